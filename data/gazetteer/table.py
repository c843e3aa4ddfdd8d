"""The table of places, kept as sorted lines and searched by bisection, so that it loads in milliseconds."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from data.gazetteer.spelling import parts_of, place_key


@dataclass(frozen=True)
class PlaceEntry:
    """A known place: `area` is the five-digit key of its district, a country code abroad, or empty.

    `population` is 0 where it is unknown, which mostly means below 500.
    """

    name: str
    area: str
    lat: float
    lon: float
    population: int = 0

    @property
    def country(self) -> str:
        """ISO 3166-1 code of the country."""
        return self.area if self.area.isalpha() else "DE"


def read_lines(name: str) -> list[str]:
    """Return the lines of one of the tables beside this module."""
    return (files("data") / "gazetteer" / name).read_text(encoding="utf-8").splitlines()


class PlaceTable:
    """Sorted lines `key TAB name TAB area TAB lat TAB lon TAB population`."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    @classmethod
    def load(cls) -> "PlaceTable":
        """Read the shipped table."""
        return cls(read_lines("places.tsv"))

    @classmethod
    def of(cls, entries: Sequence[PlaceEntry]) -> "PlaceTable":
        """Make a table of entries, each found by its name."""
        return cls(
            sorted(
                f"{place_key(e.name)}\t{e.name}\t{e.area}\t{e.lat:.5f}\t{e.lon:.5f}\t{e.population or ''}"
                for e in entries
            )
        )

    def named(self, key: str) -> tuple[PlaceEntry, ...]:
        """Entries that have exactly this key."""
        return tuple(entry for _, entry in self._starting(key + "\t"))

    def qualified(self, words: Sequence[str]) -> tuple[PlaceEntry, ...]:
        """Entries whose name is these words and a qualifier, or whose qualifier they begin to write.

        ("rothenburg",) and ("rothenburg", "t") both find "Rothenburg ob der Tauber", but ("bad",) does not
        find "Bad Rodach", where nothing joins or separates the two words.
        """
        found = dict.fromkeys(
            entry
            for key, entry in self._starting(words[0] + " ")
            if begins(key.split(" "), words) and is_headed(entry.name, words)
        )
        return tuple(found)

    def larger_than(self, inhabitants: int) -> Iterator[PlaceEntry]:
        """Yield the German places of more inhabitants, each under every key that it has."""
        for line in self._lines:
            _, name, area, lat, lon, population = line.split("\t")
            if population and int(population) > inhabitants and area.isdigit():
                yield PlaceEntry(name, area, float(lat), float(lon), int(population))

    def _starting(self, start: str) -> Iterator[tuple[str, PlaceEntry]]:
        for index in range(bisect_left(self._lines, start), len(self._lines)):
            line = self._lines[index]
            if not line.startswith(start):
                return
            key, name, area, lat, lon, population = line.split("\t")
            yield key, PlaceEntry(name, area, float(lat), float(lon), int(population or 0))


def begins(words: Sequence[str], starts: Sequence[str]) -> bool:
    """Whether `words` goes on from `starts`: the first word is the same, later ones may be shortened."""
    return (
        len(words) >= len(starts)
        and words[0] == starts[0]
        and all(word.startswith(start) for word, start in zip(words, starts, strict=False))
    )


def is_headed(name: str, words: Sequence[str]) -> bool:
    """Whether `words` begin with all that comes before a name's qualifier: "halle" in "Halle (Saale)"."""
    head = place_key(parts_of(name)[0]).split(" ")
    return head == list(words[: len(head)])
