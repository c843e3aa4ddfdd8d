"""CSV and XLSX: a row a record, with the contract's column names, German or English ones, or a foreign format's.

Cells are cleaned column by column in pandas; lists stand in one cell, separated by semicolons.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, TextIO

from data.errors import RecordRejected
from data.formats.ba_jobsuche import FORMAT as BA_JOBSUCHE
from data.formats.columns import ESSENTIAL, Column, columns_of, plain
from data.formats.parsed import Item, Kind, ObjectFormat
from data.formats.rows import DELIMITERS, Readable, Row, UnusableTable, csv_rows, is_blank, workbook_rows
from data.formats.sheet_records import FORMAT
from data.formats.values import present

_BATCH = 1_000
_ROWS_LOOKED_AT = 10
_BA_COLUMNS = frozenset({"refnr", "hashId", "stellenangebotsTitel"})
_BA_PARENTS = ("arbeitsort.", "arbeitsorte.", "stellenlokationen.")
_HINT = re.compile(r"sep=(.)\r?\n")


@dataclass(frozen=True)
class Header:
    """The row of column names: its number, its names, and which kind of record the rows are."""

    number: int
    names: tuple[str, ...]
    kind: Kind
    is_foreign: bool = False

    @property
    def columns(self) -> Mapping[str, Column]:
        """The known columns by name."""
        known = columns_of(self.kind)
        return {name: known[plain(name)] for name in self.names if plain(name) in known}


def read_csv(source: TextIO, asked: Kind) -> tuple[ObjectFormat, Kind, Iterator[Item | RecordRejected]]:
    """Format, kind and rows of a CSV text.

    Raises:
        UnusableTable: where the first row names no column that is known.

    """
    first = source.readline()
    hint = _HINT.fullmatch(first)
    skipped = 1 if hint else 0
    line = source.readline() if hint else first
    while line and not line.strip():
        line, skipped = source.readline(), skipped + 1
    delimiter = hint[1] if hint and hint[1] in DELIMITERS else _delimiter(line, asked)
    again = _Replayed(line, source)
    rows = (Row(row.number + skipped, row.cells, row.fault, row.field) for row in csv_rows(again, delimiter))
    header = _header(next(rows, Row(1, [])), asked)
    if header is None:
        raise UnusableTable(_no_columns(asked))
    return _format(header), header.kind, _items(header, rows)


def read_workbook(
    stream: BinaryIO, asked: Kind
) -> tuple[ObjectFormat, Kind, Iterator[Item | RecordRejected]]:
    """Format, kind and rows of the first sheet of an XLSX workbook that has known column names.

    Raises:
        UnusableTable: for damaged workbooks, and where no sheet has them.

    """
    for _, rows in workbook_rows(stream):
        for row in itertools.islice(rows, _ROWS_LOOKED_AT):
            header = _header(row, asked)
            if header is not None:
                return _format(header), header.kind, _items(header, rows)
    raise UnusableTable(_no_columns(asked))


class _Replayed:
    """A text whose first line has been read already."""

    def __init__(self, first: str, source: Readable) -> None:
        self._first, self._source = first, source

    def readline(self, limit: int = -1, /) -> str:
        """The next line, at most `limit` characters of it."""
        if self._first:
            line = self._first
            self._first = line[limit:] if 0 <= limit < len(line) else ""
            return line[:limit] if 0 <= limit < len(line) else line
        return self._source.readline(limit)


def _format(header: Header) -> ObjectFormat:
    return BA_JOBSUCHE if header.is_foreign else FORMAT


def _delimiter(line: str, asked: Kind) -> str:
    """The delimiter that gives the most known columns, then the most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip('" ') for cell in line.rstrip("\r\n").split(delimiter)]
        header = _header(Row(1, list(cells)), asked)
        return (len(header.columns) if header else 0, len(cells))

    return max(DELIMITERS, key=score)


