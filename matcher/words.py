"""Which words of a record take part in matching.

Only occupations, skills, qualifications and free text of a person; titles and skills of a vacancy. Name, gender,
age, nationality, religion and residence are nowhere among them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Literal, NamedTuple

from data.impersonal import impersonal
from data.levels import SkillEvidence
from data.records import Candidate, Vacancy
from matcher.table import (
    MAX_OCCUPATIONS,
    MAX_OPTIONAL,
    MAX_PHRASES,
    MAX_REQUIRED,
    MAX_TITLES,
    MAX_WISHES,
    TEXT_WEIGHT,
)
from models.gender_pairs import masculine_words
from models.text import normal_title, phrases, title_head, title_parts

VERSION = "2"
"""Of what becomes of a word before it is encoded, beside its normal form: snapshots of another one are made anew."""

Source = Literal["experience", "wish", "skill", "qualification", "text", "vacancy"]

WEIGHTS: dict[SkillEvidence | None, float] = {
    SkillEvidence.PROVED: 1.0,
    None: 0.95,
    SkillEvidence.CLAIMED: 0.92,
}
"""How much a skill or qualification counts by its evidence: proof before claim."""


class Word(NamedTuple):
    """A phrase of a record: as written, where it comes from, and how much it counts."""

    written: str
    source: Source = "vacancy"
    weight: float = 1.0
    proved: bool = False


@dataclass(frozen=True)
class Words:
    """Words of a record in groups, each named as the column that holds the numbers of its phrases."""

    def groups(self) -> dict[str, tuple[Word, ...]]:
        """The words by group."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class CandidateWords(Words):
    """Words of a person."""

    occupations: tuple[Word, ...]
    wishes: tuple[Word, ...]
    phrases: tuple[Word, ...]


@dataclass(frozen=True)
class VacancyWords(Words):
    """Words of a vacancy."""

    titles: tuple[Word, ...]
    required: tuple[Word, ...]
    optional: tuple[Word, ...]


def candidate_words(candidate: Candidate) -> CandidateWords:
    """The words of `candidate` that are encoded."""
    return CandidateWords(
        occupations=tuple(Word(item.title, "experience") for item in candidate.occupations[:MAX_OCCUPATIONS]),
        wishes=tuple(Word(title, "wish") for title in candidate.wishes.occupations[:MAX_WISHES]),
        phrases=tuple(islice(_phrases(candidate), MAX_PHRASES)),
    )


def vacancy_words(vacancy: Vacancy) -> VacancyWords:
    """The words of `vacancy` that are encoded."""
    return VacancyWords(
        titles=tuple(map(Word, _titles(vacancy))),
        required=tuple(map(Word, vacancy.skills_required[:MAX_REQUIRED])),
        optional=tuple(map(Word, vacancy.skills_optional[:MAX_OPTIONAL])),
    )


def _titles(vacancy: Vacancy) -> tuple[str, ...]:
    """What the vacancy is called, the plainest first: the index holds rows of the first few alone."""
    first, *others = title_parts(vacancy.title) or (vacancy.title,)
    plainest = (
        title_head(first),
        *vacancy.occupation.titles[:1],
        first,
        *others,
        *vacancy.occupation.titles[1:],
    )
    return tuple(dict.fromkeys(title for title in plainest if title))[:MAX_TITLES]


def _phrases(candidate: Candidate) -> Iterable[Word]:
    for skill in candidate.skills:
        yield _evidenced(skill.name, "skill", skill.evidence)
    for qualification in candidate.qualifications:
        yield _evidenced(qualification.title, "qualification", qualification.evidence)
    for phrase in phrases(impersonal(candidate.text or "")):
        yield Word(phrase, "text", TEXT_WEIGHT)


def _evidenced(written: str, source: Source, evidence: SkillEvidence | None) -> Word:
    return Word(written, source, WEIGHTS[evidence], evidence is SkillEvidence.PROVED)


def normal_forms(words: Sequence[Word]) -> list[str]:
    """The normal forms of `words`, in which they are encoded; empty where nothing is left of one."""
    return [normal_title(masculine_words(word.written)) for word in words]
