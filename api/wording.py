"""The words around rankings, steps and codes, by language; the sentences of explanations come with the matches."""

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
        steps_for: Heading of the next steps, with `{name}` and `{date}`.
        considered: How many vacancies come into question, with `{count}`.
        no_steps: Said where no step opens anything.
        ladders_for: Heading of the ladders, with `{name}` and `{date}`.
        no_ladders: Said where there is no ladder.
        rungs: Headings of the parts of a ladder: bridges, steps, targets.
        more: So many more vacancies, with `{count}`.
        startable: Whether work can start, where nothing has to be waited for.
        startable_from: The same from a later `{date}` on.
        aspects: Names of the aspects of a fit.
        employer_unknown: Said where a vacancy names no employer.
        quoted: Somebody's own words, with `{text}`.
        levels: Requirement levels, the last digit of a KldB code.
        such_as: Occupations of a class, with `{names}`.
        unclear: Said where a title does not tell the occupation.
        percent: Writes a share from 0 to 1.
        date: Writes a day.

    """

    vacancies_for: str
    candidates_for: str
    no_matches: str
    steps_for: str
    considered: str
    no_steps: str
    ladders_for: str
    no_ladders: str
    rungs: tuple[str, str, str]
    more: str
    startable: Mapping[Startable, str]
    startable_from: Mapping[Startable, str]
    aspects: Mapping[Aspect, str]
    employer_unknown: str
    quoted: str
    levels: Mapping[int, str]
    such_as: str
    unclear: str
    percent: Callable[[float], str]
    date: Callable[[dt.date], str]


GERMAN = Wording(
    vacancies_for="Stellen für {name}, Stand {date}",
    candidates_for="Menschen für {name}, Stand {date}",
    no_matches="Nichts Passendes gefunden.",
    steps_for="Nächste Schritte für {name}, Stand {date}",
    considered="Stellen, die in Frage kommen: {count}.",
    no_steps="Kein einzelner Schritt und kein Paar von Schritten öffnet mehr.",
    ladders_for="Leitern für {name}, Stand {date}",
    no_ladders="Keine Leiter: Kein Beruf im Profil braucht eine, oder es ist keiner genannt.",
    rungs=("Jetzt", "Schritte", "Dann"),
    more="und {count} weitere",
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
    levels={1: "Helfer", 2: "Fachkraft", 3: "Spezialist", 4: "Experte"},
    such_as="z. B. {names}",
    unclear="unklar: Die Angabe reicht nicht für eine sichere Zuordnung.",
    percent=lambda share: f"{100 * share:.0f} %",
    date=lambda day: f"{day:%d.%m.%Y}",
)
ENGLISH = Wording(
    vacancies_for="Jobs for {name}, as of {date}",
    candidates_for="People for {name}, as of {date}",
    no_matches="Nothing fitting found.",
    steps_for="Next steps for {name}, as of {date}",
    considered="Vacancies that come into question: {count}.",
    no_steps="No single step and no pair of steps opens more.",
    ladders_for="Ladders for {name}, as of {date}",
    no_ladders="No ladder: no occupation of the profile needs one, or none is named.",
    rungs=("Now", "Steps", "Then"),
    more="and {count} more",
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
    levels={1: "helper", 2: "skilled", 3: "specialist", 4: "expert"},
    such_as="such as {names}",
    unclear="unclear: this does not say enough to be sure.",
    percent=lambda share: f"{share:.0%}",
    date=lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
)


def wording(language: str) -> Wording:
    """The words of a language; English where there are none of its own."""
    return GERMAN if language.partition("-")[0].lower() == "de" else ENGLISH
