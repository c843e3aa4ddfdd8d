"""Messages before they are put into words, and what reasons and gaps share in making them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.levels import CefrLevel, LanguageEvidence
from data.records import Candidate
from matcher.languages import language_number

Value = str | float | int | None
Values = Mapping[str, Value]

MAX_NAMED = 4
"""So many skills or facts are named; of the others only the number is said."""
MAX_WORDS = 80
"""So many characters of a person's or employer's own words are shown."""
NEAR_OCCUPATION = 0.5
"""Strength from which an occupation counts as near; see docs/messages.md."""
NEAREST_KM = 2
"""Shorter distances are not told apart: places are known to the part of a town at best."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is put into words: sentences by key, and the values that they speak of.

    Attributes:
        code: the message's code.
        keys: keys of its sentences in the catalogue, in order.
        values: numbers, names and codes; dates in ISO 8601. Lists are numbered: `skill_1`, `skill_2`, …
        strength: by which reasons are ordered, strongest first.

    """

    code: str
    keys: tuple[str, ...]
    values: Values
    strength: float = 0.0


def shortened(words: str) -> str:
    """A person's or employer's own words, at most `MAX_WORDS` characters of them."""
    return words if len(words) <= MAX_WORDS else words[: MAX_WORDS - 1].rstrip() + "…"


def numbered(name: str, items: Iterable[str]) -> dict[str, Value]:
    """A list as numbered values `name_1`, `name_2`, … in its order."""
    return {f"{name}_{number}": shortened(item) for number, item in enumerate(items, 1)}


def rounded_km(km: float) -> int:
    """A distance as it is shown: whole kilometres, `NEAREST_KM` at least."""
    return max(NEAREST_KM, round(km))


def level_in(candidate: Candidate, language: str) -> tuple[CefrLevel, LanguageEvidence | None] | None:
    """The person's best stated level in a language and its evidence, or None where nothing is stated."""
    number = language_number(language)
    stated = [spoken for spoken in candidate.languages if language_number(spoken.code) == number]
    if not stated:
        return None
    best = max(stated, key=lambda spoken: (spoken.level.order, spoken.evidence is LanguageEvidence.TESTED))
    return best.level, best.evidence
