"""What holds from which day on."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timeline(Generic[T]):
    """Values that follow each other: `values[i]` holds from the ordinal day `starts[i]` until the next start.

    `None` stands for a time about which nothing is said, as before the first start.
    """

    starts: tuple[int, ...]
    values: tuple[T | None, ...]

    def at(self, day: int) -> T | None:
        """The value that holds on the ordinal day `day`."""
        index = bisect_right(self.starts, day) - 1
        return self.values[index] if index >= 0 else None

    @classmethod
    def of(cls, phases: Iterable[tuple[int, T | None]]) -> "Timeline[T]":
        """Build from (first ordinal day, value), in order; repeated values are joined."""
        starts: list[int] = []
        values: list[T | None] = []
        for start, value in phases:
            if not values or values[-1] is not value:
                starts.append(start)
                values.append(value)
        return cls(tuple(starts), tuple(values))
