"""What is printed: data on standard output, everything else on standard error, control characters shown."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str, lines: bool = False) -> str:
    """`text` with control characters as escapes, so that no record can steer the terminal.

    Args:
        text: Text of any origin.
        lines: Whether line breaks and tabs may stay.

    """
    text = _UNPRINTABLE.sub(_escape, text)
    return text if lines else text.replace("\n", "\\n").replace("\t", " ")


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def say(text: str = "") -> None:
    """Print one line of data."""
    sys.stdout.write(f"{printable(text)}\n")


def note(text: str) -> None:
    """Print one line beside the data."""
    sys.stderr.write(f"{printable(text)}\n")


def complain(reason: str) -> None:
    """Say in one line what was wrong."""
    note(f"passung: {' '.join(reason.split())}")


def put_json(text: bytes) -> None:
    """Write JSON in UTF-8, whatever the encoding of the terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def progress(title: str) -> Iterator[Callable[[int], None] | None]:
    """Progress on standard error where that is a terminal, else nothing.

    Yields:
        A function that takes the number of records done so far; `None` where nobody watches.

    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(printable(title), total=None)
        yield lambda done: bar.update(task, completed=done)
