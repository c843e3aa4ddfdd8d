"""One thing read out of an advertisement, and how far readings of each field may be relied on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LIST_FIELDS = frozenset({"languages", "driving_licences", "skills_required", "skills_optional"})
"""Fields whose readings each hold one item of the list."""


@dataclass(frozen=True)
class Reading:
    """A value for a field of a vacancy, with the words that it was read from.

    Attributes:
        field: Name of the vacancy's field.
        value: In the shape of the records; for the fields of `LIST_FIELDS` one item of the list.
        words: `text[start:end]`.
        start: Position of the first character in the description (in the title where `by` begins with "title:").
        end: Position behind the last character.
        by: The rule, such as "level:training".
        probability: How surely the value is right, 0 to 1.

    """

    field: str
    value: Any
    words: str
    start: int
    end: int
    by: str
    probability: float


def record_fields(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the fields of a vacancy as read: the items of a list field in one list, in the order of reading."""
    fields: dict[str, Any] = {}
    for reading in readings:
        if reading.field in LIST_FIELDS:
            fields.setdefault(reading.field, []).append(reading.value)
        else:
            fields[reading.field] = reading.value
    return fields


def derived_fields(readings: Sequence[Reading]) -> dict[str, dict[str, Any]]:
    """Return the `derived` part of a record: one entry a field path, such as "level" or "languages[0]"."""
    derived: dict[str, dict[str, Any]] = {}
    counts: dict[str, int] = {}
    for reading in readings:
        path = reading.field
        if path in LIST_FIELDS:
            counts[path] = counts.get(path, -1) + 1
            path = f"{path}[{counts[path]}]"
        derived[path] = {
            "words": reading.words,
            "start": reading.start,
            "end": reading.end,
            "by": reading.by,
            "probability": reading.probability,
        }
    return derived
