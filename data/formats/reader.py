"""The one door for files: tells by its content what a file is, and reads its records one by one."""

import hashlib
import re
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from data.cleaning import UncleanText, clean_identifier
from data.errors import RecordRejected, UnusableInput
from data.formats.encoding import NotText, as_text, encoding_of, head_of, rewindable
from data.formats.jobposting import FORMAT as JOBPOSTING
from data.formats.jobposting import MAX_PAGE_CHARACTERS, page_items
from data.formats.json_items import WRAPPERS, is_line_by_line, iter_document, iter_lines
from data.formats.json_text import JsonFault, Refused
from data.formats.native import FORMAT as NATIVE
from data.formats.parsed import Item, Kind, Mapped, ObjectFormat, ParsedRecord, identified
from data.formats.registry import OBJECT_FORMATS, XML_FORMATS
from data.formats.rows import UnusableTable
from data.formats.tables import read_csv, read_workbook
from data.formats.xml_tree import UnusableXml, local_name, parse
from data.masking_names import name_pattern, without_known_names

_ROOT = re.compile(rb"<([A-Za-z_][\w.\-]{0,60}:)?([A-Za-z_][\w.\-]{0,60})")
_UNREADABLE = {
    b"%PDF": "is a PDF file; export the CV as XML or JSON, or type it in",
    b"\xd0\xcf\x11\xe0": "is an old Office file (.xls, .doc); save it as XLSX or CSV",
    b"\x1f\x8b": "is a compressed file; unpack it first",
    b"{\\rtf": "is an RTF file; save it as XLSX or CSV",
}
_SAME_KEY = (
    "has no id, and what tells it apart (for a vacancy title, employer and place) is the same as in {}; "
    "give each an id"
)
_PLURAL: dict[Kind, str] = {"candidate": "candidates", "vacancy": "vacancies"}


@dataclass(frozen=True)
class _Record:
    """A mapped record with its place and its format."""

    position: str
    format: str
    mapped: Mapped


_Found = _Record | RecordRejected


def read_records(stream: BinaryIO, source: str, kind: Kind) -> Iterator[ParsedRecord | RecordRejected]:
    """The records of a file, in its order, memory bounded; what cannot be accepted stands among them.

    Args:
        stream: the bytes of the file; read from the beginning, more than once where it can be rewound.
        source: what people call the file; it goes into every rejection.
        kind: what is asked for.

    Yields:
        records in the contract's shape, not yet validated, and rejections with source, position, field, reason.

    Raises:
        UnusableInput: for a file that cannot be used at all (no known format, broken JSON or XML, records of the
            other kind). It is raised before the first record, but for workbooks damaged further down.

    """
    with rewindable(stream) as file:
        try:
            with closing(_found(file, kind)) as records:
                for found in _finished(records, kind):
                    if isinstance(found, RecordRejected):
                        found.source = source
                    yield found
        except (NotText, JsonFault, Refused, UnusableTable, UnusableXml, _OtherKindError) as error:
            raise UnusableInput(source, _sentence(error)) from None
        except UnicodeDecodeError as error:
            raise UnusableInput(source, f"is no valid {error.encoding} text") from None


class _OtherKindError(ValueError):
    """Records of the kind that was not asked for."""

    def __init__(self, kind: Kind, format_name: str) -> None:
        other = "a CV or candidates" if kind == "candidate" else "vacancies"
        super().__init__(f"holds {other} (format {format_name}); use `passung import {_PLURAL[kind]}`")


def _sentence(error: Exception) -> str:
    return f"is broken JSON: {error}" if isinstance(error, JsonFault) else str(error)


def _found(file: BinaryIO, kind: Kind) -> Generator[_Found, None, None]:
    """What the file holds, by what it begins with."""
    head = head_of(file)
    unreadable = next((reason for mark, reason in _UNREADABLE.items() if head.startswith(mark)), None)
    if unreadable:
        raise NotText(unreadable)
    if head.startswith(b"PK\x03\x04"):
        return _of_table(*read_workbook(file, kind))
    start = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    if not start:
        raise NotText("is empty")
    if start.startswith(b"<"):
        return _of_markup(file, start)
    if start.startswith((b"{", b"[")):
        return _of_json(file, kind)
    return _of_csv(file, kind)


def _of_markup(file: BinaryIO, start: bytes) -> Generator[_Found, None, None]:
    root = _ROOT.search(re.sub(rb"<!--.{0,5000}?-->", b"", start, flags=re.DOTALL))
    name = root[2].decode() if root else ""
    if (
        name.casefold() in ("html", "head", "body", "script", "div")
        or b"<!doctype html" in start[:500].lower()
    ):
        return _of_page(file)
    return _of_xml(file)


def _of_xml(file: BinaryIO) -> Generator[_Found, None, None]:
    root = parse(file)
    fitting = next(
        (each for each in XML_FORMATS if any(local_name(e) == each.root for e in root.iter())), None
    )
    if local_name(root) == "learnerinfo":
        raise UnusableXml(
            "is a Europass CV older than version 3; open it in a Europass editor and save it anew"
        )
    if fitting is None:
        known = " or ".join(f"<{each.root}>" for each in XML_FORMATS)
        raise UnusableXml(
            f"is XML with the root element <{local_name(root)}>; only {known} (Europass) are read"
        )
    for number, mapped in enumerate(fitting.candidates(root), start=1):
        yield _Record(f"record {number}", fitting.name, mapped)


