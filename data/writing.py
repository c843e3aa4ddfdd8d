"""How changes are written: numbered in the order of their commits, in batches, in one transaction."""

import datetime as dt
import json
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data.explaining import explained
from data.lookup import batched, find_records
from data.schema import CHANGES, counters, records, versions, writes
from data.stored import Key, Row, WriteResult

BATCH = 1_000
"""Records that are held in memory and written at a time."""

_LAST = select(counters.c.value).where(counters.c.name == CHANGES)


def _of_key(table: Table) -> tuple[Any, ...]:
    return tuple(table.c[name] == bindparam(f"key_{name}") for name in Key._fields)


_FORGET_RECORD = delete(records).where(*_of_key(records))
_FORGET_VERSIONS = delete(versions).where(*_of_key(versions))


def upsert(connection: Connection, table: Table) -> Any:
    """Statement that inserts rows, and replaces those whose primary key is there already."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    changed = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)


def now() -> str:
    """The present moment, UTC, ISO 8601."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def new_mark() -> int:
    """A random number that no other state of any store has."""
    return secrets.randbelow(2**62)


@contextmanager
def gathered(rows: Iterable[Row], store: str, folder: str | None) -> Iterator[Iterable[list[Row]]]:
    """All `rows` in batches, read to their end before the first is handed out.

    Records are parsed and read while they stream in; nobody shall wait for a lock during that. What is more
    than one batch goes through a file without a name in `folder`, which vanishes with this process.
    """
    batches = batched(rows, BATCH)
    first = next(batches, [])
    if len(first) < BATCH:
        yield [first]
        return
    with explained(store):
        file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)  # noqa: SIM115 - closed below
    with file:
        for batch in batches:
            # Only what goes wrong here is the store's fault, not what the rows raise.
            with explained(store):
                file.writelines(f"{json.dumps([row.key, row.content_hash])}\n{row.body}\n" for row in batch)
        with explained(store):
            file.seek(0)
        yield chain([first], batched(_rows_in(file), BATCH))


def _rows_in(file: IO[str]) -> Iterator[Row]:
    for line in file:
        key, content_hash = json.loads(line)
        yield Row(Key(*key), file.readline()[:-1], content_hash)


class ChangeWriter:
    """Writes changes of records inside one transaction, which it does not end.

    It locks the counter of changes first. So writers follow one another, and nobody sees a number before all
    smaller ones are there to be seen.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._now = now()
        self._upsert_record = upsert(connection, records)
        self._start: int = connection.execute(_LAST.with_for_update()).scalar_one()
        self._last = self._start
        self._accepted = self._updated = self._unchanged = self._deleted = 0

    def put(self, rows: list[Row]) -> None:
        """Store `rows`; those whose content is there already make no new version."""
        hashes = self._hashes(row.key for row in rows)
        new_versions: list[dict[str, Any]] = []
        current: dict[Key, dict[str, Any]] = {}
        for row in rows:
            before = hashes.get(row.key)
            if before == row.content_hash:
                self._unchanged += 1
                continue
            self._accepted += before is None
            self._updated += before is not None
            hashes[row.key] = row.content_hash
            current[row.key] = self._version(row.key, row.body, row.content_hash)
            new_versions.append(current[row.key])
        if new_versions:
            self._connection.execute(insert(versions), new_versions)
            self._connection.execute(self._upsert_record, [_without_time(row) for row in current.values()])

    def delete(self, keys: list[Key]) -> None:
        """Delete records; keys that name none are passed over. Of people, no earlier version stays."""
        found = list(self._hashes(keys))
        if not found:
            return
        self._deleted += len(found)
        self._connection.execute(_FORGET_RECORD, _as_parameters(found))
        if people := [key for key in found if key.kind == "candidate"]:
            self._connection.execute(_FORGET_VERSIONS, _as_parameters(people))
        self._connection.execute(insert(versions), [self._version(key, None, None) for key in found])

    def finish(self) -> WriteResult:
        """Record the last number that was given out with a new mark, and say what was done."""
        if self._last != self._start:
            self._connection.execute(
                update(counters).where(counters.c.name == CHANGES).values(value=self._last)
            )
            self._connection.execute(insert(writes), {"seq": self._last, "mark": new_mark()})
        return WriteResult(self._accepted, self._updated, self._unchanged, self._deleted, self._last)

    def _version(self, key: Key, body: str | None, content_hash: str | None) -> dict[str, Any]:
        self._last += 1
        return {
            **key._asdict(),
            "seq": self._last,
            "body": body,
            "content_hash": content_hash,
            "recorded_at": self._now,
        }

    def _hashes(self, keys: Iterable[Key]) -> dict[Key, str]:
        rows = find_records(self._connection, "kind, owner, id, content_hash", keys)
        return {Key(kind, owner, record_id): digest for kind, owner, record_id, digest in rows}


def _without_time(version: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in version.items() if name != "recorded_at"}


def _as_parameters(keys: Iterable[Key]) -> list[dict[str, str]]:
    return [{f"key_{name}": value for name, value in key._asdict().items()} for key in keys]
