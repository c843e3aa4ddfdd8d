"""How sure a mean is, and whether two systems differ: by resampling queries, with seeds, without a distribution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RESAMPLES = 2_000
SWAPS = 10_000
LEVEL = 0.95
_BLOCK = 250
_TOLERANCE = 1e-12


@dataclass(frozen=True)
class Estimate:
    """A mean with its 95 % bootstrap bounds."""

    mean: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Whether zero lies outside the bounds."""
        return self.low > 0 or self.high < 0

    def document(self) -> dict[str, float]:
        """As it stands in `--json`."""
        return {"mean": self.mean, "low": self.low, "high": self.high}


def estimate(values: Floats, seed: int) -> Estimate:
    """The mean of `values`, shape (n,) with n at least 1, and its bounds."""
    low, high = bounds(values[:, None], seed)
    return Estimate(float(values.mean()), float(low[0]), float(high[0]))


def estimate_difference(first: Floats, second: Floats, seed: int) -> Estimate:
    """Mean of `first` less mean of `second`, which are different queries: each is resampled for itself."""
    means = _means(first[:, None], seed, RESAMPLES) - _means(second[:, None], seed + 1, RESAMPLES)
    low, high = _middle(means[:, 0])
    return Estimate(float(first.mean() - second.mean()), float(low), float(high))


def bounds(values: Floats, seed: int, resamples: int = RESAMPLES) -> tuple[Floats, Floats]:
    """Percentile bootstrap bounds (95 %) of the means over queries.

    Args:
        values: Shape (queries, columns); all columns see the same resamples.
        seed: Same seed and number of queries, same resamples.
        resamples: How many.

    Returns:
        Lower and upper bounds, each of shape (columns,). Efron and Tibshirani (1993), chapter 13.

    """
    return _middle(_means(values, seed, resamples))


def swap_test(differences: Floats, seed: int, swaps: int = SWAPS) -> Floats:
    """Two-sided paired randomisation test: the share of swaps of the names that differ as much.

    Args:
        differences: Of two systems, query by query; shape (queries, columns), a column for each comparison.
        seed: Same seed and number of queries, same swaps.
        swaps: How many.

    Returns:
        p-values, shape (columns,); never below 1 / (swaps + 1). Smucker, Allan and Carterette (2007).

    """
    observed = np.abs(differences.mean(axis=0))
    generator = np.random.default_rng(seed)
    as_large = np.zeros(differences.shape[1])
    for start in range(0, swaps, _BLOCK):
        shape = (min(_BLOCK, swaps - start), len(differences))
        signs = generator.integers(0, 2, shape).astype(np.float64) * 2 - 1
        as_large += (np.abs(signs @ differences / len(differences)) >= observed - _TOLERANCE).sum(axis=0)
    p_values: Floats = (1 + as_large) / (swaps + 1)
    return p_values


def holm(p_values: Sequence[float]) -> list[float]:
    """p-values corrected for being several, in their order. Holm (1979)."""
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        corrected[place] = highest
    return corrected


def _means(values: Floats, seed: int, resamples: int) -> Floats:
    """Means of the resamples, shape (resamples, columns)."""
    return np.concatenate([weights @ values for weights in _weights(len(values), seed, resamples)])


def _middle(means: Floats) -> tuple[Floats, Floats]:
    """Between what the middle 95 % of the resamples lie."""
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return low, high


def _weights(queries: int, seed: int, resamples: int) -> Iterator[Floats]:
    """Resamples as the share of each query in them, shape (block, queries)."""
    generator = np.random.default_rng(seed)
    for start in range(0, resamples, _BLOCK):
        drawn = generator.integers(0, queries, (min(_BLOCK, resamples - start), queries))
        yield np.stack([np.bincount(row, minlength=queries) for row in drawn]) / queries
