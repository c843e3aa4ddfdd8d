"""Is anyone left behind? Groups of people beside each other, and employers who have migrated themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.bootstrap import Estimate, Floats, estimate, estimate_difference
from evaluation.datasets import Judged, Positions

FOUR_FIFTHS = 0.8
FEW = 10
"""Below so many people, a rate says little."""
Rows = Sequence[int]


@dataclass(frozen=True)
class GroupRate:
    """How many of a group are served.

    Attributes:
        value: Of the grouping; empty for those without one.
        people: Of this group, for whom there is a good vacancy.
        rate: Share of them who find a good one among the first k.
        ratio: To the rate of the best group that is not small, or of all if all are; None where that is 0.

    """

    value: str
    people: int
    rate: Estimate
    ratio: float | None

    @property
    def is_below(self) -> bool:
        """Whether the ratio lies below four fifths."""
        return self.ratio is not None and self.ratio < FOUR_FIFTHS

    @property
    def is_small(self) -> bool:
        """Whether the group is too small to conclude anything."""
        return is_small(self.people)

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "people": self.people,
            "rate": self.rate.document(),
            "ratio": self.ratio,
            "below_four_fifths": self.is_below,
            "few": self.is_small,
        }


@dataclass(frozen=True)
class GroupGap:
    """What a group's mean of a measure is above, or below, that of everybody else."""

    value: str
    queries: int
    gap: Estimate

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {"queries": self.queries, "gap": self.gap.document()}


@dataclass(frozen=True)
class ShareOfExposure:
    """Vacancies of some employers: their share of what is shown against their share of what is good.

    Attributes:
        queries: People for whom there is a good vacancy and a list.
        shown: Share of these employers among the first k.
        pool: Their share among the person's good vacancies.
        gap: Shown less pool: below 0, they are shown less than they have to offer.

    """

    queries: int
    shown: Estimate
    pool: Estimate
    gap: Estimate

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "queries": self.queries,
            "shown": self.shown.document(),
            "pool": self.pool.document(),
            "gap": self.gap.document(),
        }


def is_small(people: int) -> bool:
    """Whether a group is too small for its rate to say much."""
    return people < FEW


def four_fifths(
    first: Positions, good: Sequence[Judged], groups: Mapping[str, Rows], seed: int
) -> tuple[GroupRate, ...]:
    """Selection rates by group, and their ratio to the best: the rule of thumb of 29 CFR 1607.4 D.

    Args:
        first: The first k documents of each query, shape (queries, k).
        good: The good documents of each query; people who have none are not counted.
        groups: Rows of the queries by group.
        seed: Of the bootstrap.

    Returns:
        The groups that hold anybody, by name.

    """
    served = np.array([np.isin(row, each.positions).any() for row, each in zip(first, good, strict=True)])
    counted = {value: [row for row in rows if len(good[row].positions)] for value, rows in groups.items()}
    rates = {
        value: estimate(served[rows].astype(np.float64), seed)
        for value, rows in sorted(counted.items())
        if rows
    }
    large = [rate.mean for value, rate in rates.items() if not is_small(len(counted[value]))]
    best = max(large or [rate.mean for rate in rates.values()], default=0.0)
    return tuple(
        GroupRate(value, len(counted[value]), rate, rate.mean / best if best else None)
        for value, rate in rates.items()
    )


def group_gaps(values: Floats, groups: Mapping[str, Rows], seed: int) -> tuple[GroupGap, ...]:
    """Each group's mean less that of all other queries; `values` of one measure, shape (queries,)."""
    found = []
    for value, rows in sorted(groups.items()):
        others = np.delete(values, list(rows))
        if len(others):
            gap = estimate_difference(values[list(rows)], others, seed)
            found.append(GroupGap(value, len(rows), gap))
    return tuple(found)


def share_of_exposure(
    first: Positions, good: Sequence[Judged], belongs: NDArray[np.bool_], seed: int
) -> ShareOfExposure | None:
    """How much of the first k goes to some documents, against their share of the good ones.

    Args:
        first: The first k documents of each query, shape (queries, k); negative where a list has ended.
        good: The good documents of each query.
        belongs: Which documents are meant, shape (documents,).
        seed: Of the bootstrap.

    Returns:
        None where none is meant, or no query has both a list and a good document.

    """
    shares = [
        (belongs[row[row >= 0]].mean(), belongs[each.positions].mean())
        for row, each in zip(first, good, strict=True)
        if len(each.positions) and (row >= 0).any()
    ]
    if not shares or not belongs.any():
        return None
    shown, pool = np.array(shares).T
    return ShareOfExposure(
        len(shares), estimate(shown, seed), estimate(pool, seed), estimate(shown - pool, seed)
    )
