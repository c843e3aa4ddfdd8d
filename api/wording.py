"""The words around a ranking, by language; the sentences of the explanations come with the matches."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.matches import Aspect, Startable

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Wording:
    """Words of one language for what the command line prints."""

    vacancies_for: str
    candidates_for: str
    no_matches: str
    startable: Mapping[Startable, str]
    startable_from: str
    aspects: Mapping[Aspect, str]
    missing: str
    next_step: str
    employer_unknown: str
    date: Callable[[dt.date], str]


GERMAN = Wording(
    vacancies_for="Stellen für {name}, Stand {date}",
    candidates_for="Menschen für {name}, Stand {date}",
    no_matches="Nichts Passendes gefunden.",
    startable={
        "now": "kann anfangen",
        "after_steps": "kann anfangen, wenn die nächsten Schritte getan sind",
        "no": "kann nicht anfangen",
        "unknown": "ob ein Anfang möglich ist, ist offen: eine Angabe fehlt",
    },
    startable_from="{startable}, frühestens am {date}",
    aspects={
        "occupation": "Beruf",
        "skills": "Fähigkeiten",
        "qualification": "Abschluss",
        "language": "Sprache",
        "commute": "Weg",
        "wishes": "Wünsche",
    },
    missing="Es fehlt: ",
    next_step="Nächster Schritt: ",
    employer_unknown="Arbeitgeber nicht genannt",
    date=lambda day: f"{day:%d.%m.%Y}",
)
ENGLISH = Wording(
    vacancies_for="Jobs for {name}, as of {date}",
    candidates_for="People for {name}, as of {date}",
    no_matches="Nothing fitting found.",
    startable={
        "now": "can start",
        "after_steps": "can start once the next steps are done",
        "no": "cannot start",
        "unknown": "whether a start is possible is open: a fact is missing",
    },
    startable_from="{startable}, {date} at the earliest",
    aspects={
        "occupation": "occupation",
        "skills": "skills",
        "qualification": "qualification",
        "language": "language",
        "commute": "commute",
        "wishes": "wishes",
    },
    missing="Missing: ",
    next_step="Next step: ",
    employer_unknown="employer not named",
    date=lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
)


def wording(language: str) -> Wording:
    """The words of a language; English where there are none of its own."""
    return GERMAN if language.partition("-")[0].lower() == "de" else ENGLISH
