"""Is anybody sent below what they have learned, or beyond it? Levels of what is shown against the person's own."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.levels import RequirementLevel
from data.records import JobKind, Vacancy
from evaluation.bootstrap import Estimate, estimate
from evaluation.datasets import Dataset, People, Positions
from matcher.rows import person_level

UNKNOWN = 0
Levels = NDArray[np.int64]


@dataclass(frozen=True)
class LevelGap:
    """Requirement levels (1 helper to 4 expert) of what is shown, less the level that the person can meet.

    Attributes:
        people: Whose level is known, and who are shown a vacancy whose level is known.
        signed: Mean over them of the mean gap of their list; below 0 they are shown work below their level.
        absolute: The same of the gap without its sign.
        skilled: Those of level 2 and more.
        helpers: Share of helper's posts in their lists; None where there are no such people.

    """

    people: int
    signed: Estimate
    absolute: Estimate
    skilled: int
    helpers: Estimate | None

    def document(self) -> dict[str, object]:
        """As it stands in `--json`."""
        return {
            "people": self.people,
            "signed": self.signed.document(),
            "absolute": self.absolute.document(),
            "skilled_people": self.skilled,
            "helper_posts": self.helpers and self.helpers.document(),
        }


def level_gap_of(dataset: Dataset, people: People, first: Positions, seed: int) -> LevelGap | None:
    """The gap in the lists `first` of a data set in which people ask; None where vacancies do."""
    if people.vacancies_ask:
        return None
    has = [person_level(people.candidates[query.id])[0] for query in dataset.queries]
    jobs = [people.vacancies[document.id] for document in dataset.documents]
    needs = np.array([level_needed(job) for job in jobs], dtype=np.int64)
    helpers = np.array([is_helpers_post(job) for job in jobs], dtype=np.bool_)
    return level_gap(first, np.array(has, dtype=np.int64), needs, helpers, seed)


def level_needed(vacancy: Vacancy) -> int:
    """The level that a vacancy needs, as the engine takes it: who comes to learn needs 1. `UNKNOWN` not stated."""
    if vacancy.kind in (None, JobKind.JOB):
        return int(vacancy.level or UNKNOWN)
    return int(RequirementLevel.HELPER)


def is_helpers_post(vacancy: Vacancy) -> bool:
    """Whether it is a job for helpers; an apprenticeship is none."""
    return vacancy.kind in (None, JobKind.JOB) and vacancy.level is RequirementLevel.HELPER


def level_gap(
    first: Positions, has: Levels, needs: Levels, helpers: NDArray[np.bool_], seed: int
) -> LevelGap | None:
    """The gap between what people can meet and what they are shown.

    Args:
        first: The first k documents of each query, shape (queries, k); negative where a list has ended.
        has: Level of each person, shape (queries,).
        needs: Level of each vacancy, shape (documents,).
        helpers: Which vacancies are helper's posts, shape (documents,).
        seed: Of the bootstrap.

    Returns:
        None where no level of a person is known, or none of what they are shown.

    """
    gaps: list[tuple[float, float]] = []
    shares: list[float] = []
    for row, level in zip(first, has.tolist(), strict=True):
        shown = row[row >= 0]
        known = needs[shown][needs[shown] != UNKNOWN]
        if level == UNKNOWN or not len(known):
            continue
        gaps.append((float((known - level).mean()), float(np.abs(known - level).mean())))
        if level >= RequirementLevel.SKILLED:
            shares.append(float(helpers[shown].mean()))
    if not gaps:
        return None
    signed, absolute = np.array(gaps).T
    return LevelGap(
        people=len(gaps),
        signed=estimate(signed, seed),
        absolute=estimate(absolute, seed),
        skilled=len(shares),
        helpers=estimate(np.array(shares), seed) if shares else None,
    )
