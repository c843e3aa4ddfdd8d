"""What the legal check needs to know of a record, as plain numbers, computed once a record.

What was read out of a person's text with too little certainty counts as not stated; of a vacancy, it is kept
but marked as soft (see `matcher.certainty`). Days are proleptic Gregorian ordinals (`date.toordinal`).
"""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

from data.fields import LICENCE_CLASSES
from data.records import Candidate, Hours, JobKind, Residence, Vacancy
from data.rules.loading import Rules
from data.rules.rows import HoursLimit, ResidenceObligation, TitleLanguage, WageExemption
from data.rules.timeline import Timeline
from matcher.certainty import is_sure, surely
from matcher.languages import GERMAN, language_number
from matcher.regulated import may_exercise, plain_job_title, profession_of_vacancy, recognition_of_candidate
from matcher.work_permission import Permission, barred_until, permission_timelines, residence_title

KINDS = tuple(JobKind)
"""Job kinds in the order in which they are numbered."""

NO_DAY = 0
"""Stands for a day that is not stated."""

FULL, PART, MINI = 1, 2, 4
ANY_HOURS = FULL | PART | MINI
_HOURS_BITS = {Hours.FULL: FULL, Hours.PART: PART, Hours.MINI: MINI, Hours.ANY: ANY_HOURS, None: ANY_HOURS}


@dataclass(frozen=True, slots=True)
class LanguageNeed:
    """A level (order 0 to 6) of a language; soft where it was read with little certainty."""

    code: str
    """As the vacancy writes it."""
    number: int
    """Number of the language, see `matcher.languages.language_number`."""
    level: int
    hard: bool


@dataclass(frozen=True, slots=True)
class VacancyFacts:
    """Facts of a vacancy."""

    is_open: bool
    valid_until: int
    start: int
    kind: int
    """Place in `KINDS`, -1 not stated."""
    languages: tuple[LanguageNeed, ...]
    licences: int
    """Required classes; bits in the order of `LICENCE_CLASSES`."""
    licences_hard: int
    """Those of them that were entered or surely read."""
    hours: int
    """Bits `FULL`, `PART`, `MINI`; all where anything goes or nothing is stated."""
    hours_stated: bool
    hours_hard: bool
    weekly_hours: float
    """Fewest hours a week, NaN not stated or unsure."""
    shifts: int
    """1 yes, 0 no, -1 not stated; likewise nights."""
    shifts_hard: bool
    nights: int
    nights_hard: bool
    remote: bool
    wage: float
    """EUR an hour, NaN not stated or unsure."""
    wage_exemption: WageExemption | None
    regulated: int
    """Number of the profession in `rules.professions`, -1 for none."""
    regulated_entered: bool


@dataclass(frozen=True, slots=True)
class CandidateFacts:
    """Facts of a person. Holds legal facts: for the check alone, never for a score."""

    languages: Mapping[int, int]
    """Order of the CEFR level by number of the language."""
    licences: int
    """Classes held and classes included in them; bits in the order of `LICENCE_CLASSES`."""
    licences_stated: bool
    hours: int
    shifts: int
    nights: int
    max_commute_km: float
    """NaN not stated, or unsure where the person lives."""
    available_from: int
    permission: tuple[Timeline[Permission], ...]
    """What the person may do, by job kind in the order of `KINDS`."""
    permission_from: tuple[int, ...]
    """By job kind: ordinal day from which work is not barred (0 always, `work_permission.NEVER`)."""
    hours_limits: tuple[tuple[HoursLimit, ...], ...]
    """Limits of weekly hours by job kind."""
    title_languages: tuple[TitleLanguage, ...]
    """Levels of languages that the residence title itself asks for."""
    residence_valid_until: int
    must_live_in_place: bool
    obligations: tuple[ResidenceObligation, ...]
    residence_since: dt.date | None
    recognition: Mapping[int, str]
    """State of recognition by number of the regulated profession."""
    regulated: int
    """Bit mask of regulated professions that the person may exercise."""

    @property
    def german(self) -> int:
        """Order of the person's German level, -1 not stated."""
        return self.languages.get(GERMAN, -1)


def candidate_facts(candidate: Candidate, rules: Rules) -> CandidateFacts:
    """The facts of `candidate` under `rules`, for any day."""
    residence = candidate.residence
    title = residence_title(residence.title, rules)
    timelines = permission_timelines(residence, title, rules)
    recognition = recognition_of_candidate(candidate, rules)
    licences = surely(candidate, "driving_licences")
    return CandidateFacts(
        languages=_spoken(candidate),
        licences=_licence_mask(licences or (), rules),
        licences_stated=licences is not None,
        hours=_HOURS_BITS[surely(candidate, "wishes.hours")],
        shifts=_tri_state(surely(candidate, "wishes.shifts")),
        nights=_tri_state(surely(candidate, "wishes.nights")),
        max_commute_km=_longest_way(candidate),
        available_from=_day(surely(candidate, "available_from")),
        permission=timelines,
        permission_from=tuple(barred_until(timeline) for timeline in timelines),
        hours_limits=_hours_limits(title, rules),
        title_languages=tuple(row for row in rules.title_languages if row.title == title),
        residence_valid_until=_day(residence.valid_until),
        must_live_in_place=residence.must_live_in is not None,
        obligations=_obligations(residence, title, rules),
        residence_since=residence.since,
        recognition=recognition,
        regulated=sum(1 << number for number, state in recognition.items() if may_exercise(state)),
    )


