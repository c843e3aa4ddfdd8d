"""What commands open: the house of the settings, and files that people name."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from api.settings import read_settings
from data.errors import UnusableInput
from matcher.house import House

STANDARD_INPUT = "-"
_IN_MEMORY = 16 * 1024 * 1024


@contextmanager
def opened_house() -> Iterator[House]:
    """The house of the settings, closed afterwards."""
    settings = read_settings()
    with House.open(settings.database_url, settings.home, settings.encoder) as house:
        yield house


@contextmanager
def opened_file(name: str) -> Iterator[BinaryIO]:
    """A file for reading; `-` is standard input.

    Raises:
        UnusableInput: when there is no such file.

    """
    if name == STANDARD_INPUT:
        with SpooledTemporaryFile(_IN_MEMORY) as copy:
            copyfileobj(sys.stdin.buffer, copy)
            copy.seek(0)
            yield cast("BinaryIO", copy)
        return
    path = Path(name)
    if path.is_dir():
        raise UnusableInput(name, "is a folder; name the files in it")
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise UnusableInput(name, _reason(error)) from error
    with stream:
        yield stream


def source_name(name: str) -> str:
    """How a file is named in messages."""
    return "standard input" if name == STANDARD_INPUT else name


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "may not be read"
    return str(getattr(error, "strerror", None) or error)
