"""JSON Resume: a resume becomes a candidate, and its job description a vacancy."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from data.formats.career import Period, month
from data.formats.parsed import Kind, Mapped, ObjectFormat
from data.formats.values import bullets, compact, first, listed, mapping, paragraphs, present, strings
from data.formats.vocabulary import cefr_level, country_code, folded, language_code, working_time
from data.masking import personal_names

_SECTIONS = ("basics", "work", "volunteer", "education", "awards", "certificates", "publications", "projects")
_JOB_MARKS = frozenset({"company", "responsibilities", "experience"})
# Degrees by the words that name them, as the level of requirement that they qualify for.
_DEGREES = (
    (r"\b(?:ph ?d|doctor|doktor|promotion|master|magister|msc|m sc|mba|ma)\b", 4),
    (r"\b(?:bachelor|bsc|b sc|ba|beng|meister|techniker)\b", 3),
)


def recognise_resume(value: Mapping[str, Any], _asked: Kind) -> Kind | None:
    """A resume by its sections, or by languages with a `fluency`."""
    sections = any(isinstance(value.get(name), dict | list) for name in _SECTIONS)
    fluency = any("fluency" in mapping(each) for each in listed(value.get("languages")))
    return "candidate" if sections or fluency else None


def recognise_job(value: Mapping[str, Any], _asked: Kind) -> Kind | None:
    """A job description: a title and at least one field that only this format has."""
    return "vacancy" if "title" in value and "id" not in value and _JOB_MARKS & value.keys() else None


def convert_resume(value: Mapping[str, Any], _asked: Kind) -> Iterator[Mapped]:
    """The person of a resume, without name, picture, contact, references and third persons."""
    today = month(mapping(value.get("meta")).get("lastModified"))
    basics = mapping(value.get("basics"))
    jobs = [mapping(each) for each in listed(value.get("work"))]
    occupations = [found for job in jobs if (found := _occupation(job, today))]
    label = present(basics.get("label"))
    if not occupations and label is not None:
        occupations = [{"title": label}]
    raw = {
        "occupations": occupations,
        "skills": [{"name": name, "evidence": "claimed"} for name in _skills(value)],
        "qualifications": _qualifications(value),
        "languages": _languages(value),
        "place": _place(mapping(basics.get("location"))),
        "text": _text(value, basics, jobs),
    }
    yield Mapped("candidate", compact(raw), personal_names(value))


def convert_job(value: Mapping[str, Any], _asked: Kind) -> Iterator[Mapped]:
    """The vacancy of a job description; its salary has no currency and no period and is dropped."""
    place = _place(mapping(value.get("location")))
    company = first(value, "company")
    text = value.get("description")
    parts = [
        text,
        bullets("Responsibilities:", strings(value.get("responsibilities"))),
        bullets("Qualifications:", strings(value.get("qualifications"))),
    ]
    raw = {
        "title": present(value.get("title")),
        "description": paragraphs(parts) if text is None or isinstance(text, str) else text,
        "employer": compact({"name": company}),
        "skills_required": _skills({"skills": value.get("skills")}),
        "places": [place] if place else [],
        "remote": {"full": True, "none": False}.get(folded(str(value.get("remote")))),
        "url": present(mapping(value.get("meta")).get("canonical")),
        "source": JOB.name,
        **working_time(strings(value.get("type"))),
    }
    own = raw["url"]
    key = (str(own),) if own else (str(raw["title"]), str(company), str(place.get("name")))
    yield Mapped("vacancy", compact(raw), key=key)


RESUME = ObjectFormat("json-resume", recognise_resume, convert_resume)
JOB = ObjectFormat("json-resume-job", recognise_job, convert_job)


def _occupation(job: Mapping[str, Any], today: Any) -> dict[str, Any] | None:
    """One occupation; a position without an end goes on, as far as the document's date tells."""
    title = present(job.get("position"))
    if title is None:
        return None
    end = month(job.get("endDate")) if present(job.get("endDate")) else today
    period = Period(month(job.get("startDate")), end)
    return compact({"title": title, "years": period.years, "last_year": period.last_year})


def _skills(value: Mapping[str, Any]) -> list[Any]:
    names: list[Any] = []
    for skill in listed(value.get("skills")):
        names += (
            [skill] if not isinstance(skill, dict) else [*strings(skill), *strings(skill.get("keywords"))]
        )
    for project in listed(value.get("projects")):
        names += strings(mapping(project).get("keywords"))
    return [name for index, name in enumerate(names) if name not in names[:index]]


def _qualifications(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for entry in listed(value.get("education")):
        degree = " ".join(strings([mapping(entry).get("studyType"), mapping(entry).get("area")]))
        if degree:
            found.append(compact({"title": degree, "level": _degree_level(degree), "evidence": "claimed"}))
    for entry in listed(value.get("certificates")):
        found += [{"title": name, "evidence": "proved"} for name in strings(entry)]
    return found


def _degree_level(degree: str) -> int | None:
    plain = folded(degree)
    return next((level for pattern, level in _DEGREES if re.search(pattern, plain)), None)


def _languages(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Languages whose name and fluency can both be told; of the others nothing is said."""
    found: dict[str, dict[str, Any]] = {}
    for entry in listed(value.get("languages")):
        code = language_code(mapping(entry).get("language"))
        level = cefr_level(mapping(entry).get("fluency"))
        if code and level:
            found.setdefault(code, {"code": code, "level": level, "evidence": "claimed"})
    return list(found.values())


def _place(location: Mapping[str, Any]) -> dict[str, Any]:
    return compact(
        {
            "name": present(location.get("city")),
            "postcode": present(location.get("postalCode")),
            "state": present(location.get("region")),
            "country": country_code(location.get("countryCode")),
        }
    )


def _text(value: Mapping[str, Any], basics: Mapping[str, Any], jobs: list[Mapping[str, Any]]) -> str | None:
    """What the person says: label, summary, and the summaries of work, volunteering and projects."""
    told = [*jobs, *(mapping(each) for key in ("volunteer", "projects") for each in listed(value.get(key)))]
    parts = [present(basics.get("label")), present(basics.get("summary"))]
    for entry in told:
        heading = first(entry, "position", "name")
        lines = strings([entry.get("summary"), entry.get("description"), *listed(entry.get("highlights"))])
        if lines:
            parts.append("\n".join([f"{heading}:", *lines] if isinstance(heading, str) else lines))
    return paragraphs(parts)
