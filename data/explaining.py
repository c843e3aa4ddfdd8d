"""What goes wrong with the database or its disk, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InternalError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from data.errors import StoreUnavailable

WAIT_SECONDS = 30
"""How long a writer waits for another one before it gives up."""

_OUR_MISTAKES = (DataError, IntegrityError, InternalError, NotSupportedError, ProgrammingError)
_FORBIDDEN = ("read-only", "permission denied")
# Words in the drivers' messages -> what is wrong, and what to do. The first that is found counts.
_EXPLANATIONS = (
    (
        ("not a database", "malformed", "no passung store"),
        "is damaged, or is no store of Passung",
        "Restore a backup with `passung restore FILE`, or name another file in PASSUNG_DATABASE_URL",
    ),
    (
        ("readonly", *_FORBIDDEN),
        "cannot be written",
        "Give the user of this program the right to write the file and its folder, or name another file in "
        "PASSUNG_DATABASE_URL",
    ),
    (
        ("disk is full", "no space left"),
        "the disk is full; nothing of this write was kept",
        "Make room and try again",
    ),
    (
        ("locked", "lock timeout", "deadlock", "queuepool limit"),
        f"was busy for more than {WAIT_SECONDS} seconds",
        "Wait until the running import has finished, then try again",
    ),
    (
        ("unable to open", "disk i/o", "no such file", "not a directory", "is a directory", "file exists"),
        "cannot be opened",
        "Check that the disk is there and the path names a file, or change PASSUNG_DATABASE_URL",
    ),
    (
        ("index row size",),
        "cannot hold an id of this length",
        "Shorten the id to 600 characters, or use an SQLite file",
    ),
    (
        ("connection", "resolve host", "authentication", "does not exist"),
        "the database server does not let us in",
        "Check that it runs, and the name, user and password in PASSUNG_DATABASE_URL",
    ),
)


def shown(address: URL) -> str:
    """Name a database for people: the path of a file, or the URL without its password."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return address.render_as_string(hide_password=True)


@contextmanager
def explained(store: str) -> Iterator[None]:
    """Turn what goes wrong with the database or its disk into `StoreUnavailable`."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError, OSError) as error:
        # A statement that is wrong is a mistake of ours; one that is not allowed is not.
        if isinstance(error, _OUR_MISTAKES) and not any(sign in str(error) for sign in _FORBIDDEN):
            raise
        raise _explain(store, error) from error


def _explain(store: str, error: Exception) -> StoreUnavailable:
    original = getattr(error, "orig", None) or error
    words = " ".join(str(original).split())
    for signs, reason, advice in _EXPLANATIONS:
        if any(sign in words.lower() for sign in signs):
            return StoreUnavailable(store, f"{reason} ({words})", advice)
    return StoreUnavailable(store, words, "`passung doctor` looks for the cause")
