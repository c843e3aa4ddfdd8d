"""What was read out of a text into the record's fields, each value marked as derived; entered values win."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from data.records import Candidate, Vacancy, Wishes

if TYPE_CHECKING:
    from models.reading import Reading

R = TypeVar("R", Candidate, Vacancy)

_LEAST = {"title": "-", "text": "-"}
"""What a record has to say beside its id to be one."""


def with_advertisement(vacancy: Vacancy, readings: "Iterable[Reading]") -> Vacancy:
    """`vacancy` with what was read out of its title and description."""
    return _with_readings(vacancy, readings, lambda reading: not _stated(vacancy, reading.field), {})


def with_self_description(candidate: Candidate, readings: "Iterable[Reading]") -> Candidate:
    """`candidate` with what was read out of the person's own words.

    A language that nobody entered is added beside the entered ones.
    """
    spoken = {language.code for language in candidate.languages}

    def is_open(reading: "Reading") -> bool:
        if reading.field == "languages":
            return reading.value["code"] not in spoken
        return not _stated(candidate, reading.field)

    return _with_readings(candidate, readings, is_open, {"languages": len(candidate.languages)})


def _with_readings(
    record: R,
    readings: "Iterable[Reading]",
    is_open: "Callable[[Reading], bool]",
    entered: Mapping[str, int],
) -> R:
    # Its package brings all rules of reading; whoever has readings has loaded them.
    from models.reading import record_part

    kept = {path: mark for path, mark in record.derived.items() if _stated(record, path)}
    part = record_part(filter(is_open, readings), entered)
    if not part and kept == record.derived:
        return record
    read = type(record).model_validate({**_LEAST, "id": record.id, **part})
    update = {name: _joined(getattr(record, name), getattr(read, name)) for name in part}
    return record.model_copy(update={**update, "derived": kept | read.derived})


def _joined(entered: Any, read: Any) -> Any:
    """What was entered in a field and what was read for it, as one value."""
    if isinstance(read, Wishes):
        names = read.model_fields_set
        return entered.model_copy(
            update={name: _joined(getattr(entered, name), getattr(read, name)) for name in names}
        )
    return (entered or ()) + read if isinstance(read, tuple) else read


def _stated(record: Candidate | Vacancy, path: str) -> bool:
    """Whether the record says something in the field that a path begins with."""
    value: Any = record
    for name in path.partition("[")[0].split("."):
        value = getattr(value, name, None)
    if path.startswith("driving_licences") and isinstance(record, Candidate):
        return value is not None
    return value not in (None, ())
