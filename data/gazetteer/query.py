"""What people write into a place field, taken apart: postcode, country, the name, and what qualifies it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.gazetteer.spelling import parts_of

# Country letters before a postcode, as on letters and on cars.
_LETTERS = {
    **{
        "D": "DE",
        "DE": "DE",
        "A": "AT",
        "AT": "AT",
        "CH": "CH",
        "FL": "LI",
        "LI": "LI",
        "L": "LU",
        "LU": "LU",
    },
    **{"F": "FR", "FR": "FR", "B": "BE", "BE": "BE", "NL": "NL", "DK": "DK", "PL": "PL", "CZ": "CZ"},
}
_POSTCODE = re.compile(r"(?:^|(?<=[\s,(]))(?:([A-Z]{1,2})\s?[-–]\s?|D\s+)?(\d{4,5})(?=$|[\s,)])")
_AROUND_BEFORE = re.compile(
    r"^(?:(?:im|in der|in)\s+)?(?:gro(?:ß|ss)raum|raum|region|n(?:ä|ae)he|nahe|umgebung|umkreis|umland|rund"
    r"|bei|in|aus|stadt|gemeinde|samtgemeinde|verbandsgemeinde|landeshauptstadt|hansestadt|lutherstadt|kreisstadt"
    r"|universit(?:ä|ae)tsstadt|universit(?:ä|ae)ts- und hansestadt|markt|flecken|ortsteil|ot|stadtteil|insel|hallig"
    r"|(?:ostsee|nordsee|see)(?:heil)?bad)\b\.?\s*(?:(?:von|um|der|bei)\s+)?",
    re.IGNORECASE,
)
_AROUND_AFTER = re.compile(
    r"[\s,(]+(?:(?:und|u\.|&|\+)\s*)?(?:umgebung|umland|umkreis|umg\.?|region|stadt|hansestadt|landeshauptstadt)\)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PlaceQuery:
    """`name` may still hold qualifiers; `postcode` is one of five digits, `country` an ISO 3166-1 code."""

    name: str
    postcode: str | None = None
    country: str | None = None


def read_query(text: str) -> PlaceQuery:
    """Take postcode and country letters out of `text`.

    Four digits are no German postcode: they are left out and say nothing ("6020 Innsbruck", "8001 Zürich").
    """
    match = _POSTCODE.search(text)
    if match is None:
        return PlaceQuery(text.strip())
    before, after = text[: match.start()].strip(" ,("), text[match.end() :].strip(" ,)")
    country = _LETTERS.get(match[1] or "")
    postcode = match[2] if len(match[2]) == 5 else None
    return PlaceQuery(after or before, postcode, country)


def without_surroundings(text: str) -> str:
    """Leave out "Raum", "bei", "und Umgebung" and the like: "Großraum Stuttgart" -> "Stuttgart"."""
    return _AROUND_BEFORE.sub("", _AROUND_AFTER.sub("", text.strip())).strip() or text


def readings(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield ways to read `text` as (name, qualifiers), the most literal first."""
    seen = set()
    for form in (text, without_surroundings(text)):
        parts = parts_of(form) or ("",)
        for reading in ((form, ()), (parts[0], parts[1:]), (parts[-1], parts[:-1])):
            if reading[0] and reading not in seen:
                seen.add(reading)
                yield reading


def is_plain(text: str) -> bool:
    """Whether this is a name without anything that qualifies it."""
    return len(parts_of(text)) == 1


def town_and_part(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield ways to read `text` as a town and a part of it, the longest town first: (town, part, joined).

    `joined` says that a hyphen stands between the two: "Stuttgart-Vaihingen", but not "Stuttgart Vaihingen".
    """
    for match in reversed(list(re.finditer(r"\s*([-–\s])\s*", text.strip()))):
        town, part = text.strip()[: match.start()], text.strip()[match.end() :]
        if town and is_plain(part):
            yield town, part, match[0].strip() != ""