def _longest_way(candidate: Candidate) -> float:
    """The person's limit for the way to work, NaN where none holds: a home read out of a text may rank, but not bar."""
    limit = surely(candidate, "wishes.max_commute_km")
    return _number(limit if is_sure(candidate.derived, "place") else None)


def vacancy_facts(vacancy: Vacancy, rules: Rules) -> VacancyFacts:
    """The facts of `vacancy` under `rules`, for any day."""
    derived = vacancy.derived
    weekly = surely(vacancy, "weekly_hours")
    sure_wage = is_sure(derived, "wage") and (weekly is not None or not vacancy.weekly_hours)
    return VacancyFacts(
        is_open=vacancy.state == "open",
        valid_until=_day(surely(vacancy, "valid_until")),
        start=_day(surely(vacancy, "start")),
        kind=KINDS.index(vacancy.kind) if vacancy.kind is not None else -1,
        languages=_needed(vacancy),
        licences=_own_bits(vacancy.driving_licences),
        licences_hard=_own_bits(_sure_licences(vacancy)),
        hours=_HOURS_BITS[vacancy.hours],
        hours_stated=vacancy.hours is not None,
        hours_hard=is_sure(derived, "hours"),
        weekly_hours=_number(None if weekly is None else weekly.max if weekly.min is None else weekly.min),
        shifts=_tri_state(vacancy.shifts),
        shifts_hard=is_sure(derived, "shifts"),
        nights=_tri_state(vacancy.nights),
        nights_hard=is_sure(derived, "nights"),
        remote=vacancy.remote is True,
        wage=_number(vacancy.wage_eur_hour if sure_wage else None),
        wage_exemption=_wage_exemption(vacancy, rules),
        regulated=profession_of_vacancy(vacancy, rules),
        regulated_entered=vacancy.regulated is True,
    )


def _spoken(candidate: Candidate) -> dict[int, int]:
    levels: dict[int, int] = {}
    for index, language in enumerate(candidate.languages):
        if is_sure(candidate.derived, f"languages[{index}]"):
            number = language_number(language.code)
            levels[number] = max(levels.get(number, 0), language.level.order)
    return levels


def _needed(vacancy: Vacancy) -> tuple[LanguageNeed, ...]:
    return tuple(
        LanguageNeed(
            language.code,
            language_number(language.code),
            language.level.order,
            is_sure(vacancy.derived, f"languages[{index}]"),
        )
        for index, language in enumerate(vacancy.languages)
    )


def _sure_licences(vacancy: Vacancy) -> list[str]:
    """The required classes that were entered or surely read."""
    places = enumerate(vacancy.driving_licences)
    return [name for place, name in places if is_sure(vacancy.derived, f"driving_licences[{place}]")]


def _licence_mask(names: tuple[str, ...], rules: Rules) -> int:
    mask = 0
    for name in names:
        mask |= rules.licence_bits[name]
    return mask


def _own_bits(names: tuple[str, ...] | list[str]) -> int:
    return sum(1 << LICENCE_CLASSES.index(name) for name in names)


def _hours_limits(title: str | None, rules: Rules) -> tuple[tuple[HoursLimit, ...], ...]:
    rows = [row for row in rules.hours_limits if row.title == title]
    return tuple(tuple(row for row in rows if kind in row.kinds) for kind in KINDS)


def _obligations(residence: Residence, title: str | None, rules: Rules) -> tuple[ResidenceObligation, ...]:
    if residence.must_live_in is None:
        return ()
    return tuple(row for row in rules.obligations if title in row.titles)


def _wage_exemption(vacancy: Vacancy, rules: Rules) -> WageExemption | None:
    kind = vacancy.kind or JobKind.JOB
    title = plain_job_title(vacancy.title)
    for row in rules.wage_exemptions:
        if kind in row.kinds and (row.pattern is None or row.pattern.search(title)):
            return row
    return None


def _tri_state(value: bool | None) -> int:
    return -1 if value is None else int(value)


def _number(value: float | None) -> float:
    return math.nan if value is None else float(value)


def _day(value: dt.date | None) -> int:
    return NO_DAY if value is None else value.toordinal()
