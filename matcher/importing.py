"""Files of records into the store: in one transaction, valid records kept, the others reported."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from data.errors import RecordRejected
from data.places import PostcodeRow, learn_postcodes, read_postcode_file
from data.records import Candidate, Vacancy
from data.store import HOUSE, Put, RecordKind, Store
from matcher.intake import ImportReport, Intake

Record = Candidate | Vacancy
Progress = Callable[[int], None]
STEP = 500
"""Records between two reports of progress."""
CODED_AT_ONCE = 256
"""Records whose occupations are coded together."""
LEARNED, IMPORTED = "records", "file"
"""Sources of postcodes: learned from imported records, or read from a file of postcodes."""


class _NothingStoredError(Exception):
    """A strict import met a record that it has to reject: rolls the transaction back."""


def import_file(
    store: Store,
    intake: Intake,
    kind: RecordKind,
    stream: BinaryIO,
    source: str,
    strict: bool,
    progress: Progress | None,
) -> ImportReport:
    """Store the valid records of a file; with `strict` none if any is rejected.

    Raises:
        UnusableInput: if the file as a whole cannot be read; nothing is stored.

    """
    rejected: list[RecordRejected] = []
    learned: dict[PostcodeRow, None] = {}
    records = prepared_records(intake, kind, stream, source, rejected, progress)
    try:
        result = store.write(_puts(kind, records, rejected, learned, strict))
    except _NothingStoredError:
        return ImportReport(0, 0, 0, tuple(rejected), stored=False)
    if learned:
        store.put_postcodes(learned, LEARNED)
    return ImportReport(result.accepted, result.updated, result.unchanged, tuple(rejected), stored=True)


def rehearse_file(
    store: Store, intake: Intake, kind: RecordKind, stream: BinaryIO, source: str, progress: Progress | None
) -> ImportReport:
    """What `import_file` would do, without storing anything. Known records count as updated.

    Raises:
        UnusableInput: if the file as a whole cannot be read.

    """
    rejected: list[RecordRejected] = []
    records = prepared_records(intake, kind, stream, source, rejected, progress)
    keys = [(HOUSE, record.id) for record in records]
    known = len(store.get_many(kind, keys))
    return ImportReport(len(keys) - known, known, 0, tuple(rejected), stored=False)


def prepared_records(
    intake: Intake,
    kind: RecordKind,
    stream: BinaryIO,
    source: str,
    rejected: list[RecordRejected],
    progress: Progress | None = None,
) -> Iterator[Record]:
    """The valid records of a file, ready to be stored; what cannot be accepted is appended to `rejected`.

    Raises:
        UnusableInput: if the file as a whole cannot be read.

    """
    from data.formats import read_records  # a dozen formats, which only an import needs

    batch: list[Record] = []
    for count, item in enumerate(read_records(stream, source, kind), start=1):
        if progress and count % STEP == 0:
            progress(count)
        if isinstance(item, RecordRejected):
            rejected.append(item)
            continue
        try:
            batch.append(intake.read(kind, item.raw, item.names))
        except RecordRejected as fault:
            rejected.append(RecordRejected(fault.field, fault.reason, item.position, source))
        if len(batch) == CODED_AT_ONCE:
            yield from intake.coded(batch)
            batch.clear()
    yield from intake.coded(batch)


def put_of(kind: RecordKind, record: Record) -> Put:
    """`record` as the store takes it."""
    return Put(
        kind, HOUSE, record.id, record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    )


def record_of(kind: RecordKind, body: object) -> Record:
    """The record that the store holds as `body`."""
    return Candidate.model_validate(body) if kind == "candidate" else Vacancy.model_validate(body)


def import_places(store: Store, intake: Callable[[], Intake], stream: BinaryIO, source: str) -> ImportReport:
    """Store the postcodes of a file, and place the records that could not be placed before.

    Args:
        store: where both are.
        intake: gives one that knows the postcodes of the store.
        stream: GeoNames' postal-code file.
        source: its name, for reports.

    Raises:
        UnusableInput: if the file as a whole cannot be read; nothing is stored.

    """
    items = list(read_postcode_file(stream, source))
    rejected = tuple(item for item in items if isinstance(item, RecordRejected))
    rows = [item for item in items if not isinstance(item, RecordRejected)]
    store.put_postcodes(rows, IMPORTED)
    return ImportReport(len(rows), _relocate(store, intake()), 0, rejected, stored=True)


def _relocate(store: Store, intake: Intake) -> int:
    """Resolve places that could not be resolved when their records came in; returns how many records changed."""
    kinds: tuple[RecordKind, ...] = ("candidate", "vacancy")
    return sum(store.write(_relocated(store, intake, kind)).updated for kind in kinds)


def _relocated(store: Store, intake: Intake, kind: RecordKind) -> Iterator[Put]:
    for change in store.changes_since(0):
        if change.kind == kind and change.body is not None:
            record = record_of(kind, change.body)
            if (placed := intake.placed(record)) != record:
                yield put_of(kind, placed)


def _puts(
    kind: RecordKind,
    records: Iterable[Record],
    rejected: list[RecordRejected],
    learned: dict[PostcodeRow, None],
    strict: bool,
) -> Iterator[Put]:
    for record in records:
        if isinstance(record, Vacancy):
            learned.update(dict.fromkeys(learn_postcodes(record.places)))
        yield put_of(kind, record)
    if strict and rejected:
        raise _NothingStoredError
