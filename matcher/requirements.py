"""Findings on what vacancy and person state: dates, languages, licences, hours, shifts, the way to work."""

import datetime as dt
from collections.abc import Iterator

from data.fields import LICENCE_CLASSES
from data.levels import CefrLevel
from matcher.facts import CandidateFacts, LanguageNeed, VacancyFacts
from matcher.verdict import Finding, Outcome

_LEVELS = tuple(CefrLevel)
_NOT_OPEN = Finding("dates", Outcome.BARRED, "stated.state", who="employer")


def date_findings(vacancy: VacancyFacts, on: int) -> Iterator[Finding]:
    """Closed and expired vacancies."""
    if not vacancy.is_open:
        yield _NOT_OPEN
    elif vacancy.valid_until and vacancy.valid_until < on:
        values = {"valid_until": dt.date.fromordinal(vacancy.valid_until).isoformat()}
        yield Finding("dates", Outcome.BARRED, "stated.valid_until", who="employer", values=values)


def language_findings(candidate: CandidateFacts, vacancy: VacancyFacts) -> Iterator[Finding]:
    """Languages whose level is not stated or too low: one level is a step, more bars if the need is sure."""
    for need in vacancy.languages:
        level = candidate.languages.get(need.number, -1)
        if level < need.level:
            yield _language_finding(need, level)


def _language_finding(need: LanguageNeed, level: int) -> Finding:
    if level < 0:
        outcome = Outcome.UNKNOWN
    elif need.hard and need.level - level > 1:
        outcome = Outcome.BARRED
    else:
        outcome = Outcome.STEP
    values = {
        "language": need.code,
        "required": str(_LEVELS[need.level]),
        "level": str(_LEVELS[level]) if level >= 0 else None,
    }
    return Finding("language", outcome, "stated.language", who="candidate", values=values)


def licence_findings(candidate: CandidateFacts, vacancy: VacancyFacts) -> Iterator[Finding]:
    """Classes that the person does not hold (a step) or says nothing about (unknown)."""
    lacking = vacancy.licences & ~candidate.licences
    if not lacking:
        return
    for bit, name in enumerate(LICENCE_CLASSES):
        if lacking >> bit & 1:
            is_step = candidate.licences_stated and vacancy.licences_hard >> bit & 1
            outcome = Outcome.STEP if is_step else Outcome.UNKNOWN
            values = {"licence": name}
            yield Finding(
                "driving_licence", outcome, "stated.driving_licence", who="candidate", values=values
            )


def working_time_findings(candidate: CandidateFacts, vacancy: VacancyFacts) -> Iterator[Finding]:
    """Wishes on hours, shifts and nights that the vacancy contradicts."""
    if not candidate.hours & vacancy.hours:
        outcome = Outcome.BARRED if vacancy.hours_hard else Outcome.STEP
        yield Finding("working_hours", outcome, "stated.hours", who="employer")
    if candidate.shifts == 0 and vacancy.shifts == 1:
        outcome = Outcome.BARRED if vacancy.shifts_hard else Outcome.STEP
        yield Finding("shifts", outcome, "stated.shifts", who="employer")
    if candidate.nights == 0 and vacancy.nights == 1:
        outcome = Outcome.BARRED if vacancy.nights_hard else Outcome.STEP
        yield Finding("shifts", outcome, "stated.nights", who="employer")


def commute_findings(
    candidate: CandidateFacts, vacancy: VacancyFacts, distance_km: float | None
) -> Iterator[Finding]:
    """A way that is longer than the person's own limit; an unknown distance bars nothing."""
    if distance_km is not None and not vacancy.remote and distance_km > candidate.max_commute_km:
        values = {"km": round(distance_km, 1), "limit_km": candidate.max_commute_km}
        yield Finding("commute", Outcome.BARRED, "stated.commute", who="candidate", values=values)
