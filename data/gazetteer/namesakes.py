"""Which of several places of one name is meant, and when that cannot be told."""

from collections.abc import Callable, Sequence

from data.gazetteer.areas import Areas
from data.gazetteer.distance import point_distance_km
from data.gazetteer.spelling import FUNCTION_WORDS, place_key, words_of
from data.gazetteer.table import PlaceEntry

DOMINANT_FROM = 10_000
"""Inhabitants from which a place can stand for its name alone."""
DOMINANT_RATIO = 20
"""How many times bigger than the next namesake it must be for that."""
UNKNOWN_POPULATION = 500
"""What a place of unknown population counts as: bigger ones are in the table with their population."""
FOREIGN_FROM = 20_000
"""Places abroad are thought of only from this size, where a place in Germany has the name too."""
SAME_AREA_KM = 10.0
"""Namesakes this close to each other are as good as one for a way to work."""
NEAR_KM = 30.0
"""How far "bei Pforzheim" reaches."""

Entries = tuple[PlaceEntry, ...]


def by_size(entries: Sequence[PlaceEntry]) -> Entries:
    """Each once, the biggest first."""
    return tuple(
        sorted(dict.fromkeys(entries), key=lambda entry: (-entry.population, entry.name, entry.area))
    )


def choose(entries: Sequence[PlaceEntry]) -> PlaceEntry | None:
    """Return the place that is meant, or None where several are possible.

    One alone is meant. Of several, the biggest is meant where all lie within `SAME_AREA_KM` of it, or where
    it has at least `DOMINANT_FROM` inhabitants and `DOMINANT_RATIO` times those of the next.
    """
    german = [entry for entry in entries if entry.country == "DE"]
    abroad = [e for e in entries if e.country != "DE" and (not german or e.population >= FOREIGN_FROM)]
    ranked = by_size([*german, *abroad])
    if not ranked:
        return None
    first, others = ranked[0], ranked[1:]
    if all(kilometres(first, other) <= SAME_AREA_KM for other in others):
        return first
    # The biggest itself is found under many qualified names; those close to it are parts of it.
    rivals = [
        other.population or UNKNOWN_POPULATION for other in others if kilometres(first, other) > SAME_AREA_KM
    ]
    dominant = first.population >= DOMINANT_FROM and first.population >= DOMINANT_RATIO * max(rivals)
    return first if dominant else None


def kilometres(one: PlaceEntry, other: PlaceEntry) -> float:
    """Distance between two places in km."""
    return point_distance_km(one.lat, one.lon, other.lat, other.lon)


def closest(entries: Entries, points: Sequence[tuple[float, float]], within_km: float) -> Entries:
    """Entries that lie closest to any of `points` (lat, lon), and not much farther than the closest."""
    if not (entries and points):
        return ()
    km = [min(point_distance_km(entry.lat, entry.lon, lat, lon) for lat, lon in points) for entry in entries]
    limit = min(within_km, min(km) + SAME_AREA_KM)
    return tuple(entry for entry, far in zip(entries, km, strict=True) if far <= limit)


def narrow(entries: Entries, hint: str, areas: Areas, look_up: Callable[[str], Entries]) -> Entries:
    """Keep the namesakes that `hint` fits; a hint that is not understood changes nothing.

    A hint is the rest of a name ("Saale"), an area ("Mittelfranken", "Kreis Bamberg"), a landscape ("Rhön")
    or a place nearby ("bei Coburg"). Empty where none of them lies in that area, or near a place
    named with "bei".
    """
    rest = [word for word in words_of(hint) if word not in FUNCTION_WORDS]
    if not (entries and rest):
        return entries
    if named := tuple(entry for entry in entries if _is_called(entry, rest)):
        return named
    if codes := areas.find(hint):
        inside = in_areas(entries, codes)
        if inside or any(len(code) <= 3 for code in codes):
            return inside
    if circle := areas.find_landscape(hint):
        return closest(entries, [(circle.lat, circle.lon)], circle.radius_km + SAME_AREA_KM) or entries
    places = [(place.lat, place.lon) for place in look_up(" ".join(rest))]
    near = closest(entries, places, NEAR_KM)
    says_near = bool(places) and words_of(hint)[0] in ("bei", "b")
    return near if near or says_near else entries


def in_areas(entries: Entries, codes: Sequence[str]) -> Entries:
    """Entries that lie in one of the areas with these codes."""
    return tuple(e for e in entries if any(e.area.startswith(code) or e.country == code for code in codes))


def _is_called(entry: PlaceEntry, rest: Sequence[str]) -> bool:
    words = place_key(entry.name).split(" ")[1:]
    return any(
        all(word.startswith(start) for word, start in zip(words[at:], rest, strict=False))
        for at in range(len(words) - len(rest) + 1)
    )
