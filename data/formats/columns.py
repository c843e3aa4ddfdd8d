"""Columns of spreadsheets: the contract's field names, and what German and English sheets call them.

A column has a path in the record ("wishes.nights") and a converter for its cells. Names are compared without
case, accents, spaces and punctuation.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.formats.parsed import Kind
from data.formats.values import boolean, date, number, present, whole_number
from data.formats.vocabulary import cefr_level, country_code, folded, job_kind, language_code, working_time

Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Column:
    """Where a column's cells go, and how they are read. `NAMES`, `PAY` and `YEARS` are no paths but destinations."""

    path: str
    convert: Convert


NAMES = "<names>"
"""Personal names: kept apart for masking."""
PAY = "<pay>"
"""A wage in words: added to the description, where reading finds it."""
YEARS = "<years>"
"""Years in the first occupation."""

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


def _table(rows: str, **converters: Convert) -> dict[str, Column]:
    """Columns by plain name, out of lines "path converter: name, name, …" (indented lines go on).

    The path itself is a name too, unless it needs a unit that only the other names tell.
    """
    columns: dict[str, Column] = {}
    for line in re.sub(r"\n\s+", " ", rows.strip()).splitlines():
        head, _, names = line.partition(":")
        path, converter = head.split()
        column = Column(path, converters[converter])
        if not converter.startswith("by_"):
            columns.setdefault(plain(path), column)
        for name in names.split(","):
            columns.setdefault(plain(name), column)
    return columns


def plain(header: Any) -> str:
    """A column's name as it is compared: a path of the contract as it is, else letters and digits alone."""
    name = str(header).strip().casefold()
    if re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", name) and ("." in name or "_" in name):
        return name
    return re.sub(r"([aou])e|[^a-z0-9€]", r"\1", folded(name))


_CONVERTERS: dict[str, Convert] = {
    "words": words, "items": items, "number": number, "whole": whole_number, "yes_no": boolean, "date": date,
    "start": start, "languages": languages, "german": german, "licences": licences, "hours": hours, "kind": kind,
    "kinds": kinds, "level": level, "weekly": weekly_hours, "country": country, "state": choice("state"),
    "period": choice("period"), "permission": choice("permission"), "support": choices("support"),
    "by_hour": paid_by("hour"), "by_month": paid_by("month"), "by_year": paid_by("year"),
}  # fmt: skip

_CANDIDATE = """
id words: nr, nummer, kennung, kundennummer, aktenzeichen
occupations items: beruf, berufe, tätigkeit, tätigkeiten, bisherige tätigkeit, erlernter beruf,
  occupation, job
<years> number: berufserfahrung, berufserfahrung (jahre), berufsjahre, jahre, years, years of experience
skills items: kenntnisse, fähigkeiten, fertigkeiten, kompetenzen, skill
qualifications items: qualifikation, qualifikationen, abschluss, abschlüsse, ausbildung, zertifikate,
  qualification, certificates
languages languages: sprachen, sprachkenntnisse, sprache, language
languages german: deutsch, deutschniveau, deutschkenntnisse, deutsch niveau, sprachniveau deutsch,
  german, german level
wishes.occupations items: wunschberuf, wunschberufe, gesuchter beruf, gesuchte tätigkeit, zielberuf,
  desired job, desired occupation
wishes.kinds kinds: art, gesucht, gesuchte art, kind, kinds
wishes.hours hours: arbeitszeit, gewünschte arbeitszeit, hours, working time
wishes.shifts yes_no: schicht, schichtarbeit, schichtbereitschaft, schichten, shifts
wishes.nights yes_no: nacht, nachtarbeit, nachtschicht, nachtdienst, nights
wishes.max_commute_km number: umkreis, umkreis (km), max. entfernung (km), entfernung, pendelweg,
  pendelweg (km), max commute km
wishes.min_wage_eur_hour number: lohnwunsch, mindestlohn, mindeststundenlohn, minimum wage
place.name words: ort, wohnort, stadt, gemeinde, place, city, town, location
place.postcode words: plz, postleitzahl, postcode, postal code, zip
place.district words: ortsteil, stadtteil
place.state words: bundesland
place.country country: land, country
place.lat number: breite, breitengrad, lat, latitude
place.lon number: länge, längengrad, lon, lng, longitude
residence.title words: aufenthaltstitel, aufenthaltsstatus, aufenthalt, residence title
residence.since date: aufenthaltstitel seit
residence.in_germany_since date: in deutschland seit, einreise, einreisedatum
residence.valid_until date: aufenthaltstitel bis, aufenthalt gültig bis
residence.permission permission: arbeitserlaubnis, beschäftigung, beschäftigungserlaubnis
residence.in_reception_centre yes_no: erstaufnahme, aufnahmeeinrichtung
residence.must_live_in words: wohnsitzauflage, wohnsitzverpflichtung
driving_licences licences: führerschein, führerscheine, führerscheinklasse, führerscheinklassen, driving
  licence, driving license
available_from date: verfügbar ab, frei ab, available from
text words: freitext, profil, beschreibung, über mich, bemerkung, bemerkungen, notiz, notizen, text,
  description
visible_to_employers yes_no: sichtbar für arbeitgeber
<names> words: name, vorname, nachname, familienname, vor- und nachname, first name, last name, surname,
  full name
"""

