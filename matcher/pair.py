"""One pair of candidate and vacancy: everything that an explanation may say about it, and nothing else."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.matches import Aspect
from data.records import Candidate, Vacancy
from matcher.verdict import Verdict

Source = Literal["experience", "wish", "skill", "qualification", "text", "none"]
"""Where the words of a person come from: an occupation worked in, a wished one, …, or nowhere."""


@dataclass(frozen=True)
class Partner:
    """What of the person answers something that the vacancy names.

    Attributes:
        asked: the vacancy's words (title or skill), as written in the record.
        offered: the person's words, as written; None where nothing was found.
        strength: 0 (unrelated) to 1 (the same thing), weighted by evidence.
        source: where the person's words come from.
        optional: whether the vacancy only welcomes it.
        proved: whether the person has proved it.

    """

    asked: str
    offered: str | None
    strength: float
    source: Source
    optional: bool = False
    proved: bool = False


@dataclass(frozen=True)
class Pair:
    """A candidate and a vacancy, the verdict of the legal check, and the numbers that made their score.

    Attributes:
        on: the day for which the law was applied.
        fits: what `Match.fit` shows; None where nothing is known of the person.
        values: what counted, priors and typical values included.
        occupation: the best partner of the vacancy's titles.
        skills: partners of the required and optional skills of the vacancy.
        distance_km: estimated distance by road to the nearest place of work.
        person_level: requirement level that the score took the person to meet (1..4), None unknown.
        job_level: requirement level that the score took the job to have.
        confidence: share of the weight that rests on stated facts.

    """

    candidate: Candidate
    vacancy: Vacancy
    on: dt.date
    verdict: Verdict
    fits: Mapping[Aspect, float | None]
    values: Mapping[Aspect, float]
    occupation: Partner | None
    skills: tuple[Partner, ...]
    distance_km: float | None
    person_level: int | None
    job_level: int | None
    confidence: float
