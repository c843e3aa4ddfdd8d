"""The towns that people may say they live in: the gazetteer's by name, large German ones by their sound."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from data.gazetteer.spelling import parts_of
from data.places import Gazetteer
from data.records import Place
from models.people.cues import Row
from models.people.phonetic import TownIndex

_HEARD_FROM = 20_000
"""Inhabitants from which a town is looked for by its sound: smaller ones are too many to tell apart."""


class KnownTowns:
    """Names of places, asked for in any script.

    Args:
        gazetteer: Knows the places.
        rows: The closed-class expressions; those of kind "place_name" are other names of towns.

    """

    def __init__(self, gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
        self._gazetteer = gazetteer
        self._other_names = [(value, words) for kind, value, _, words in rows if kind == "place_name"]

    def inhabitants_of(self, name: str) -> int | None:
        """Return the inhabitants of the biggest place of a name, 0 where unknown; None without such a place."""
        return self._gazetteer.inhabitants_of(name)

    def is_part(self, town: str, name: str) -> bool:
        """Whether a name that begins with a town's is that of a part of it, with a position of its own."""
        whole, part = (self._gazetteer.resolve(Place(name=each)).place for each in (town, name))
        return whole is not None and part is not None and (whole.lat, whole.lon) != (part.lat, part.lon)

    def sounding_like(self, word: str) -> str | None:
        """Return the large German town that a word in Cyrillic or Arabic script sounds like."""
        return self._index.find(word)

    @cached_property
    def _index(self) -> TownIndex:
        return TownIndex(self._spoken())

    def _spoken(self) -> Iterator[tuple[str, str, int]]:
        """Yield each town by the part of its name that is said, the biggest of a name once, and its other names."""
        inhabitants: dict[str, int] = {}
        for entry in self._gazetteer.towns(_HEARD_FROM):
            inhabitants.setdefault(parts_of(entry.name)[0], entry.population)
        yield from ((name, name, people) for name, people in inhabitants.items())
        yield from ((name, other, inhabitants.get(name, 0)) for name, other in self._other_names)
