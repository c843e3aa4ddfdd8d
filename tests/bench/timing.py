"""Times of calls, on the clock and in processor time, and the yardstick that they are given as multiples of.

The yardstick is one search: `IndexScalarQuantizer` in half precision over 100,000 x 256, no filter, k = 300, one
thread, warm. It is measured between the calls that it is compared with, so that both see the same machine.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

ROWS, DIMENSION, NEIGHBOURS = 100_000, 256, 300
BEST_OF = 5


@dataclass(frozen=True)
class Took:
    """What a call took, in milliseconds: on the clock, and of all processors in this process."""

    wall: float
    cpu: float


def timed(call: Callable[[], object]) -> Took:
    """Time one call."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return Took(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def best_of(call: Callable[[], object], times: int = BEST_OF) -> Took:
    """The shortest of a few calls, each clock for itself: what other programs took away counts less."""
    took = [timed(call) for _ in range(times)]
    return Took(min(one.wall for one in took), min(one.cpu for one in took))


def median(took: Sequence[Took]) -> Took:
    """The median of each clock."""
    return Took(statistics.median(one.wall for one in took), statistics.median(one.cpu for one in took))


def percentile(took: Sequence[Took], share: float) -> Took:
    """The value of each clock below which `share` percent lie."""
    return Took(
        *(float(np.percentile([getattr(one, name) for one in took], share)) for name in ("wall", "cpu"))
    )


class Yardstick:
    """The fixed search; `measure` adds to `took`."""

    def __init__(self) -> None:
        import faiss

        faiss.omp_set_num_threads(1)
        self._vectors = np.random.default_rng(0).standard_normal((ROWS, DIMENSION)).astype(np.float32)
        self._index: Any = faiss.IndexScalarQuantizer(
            DIMENSION, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        self._index.add(self._vectors)
        self.took: list[Took] = []
        self._search()

    def measure(self) -> None:
        """Time the search once more."""
        self.took.append(best_of(self._search))

    def _search(self) -> object:
        return self._index.search(self._vectors[:1], NEIGHBOURS)
