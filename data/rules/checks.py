"""What a set of rules tables must fulfil before anything is decided with it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn

from data.errors import PassungError
from data.records import JobKind
from data.rules.rows import (
    CompensationMeasure,
    HoursLimit,
    RegulatedProfession,
    ResidenceObligation,
    ResidenceTitle,
    Row,
    TitleLanguage,
    WorkPermission,
)

DAY = dt.timedelta(days=1)
_FOREVER = 10_000
"""Months; longer than anyone's stay."""


@dataclass(eq=False)
class RulesInvalid(PassungError):  # noqa: N818
    """A rules table that must not be used: which file, which line of it, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


def check_rows(rows: Sequence[Row]) -> None:
    """Check all rows of all tables together.

    Raises:
        RulesInvalid: for a code's second use, a gap or an overlap in time (for permissions also in months),
            or a residence title or profession that no row describes.

    """
    _check_codes(rows)
    for table in (row_type for row_type in {type(row) for row in rows} if row_type not in _OWN_CHECKS):
        _check_sequences(row for row in rows if type(row) is table)
    _check_titles(rows)
    _check_professions(rows)
    _check_permissions(rows)


def _check_codes(rows: Sequence[Row]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.code in seen:
            _refuse(row, f"the code {row.code!r} is used a second time")
        seen.add(row.code)


def _check_sequences(rows: Iterable[Row]) -> None:
    """Rows with one key follow each other without gap and overlap."""
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    for group in by_key.values():
        _check_group(group)


def _check_group(rows: Iterable[Row]) -> None:
    for earlier, later in pairwise(sorted(rows, key=lambda row: row.valid_from)):
        _check_succession(earlier, later)


def _check_succession(earlier: Row, later: Row) -> None:
    if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
        _refuse(later, f"overlaps with {earlier.code!r}, which begins on {earlier.valid_from}")
    if later.valid_from > earlier.valid_to + DAY:
        _refuse(later, f"leaves a gap after {earlier.code!r}, which ends on {earlier.valid_to}")


def _check_titles(rows: Sequence[Row]) -> None:
    known = {row.title for row in rows if isinstance(row, ResidenceTitle)}
    for row in rows:
        named: tuple[str, ...] = ()
        if isinstance(row, WorkPermission | HoursLimit | TitleLanguage):
            named = (row.title,)
        elif isinstance(row, ResidenceObligation):
            named = row.titles
        for title in named:
            if title not in known:
                _refuse(row, f"{title!r} is no title of residence_titles.csv")


def _check_professions(rows: Sequence[Row]) -> None:
    """Measures speak of known professions, and of each once at a time."""
    known = {row.profession for row in rows if isinstance(row, RegulatedProfession)}
    by_profession: dict[str, list[Row]] = defaultdict(list)
    for row in (row for row in rows if isinstance(row, CompensationMeasure)):
        for profession in row.professions:
            if profession not in known:
                _refuse(row, f"{profession!r} is no profession of regulated_professions.csv")
            by_profession[profession].append(row)
    for group in by_profession.values():
        _check_group(group)


def _check_permissions(rows: Sequence[Row]) -> None:
    """On every day on which a title exists, its rows cover all kinds, homes and months exactly once."""
    for title in (row for row in rows if isinstance(row, ResidenceTitle)):
        permissions = [row for row in rows if isinstance(row, WorkPermission) and row.title == title.title]
        if not permissions:
            _refuse(title, f"work_permission.csv says nothing about {title.title!r}")
        for row in permissions:
            if row.valid_from < title.valid_from or (row.valid_to or dt.date.max) > (
                title.valid_to or dt.date.max
            ):
                _refuse(row, f"holds outside the days of {title.code!r}")
        for day in _days_of_change(title, permissions):
            for kind in JobKind:
                for home in ("yes", "no"):
                    _check_months(title, permissions, day, kind, home)


def _days_of_change(title: ResidenceTitle, permissions: Sequence[WorkPermission]) -> list[dt.date]:
    days = {title.valid_from, *(row.valid_from for row in permissions)}
    days |= {row.valid_to + DAY for row in permissions if row.valid_to and row.valid_to != title.valid_to}
    return sorted(days)


def _check_months(
    title: ResidenceTitle, permissions: Sequence[WorkPermission], day: dt.date, kind: JobKind, home: str
) -> None:
    rows = sorted(
        (
            row
            for row in permissions
            if kind in row.kinds and row.reception_centre in ("any", home) and row.holds(day.toordinal())
        ),
        key=lambda row: row.months_from,
    )
    covered = 0
    for row in rows:
        if row.months_from != covered:
            fault = "a gap" if row.months_from > covered else "an overlap"
            _refuse(row, f"{fault} on {day} for {kind}, reception centre {home}, at month {covered}")
        if row.counted_from != rows[0].counted_from:
            _refuse(row, f"counts from another day than {rows[0].code!r}")
        covered = _FOREVER if row.months_to is None else row.months_to
    if covered != _FOREVER:
        _refuse(
            rows[-1] if rows else title,
            f"a gap on {day} for {kind}, reception centre {home}, at month {covered}",
        )


def _refuse(row: Row, reason: str) -> NoReturn:
    raise RulesInvalid(f"{row.table}.csv", row.line, reason)


_OWN_CHECKS: tuple[type[Row], ...] = (WorkPermission, HoursLimit)
