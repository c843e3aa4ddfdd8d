"""Reading the rules tables: CSV files to frozen, checked rows, once."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from data.fields import LICENCE_CLASSES
from data.rules.checks import RulesInvalid, check_rows
from data.rules.rows import (
    ROW_TYPES,
    CompensationMeasure,
    HoursLimit,
    LicenceInclusion,
    MinimumWage,
    ReasonableCommute,
    ReceptionCentre,
    RegulatedException,
    RegulatedProfession,
    ResidenceObligation,
    ResidenceTitle,
    Row,
    TitleLanguage,
    WageExemption,
    WorkPermission,
)
from data.rules.timeline import Timeline

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Rules:
    """All rows of all tables, and the look-ups that the legal check needs."""

    rows: tuple[Row, ...]

    def table(self, row_type: type[R]) -> tuple[R, ...]:
        """The rows of one table, in the order of its file."""
        return tuple(row for row in self.rows if isinstance(row, row_type))

    @cached_property
    def fingerprint(self) -> str:
        """Changes with every change of the tables."""
        return sha256("\n".join(row.model_dump_json() for row in self.rows).encode()).hexdigest()

    @cached_property
    def titles(self) -> tuple[ResidenceTitle, ...]:
        """Residence titles, the special before the general."""
        return self.table(ResidenceTitle)

    @cached_property
    def permissions(self) -> Mapping[str, tuple[WorkPermission, ...]]:
        """Rows on the permission to work by residence title."""
        return _by_key(self.table(WorkPermission))

    @cached_property
    def reception_centre(self) -> Timeline[ReceptionCentre]:
        """The longest stay in a reception centre by day."""
        return _in_time(self.table(ReceptionCentre))

    @cached_property
    def title_languages(self) -> tuple[TitleLanguage, ...]:
        """Languages that residence titles ask for."""
        return self.table(TitleLanguage)

    @cached_property
    def hours_limits(self) -> tuple[HoursLimit, ...]:
        """Limits of weekly hours."""
        return self.table(HoursLimit)

    @cached_property
    def obligations(self) -> tuple[ResidenceObligation, ...]:
        """Obligations to live in a place."""
        return self.table(ResidenceObligation)

    @cached_property
    def commutes(self) -> tuple[ReasonableCommute, ...]:
        """Reasonable commutes, the one for the longest hours first."""
        return tuple(sorted(self.table(ReasonableCommute), key=lambda row: -row.weekly_hours_above))

    @cached_property
    def minimum_wage(self) -> Timeline[MinimumWage]:
        """The general minimum wage by day."""
        return _in_time(self.table(MinimumWage))

    @cached_property
    def wage_exemptions(self) -> tuple[WageExemption, ...]:
        """Exemptions from the minimum wage; the first that matches decides."""
        return self.table(WageExemption)

    @cached_property
    def professions(self) -> tuple[tuple[RegulatedProfession, ...], ...]:
        """Regulated professions, each with its rows in time; a profession's number is its place here."""
        return tuple(_by_key(self.table(RegulatedProfession)).values())

    @cached_property
    def profession_names(self) -> re.Pattern[str]:
        """Matches where the pattern of any profession in `professions` does: one look before many."""
        patterns = (rows[-1].pattern for rows in self.professions)
        return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns if pattern))

    @cached_property
    def measures(self) -> Mapping[str, tuple[CompensationMeasure, ...]]:
        """What makes up for what a foreign qualification lacks, by profession, in time."""
        found: dict[str, tuple[CompensationMeasure, ...]] = {}
        for row in self.table(CompensationMeasure):
            for profession in row.professions:
                found[profession] = (*found.get(profession, ()), row)
        return found

    @cached_property
    def exceptions(self) -> tuple[RegulatedException, ...]:
        """Titles of posts in regulated professions that need no recognition."""
        return self.table(RegulatedException)

    @cached_property
    def licence_bits(self) -> Mapping[str, int]:
        """Bit mask by licence class, with the classes included; bits in the order of `LICENCE_CLASSES`."""
        direct = {row.licence: row.includes for row in self.table(LicenceInclusion)}
        return {name: _expanded(name, direct) for name in LICENCE_CLASSES}


def load_rules(folder: Traversable | None = None) -> Rules:
    """Load and check the rules tables of `folder`, by default those that are shipped.

    Raises:
        RulesInvalid: with the file and line of the first fault.

    """
    folder = folder or files("data").joinpath("rules")
    rows = tuple(row for row_type in ROW_TYPES for row in _read_table(folder, row_type))
    check_rows(rows)
    return Rules(rows)


def _read_table(folder: Traversable, row_type: type[Row]) -> Iterator[Row]:
    name = f"{row_type.table}.csv"
    try:
        lines = folder.joinpath(name).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise RulesInvalid(name, 0, "the file is missing") from error
    reader = csv.DictReader(lines, strict=True)
    for cells in reader:
        if None in cells or None in cells.values():
            raise RulesInvalid(name, reader.line_num, "has another number of cells than the header")
        yield _parse(row_type, name, reader.line_num, cells)


def _parse(row_type: type[R], name: str, line: int, cells: Mapping[str, str]) -> R:
    try:
        return row_type.model_validate({key: cell.strip() for key, cell in cells.items()} | {"line": line})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RulesInvalid(name, line, f"{field}: {first['msg']}" if field else first["msg"]) from error


def _by_key(rows: tuple[R, ...]) -> dict[str, tuple[R, ...]]:
    groups: dict[str, tuple[R, ...]] = {}
    for row in rows:
        groups[row.key] = (*groups.get(row.key, ()), row)
    return groups


def _in_time(rows: tuple[R, ...]) -> Timeline[R]:
    phases: list[tuple[int, R | None]] = []
    for row in sorted(rows, key=lambda row: row.valid_from):
        if phases and phases[-1][0] == row.valid_from.toordinal():
            phases.pop()
        phases.append((row.valid_from.toordinal(), row))
        if row.valid_to is not None:
            phases.append((row.valid_to.toordinal() + 1, None))
    return Timeline.of(phases)


def _expanded(name: str, direct: Mapping[str, tuple[str, ...]]) -> int:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(direct.get(current, ()))
    return sum(1 << LICENCE_CLASSES.index(each) for each in reached)
