"""The record that is matched, ready for search: its facts as a batch of one, its words as vectors."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.records import Candidate, Vacancy
from data.rules.loading import Rules
from matcher import affinity, retrieval
from matcher.affinity import Affinity, CandidateVectors, VacancyVectors
from matcher.facts import CandidateFacts, VacancyFacts, candidate_facts, vacancy_facts
from matcher.index import Vectors
from matcher.languages import GERMAN
from matcher.phrases import PhraseTable
from matcher.rows import candidate_row, vacancy_row
from matcher.table import NOTHING, Batch, as_batch, one_of
from matcher.words import (
    CandidateWords,
    VacancyWords,
    Word,
    Words,
    candidate_words,
    normal_forms,
    vacancy_words,
)


@dataclass(frozen=True)
class CandidateSubject:
    """A candidate who is matched."""

    record: Candidate
    facts: CandidateFacts
    words: CandidateWords
    vectors: CandidateVectors
    batch: Batch

    def beside(self, vacancies: Batch) -> tuple[Batch, Batch]:
        """The two sides of the pairs with n vacancies: people first."""
        return self.batch, vacancies

    def queries(self) -> Vectors:
        """What vacancies are searched with, shape (queries, `retrieval.DIMENSION`)."""
        return retrieval.queries_for_vacancies(self.batch, self.vectors, GERMAN)

    def affinity(self, vacancies: Batch, phrases: PhraseTable) -> Affinity:
        """What the words of both say to each other; `phrases` holds those of the vacancies."""
        return affinity.with_vacancies(self.batch, self.vectors, vacancies, phrases)

    @classmethod
    def of(cls, candidate: Candidate, rules: Rules, phrases: PhraseTable) -> "CandidateSubject":
        """Prepare `candidate`; `phrases` holds the vectors of the words that are stored already."""
        facts, words = candidate_facts(candidate, rules), candidate_words(candidate)
        batch = _batch(candidate_row(candidate, facts, words), words)
        return cls(candidate, facts, words, CandidateVectors(*_encoded(words, phrases)), batch)

    @classmethod
    def stored(
        cls, candidate: Candidate, rules: Rules, phrases: PhraseTable, batch: Batch, position: int
    ) -> "CandidateSubject":
        """The candidate at `position` of `batch`, with the vectors that are kept in `phrases`."""
        facts, words = candidate_facts(candidate, rules), candidate_words(candidate)
        vectors = CandidateVectors(*_kept(words, phrases, batch, position))
        return cls(candidate, facts, words, vectors, one_of(batch, position))


@dataclass(frozen=True)
class VacancySubject:
    """A vacancy that is matched."""

    record: Vacancy
    facts: VacancyFacts
    words: VacancyWords
    vectors: VacancyVectors
    batch: Batch

    def beside(self, candidates: Batch) -> tuple[Batch, Batch]:
        """The two sides of the pairs with n people: people first."""
        return candidates, self.batch

    def queries(self) -> Vectors:
        """What people are searched with, shape (queries, `retrieval.DIMENSION`)."""
        return retrieval.queries_for_candidates(self.batch, self.vectors, GERMAN)

    def affinity(self, candidates: Batch, phrases: PhraseTable) -> Affinity:
        """What the words of both say to each other; `phrases` holds those of the people."""
        return affinity.with_candidates(self.vectors, candidates, phrases)

    @classmethod
    def of(cls, vacancy: Vacancy, rules: Rules, phrases: PhraseTable) -> "VacancySubject":
        """Prepare `vacancy`; `phrases` holds the vectors of the words that are stored already."""
        facts, words = vacancy_facts(vacancy, rules), vacancy_words(vacancy)
        batch = _batch(vacancy_row(vacancy, facts, rules), words)
        return cls(vacancy, facts, words, VacancyVectors(*_encoded(words, phrases)), batch)

    @classmethod
    def stored(
        cls, vacancy: Vacancy, rules: Rules, phrases: PhraseTable, batch: Batch, position: int
    ) -> "VacancySubject":
        """The vacancy at `position` of `batch`, with the vectors that are kept in `phrases`."""
        facts, words = vacancy_facts(vacancy, rules), _stored_words(vacancy, batch, position)
        vectors = VacancyVectors(*_kept(words, phrases, batch, position))
        return cls(vacancy, facts, words, vectors, one_of(batch, position))


def _stored_words(vacancy: Vacancy, batch: Batch, position: int) -> VacancyWords:
    """The words of a stored vacancy; its titles are only counted, for taking a title apart takes long."""
    titles = np.flatnonzero(batch["titles"][position] != NOTHING)
    return VacancyWords(
        titles=(Word(vacancy.title),) * (int(titles[-1]) + 1 if len(titles) else 0),
        required=tuple(map(Word, vacancy.skills_required[: batch["required"].shape[1]])),
        optional=tuple(map(Word, vacancy.skills_optional[: batch["optional"].shape[1]])),
    )


def _batch(row: NDArray[Any], words: Words) -> Batch:
    """The row as a batch of one, with any phrase number for each word: it says that there are vectors."""
    for name, group in words.groups().items():
        row[name][: len(group)] = 0
    return as_batch(row)


def _encoded(words: Words, phrases: PhraseTable) -> list[Vectors]:
    """Vectors of each group of words; zero for words of which nothing is left."""
    groups = words.groups().values()
    vectors = phrases.encode([form for group in groups for form in normal_forms(group)])
    ends = np.cumsum([len(group) for group in groups])
    return np.split(vectors, ends[:-1])


def _kept(words: Words, phrases: PhraseTable, batch: Batch, position: int) -> list[Vectors]:
    """Vectors of each group of words, as they are kept for the record at `position` of `batch`."""
    groups = words.groups().items()
    return [phrases.vectors(batch[name][position][: len(group)]) for name, group in groups]
