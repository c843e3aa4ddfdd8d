"""Files of a benchmark line by line: texts, judgements, strata. What is broken is refused with file and line."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Literal, NamedTuple

from evaluation.faults import DatasetInvalid

TAB = "\t"
Separator = Literal["tab", "blank"]
"""`blank` takes tabs or blanks, as TREC files do."""
_HEADER_IDS = re.compile(
    r"(?:qid|cid|did|id|_id|docid|docno)|(?:q|c|d|query|corpus|doc|document|element)[_-]id", re.I
)
_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,9}")


class Text(NamedTuple):
    """A query or a document."""

    id: str
    text: str


class Judgement(NamedTuple):
    """What a query's judge said about a document, and in which line of the file."""

    query: str
    document: str
    grade: int
    line: int


def lines_of(file: Path) -> Iterator[tuple[int, str]]:
    """Number and content of each line that is not blank.

    Raises:
        DatasetInvalid: for a file that is missing, holds nothing, or is no UTF-8.

    """
    if not file.is_file():
        raise DatasetInvalid(file, "is missing")
    empty = True
    with file.open("rb") as stream:
        for number, raw in enumerate(stream, start=1):
            line = _decoded(raw, file, number)
            if line.strip():
                empty = False
                yield number, line
    if empty:
        raise DatasetInvalid(file, "is empty")