_VACANCY = """
id words: nr, nummer, kennung, stellennummer, referenz, referenznummer, chiffre, job id
title words: titel, stellentitel, stellenbezeichnung, stelle, bezeichnung, jobtitel, job title,
  position, job
description words: beschreibung, stellenbeschreibung, text, anzeige, anzeigentext, aufgaben,
  tätigkeiten, job description
kind kind: art, stellenart, angebotsart
state state: status
employer.name words: arbeitgeber, firma, unternehmen, betrieb, employer, company
employer.id words: arbeitgebernummer, betriebsnummer
employer.migrant_owned yes_no: migrantengeführt, migrantisch geführt, migrant owned
employer.support support: unterstützung, support
occupation.titles items: beruf, berufe, occupation
occupation.kldb words: kldb, kldb 2010
occupation.isco words: isco, isco-08
skills_required items: anforderungen, erforderliche kenntnisse, kenntnisse, fähigkeiten, fertigkeiten,
  kompetenzen, skills, required skills
skills_optional items: wünschenswert, wünschenswerte kenntnisse, von vorteil, optional skills
level level: niveau, anforderungsniveau
regulated yes_no: reglementiert
languages languages: sprachen, sprachkenntnisse, sprache, language
languages german: deutsch, deutschniveau, deutschkenntnisse, deutsch niveau, sprachniveau deutsch,
  german, german level
workplace_languages items: arbeitssprachen, sprachen im betrieb, workplace languages
hours hours: arbeitszeit, arbeitszeitmodell, working time
weekly_hours weekly: wochenstunden, wochenarbeitszeit, stunden, stunden pro woche, std./woche, weekly
  hours
weekly_hours.min number: wochenstunden von
weekly_hours.max number: wochenstunden bis
shifts yes_no: schicht, schichtarbeit, schichtdienst
nights yes_no: nacht, nachtarbeit, nachtschicht, nachtdienst
place.name words: ort, arbeitsort, einsatzort, standort, stadt, place, city, town, location
place.postcode words: plz, postleitzahl, postcode, postal code, zip
place.district words: ortsteil, stadtteil
place.state words: bundesland
place.country country: land, country
place.lat number: breite, breitengrad, lat, latitude
place.lon number: länge, längengrad, lon, lng, longitude
remote yes_no: homeoffice
wage by_hour: stundenlohn, lohn pro stunde, €/h, lohn (€/h), hourly wage
wage by_month: monatslohn, monatsgehalt, gehalt pro monat, bruttogehalt monat, monthly wage, salary per
  month
wage by_year: jahresgehalt, jahreslohn, gehalt pro jahr, annual salary
wage.min number: lohn von, gehalt von
wage.max number: lohn bis, gehalt bis
wage.period period: lohnzeitraum, gehaltszeitraum, zeitraum
wage_eur_hour number: stundenlohn brutto
openings whole: offene stellen, anzahl, anzahl stellen, plätze, number of openings
temporary_agency yes_no: zeitarbeit, arbeitnehmerüberlassung
fixed_term yes_no: befristet
career_changers_welcome yes_no: quereinsteiger, quereinstieg, quereinstieg möglich
start start: beginn, eintritt, eintrittsdatum, startdatum, start date
valid_until date: gültig bis, frist, bewerbungsfrist, bewerbungsschluss, valid until
driving_licences licences: führerschein, führerscheine, führerscheinklasse, führerscheinklassen, driving
  licence, driving license
url words: link, webseite, website
source words: quelle
<names> words: ansprechpartner, ansprechpartnerin, ansprechperson, kontaktperson, kontakt, contact,
  contact person
<pay> words: lohn, gehalt, vergütung, bezahlung, salary, pay
"""


@cache
def columns_of(kind: Kind) -> Mapping[str, Column]:
    """The columns of a kind of record by plain name."""
    return _table(_CANDIDATE if kind == "candidate" else _VACANCY, **_CONVERTERS)


ESSENTIAL: Mapping[Kind, frozenset[str]] = {
    "candidate": frozenset({"occupations", "skills", "text"}),
    "vacancy": frozenset({"title", "occupation.titles"}),
}
"""Paths of which a table must have one, or its rows cannot be records of that kind."""
