"""One thing read out of a text, and how readings become the fields of a record, with the marks that tell of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

LIST_FIELDS = frozenset(
    {"languages", "driving_licences", "skills_required", "skills_optional"}
    | {"occupations", "wishes.occupations", "skills"}
)
"""Fields, of vacancies and of people, whose readings each hold one item of the list."""


@dataclass(frozen=True)
class Reading:
    """A value for a field of a record, with the words that it was read from.

    Attributes:
        field: Name of the field, with a dot where it is part of another ("wishes.hours").
        value: In the shape of the records; for the fields of `LIST_FIELDS` one item of the list, or an empty list
            where the text says that there is none.
        words: `text[start:end]`.
        start: Position of the first character in the text (in a vacancy's title where `by` begins with "title:").
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


_NOTHING_ENTERED: Mapping[str, int] = MappingProxyType({})


def record_part(readings: Iterable[Reading], entered: Mapping[str, int] = _NOTHING_ENTERED) -> dict[str, Any]:
    """Return the part of a record that was read: its fields, and `derived` with a mark for each value.

    Of a single value the first reading counts; items of a list stand in the order of reading, each once.

    Args:
        readings: What was read.
        entered: For list fields, how many items stand before those that were read; the marks count on from them.

    Returns:
        fields in the shape of the records, such as `{"languages": [{…}], "wishes": {"hours": "part"}, "derived":
        {"languages[0]": {…}, "wishes.hours": {…}}}`; empty where nothing was read.

    """
    part: dict[str, Any] = {}
    derived: dict[str, dict[str, Any]] = {}
    for reading in readings:
        holder, _, name = reading.field.rpartition(".")
        fields = part.setdefault(holder, {}) if holder else part
        path = reading.field
        if path in LIST_FIELDS and reading.value != []:
            items = fields.setdefault(name, [])
            if reading.value in items:
                continue
            path = f"{path}[{len(items) + entered.get(path, 0)}]"
            items.append(reading.value)
        elif name in fields:
            continue
        else:
            fields[name] = [] if reading.value == [] else reading.value
        derived[path] = _mark(reading)
    return {**part, "derived": derived} if derived else {}


def _mark(reading: Reading) -> dict[str, Any]:
    return {name: getattr(reading, name) for name in ("words", "start", "end", "by", "probability")}
