"""The whole engine as a system of a benchmark, also without one of its parts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.matches import ASPECTS, Aspect, Match
from data.rules.loading import load_rules
from evaluation.datasets import Dataset, People
from evaluation.faults import EvaluationRefused
from evaluation.ranking import NOT_RANKED, Scores, strictly_falling
from matcher.engine import Engine
from matcher.query import Query
from models.encoder import Encoder, load_encoder

PREFIX = "passung"
ENGINE_DEPTH = 1_000
"""Each match is judged and explained as for a user, which takes its time; further down nothing is ranked."""
RECIPROCAL = "reciprocal"
ASKING = "asking"
ELIGIBILITY = "eligibility"
PARTS = (*ASPECTS, RECIPROCAL, ASKING, ELIGIBILITY)
"""What the engine can be asked to do without: an aspect; the other side's view; the asking side's; the legal check."""


@dataclass(frozen=True)
class Bench:
    """What the systems of one evaluation share.

    Attributes:
        on: The day for which the law is applied.
        seed: Of chance.
        encoder: Of the engine: None for the shipped one.
        depth: So many matches the engine ranks for each query; None: `ENGINE_DEPTH`.
        lang: Language of the engine's explanations.

    """

    on: dt.date = field(default_factory=dt.date.today)
    seed: int = 0
    encoder: str | None = None
    depth: int | None = None
    lang: str = "en"

    @cached_property
    def shipped_encoder(self) -> Encoder:
        """The encoder that comes with this distribution."""
        return load_encoder()

    @cached_property
    def engine_encoder(self) -> Encoder:
        """The engine's."""
        return self.shipped_encoder if self.encoder is None else load_encoder(self.encoder)


@dataclass(frozen=True)
class EngineRanker:
    """The engine over all documents, ranking as it does for a pool that is given in a call: barred ones last.

    As a scorer it is called with rows of queries.
    """

    engine: Engine
    dataset: Dataset
    people: People
    without: frozenset[str]
    bench: Bench

    def __call__(self, rows: range) -> NDArray[np.float32]:
        """Scores of all documents, strictly falling in the order of the ranking; shape (rows, documents)."""
        return np.stack([self._scores(row) for row in rows])

    def matches(self, row: int) -> list[Match]:
        """What the engine says for the query in `row`, best first."""
        asked = self.dataset.queries[row].id
        if self.people.vacancies_ask:
            matches = self.engine.match_vacancy(self.people.vacancies[asked], self._query)
        else:
            matches = self.engine.match_candidate(self.people.candidates[asked], self._query)
        return sorted(matches, key=self._place, reverse=True)

    def position(self, match: Match) -> int:
        """Where the ranked record of `match` stands among the documents."""
        return self._positions[match.candidate if self.people.vacancies_ask else match.vacancy]

    def score(self, match: Match) -> float:
        """What the ranking goes by, 0 to 1."""
        if not self.without & {RECIPROCAL, ASKING}:
            return match.score
        employers_view = self.people.vacancies_ask == (RECIPROCAL in self.without)
        return match.for_employer if employers_view else match.for_candidate

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {document.id: place for place, document in enumerate(self.dataset.documents)}

    @cached_property
    def _query(self) -> Query:
        weights: dict[Aspect, float] = {aspect: 0.0 for aspect in ASPECTS if aspect in self.without}
        top = self.bench.depth or ENGINE_DEPTH
        return Query(top=top, on=self.bench.on, lang=self.bench.lang, weights=weights)

    def _scores(self, row: int) -> Scores:
        ranked = self.matches(row)
        scores = np.full(len(self._positions), NOT_RANKED, dtype=np.float32)
        scores[list(map(self.position, ranked))] = strictly_falling(
            np.array(list(map(self._place, ranked)), dtype=np.float32)
        )
        return scores

    def _place(self, match: Match) -> float:
        """The score, lowered where the pair is barred, so that barred ones come last."""
        barred = match.startable == "no" and ELIGIBILITY not in self.without
        return self.score(match) - 1.0 if barred else self.score(match)


def engine_ranker(name: str, dataset: Dataset, bench: Bench) -> EngineRanker:
    """The engine, ready to rank the documents of a job-person benchmark.

    Args:
        name: `passung`, or `passung:-PART` without one of `PARTS`; several parts separated by commas.
        dataset: A job-person benchmark.
        bench: Day, seed, encoder.

    Raises:
        EvaluationRefused: for another data set or an unknown part.

    """
    people = dataset.people
    if people is None:
        raise EvaluationRefused(
            name, f"the engine ranks records of people and vacancies; {dataset.name} holds texts"
        )
    return EngineRanker(_engine(people, bench), dataset, people, _without(name), bench)


def _engine(people: People, bench: Bench) -> Engine:
    asked_for = {"candidates": tuple(people.candidates.values())} if people.vacancies_ask else {}
    others = {} if people.vacancies_ask else {"vacancies": tuple(people.vacancies.values())}
    return Engine.among(bench.engine_encoder, load_rules(), **asked_for, **others)  # type: ignore[arg-type]


def _without(name: str) -> frozenset[str]:
    _, _, parts = name.partition(":")
    asked = [part.strip() for part in parts.split(",") if part.strip()]
    for part in asked:
        if not part.startswith("-") or part[1:] not in PARTS:
            known = ", ".join(f"-{known}" for known in PARTS)
            raise EvaluationRefused(name, f"{part!r} is no part that can be left out; known are {known}")
    without = frozenset(part[1:] for part in asked)
    if {RECIPROCAL, ASKING} <= without:
        raise EvaluationRefused(name, "without either side's view nothing is left to rank by")
    return without
