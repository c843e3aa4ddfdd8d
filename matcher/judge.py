"""From scored pairs to matches: the legal verdict, the names behind the numbers, the explanation.

Only the few pairs that are shown are judged one by one, down the ranking, until enough of them pass.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.matches import ASPECTS, Fit, Match
from data.rules.loading import Rules
from matcher.catalogue import Catalogue
from matcher.eligibility import check_facts
from matcher.explain import explain
from matcher.fit import road_km
from matcher.pair import Pair
from matcher.partners import occupation_partner, skill_partners
from matcher.phrases import PhraseTable
from matcher.pool import Key
from matcher.query import Query
from matcher.score import Scores
from matcher.subjects import CandidateSubject, VacancySubject
from matcher.table import Batch
from matcher.verdict import Verdict

Fetch = Callable[[Sequence[Key]], Mapping[Key, Any]]
"""Whole records by key; keys that are gone are left out."""
Subject = CandidateSubject | VacancySubject
DIGITS = 4
FEW = 4
"""So many more records are fetched at first where some of those that were wanted fail the check."""


@dataclass(frozen=True)
class Scored:
    """n scored pairs of one record with others.

    Args:
        subject: the record that is matched.
        keys: of all slots.
        slots: of the others, shape (n,).
        others: their facts, batch of n.
        phrases: the phrase table that the others' numbers refer to.
        scores: their scores.
        barred: which of them are surely barred, shape (n,).

    """

    subject: Subject
    keys: Sequence[Key]
    slots: NDArray[np.int64]
    others: Batch
    phrases: PhraseTable
    scores: Scores
    barred: NDArray[np.bool_]

    def order(self) -> list[int]:
        """Positions by descending score, barred ones last, equal ones in the order in which they came in."""
        order: list[int] = np.lexsort((self.slots, -np.round(self.scores.score, 6), self.barred)).tolist()
        return order

    def key(self, position: int) -> Key:
        """Key of the record at `position`."""
        return self.keys[int(self.slots[position])]


@dataclass(frozen=True)
class Judge:
    """Judges and explains scored pairs.

    Args:
        rules: the law.
        catalogue: the sentences of the language that is spoken.
        query: what was asked for.
        with_barred: whether barred pairs are listed too, after all others.

    """

    rules: Rules
    catalogue: Catalogue
    query: Query
    with_barred: bool

    def matches(self, scored: Scored, fetch: Fetch) -> list[Match]:
        """The best matches, best first."""
        found = list(islice(self._judged(scored, fetch), self.query.top))
        if self.with_barred and self.query.startable is None:
            found.sort(key=lambda match: match.startable == "no")
        return [match.model_copy(update={"rank": rank}) for rank, match in enumerate(found, start=1)]

    def _judged(self, scored: Scored, fetch: Fetch) -> Iterator[Match]:
        for positions in _portions(scored.order(), max(self.query.top, 1)):
            records = fetch([scored.key(position) for position in positions])
            for position in positions:
                record = records.get(scored.key(position))
                match = record and self._match(scored, position, record)
                if match:
                    yield match

    def _match(self, scored: Scored, position: int, record: Any) -> Match | None:
        candidate, vacancy = self._sides(scored, position, record)
        km = float(road_km(candidate.batch, vacancy.batch)[0])
        distance = None if math.isnan(km) else km
        verdict = check_facts(candidate.facts, vacancy.facts, self.query.on, distance, self.rules)
        if not self._is_wanted(verdict):
            return None
        return self._explained(
            self._pair(scored, position, candidate, vacancy, verdict, distance), scored, position
        )

    def _sides(self, scored: Scored, position: int, record: Any) -> tuple[CandidateSubject, VacancySubject]:
        subject = scored.subject
        if isinstance(subject, CandidateSubject):
            return subject, VacancySubject.stored(record, self.rules, scored.phrases, scored.others, position)
        return CandidateSubject.stored(record, self.rules, scored.phrases, scored.others, position), subject

    def _is_wanted(self, verdict: Verdict) -> bool:
        if self.query.startable is not None:
            return verdict.startable in self.query.startable
        return self.with_barred or verdict.startable != "no"

    def _pair(
        self,
        scored: Scored,
        position: int,
        candidate: CandidateSubject,
        vacancy: VacancySubject,
        verdict: Verdict,
        distance: float | None,
    ) -> Pair:
        scores = scored.scores
        needs = 1 if vacancy.facts.kind > 0 else int(vacancy.batch["level"][0])
        return Pair(
            candidate=candidate.record,
            vacancy=vacancy.record,
            on=self.query.on,
            verdict=verdict,
            fits={aspect: _known(scores.fits[aspect], position) for aspect in ASPECTS},
            values={aspect: float(_at(scores.parts[aspect].value, position)) for aspect in ASPECTS},
            occupation=occupation_partner(candidate, vacancy),
            skills=skill_partners(candidate, vacancy),
            distance_km=distance,
            person_level=int(candidate.batch["level"][0]) or None,
            job_level=needs or None,
            confidence=float(_at(scores.confidence, position)),
        )

    def _explained(self, pair: Pair, scored: Scored, position: int) -> Match:
        explanation = explain(pair, self.catalogue)
        scores = scored.scores
        return Match(
            candidate=pair.candidate.id,
            vacancy=pair.vacancy.id,
            rank=1,
            score=_rounded(scores.score, position),
            startable=pair.verdict.startable,
            startable_from=pair.verdict.startable_from,
            fit=Fit.model_validate(pair.fits),
            for_candidate=_rounded(scores.for_candidate, position),
            for_employer=_rounded(scores.for_employer, position),
            confidence=_rounded(scores.confidence, position),
            reasons=explanation.reasons,
            missing=explanation.missing,
            next_steps=explanation.next_steps,
        )


def _portions(order: Sequence[int], wanted: int) -> Iterator[Sequence[int]]:
    """`order` in parts: first as many as are wanted, then a few for those that fail, then more and more."""
    start, size = 0, wanted
    while start < len(order):
        yield order[start : start + size]
        start, size = start + size, FEW if start == 0 else 2 * size


def _at(values: NDArray[Any], position: int) -> Any:
    """The value of one pair; a value that is the same for all pairs stands once."""
    return values[position if len(values) > 1 else 0]


def _known(values: NDArray[Any], position: int) -> float | None:
    value = float(_at(values, position))
    return None if math.isnan(value) else round(value, DIGITS)


def _rounded(values: NDArray[Any], position: int) -> float:
    return round(float(_at(values, position)), DIGITS)
