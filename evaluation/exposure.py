"""Who is shown: how unevenly a system's lists spread attention over vacancies, or over people.

A place among the first k of a list is one unit of exposure; a place further up is not worth more.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.bootstrap import Estimate, Floats, estimate
from evaluation.datasets import Positions

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Exposure:
    """How the first k places of all lists are spread over the documents.

    Attributes:
        lists: Number of lists.
        counts: How often each document is among the first k, ascending; shape (documents,).
        gini: Of the counts: 0 where all are shown alike, near 1 where a few get everything.
        coverage: Share of the documents that stand in at least one list.
        good_never_shown: Share that stand in no list, among those which are good for somebody; None: there are none.
        per_opening: Lists for each opening, over the vacancies that are shown: applications, if everybody applied to
            the first k. None for people, and where nothing is shown.
        most_per_opening: The highest of these.

    """

    lists: int
    counts: Counts
    gini: float
    coverage: float
    good_never_shown: float | None
    per_opening: Estimate | None
    most_per_opening: float | None

    @property
    def never_shown(self) -> float:
        """Share of the documents that stand in no list."""
        return 1.0 - self.coverage

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "lists": self.lists,
            "records": len(self.counts),
            "gini": self.gini,
            "coverage": self.coverage,
            "never_shown": self.never_shown,
            "good_never_shown": self.good_never_shown,
            "applications_per_opening": self.per_opening and self.per_opening.document(),
            "most_applications_per_opening": self.most_per_opening,
        }


def exposure(
    first: Positions, documents: int, good: Collection[int], openings: Floats | None, seed: int
) -> Exposure:
    """How `first` spreads attention.

    Args:
        first: The first k of each list as positions of documents, shape (lists, k); negative where a list has ended.
        documents: How many there are.
        good: Positions of those that are good for somebody.
        openings: Of each vacancy, shape (documents,), each above 0; None for people.
        seed: Of the bootstrap.

    """
    counts = np.bincount(first[first >= 0], minlength=documents).astype(np.int64)
    shown = counts > 0
    wanted = np.array(sorted(good), dtype=np.int64)
    demand = counts[shown] / openings[shown] if openings is not None else np.empty(0)
    return Exposure(
        lists=len(first),
        counts=np.sort(counts),
        gini=gini(counts),
        coverage=float(shown.mean()) if documents else 0.0,
        good_never_shown=float(1 - shown[wanted].mean()) if len(wanted) else None,
        per_opening=estimate(demand, seed) if len(demand) else None,
        most_per_opening=float(demand.max()) if len(demand) else None,
    )


def gini(counts: Counts) -> float:
    """Gini coefficient of `counts`; 0 where there is nothing to spread. Gini (1912), in the form of sorted values."""
    total = counts.sum()
    if not total:
        return 0.0
    ranks = np.arange(1, len(counts) + 1)
    return float(((2 * ranks - len(counts) - 1) * np.sort(counts)).sum() / (len(counts) * total))


def lorenz(counts: Counts, points: int = 20) -> list[tuple[float, float]]:
    """The Lorenz curve: share of the documents, the least shown first, and the share of all places that they get."""
    total = counts.sum()
    reached = np.concatenate([[0], np.cumsum(np.sort(counts))])
    steps = np.unique(np.linspace(0, len(counts), points + 1).round().astype(np.int64))
    return [(step / len(counts), float(reached[step] / total)) for step in steps.tolist()] if total else []
