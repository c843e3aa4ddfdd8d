"""From scores to ranks: in descending order, equal scores by descending id as trec_eval has it.

A document that a system does not rank at all has the score -inf. Documents stand by descending id in the data set,
so that among equal scores the earlier position comes first.
"""

import numpy as np
from numpy.typing import NDArray

from evaluation.datasets import Positions

Scores = NDArray[np.float32]
NOT_RANKED = np.float32(-np.inf)
FEW = 32


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
    ranks = 1 + _better(scores, own)
    for place, position in enumerate(positions):
        ranks[place] += np.count_nonzero(scores[:position] == own[place])
    counted = own > NOT_RANKED
    if depth is not None:
        counted &= ranks <= depth
    return np.where(counted, ranks, 0)


def _better(scores: Scores, own: Scores) -> NDArray[np.int64]:
    """How many scores are higher than each of `own`; to count is quicker than to sort where these are few."""
    if len(own) <= FEW:
        return np.array([np.count_nonzero(scores > score) for score in own], dtype=np.int64)
    return len(scores) - np.searchsorted(np.sort(scores), own, side="right").astype(np.int64)


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
