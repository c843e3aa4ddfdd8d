"""Bring the sources of the gazetteer together: one entry a place, in its district, where its people live."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from data.gazetteer.distance import point_distance_km
from data.gazetteer.spelling import parts_of, place_key

SAME_PLACE_KM = 10.0
KM_PER_DEGREE = 111.0
LARGE_TOWN = 50_000
COMMON_PARTS = frozenset(
    ["mitte", "nord", "sued", "ost", "west", "innenstadt", "altstadt", "neustadt", "zentrum", "stadt", ""]
)


@dataclass(frozen=True)
class Source:
    """A place as a source has it; `area` is a district's five-digit key or a country code."""

    name: str
    area: str
    lat: float
    lon: float
    population: int = 0
    other_names: tuple[str, ...] = ()
    """Names in all languages, as GeoNames lists them."""
    aliases: tuple[str, ...] = ()
    """Names that people use here, whatever the size of the place."""

    @cached_property
    def key(self) -> str:
        """Key of the name."""
        return place_key(self.name)


def merge(cities: Sequence[Source], postal: Sequence[Source]) -> list[Source]:
    """Give every city its district, leave out doubles, and add the postal places that no city stands for."""
    by_state: dict[str, list[Source]] = defaultdict(list)
    for place in postal:
        by_state[place.area[:2]].append(place)
    merged: list[Source] = []
    by_name: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for city in cities:
        if nearest(by_name[city.area, city.key], city, SAME_PLACE_KM):
            continue
        place = in_district(city, by_state[city.area])
        merged.append(place)
        for key in {city.key, place.key, *(place_key(part) for part in parts_of(city.name)[:1])}:
            by_name[city.area, key].append(place)
    merged += [p for p in postal if not nearest(by_name[p.area[:2], p.key], p, SAME_PLACE_KM)]
    return moved(merged, postal)


def moved(places: list[Source], postal: Sequence[Source]) -> list[Source]:
    """Put inhabitants where they live.

    GeoNames sometimes has a municipality's inhabitants at a hamlet of the same name. Where one place with
    inhabitants and no postcode of its name nearby, and one with such a postcode and no inhabitants, share
    name and governmental district, the inhabitants belong to the latter. A namesake with neither is left out.
    """
    with_postcode: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for place in postal:
        with_postcode[place.area[:3], place.key].append(place)
    strays: dict[tuple[str, str], list[Source]] = defaultdict(list)
    empty: dict[tuple[str, str], list[Source]] = defaultdict(list)
    gone: set[Source] = set()
    for place in places:
        region = place.area[:3], place.key
        has_postcode = nearest(with_postcode[region], place, SAME_PLACE_KM) is not None
        if with_postcode[region] and has_postcode == (place.population == 0):
            (empty if has_postcode else strays)[region].append(place)
        elif with_postcode[region] and not has_postcode:
            gone.add(place)
    pairs = {
        found[0]: strays[region][0]
        for region, found in empty.items()
        if len(found) == 1 and len(strays[region]) == 1
    }
    gone.update(pairs.values())
    return [replace(p, population=pairs[p].population) if p in pairs else p for p in places if p not in gone]


def with_part_names(places: Sequence[Source]) -> list[Source]:
    """Let "Stuttgart Bad Cannstatt" be found as "Bad Cannstatt" too, where nothing else is called so."""
    towns = {(p.area, p.key) for p in places if p.population >= LARGE_TOWN}
    parts = {
        place: part
        for place in places
        for town, _, part in [place.name.partition(" ")]
        if (place.area, place_key(town)) in towns and place_key(part) not in COMMON_PARTS
    }
    names = Counter([place.key for place in places] + [place_key(part) for part in parts.values()])
    return [
        replace(place, aliases=(*place.aliases, parts[place]))
        if place in parts and names[place_key(parts[place])] == 1
        else place
        for place in places
    ]


def added(places: Sequence[Source], lines: Iterable[str]) -> list[Source]:
    """Complete the places by hand-kept lines: name, state, seat, inhabitants, other names.

    Municipalities that were made or renamed lately lie where their seat does, the first that is known of the
    seats named; "lat,lon,district" stands for a seat that is in no source. A place that is known already only
    gets the other names.

    Raises:
        ValueError: where no seat of a line is known.

    """
    found = {(place.area[:2], place.key): place for place in sorted(places, key=lambda p: p.population)}
    result = {id(place): place for place in places}
    for line in lines:
        name, state, seats, population, others = line.split("\t")
        aliases = tuple(filter(None, others.split("|")))
        seat = seat_of(seats, state, found)
        if seat.name == name:
            result[id(seat)] = replace(seat, aliases=aliases)
        else:
            new = Source(name, seat.area, seat.lat, seat.lon, int(population or 0), aliases=aliases)
            result[id(new)] = new
    return list(result.values())


def seat_of(seats: str, state: str, found: Mapping[tuple[str, str], Source]) -> Source:
    """Return the first of the seats, separated by "|", that is known in the state."""
    if match := re.fullmatch(r"([\d.]+),([\d.]+),(\d{5})", seats):
        return Source("", match[3], float(match[1]), float(match[2]))
    known = (found.get((state, place_key(seat))) for seat in seats.split("|"))
    seat = next(filter(None, known), None)
    if seat is None:
        raise ValueError(f"additions.tsv: none of {seats} is known in state {state}")
    return seat


def nearest(places: Sequence[Source], to: Source, within_km: float) -> Source | None:
    """Return the nearest of `places` within `within_km`, if any."""
    degrees = within_km / KM_PER_DEGREE
    near = [p for p in places if abs(p.lat - to.lat) <= degrees and abs(p.lon - to.lon) <= 2 * degrees]
    km = {p: point_distance_km(to.lat, to.lon, p.lat, p.lon) for p in near}
    best = min(near, key=km.__getitem__, default=None)
    return best if best and km[best] <= within_km else None


def in_district(city: Source, postal: Sequence[Source]) -> Source:
    """Take district and German name from the postal place of this name, or the district of the nearest."""
    names = {city.key, *map(place_key, city.other_names)}
    same = nearest([p for p in postal if p.key in names], city, SAME_PLACE_KM)
    if same is None:
        neighbour = nearest(postal, city, 60.0)
        return replace(city, area=neighbour.area if neighbour else city.area + "000")
    is_fuller = city.key.startswith(same.key + " ") and "," not in city.name
    name = city.name if is_fuller else same.name
    return replace(city, name=name, area=same.area)
