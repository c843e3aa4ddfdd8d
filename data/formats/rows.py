"""Rows of CSV files and workbooks, with the numbers that a spreadsheet shows, and with what is wrong with them."""

import csv
import itertools
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from data.formats.json_text import MAX_VALUE_CHARACTERS, TOO_LONG
from data.formats.values import present

DELIMITERS = ",;\t|"
MAX_UNPACKED_BYTES = 500_000_000
"""Largest workbook that is read, unpacked."""
MAX_CELLS = 1_000
"""Most cells of a row that are looked at."""

_CHUNK = 65_536


@dataclass(frozen=True)
class Row:
    """Cells of a row, or why there are none; `field` is the index of the cell that is at fault."""

    number: int
    cells: list[Any]
    fault: str = ""
    field: int | None = None


class Readable(Protocol):
    """Text that is read line by line."""

    def readline(self, limit: int = -1, /) -> str:
        """The next line, at most `limit` characters of it; "" at the end."""


class UnusableTable(ValueError):  # noqa: N818 - what is wrong with the file, for people
    """A table that cannot be read at all."""


class _Lines:
    """Lines for `csv.reader`, none longer than the limit; remembers those of the row that is being read."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._again: list[str] = []
        self.start_row()

    def start_row(self) -> None:
        self.row: list[str] = []
        self.size, self.is_cut, self.is_over = 0, False, False

    def read_again(self) -> None:
        """Give back all lines of this row but the first."""
        self._again += self.row[:0:-1]
        self.start_row()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._next_line()
        if not line or self.size > MAX_VALUE_CHARACTERS:
            self.is_over = True
            if line:
                self.row.append(line)
            raise StopIteration
        self.row.append(line)
        self.size += len(line)
        return line

    def _next_line(self) -> str:
        """The next line; of one that is too long the rest is dropped, its quotation marks still balanced."""
        line = self._source.readline(MAX_VALUE_CHARACTERS)
        if len(line) < MAX_VALUE_CHARACTERS or line.endswith("\n"):
            return line
        marks = 0
        while (rest := self._source.readline(_CHUNK)) and not rest.endswith("\n"):
            marks += rest.count('"')
        marks += rest.count('"')
        self.is_cut = True
        return line + ('"' if marks % 2 else "") + "\n"


def csv_rows(source: Readable, delimiter: str) -> Iterator[Row]:
    """The rows of a CSV text. A row whose quotation marks do not match is at fault, and it alone."""
    csv.field_size_limit(max(csv.field_size_limit(), 3 * MAX_VALUE_CHARACTERS))
    lines = _Lines(source)
    for number in itertools.count(1):
        cells = _next_cells(lines, delimiter)
        if cells is None and not lines.row:
            return
        if cells is None:
            yield Row(number, [], "has a quotation mark that is never closed")
            lines.read_again()
        elif lines.is_cut:
            longest = max(range(len(cells)), key=lambda index: len(cells[index]), default=None)
            yield Row(number, [], TOO_LONG, longest)
        else:
            yield Row(number, cells)
        lines.start_row()


def _next_cells(lines: _Lines, delimiter: str) -> list[str] | None:
    """Cells of the next row; None at the end, and where a quotation mark swallows more than its line."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error:
        if len(lines.row) == 1 and not lines.is_over:
            return next(csv.reader(lines.row, delimiter=delimiter))
        return None


def workbook_rows(stream: BinaryIO) -> Iterator[tuple[str, Iterator[Row]]]:
    """The sheets of an XLSX workbook with their rows. A formula without a stored result stays as it is.

    What openpyxl says about parts of the file that hold no cells is silenced.

    Raises:
        UnusableTable: for archives that are no workbook, damaged, or too large when unpacked.

    """
    _check_archive(stream)
    from openpyxl import load_workbook

    warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
    with _damage_told():
        stream.seek(0)
        results = load_workbook(stream, read_only=True, data_only=True)
        formulas = load_workbook(stream, read_only=True, data_only=False)
    for sheet in results.worksheets:
        yield sheet.title, _sheet_rows(sheet, formulas[sheet.title])


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except UnusableTable:
        raise
    except Exception as error:  # zipfile and openpyxl raise whatever a damaged file makes them run into
        raise UnusableTable(f"is a damaged workbook ({type(error).__name__}: {str(error)[:200]})") from error


def _sheet_rows(results: Any, formulas: Any) -> Iterator[Row]:
    """Rows of a sheet; the size that the file claims for it is not believed."""
    results.reset_dimensions()
    formulas.reset_dimensions()
    pairs = zip(results.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=False)
    for number in itertools.count(1):
        with _damage_told():
            pair = next(pairs, None)
        if pair is None:
            return
        values, written = (cells[:MAX_CELLS] for cells in pair)
        both = itertools.zip_longest(values, written)
        yield Row(
            number, [text if value is None and isinstance(text, str) else value for value, text in both]
        )


def _check_archive(stream: BinaryIO) -> None:
    """Refuse what is no workbook, what is too large, and what may hold entities."""
    stream.seek(0)
    with _damage_told(), zipfile.ZipFile(stream) as archive:
        names = {info.filename: info.file_size for info in archive.infolist()}
        if b"opendocument" in (archive.read("mimetype") if names.get("mimetype", 101) <= 100 else b""):
            raise UnusableTable("is an OpenDocument file; save it as XLSX or CSV")
        if "xl/workbook.xml" not in names:
            raise UnusableTable("is an archive, but no XLSX workbook")
        if sum(names.values()) > MAX_UNPACKED_BYTES:
            raise UnusableTable(f"is more than {MAX_UNPACKED_BYTES:,} bytes when unpacked")
        if any(_declares_types(archive, name) for name in names):
            raise UnusableTable("is a workbook with a document type declaration; entities are not read")


def _declares_types(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether an XML part declares a document type, which may hold entities."""
    if not name.endswith((".xml", ".rels")):
        return False
    with archive.open(name) as part:
        return b"<!DOCTYPE" in part.read(_CHUNK).replace(b"\x00", b"").upper()


def is_blank(row: Row) -> bool:
    """Whether a row holds nothing."""
    return not row.fault and all(present(cell) is None for cell in row.cells)
