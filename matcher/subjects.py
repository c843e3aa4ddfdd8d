"""The record that is matched, ready for search: its facts as a batch of one, its words as vectors."""

from dataclasses import dataclass

import numpy as np

from data.records import Candidate, Vacancy
from data.rules.loading import Rules
from matcher.affinity import CandidateVectors, VacancyVectors
from matcher.facts import CandidateFacts, VacancyFacts, candidate_facts, vacancy_facts
from matcher.index import Vectors
from matcher.phrases import PhraseTable
from matcher.rows import candidate_row, vacancy_row
from matcher.table import NOTHING, Batch, as_batch, one_of
from matcher.words import CandidateWords, VacancyWords, Word, candidate_words, normal_forms, vacancy_words


@dataclass(frozen=True)
class CandidateSubject:
    """A candidate who is matched."""

    record: Candidate
    facts: CandidateFacts
    words: CandidateWords
    vectors: CandidateVectors
    batch: Batch

    @classmethod
    def of(cls, candidate: Candidate, rules: Rules, phrases: PhraseTable) -> "CandidateSubject":
        """Prepare `candidate`; `phrases` holds the vectors of the words that are stored already."""
        facts, words = candidate_facts(candidate, rules), candidate_words(candidate)
        groups = _encoded(phrases, (words.occupations, words.wishes, words.phrases))
        row = candidate_row(candidate, facts, words)
        for name, vectors in zip(("occupations", "wishes", "phrases"), groups, strict=True):
            row[name][: len(vectors)] = 0  # any number: says that there are words, which `vectors` hold
        return cls(candidate, facts, words, CandidateVectors(*groups), as_batch(row))

    @classmethod
    def stored(
        cls, candidate: Candidate, rules: Rules, phrases: PhraseTable, batch: Batch, position: int
    ) -> "CandidateSubject":
        """The candidate at `position` of `batch`, with the vectors that are kept in `phrases`."""
        words = candidate_words(candidate)
        kept = [
            phrases.vectors(batch[name][position][: len(group)])
            for name, group in (
                ("occupations", words.occupations),
                ("wishes", words.wishes),
                ("phrases", words.phrases),
            )
        ]
        facts = candidate_facts(candidate, rules)
        return cls(candidate, facts, words, CandidateVectors(*kept), one_of(batch, position))


@dataclass(frozen=True)
class VacancySubject:
    """A vacancy that is matched."""

    record: Vacancy
    facts: VacancyFacts
    words: VacancyWords
    vectors: VacancyVectors
    batch: Batch

    @classmethod
    def of(cls, vacancy: Vacancy, rules: Rules, phrases: PhraseTable) -> "VacancySubject":
        """Prepare `vacancy`; `phrases` holds the vectors of the words that are stored already."""
        facts, words = vacancy_facts(vacancy, rules), vacancy_words(vacancy)
        groups = _encoded(phrases, (words.titles, words.required, words.optional))
        row = vacancy_row(vacancy, facts, rules)
        for name, vectors in zip(("titles", "required", "optional"), groups, strict=True):
            row[name][: len(vectors)] = 0
        return cls(vacancy, facts, words, VacancyVectors(*groups), as_batch(row))

    @classmethod
    def stored(
        cls, vacancy: Vacancy, rules: Rules, phrases: PhraseTable, batch: Batch, position: int
    ) -> "VacancySubject":
        """The vacancy at `position` of `batch`, with the vectors that are kept in `phrases`."""
        titles = batch["titles"][position]
        titles = titles[titles != NOTHING]
        required = tuple(map(Word, vacancy.skills_required[: batch["required"].shape[1]]))
        optional = tuple(map(Word, vacancy.skills_optional[: batch["optional"].shape[1]]))
        words = VacancyWords((Word(vacancy.title),) * len(titles), required, optional)
        vectors = VacancyVectors(
            phrases.vectors(titles),
            phrases.vectors(batch["required"][position][: len(required)]),
            phrases.vectors(batch["optional"][position][: len(optional)]),
        )
        return cls(vacancy, vacancy_facts(vacancy, rules), words, vectors, one_of(batch, position))


def _encoded(phrases: PhraseTable, groups: tuple[tuple[Word, ...], ...]) -> list[Vectors]:
    """Vectors of each group of words; zero for words of which nothing is left."""
    vectors = phrases.encode([form for group in groups for form in normal_forms(group)])
    ends = np.cumsum([len(group) for group in groups])
    return np.split(vectors, ends[:-1])
