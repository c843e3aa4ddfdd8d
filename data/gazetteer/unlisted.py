"""Places that the gazetteer has no entry for, from rows of postcodes that name them."""

from collections.abc import Iterable, Iterator

from data.gazetteer.areas import Areas
from data.gazetteer.namesakes import kilometres
from data.gazetteer.postcodes import PostcodeRow, is_german_postcode
from data.gazetteer.spelling import place_key
from data.gazetteer.table import PlaceEntry, PlaceTable

NEAR_KM = 25.0
"""An entry of the same name within this distance is the same place."""


def unlisted_places(rows: Iterable[PostcodeRow], table: PlaceTable, areas: Areas) -> Iterator[PlaceEntry]:
    """Yield the German places of `rows` that `table` has not, once each, in the middle of their rows."""
    for (name, _), group in _by_place(rows).items():
        entry = _entry(name, group, areas)
        key = place_key(name)
        if key and not any(kilometres(entry, known) <= NEAR_KM for known in table.named(key)):
            yield entry


def _by_place(rows: Iterable[PostcodeRow]) -> dict[tuple[str, str], list[PostcodeRow]]:
    """German rows by name and district; where the district is unknown, by the first digits of the postcode."""
    groups: dict[tuple[str, str], list[PostcodeRow]] = {}
    for row in rows:
        if row.name and is_german_postcode(row.postcode, row.country):
            place = " ".join(row.name.split()), row.district_code or row.postcode[:3]
            groups.setdefault(place, []).append(row)
    return groups


def _entry(name: str, rows: list[PostcodeRow], areas: Areas) -> PlaceEntry:
    lat = sum(row.lat for row in rows) / len(rows)
    lon = sum(row.lon for row in rows) / len(rows)
    area = rows[0].district_code or next(iter(areas.find(rows[0].state or "")), "")
    return PlaceEntry(name, area, lat, lon)
