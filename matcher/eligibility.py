"""The legal check: may this person start in this post, from when, and what is missing.

Reads facts only. What is not stated is said to be unknown, never assumed; what is barred is never startable.
The law is that of the day on which this person would start: the day that is asked for, the start of the post, or
the day from which the person is free, whichever is latest. The wage is that of the post, whoever takes it.
"""

import datetime as dt
from itertools import chain

from data.matches import Startable
from data.records import Candidate, Vacancy
from data.rules.loading import Rules
from matcher.facts import CandidateFacts, VacancyFacts, candidate_facts, vacancy_facts
from matcher.legal import (
    hours_limit_findings,
    obligation_findings,
    permission_findings,
    recognition_findings,
    wage_findings,
)
from matcher.requirements import (
    commute_findings,
    date_findings,
    language_findings,
    licence_findings,
    working_time_findings,
)
from matcher.verdict import Finding, Outcome, Verdict

__all__ = ["LEGAL_CODES", "candidate_facts", "check", "check_facts", "vacancy_facts"]

LEGAL_CODES = frozenset({"permission", "working_hours", "minimum_wage"})
"""Where unknown, nothing else matters: a legal fact is missing."""


def check(
    candidate: Candidate, vacancy: Vacancy, on: dt.date, distance_km: float | None, rules: Rules
) -> Verdict:
    """Check one pair of records on the day `on`.

    Args:
        candidate: the person.
        vacancy: the post.
        on: the day for which the answer holds.
        distance_km: estimated way to work; None where it is not known.
        rules: the law.

    Returns:
        The verdict. Where many pairs are checked, compute the facts once and call `check_facts`.

    """
    return check_facts(
        candidate_facts(candidate, rules), vacancy_facts(vacancy, rules), on, distance_km, rules
    )


def check_facts(
    candidate: CandidateFacts, vacancy: VacancyFacts, on: dt.date, distance_km: float | None, rules: Rules
) -> Verdict:
    """Check facts instead of records; see `check`."""
    today = on.toordinal()
    post_start = max(today, vacancy.start)
    start = max(post_start, candidate.available_from)
    findings = tuple(
        chain(
            date_findings(vacancy, today),
            language_findings(candidate, vacancy),
            licence_findings(candidate, vacancy),
            working_time_findings(candidate, vacancy),
            commute_findings(candidate, vacancy, distance_km),
            wage_findings(vacancy, post_start, rules),
            recognition_findings(candidate, vacancy, start, rules),
            permission_findings(candidate, vacancy, start),
            hours_limit_findings(candidate, vacancy, start),
            obligation_findings(candidate, vacancy, distance_km, start, rules),
        )
    )
    startable = _overall(findings)
    return Verdict(startable, _startable_from(startable, findings, start, today), findings)


def _overall(findings: tuple[Finding, ...]) -> Startable:
    """Barred beats a missing legal fact, that beats steps, those beat what else is not stated."""
    outcomes = {finding.outcome for finding in findings}
    if Outcome.BARRED in outcomes:
        return "no"
    if any(f.outcome is Outcome.UNKNOWN and f.code in LEGAL_CODES for f in findings):
        return "unknown"
    if Outcome.STEP in outcomes:
        return "after_steps"
    return "unknown" if Outcome.UNKNOWN in outcomes else "now"


def _startable_from(
    startable: Startable, findings: tuple[Finding, ...], start: int, today: int
) -> dt.date | None:
    """First day of work; None for today, and where not every bar ends on a known day."""
    if startable == "no":
        days = [f.from_date for f in findings if f.outcome is Outcome.BARRED]
        known = [day.toordinal() for day in days if day is not None]
        if len(known) < len(days):
            return None
        start = max(start, *known)
    return dt.date.fromordinal(start) if start > today else None
