"""Europass since 2020: the EURES `Candidate` XML, built on HR-XML. A CV becomes a candidate.

Name, address line, contact, birth date, gender, nationality, photo, attachments and references are dropped.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from data.formats.career import Period, month
from data.formats.europass import EQF_LEVELS, lowest_level, short_items
from data.formats.parsed import Mapped
from data.formats.values import compact, paragraphs
from data.formats.vocabulary import country_code, language_code
from data.formats.xml_tree import children, descendants, find, local_name, text

NAME = "europass-eures"

_SKILL_TEXTS = (
    "CommunicationAndInterpersonalSkills",
    "OrganisationalSkills",
    "DigitalSkills",
    "JobRelatedSkills",
)


def candidates(root: Element) -> Iterator[Mapped]:
    """The candidates of a document, one for each `Candidate`."""
    for person in (each for each in root.iter() if local_name(each) == "Candidate"):
        yield Mapped("candidate", compact(_candidate(person)), _names(person))


def _candidate(person: Element) -> dict[str, Any]:
    profile = find(person, "CandidateProfile")
    employers = list(descendants(profile, "EmployerHistory"))
    studies = list(descendants(profile, "EducationOrganizationAttendance"))
    texts = [text(profile, name) for name in _SKILL_TEXTS]
    ongoing = [study for study in studies if text(study, "AttendancePeriod/Ongoing") == "true"]
    positions = [position for employer in employers for position in children(employer, "PositionHistory")]
    names = dict.fromkeys([*_skills(profile), *(name for words in texts for name in short_items(words))])
    return {
        "occupations": [found for employer in employers for found in _occupations(employer)],
        "qualifications": [
            *(found for study in studies if study not in ongoing and (found := _qualification(study))),
            *_certificates(profile),
        ],
        "skills": [{"name": name, "evidence": "claimed"} for name in names],
        "languages": _languages(person),
        "place": _place(find(person, "CandidatePerson")),
        "driving_licences": [
            words for each in descendants(profile, "LicenseTypeCode") if (words := text(each))
        ],
        "text": paragraphs(
            [text(profile, "ExecutiveSummary"), *map(_told, positions), *map(_degree, ongoing), *texts]
        ),
    }


def _names(person: Element) -> tuple[str, ...]:
    name = find(person, "CandidatePerson/PersonName")
    parts = [words for part in ("GivenName", "FamilyName") if (words := text(name, part))]
    return (" ".join(parts), *parts) if parts else ()


def _occupations(employer: Element) -> Iterator[dict[str, Any]]:
    """The positions with one employer. One that goes on has no end: the document tells no date."""
    address = next(descendants(find(employer, "OrganizationContact"), "Address"), None)
    for position in children(employer, "PositionHistory"):
        title = text(position, "PositionTitle")
        if not title:
            continue
        start = text(position, "EmploymentPeriod/StartDate/FormattedDateTime")
        period = Period(month(start), month(text(position, "EmploymentPeriod/EndDate/FormattedDateTime")))
        country = country_code(text(position, "Country")) or country_code(text(address, "CountryCode"))
        yield compact(
            {"title": title, "years": period.years, "last_year": period.last_year, "country": country}
        )


def _degree(study: Element) -> str | None:
    return text(study, "EducationDegree/DegreeName") or text(study, "ProgramName")


def _qualification(study: Element) -> dict[str, Any] | None:
    title = _degree(study)
    if not title:
        return None
    address = next(descendants(find(study, "OrganizationContact"), "Address"), None)
    level = EQF_LEVELS.get(text(study, "EducationLevelCode") or "")
    country = country_code(text(address, "CountryCode"))
    return compact({"title": title, "level": level, "country": country, "evidence": "claimed"})


def _certificates(profile: Element | None) -> Iterator[dict[str, Any]]:
    for certificate in descendants(find(profile, "Certifications"), "Certification"):
        if title := text(certificate, "CertificationName") or text(certificate, "Title"):
            yield {"title": title, "evidence": "proved"}


def _skills(profile: Element | None) -> list[str]:
    """Names of the competences that are no languages."""
    competences = list(descendants(profile, "PersonCompetency"))
    return [
        name
        for each in competences
        if text(each, "TaxonomyID") != "language" and (name := text(each, "CompetencyName"))
    ]


def _languages(person: Element) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for tongue in descendants(find(person, "CandidatePerson"), "PrimaryLanguageCode"):
        if code := language_code(text(tongue)):
            found[code] = {"code": code, "level": "C2", "evidence": "claimed"}
    for each in descendants(find(person, "CandidateProfile"), "PersonCompetency"):
        if text(each, "TaxonomyID") != "language":
            continue
        level = lowest_level([text(score) for score in descendants(each, "ScoreText")])
        if (code := language_code(text(each, "CompetencyID"))) and level:
            found.setdefault(code, {"code": code, "level": level, "evidence": "claimed"})
    return list(found.values())


def _place(person: Element | None) -> dict[str, Any] | None:
    address = next(descendants(person, "Address"), None)
    place = {
        "name": text(address, "CityName"),
        "postcode": text(address, "PostalCode"),
        "country": country_code(text(address, "CountryCode") or text(person, "ResidenceCountryCode")),
    }
    return compact(place) or None


def _told(position: Element) -> str | None:
    title, tasks = text(position, "PositionTitle"), text(position, "Description")
    return f"{title}:\n{tasks}" if title and tasks else tasks
