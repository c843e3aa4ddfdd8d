"""The one path of a record into the house: masked, validated, placed, read. Every door uses it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from data.masking import mask, personal_names
from data.validation import build_candidate, build_vacancy

from data.errors import RecordRejected
from data.places import Gazetteer
from data.records import Candidate, Derived, Place, Vacancy
from data.stored import RecordKind
from models.reading import Reading, read_advertisement

LISTS = ("languages", "skills_required", "skills_optional", "driving_licences")
"""Fields of which several values may be read, each marked by its position."""


@dataclass(frozen=True)
class ImportReport:
    """What became of an import.

    Args:
        accepted: new records.
        updated: records that were there and changed.
        unchanged: records that were there as they are.
        rejected: records that cannot be accepted, with position, field and reason.
        stored: whether anything was to be stored (neither a dry run nor a strict import with rejects).

    """

    accepted: int
    updated: int
    unchanged: int
    rejected: tuple[RecordRejected, ...]
    stored: bool


class Intake:
    """Turns raw records, shaped as in the contract but not yet checked, into those that are stored."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def record(
        self, kind: RecordKind, raw: Mapping[str, Any], names: Sequence[str] = ()
    ) -> Candidate | Vacancy:
        """A record of `kind`; see `candidate` and `vacancy`."""
        return self.candidate(raw, names) if kind == "candidate" else self.vacancy(raw, names)

    def candidate(self, raw: Mapping[str, Any], names: Sequence[str] = ()) -> Candidate:
        """A candidate without names or protected attributes, with its place resolved.

        Args:
            raw: the record; unknown keys are dropped.
            names: personal names known from elsewhere, masked in all texts.

        Raises:
            RecordRejected: with the field and the reason.

        """
        known = (*names, *personal_names(raw))
        return self.placed(build_candidate(_masked(raw, ("text",), known)))

    def vacancy(self, raw: Mapping[str, Any], names: Sequence[str] = ()) -> Vacancy:
        """A vacancy without contact persons, with its places resolved and its text read.

        Raises:
            RecordRejected: with the field and the reason.

        """
        known = (*names, *personal_names(raw))
        vacancy = self.placed(build_vacancy(_masked(raw, ("description",), known)))
        return with_readings(vacancy, read_advertisement(vacancy.title, vacancy.description or ""))

    @overload
    def placed(self, record: Candidate) -> Candidate: ...
    @overload
    def placed(self, record: Vacancy) -> Vacancy: ...
    def placed(self, record: Candidate | Vacancy) -> Candidate | Vacancy:
        """`record` with coordinates for every place that is known and unambiguous."""
        if isinstance(record, Vacancy):
            return record.model_copy(update={"places": tuple(map(self._located, record.places))})
        residence = record.residence
        if residence.must_live_in:
            residence = residence.model_copy(update={"must_live_in": self._located(residence.must_live_in)})
        place = record.place and self._located(record.place)
        return record.model_copy(update={"place": place, "residence": residence})

    def _located(self, place: Place) -> Place:
        return place if place.is_located else (self._gazetteer.resolve(place).place or place)


def with_readings(vacancy: Vacancy, readings: Iterable[Reading]) -> Vacancy:
    """`vacancy` with what was read out of its text, each value marked as derived; entered values win."""
    fields: dict[str, Any] = {}
    derived = {
        path: mark for path, mark in vacancy.derived.items() if getattr(vacancy, path.partition("[")[0], None)
    }
    for reading in readings:
        if getattr(vacancy, reading.field) not in (None, ()):
            continue
        if reading.field in LISTS:
            values = fields.setdefault(reading.field, [])
            if reading.value in values:
                continue
            values.append(reading.value)
            path = f"{reading.field}[{len(values) - 1}]"
        elif reading.field in fields:
            continue
        else:
            fields[reading.field] = reading.value
            path = reading.field
        derived[path] = Derived(
            words=reading.words,
            start=reading.start,
            end=reading.end,
            by=reading.by,
            probability=reading.probability,
        )
    if not fields and derived == vacancy.derived:
        return vacancy
    read = Vacancy.model_validate({"id": vacancy.id, "title": vacancy.title, **fields})
    return vacancy.model_copy(update={**{name: getattr(read, name) for name in fields}, "derived": derived})


def _masked(raw: Mapping[str, Any], fields: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    return {
        key: mask(value, names) if key in fields and isinstance(value, str) else value
        for key, value in raw.items()
    }
