"""The queries on which our system does worst: what it ranks first, why, and what it misses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.matches import Match
from evaluation.beyond import TOP
from evaluation.engine import PREFIX, EngineRanker
from evaluation.run import Evaluation
from evaluation.systems import System
from evaluation.tables import Text

WORST = 10
SHOWN = 5
MISSED = 3


@dataclass(frozen=True)
class RankedDocument:
    """A document in a ranking. `grade` is None where nobody judged it; `match` is the engine's explanation."""

    rank: int
    document: Text
    grade: int | None
    match: Match | None = None


@dataclass(frozen=True)
class WorstQuery:
    """A query, what it reached in the first measure, what is ranked first, and the best that is not."""

    query: Text
    value: float
    ranking: tuple[RankedDocument, ...]
    missed: tuple[tuple[Text, int], ...]


def our_system(systems: Sequence[System]) -> System:
    """The one whose errors are shown: the engine, else the shipped encoder, else the first."""
    for name in (PREFIX, "encoder"):
        for system in systems:
            if system.name == name:
                return system
    return systems[0]


def worst_queries(found: Evaluation, ours: System, count: int = WORST) -> tuple[WorstQuery, ...]:
    """The `count` worst queries of a system by the first measure, ties in the order of the file.

    Needs an evaluation that kept the first documents. The engine is asked again for its explanations.
    """
    values = found.values[ours.name][:, 0]
    ranker = ours.prepare(found.dataset) if ours.name.startswith(PREFIX) and not ours.is_run else None
    engine = ranker if isinstance(ranker, EngineRanker) else None
    rows = np.argsort(values, kind="stable")[:count].tolist()
    return tuple(_worst(found, ours.name, row, float(values[row]), engine) for row in rows)


def _worst(found: Evaluation, system: str, row: int, value: float, engine: EngineRanker | None) -> WorstQuery:
    data = found.dataset
    grades = data.judgements(row)
    matches = {engine.position(match): match for match in engine.matches(row)} if engine else {}
    first = [place for place in found.first[system][row, :TOP].tolist() if place >= 0]
    ranking = [
        RankedDocument(rank, data.documents[place], grades.get(data.documents[place].id), matches.get(place))
        for rank, place in enumerate(first[:SHOWN], start=1)
    ]
    good = data.judged[row].relevant
    ordered = sorted(zip(good.grades.tolist(), good.positions.tolist(), strict=True), reverse=True)
    missed = [(data.documents[place], grade) for grade, place in ordered if place not in first]
    return WorstQuery(data.queries[row], value, tuple(ranking), tuple(missed[:MISSED]))
