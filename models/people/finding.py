"""What one rule finds, in positions of words, before the findings of a text are brought together."""

from dataclasses import dataclass
from typing import Any

ACTIVITY = "activity"
"""Source of an occupation that only a verb tells ("I sewed dresses")."""


@dataclass(frozen=True)
class Finding:
    """A value for a field, found at `tokens[first:last]`.

    Attributes:
        field: Path of the candidate's field.
        value: In the shape of the records.
        first: Index of the first word.
        last: Index behind the last word.
        lang: Language of the sentence.
        probability: How surely the value is right, 0 to 1.
        source: "lexicon"; "phrase" for words that only their place in the sentence makes a skill; `ACTIVITY`;
            "gazetteer" and "sound" for places, by name and by what a name sounds like.
        cut: Number of signs at the beginning of the first word that do not belong to it (an Arabic prefix).

    """

    field: str
    value: Any
    first: int
    last: int
    lang: str
    probability: float
    source: str = "lexicon"
    cut: int = 0
