"""The objects of a JSON document (one object, a list, or a list inside a known wrapper) and of NDJSON."""

import itertools
from collections.abc import Iterator
from typing import Any, TextIO

from data.errors import RecordRejected
from data.formats.json_text import (
    MAX_VALUE_CHARACTERS,
    TOO_LONG,
    JsonFault,
    JsonText,
    Refused,
    decode,
    open_field,
)
from data.formats.parsed import Item, Kind

WRAPPERS: dict[str, Kind] = {
    "candidates": "candidate",
    "vacancies": "vacancy",
    "stellenangebote": "vacancy",
    "ergebnisliste": "vacancy",
}
"""Keys of an outer object whose list holds the records, and what they hold."""

Found = Item | RecordRejected

_LINES_LOOKED_AT = 20


def is_line_by_line(source: TextIO) -> bool:
    """Whether `source` is NDJSON: one object a line, more than one of them. A broken line does not hide it."""
    first = source.readline(MAX_VALUE_CHARACTERS)
    if not first.lstrip().startswith("{"):
        return False
    if first.endswith("\n") and _is_object(first):
        return next(_further_lines(source), None) is not None
    if len(first) >= MAX_VALUE_CHARACTERS:
        _skip_line(source)
    lines = objects = 0
    for line in itertools.islice(_further_lines(source), _LINES_LOOKED_AT):
        if not line.startswith("{"):
            return False
        lines, objects = lines + 1, objects + _is_object(line)
    return 0 < lines <= 2 * objects


def iter_lines(source: TextIO) -> Iterator[Found]:
    """The objects of an NDJSON text; a broken line is a rejected record, and the lines around it are read."""
    number = 0
    while line := source.readline(MAX_VALUE_CHARACTERS + 1):
        number += 1
        if len(line) > MAX_VALUE_CHARACTERS and not line.endswith("\n"):
            yield RecordRejected(open_field(line), TOO_LONG, f"line {number}")
            _skip_line(source)
        elif line.strip():
            yield from _line_items(line, f"line {number}")


def iter_document(source: TextIO) -> Iterator[Found]:
    """The objects of one JSON document, read piece by piece.

    Raises:
        JsonFault: where the text is no JSON or breaks off; what was yielded before must not be used then.

    """
    text = JsonText(source)
    start = text.peek()
    if start == "[":
        yield from _elements(text, "")
    elif start == "{":
        yield from _members(text)
    else:
        raise text.fault("neither an object nor a list")
    if text.peek():
        raise text.fault("more text after the end of the JSON document")


def _line_items(line: str, position: str) -> Iterator[Found]:
    try:
        value = decode(line)
    except JsonFault as fault:
        yield RecordRejected("", f"is no JSON: {fault}", position)
    except Refused as refused:
        yield RecordRejected(refused.field, refused.reason, position)
    else:
        yield from _unwrapped(value, position)


def _unwrapped(value: Any, position: str) -> Iterator[Found]:
    """The elements of a search answer that stands on one line, else the value itself."""
    wrapper = next(
        (key for key in WRAPPERS if isinstance(value, dict) and isinstance(value.get(key), list)), ""
    )
    if not wrapper:
        yield Item(position, value)
        return
    for index, element in enumerate(value[wrapper], start=1):
        yield Item(f"{position}, record {index}", element, wrapper)


def _elements(text: JsonText, wrapper: str) -> Iterator[Found]:
    text.take("[")
    number = 0
    while text.peek() != "]":
        if number:
            text.take(",")
        number += 1
        try:
            yield Item(f"record {number}", text.value(), wrapper)
        except Refused as refused:
            yield RecordRejected(refused.field, refused.reason, f"record {number}")
    text.take("]")


def _members(text: JsonText) -> Iterator[Found]:
    """The lists of an outer object's wrappers; the object itself where it has none."""
    members: dict[str, Any] = {}
    refused: RecordRejected | None = None
    wrapped, size = False, 0
    text.take("{")
    while text.peek() != "}":
        key = _member_key(text, is_first=not (members or wrapped or refused))
        if key in WRAPPERS and text.peek() == "[":
            wrapped = True
            yield from _elements(text, key)
            continue
        try:
            members[key] = text.value()
        except Refused as error:
            path = ".".join(part for part in (key, error.field) if part)
            refused = refused or RecordRejected(path, error.reason, "record 1")
        size += text.size
        if size > MAX_VALUE_CHARACTERS:
            raise text.fault(f"one object of more than {MAX_VALUE_CHARACTERS:,} characters")
    text.take("}")
    if not wrapped:
        yield refused or Item("record 1", members, is_whole=True)


def _member_key(text: JsonText, is_first: bool) -> str:
    if not is_first:
        text.take(",")
    if text.peek() != '"':
        raise text.fault("expected a name in double quotes")
    key = text.value()
    text.take(":")
    return str(key)


def _is_object(line: str) -> bool:
    try:
        return isinstance(decode(line), dict)
    except Refused:
        return True
    except JsonFault:
        return False


def _further_lines(source: TextIO) -> Iterator[str]:
    """The lines that are not blank; long ones come in parts (which are no objects on their own)."""
    while line := source.readline(MAX_VALUE_CHARACTERS):
        if line.strip():
            yield line.strip()


def _skip_line(source: TextIO) -> None:
    while (rest := source.readline(MAX_VALUE_CHARACTERS)) and not rest.endswith("\n"):
        pass
