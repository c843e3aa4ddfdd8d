"""Steps that no law asks for: certificates that vacancies name among their skills, and a higher level on paper.

They open nothing by themselves; they take away a weak spot that the score shows.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from data.levels import RequirementLevel
from matcher import affinity, fit
from matcher.effects import Effect
from matcher.engine import Engine
from matcher.needs import Reach
from matcher.qualification import qualification
from matcher.reasons import FITTING_LEVEL, MET_SKILL
from matcher.rows import candidate_row
from matcher.shortlist import Shortlist
from matcher.step import CertificateStep, LevelStep
from matcher.subjects import CandidateSubject
from matcher.table import as_batch
from matcher.words import candidate_words

MOST = 5
"""So many certificates at most are looked at, the ones that most vacancies ask for."""


def soft_effects(engine: Engine, reach: Reach, shortlist: Shortlist) -> Iterator[Effect]:
    """Certificates that vacancies ask for and the person lacks, and the next level, with what they ease."""
    flagged = shortlist.positions(shortlist.batch["certificates"] != 0)
    if flagged:
        person = CandidateSubject.of(reach.candidate, reach.rules, engine.candidates.phrases)
        yield from _certificates(person, shortlist, np.array(flagged))
    yield from _level(reach, shortlist)


def _certificates(
    person: CandidateSubject, shortlist: Shortlist, flagged: NDArray[np.int64]
) -> Iterator[Effect]:
    some = {name: column[flagged] for name, column in shortlist.batch.items()}
    found = affinity.with_vacancies(person.batch, person.vectors, some, shortlist.scored.phrases)
    if not fit.skills(person.batch, some, found).known.any():
        return
    slots: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by phrase: positions, and where it stands
    for row, slot in np.argwhere(found.required < MET_SKILL):
        if some["certificates"][row] >> slot & 1:
            slots[int(some["required"][row, slot])].append((int(flagged[row]), int(slot)))
    for places in sorted(slots.values(), key=len, reverse=True)[:MOST]:
        position, slot = places[0]
        if (record := shortlist.record(position)) is not None:
            step = CertificateStep(record.skills_required[slot])
            yield Effect(frozenset({step}), (), tuple(dict.fromkeys(place for place, _ in places)))


def _level(reach: Reach, shortlist: Shortlist) -> Iterator[Effect]:
    person = as_batch(candidate_row(reach.candidate, reach.facts, candidate_words(reach.candidate)))
    level = int(person["level"][0])
    if not RequirementLevel.HELPER <= level < RequirementLevel.EXPERT:
        return
    batch = shortlist.batch
    value = qualification(person, batch).value
    above = (batch["kind"] <= 0) & (batch["level"] == level + 1) & (value < FITTING_LEVEL)
    if eased := shortlist.positions(above):
        yield Effect(frozenset({LevelStep(level + 1)}), (), tuple(eased))