def _of_page(file: BinaryIO) -> Generator[_Found, None, None]:
    with as_text(file, encoding_of(file)) as text:
        page = text.read(MAX_PAGE_CHARACTERS + 1)
    if len(page) > MAX_PAGE_CHARACTERS:
        raise NotText(f"is a page of more than {MAX_PAGE_CHARACTERS:,} characters")
    is_empty = True
    for item in page_items(page):
        for found in _of_item(item, "vacancy", (JOBPOSTING,)):
            is_empty = False
            yield found
    if is_empty:
        raise NotText("is an HTML page without a schema.org JobPosting (JSON-LD)")


def _of_json(file: BinaryIO, kind: Kind) -> Generator[_Found, None, None]:
    encoding = encoding_of(file)
    with as_text(file, encoding) as text:
        by_line = is_line_by_line(text)
    if by_line:
        with as_text(file, encoding) as text:
            yield from _of_items(iter_lines(text), kind)
        return
    with as_text(file, encoding) as text:  # the whole text is checked before anything of it is used
        wrappers = {item.wrapper for item in iter_document(text) if isinstance(item, Item)}
    held = {WRAPPERS[wrapper] for wrapper in wrappers if wrapper}
    skipped = {wrapper for wrapper in wrappers if kind in held and wrapper and WRAPPERS[wrapper] != kind}
    with as_text(file, encoding) as text:
        items = iter_document(text)
        yield from _of_items((i for i in items if not (isinstance(i, Item) and i.wrapper in skipped)), kind)


def _of_items(items: Iterator[Item | RecordRejected], kind: Kind) -> Iterator[_Found]:
    """The records of JSON objects. JSON-LD without any posting is no record file."""
    is_empty, has_linked_data = True, False
    for item in items:
        for found in _of_item(item, kind, OBJECT_FORMATS):
            is_empty = False
            yield found
        if isinstance(item, Item) and isinstance(item.value, dict):
            has_linked_data = has_linked_data or "@type" in item.value or "@graph" in item.value
    if is_empty and has_linked_data:
        raise NotText("is JSON-LD without a JobPosting")


def _of_item(item: Item | RecordRejected, kind: Kind, formats: tuple[ObjectFormat, ...]) -> Iterator[_Found]:
    if isinstance(item, RecordRejected):
        yield item
        return
    if not isinstance(item.value, dict):
        what = {str: "text", bool: "true or false", list: "a list", type(None): "null"}.get(
            type(item.value), "a number"
        )
        yield RecordRejected("", f"is {what} where an object is expected", item.position)
        return
    asked = WRAPPERS.get(item.wrapper, kind)
    offered = (NATIVE,) if item.wrapper in ("candidates", "vacancies") else formats
    for each in offered:
        if held := each.recognise(item.value, asked):
            yield from _mapped(each, held, item)
            return
    reason = "is no record of a known format: it has none of their fields"
    if item.is_whole:
        raise NotText(reason)
    yield RecordRejected("", reason, item.position)


def _mapped(fitting: ObjectFormat, kind: Kind, item: Item) -> Iterator[_Found]:
    for number, mapped in enumerate(fitting.convert(item.value, kind), start=1):
        position = f"{item.position}, posting {number}" if number > 1 else item.position
        label = f" ({mapped.label})" if mapped.label else ""
        yield _Record(position + label, fitting.name, mapped)


def _of_csv(file: BinaryIO, kind: Kind) -> Generator[_Found, None, None]:
    with as_text(file, encoding_of(file), newline="") as text:
        yield from _of_table(*read_csv(text, kind))


def _of_table(
    fitting: ObjectFormat, held: Kind, items: Iterator[Item | RecordRejected]
) -> Generator[_Found, None, None]:
    for item in items:
        if isinstance(item, RecordRejected):
            yield item
        else:
            yield from _mapped(fitting, held, item)


def _finished(records: Iterator[_Found], kind: Kind) -> Iterator[ParsedRecord | RecordRejected]:
    """Records with ids, each id once, all of the asked kind."""
    positions: dict[bytes, str] = {}
    accepted = 0
    for found in records:
        if isinstance(found, RecordRejected):
            yield found
        elif found.mapped.kind == kind:
            accepted += 1
            yield _unique(found, positions)
        elif not accepted:
            raise _OtherKindError(found.mapped.kind, found.format)
        else:
            other = _PLURAL[found.mapped.kind]
            yield RecordRejected(
                "", f"is a {found.mapped.kind}; use `passung import {other}`", found.position
            )


def _unique(record: _Record, positions: dict[bytes, str]) -> ParsedRecord | RecordRejected:
    """The record with its id, or its rejection where an earlier one of the file has that id."""
    raw = identified(record.mapped, record.format)
    known = name_pattern(record.mapped.names)
    if known and record.mapped.kind == "candidate":
        raw = {key: value if key == "id" else _nameless(value, known) for key, value in raw.items()}
    key = _digest(raw["id"])
    if key in positions:
        own = record.mapped.raw.get("id") not in (None, "")
        used = f"{str(raw['id'])[:60]!r} was used already in {positions[key]}"
        return RecordRejected("id", used if own else _SAME_KEY.format(positions[key]), record.position)
    positions[key] = record.position
    return ParsedRecord(record.position, raw, record.mapped.names, record.format)


def _nameless(value: Any, known: re.Pattern[str]) -> Any:
    """`value` without known names in any of its texts: a headline may hold the name as well."""
    if isinstance(value, str):
        return without_known_names(value, known)
    if isinstance(value, dict):
        return {key: _nameless(child, known) for key, child in value.items()}
    return [_nameless(child, known) for child in value] if isinstance(value, list) else value


def _digest(identifier: Any) -> bytes:
    """A short stand-in for an id as it is stored, so that a long file's ids fit into memory."""
    text = str(identifier)
    with suppress(UncleanText):
        text = clean_identifier(text)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
