"""Does the ranking stay when only the wording changes? The other grammatical gender, or another language."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.bootstrap import Estimate, Floats, estimate
from evaluation.datasets import Positions

PERSISTENCE = 0.9
"""At this, the first ten ranks carry 86 % of the weight."""
DEPTH = 100
"""So many ranks are compared; those below weigh less than 0.00003."""


@dataclass(frozen=True)
class Stability:
    """How alike rankings for two forms of the same text are.

    Attributes:
        changed: Queries that have another form.
        queries: All queries.
        overlap: Mean rank-biased overlap of the rankings for both forms, 1 where they are the same.
        unchanged: Share of them whose first ten are the same in the same order.

    """

    changed: int
    queries: int
    overlap: Estimate
    unchanged: float

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "changed": self.changed,
            "queries": self.queries,
            "rbo": self.overlap.document(),
            "same_first_ten": self.unchanged,
        }


@dataclass(frozen=True)
class LanguageGap:
    """The same person twice, in German and in her own language.

    Attributes:
        pairs: How many people.
        measure: The name of the measure.
        gap: Its mean in German less its mean in the other language.
        overlap: Mean rank-biased overlap of both rankings.

    """

    pairs: int
    measure: str
    gap: Estimate
    overlap: Estimate

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "pairs": self.pairs,
            "measure": self.measure,
            "gap": self.gap.document(),
            "rbo": self.overlap.document(),
        }


def rank_biased_overlap(
    first: Sequence[int], second: Sequence[int], persistence: float = PERSISTENCE
) -> float:
    """Extrapolated rank-biased overlap of two rankings without ties: Webber, Moffat and Zobel (2010), equation 32.

    Args:
        first: Best first, nothing twice.
        second: The same; it may be of another length.
        persistence: Above 0, below 1; the higher, the deeper the ranks that count.

    Returns:
        0 where nothing is shared, 1 where both are the same; two empty rankings are the same, and one empty ranking
        shares nothing.

    """
    short, long = sorted((list(first), list(second)), key=len)
    if not short:
        return float(not long)
    shared = _shared(short, long)
    ends, depth = len(short), len(long)
    at_end, at_depth = shared[ends - 1], shared[-1]
    total = sum(count / rank * persistence**rank for rank, count in enumerate(shared, start=1))
    beyond = sum(
        at_end * (rank - ends) / (ends * rank) * persistence**rank for rank in range(ends + 1, depth + 1)
    )
    last = ((at_depth - at_end) / depth + at_end / ends) * persistence**depth
    return float((1 - persistence) / persistence * (total + beyond) + last)


def stability(before: Positions, after: Positions, queries: int, seed: int) -> Stability | None:
    """How alike the rankings of the same rows are; shapes (changed, depth), negative where a ranking has ended.

    Returns None where no query has another form.
    """
    if not len(before):
        return None
    same = [np.array_equal(one[:10], other[:10]) for one, other in zip(before, after, strict=True)]
    return Stability(len(before), queries, estimate(_overlaps(before, after), seed), float(np.mean(same)))


def language_gap(
    values: Floats, first: Positions, pairs: Sequence[tuple[int, int]], measure: str, seed: int
) -> LanguageGap | None:
    """What changes when the same person is described in another language than German.

    Args:
        values: Of the measure for each query, shape (queries,).
        first: First documents of each query, shape (queries, depth).
        pairs: Rows of the German and of the other description.
        measure: Its name.
        seed: Of the bootstrap.

    Returns:
        None where there are no pairs.

    """
    if not pairs:
        return None
    german, other = np.array(pairs).T
    return LanguageGap(
        len(pairs),
        measure,
        estimate(values[german] - values[other], seed),
        estimate(_overlaps(first[german], first[other]), seed),
    )


def _overlaps(first: Positions, second: Positions) -> Floats:
    return np.array(
        [
            rank_biased_overlap(one[one >= 0].tolist(), other[other >= 0].tolist())
            for one, other in zip(first, second, strict=True)
        ]
    )


def _shared(short: list[int], long: list[int]) -> list[int]:
    """How many documents both rankings share down to each rank of the longer one."""
    seen: set[int] = set()
    counts, shared = [], 0
    for rank, document in enumerate(long):
        for each in (document, *short[rank : rank + 1]):
            shared += each in seen
            seen.add(each)
        counts.append(shared)
    return counts
