"""One system scored: its rankings come in blocks of queries, and only figures and the first documents are kept."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from evaluation.bootstrap import Floats
from evaluation.datasets import Dataset, Positions
from evaluation.measures import Found, cutoff_of, formula_of, values_of
from evaluation.ranking import Scores, order_of, ranks_of
from evaluation.systems import Scorer
from evaluation.trec import RunWriter, run_writer

if TYPE_CHECKING:
    from ir_measures.measures import Measure

BLOCK = 4 * 1024 * 1024
"""So many scores at most are in memory at once."""
NOTHING = -1
"""Stands where a ranking has ended."""
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Scoring:
    """How a system's scores become figures.

    Attributes:
        measures: What is computed.
        depth: Ranks below it do not count, and are not written; None ranks everything.
        run: File for the TREC run; None writes none.
        keep: So many first documents of each ranking are kept.
        progress: Called with the number of queries done.

    """

    measures: tuple["Measure", ...]
    depth: int | None = None
    run: Path | None = None
    keep: int = 0
    progress: Progress | None = None


def run_file(file: Path, system: str, *, alone: bool) -> Path:
    """Where a system's run is written: `file`, or `run.trec` -> `run.bm25.trec` where there are several."""
    safe = "".join(sign if sign.isalnum() or sign in "-_:." else "_" for sign in system)
    return file if alone else file.with_name(f"{file.stem}.{safe}{file.suffix}")


@dataclass(frozen=True)
class Scored:
    """What one system reached.

    Attributes:
        values: Of each measure for each query, shape (queries, measures).
        first: The documents that it ranks first, best first, as positions in the data set; shape (queries, kept),
            `NOTHING` where a ranking has ended.

    """

    values: Floats
    first: Positions


def score_system(dataset: Dataset, name: str, scorer: Scorer, scoring: Scoring) -> Scored:
    """Score every query of `dataset`.

    A judged query for which nothing is ranked scores zero. At most `BLOCK` scores are in memory.
    """
    queries = len(dataset.queries)
    found = Scored(
        np.zeros((queries, len(scoring.measures))), np.full((queries, scoring.keep), NOTHING, dtype=np.int64)
    )
    with ExitStack() as stack:
        writer = stack.enter_context(run_writer(scoring.run, name, dataset)) if scoring.run else None
        judge = _QueryJudge(dataset, scoring, writer)
        for block in _blocks(queries, len(dataset.documents)):
            for row, scores in zip(block, scorer(block), strict=True):
                found.values[row] = judge.values(row, scores)
                _keep(found.first[row], scores, scoring.depth)
            if scoring.progress:
                scoring.progress(block.stop)
    return found


def first_documents(scorer: Scorer, rows: Sequence[int], keep: int) -> Positions:
    """The documents that a system ranks first for the queries in `rows`, shape (rows, keep); see `Scored`."""
    first = np.full((len(rows), keep), NOTHING, dtype=np.int64)
    for place, row in enumerate(rows):
        _keep(first[place], scorer(range(row, row + 1))[0])
    return first


def _keep(first: Positions, scores: Scores, depth: int | None = None) -> None:
    """Write the first documents of one ranking into `first`."""
    if len(first):
        order = order_of(scores, min(len(first), depth or len(first)))
        first[: len(order)] = order


class _QueryJudge:
    """Computes the measures of one query after the other."""

    def __init__(self, dataset: Dataset, scoring: Scoring, writer: RunWriter | None) -> None:
        self._dataset, self._depth, self._writer = dataset, scoring.depth, writer
        self._formulas = [(formula_of(measure), cutoff_of(measure)) for measure in scoring.measures]
        self._others = [measure for measure in scoring.measures if formula_of(measure) is None]

    def values(self, row: int, scores: Scores) -> NDArray[np.float64]:
        """All measures for the query in `row`, shape (measures,)."""
        relevant = self._dataset.judged[row].relevant
        found = Found(ranks_of(scores, relevant.positions, self._depth), relevant.grades)
        others = iter(self._through_the_library(row, scores))
        return np.array(
            [formula(found, cutoff) if formula else next(others) for formula, cutoff in self._formulas]
        )

    def _through_the_library(self, row: int, scores: Scores) -> list[float]:
        """What needs the whole ranking: other measures, and the run that is written."""
        if not self._others and not self._writer:
            return []
        order, query = order_of(scores, self._depth), self._dataset.queries[row].id
        if self._writer:
            self._writer.write(query, order, scores)
        if not self._others:
            return []
        ids = (self._dataset.documents[position].id for position in order.tolist())
        run = dict(zip(ids, scores[order].tolist(), strict=True))
        return list(values_of(self._others, query, self._dataset.judgements(row), run))


def _blocks(queries: int, documents: int) -> Iterator[range]:
    size = max(1, BLOCK // max(documents, 1))
    for start in range(0, queries, size):
        yield range(start, min(start + size, queries))
