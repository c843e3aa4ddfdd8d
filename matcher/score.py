"""Two documented sides, one score.

Each side is the weighted geometric mean of its aspects, the score the geometric mean of the two sides. A geometric
mean has no currency: a near-zero aspect cannot be bought back by the others, nor one side's no by the other's yes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np

from data.matches import ASPECTS, Aspect
from matcher import fit
from matcher.affinity import Affinity, Floats
from matcher.fit import Part
from matcher.qualification import on_each_side, own_field_of, qualification
from matcher.table import Batch

FOR_CANDIDATE: Mapping[Aspect, float] = MappingProxyType(
    {"occupation": 5.0, "qualification": 2.0, "commute": 2.0, "wishes": 2.0}
)
"""What the vacancy offers the person, and how much each aspect weighs."""
FOR_EMPLOYER: Mapping[Aspect, float] = MappingProxyType(
    {"occupation": 4.0, "skills": 3.0, "qualification": 2.0, "language": 2.0}
)
"""What the person offers the vacancy."""
FLOOR = 0.02
NOT_ASKED = 0.5
"""Share of an aspect's confidence that is left where the person's side is known and the vacancy asks nothing."""
NO_WEIGHTS: Mapping[Aspect, float] = MappingProxyType({})


@dataclass(frozen=True)
class Scores:
    """Scores of n pairs; every array has the shape (n,)."""

    score: Floats
    for_candidate: Floats
    for_employer: Floats
    confidence: Floats
    fits: dict[Aspect, Floats]  # NaN where nothing is known of the person
    parts: dict[Aspect, Part]

    def order(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Positions by descending score; equal scores keep their order."""
        return np.argsort(-self.score, kind="stable")


def score_pairs(
    candidate: Batch, vacancy: Batch, affinity: Affinity, weights: Mapping[Aspect, float] = NO_WEIGHTS
) -> Scores:
    """Score n pairs, of which one side may be a single record.

    Args:
        candidate: batch of one or n.
        vacancy: batch of n or one.
        affinity: what their words say to each other.
        weights: multiplies the weight of an aspect on both sides; 0 leaves it out.

    """
    wanted = fit.occupation_for_candidate(candidate, vacancy, affinity)
    able = fit.occupation_for_employer(candidate, vacancy, affinity)
    parts: dict[Aspect, Part] = {
        "occupation": Part(np.maximum(wanted.value, able.value), able.known, able.asked),
        "skills": fit.skills(candidate, vacancy, affinity),
        "qualification": qualification(candidate, vacancy, own_field_of(affinity)),
        "language": fit.language(candidate, vacancy),
        "commute": fit.commute(candidate, vacancy),
        "wishes": fit.wishes(candidate, vacancy),
    }
    of_person, of_employer = on_each_side(parts["qualification"], candidate, vacancy)
    for_candidate = _side(FOR_CANDIDATE, {**parts, "occupation": wanted, "qualification": of_person}, weights)
    for_employer = _side(FOR_EMPLOYER, {**parts, "occupation": able, "qualification": of_employer}, weights)
    return Scores(
        score=np.sqrt(for_candidate * for_employer),
        for_candidate=for_candidate,
        for_employer=for_employer,
        confidence=_confidence(parts, weights),
        fits={aspect: np.where(part.known, part.value, np.nan) for aspect, part in parts.items()},
        parts=parts,
    )


def aspect_weight(aspect: Aspect, weights: Mapping[Aspect, float] = NO_WEIGHTS) -> float:
    """Weight of an aspect in the logarithm of the score, both sides together."""
    return _aspect_weight(aspect, weights) if weights else _usual_weight(aspect)


@cache
def _usual_weight(aspect: Aspect) -> float:
    return _aspect_weight(aspect, NO_WEIGHTS)


def _aspect_weight(aspect: Aspect, weights: Mapping[Aspect, float]) -> float:
    sides = (FOR_CANDIDATE, FOR_EMPLOYER)
    totals = [sum(weight * weights.get(name, 1.0) for name, weight in side.items()) for side in sides]
    return sum(
        0.5 * side.get(aspect, 0.0) * weights.get(aspect, 1.0) / total
        for side, total in zip(sides, totals, strict=True)
        if total
    )


def _side(
    side: Mapping[Aspect, float], parts: Mapping[Aspect, Part], weights: Mapping[Aspect, float]
) -> Floats:
    effective = {aspect: weight * weights.get(aspect, 1.0) for aspect, weight in side.items()}
    total = sum(effective.values())
    if not total:
        return np.ones(1, dtype=np.float32)
    logarithm = sum(
        weight * np.log(np.maximum(parts[aspect].value, FLOOR))
        for aspect, weight in effective.items()
        if weight
    )
    mean: Floats = np.exp(logarithm / total).astype(np.float32)
    return mean


def _confidence(parts: Mapping[Aspect, Part], weights: Mapping[Aspect, float]) -> Floats:
    """Share of the weight that rests on stated facts."""
    shares = {aspect: aspect_weight(aspect, weights) for aspect in ASPECTS}
    total = sum(shares.values())
    if not total:
        return np.zeros(1, dtype=np.float32)
    stated = sum(
        share * parts[aspect].known * np.where(parts[aspect].asked, 1.0, NOT_ASKED)
        for aspect, share in shares.items()
    )
    confidence: Floats = np.asarray(stated / total, dtype=np.float32)
    return confidence
