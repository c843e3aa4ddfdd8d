"""BA Jobsuche, the public search of the Federal Employment Agency: answers of v4 and v6, and single details.

Every field of it is optional. Booleans that are absent, or all false, say nothing; the street is dropped, and
what the format has no field for (language, level of requirement) is left to the reading of the text.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from data.formats.parsed import Kind, Mapped, ObjectFormat
from data.formats.values import (
    boolean,
    compact,
    date,
    first,
    listed,
    mapping,
    number,
    paragraphs,
    present,
    strings,
    whole_number,
)
from data.formats.vocabulary import country_code, folded

_MARKS = frozenset(
    {
        "refnr",
        "referenznummer",
        "hashId",
        "stellenangebotsTitel",
        "stellenbeschreibung",
        "stellenangebotsBeschreibung",
    }
)
_KINDS = {"ARBEIT": "job", "AUSBILDUNG": "apprenticeship", "PRAKTIKUM_TRAINEE": "internship"}
_KINDS_BY_NUMBER = {"1": "job", "4": "apprenticeship", "34": "internship"}
_PERIODS = {"STUNDENLOHN": "hour", "MONATSGEHALT": "month", "MONATSLOHN": "month", "JAHRESGEHALT": "year"}
_PART_TIME = ("Vormittag", "Nachmittag", "Abend", "Flexibel")
_ONLY_REMOTE = frozenset({"VOLLSTAENDIG", "AUSSCHLIESSLICH"})
_STATES = {
    folded(name.replace("ü", "ue")): name
    for name in (
        *("Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Sachsen"),
        *("Mecklenburg-Vorpommern", "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland"),
        *("Sachsen-Anhalt", "Schleswig-Holstein", "Thüringen"),
    )
}
_POSTCODE_DIGITS = {"DE": 5, "AT": 4, "CH": 4}


def recognise(value: Mapping[str, Any], _asked: Kind) -> Kind | None:
    """A vacancy of the search, or an answer without any."""
    is_vacancy = bool(_MARKS & value.keys()) or {"titel", "arbeitgeber", "arbeitsort"} <= value.keys()
    return "vacancy" if is_vacancy or _is_empty_answer(value) else None


def convert(value: Mapping[str, Any], _asked: Kind) -> Iterator[Mapped]:
    """The vacancy; nothing for an answer that found none."""
    if _MARKS & value.keys() or not _is_empty_answer(value):
        yield _vacancy(value)


FORMAT = ObjectFormat("ba-jobsuche", recognise, convert)


def _is_empty_answer(value: Mapping[str, Any]) -> bool:
    return "maxErgebnisse" in value and ("page" in value or "size" in value or "woOutput" in value)


def _vacancy(value: Mapping[str, Any]) -> Mapped:
    reference = first(value, "refnr", "referenznummer", "hashId")
    titles = _occupation_titles(value)
    employer = first(value, "arbeitgeber", "firma")
    places = _places(value)
    raw = {
        "id": f"ba-{reference}" if reference is not None else None,
        "title": first(value, "titel", "stellenangebotsTitel") or next(iter(titles), None),
        "description": _description(value),
        "employer": compact({"name": employer}),
        "occupation": compact({"titles": titles}),
        "skills_required": _skills(value),
        "places": places,
        "wage": _wage(value),
        "openings": whole_number(first(value, "anzahlOffeneStellen")),
        "start": date(first(value, "eintrittsdatum") or mapping(value.get("eintrittszeitraum")).get("von")),
        "valid_until": date(mapping(value.get("veroeffentlichungszeitraum")).get("bis")),
        "url": first(value, "externeUrl", "externeURL", "allianzpartnerUrl"),
        "source": FORMAT.name,
        **_conditions(value),
    }
    where = str(places[0].get("name") or places[0].get("postcode") or "") if places else ""
    label = f"refnr {str(reference)[:60]}" if reference is not None else ""
    return Mapped("vacancy", compact(raw), key=(str(raw["title"]), str(employer), where), label=label)


def _occupation_titles(value: Mapping[str, Any]) -> list[str]:
    main = strings(first(value, "beruf", "hauptberuf"))
    others = [
        title for key, item in value.items() if key.startswith("alternativBeruf") for title in strings(item)
    ]
    return list(dict.fromkeys([*main, *others, *strings(value.get("alleBerufe"))]))


def _description(value: Mapping[str, Any]) -> Any:
    """The text, with the remark on pay where it names an amount: what it says is left to reading."""
    text = first(value, "stellenbeschreibung", "stellenangebotsBeschreibung")
    if text is not None and not isinstance(text, str):
        return text
    pay = value.get("verguetung")
    has_amount = isinstance(pay, str) and any(character.isdigit() for character in pay)
    return paragraphs([text, f"Vergütung: {pay}" if has_amount else None])


def _skills(value: Mapping[str, Any]) -> list[str]:
    """Names of skills out of `fertigkeiten`: the entries under each degree, else the group's name."""
    names: list[str] = []
    for group in listed(value.get("fertigkeiten")):
        entries = mapping(group).get("auspraegungen")
        found = (
            [name for degree in entries.values() for name in strings(degree)]
            if isinstance(entries, dict)
            else []
        )
        names += found or strings(entries) or strings(mapping(group).get("hierarchieName"))
    return list(dict.fromkeys(names))


