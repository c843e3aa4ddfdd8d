"""Europass CV XML, version 3 (`SkillsPassport/LearnerInfo`): a CV becomes a candidate.

Name, address line, contact, birth date, gender, nationality, photo, attachments and references are dropped.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from data.cleaning import clean_text
from data.formats.career import Month, Period, month
from data.formats.parsed import Mapped
from data.formats.values import compact, paragraphs
from data.formats.vocabulary import country_code, language_code
from data.formats.xml_tree import descendants, find, local_name, text
from data.levels import CefrLevel

NAME = "europass"

EQF_LEVELS = {"6": 3, "7": 4, "8": 4}
"""European Qualifications Framework -> level of requirement. The lower ones hold general schooling as well as
vocational training and say nothing about which."""

_SKILL_AREAS = ("Communication", "Organisational", "JobRelated", "Computer", "Other")
_ITEM = re.compile(r"<li\b[^>]{0,500}>(.{1,400}?)</li>", re.DOTALL | re.IGNORECASE)
_SHORT_SKILL = 60


def candidates(root: Element) -> Iterator[Mapped]:
    """The candidates of a document, one for each `SkillsPassport`."""
    for passport in (each for each in root.iter() if local_name(each) == "SkillsPassport"):
        learner = find(passport, "LearnerInfo")
        if learner is not None:
            written = text(passport, "DocumentInfo/LastUpdateDate") or text(
                passport, "DocumentInfo/CreationDate"
            )
            yield Mapped("candidate", compact(_candidate(learner, month(written))), _names(learner))


def lowest_level(levels: list[str | None]) -> str | None:
    """The lowest of the CEFR levels: the weakest skill is what can be relied upon. None where none is known."""
    known = [CefrLevel(level.upper()) for level in levels if level and level.upper() in set(CefrLevel)]
    return min(known, key=lambda level: level.order).value if known else None


def short_items(markup: str | None) -> list[str]:
    """The short entries of an HTML list: what reads as single skills."""
    entries = (clean_text(entry) for entry in _ITEM.findall(markup or ""))
    return [entry for entry in entries if entry and len(entry) <= _SHORT_SKILL and "\n" not in entry]


def _candidate(learner: Element, today: Month | None) -> dict[str, Any]:
    works = list(descendants(find(learner, "WorkExperienceList"), "WorkExperience"))
    studies = list(descendants(find(learner, "EducationList"), "Education"))
    skills = find(learner, "Skills")
    areas = [text(skills, f"{area}/Description") for area in _SKILL_AREAS]
    goal, said = _headline(learner)
    ongoing = [each for each in studies if text(each, "Period/Current") == "true"]
    return {
        "occupations": [found for work in works if (found := _occupation(work, today))],
        "qualifications": [
            found for study in studies if study not in ongoing and (found := _qualification(study))
        ],
        "skills": [{"name": name, "evidence": "claimed"} for area in areas for name in short_items(area)],
        "languages": _languages(skills),
        "wishes": {"occupations": [goal]} if goal else None,
        "place": _place(learner),
        "driving_licences": [words for each in descendants(skills, "Licence") if (words := text(each))],
        "text": paragraphs([said, *map(_told, works), *(text(each, "Title") for each in ongoing), *areas]),
    }


def _names(learner: Element) -> tuple[str, ...]:
    name = find(learner, "Identification/PersonName")
    parts = [words for part in ("FirstName", "Surname") if (words := text(name, part))]
    return (" ".join(parts), *parts) if parts else ()


def _headline(learner: Element) -> tuple[str | None, str | None]:
    """What the person looks for, and what they say of themselves; each None where it is not there."""
    kind = text(learner, "Headline/Type/Code") or ""
    words = text(learner, "Headline/Description/Label")
    return (words, None) if kind in ("job_applied_for", "preferred_job") else (None, words)


def _period(entry: Element, today: Month | None) -> Period:
    goes_on = text(entry, "Period/Current") == "true"
    return Period(_month(find(entry, "Period/From")), today if goes_on else _month(find(entry, "Period/To")))


def _month(element: Element | None) -> Month | None:
    """The month of `<From year="2001" month="--03"/>`."""
    if element is None:
        return None
    number = element.get("month", "").strip("-")
    return month(f"{element.get('year', '')}-{number}" if number else element.get("year"))


def _occupation(work: Element, today: Month | None) -> dict[str, Any] | None:
    title = text(work, "Position/Label")
    if not title:
        return None
    period = _period(work, today)
    country = country_code(text(work, "Employer/ContactInfo/Address/Contact/Country/Code"))
    return compact({"title": title, "years": period.years, "last_year": period.last_year, "country": country})


def _qualification(study: Element) -> dict[str, Any] | None:
    title = text(study, "Title")
    if not title:
        return None
    country = country_code(text(study, "Organisation/ContactInfo/Address/Contact/Country/Code"))
    level = EQF_LEVELS.get(text(study, "Level/Code") or "")
    return compact({"title": title, "level": level, "country": country, "evidence": "claimed"})


def _told(work: Element) -> str | None:
    """What a person says of a piece of work, under its title."""
    title, activities = text(work, "Position/Label"), text(work, "Activities")
    return f"{title}:\n{activities}" if title and activities else activities


def _languages(skills: Element | None) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for spoken in descendants(skills, "MotherTongue"):
        if code := _language(spoken):
            found[code] = {"code": code, "level": "C2", "evidence": "claimed"}
    for spoken in descendants(skills, "ForeignLanguage"):
        grades = find(spoken, "ProficiencyLevel")
        level = lowest_level([text(grade) for grade in grades] if grades is not None else [])
        if (code := _language(spoken)) and level:
            certified = next(descendants(spoken, "Certificate"), None) is not None
            evidence = "tested" if certified else "claimed"
            found.setdefault(code, {"code": code, "level": level, "evidence": evidence})
    return list(found.values())


def _language(spoken: Element) -> str | None:
    return language_code(text(spoken, "Description/Code")) or language_code(text(spoken, "Description/Label"))


def _place(learner: Element) -> dict[str, Any] | None:
    contact = find(learner, "Identification/ContactInfo/Address/Contact")
    place = {
        "name": text(contact, "Municipality"),
        "postcode": text(contact, "PostalCode"),
        "country": country_code(text(contact, "Country/Code"))
        or country_code(text(contact, "Country/Label")),
    }
    return compact(place) or None
