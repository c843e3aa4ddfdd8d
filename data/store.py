"""The store: records with their history, postcodes, outcomes. SQLite by default, PostgreSQL by URL.

Every change of a record has a number, and the numbers appear in the order of the commits
(`docs/decisions/store.md`). So a process that remembers the last number it has seen catches up by
`changes_since`, whoever made the changes; by `has_passed` it notices a store that was put back.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, bindparam, func, null, select, tuple_, union_all

from data.database import empty_log, open_database, write_transaction
from data.errors import StoreUnavailable
from data.explaining import explained, shown
from data.gazetteer.postcodes import PostcodeRow
from data.lookup import batched, find_records
from data.matches import Outcome
from data.schema import records, versions, writes
from data.stored import (
    HOUSE,
    START,
    Change,
    Head,
    Key,
    Page,
    Put,
    RecordKind,
    StoredRecord,
    WriteResult,
    rows_of,
)
from data.stored_outcomes import read_outcomes, write_outcomes
from data.stored_postcodes import read_mark, read_postcodes, write_postcodes
from data.writing import BATCH, ChangeWriter, gathered

__all__ = [
    "HOUSE",
    "START",
    "Change",
    "Head",
    "Key",
    "Page",
    "Put",
    "RecordKind",
    "Store",
    "StoreUnavailable",
    "StoredRecord",
    "WriteResult",
    "open_store",
]

_COLUMNS = (
    records.c.kind,
    records.c.owner,
    records.c.id,
    records.c.seq,
    records.c.body,
    records.c.content_hash,
)
_NAMES = ", ".join(column.name for column in _COLUMNS)
_KEY = tuple_(records.c.owner, records.c.id)
_OF_KIND = select(*_COLUMNS).where(records.c.kind == bindparam("kind"))
_GET = _OF_KIND.where(records.c.owner == bindparam("owner"), records.c.id == bindparam("id"))
_PAGE = _OF_KIND.order_by(records.c.owner, records.c.id).limit(bindparam("limit"))
_COUNT = select(func.count()).select_from(records).where(records.c.kind == bindparam("kind"))
_HEAD = select(writes.c.seq, writes.c.mark).order_by(writes.c.seq.desc()).limit(1)
_WRITE = select(writes.c.mark).where(writes.c.seq == bindparam("seq"))
_later = versions.alias("later")
# A deletion counts only while it is the last that happened to its record.
_CHANGES = union_all(
    select(records.c.seq, records.c.kind, records.c.owner, records.c.id, records.c.body).where(
        records.c.seq > bindparam("seq")
    ),
    select(versions.c.seq, versions.c.kind, versions.c.owner, versions.c.id, null()).where(
        versions.c.seq > bindparam("seq"),
        versions.c.body.is_(None),
        ~select(_later.c.seq)
        .where(
            _later.c.kind == versions.c.kind,
            _later.c.owner == versions.c.owner,
            _later.c.id == versions.c.id,
            _later.c.seq > versions.c.seq,
        )
        .exists(),
    ),
).order_by("seq")


def open_store(url: str) -> "Store":
    """Open the store at `url`, make it where there is none, and bring its schema up to date.

    Args:
        url: `sqlite:///FILE` (folders are made as needed) or `postgresql+psycopg://USER:PASSWORD@HOST/NAME`.

    Raises:
        StoreUnavailable: if it cannot be opened or written, is damaged, or newer than this program.

    """
    return Store(open_database(url))


class Store:
    """Records by kind, owner and id; safe for many threads, and for many processes on one database.

    Every method raises `StoreUnavailable` when the database or its disk fails.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = shown(engine.url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def write(self, puts: Iterable[Put], deletes: Iterable[Key] = ()) -> WriteResult:
        """Store `puts` in their order, then delete `deletes`: all of it, or nothing at all.

        Content that is there already makes no new version. `puts` may be a long stream: it is read to its
        end before the database is locked, and only a batch of it is held in memory at a time.

        Raises:
            ValueError: for a body that is no JSON or a kind that is unknown; nothing is written.

        """
        with gathered(rows_of(puts), self._name, self._spool_folder()) as batches:
            doomed = list(deletes)
            with explained(self._name), write_transaction(self._engine) as connection:
                writer = ChangeWriter(connection)
                for rows in batches:
                    writer.put(rows)
                for keys in batched(doomed, BATCH):
                    writer.delete(keys)
                result = writer.finish()
        if result.deleted:
            with explained(self._name):
                empty_log(self._engine)
        return result

    def delete(self, kind: RecordKind, id: str, owner: str = HOUSE) -> bool:  # noqa: A002
        """Delete a record, a person's with all earlier versions; False if there is none."""
        return self.write((), [Key(kind, owner, id)]).deleted == 1

    def get(self, kind: RecordKind, id: str, owner: str = HOUSE) -> StoredRecord | None:  # noqa: A002
        """The record as it stands, or `None`."""
        with explained(self._name), self._engine.connect() as connection:
            row = connection.execute(_GET, {"kind": kind, "owner": owner, "id": id}).first()
        return None if row is None else _record(row)

    def get_many(
        self, kind: RecordKind, keys: Sequence[tuple[str, str]]
    ) -> dict[tuple[str, str], StoredRecord]:
        """The records of `keys`, pairs of (owner, id), as they stand, where they exist."""
        with explained(self._name), self._engine.connect() as connection:
            wanted = (Key(kind, owner, record_id) for owner, record_id in keys)
            rows = find_records(connection, _NAMES, wanted)
            return {(row[1], row[2]): _record(row) for row in rows}

    def page(
        self,
        kind: RecordKind,
        owner: str | None = None,
        after: tuple[str, str] | None = None,
        limit: int = 100,
    ) -> Page:
        """At most `limit` records in order of (owner, id), those of one owner where it is given.

        `after` is the `next` of the page before: what is written meanwhile repeats and hides no record.
        """
        query = _PAGE if owner is None else _PAGE.where(records.c.owner == owner)
        if after is not None:
            query = query.where(after < _KEY)
        with explained(self._name), self._engine.connect() as connection:
            rows = connection.execute(query, {"kind": kind, "limit": limit + 1}).all()
        items = tuple(_record(row) for row in rows[:limit])
        return Page(items, (items[-1].owner, items[-1].id) if items and len(rows) > limit else None)

    def count(self, kind: RecordKind, owner: str | None = None) -> int:
        """Number of records, those of one owner where it is given."""
        query = _COUNT if owner is None else _COUNT.where(records.c.owner == owner)
        with explained(self._name), self._engine.connect() as connection:
            return int(connection.execute(query, {"kind": kind}).scalar_one())

    def head(self) -> Head:
        """The last write that was committed, by any process."""
        with explained(self._name), self._engine.connect() as connection:
            row = connection.execute(_HEAD).first()
        return START if row is None else Head(*row)

    def has_passed(self, head: Head) -> bool:
        """Whether the store was once at `head`: False for one that is another, or was put back to before it."""
        if head == START:
            return True
        with explained(self._name), self._engine.connect() as connection:
            return bool(connection.execute(_WRITE, {"seq": head.seq}).scalar() == head.mark)

    def changes_since(self, seq: int, limit: int | None = None) -> Iterator[Change]:
        """What changed after number `seq`, once a record as it stands now, in order of the last change.

        Read while it is consumed, as it stood when the first was asked for. With a `limit`, go on after the
        last number that was handed out.
        """
        query = _CHANGES if limit is None else _CHANGES.limit(limit)
        with explained(self._name), self._engine.connect() as connection:
            rows = connection.execution_options(yield_per=BATCH).execute(query, {"seq": seq})
            for number, kind, owner, record_id, body in rows:
                yield Change(number, kind, owner, record_id, None if body is None else json.loads(body))

    def put_postcodes(self, rows: Iterable[PostcodeRow], source: str) -> None:
        """Store postcodes, in place of those with the same country, postcode, name and source."""
        rows = list(rows)
        with explained(self._name), write_transaction(self._engine) as connection:
            write_postcodes(connection, rows, source)

    def postcodes_mark(self) -> int:
        """A number that is another one whenever the postcodes have changed."""
        with explained(self._name), self._engine.connect() as connection:
            return read_mark(connection)

    def postcodes(self) -> Iterator[PostcodeRow]:
        """All postcodes, in order of country, postcode, name and source."""
        with explained(self._name), self._engine.connect() as connection:
            yield from read_postcodes(connection)

    def add_outcomes(self, items: Iterable[Outcome], owner: str = HOUSE) -> int:
        """Add outcomes and return how many were new; one that is there already is not added again.

        A time without a zone counts as UTC.
        """
        items = list(items)
        with explained(self._name), write_transaction(self._engine) as connection:
            return write_outcomes(connection, items, owner)

    def outcomes(self, owner: str | None = None) -> Iterator[Outcome]:
        """Outcomes in the order in which they were added, those of one owner where it is given."""
        with explained(self._name), self._engine.connect() as connection:
            yield from read_outcomes(connection, owner)

    def _spool_folder(self) -> str | None:
        """Where a long stream waits: beside the SQLite file, on the same disk with the same protection."""
        if self._engine.dialect.name != "sqlite":
            return None
        return str(Path(self._engine.url.database or "").parent)


def _record(row: Any) -> StoredRecord:
    kind, owner, record_id, seq, body, digest = row
    return StoredRecord(kind, owner, record_id, seq, json.loads(body), digest)
