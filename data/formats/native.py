"""The contract's own records as JSON: fields that it does not know are dropped, personal names are kept apart."""

from collections.abc import Iterator, Mapping
from typing import Any

from data.formats.parsed import Kind, Mapped, ObjectFormat
from data.formats.values import strings
from data.masking import personal_names
from data.records import Candidate, Vacancy

_FIELDS: dict[Kind, frozenset[str]] = {
    "candidate": frozenset(Candidate.model_fields),
    "vacancy": frozenset(Vacancy.model_fields) | {"place", "wage_eur_hour"},
}
# Fields that tell the two kinds apart; `text` and `place` are what people write into either.
_TELLING: dict[Kind, frozenset[str]] = {
    "candidate": _FIELDS["candidate"] - _FIELDS["vacancy"] - {"text"},
    "vacancy": _FIELDS["vacancy"] - _FIELDS["candidate"],
}


def recognise(value: Mapping[str, Any], asked: Kind) -> Kind | None:
    """Any object with a field of the contract; of the other kind only where its fields say so clearly."""
    if not (value.keys() & (_FIELDS["candidate"] | _FIELDS["vacancy"])) or _is_json_schema(value):
        return None
    other: Kind = "vacancy" if asked == "candidate" else "candidate"
    is_other = value.keys() & _TELLING[other] and not value.keys() & _TELLING[asked]
    return other if is_other else asked


def convert(value: Mapping[str, Any], asked: Kind) -> Iterator[Mapped]:
    """The record as it is."""
    raw = {key: value[key] for key in value if key in _FIELDS[asked]}
    yield Mapped(asked, raw, personal_names(value), _key(raw) if asked == "vacancy" else ())


FORMAT = ObjectFormat("native", recognise, convert)


def _is_json_schema(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("properties"), dict) and value.get("type") == "object"


def _key(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Title, employer and first place."""
    employer = strings(raw.get("employer"))
    places = strings(raw.get("places") or raw.get("place"))
    return (str(raw.get("title")), *employer[:1], *places[:1])