def _header(row: Row, asked: Kind) -> Header | None:
    """The header that `row` is, or None. It is the other kind's only where it cannot be the asked one's."""
    names = tuple(str(cell).strip() if cell is not None else "" for cell in row.cells)
    if any(name in _BA_COLUMNS or name.startswith(_BA_PARENTS) for name in names):
        return Header(row.number, names, "vacancy", is_foreign=True)
    other: Kind = "vacancy" if asked == "candidate" else "candidate"
    fitting = [kind for kind in (asked, other) if _is_header_of(names, kind)]
    if len(fitting) == 2 and _clearly(names, other):
        return Header(row.number, names, other)
    return Header(row.number, names, fitting[0]) if fitting else None


def _paths(names: Sequence[str], kind: Kind) -> set[str]:
    return {columns_of(kind)[plain(name)].path for name in names if plain(name) in columns_of(kind)}


def _is_header_of(names: Sequence[str], kind: Kind) -> bool:
    return bool(_paths(names, kind) & ESSENTIAL[kind])


def _clearly(names: Sequence[str], kind: Kind) -> bool:
    """Whether more of the columns are known for `kind` alone than for the other kind alone."""
    other: Kind = "vacancy" if kind == "candidate" else "candidate"
    here = {plain(name) for name in names if plain(name) in columns_of(kind)}
    there = {plain(name) for name in names if plain(name) in columns_of(other)}
    return len(here - there) > len(there - here)


def _no_columns(asked: Kind) -> str:
    wanted = {
        "candidate": "Beruf, Kenntnisse or Text (occupations, skills, text)",
        "vacancy": "Titel (title)",
    }
    return f"is no known format; read as a table, it has no column {wanted[asked]}"


def _items(header: Header, rows: Iterable[Row]) -> Iterator[Item | RecordRejected]:
    """The rows under the header, as objects; empty rows are passed over and still counted."""
    kept = (row for row in rows if not is_blank(row))
    while batch := list(itertools.islice(kept, _BATCH)):
        sound = [row for row in batch if not _fault(header, row)]
        cells = iter(_cleaned(header, sound))
        for row in batch:
            fault = _fault(header, row)
            if fault:
                field = (
                    header.names[row.field] if row.field is not None and row.field < len(header.names) else ""
                )
                yield RecordRejected(field, fault, f"row {row.number}")
            else:
                yield Item(f"row {row.number}", _object(header, next(cells)))


def _fault(header: Header, row: Row) -> str:
    surplus = [cell for cell in row.cells[len(header.names) :] if present(cell) is not None]
    if row.fault or not surplus:
        return row.fault
    return (
        f"has {len(row.cells)} cells, but there are {len(header.names)} columns; is a quotation mark missing?"
    )


def _cleaned(header: Header, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Cells by column name, those that say nothing left out, of known columns only."""
    import pandas as pd

    width = len(header.names)
    padded = [[*row.cells[:width], *[None] * (width - len(row.cells))] for row in rows]
    frame = pd.DataFrame(padded, columns=pd.Index(range(width)), dtype=object)
    wanted = [index for index, name in enumerate(header.names) if header.is_foreign or name in header.columns]
    frame = frame[wanted].map(present).astype(object)
    frame = frame.where(frame.notna(), None)
    named = [(index, header.names[index]) for index in wanted]
    return [_by_name(record, named) for record in frame.to_dict("records")]


def _by_name(record: Mapping[Any, Any], named: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """Cells by name; of columns of one name the first that says something."""
    cells: dict[str, Any] = {}
    for index, name in named:
        if record[index] is not None and name:
            cells.setdefault(name, record[index])
    return cells


def _object(header: Header, cells: dict[str, Any]) -> dict[str, Any]:
    return _unflattened(cells) if header.is_foreign else {"columns": header.columns, "cells": cells}


def _unflattened(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Objects out of dotted columns: {"arbeitsort.ort": x} -> {"arbeitsort": {"ort": x}}."""
    whole: dict[str, Any] = {}
    for name, cell in cells.items():
        *parents, last = name.split(".")
        inner = whole
        for parent in parents:
            inner = inner.setdefault(parent, {})
            if not isinstance(inner, dict):
                break
        if isinstance(inner, dict):
            inner.setdefault(last, cell)
    return whole
