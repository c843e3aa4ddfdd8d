"""A benchmark as it is evaluated: queries, documents, and which documents are how good for which query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.records import Candidate, Vacancy
from evaluation.tables import Judgement, Text

Positions = NDArray[np.int64]
Grades = NDArray[np.int64]

GOOD = 2
"""From this grade on (of 0 to 3) a caseworker would propose the vacancy."""


@dataclass(frozen=True)
class Judged:
    """The judged documents of one query: their positions in the data set and their grades, each of shape (m,)."""

    positions: Positions
    grades: Grades

    @property
    def relevant(self) -> "Judged":
        """Those with a grade above 0."""
        return self.at_least(1)

    def at_least(self, grade: int) -> "Judged":
        """Those with at least this grade."""
        chosen = self.grades >= grade
        return Judged(self.positions[chosen], self.grades[chosen])


@dataclass(frozen=True)
class People:
    """The records behind a job-person benchmark, by id.

    Attributes:
        candidates: As they come out of intake.
        vacancies: The same.
        vacancies_ask: Whether vacancies are the queries, instead of people.
        raw: The records of the side that asks as they stand in their file.
        pairs: Candidates who are the same person: described in German, and in another language.

    """

    candidates: Mapping[str, Candidate]
    vacancies: Mapping[str, Vacancy]
    vacancies_ask: bool = False
    raw: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Dataset:
    """A benchmark. Made by `make_dataset`.

    Attributes:
        name: The folder's name.
        queries: Those with judgements, in the order of their file.
        documents: By descending id, so that a stable sort breaks ties between equal scores as trec_eval does.
        judged: The judged documents of each query.
        known_queries: Ids of all queries, those without judgements too.
        strata: Values of groupings of queries, by the grouping's name and the query's id.
        people: The records of a job-person benchmark, else None.

    """

    name: str
    queries: tuple[Text, ...]
    documents: tuple[Text, ...]
    judged: tuple[Judged, ...]
    known_queries: frozenset[str]
    strata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    people: People | None = None

    def groups(self) -> dict[str, dict[str, list[int]]]:
        """Rows of the queries by grouping and value; what has no value stands under an empty one."""
        found: dict[str, dict[str, list[int]]] = {}
        for name, values in self.strata.items():
            groups = found.setdefault(name, {})
            for row, query in enumerate(self.queries):
                groups.setdefault(values.get(query.id, ""), []).append(row)
        return found

    def judgements(self, row: int) -> dict[str, int]:
        """Grade by document id of the query in `row`, as ir-measures takes it."""
        judged = self.judged[row]
        ids = (self.documents[position].id for position in judged.positions)
        return dict(zip(ids, judged.grades.tolist(), strict=True))


def make_dataset(
    name: str,
    queries: Sequence[Text],
    documents: Iterable[Text],
    judgements: Iterable[Judgement],
    *,
    strata: Mapping[str, Mapping[str, str]] | None = None,
    people: People | None = None,
) -> Dataset:
    """Put a data set together; every judgement has to speak of known queries and documents."""
    ordered = tuple(sorted(documents, key=lambda document: document.id.encode(), reverse=True))
    position = {document.id: place for place, document in enumerate(ordered)}
    grades: dict[str, dict[int, int]] = {}
    for judgement in judgements:
        grades.setdefault(judgement.query, {})[position[judgement.document]] = judgement.grade
    asked = tuple(query for query in queries if query.id in grades)
    return Dataset(
        name=name,
        queries=asked,
        documents=ordered,
        judged=tuple(_judged(grades[query.id]) for query in asked),
        known_queries=frozenset(query.id for query in queries),
        strata=strata or {},
        people=people,
    )


def _judged(grades: Mapping[int, int]) -> Judged:
    return Judged(
        np.fromiter(grades.keys(), dtype=np.int64, count=len(grades)),
        np.fromiter(grades.values(), dtype=np.int64, count=len(grades)),
    )
