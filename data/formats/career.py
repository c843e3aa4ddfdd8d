"""What CVs of every format have in common: periods of work, and texts that make up what a person says."""

import re
from dataclasses import dataclass
from typing import Any

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_LONGEST_CAREER = 80


@dataclass(frozen=True)
class Month:
    """A month, or a year alone."""

    year: int
    month: int | None = None


@dataclass(frozen=True)
class Period:
    """From when to when; `end` is unknown where it is left out, and the document's date where it goes on."""

    start: Month | None = None
    end: Month | None = None

    @property
    def years(self) -> float | None:
        """Length in years to one decimal, half a year for what began and ended in one; None if unknown."""
        if self.start is None or self.end is None:
            return None
        if self.start.month and self.end.month:
            months = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month
            years = round(months / 12, 1)
        else:
            years = float(self.end.year - self.start.year) or 0.5
        return years if 0 <= years <= _LONGEST_CAREER else None

    @property
    def last_year(self) -> int | None:
        """Year in which it ended."""
        return self.end.year if self.end and 1930 <= self.end.year <= 2200 else None


def month(value: Any) -> Month | None:
    """A month out of "2019", "2019-05" or a longer ISO 8601 date."""
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    if not found:
        return None
    number = int(found[2]) if found[2] else None
    return Month(int(found[1]), number if number and 1 <= number <= 12 else None)
