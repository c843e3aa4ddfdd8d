"""What is printed: data on standard output, everything else on standard error, control characters shown."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

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
    """Progress of work of unknown length on standard error where that is a terminal, else nothing.

    Yields:
        A function that takes the number of records done so far; `None` where nobody watches.

    """
    with _bar(title) as bar:
        yield None if bar is None else lambda done: bar.update(bar.task_ids[0], completed=done)


@contextmanager
def step_progress(title: str) -> Iterator[Callable[[int, int, float], None] | None]:
    """Progress of a training: a function that takes step, steps and loss; `None` where nobody watches."""
    with _bar(title) as bar:
        if bar is None:
            yield None
            return

        def watch(step: int, steps: int, loss: float) -> None:
            bar.update(bar.task_ids[0], completed=step, total=steps, description=f"{title}, loss {loss:.3f}")

        yield watch


@contextmanager
def _bar(title: str) -> "Iterator[Progress | None]":
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(printable(title), total=None)
        yield bar
