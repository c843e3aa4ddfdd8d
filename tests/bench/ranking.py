"""An evaluation of one dense system beside the bare matrix product with its best documents, one thread.

Both are given the vectors: 256 dimensions, drawn at random. The bare product takes as many queries at once as the
evaluation does. Memory is what numpy allocates while an evaluation runs, beyond the vectors.
"""

import tracemalloc
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from evaluation.datasets import Dataset, make_dataset
from evaluation.measures import DEFAULT, measures_of
from evaluation.scoring import BLOCK, Scoring, score_system
from evaluation.systems import Scorer
from evaluation.tables import Judgement, Text
from tests.bench.timing import Took, best_of

DIMENSION = 256
BEST = 100
RELEVANT = 20
ROUNDS = 3

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Evaluated:
    """Times of the bare product and of the evaluation, and memory in MiB: the evaluation's, the whole matrix's."""

    bare: Took
    evaluation: Took
    peak: float
    matrix: float


def measured(queries: int, documents: int) -> Evaluated:
    """Measure `queries` x `documents`."""
    drawn = np.random.default_rng(0)
    left, right = (
        drawn.standard_normal((rows, DIMENSION), dtype=np.float32) for rows in (queries, documents)
    )
    scorer, data = _scorer(left, right), _dataset(queries, documents)
    scoring = Scoring(measures_of(DEFAULT))
    with threadpool_limits(1):
        bare = best_of(lambda: _bare(scorer, queries, documents), ROUNDS)
        evaluation = best_of(lambda: score_system(data, "dense", scorer, scoring), ROUNDS)
        tracemalloc.start()
        score_system(data, "dense", scorer, scoring)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return Evaluated(bare, evaluation, peak / 2**20, 4 * queries * documents / 2**20)


def _scorer(left: Vectors, right: Vectors) -> Scorer:
    transposed = np.ascontiguousarray(right.T)
    return lambda rows: left[rows.start : rows.stop] @ transposed


def _bare(scorer: Scorer, queries: int, documents: int) -> None:
    """The product, and the best documents of each query in their order."""
    size = max(1, BLOCK // documents)
    best = min(BEST, documents)
    for start in range(0, queries, size):
        scores = scorer(range(start, min(start + size, queries)))
        chosen = np.argpartition(scores, documents - best, axis=1)[:, documents - best :]
        np.argsort(-np.take_along_axis(scores, chosen, axis=1), axis=1)


def _dataset(queries: int, documents: int) -> Dataset:
    drawn = np.random.default_rng(1)
    judgements = (
        Judgement(f"q{query}", f"d{document}", 1, 0)
        for query in range(queries)
        for document in drawn.choice(documents, min(RELEVANT, documents), replace=False).tolist()
    )
    asked, ranked = (
        [Text(f"{letter}{place}", "") for place in range(count)]
        for letter, count in (("q", queries), ("d", documents))
    )
    return make_dataset("drawn", asked, ranked, judgements)
