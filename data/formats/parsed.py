"""What every format hands over: a record in the contract's shape, where it stood, and how it is told apart."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["candidate", "vacancy"]

ID_DIGITS = 16
"""Hexadecimal digits of the SHA-256 that an identifier made from a natural key carries."""


@dataclass(frozen=True)
class ParsedRecord:
    """One record as it was read: the contract's shape, not yet validated.

    `position` tells a person where it stands in the file ("line 3", "row 5", "record 12 (refnr 10001-1-S)");
    `names` are personal names from the file's own name fields, which are masked in text and are not in `raw`.
    """

    position: str
    raw: dict[str, Any]
    names: tuple[str, ...] = ()
    format: str = ""


@dataclass(frozen=True)
class Item:
    """One object found in a file, before it is known what it is.

    `wrapper` is the list that held it; `is_whole` tells that it is all that there is.
    """

    position: str
    value: Any
    wrapper: str = ""
    is_whole: bool = False


@dataclass(frozen=True)
class Mapped:
    """What a format makes of one object.

    `key` is the natural key that gives a record without an id a lasting one; `label` names the record for
    people, where its source gives it a name of its own.
    """

    kind: Kind
    raw: dict[str, Any]
    names: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class ObjectFormat:
    """A format whose records are objects (of JSON, or rows of a table with that format's columns).

    `recognise(value, asked)` returns the kind of record that `value` holds, or None for another format's;
    `asked` decides only where the value itself does not. `convert` makes the records out of it.
    """

    name: str
    recognise: Callable[[Mapping[str, Any], Kind], Kind | None]
    convert: Callable[[Mapping[str, Any], Kind], Iterator[Mapped]]


def identified(mapped: Mapped, format_name: str) -> dict[str, Any]:
    """The record with an id: its own, else the format's name and a hash of its natural key.

    The same input gives the same id always. A candidate's hash is taken over the whole record and never over
    names, so that two people are never taken for one and nobody's name can be guessed from an id.
    """
    if mapped.raw.get("id") not in (None, ""):
        return mapped.raw
    key = [part.casefold() for part in mapped.key] if mapped.raw.get("title") else mapped.raw
    text = json.dumps(key, sort_keys=True, ensure_ascii=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS]
    return {**mapped.raw, "id": f"{format_name}-{digest}"}
