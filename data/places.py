"""Place or postcode -> coordinates, and distances between them. Offline; an unknown place stays unknown.

Sources: GeoNames (CC BY 4.0) and the Federal Statistical Office; see docs/decisions/places.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from data.gazetteer.areas import Areas, District
from data.gazetteer.distance import distance_km
from data.gazetteer.namesakes import (
    DOMINANT_FROM,
    NEAR_KM,
    Entries,
    by_size,
    choose,
    closest,
    in_areas,
    kilometres,
    narrow,
)
from data.gazetteer.postcodes import (
    PostcodePoint,
    PostcodeRow,
    has_coordinates,
    is_german_postcode,
    learn_postcodes,
    load_postcode_areas,
    middle_of,
    read_postcode_file,
)
from data.gazetteer.query import PlaceQuery, is_plain, read_query, readings, town_and_part
from data.gazetteer.spelling import place_key
from data.gazetteer.table import PlaceEntry, PlaceTable
from data.gazetteer.unlisted import unlisted_places
from data.records import Place

__all__ = [
    "ROAD_FACTOR",
    "Gazetteer",
    "PostcodeRow",
    "Resolution",
    "distance_km",
    "learn_postcodes",
    "read_postcode_file",
]

ROAD_FACTOR = 1.3
"""Kilometres by road per kilometre as the crow flies, a usual value for dense European road networks.

R. H. Ballou, H. Rahardja and N. Sakai, "Selected country circuity factors for road travel distance
estimation", Transportation Research Part A 36 (2002) 843-848, find about 1.3 for Germany. Mountains and rivers
ask for more.
"""
LARGE_TOWN = 50_000
"""Inhabitants from which "Köln Ehrenfeld", without a hyphen, is read as a town and a part of it."""
PART_KM = 20.0
"""How far from a town's middle its parts lie at most."""
POSTCODE_KM = 25.0
"""How far a place lies at most from the middle of a postcode that it has."""
POSTCODE_AREA_KM = 70.0
"""The same for the area of the first three digits, which is all that is known of a postcode not learned."""


@dataclass(frozen=True)
class Resolution:
    """`place` with coordinates and area, or None; then `alternatives` are the places possible, biggest first.

    No place and no alternatives: the place is unknown, and so is every distance to it.
    """

    place: Place | None
    alternatives: tuple[Place, ...] = ()


