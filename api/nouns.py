"""The two kinds of records, as addresses and sentences name them."""

from dataclasses import dataclass

from data.stored import RecordKind


@dataclass(frozen=True)
class Noun:
    """One kind of record: its name for one and for many, and its schema's name."""

    kind: RecordKind
    plural: str
    schema: str


CANDIDATE = Noun("candidate", "candidates", "Candidate")
VACANCY = Noun("vacancy", "vacancies", "Vacancy")
NOUNS = (CANDIDATE, VACANCY)
