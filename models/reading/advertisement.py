"""The reading of a whole advertisement: every rule on every sentence, then one value a field."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from models.reading.conditions import TRIGGERS as CONDITIONS_TRIGGERS
from models.reading.conditions import find_conditions
from models.reading.cues import holds_any
from models.reading.finding import Finding, surest, surest_or_doubtful
from models.reading.headings import Section
from models.reading.hour_words import TRIGGERS as HOURS_TRIGGERS
from models.reading.hours import find_hours, settle_hours
from models.reading.language_words import TRIGGERS as LANGUAGES_TRIGGERS
from models.reading.languages import find_languages
from models.reading.level import TRIGGERS as LEVEL_TRIGGERS
from models.reading.level import find_level, settle_level
from models.reading.licences import TRIGGERS as LICENCES_TRIGGERS
from models.reading.licences import find_licences, settle_licences
from models.reading.nights import TRIGGERS as NIGHT_TRIGGERS
from models.reading.nights import find_nights
from models.reading.record import Reading
from models.reading.sentences import Sentence, sentences, title_sentence
from models.reading.shifts import TRIGGERS as SHIFT_TRIGGERS
from models.reading.shifts import find_shifts
from models.reading.skill_words import TRIGGERS as SKILL_TRIGGERS
from models.reading.skills import find_skills, settle_skills
from models.reading.wage import TRIGGERS as WAGE_TRIGGERS
from models.reading.wage import find_wages

FIELDS = (
    *("languages", "level", "hours", "weekly_hours", "shifts", "nights", "driving_licences"),
    *("skills_required", "skills_optional", "wage", "career_changers_welcome", "fixed_term"),
    *("temporary_agency", "start", "openings"),
)
"""What is read, in the order of the readings."""

HARD_FIELDS = frozenset({"languages", "nights", "driving_licences", "skills_optional"})
"""Fields whose precision on sentences that no rule was written for is at least `HARD_PRECISION` (docs/reading.md)."""
HARD_PRECISION = 0.9
SOFT_CEILING = 0.89
"""Highest probability of a reading of any other field: too low for a hard rule."""

_STATED_ONCE = ("wage", "career_changers_welcome", "fixed_term", "temporary_agency", "start", "openings")
_APPRENTICESHIP = re.compile(
    r"\b(?:azubis?|auszubildende\w*|ausbildungsplatz|lehrstelle|ausbildung (?:zu[rm]|als|20\d\d"
    r"|\w+)|\w*ausbildung (?:20\d\d|ab))\b"
)
"""Titles of training places: nobody asks apprentices for the training that they come for."""
_RULES: tuple[tuple[Callable[[Sentence], list[Finding]], tuple[str, ...]], ...] = (
    (find_languages, LANGUAGES_TRIGGERS),
    (find_level, LEVEL_TRIGGERS),
    (find_hours, HOURS_TRIGGERS),
    (find_shifts, SHIFT_TRIGGERS),
    (find_nights, NIGHT_TRIGGERS),
    (find_licences, LICENCES_TRIGGERS),
    (find_skills, SKILL_TRIGGERS),
    (find_wages, WAGE_TRIGGERS),
    (find_conditions, CONDITIONS_TRIGGERS),
)


def read_advertisement(title: str, description: str) -> tuple[Reading, ...]:
    """Read an advertisement in German or English.

    Args:
        title: The title; may be empty.
        description: Running text, headings and bullets; markup should be resolved before (`data.cleaning`).

    Returns:
        At most one reading a field, for the fields of `LIST_FIELDS` one an item, in the order of `FIELDS`.
        What the text does not say is absent. Any text is accepted.

    """
    parts = [title_sentence(title), *sentences(description)]
    findings = _find(parts)
    if _APPRENTICESHIP.search(parts[0].low):
        findings = [finding for finding in findings if finding.field != "level" or finding.value == 1]
    return tuple(_bounded(finding).reading() for finding in _settled(findings))


def _find(parts: Sequence[Sentence]) -> list[Finding]:
    """Apply to each sentence the rules whose triggers it holds."""
    found: list[Finding] = []
    for sentence in parts:
        for rule, triggers in _RULES:
            profiled = rule is find_skills and sentence.section in (Section.PROFILE, Section.WISHES)
            if profiled or holds_any(sentence.low, triggers):
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
    rest = [surest(by_field.get(field, [])) for field in _STATED_ONCE]
    chosen = [
        *_languages(by_field.get("languages", [])),
        settle_level(by_field.get("level", [])),
        *single,
        *settle_licences(by_field.get("driving_licences", [])),
        *settle_skills(by_field.get("skills_required", []), by_field.get("skills_optional", [])),
        *rest,
    ]
    return [finding for finding in chosen if finding is not None]


def _languages(findings: Sequence[Finding]) -> list[Finding]:
    """Keep one level a language: the surest, which is the one that is stated in so many words."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.value["code"], []).append(finding)
    return [best for found in by_code.values() if (best := surest(found)) is not None]


def _bounded(finding: Finding) -> Finding:
    """Keep readings of fields below `HARD_PRECISION`, or not measured, from being used as hard rules."""
    if finding.field in HARD_FIELDS or finding.probability <= SOFT_CEILING:
        return finding
    return replace(finding, probability=SOFT_CEILING)
