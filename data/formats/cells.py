"""Cells of spreadsheets: lists, languages, answers and amounts as people type them into a sheet.

A cell that cannot be read is returned as it is, so that validation names it and says why.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from data.formats.values import boolean, date, number, present, whole_number
from data.formats.vocabulary import cefr_level, country_code, folded, job_kind, language_code, working_time

Convert = Callable[[Any], Any]

_CHOICES: Mapping[str, Mapping[str, Any]] = {
    "hours": {"beliebig": "any", "egal": "any", "voll- oder teilzeit": "any", "vollzeit/teilzeit": "any"},
    "level": {"helfer": 1, "fachkraft": 2, "spezialist": 3, "experte": 4},
    "state": {"offen": "open", "geschlossen": "closed", "besetzt": "closed", "entwurf": "draft"},
    "period": {"stunde": "hour", "std": "hour", "h": "hour", "monat": "month", "jahr": "year"},
    "permission": {
        **{"frei": "free", "erlaubt": "free", "gestattet": "free", "nicht gestattet": "none", "nein": "none"},
        **{"zustimmung": "approval", "mit zustimmung": "approval", "genehmigung": "approval"},
    },
    "support": {
        **{"deutschkurs": "german_course", "sprachkurs": "german_course", "kinderbetreuung": "childcare"},
        **{"pate": "mentoring", "mentor": "mentoring", "wohnung": "housing", "wohnraum": "housing"},
    },
}
_LANGUAGE_AND_LEVEL = re.compile(r"(.{2,40}?)[\s:(=\-]+(\S.{0,40}?)\)?")
_RANGE = re.compile(r"(\d[\d.,]*)\s*(?:-|–|bis)\s*(\d[\d.,]*)")


def items(cell: Any) -> list[str]:
    """The entries of a list cell, separated by semicolons or line ends."""
    parts = (present(part) for part in re.split(r"[;\n]", words(cell) or ""))
    return [part for part in parts if part is not None]


def words(cell: Any) -> Any:
    """A cell as text: numbers as people see them in the sheet."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell) if isinstance(cell, int | float) else present(cell)


def languages(cell: Any) -> list[dict[str, Any]]:
    """Languages of "de:B1; uk:C2" or "Deutsch B1; Ukrainisch (Muttersprache)"."""
    found = []
    for item in items(cell):
        match = _LANGUAGE_AND_LEVEL.fullmatch(item)
        name, level = (match[1], match[2]) if match else (item, "")
        found.append(
            {"code": language_code(name) or name.strip(), "level": cefr_level(level) or level.strip()}
        )
    return found


def codes(cell: Any) -> list[str]:
    """Language codes of "Deutsch; Türkisch"."""
    return [language_code(item) or item for item in items(cell)]


def german(cell: Any) -> list[dict[str, Any]]:
    """The level of German in a column of its own."""
    level = words(cell)
    return [{"code": "de", "level": cefr_level(level) or level}]


def licences(cell: Any) -> list[str]:
    """Licence classes; a plain "ja" is the car licence, a "nein" is none."""
    answer = boolean(cell)
    if isinstance(answer, bool):
        return ["B"] if answer else []
    return [part.strip() for item in items(cell) for part in re.split(r"[,/+\s]|und", item) if part.strip()
            and folded(part) not in ("klasse", "class", "fuhrerschein", "pkw")]  # fmt: skip


def choice(name: str) -> Convert:
    """A converter that knows German words for the values of a field."""
    known = _CHOICES[name]
    return lambda cell: known.get(str(words(cell)).casefold().rstrip("."), words(cell))


def choices(name: str) -> Convert:
    """Like `choice`, for a list."""
    return lambda cell: [_CHOICES[name].get(item.casefold(), item) for item in items(cell)]


def hours(cell: Any) -> Any:
    """Working time in words."""
    plain = str(words(cell)).casefold()
    return _CHOICES["hours"].get(plain) or working_time([plain]).get("hours") or words(cell)


def kind(cell: Any) -> Any:
    """Kind of job in words."""
    return job_kind(words(cell)) or words(cell)


def kinds(cell: Any) -> list[Any]:
    """Kinds of job in words."""
    return [kind(item) for item in items(cell)]


def level(cell: Any) -> Any:
    """Level of requirement, by number or word."""
    return whole_number(choice("level")(cell))


def weekly_hours(cell: Any) -> Any:
    """Hours a week: a number or a range."""
    match = _RANGE.search(cell) if isinstance(cell, str) else None
    return {"min": number(match[1]), "max": number(match[2])} if match else number(cell)


def start(cell: Any) -> Any:
    """A date; "ab sofort" is none."""
    return (
        None
        if "sofort" in str(cell).casefold()
        else date(re.sub(r"^ab\s+", "", cell) if isinstance(cell, str) else cell)
    )


def country(cell: Any) -> Any:
    """A country by name or code."""
    return country_code(words(cell)) or words(cell)


def paid_by(period: str) -> Convert:
    """A wage for a stated period: one amount or a range."""

    def convert(cell: Any) -> dict[str, Any]:
        match = _RANGE.search(cell) if isinstance(cell, str) else None
        amounts = {"min": number(match[1]), "max": number(match[2])} if match else {"min": number(cell)}
        return {**amounts, "period": period}

    return convert
