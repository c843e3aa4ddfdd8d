"""What was read out of a text into the record's fields, each value marked as derived; entered values win.

What a record's own marks call derived was not entered: it makes room for what the text says now.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from data.records import Candidate, Vacancy, Wishes
from matcher.entered import CODES, entered_part, field_of

if TYPE_CHECKING:
    from models.reading import Reading

R = TypeVar("R", Candidate, Vacancy)

_LEAST = {"title": "-", "text": "-"}
"""What a record has to say beside its id to be one."""
_NAMES = ("code", "title", "name")
"""Fields by which the items of a list are told from each other."""


def with_advertisement(vacancy: Vacancy, readings: "Iterable[Reading]") -> Vacancy:
    """`vacancy` with what was read out of its title and description."""
    from models.reading import FIELDS

    return _with_readings(vacancy, readings, FIELDS, set())


def with_self_description(candidate: Candidate, readings: "Iterable[Reading]") -> Candidate:
    """`candidate` with what was read out of the person's own words.

    A language that nobody entered is added beside the entered ones.
    """
    from models.people import FIELDS

    return _with_readings(candidate, readings, FIELDS, {"languages"})


def _with_readings(record: R, readings: "Iterable[Reading]", fields: Collection[str], growing: set[str]) -> R:
    """`record` with what was read, for `fields`; to lists in `growing`, entered items and read ones belong both."""
    from models.reading import LIST_FIELDS, record_part

    entered = entered_part(record, {*fields, *CODES})
    growing |= LIST_FIELDS & {field_of(path) for path in record.derived}
    names = {field: [_name(item) for item in _value(entered, field) or ()] for field in growing}

    def is_open(reading: "Reading") -> bool:
        if names.get(reading.field) and reading.value != []:
            return _name(reading.value) not in names[reading.field]
        return not _stated(entered, reading.field)

    counts = {field: len(known) for field, known in names.items()}
    return _with_part(entered, record_part(filter(is_open, readings), counts))


def _with_part(entered: R, part: Mapping[str, Any]) -> R:
    kept = {path: mark for path, mark in entered.derived.items() if _stated(entered, path)}
    if not part and kept == entered.derived:
        return entered
    read = type(entered).model_validate({**_LEAST, "id": entered.id, **part})
    update = {name: _joined(getattr(entered, name), getattr(read, name)) for name in part}
    return entered.model_copy(update={**update, "derived": kept | read.derived})


def _joined(entered: Any, read: Any) -> Any:
    """What was entered in a field and what was read for it, as one value."""
    if isinstance(read, Wishes):
        names = read.model_fields_set
        return entered.model_copy(
            update={name: _joined(getattr(entered, name), getattr(read, name)) for name in names}
        )
    return (entered or ()) + read if isinstance(read, tuple) else read


def _name(item: Any) -> str:
    if isinstance(item, str):
        return item.casefold()
    values = dict(item)
    return str(next(values[name] for name in _NAMES if name in values)).casefold()


def _stated(record: Candidate | Vacancy, path: str) -> bool:
    """Whether the record says something in the field that a path begins with."""
    value = _value(record, path)
    if path.startswith("driving_licences") and isinstance(record, Candidate):
        return value is not None
    return value not in (None, ())


def _value(record: Candidate | Vacancy, path: str) -> Any:
    value: Any = record
    for name in path.partition("[")[0].split("."):
        value = getattr(value, name, None)
    return value
