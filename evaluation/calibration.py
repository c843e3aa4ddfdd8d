"""Does the engine mean what its figures say? Reliability curves and the expected calibration error.

A pair is positive where its grade is at least `GOOD`: a good caseworker would propose it. Only judged pairs that the
engine would list count; of others nobody knows, or nobody is told.

- The score is read as the chance that a pair is positive.
- `confidence` is read as the chance that the verdict is right: a score of at least one half, and a positive pair, or
  neither.
- Confidence is a share of facts and no chance, so it is asked too whether the lists that it is surer of are the better
  ones.
"""

from dataclasses import dataclass

import numpy as np

from evaluation.bootstrap import Estimate, Floats, estimate, estimate_difference
from evaluation.datasets import GOOD
from evaluation.engine import EngineRanker

BINS = 10
FIRST = 10
"""So many first matches tell how sure a list is."""
VERDICT = 0.5


@dataclass(frozen=True)
class Bin:
    """Pairs whose figure lies from `low` to below `high`: its mean, and the share of them that came true."""

    low: float
    high: float
    pairs: int
    said: float
    came_true: Estimate


@dataclass(frozen=True)
class Reliability:
    """A reliability curve.

    Attributes:
        bins: Those that hold pairs, ascending.
        error: Expected calibration error: mean distance of what was said and what came true, weighted by pairs.
            Naeini, Cooper and Hauskrecht (2015).

    """

    bins: tuple[Bin, ...]
    error: float

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        curve = [
            {"low": each.low, "high": each.high, "pairs": each.pairs, "said": each.said}
            | {"came_true": each.came_true.document()}
            for each in self.bins
        ]
        return {"ece": self.error, "bins": curve}


@dataclass(frozen=True)
class SurerLists:
    """Whether the engine ranks better where it is surer.

    Attributes:
        surer: Lists whose confidence, as the mean over the first ten, is at least the median of all lists.
        others: The other lists.
        gap: First measure of the surer lists less that of the others.

    """

    surer: int
    others: int
    gap: Estimate

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {"surer": self.surer, "others": self.others, "gap": self.gap.document()}


@dataclass(frozen=True)
class Calibration:
    """How far score and confidence can be believed, over `pairs` judged pairs; `barred` ones are left out.

    `lists` is None where all lists are equally sure.
    """

    pairs: int
    barred: int
    score: Reliability
    confidence: Reliability
    lists: SurerLists | None

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "pairs": self.pairs,
            "barred": self.barred,
            "score": self.score.document(),
            "confidence": self.confidence.document(),
            "surer_lists": self.lists and self.lists.document(),
        }


def calibration(ranker: EngineRanker, values: Floats, seed: int) -> Calibration | None:
    """How reliable the engine's figures are on its data set; None where it lists no judged pair.

    Args:
        ranker: The engine on its data set.
        values: The first measure, shape (queries,).
        seed: Of the bootstrap bounds.

    """
    said: list[tuple[float, float, float]] = []
    sure = np.zeros(len(values))
    barred = 0
    for row, judged in enumerate(ranker.dataset.judged):
        grades = dict(zip(judged.positions.tolist(), judged.grades.tolist(), strict=True))
        matches = ranker.matches(row)
        sure[row] = np.mean([match.confidence for match in matches[:FIRST]] or [0.0])
        for match in matches:
            grade = grades.get(ranker.position(match))
            if grade is None:
                continue
            if match.startable == "no":
                barred += 1
            else:
                said.append((ranker.score(match), match.confidence, float(grade >= GOOD)))
    if not said:
        return None
    score, confidence, positive = np.array(said).T
    right = (score >= VERDICT) == (positive > 0)
    return Calibration(
        len(said),
        barred,
        reliability(score, positive, seed),
        reliability(confidence, right.astype(np.float64), seed),
        surer_lists(sure, values, seed),
    )


def surer_lists(sure: Floats, values: Floats, seed: int) -> SurerLists | None:
    """Lists with a confidence of at least the median against the others; both of shape (lists,)."""
    surer = sure >= np.median(sure)
    if surer.all():
        return None
    gap = estimate_difference(values[surer], values[~surer], seed)
    return SurerLists(int(surer.sum()), int((~surer).sum()), gap)


def reliability(said: Floats, came_true: Floats, seed: int) -> Reliability:
    """The reliability curve over `BINS` bins of equal width.

    Args:
        said: Figures from 0 to 1, shape (n,) with n at least 1.
        came_true: 1 or 0 for each, shape (n,).
        seed: Of the bootstrap bounds.

    """
    places = np.minimum((said * BINS).astype(np.int64), BINS - 1)
    bins = tuple(
        Bin(
            place / BINS,
            (place + 1) / BINS,
            int((places == place).sum()),
            float(said[places == place].mean()),
            estimate(came_true[places == place], seed),
        )
        for place in np.unique(places).tolist()
    )
    distances = sum(each.pairs * abs(each.said - each.came_true.mean) for each in bins)
    return Reliability(bins, distances / len(said))
