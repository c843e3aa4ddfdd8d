"""The words around a ranking, by language; the sentences of the explanations come with the matches."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.matches import Aspect, Startable

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Wording:
    """Words of one language for what the command line prints.

    Attributes:
        vacancies_for: Heading of a ranking of vacancies, with `{name}` and `{date}`.
        candidates_for: Heading of a ranking of people.
        no_matches: Said where nothing was found.
        startable: Whether work can start, where nothing has to be waited for.
        startable_from: The same from a later `{date}` on.
        aspects: Names of the aspects of a fit.
        employer_unknown: Said where a vacancy names no employer.
        quoted: Somebody's own words, with `{text}`.
        percent: Writes a share from 0 to 1.
        date: Writes a day.

    """

    vacancies_for: str
    candidates_for: str
    no_matches: str
    startable: Mapping[Startable, str]
    startable_from: Mapping[Startable, str]
    aspects: Mapping[Aspect, str]
    employer_unknown: str
    quoted: str
    percent: Callable[[float], str]
    date: Callable[[dt.date], str]


GERMAN = Wording(
    vacancies_for="Stellen für {name}, Stand {date}",
    candidates_for="Menschen für {name}, Stand {date}",
    no_matches="Nichts Passendes gefunden.",
    startable={
        "now": "kann sofort anfangen",
        "after_steps": "kann anfangen, wenn die nächsten Schritte getan sind",
        "no": "kann nicht anfangen",
        "unknown": "noch offen, ob ein Anfang möglich ist",
    },
    startable_from={
        "now": "kann ab {date} anfangen",
        "after_steps": "kann ab {date} anfangen, wenn die nächsten Schritte getan sind",
        "no": "kann nicht anfangen",
        "unknown": "noch offen, ob ein Anfang ab {date} möglich ist",
    },
    aspects={
        "occupation": "Beruf",
        "skills": "Fähigkeiten",
        "qualification": "Abschluss",
        "language": "Sprache",
        "commute": "Weg",
        "wishes": "Wünsche",
    },
    employer_unknown="Arbeitgeber nicht genannt",
    quoted="„{text}“",
    percent=lambda share: f"{100 * share:.0f} %",
    date=lambda day: f"{day:%d.%m.%Y}",
)
ENGLISH = Wording(
    vacancies_for="Jobs for {name}, as of {date}",
    candidates_for="People for {name}, as of {date}",
    no_matches="Nothing fitting found.",
    startable={
        "now": "can start at once",
        "after_steps": "can start once the next steps are done",
        "no": "cannot start",
        "unknown": "open whether a start is possible",
    },
    startable_from={
        "now": "can start from {date}",
        "after_steps": "can start from {date} once the next steps are done",
        "no": "cannot start",
        "unknown": "open whether a start from {date} is possible",
    },
    aspects={
        "occupation": "occupation",
        "skills": "skills",
        "qualification": "qualification",
        "language": "language",
        "commute": "commute",
        "wishes": "wishes",
    },
    employer_unknown="employer not named",
    quoted="“{text}”",
    percent=lambda share: f"{share:.0%}",
    date=lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
)


def wording(language: str) -> Wording:
    """The words of a language; English where there are none of its own."""
    return GERMAN if language.partition("-")[0].lower() == "de" else ENGLISH
