"""What a vacancy could ask less of: each requirement one notch lower, and never what the law asks for.

Not offered are the German that the authority asks of a regulated profession, the level of such a profession, and the
driving licence of those whose work is driving. Pay, permission and recognition are no requirements of the employer.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.levels import CefrLevel, RequirementLevel
from data.records import Derived, Hours, Vacancy
from data.rules.loading import Rules
from matcher.drafts import Draft, Value, shortened
from matcher.facts import vacancy_facts
from matcher.languages import GERMAN, language_number
from matcher.rows import needs_recognition

DRIVERS = "52"
"""KldB 2010 group of those whose work is driving."""
OWN_CAR = frozenset({"AM", "A1", "A2", "A", "B1", "B", "BE", "B96", "B196", "L", "T"})
"""Classes that work without driving can be arranged without; the others are for professional drivers."""


@dataclass(frozen=True)
class Notch:
    """One requirement, one notch lower."""

    said: Draft
    apply: Callable[[Vacancy], Vacancy]
    is_hard: bool = True
    """Whether the legal check asks for it; else only the score does."""
    skill: str | None = None
    """The skill that is no longer required."""


def notches(vacancy: Vacancy, on: dt.date, rules: Rules) -> list[Notch]:
    """Everything that `vacancy` could ask less of, on the day `on`."""
    facts = vacancy_facts(vacancy, rules)
    least_german, is_free = 0, True
    if needs_recognition(facts, rules):
        row = next((row for row in rules.professions[facts.regulated] if row.holds(on.toordinal())), None)
        is_free = row is None
        least_german = row.language.order if row and row.language else 0
    return [
        *_languages(vacancy, least_german),
        *_licences(vacancy),
        *_times(vacancy),
        *(_level(vacancy) if is_free else ()),
        *_skills(vacancy),
    ]


def _languages(vacancy: Vacancy, least_german: int) -> Iterator[Notch]:
    for place, required in enumerate(vacancy.languages):
        least = least_german if language_number(required.code) == GERMAN else 0
        if required.level.order - 1 < max(least, 1):
            continue
        lower = CefrLevel.from_order(required.level.order - 1)
        values: dict[str, Value] = {
            "language": required.code,
            "required": str(required.level),
            "level": str(lower),
        }

        def apply(vacancy: Vacancy, place: int = place, lower: CefrLevel = lower) -> Vacancy:
            languages = list(vacancy.languages)
            languages[place] = languages[place].model_copy(update={"level": lower})
            return _changed(vacancy, f"languages[{place}]", languages=tuple(languages))

        yield _notch("language", "lower", values, apply)


def _licences(vacancy: Vacancy) -> Iterator[Notch]:
    if (vacancy.occupation.kldb or "").startswith(DRIVERS):
        return
    for name in vacancy.driving_licences:
        if name not in OWN_CAR:
            continue

        def apply(vacancy: Vacancy, name: str = name) -> Vacancy:
            left = tuple(licence for licence in vacancy.driving_licences if licence != name)
            return _changed(vacancy, "driving_licences", driving_licences=left)

        yield _notch("driving_licence", "drop", {"licence_1": name}, apply)


def _times(vacancy: Vacancy) -> Iterator[Notch]:
    if vacancy.shifts:
        yield _notch("shifts", "no_shifts", {}, lambda job: _changed(job, "shifts", shifts=False))
    if vacancy.nights:
        yield _notch("shifts", "no_nights", {}, lambda job: _changed(job, "nights", nights=False))
    if vacancy.hours not in (None, Hours.ANY):
        yield _notch("working_hours", "any", {}, lambda job: _changed(job, "hours", hours=Hours.ANY))


def _level(vacancy: Vacancy) -> Iterator[Notch]:
    if vacancy.level is None or vacancy.level is RequirementLevel.HELPER:
        return
    lower = RequirementLevel(vacancy.level - 1)
    values: dict[str, Value] = {"level": int(lower), "job_level": int(vacancy.level)}
    yield _notch("qualification", "lower", values, lambda job: _changed(job, "level", level=lower), False)


def _skills(vacancy: Vacancy) -> Iterator[Notch]:
    for name in vacancy.skills_required:

        def apply(vacancy: Vacancy, name: str = name) -> Vacancy:
            left = tuple(skill for skill in vacancy.skills_required if skill != name)
            return vacancy.model_copy(
                update={"skills_required": left, "skills_optional": (*vacancy.skills_optional, name)}
            )

        said = Draft("skill", ("relaxations.skill.welcome",), {"who": "employer", "skill_1": shortened(name)})
        yield Notch(said, apply, is_hard=False, skill=name)


def _notch(
    code: str,
    name: str,
    values: dict[str, Value],
    apply: Callable[[Vacancy], Vacancy],
    is_hard: bool = True,
) -> Notch:
    said = Draft(code, (f"relaxations.{code}.{name}",), {"who": "employer", **values})
    return Notch(said, apply, is_hard)


def _changed(vacancy: Vacancy, path: str, **fields: object) -> Vacancy:
    """The record with other fields; what was read out of the text about `path` no longer counts."""
    derived: dict[str, Derived] = {
        key: reading
        for key, reading in vacancy.derived.items()
        if not (key == path or key.startswith((f"{path}.", f"{path}[")))
    }
    return vacancy.model_copy(update={**fields, "derived": derived})
