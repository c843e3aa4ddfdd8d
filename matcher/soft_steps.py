"""Steps that no law asks for: certificates that vacancies name among their skills, and a higher level on paper.

They open nothing by themselves; they take away a weak spot that the score shows.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from data.levels import RequirementLevel
from matcher import affinity, fit
from matcher.effects import Effect
from matcher.reasons import FITTING_LEVEL, MET_SKILL
from matcher.shortlist import Shortlist
from matcher.step import CertificateStep, LevelStep
from matcher.subjects import CandidateSubject

MOST = 5
"""So many certificates at most are looked at, the ones that most vacancies ask for."""


def soft_effects(person: CandidateSubject, shortlist: Shortlist) -> Iterator[Effect]:
    """Certificates that vacancies ask for and the person lacks, and the next level, with what they ease."""
    yield from _certificates(person, shortlist)
    yield from _level(person, shortlist)


def _certificates(person: CandidateSubject, shortlist: Shortlist) -> Iterator[Effect]:
    batch = shortlist.batch
    flagged = np.flatnonzero(shortlist.worth & (batch["certificates"] != 0))
    if not len(flagged):
        return
    some = {name: column[flagged] for name, column in batch.items()}
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


def _level(person: CandidateSubject, shortlist: Shortlist) -> Iterator[Effect]:
    level = int(person.batch["level"][0])
    if not RequirementLevel.HELPER <= level < RequirementLevel.EXPERT:
        return
    batch = shortlist.batch
    value = fit.qualification(person.batch, batch).value
    above = (batch["kind"] <= 0) & (batch["level"] == level + 1) & (value < FITTING_LEVEL)
    if eased := shortlist.positions(above):
        yield Effect(frozenset({LevelStep(level + 1)}), (), tuple(eased))
