"""What goes into the store and comes out of it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

RecordKind = Literal["candidate", "vacancy"]
RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)

HOUSE = "house"
"""The owner of everything that belongs to nobody in particular."""


class Key(NamedTuple):
    """What names a record: one owner's ids never meet another's."""

    kind: RecordKind
    owner: str
    id: str


@dataclass(frozen=True, slots=True)
class Put:
    """A record to be stored; `body` is its JSON object."""

    kind: RecordKind
    owner: str
    id: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it stands; `seq` is the number of the change that made it so."""

    kind: RecordKind
    owner: str
    id: str
    seq: int
    body: dict[str, Any]
    content_hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """A record that changed; `body` is `None` where it was deleted."""

    seq: int
    kind: RecordKind
    owner: str
    id: str
    body: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some records in order of (owner, id); `next` is what to ask for after, `None` at the end."""

    items: tuple[StoredRecord, ...]
    next: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a write did: counts of records, and the number of the last change in the store after it."""

    accepted: int
    updated: int
    unchanged: int
    deleted: int
    last_seq: int


class Head(NamedTuple):
    """How far a store has come: the number of its last change, and the mark of the write that made it.

    No two writes share a mark, be it in another store or in the same one after it was put back to an earlier state.
    """

    seq: int
    mark: int


START = Head(0, 0)
"""Where every store begins."""


class Row(NamedTuple):
    """A record made ready to be stored."""

    key: Key
    body: str
    content_hash: str


def canonical_json(body: Any) -> str:
    """Write `body` as JSON in the one form that equal contents share.

    Raises:
        ValueError: for NaN and infinities, which JSON does not know.

    """
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def content_hash(text: str) -> str:
    """SHA-256 of `text`, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def rows_of(puts: Iterable[Put]) -> Iterable[Row]:
    """Make records ready to be stored, one by one.

    Raises:
        ValueError: for a body that is no JSON or a kind that is unknown.

    """
    for put in puts:
        if put.kind not in RECORD_KINDS:
            raise ValueError(f"{put.kind!r} is no kind of record; known are {', '.join(RECORD_KINDS)}")
        body = canonical_json(put.body)
        yield Row(Key(put.kind, put.owner, put.id), body, content_hash(body))
