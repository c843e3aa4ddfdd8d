"""The one path of a record into the house: validated, masked, placed, read. Every door uses it.

Texts are masked after they are cleaned: markup and entities would hide names from the mask. The rules that read texts
are imported when the first text comes: there are hundreds of patterns, and a match needs none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from data.errors import RecordRejected
from data.impersonal import impersonal
from data.masking import mask, personal_names
from data.places import Gazetteer
from data.records import Candidate, Place, Vacancy
from data.stored import RecordKind
from data.validation import build_candidate, build_vacancy
from matcher.coding import code_candidates, code_vacancies
from matcher.deriving import with_advertisement, with_self_description
from models.occupation import OccupationCoder

if TYPE_CHECKING:
    from models.people import PersonReader


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


def load_reader() -> "PersonReader":
    """The reader of what people say of themselves, with the shipped lexicon."""
    from models.people import PersonReader

    return PersonReader.load()


class Intake:
    """Turns raw records, shaped as in the contract but not yet checked, into those that are stored.

    Args:
        gazetteer: knows the places.
        coder: gives the occupation coder, asked for it when the first title comes.
        reader: gives the reader of what people say of themselves, asked for it when the first text comes.

    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        coder: Callable[[], OccupationCoder] = OccupationCoder.load,
        reader: "Callable[[], PersonReader]" = load_reader,
    ) -> None:
        self._gazetteer = gazetteer
        self._load_coder = coder
        self._load_reader = reader

    @cached_property
    def _reader(self) -> "PersonReader":
        return self._load_reader()

    @cached_property
    def _coder(self) -> OccupationCoder:
        return self._load_coder()

    def record(
        self, kind: RecordKind, raw: Mapping[str, Any], names: Sequence[str] = ()
    ) -> Candidate | Vacancy:
        """A record of `kind` as it is stored.

        Raises:
            RecordRejected: with the field and the reason.

        """
        return self.coded([self.read(kind, raw, names)])[0]

    def read(
        self, kind: RecordKind, raw: Mapping[str, Any], names: Sequence[str] = ()
    ) -> Candidate | Vacancy:
        """A record of `kind` but for its occupation codes; see `candidate` and `vacancy`."""
        return self.candidate(raw, names) if kind == "candidate" else self.vacancy(raw, names)

    def coded(self, records: Sequence[Candidate | Vacancy]) -> list[Candidate | Vacancy]:
        """`records`, all of one kind, with occupation codes: much faster for many at once than one by one."""
        people = [record for record in records if isinstance(record, Candidate)]
        if people:
            return (
                [*code_candidates(people, self._coder)]
                if any(one.occupations for one in people)
                else [*people]
            )
        return [*code_vacancies([record for record in records if isinstance(record, Vacancy)], self._coder)]

    def candidate(self, raw: Mapping[str, Any], names: Sequence[str] = ()) -> Candidate:
        """A candidate without names or protected attributes, with its place resolved and its text read.

        Args:
            raw: the record; unknown keys are dropped.
            names: personal names known from elsewhere, masked in all texts.

        Raises:
            RecordRejected: with the field and the reason.

        """
        known = (*names, *personal_names(raw))
        candidate = _masked(build_candidate(raw), known)
        text = candidate.text
        if text:
            candidate = with_self_description(candidate, self._reader.read(impersonal(text)))
        return self.placed(candidate)

    def vacancy(self, raw: Mapping[str, Any], names: Sequence[str] = ()) -> Vacancy:
        """A vacancy without contact persons, with its places resolved and its text read.

        Raises:
            RecordRejected: with the field and the reason.

        """
        from models.reading import read_advertisement

        known = (*names, *personal_names(raw))
        vacancy = build_vacancy(raw)
        description = vacancy.description and mask(vacancy.description, known)
        vacancy = self.placed(vacancy.model_copy(update={"description": description}))
        return with_advertisement(vacancy, read_advertisement(vacancy.title, description or ""))

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


def _masked(candidate: Candidate, names: Sequence[str]) -> Candidate:
    """`candidate` with everything masked that says who it is, in the text and in every short field."""
    wishes = candidate.wishes
    occupations = [
        item.model_copy(update={"title": mask(item.title, names)}) for item in candidate.occupations
    ]
    skills = [item.model_copy(update={"name": mask(item.name, names)}) for item in candidate.skills]
    qualifications = [
        item.model_copy(update={"title": mask(item.title, names)}) for item in candidate.qualifications
    ]
    wished = tuple(mask(title, names) for title in wishes.occupations)
    derived = {
        path: mark.model_copy(update={"words": mask(mark.words, names)})
        for path, mark in candidate.derived.items()
    }
    return candidate.model_copy(
        update={
            "occupations": tuple(occupations),
            "skills": tuple(skills),
            "qualifications": tuple(qualifications),
            "wishes": wishes.model_copy(update={"occupations": wished}),
            "text": candidate.text and mask(candidate.text, names),
            "derived": derived,
        }
    )
