"""The database behind the store: opened, checked, migrated."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, InvalidatePoolError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from data.errors import StoreUnavailable
from data.explaining import WAIT_SECONDS, explained, shown
from data.schema import SCHEMA_REVISION

_ON_CONNECT = (
    "PRAGMA page_size = 8192",  # of a new file: advertisements of 2 to 4 KB fill such pages well
    "PRAGMA synchronous = FULL",  # a commit that was reported survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what a person had deleted does not linger in free pages
    "PRAGMA cache_size = -32000",
    "PRAGMA journal_size_limit = 67108864",
)
_MIGRATION_LOCK = 7_273_774_367


def open_database(url: str) -> Engine:
    """Open the database at `url`, make it where it is missing, and bring its schema up to date.

    Raises:
        StoreUnavailable: if it cannot be opened or written, is damaged, or is newer than this program.

    """
    address = _read_address(url)
    with explained(shown(address)):
        if address.get_backend_name() == "sqlite":
            _check_file(Path(address.database or ""))
        engine = _make_engine(address)
        try:
            if engine.dialect.name == "sqlite":
                _use_write_ahead_log(engine)
            _migrate(engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that will write: all of it is kept, or nothing."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            # From the start: a read lock that turns into a write lock later cannot wait for other writers.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def empty_log(engine: Engine) -> None:
    """Move SQLite's write-ahead log into the file and cut it, so that it holds nothing that was deleted.

    Where somebody is reading just now it is left as it is, for the next time or for closing.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")


def _read_address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except ArgumentError as error:
        raise StoreUnavailable(
            "PASSUNG_DATABASE_URL",
            "is no database URL",
            "Write sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME",
        ) from error
    if backend == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    name = address.database or ""
    if backend != "sqlite" or name in ("", ":memory:") or name.startswith("file:"):
        raise StoreUnavailable(
            address.render_as_string(hide_password=True),
            "a store lives in an SQLite file or in PostgreSQL",
            "Write sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME",
        )
    return address.set(drivername="sqlite", database=str(Path(name).expanduser()))


def _check_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a directory")
    # SQLite opens what it may not write without a word, and keeps its log beside the file.
    for place in (path, path.parent):
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(f"permission denied to write {place}")


def _make_engine(address: URL) -> Engine:
    if address.get_backend_name() == "sqlite":
        engine = create_engine(
            address, pool_size=8, max_overflow=120, connect_args={"timeout": float(WAIT_SECONDS)}
        )
        event.listen(engine, "connect", _set_up_connection)
        _follow_file(engine, Path(address.database or ""))
        return engine
    try:
        return create_engine(address, pool_size=8, max_overflow=32, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreUnavailable(
            shown(address), "the PostgreSQL driver is missing", "Run: pip install 'passung[postgresql]'"
        ) from error


def _set_up_connection(connection: sqlite3.Connection, _: Any) -> None:
    # No implicit transactions: a single read needs none, and a writer begins its own.
    connection.isolation_level = None
    for statement in _ON_CONNECT:
        connection.execute(statement)


def _follow_file(engine: Engine, path: Path) -> None:
    """Let no connection outlive its file: where another one was put in its place (a backup), connect to that.

    A connection that stayed would go on reading what is no longer there, and writes would be lost.
    """

    def remember(_: Any, record: ConnectionPoolEntry) -> None:
        record.info["file"] = _number_of(path)

    def check(_: Any, record: ConnectionPoolEntry, __: Any) -> None:
        if record.info["file"] != _number_of(path):
            raise InvalidatePoolError

    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", check)


def _number_of(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer work side by side. SQLite does not wait for others here, so we do."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) == SCHEMA_REVISION:
            return
    with write_transaction(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
        # Another process may have been faster.
        if _revision(connection) != SCHEMA_REVISION:
            _run_migrations(connection, shown(engine.url))


def _revision(connection: Connection) -> str | None:
    """The revision of the schema; `None` for an empty database."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise OSError("no Passung store: it holds tables of another program")
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _run_migrations(connection: Connection, store: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(files("data") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    current = _revision(connection)
    try:
        ScriptDirectory.from_config(config).get_revision(current or "base")
    except CommandError as error:
        raise StoreUnavailable(
            store,
            f"was made by a newer version of Passung (schema {current}, known up to {SCHEMA_REVISION})",
            "Update Passung, or name another file in PASSUNG_DATABASE_URL",
        ) from error
    command.upgrade(config, "head")
