"""The reading of a whole advertisement: every rule on every sentence, then one value a field."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from models.reading.conditions import TRIGGERS as CONDITIONS_TRIGGERS
from models.reading.conditions import find_conditions
from models.reading.finding import Finding, surest, surest_or_doubtful, unique_values
from models.reading.hours import TRIGGERS as HOURS_TRIGGERS
from models.reading.hours import find_hours, settle_hours
from models.reading.languages import TRIGGERS as LANGUAGES_TRIGGERS
from models.reading.languages import find_languages
from models.reading.level import TRIGGERS as LEVEL_TRIGGERS
from models.reading.level import find_level, settle_level
from models.reading.licences import TRIGGERS as LICENCES_TRIGGERS
from models.reading.licences import find_licences
from models.reading.record import Reading
from models.reading.sentences import Sentence, sentences, title_sentence
from models.reading.shifts import NIGHT_TRIGGERS, SHIFT_TRIGGERS, find_nights, find_shifts
from models.reading.skills import find_skills
from models.reading.wage import TRIGGERS as WAGE_TRIGGERS
from models.reading.wage import find_wages

HARD_FIELDS = frozenset({"languages", "level", "hours", "shifts", "nights", "driving_licences"})
"""Fields whose precision on sentences that the rules were not written for is at least `HARD_PRECISION`."""
HARD_PRECISION = 0.9
SOFT_CEILING = 0.89
"""Highest probability of a reading of any other field: too low for a hard rule."""

_RULES: tuple[tuple[Callable[[Sentence], list[Finding]], tuple[str, ...]], ...] = (
    (find_languages, LANGUAGES_TRIGGERS),
    (find_level, LEVEL_TRIGGERS),
    (find_hours, HOURS_TRIGGERS),
    (find_shifts, SHIFT_TRIGGERS),
    (find_nights, NIGHT_TRIGGERS),
    (find_licences, LICENCES_TRIGGERS),
    (find_skills, ("",)),
    (find_wages, WAGE_TRIGGERS),
    (find_conditions, CONDITIONS_TRIGGERS),
)


def read_advertisement(title: str, description: str) -> tuple[Reading, ...]:
    """Read an advertisement in German or English.

    Args:
        title: The title; may be empty.
        description: Running text, headings and bullets; markup should be resolved before (`data.cleaning`).

    Returns:
        At most one reading a field, for the fields of `LIST_FIELDS` one an item; in the order of the fields below:
        languages, level, hours, weekly_hours, shifts, nights, driving_licences, skills_required, skills_optional,
        wage, career_changers_welcome, fixed_term, temporary_agency, start, openings.
        What the text does not say is absent. Any text is accepted.

    """
    parts = [title_sentence(title), *sentences(description)]
    findings = [finding for sentence in parts for finding in _find(sentence)]
    return tuple(_bounded(finding).reading() for finding in _settled(findings))


def _find(sentence: Sentence) -> list[Finding]:
    found: list[Finding] = []
    for rule, triggers in _RULES:
        if any(trigger in sentence.low for trigger in triggers):
            found += rule(sentence)
    return found


def _settled(findings: Sequence[Finding]) -> list[Finding]:
    """Bring the findings of all sentences to one value a field."""
    by_field: dict[str, list[Finding]] = {}
    for finding in findings:
        by_field.setdefault(finding.field, []).append(finding)
    hours = settle_hours(by_field.get("hours", []) + by_field.get("weekly_hours", []))
    single = [
        *(finding for finding in hours if finding.field == "hours"),
        *(finding for finding in hours if finding.field == "weekly_hours"),
        surest_or_doubtful(by_field.get("shifts", [])),
        surest_or_doubtful(by_field.get("nights", [])),
    ]
    rest = [
        surest(by_field.get(field, []))
        for field in (
            "wage",
            "career_changers_welcome",
            "fixed_term",
            "temporary_agency",
            "start",
            "openings",
        )
    ]
    chosen = [
        *_languages(by_field.get("languages", [])),
        settle_level(by_field.get("level", [])),
        *single,
        *unique_values(by_field.get("driving_licences", [])),
        *_skills(by_field),
        *rest,
    ]
    return [finding for finding in chosen if finding is not None]


def _languages(findings: Sequence[Finding]) -> list[Finding]:
    """Keep one level a language: the surest, which is the one that is stated in so many words."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.value["code"], []).append(finding)
    return [best for found in by_code.values() if (best := surest(found)) is not None]


def _skills(by_field: dict[str, list[Finding]]) -> list[Finding]:
    """Keep each skill once; what is demanded somewhere is not listed as a wish as well."""
    required = _unique_names(by_field.get("skills_required", []))
    names = {str(finding.value).casefold() for finding in required}
    optional = _unique_names(by_field.get("skills_optional", []))
    return required + [finding for finding in optional if str(finding.value).casefold() not in names]


def _unique_names(findings: Sequence[Finding]) -> list[Finding]:
    return list({str(finding.value).casefold(): finding for finding in reversed(findings)}.values())[::-1]


def _bounded(finding: Finding) -> Finding:
    """Keep readings of fields below `HARD_PRECISION` from being used as hard rules."""
    if finding.field in HARD_FIELDS or finding.probability <= SOFT_CEILING:
        return finding
    return replace(finding, probability=SOFT_CEILING)
