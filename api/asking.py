"""The record that a command asks about: an id of the store, or a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from api.opening import STANDARD_INPUT, opened_file, source_name
from api.printing import complain
from data.errors import UnknownRecord, UnusableInput
from data.records import Candidate, Vacancy

if TYPE_CHECKING:
    from data.stored import RecordKind
    from matcher.house import House

_MOST_NAMED = 10


def asked_record(house: "House", kind: "RecordKind", argument: str) -> Candidate | Vacancy:
    """The record that is meant: the one of a file, `FILE#ID` of several, else an id of the store.

    Raises:
        UnusableInput: for a file without a usable record, or with several where none is picked.
        UnknownRecord: where it is neither a file nor an id of the store.

    """
    if argument == STANDARD_INPUT or Path(argument).is_file():
        return _only_one(records_of(house, kind, argument), argument)
    name, mark, record_id = argument.rpartition("#")
    if mark and Path(name).is_file():
        return _picked(records_of(house, kind, name), name, record_id)
    try:
        return house.get(kind, argument)
    except UnknownRecord as error:
        reason = f"is neither a file nor a {kind} of the store"
        raise UnusableInput(argument, reason) from error


def records_of(house: "House", kind: "RecordKind", name: str) -> list[Candidate | Vacancy]:
    """All usable records of a file; nothing is stored, and rejected ones are named on standard error.

    Raises:
        UnusableInput: when there is none.

    """
    with opened_file(name) as stream:
        records, rejected = house.read_file(kind, stream, source_name(name))
    for rejection in rejected:
        complain(str(rejection))
    if not records:
        raise UnusableInput(source_name(name), f"holds no usable {kind}")
    return records


def _only_one(records: list[Candidate | Vacancy], name: str) -> Candidate | Vacancy:
    if len(records) == 1:
        return records[0]
    ids = ", ".join(record.id for record in records[:_MOST_NAMED])
    more = f" and {len(records) - _MOST_NAMED} more" if len(records) > _MOST_NAMED else ""
    raise UnusableInput(name, f"holds {len(records)} records; pick one as '{name}#ID'. There are {ids}{more}")


def _picked(records: list[Candidate | Vacancy], name: str, record_id: str) -> Candidate | Vacancy:
    for record in records:
        if record.id == record_id:
            return record
    raise UnusableInput(name, f"holds no record {record_id!r}")
