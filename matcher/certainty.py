"""How sure the fields are that were read out of text."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from data.records import Candidate, Derived, Vacancy

HARD = 0.9
"""From this probability on, a reading counts like an entered value in a hard rule."""


def is_sure(derived: Mapping[str, Derived], path: str) -> bool:
    """Whether the field at `path` was entered, or read with at least `HARD`.

    A reading of a part (`languages[0].level`) or of the whole (`languages`) speaks for the field too.
    """
    for key, reading in derived.items():  # a plain loop: this is asked ten times for every vacancy
        if reading.probability < HARD and (_covers(key, path) or _covers(path, key)):
            return False
    return True


def surely(record: Candidate | Vacancy, path: str) -> Any:
    """The value of the field at `path` (names with dots), None where it was read with less than `HARD`."""
    return attrgetter(path)(record) if is_sure(record.derived, path) else None


def _covers(whole: str, part: str) -> bool:
    return part == whole or (part.startswith(whole) and part[len(whole)] in ".[")
