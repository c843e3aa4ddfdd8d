"""JSON that arrives piece by piece: one value at a time, with limits, and with the place of every fault.

Control characters inside strings are let through (many exports hold raw tabs and line breaks); what of them
may be stored is for the records to say.
"""

import json
import math
import re
from typing import Any, TextIO

from data.cleaning import MAX_TEXT_BYTES

MAX_VALUE_CHARACTERS = 8_000_000
"""Longest record that is read: what is longer holds a text above the limit of `data.cleaning` anyway."""
MAX_DEPTH = 100
"""Deepest nesting of lists and objects in a record."""
TOO_LONG = (
    f"is more than {MAX_VALUE_CHARACTERS:,} characters long; at most {MAX_TEXT_BYTES:,} bytes are stored"
)
TOO_DEEP = f"is nested deeper than {MAX_DEPTH} levels"

_CHUNK = 65_536
_DIGITS_OF_AN_INTEGER = 30
_LONGEST_TOKEN = 12  # of those whose end may be cut off: -Infinity, \uD83D\uDE00
_NUMBER_GOES_ON = re.compile(r"\.|[eE][+-]?")
_SPACE = re.compile(r"[ \t\r\n]*")
_STRUCTURE = re.compile(r'\\.|["{}\[\]]', re.DOTALL)
_KEY_BEFORE = re.compile(r'"((?:[^"\\]|\\.){1,200})"\s*:\s*\Z')


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS_OF_AN_INTEGER else float(digits)


_DECODER = json.JSONDecoder(strict=False, parse_int=_integer)


class JsonFault(ValueError):  # noqa: N818 - what is wrong with the text, for people
    """Text that is no JSON; the message tells where and why."""


class Refused(ValueError):  # noqa: N818 - what is wrong with one value, for people
    """A value that is JSON and is not taken: `field` is its path, `reason` says why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


def decode(text: str) -> Any:
    """The value of a whole JSON text.

    Raises:
        JsonFault: where it is no JSON.
        Refused: where it is nested too deeply or holds NaN or an infinity.

    """
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        raise Refused("", TOO_DEEP) from None
    except json.JSONDecodeError as error:
        raise JsonFault(f"{error.msg} at column {error.colno}") from None
    _check(text, value)
    return value


def open_field(text: str) -> str:
    """Name of the field whose string `text` breaks off in, else ""."""
    try:
        _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Unterminated string"):
            match = _KEY_BEFORE.search(text, max(0, error.pos - 300), error.pos)
            return match[1] if match else ""
    except RecursionError:
        pass
    return ""


def _check(text: str, value: Any) -> None:
    """Refuse what the decoder lets through; the walk over the value happens only where there is a sign of it."""
    if text.count("{") + text.count("[") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise Refused("", TOO_DEEP)
    if "NaN" in text or "Infinity" in text:
        for path, leaf in _leaves(value):
            if isinstance(leaf, float) and not math.isfinite(leaf):
                raise Refused(path, "is not a finite number; JSON knows neither NaN nor infinities")


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level:
        inner = [item for item in level if isinstance(item, dict | list)]
        depth += bool(inner)
        level = [child for item in inner for child in (item.values() if isinstance(item, dict) else item)]
    return depth


def _leaves(value: Any, path: str = "") -> Any:
    """Every scalar of `value` with its path; called for values of limited depth only."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _leaves(child, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _leaves(child, f"{path}[{index}]")
    else:
        yield path, value


class JsonText:
    """A JSON text that is read value by value; never holds more of it than the largest value."""

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._buffer, self._at = "", 0
        self._line, self._column = 1, 1  # where the buffer begins
        self.size = 0
        """Characters of the value that was read last."""

    def peek(self) -> str:
        """The next character that is no white space, or "" at the end."""
        while True:
            match = _SPACE.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._read_more():
                return ""

    def take(self, character: str) -> None:
        """Step over `character`, or raise `JsonFault` where another one stands."""
        found = self.peek()
        if found != character:
            raise self.fault(f"expected {character!r}, found {found!r}" if found else "it breaks off")
        self._at += 1

    def value(self) -> Any:
        """Read the next value.

        Raises:
            JsonFault: where it is no JSON.
            Refused: where it is too long, too deep, or no finite number. It has been stepped over then, and
                reading can go on.

        """
        self.peek()
        while True:
            value, end = self._try_decoding()
            if end:
                text, self._at = self._buffer[self._at : end], end
                self.size = len(text)
                _check(text, value)
                return value
            if len(self._buffer) - self._at > MAX_VALUE_CHARACTERS:
                field = open_field(self._buffer[self._at :])
                self._skip()
                raise Refused(field, TOO_LONG)

    def fault(self, reason: str, at: int | None = None) -> JsonFault:
        """A fault at index `at` of the buffer (here, if left out)."""
        at = self._at if at is None else at
        line, column = self._position(at)
        return JsonFault(f"line {line}, column {column}: {reason}")

    def _try_decoding(self) -> tuple[Any, int]:
        """The value and where it ends; 0 if more has to be read first (which has been done then)."""
        try:
            value, end = _DECODER.raw_decode(self._buffer, self._at)
        except RecursionError:
            raise self.fault(TOO_DEEP) from None
        except json.JSONDecodeError as error:
            cut_off = error.msg.startswith("Unterminated") or error.pos + _LONGEST_TOKEN >= len(self._buffer)
            fault = self.fault(error.msg, error.pos)
            if not cut_off or not self._read_more():
                raise fault from None
            return None, 0
        if end < len(self._buffer) and not _NUMBER_GOES_ON.fullmatch(self._buffer, end):
            return value, end
        length = end - self._at
        return (None, 0) if self._read_more() else (value, length)

    def _read_more(self) -> bool:
        """Read on, twice as much each time so that long values cost linear time; False at the end."""
        chunk = self._source.read(max(_CHUNK, len(self._buffer) - self._at))
        self._line, self._column = self._position(self._at)
        self._buffer, self._at = self._buffer[self._at :] + chunk, 0
        return bool(chunk)

    def _position(self, at: int) -> tuple[int, int]:
        newlines = self._buffer.count("\n", 0, at)
        if newlines:
            return self._line + newlines, at - self._buffer.rfind("\n", 0, at)
        return self._line, self._column + at

    def _skip(self) -> None:
        """Step over a value of any length without keeping it."""
        depth, quoted = 0, False
        if self._buffer[self._at] not in '"{[':
            raise self.fault("a number or word without end")
        while True:
            for match in _STRUCTURE.finditer(self._buffer, self._at):
                sign = match[0]
                if sign == '"':
                    quoted = not quoted
                elif not quoted and len(sign) == 1:
                    depth += 1 if sign in "{[" else -1
                if depth == 0 and not quoted:
                    self._at = match.end()
                    return
            rest = self._buffer[self._at :]
            backslashes = len(rest) - len(rest.rstrip("\\"))
            self._at = len(self._buffer) - backslashes % 2
            if not self._read_more():
                raise self.fault("it breaks off")
