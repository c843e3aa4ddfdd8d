"""One calm table of figures, each with its aim where there is one."""

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tests.bench.timing import Took


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        name: what was measured.
        value: the figure, for people.
        number: the figure that the aim is about; without an aim the main one.
        aim: at most or at least so much, nothing where the figure is only told.

    """

    name: str
    value: str
    number: float
    aim: tuple[Literal["at most", "at least"], float] | None = None

    @property
    def verdict(self) -> str:
        """The aim, and whether it was reached."""
        if self.aim is None:
            return ""
        direction, bound = self.aim
        reached = self.number <= bound if direction == "at most" else self.number >= bound
        return f"{direction} {bound:g}: {'reached' if reached else 'MISSED'}"


def times(name: str, took: Took, yardstick: Took | None = None, at_most: float | None = None) -> Figure:
    """A time in milliseconds, as a multiple of the yardstick where one is given.

    The aim is about processor time: on a quiet machine both are the same, on a busy one the longer of two calls is
    interrupted more often.
    """
    value = f"{took.cpu:8.2f} ms (clock {took.wall:8.2f} ms)"
    if yardstick is None:
        return Figure(name, value, took.cpu)
    ratio = took.cpu / yardstick.cpu
    value += f"   {ratio:5.1f} x (clock {took.wall / yardstick.wall:5.1f} x)"
    return Figure(name, value, ratio, None if at_most is None else ("at most", at_most))


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print one part of the table."""
    print(f"\n{title}")
    for figure in figures:
        print(f"  {figure.name:46} {figure.value:72} {figure.verdict}".rstrip(), flush=True)


def machine() -> str:
    """The day, and how busy how many processors are."""
    load = os.getloadavg()[0]
    return f"{dt.date.today().isoformat()}, {os.cpu_count()} cores, load {load:.1f}"
