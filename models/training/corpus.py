"""What the encoder learns from: concepts with their expressions in many languages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from models.text import normal_title

ESCO_OCCUPATION = "esco"
KLDB_CLASS = "kldb"
AGENCY_OCCUPATION = "agency"
LEXICON_OCCUPATION = "lexicon"
COMPETENCE = "competence"
ESCO_SKILL = "skill"
EVERYDAY_SKILL = "everyday"


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning: its expressions by language (in normal form) and texts that describe it.

    `isco` (four digits) and `kldb` (five digits) are "" where the concept is no occupation or has no code.
    """

    key: str
    kind: str
    labels: dict[str, tuple[str, ...]]
    contexts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    isco: str = ""
    kldb: str = ""


def normal_labels(labels: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Group (language, expression) pairs by language, in normal form, without doubles and empty ones.

    An expression that still holds two forms ("технічний директор/технічна директорка") counts as two.
    """
    grouped: dict[str, dict[str, None]] = {}
    for language, text in labels:
        for form in _forms(normal_title(text)):
            grouped.setdefault(language, {}).setdefault(form)
    return {language: tuple(texts) for language, texts in grouped.items() if texts}


def _forms(text: str) -> list[str]:
    halves = [half.strip() for half in text.split("/")]
    if len(halves) == 2 and all(len(half) > 3 and half.count("(") == half.count(")") for half in halves):
        return halves
    return [text] if any(map(str.isalpha, text)) else []


def without(concepts: Iterable[Concept], excluded: Callable[[str], bool]) -> tuple[Concept, ...]:
    """Return the concepts without the expressions for which `excluded` is true; empty concepts go."""
    kept = []
    for concept in concepts:
        labels = {
            language: tuple(text for text in texts if not excluded(text))
            for language, texts in concept.labels.items()
        }
        labels = {language: texts for language, texts in labels.items() if texts}
        if labels:
            kept.append(replace(concept, labels=labels))
    return tuple(kept)
