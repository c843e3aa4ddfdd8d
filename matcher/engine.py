"""The engine: records in, ranked and explained matches out.

It holds what the matcher knows of all records, is fed by `upsert` and `remove`, and reads whole records back only for
the few pairs that it explains. Safe for many threads.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from data.matches import Match
from data.records import Candidate, Vacancy
from data.rules.loading import Rules
from matcher import retrieval
from matcher.barred import barred
from matcher.catalogue import load_catalogue
from matcher.filters import passes
from matcher.judge import Fetch, Judge, Scored, Subject
from matcher.languages import GERMAN
from matcher.phrases import PhraseTable
from matcher.pool import Key, Pool, Slots
from matcher.query import Query
from matcher.rows import RowMaker, wage_floor
from matcher.score import score_pairs
from matcher.subjects import CandidateSubject, VacancySubject
from matcher.table import CANDIDATE, VACANCY, Batch
from models.encoder import Encoder

NEAR_KM = 60.0
RETRIEVED = 500
"""Rows looked at for each query, once among the near records and once among all; so few near ones are all taken."""


class Engine:
    """Matches people and vacancies, both ways.

    Args:
        encoder: encodes the words of both.
        rules: the law, as dated tables.
        fetch_candidates: whole candidates by key, for explanations.
        fetch_vacancies: whole vacancies by key.
        exhaustive: score every record instead of the retrieved ones: the oracle of retrieval.
        with_barred: list barred pairs too, after all others; for pools that are given in a call.

    """

    def __init__(
        self,
        encoder: Encoder,
        rules: Rules,
        fetch_candidates: Fetch,
        fetch_vacancies: Fetch,
        *,
        exhaustive: bool = False,
        with_barred: bool = False,
    ) -> None:
        self.encoder = encoder
        self.rules = rules
        self.candidates = Pool(CANDIDATE, PhraseTable(encoder), _candidate_rows)
        self.vacancies = Pool(VACANCY, PhraseTable(encoder), _vacancy_rows)
        self._rows = RowMaker(rules)
        self.fetch_candidates = fetch_candidates
        self.fetch_vacancies = fetch_vacancies
        self._exhaustive = exhaustive
        self._with_barred = with_barred
        self._lock = RLock()
        self.catalogue = lru_cache(load_catalogue)

    @classmethod
    def among(
        cls,
        encoder: Encoder,
        rules: Rules,
        candidates: Sequence[Candidate] = (),
        vacancies: Sequence[Vacancy] = (),
    ) -> "Engine":
        """An engine over the given records alone, which scores all of them and lists the barred ones last."""
        people = {("", candidate.id): candidate for candidate in candidates}
        jobs = {("", vacancy.id): vacancy for vacancy in vacancies}
        engine = cls(
            encoder, rules, lambda keys: people, lambda keys: jobs, exhaustive=True, with_barred=True
        )
        engine.upsert_candidates(people)
        engine.upsert_vacancies(jobs)
        return engine

    def upsert_candidates(self, records: Mapping[Key, Candidate]) -> None:
        """Put candidates in, or replace them; the next search sees them."""
        with self._lock:
            rows = self._rows.candidates(list(records.values()), self.candidates.phrases)
            self.candidates.upsert(list(records), rows)

    def upsert_vacancies(self, records: Mapping[Key, Vacancy]) -> None:
        """Put vacancies in, or replace them; the next search sees them."""
        with self._lock:
            rows = self._rows.vacancies(list(records.values()), self.vacancies.phrases)
            self.vacancies.upsert(list(records), rows)

    def remove(self, candidates: Sequence[Key] = (), vacancies: Sequence[Key] = ()) -> None:
        """Take records out; the next search does not see them."""
        with self._lock:
            self.candidates.remove(candidates)
            self.vacancies.remove(vacancies)

    def erase_removed(self) -> None:
        """Leave nothing of the candidates who were taken out, where closed slots still hold it."""
        with self._lock:
            self.candidates.pack()

    def match_candidate(self, candidate: Candidate, query: Query) -> list[Match]:
        """The best vacancies for `candidate`, best first, explained."""
        return self._judge(query).matches(self.scored_vacancies(candidate, query), self.fetch_vacancies)

    def match_vacancy(self, vacancy: Vacancy, query: Query) -> list[Match]:
        """The best candidates for `vacancy`, best first, explained."""
        return self._judge(query).matches(self.scored_candidates(vacancy, query), self.fetch_candidates)

    def scored_vacancies(self, candidate: Candidate, query: Query) -> Scored:
        """The vacancies that are worth judging for `candidate`, scored."""
        return self._scored(CandidateSubject.of(candidate, self.rules, self.candidates.phrases), query)

    def scored_candidates(self, vacancy: Vacancy, query: Query) -> Scored:
        """The candidates who are worth judging for `vacancy`, scored."""
        return self._scored(VacancySubject.of(vacancy, self.rules, self.vacancies.phrases), query)

    def _scored(self, subject: Subject, query: Query) -> Scored:
        pool = self.vacancies if isinstance(subject, CandidateSubject) else self.candidates
        with self._lock:
            pair = subject.beside(pool.table.all())
            excluded = self._excluded(*pair, query, len(pool.keys))
            allowed = pool.live & passes(*pair, query)
            slots = self._retrieve(pool, subject, pair, self._listed(allowed, excluded, query))
            batch = pool.table.take(slots)
            found = subject.affinity(batch, pool.phrases)
            scores = score_pairs(*subject.beside(batch), found, query.weights)
            return Scored(subject, pool.keys, slots, batch, pool.phrases, scores, excluded[slots])

    def _excluded(self, candidate: Batch, vacancy: Batch, query: Query, count: int) -> NDArray[np.bool_]:
        floor = wage_floor(self.rules, vacancy, query.on.toordinal())
        return np.broadcast_to(barred(candidate, vacancy, query.on, floor), (count,))

    def _listed(
        self, allowed: NDArray[np.bool_], excluded: NDArray[np.bool_], query: Query
    ) -> NDArray[np.bool_]:
        return allowed if self._lists_barred(query) else allowed & ~excluded

    def _judge(self, query: Query) -> Judge:
        return Judge(self.rules, self.catalogue(query.lang), query, self._lists_barred(query))

    def _retrieve(
        self, pool: Pool, subject: Subject, pair: tuple[Batch, Batch], allowed: NDArray[np.bool_]
    ) -> Slots:
        """Slots worth scoring: for every query the nearest rows among the near records, and among all.

        Where the trade counts little, the words find nothing: plain work is found by its distance.
        """
        if self._exhaustive or len(pool) <= RETRIEVED:
            return np.flatnonzero(allowed)
        queries = subject.queries()
        found = pool.search(queries, RETRIEVED, allowed)
        near = retrieval.near(*pair, NEAR_KM)
        close = allowed & near
        if close.sum() <= RETRIEVED:
            found |= close
        elif not near.all():
            found |= pool.search(queries, RETRIEVED, close)
        found[retrieval.nearest_plain_work(*pair, allowed, RETRIEVED)] = True
        return np.flatnonzero(found)

    def _lists_barred(self, query: Query) -> bool:
        wanted = query.startable
        return self._with_barred if wanted is None else "no" in wanted


def _candidate_rows(batch: Batch, phrases: PhraseTable) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    return retrieval.candidate_rows(batch, phrases, GERMAN)


def _vacancy_rows(batch: Batch, phrases: PhraseTable) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    return retrieval.vacancy_rows(batch, phrases, GERMAN)
