"""The vacancies that come into question for a person, with the facts to ask the legal check about any of them."""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.prospects import Opening
from data.records import Candidate, Vacancy
from data.rules.loading import Rules
from matcher.column_facts import are_complete, column_facts
from matcher.drafts import NEAR_OCCUPATION
from matcher.eligibility import check_facts
from matcher.engine import Engine
from matcher.facts import CandidateFacts, VacancyFacts
from matcher.fit import road_km
from matcher.judge import Scored
from matcher.pool import Key
from matcher.qualification import recognition_open
from matcher.query import Query
from matcher.rows import kldb_group
from matcher.table import NOTHING
from matcher.verdict import Verdict

FITTING = 0.5
"""Value of the aspect qualification from which a job is neither far above the person's level nor far below it."""
LONGEST = 200
"""So many vacancies at most come into question, the best-fitting ones."""


class Shortlist:
    """Vacancies in the person's field and near their level.

    They are found for a `far` version of the person, who has taken every step that is asked about, so that what
    the steps open is among them.

    Args:
        engine: holds the vacancies.
        far: who they are found for.
        query: what is asked.

    """

    def __init__(self, engine: Engine, far: Candidate, query: Query) -> None:
        self._engine = engine
        self.far = far
        self.rules: Rules = engine.rules
        self.scored: Scored = engine.scored_vacancies(far, query)
        self.on = query.on
        self.batch = self.scored.others
        worth = self._is_near() & are_complete(self.batch)
        ranked = (place for place in self.scored.order() if worth[place])
        self.places = list(islice(ranked, LONGEST))
        """Positions of the vacancies in `batch`, the best-fitting first."""
        self._facts: dict[int, VacancyFacts] = {}
        self._records: dict[Key, Any] = {}

    @cached_property
    def km(self) -> NDArray[np.float32]:
        """Estimated way to each vacancy, NaN unknown; no step changes it."""
        subject = self.scored.subject
        return np.broadcast_to(road_km(subject.batch, self.batch), self.scored.slots.shape)

    def positions(self, mask: NDArray[np.bool_]) -> list[int]:
        """Where `mask` (over `batch`) holds among those that come into question, the best first."""
        return [place for place in self.places if mask[place]]

    def fetch(self, positions: Iterable[int]) -> None:
        """Read the whole records of some vacancies at once."""
        keys = [key for key in map(self.scored.key, positions) if key not in self._records]
        if keys:
            self._records |= self._engine.fetch_vacancies(keys)

    def record(self, position: int) -> Any:
        """The whole record of the vacancy at `position`; None where it is gone by now."""
        self.fetch([position])
        return self._records.get(self.scored.key(position))

    def openings(self, positions: Sequence[int], person: CandidateFacts) -> tuple[Opening, ...]:
        """Vacancies with what the legal check says of them for a version of the person."""
        self.fetch(positions)
        records = (self._records.get(self.scored.key(position)) for position in positions)
        return tuple(
            _opening(record, self.verdict(person, position))
            for position, record in zip(positions, records, strict=True)
            if record is not None
        )

    def verdict(self, person: CandidateFacts, position: int) -> Verdict:
        """What the legal check says of the vacancy at `position` for a version of the person."""
        if position not in self._facts:
            self._facts[position] = column_facts(self.batch, position, self.rules)
        km = float(self.km[position])
        distance = None if math.isnan(km) else km
        return check_facts(person, self._facts[position], self.on, distance, self.rules)

    def _is_near(self) -> NDArray[np.bool_]:
        """In the person's field, where that is known, and near their level."""
        parts, person = self.scored.scores.parts, self.scored.subject.batch
        groups = {kldb_group(held.kldb) for held in self.far.occupations} - {0}
        in_field = (parts["occupation"].value >= NEAR_OCCUPATION) | ~parts["occupation"].known
        in_field |= np.isin(self.batch["kldb_group"], list(groups))
        in_field |= (self.batch["regulated"] != NOTHING) & ~recognition_open(person, self.batch)
        near: NDArray[np.bool_] = in_field & (parts["qualification"].value >= FITTING)
        return near


def _opening(vacancy: Vacancy, verdict: Verdict) -> Opening:
    return Opening(
        vacancy=vacancy.id,
        title=vacancy.title,
        employer=vacancy.employer.name,
        startable=verdict.startable,
        startable_from=verdict.startable_from,
    )
