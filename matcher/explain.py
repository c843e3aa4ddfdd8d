"""Explanations: reasons, gaps and next steps of one pair, from the same numbers that made its score."""

from dataclasses import dataclass
from itertools import chain

from data.matches import Message
from matcher.catalogue import Catalogue
from matcher.gaps import legal_gaps
from matcher.pair import Pair
from matcher.reasons import reasons
from matcher.soft_gaps import soft_gaps


@dataclass(frozen=True)
class Explanation:
    """What is said about a pair: reasons, strongest first; gaps and their steps, most urgent first."""

    reasons: tuple[Message, ...]
    missing: tuple[Message, ...]
    next_steps: tuple[Message, ...]


def explain(pair: Pair, catalogue: Catalogue) -> Explanation:
    """Say why the pair fits, what is missing, and what to do next, in the language of `catalogue`."""
    gaps = sorted(chain(legal_gaps(pair), soft_gaps(pair)), key=lambda gap: gap.order)
    return Explanation(
        reasons=tuple(catalogue.message(draft) for draft in reasons(pair)),
        missing=tuple(catalogue.message(gap.missing) for gap in gaps),
        next_steps=tuple(catalogue.message(gap.step) for gap in gaps if gap.step is not None),
    )
