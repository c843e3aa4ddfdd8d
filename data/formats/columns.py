"""Columns of spreadsheets: the contract's field names, and what German and English sheets call them.

A column has a path in the record ("wishes.nights") and a converter for its cells. Names are compared without
case, accents, spaces and punctuation.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.formats import cells
from data.formats.cells import Convert
from data.formats.parsed import Kind
from data.formats.values import boolean, date, number, whole_number
from data.formats.vocabulary import folded


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
    **{
        "words": cells.words,
        "items": cells.items,
        "codes": cells.codes,
        "number": number,
        "whole": whole_number,
    },
    **{
        "yes_no": boolean,
        "date": date,
        "start": cells.start,
        "languages": cells.languages,
        "german": cells.german,
    },
    **{"licences": cells.licences, "hours": cells.hours, "kind": cells.kind, "kinds": cells.kinds},
    **{"level": cells.level, "weekly": cells.weekly_hours, "country": cells.country},
    **{"state": cells.choice("state"), "period": cells.choice("period"), "support": cells.choices("support")},
    **{"permission": cells.choice("permission"), "by_hour": cells.paid_by("hour")},
    **{"by_month": cells.paid_by("month"), "by_year": cells.paid_by("year")},
}

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
workplace_languages codes: arbeitssprachen, sprachen im betrieb, workplace languages
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
places items: orte, arbeitsorte, einsatzorte
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
