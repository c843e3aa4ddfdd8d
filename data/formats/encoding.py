"""Bytes to text: which encoding a file has, told by its content.

UTF-8, UTF-16 and UTF-32 are told by their mark or their pattern. What is no UTF-8 is read as Windows-1252 or
Latin-1 where that gives words as western European languages write them; everything else is refused.
"""

import codecs
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO, TextIO, cast

_HEAD_BYTES = 65_536
_CHUNK_BYTES = 1_048_576
_BYTES_IN_MEMORY = 16_777_216
_BROKEN = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# What western text in Windows-1252 hardly ever holds, and Cyrillic, Greek or DOS text read as such always:
# three accented letters in a row, and marks or rare capitals between two small letters.
_IMPLAUSIBLE = re.compile(
    rb"[\xc0-\xff]{3,}|(?<=[a-z])[\x80-\x8b\x8e\x93-\x95\x98-\x9b\x9e\x9f\xa1-\xa9](?=[a-z])"
)
# Bytes that are rare letters and signs in Windows-1252, and every second byte of double-byte encodings.
_RARE = re.compile(rb"[\x82-\x84\x86-\x8c\x8e\x98\x9a-\x9c\x9e\x9f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotText(ValueError):  # noqa: N818 - what is wrong with the bytes, for people
    """Bytes that are no text, or whose encoding cannot be told."""


@dataclass(frozen=True)
class Encoding:
    """Name of an encoding, and what happens to bytes that do not belong to it."""

    name: str
    errors: str = "strict"


@contextmanager
def rewindable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """`stream` itself where it can be read twice, else a copy of it (on disk when it is large)."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_BYTES_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        yield cast(BinaryIO, copy)


@contextmanager
def as_text(stream: BinaryIO, encoding: Encoding, newline: str = "\n") -> Iterator[TextIO]:
    """The text of `stream` from its beginning; the stream stays open."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding.name, errors=encoding.errors, newline=newline)
    try:
        yield text
    finally:
        with suppress(ValueError):  # the stream may have been closed by whom it belongs to
            text.detach()


def head_of(stream: BinaryIO) -> bytes:
    """The first bytes of `stream`, enough to tell what it is."""
    stream.seek(0)
    return stream.read(_HEAD_BYTES)


def encoding_of(stream: BinaryIO) -> Encoding:
    """The encoding of `stream`.

    Single broken bytes in a file that is UTF-8 otherwise become lone surrogates, which the record that holds
    them is rejected for.

    Raises:
        NotText: for binary data and for encodings that cannot be told.

    """
    head = head_of(stream)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, "surrogateescape" if mark == codecs.BOM_UTF8 else "strict")
    if (wide := _wide_encoding(head)) is not None:
        return wide
    controls = len(_CONTROL.findall(head))
    if controls > 8 and controls * 20 > len(head):
        raise NotText("is no text but binary data")
    multibyte, broken = _utf8_characters(stream)
    if broken and multibyte <= broken:
        return _single_byte_encoding(stream)
    return Encoding("utf-8", "surrogateescape") if broken else Encoding("utf-8")


def _wide_encoding(head: bytes) -> Encoding | None:
    """UTF-16 without a mark: every second byte of mostly Latin text is zero."""
    for name, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros and zeros.count(0) * 10 > len(zeros) * 4 and letters.count(0) * 20 < len(letters):
            return Encoding(name)
    return None


def _utf8_characters(stream: BinaryIO) -> tuple[int, int]:
    """Numbers of characters beyond ASCII and of bytes that are no UTF-8."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    multibyte = broken = 0
    while chunk := stream.read(_CHUNK_BYTES):
        text = decoder.decode(chunk)
        if not text.isascii():
            wrong = len(_BROKEN.findall(text))
            broken += wrong
            multibyte += len(text) - len(text.encode("ascii", "ignore")) - wrong
    return multibyte, broken + len(decoder.decode(b"", True))


def _single_byte_encoding(stream: BinaryIO) -> Encoding:
    stream.seek(0)
    beyond = implausible = undefined = rare = 0
    while chunk := stream.read(_CHUNK_BYTES):
        beyond += len(_NOT_ASCII.findall(chunk))
        implausible += sum(len(run) for run in _IMPLAUSIBLE.findall(chunk))
        undefined += len(_UNDEFINED.findall(chunk))
        rare += len(_RARE.findall(chunk))
    if (implausible + undefined) * 10 > beyond or rare * 3 > beyond:
        raise NotText("has an encoding that cannot be told; save it as UTF-8")
    return Encoding("latin-1" if undefined else "cp1252")
