"""Countries, states, governmental districts, districts and landscapes: what tells namesakes apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.gazetteer.spelling import place_key
from data.gazetteer.table import read_lines

# Words that are part of an area's name, but that people leave out or add as they like.
_KIND_OF_AREA = re.compile(
    r"\b(?:landkreis|stadtkreis|kreis|regierungsbezirk|bundesland|freistaat|region|land)\b"
)
_SHORTEST_BEGINNING = 5


@dataclass(frozen=True)
class District:
    """A German district; the coordinates are the middle of its places, weighted by inhabitants."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Landscape:
    """A landscape as a circle."""

    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True)
class Areas:
    """All areas; codes are beginnings of the official municipality key ("09" Bavaria), or country codes."""

    names: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    districts: Mapping[str, District]
    landscapes: Mapping[str, Landscape]

    @classmethod
    def load(cls) -> "Areas":
        """Read the shipped tables."""
        rows = [line.split("\t") for line in read_lines("areas.tsv")]
        districts = [
            District(code, name, float(lat), float(lon))
            for code, name, lat, lon in (line.split("\t") for line in read_lines("districts.tsv"))
        ]
        codes: dict[str, tuple[str, ...]] = {}
        for code, names in [*rows, *((district.code, district.name) for district in districts)]:
            for name in names.split("|"):
                for key in {area_key(name), place_key(name)}:
                    codes[key] = (*codes.get(key, ()), code)
        return cls(
            names={code: names.split("|")[0] for code, names in rows},
            codes=codes,
            districts={district.code: district for district in districts},
            landscapes={
                place_key(name): Landscape(float(lat), float(lon), float(radius))
                for name, lat, lon, radius in (line.split("\t") for line in read_lines("landscapes.tsv"))
            },
        )

    def find(self, text: str) -> tuple[str, ...]:
        """Codes of the areas that `text` names, or begins to name ("Nordrhein-Westf."); empty if none."""
        key = area_key(text)
        if not key:
            return ()
        if found := self.codes.get(place_key(text), ()) or self.codes.get(key, ()):
            return found
        if len(key) < _SHORTEST_BEGINNING:
            return ()
        return tuple(code for name, codes in self.codes.items() if name.startswith(key) for code in codes)

    def find_landscape(self, text: str) -> Landscape | None:
        """Return the landscape that `text` names, or begins to name ("Thüringer W")."""
        key = place_key(text)
        if key in self.landscapes or len(key) < _SHORTEST_BEGINNING:
            return self.landscapes.get(key)
        return next((circle for name, circle in self.landscapes.items() if name.startswith(key)), None)

    def find_districts(self, text: str) -> tuple[District, ...]:
        """Districts that `text` names as such: "Landkreis Esslingen", "Ortenaukreis", but not "Stuttgart".

        Where a town and a rural district share the name, "Landkreis" and "Kreis" mean the rural one.
        """
        key = place_key(text)
        if not re.search(r"kreis\b|^region\b", key):
            return ()
        exact = [self.districts[code] for code in self.codes.get(key, ()) if code in self.districts]
        if exact:
            return tuple(exact)
        found = [self.districts[code] for code in self.find(text) if code in self.districts]
        town = key.startswith("stadtkreis")
        fitting = [district for district in found if ("kreis" in district.name.lower()) != town]
        return tuple(fitting or found)

    def state_name(self, area: str) -> str | None:
        """Name of the state that an area lies in; None abroad and where it is unknown."""
        return self.names.get(area[:2]) if area[:1].isdigit() else None

    def district_name(self, area: str) -> str | None:
        """Name of the district that an area lies in."""
        district = self.districts.get(area)
        return district.name if district else None


def area_key(text: str) -> str:
    """Key of an area without the word for its kind."""
    key = place_key(text)
    return " ".join(_KIND_OF_AREA.sub(" ", key).split()) or key
