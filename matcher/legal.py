"""Findings on the law: permission to work, recognition, minimum wage, hours limits, residence obligation."""

import datetime as dt
import math
from collections.abc import Iterator

from data.levels import CefrLevel
from data.rules.loading import Rules
from data.rules.rows import Effect, RegulatedProfession, ResidenceObligation, Row, WorkPermission
from matcher.facts import FULL, MINI, CandidateFacts, VacancyFacts
from matcher.languages import GERMAN, language_number
from matcher.regulated import NOT_STATED, may_exercise
from matcher.verdict import Finding, Outcome, Value
from matcher.work_permission import NEVER, Permission, after_months

_FULL_TIME_HOURS = 40.0
"""Weekly hours that are taken for "full time" where none are stated, for the reasonable commute alone."""


def permission_findings(candidate: CandidateFacts, vacancy: VacancyFacts, start: int) -> Iterator[Finding]:
    """Whether the residence title allows this kind of work on the ordinal day `start`."""
    kind = max(vacancy.kind, 0)
    phase = candidate.permission[kind].at(start)
    expires = candidate.residence_valid_until
    if phase is None or phase.effect is None:
        yield _untold(phase.row if phase else None)
    elif phase.effect is Effect.NONE:
        yield _not_permitted(phase, candidate.permission_from[kind])
    elif expires and expires < start:
        values: dict[str, Value] = {"valid_until": dt.date.fromordinal(expires).isoformat()}
        yield Finding(
            "permission", Outcome.UNKNOWN, "stated.residence_valid_until", who="candidate", values=values
        )
    else:
        yield _permitted(phase)
        yield from _languages_of_title(candidate, start)


def hours_limit_findings(candidate: CandidateFacts, vacancy: VacancyFacts, start: int) -> Iterator[Finding]:
    """More hours a week than the residence title allows."""
    for row in candidate.hours_limits[max(vacancy.kind, 0)]:
        if row.holds(start) and (outcome := _outcome_under_limit(vacancy, row.hours)) is not None:
            values = {"limit": row.hours, "hours": _or_none(vacancy.weekly_hours)}
            yield Finding("working_hours", outcome, row.code, row.source, who="employer", values=values)


def wage_findings(vacancy: VacancyFacts, start: int, rules: Rules) -> Iterator[Finding]:
    """A wage below the minimum wage of the ordinal day `start`."""
    row = rules.minimum_wage.at(start)
    if row is None or not vacancy.wage < row.eur_hour:
        return
    values = {"wage": vacancy.wage, "minimum": row.eur_hour}
    exemption = vacancy.wage_exemption
    if exemption is None or not exemption.holds(start):
        yield Finding("minimum_wage", Outcome.BARRED, row.code, row.source, who="employer", values=values)
    elif exemption.effect == "depends":
        yield Finding(
            "minimum_wage", Outcome.UNKNOWN, exemption.code, exemption.source, who="employer", values=values
        )


def recognition_findings(
    candidate: CandidateFacts, vacancy: VacancyFacts, start: int, rules: Rules
) -> Iterator[Finding]:
    """A regulated profession that the person may not exercise yet, and the German that it takes."""
    if vacancy.regulated < 0:
        return
    row = next((row for row in rules.professions[vacancy.regulated] if row.holds(start)), None)
    if row is None:
        return
    state = candidate.recognition.get(vacancy.regulated, NOT_STATED)
    if may_exercise(state) or (row.protects == "title" and not vacancy.regulated_entered):
        yield _recognition(row, Outcome.OK, state, start, rules)
        return
    yield _recognition(row, Outcome.STEP, state, start, rules)
    yield from _language_of_profession(candidate, vacancy, row)


def obligation_findings(
    candidate: CandidateFacts, vacancy: VacancyFacts, distance_km: float | None, start: int, rules: Rules
) -> Iterator[Finding]:
    """A post too far from the place where the person is obliged to live."""
    if not candidate.must_live_in_place or distance_km is None or vacancy.remote:
        return
    reach = _reasonable_km(vacancy, start, rules)
    if reach is None or distance_km <= reach[0]:
        return
    values: dict[str, Value] = {
        "km": round(distance_km, 1),
        "reasonable_km": reach[0],
        "commute_rule": reach[1],
    }
    if not candidate.obligations:
        yield _obligation("stated.must_live_in", None, values)
    for row in candidate.obligations:
        if row.holds(start) and not _has_ended(row, candidate.residence_since, start):
            yield _obligation(row.code, row.source, values | {"lifted_from_hours": row.lifted_from_hours})