def _conditions(value: Mapping[str, Any]) -> dict[str, Any]:
    """What the marks say; that nobody ticked "suitable for career changers" does not say that it is not."""
    kind = str(first(value, "stellenangebotsart", "angebotsart"))
    contract = str(first(value, "vertragsdauer", "befristung")).upper()
    return {
        "kind": _KINDS.get(kind.upper()) or _KINDS_BY_NUMBER.get(kind),
        "hours": _hours(value),
        "fixed_term": {"BEFRISTET": True, "UNBEFRISTET": False}.get(contract),
        "temporary_agency": _answer(value, "istArbeitnehmerUeberlassung"),
        "career_changers_welcome": _answer(value, "quereinstiegGeeignet") or None,
        "remote": _remote(value),
    }


def _answer(value: Mapping[str, Any], key: str) -> bool | None:
    answer = boolean(value.get(key))
    return answer if isinstance(answer, bool) else None


def _hours(value: Mapping[str, Any]) -> str | None:
    """Working time; the search marks "shift, night or weekend" as one, which tells none of the three."""
    models = {model.upper() for model in strings(value.get("arbeitszeitmodelle"))}
    full = "VOLLZEIT" in models or _answer(value, "arbeitszeitVollzeit") is True
    part = "TEILZEIT" in models or any(_answer(value, f"arbeitszeitTeilzeit{when}") for when in _PART_TIME)
    mini = "MINIJOB" in models or _answer(value, "istGeringfuegigeBeschaeftigung") is True
    return "any" if full and part else "full" if full else "part" if part else "mini" if mini else None


def _remote(value: Mapping[str, Any]) -> bool | None:
    """True only where all of the work is; "home office possible" still has a place of work."""
    if str(first(value, "homeofficetyp")).upper() in _ONLY_REMOTE:
        return True
    return False if _answer(value, "homeofficemoeglich") is False else None


def _wage(value: Mapping[str, Any]) -> dict[str, Any] | None:
    """The wage, where the period is stated: an amount alone does not tell what it is paid for."""
    period = _PERIODS.get(str(first(value, "verguetungsangabe", "artDerVerguetung")).upper())
    fixed = number(value.get("festgehalt"))
    low, high = number(value.get("gehaltsspanneVon")) or fixed, number(value.get("gehaltsspanneBis")) or fixed
    return (
        compact({"min": low or None, "max": high or None, "period": period})
        if period and (low or high)
        else None
    )


def _places(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The places of work; one that is only a country is dropped where a real one is known."""
    locations = next(
        (
            found
            for key in ("stellenlokationen", "arbeitsorte", "arbeitsort")
            if (found := listed(value.get(key)))
        ),
        [],
    )
    places: list[dict[str, Any]] = []
    for location in locations:
        place = {"name": location.strip()} if isinstance(location, str) else _place(mapping(location))
        if place not in places and compact(place):
            places.append(place)
    real = [place for place in places if place.keys() - {"country"}]
    return real or places


def _place(location: Mapping[str, Any]) -> dict[str, Any]:
    address = mapping(location.get("adresse")) or location
    spot = mapping(location.get("koordinaten"))
    land, region = first(address, "land"), first(address, "region")
    country = country_code(land)
    lat, lon = (
        number(first(location, key) or first(spot, short))
        for key, short in (("breite", "lat"), ("laenge", "lon"))
    )
    known_spot = lat is not None and lon is not None and (lat, lon) != (0, 0)
    return compact(
        {
            "name": first(address, "ort"),
            "postcode": _postcode(present(address.get("plz")), country),
            "district": first(address, "ortsteil"),
            "state": _STATES.get(folded(region), region) if isinstance(region, str) else region,
            "country": country,
            "lat": lat if known_spot else None,
            "lon": lon if known_spot else None,
        }
    )


def _postcode(value: Any, country: str | None) -> Any:
    """The postcode as text; digits that a program cut off as leading zeros are put back."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and value.isdigit():
        return value.zfill(_POSTCODE_DIGITS.get(country or "DE", 0))
    return value