class Gazetteer:
    """Finds places by name, area and postcode. Immutable; made once and shared."""

    def __init__(
        self,
        table: PlaceTable,
        areas: Areas,
        postcode_areas: Mapping[str, tuple[float, float]],
        postcodes: Mapping[str, PostcodePoint] = MappingProxyType({}),
        learned: PlaceTable | None = None,
    ) -> None:
        self._table, self._areas, self._postcode_areas = table, areas, postcode_areas
        self._postcodes = postcodes
        self._learned = learned or PlaceTable(())
        self._resolved = lru_cache(maxsize=20_000)(self._resolve)

    @classmethod
    def load(cls) -> "Gazetteer":
        """Read the shipped tables (about 20 ms)."""
        return cls(PlaceTable.load(), Areas.load(), load_postcode_areas())

    def with_postcodes(self, rows: Iterable[PostcodeRow]) -> "Gazetteer":
        """Return a gazetteer that also knows these postcodes, and the places of theirs that had no entry.

        All rows that are known must be given at once: they replace what was learned before.
        """
        rows = list(rows)
        learned = PlaceTable.of(list(unlisted_places(rows, self._table, self._areas)))
        return Gazetteer(self._table, self._areas, self._postcode_areas, middle_of(rows), learned)

    def resolve(self, place: Place) -> Resolution:
        """Complete `place` with coordinates, municipality, district, state and country, if it is unambiguous.

        Coordinates that are given are kept, except 0, 0, which stands for absent ones. What is given stays as
        it is; only what is absent is added.
        """
        return self._resolved(place)

    def inhabitants_of(self, name: str) -> int | None:
        """Inhabitants of the biggest place of this name, 0 where they are unknown; None without such a place.

        The name is taken as it is: no postcode, no part of a town, nothing that qualifies it but what its own
        spelling has ("Neustadt a.d. Aisch").
        """
        return max((entry.population for entry in self._look_up(name)), default=None)

    def towns(self, inhabitants: int) -> tuple[PlaceEntry, ...]:
        """German towns of more than so many inhabitants, the biggest first."""
        return by_size(tuple(self._table.larger_than(inhabitants)))

    def _resolve(self, place: Place) -> Resolution:
        query = self._query(place)
        if has_coordinates(place):
            return Resolution(self._with_area(place, query))
        place = place.model_copy(update={"lat": None, "lon": None})
        if districts := self._areas.find_districts(query.name):
            return self._in_districts(place, districts)
        point = self._point(query)
        candidates, fitting = self._candidates(query)
        fitting = self._fitting(place, query, fitting)
        if place_key(query.name) in self._areas.landscapes:
            fitting = tuple(entry for entry in fitting if entry.population >= DOMINANT_FROM)
        if chosen := choose(fitting):
            return Resolution(self._completed(place, chosen, query, point))
        if candidates:
            return Resolution(None, tuple(self._as_place(entry) for entry in by_size(fitting or candidates)))
        if point and query.country in (None, "DE"):
            return Resolution(self._at_postcode(place, point, query))
        return Resolution(None)

    def _query(self, place: Place) -> PlaceQuery:
        query = read_query(place.municipality or place.name or place.district or "")
        country = place.country or query.country
        postcode = place.postcode or query.postcode
        if postcode and country == "DE":
            postcode = postcode.removeprefix("D-").zfill(5)
        return PlaceQuery(query.name, postcode if is_german_postcode(postcode, country) else None, country)

    def _point(self, query: PlaceQuery) -> PostcodePoint | None:
        return self._postcodes.get(query.postcode or "")

    def _look_up(self, name: str) -> Entries:
        """Places of this name; also those that it is the beginning of ("Frankfurt", "Rothenburg o.d.T.")."""
        key = place_key(name)
        if not key:
            return ()
        exact = (*self._table.named(key), *self._learned.named(key))
        words = key.split(" ")
        if exact and len(words) > 1:
            return by_size(exact)
        return by_size((*exact, *self._table.qualified(words), *self._learned.qualified(words)))

    def _candidates(self, query: PlaceQuery) -> tuple[Entries, Entries]:
        """Places of the name, by the first way to read it that any has, and those that its hints fit."""
        for name, hints in readings(query.name):
            for hint in hints:
                if whole := self._table.named(place_key(f"{hint} {name}")):
                    return whole, whole
            found = self._look_up(name)
            found = found or self._part_of_town(name)
            if found:
                fitting = found
                for hint in hints:
                    fitting = narrow(fitting, hint, self._areas, self._look_up)
                return found, fitting
        return (), ()

    def _part_of_town(self, text: str) -> Entries:
        """Read `text` as a town and a part of it: the part if it is known, else the town or towns."""
        plain = is_plain(text)
        for town_name, part_name, joined in town_and_part(text):
            if not (plain or joined):
                continue
            towns = self._look_up(town_name) if plain else self._table.named(place_key(town_name))
            parts = self._look_up(part_name)
            towns = closest(towns, [(part.lat, part.lon) for part in parts], PART_KM) or towns
            town = choose(towns)
            if town and (joined or town.population >= LARGE_TOWN):
                at = closest(parts, [(town.lat, town.lon)], PART_KM)
                return (replace(town, lat=at[0].lat, lon=at[0].lon) if at else town,)
            if towns and joined:
                return towns
        return ()

    def _fitting(self, place: Place, query: PlaceQuery, entries: Entries) -> Entries:
        """Narrow by country, state, district and postcode; empty where these contradict the name."""
        if query.country:
            entries = in_areas(entries, (query.country,))
        for hint in (place.state, place.district if place.municipality or place.name else None):
            if hint:
                entries = narrow(entries, hint, self._areas, self._look_up)
        return self._fitting_postcode(query, entries)

    def _fitting_postcode(self, query: PlaceQuery, entries: Entries) -> Entries:
        if not query.postcode:
            return entries
        if point := self._point(query):
            near = closest(entries, [(point.lat, point.lon)], POSTCODE_KM)
        elif area := self._postcode_areas.get(query.postcode[:3]):
            near = closest(entries, [area], POSTCODE_AREA_KM)
        else:
            return entries
        return near or tuple(entry for entry in entries if entry.country != "DE")

    def _in_districts(self, place: Place, districts: tuple[District, ...]) -> Resolution:
        found = [
            place.model_copy(
                update={
                    "lat": district.lat,
                    "lon": district.lon,
                    "district": district.name,
                    "state": place.state or self._areas.state_name(district.code),
                    "country": "DE",
                }
            )
            for district in districts
        ]
        return Resolution(found[0]) if len(found) == 1 else Resolution(None, tuple(found))

    def _with_area(self, place: Place, query: PlaceQuery) -> Place:
        """Add area and country to a located place, where a place of its name lies there."""
        here = PlaceEntry("", "", place.lat or 0.0, place.lon or 0.0)
        near = [e for e in self._candidates(query)[0] if kilometres(here, e) <= NEAR_KM]
        if not near:
            return place
        return place.model_copy(
            update=self._missing(place, min(near, key=lambda e: kilometres(here, e)), query)
        )

    def _completed(
        self, place: Place, entry: PlaceEntry, query: PlaceQuery, point: PostcodePoint | None
    ) -> Place:
        """Add what is known of `entry`; the middle of a known postcode is finer than a whole town's."""
        lat, lon = (point.lat, point.lon) if point and entry.country == "DE" else (entry.lat, entry.lon)
        return place.model_copy(update={**self._missing(place, entry, query), "lat": lat, "lon": lon})

    def _missing(self, place: Place, entry: PlaceEntry, query: PlaceQuery) -> dict[str, Any]:
        known = {
            "name": entry.name,
            "postcode": query.postcode if entry.country == "DE" else None,
            "municipality": self._town_of(entry),
            "district": self._areas.district_name(entry.area),
            "state": self._areas.state_name(entry.area),
            "country": entry.country,
        }
        return {field: value for field, value in known.items() if value and getattr(place, field) is None}

    def _town_of(self, entry: PlaceEntry) -> str:
        """Name of the large town that an entry such as "Stuttgart Vaihingen" is a part of, else its own."""
        first, _, part = entry.name.partition(" ")
        towns = self._table.named(place_key(first)) if part else ()
        inside = (e.name for e in towns if e.area == entry.area and e.population >= LARGE_TOWN)
        return next(inside, entry.name)

    def _as_place(self, entry: PlaceEntry) -> Place:
        update = {**self._missing(Place(), entry, PlaceQuery("")), "lat": entry.lat, "lon": entry.lon}
        return Place().model_copy(update=update)

    def _at_postcode(self, place: Place, point: PostcodePoint, query: PlaceQuery) -> Place:
        entry = PlaceEntry(point.name or "", point.district_code or "", point.lat, point.lon)
        update = {"state": place.state or point.state, "lat": point.lat, "lon": point.lon}
        return place.model_copy(update={**update, **self._missing(place, entry, query)})
