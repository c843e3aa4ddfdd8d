"""Facts of many records as columns: one numpy array a fact, one slot a record.

The row types `CANDIDATE` and `VACANCY` say which facts there are. A single record is a structured scalar of that
type; many records are a `Batch` of arrays. `fit` and `barred` compute on batches, so that the same code serves one
pair and 100,000 of them.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Batch = Mapping[str, NDArray[Any]]
"""Arrays by fact, each of shape (records, ...)."""

NOTHING = -1
"""Stands for "not stated" in columns of numbers that are counted from zero."""

TEXT_WEIGHT = 0.65
"""How much a phrase of running text counts; what is stated in a field counts more."""

MAX_OCCUPATIONS = 3
MAX_WISHES = 3
MAX_TITLES = 4
MAX_PHRASES = 40
MAX_REQUIRED = 16
MAX_OPTIONAL = 8
MAX_LANGUAGES = 8
MAX_REQUIRED_LANGUAGES = 4
MAX_PLACES = 3

CANDIDATE = np.dtype(
    [
        ("occupations", "i4", (MAX_OCCUPATIONS,)),  # phrase numbers
        ("wishes", "i4", (MAX_WISHES,)),
        ("phrases", "i4", (MAX_PHRASES,)),  # skills, then qualifications, then phrases of the text
        ("phrase_weights", "f4", (MAX_PHRASES,)),
        ("level", "i1"),  # requirement level that the person can meet, 0 unknown
        ("level_recognised", "?"),
        ("languages", "i2", (MAX_LANGUAGES,)),  # numbers of `language_number`
        ("language_levels", "i1", (MAX_LANGUAGES,)),
        ("language_weights", "f4", (MAX_LANGUAGES,)),  # by evidence: tested before claimed
        ("speaks", "u8"),  # bit by language
        ("licences", "u4"),
        ("licences_stated", "?"),
        ("hours", "u1"),  # bits: 1 full, 2 part, 4 mini
        ("shifts", "i1"),
        ("nights", "i1"),
        ("kinds", "u1"),  # bits by job kind
        ("min_wage", "f8"),  # EUR an hour; single precision would make 13.90 less than 13.90
        ("places", "f4", (1, 3)),  # unit vector, NaN unknown
        ("max_commute_km", "f4"),
        ("permission_from", "i4", (4,)),  # by job kind: ordinal day from which work is not barred
        (
            "hours_limit",
            "f4",
            (4,),
        ),  # by job kind: most weekly hours that the residence title allows, NaN none
        ("hours_limit_from", "i4"),  # ordinal day from which the limits hold
        ("available_from", "i4"),
        ("regulated", "u8"),  # bit by regulated profession that the person may exercise
        ("visible", "?"),
    ]
)
VACANCY = np.dtype(
    [
        ("titles", "i4", (MAX_TITLES,)),
        ("required", "i4", (MAX_REQUIRED,)),
        ("optional", "i4", (MAX_OPTIONAL,)),
        ("certificates", "u4"),  # bit by required skill that is a certificate
        ("kldb_group", "i2"),  # first three digits of the KldB 2010 code, 0 unknown
        ("level", "i1"),
        ("languages", "i2", (MAX_REQUIRED_LANGUAGES,)),
        ("language_levels", "i1", (MAX_REQUIRED_LANGUAGES,)),
        ("language_hard", "?", (MAX_REQUIRED_LANGUAGES,)),
        ("workplace", "u8"),
        ("licences", "u4"),  # bits in the order of `LICENCE_CLASSES`
        ("licences_hard", "u4"),
        ("hours", "u1"),
        ("hours_hard", "?"),
        ("weekly_hours", "f8"),
        ("shifts", "i1"),
        ("shifts_hard", "?"),
        ("nights", "i1"),
        ("nights_hard", "?"),
        ("kind", "i1"),
        ("wage", "f8"),  # EUR an hour, NaN unknown
        ("wage_exemption", "i1"),  # number of the exemption from the minimum wage
        ("open", "?"),
        ("valid_until", "i4"),  # ordinal day, 0 not stated
        ("start", "i4"),
        ("places", "f4", (MAX_PLACES, 3)),
        ("remote", "?"),
        ("regulated", "i1"),
        ("migrant_owned", "?"),
    ]
)
PHRASE_COLUMNS = ("occupations", "wishes", "phrases", "titles", "required", "optional")
"""Columns that hold phrase numbers."""

_EMPTY: dict[str, Any] = {
    "occupations": NOTHING, "wishes": NOTHING, "phrases": NOTHING, "titles": NOTHING, "required": NOTHING,
    "optional": NOTHING, "languages": NOTHING, "language_levels": NOTHING, "language_weights": 1.0,
    "shifts": NOTHING, "nights": NOTHING, "kind": NOTHING, "regulated": NOTHING, "wage_exemption": NOTHING,
    "min_wage": np.nan, "places": np.nan, "max_commute_km": np.nan, "wage": np.nan, "weekly_hours": np.nan,
    "hours_limit": np.nan,
}  # fmt: skip


def empty_row(kind: np.dtype[Any]) -> NDArray[Any]:
    """A structured scalar of type `kind` (`CANDIDATE` or `VACANCY`) in which nothing is known."""
    row = np.zeros((), dtype=kind)
    for name, value in _EMPTY.items():
        if kind.names and name in kind.names and kind[name].base.kind != "u":
            row[name] = value
    return row


def as_batch(row: NDArray[Any]) -> Batch:
    """A batch of one record."""
    return {name: row[name][np.newaxis] for name in row.dtype.names or ()}


def one_of(batch: Batch, position: int) -> Batch:
    """The record at `position` as a batch of one; of a batch of one always that one."""
    return {
        name: column[position : position + 1] if len(column) > 1 else column for name, column in batch.items()
    }


class Table:
    """Growing columns with one slot a record."""

    def __init__(self, kind: np.dtype[Any], capacity: int = 64) -> None:
        self.kind = kind
        self._length = 0
        self._columns = {name: _allocate(kind, name, capacity) for name in kind.names or ()}

    def __len__(self) -> int:
        return self._length

    def append(self, row: NDArray[Any]) -> int:
        """Store `row` in a new slot and return the slot's number."""
        slot = self._length
        if slot == self._capacity:
            self._columns = {
                name: np.concatenate([column, _allocate(self.kind, name, max(64, slot))])
                for name, column in self._columns.items()
            }
        self._length += 1
        for name, column in self._columns.items():
            column[slot] = row[name]
        return slot

    def column(self, name: str) -> NDArray[Any]:
        """One fact of all records, shape (records, ...): a view, not to be written to."""
        return self._columns[name][: self._length]

    def all(self) -> Batch:
        """All records."""
        return {name: self.column(name) for name in self._columns}

    def take(self, slots: NDArray[np.int64]) -> Batch:
        """The records in `slots`, in that order."""
        return {name: column[slots] for name, column in self._columns.items()}

    @classmethod
    def from_columns(cls, kind: np.dtype[Any], columns: Batch) -> "Table":
        """Make a table again from what `all` gave."""
        table = cls(kind, capacity=0)
        table._columns = {name: np.array(columns[name]) for name in kind.names or ()}
        table._length = len(next(iter(table._columns.values())))
        return table

    @property
    def _capacity(self) -> int:
        return len(next(iter(self._columns.values())))


def _allocate(kind: np.dtype[Any], name: str, count: int) -> NDArray[Any]:
    return np.zeros((count, *kind[name].shape), dtype=kind[name].base)