def _languages_of_title(candidate: CandidateFacts, start: int) -> Iterator[Finding]:
    for row in candidate.title_languages:
        level = candidate.languages.get(language_number(row.language), -1)
        if row.holds(start) and 0 <= level < row.level.order:
            yield _language_step(row.language, row.level, level, row)


def _language_step(language: str, required: CefrLevel, level: int, row: Row) -> Finding:
    values: dict[str, Value] = {
        "language": language,
        "required": str(required),
        "level": str(CefrLevel.from_order(level)),
    }
    return Finding("language", Outcome.STEP, row.code, row.source, who="candidate", values=values)


def _untold(row: WorkPermission | None) -> Finding:
    if row is None:
        values: dict[str, Value] = {"field": "residence"}
        return Finding(
            "permission", Outcome.UNKNOWN, "stated.residence_title", who="candidate", values=values
        )
    return Finding("permission", Outcome.UNKNOWN, row.code, row.source, who=row.who)


def _not_permitted(phase: Permission, until: int) -> Finding:
    row = phase.row
    return Finding(
        "permission", Outcome.BARRED, row.code if row else "stated.permission", row.source if row else None,
        from_date=dt.date.fromordinal(until) if until < NEVER else None, who="foreigners_authority",
    )  # fmt: skip


def _permitted(phase: Permission) -> Finding:
    row = phase.row
    rule, source = (row.code, row.source) if row else ("stated.permission", None)
    if phase.effect is Effect.FREE:
        return Finding("permission", Outcome.OK, rule, source)
    consent = "employment_agency" if row and row.agency_consent else None
    who = row.who if row and row.who else "foreigners_authority"
    return Finding("permission", Outcome.STEP, rule, source, who=who, values={"consent": consent})


def _outcome_under_limit(vacancy: VacancyFacts, limit: float) -> Outcome | None:
    if not math.isnan(vacancy.weekly_hours):
        return Outcome.BARRED if vacancy.weekly_hours > limit else None
    if not vacancy.hours_stated:
        return Outcome.UNKNOWN
    if vacancy.hours == FULL:
        return Outcome.BARRED if vacancy.hours_hard else Outcome.STEP
    return None if vacancy.hours == MINI else Outcome.STEP


def _recognition(row: RegulatedProfession, outcome: Outcome, state: str, day: int, rules: Rules) -> Finding:
    values: dict[str, Value] = {
        "profession": row.profession,
        "state": state,
        "protects": row.protects,
        "authority": row.authority,
        "language": row.language and str(row.language),
        "special_language": row.special_language and str(row.special_language),
        "measure": measure_for(row.profession, day, rules),
    }
    return Finding("recognition", outcome, row.code, row.source, who="recognition_authority", values=values)


def _language_of_profession(
    candidate: CandidateFacts, vacancy: VacancyFacts, row: RegulatedProfession
) -> Iterator[Finding]:
    if row.language is None or not 0 <= candidate.german < row.language.order:
        return
    if any(need.number == GERMAN and need.level >= row.language.order for need in vacancy.languages):
        return
    yield _language_step("de", row.language, candidate.german, row)


def measure_for(profession: str, day: int, rules: Rules) -> str | None:
    """What makes up for what a qualification in a regulated profession lacks; None where nothing is laid down."""
    rows = rules.measures.get(profession, ())
    return next((row.measure for row in rows if row.holds(day)), None)


def _reasonable_km(vacancy: VacancyFacts, day: int, rules: Rules) -> tuple[float, str] | None:
    hours = vacancy.weekly_hours
    if math.isnan(hours):
        hours = _FULL_TIME_HOURS if vacancy.hours & FULL else 0.1
    for row in rules.commutes:
        if row.holds(day) and hours > row.weekly_hours_above:
            return row.km, row.code
    return None


def _has_ended(row: ResidenceObligation, since: dt.date | None, day: int) -> bool:
    if row.months is None or since is None:
        return False
    return day >= after_months(since, int(row.months)).toordinal()


def _obligation(rule: str, source: str | None, values: dict[str, Value]) -> Finding:
    return Finding(
        "residence_obligation", Outcome.STEP, rule, source, who="foreigners_authority", values=values
    )


def _or_none(number: float) -> float | None:
    return None if math.isnan(number) else number
