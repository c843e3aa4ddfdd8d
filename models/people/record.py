"""Readings of a person as the fields of a candidate, and the marks that tell where they come from."""

from collections.abc import Sequence
from typing import Any

from models.reading.record import Reading

LIST_FIELDS = frozenset({"occupations", "wishes.occupations", "skills", "languages", "driving_licences"})
"""Fields whose readings each hold one item of the list."""


def candidate_fields(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the fields of a candidate as read, in the shape of the records.

    A denied licence gives an empty list, which is not the same as a field that is absent.
    """
    fields: dict[str, Any] = {}
    for reading in readings:
        holder, _, name = reading.field.rpartition(".")
        place = fields.setdefault(holder, {}) if holder else fields
        if reading.field not in LIST_FIELDS:
            place[name] = reading.value
        elif reading.value == []:
            place.setdefault(name, [])
        else:
            place.setdefault(name, []).append(reading.value)
    return fields


def derived_marks(readings: Sequence[Reading]) -> dict[str, dict[str, Any]]:
    """Return the `derived` part of a candidate: one entry a path, such as "wishes.nights" or "languages[0]"."""
    marks: dict[str, dict[str, Any]] = {}
    counts: dict[str, int] = {}
    for reading in readings:
        path = reading.field
        if path in LIST_FIELDS and reading.value != []:
            position = counts.get(path, 0)
            counts[path] = position + 1
            path = f"{path}[{position}]"
        marks[path] = {
            "words": reading.words,
            "start": reading.start,
            "end": reading.end,
            "by": reading.by,
            "probability": reading.probability,
        }
    return marks
