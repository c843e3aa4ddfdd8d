"""From scores to ranks: in descending order, equal scores by descending id as trec_eval has it.

A document that a system does not rank at all has the score -inf. Documents stand by descending id in the data set,
so that among equal scores the earlier position comes first.
"""

import numpy as np
from numpy.typing import NDArray

from evaluation.datasets import Positions

Scores = NDArray[np.float32]
NOT_RANKED = np.float32(-np.inf)


def ranks_of(scores: Scores, positions: Positions, depth: int | None = None) -> NDArray[np.int64]:
    """Ranks of the documents at `positions`, without ordering the others.

    Args:
        scores: Of all documents, shape (documents,).
        positions: Of the documents that are asked for, shape (m,).
        depth: Ranks below it do not count.

    Returns:
        Shape (m,): ranks from 1; 0 for what is not ranked.

    """
    own = scores[positions]
    ordered = np.sort(scores)
    ranks = len(scores) + 1 - np.searchsorted(ordered, own, side="right")
    tied = np.searchsorted(ordered, own, side="right") - np.searchsorted(ordered, own, side="left") > 1
    for place in np.flatnonzero(tied & (own > NOT_RANKED)):
        ranks[place] += np.count_nonzero(scores[: positions[place]] == own[place])
    counted = own > NOT_RANKED
    if depth is not None:
        counted &= ranks <= depth
    return np.where(counted, ranks, 0)


def order_of(scores: Scores, depth: int | None = None) -> Positions:
    """Positions of the ranked documents, best first, at most `depth` of them."""
    chosen = np.flatnonzero(scores > NOT_RANKED)
    if depth is not None and depth < len(chosen):
        threshold = np.partition(scores[chosen], len(chosen) - depth)[len(chosen) - depth]
        chosen = chosen[scores[chosen] >= threshold]
    return chosen[np.argsort(-scores[chosen], kind="stable")][:depth]


def strictly_falling(scores: Scores) -> Scores:
    """`scores` of a ranking, best first, each at least a hair below the one before: the order as it was given."""
    fallen = np.array(scores, dtype=np.float32)
    for place in range(1, len(fallen)):
        fallen[place] = min(fallen[place], np.nextafter(fallen[place - 1], NOT_RANKED))
    return fallen