def _decoded(raw: bytes, file: Path, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise DatasetInvalid(file, "is not UTF-8", number) from error


def read_texts(file: Path, *, header: bool) -> tuple[Text, ...]:
    """Read id TAB text.

    Args:
        file: The table.
        header: Whether a first line that names its columns is one; else it is a row as any other.

    Raises:
        DatasetInvalid: for another number of columns, an id or a text that is empty, an id that was there before.

    """
    found: dict[str, str] = {}
    for number, line in _rows(file, header):
        cells = line.split(TAB)
        if len(cells) != 2:
            raise DatasetInvalid(file, f"holds {_columns(len(cells))} where id TAB text is expected", number)
        key, text = cells[0].strip(), cells[1].strip()
        if not key or not text:
            raise DatasetInvalid(file, f"the {'text' if key else 'id'} is empty", number)
        _put_once(found, key, text, file, number)
    return _texts(found, file)


def read_json_texts(file: Path) -> tuple[Text, ...]:
    """Read BEIR's texts: a JSON object a line with `_id`, `text` and perhaps `title`, which are joined.

    Raises:
        DatasetInvalid: for a line that is no such object, an id that was there before.

    """
    found: dict[str, str] = {}
    for number, record in json_lines(file):
        key, title, text = (record.get(name, "") for name in ("_id", "title", "text"))
        if not isinstance(key, str | int) or isinstance(key, bool) or str(key).strip() == "":
            raise DatasetInvalid(file, "_id is missing", number)
        if not isinstance(title or "", str) or not isinstance(text, str):
            raise DatasetInvalid(file, "title and text have to be strings", number)
        _put_once(found, str(key).strip(), f"{title or ''} {text}".strip(), file, number)
    return _texts(found, file)


def json_lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and object of each line.

    Raises:
        DatasetInvalid: for a line that is no JSON object.

    """
    for number, line in lines_of(file):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DatasetInvalid(file, f"is no JSON ({error})", number) from error
        if not isinstance(record, dict):
            raise DatasetInvalid(file, "is no JSON object", number)
        yield number, record


def read_judgements(
    file: Path, *, separator: Separator, columns: Literal[3, 4], header: bool
) -> tuple[Judgement, ...]:
    """Read judgements: query, document, grade; with four columns something unused stands second.

    Raises:
        DatasetInvalid: for another number of columns, a grade that is no whole number, a pair judged twice.

    """
    found: dict[tuple[str, str], Judgement] = {}
    shape = "query, document, grade" if columns == 3 else "query, 0, document, grade"
    for number, line in _rows(file, header):
        cells = cells_of(line, separator)
        if len(cells) != columns:
            between = "TAB" if separator == "tab" else "TAB or blank"
            reason = f"holds {_columns(len(cells))} where {shape} are expected, with a {between} between them"
            raise DatasetInvalid(file, reason, number)
        query, document, grade = cells[0], cells[-2], cells[-1]
        if not _WHOLE_NUMBER.fullmatch(grade):
            raise DatasetInvalid(file, f"the grade {grade[:20]!r} is no whole number", number)
        pair = (query, document)
        if pair in found:
            reason = f"judges {query!r} and {document!r} again, as in line {found[pair].line}"
            raise DatasetInvalid(file, reason, number)
        found[pair] = Judgement(query, document, int(grade), number)
    if not found:
        raise DatasetInvalid(file, "is empty")
    return tuple(found.values())


def checked(
    judgements: tuple[Judgement, ...], queries: Mapping[str, Any], documents: Mapping[str, Any], file: Path
) -> tuple[Judgement, ...]:
    """`judgements`, none of which speaks of something unknown.

    Raises:
        DatasetInvalid: with the line of the first that does.

    """
    for judgement in judgements:
        for name, key, known in (
            ("query", judgement.query, queries),
            ("document", judgement.document, documents),
        ):
            if key not in known:
                raise DatasetInvalid(file, f"judges the unknown {name} {key[:60]!r}", judgement.line)
    return judgements


def read_strata(file: Path, queries: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Read query TAB name TAB value; returns values by name and query.

    Raises:
        DatasetInvalid: for an unknown query, another number of columns, a second value.

    """
    found: dict[str, dict[str, str]] = {}
    for number, line in lines_of(file):
        cells = cells_of(line, "tab")
        if len(cells) != 3 or not all(cells):
            raise DatasetInvalid(
                file, f"holds {_columns(len(cells))} where candidate, name, value are expected", number
            )
        query, name, value = cells
        if query not in queries:
            raise DatasetInvalid(file, f"speaks of the unknown query {query[:60]!r}", number)
        _put_once(found.setdefault(name, {}), query, value, file, number)
    return found


def read_pairs(file: Path, queries: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Read candidate TAB candidate: the same person, described in German and in another language.

    Raises:
        DatasetInvalid: for an unknown candidate, another number of columns, a candidate that stands there twice.

    """
    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    for number, line in lines_of(file):
        cells = cells_of(line, "tab")
        if len(cells) != 2 or not all(cells):
            raise DatasetInvalid(
                file, f"holds {_columns(len(cells))} where two candidates are expected", number
            )
        for query in cells:
            if query not in queries:
                raise DatasetInvalid(file, f"speaks of the unknown candidate {query[:60]!r}", number)
            _put_once(seen, query, "", file, number)
        found.append((cells[0], cells[1]))
    return tuple(found)


def cells_of(line: str, separator: Separator) -> list[str]:
    """The cells of a line, without blanks around them."""
    if separator == "tab" or TAB in line:
        return [cell.strip() for cell in line.split(TAB)]
    return line.split()


def _rows(file: Path, header: bool) -> Iterator[tuple[int, str]]:
    """The lines of a file without its header."""
    lines = lines_of(file)
    first = next(lines)
    names = first[1].split(TAB)
    if (
        header
        and len(names) > 1
        and _HEADER_IDS.fullmatch(names[0].strip())
        and not _WHOLE_NUMBER.fullmatch(names[-1])
    ):
        return lines
    return chain((first,), lines)


def _texts(found: Mapping[str, str], file: Path) -> tuple[Text, ...]:
    if not found:
        raise DatasetInvalid(file, "is empty")
    return tuple(Text(key, text) for key, text in found.items())


def _put_once(found: dict[str, str], key: str, value: str, file: Path, number: int) -> None:
    if key in found:
        raise DatasetInvalid(file, f"{key[:60]!r} stands here a second time", number)
    found[key] = value


def _columns(count: int) -> str:
    return "one column" if count == 1 else f"{count} columns"
