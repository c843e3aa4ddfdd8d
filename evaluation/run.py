"""An evaluation: systems score a data set in blocks of queries, and only figures are kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from evaluation.bootstrap import Floats, bounds, holm, swap_test
from evaluation.datasets import Dataset
from evaluation.measures import Found, cutoff_of, formula_of, values_of
from evaluation.ranking import Scores, order_of, ranks_of
from evaluation.systems import Scorer
from evaluation.trec import RunWriter, run_writer

if TYPE_CHECKING:
    from ir_measures.measures import Measure

BLOCK = 4 * 1024 * 1024
"""So many scores at most are in memory at once."""
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Estimate:
    """A mean over queries with its 95 % bootstrap bounds."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """Whether two systems differ in a measure: paired randomisation test, corrected over all pairs of systems."""

    measure: str
    first: str
    second: str
    difference: float
    p_value: float


@dataclass(frozen=True)
class Evaluation:
    """What systems reached on a data set, query by query.

    Attributes:
        dataset: The data set.
        measures: Names of the measures.
        values: By system, shape (queries, measures).
        seed: Of bootstrap and randomisation.

    """

    dataset: Dataset
    measures: tuple[str, ...]
    values: Mapping[str, Floats]
    seed: int = 0

    def estimates(self, rows: Sequence[int] | None = None) -> dict[str, dict[str, Estimate]]:
        """Means with bounds by system and measure; over all queries, or over those in `rows`."""
        chosen = slice(None) if rows is None else list(rows)
        found: dict[str, dict[str, Estimate]] = {}
        for system, values in self.values.items():
            part = values[chosen]
            columns = (part.mean(axis=0), *bounds(part, self.seed))
            found[system] = {
                measure: Estimate(*(float(column[place]) for column in columns))
                for place, measure in enumerate(self.measures)
            }
        return found

    def comparisons(self) -> tuple[Comparison, ...]:
        """Every pair of systems in every measure; p-values are corrected by Holm within a measure."""
        pairs = list(combinations(self.values, 2))
        found: list[Comparison] = []
        for place, measure in enumerate(self.measures if pairs else ()):
            first, second = (
                np.stack([self.values[pair[side]][:, place] for pair in pairs], axis=1) for side in (0, 1)
            )
            corrected = holm(swap_test(first - second, self.seed).tolist())
            means = (first - second).mean(axis=0).tolist()
            found += [
                Comparison(measure, *pair, difference, p_value)
                for pair, difference, p_value in zip(pairs, means, corrected, strict=True)
            ]
        return tuple(found)

    def strata(self) -> dict[str, dict[str, list[int]]]:
        """Rows of the queries by grouping and value; what has no value stands under an empty one."""
        found: dict[str, dict[str, list[int]]] = {}
        for name, values in self.dataset.strata.items():
            groups = found.setdefault(name, {})
            for row, query in enumerate(self.dataset.queries):
                groups.setdefault(values.get(query.id, ""), []).append(row)
        return found

    def document(self) -> dict[str, object]:
        """The shape of `--json`."""
        systems = {
            system: {
                measure: {"mean": each.mean, "low": each.low, "high": each.high}
                for measure, each in measures.items()
            }
            for system, measures in self.estimates().items()
        }
        return {"dataset": self.dataset.name, "queries": len(self.dataset.queries), "systems": systems}


@dataclass(frozen=True)
class Scoring:
    """How a system's scores become figures.

    Attributes:
        measures: What is computed.
        depth: Ranks below it do not count, and are not written; None ranks everything.
        run: File for the TREC run; None writes none.
        progress: Called with the number of queries done.

    """

    measures: tuple["Measure", ...]
    depth: int | None = None
    run: Path | None = None
    progress: Progress | None = None


def evaluate(
    dataset: Dataset, systems: Mapping[str, Callable[[], Scorer]], scoring: Scoring, seed: int = 0
) -> Evaluation:
    """Score `dataset` with every system, one after the other.

    Args:
        dataset: What is ranked.
        systems: By name, what makes each ready; it is let go before the next is made.
        scoring: Measures, depth, run file (with several systems, one each: see `run_file`), progress.
        seed: Of bootstrap and randomisation.

    """
    values = {}
    for name, prepare in systems.items():
        file = scoring.run and run_file(scoring.run, name, alone=len(systems) == 1)
        values[name] = score_system(dataset, name, prepare(), replace(scoring, run=file))
    return Evaluation(dataset, tuple(map(str, scoring.measures)), values, seed)


def run_file(file: Path, system: str, *, alone: bool) -> Path:
    """Where a system's run is written: `file`, or `run.trec` -> `run.bm25.trec` where there are several."""
    safe = "".join(sign if sign.isalnum() or sign in "-_:." else "_" for sign in system)
    return file if alone else file.with_name(f"{file.stem}.{safe}{file.suffix}")


def score_system(dataset: Dataset, name: str, scorer: Scorer, scoring: Scoring) -> Floats:
    """Values of each measure for each query, shape (queries, measures).

    A judged query for which nothing is ranked scores zero. At most `BLOCK` scores are in memory.
    """
    values = np.zeros((len(dataset.queries), len(scoring.measures)))
    with ExitStack() as stack:
        writer = stack.enter_context(run_writer(scoring.run, name, dataset)) if scoring.run else None
        judge = _QueryJudge(dataset, scoring, writer)
        for block in _blocks(len(dataset.queries), len(dataset.documents)):
            for row, scores in zip(block, scorer(block), strict=True):
                values[row] = judge.values(row, scores)
            if scoring.progress:
                scoring.progress(block.stop)
    return values


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
