"""What of a record was entered: the record without what the house itself derived from it before.

A record may come in again with the marks that it was put out with (`derived`). What they mark is taken out here, so
that it is derived anew from the text and titles as they are now.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from data.fields import FrozenModel
from data.records import Candidate, Vacancy

R = TypeVar("R", Candidate, Vacancy)

CODES = frozenset({"occupation.kldb", "occupation.isco", "occupations.kldb", "occupations.isco"})
"""Fields that `matcher.coding` derives from titles."""

_POSITION = re.compile(r"\[\d+\]")
_STEP = re.compile(r"\w+")


def entered_part(record: R, fields: Collection[str]) -> R:
    """`record` without the values of `fields` that its own marks call derived, and without these marks.

    Args:
        record: any record; unknown paths among its marks are passed over.
        fields: as `field_of` names them.

    """
    stale = [path for path in record.derived if field_of(path) in fields]
    if not stale:
        return record
    kept = {path: mark for path, mark in record.derived.items() if path not in stale}
    entered: R = _without(record, [_STEP.findall(path) for path in stale])
    return entered.model_copy(update={"derived": kept})


def field_of(path: str) -> str:
    """The field that a path leads to, without positions: "occupations.kldb" for "occupations[1].kldb"."""
    return _POSITION.sub("", path)


def _without(value: Any, paths: Iterable[Sequence[str]]) -> Any:
    """`value` without what `paths` lead to, each a sequence of names and positions."""
    below: dict[str, list[Sequence[str]]] = defaultdict(list)
    for first, *rest in paths:
        below[first].append(rest)
    if isinstance(value, tuple):
        parts = [(item, below[str(position)]) for position, item in enumerate(value)]
        return tuple(_without(item, rests) for item, rests in parts if [] not in rests)
    if isinstance(value, FrozenModel):
        known = type(value).model_fields.keys() & below.keys()
        return value.model_copy(update={name: _field_without(value, name, below[name]) for name in known})
    return value


def _field_without(holder: FrozenModel, name: str, paths: list[Sequence[str]]) -> Any:
    """The field of `holder` without what `paths` lead to; a list of which nothing is left was never stated."""
    absent = type(holder).model_fields[name].get_default(call_default_factory=True)
    left = absent if [] in paths else _without(getattr(holder, name), paths)
    return absent if left == () else left
