"""Postcodes: reading GeoNames' postal-code file, and learning them from records that carry coordinates."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from data.errors import RecordRejected, UnusableInput
from data.gazetteer.table import read_lines
from data.records import Place

_COLUMNS = {
    "country": ("country_code", "country code", "country"),
    "postcode": ("zipcode", "postal code", "postal_code", "postalcode", "postcode", "plz"),
    "name": ("place", "place name", "place_name", "ort"),
    "state": ("state", "admin name1", "admin_name1"),
    "state_code": ("state_code", "admin code1", "admin_code1"),
    "district_code": ("community_code", "admin code3", "admin_code3"),
    "lat": ("latitude", "lat"),
    "lon": ("longitude", "lon", "lng"),
}
# The order of GeoNames' own file, which has no header.
_TAB_COLUMNS = {
    **{"country": 0, "postcode": 1, "name": 2, "state": 3, "state_code": 4, "district_code": 8},
    **{"lat": 9, "lon": 10},
}
_REQUIRED = ("country", "postcode", "name", "lat", "lon")


@dataclass(frozen=True)
class PostcodeRow:
    """A postcode at a place. `name` is None where the postcode belongs to a firm or an authority."""

    postcode: str
    name: str | None
    lat: float
    lon: float
    country: str = "DE"
    state: str | None = None
    district_code: str | None = None


@dataclass(frozen=True)
class PostcodePoint:
    """What is known of one postcode: the mean of its coordinates, and the name seen most often."""

    name: str | None
    lat: float
    lon: float
    state: str | None
    district_code: str | None


def read_postcode_file(stream: BinaryIO, source: str = "postcodes") -> Iterator[PostcodeRow | RecordRejected]:
    """Read GeoNames' postal codes: its own tab-separated layout, or a CSV of it with a header.

    Yields:
        A row each, or what is wrong with it, with its line and field; the rows around it are good.

    Raises:
        UnusableInput: where the whole is no such file.

    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    try:
        first = text.readline(100_000)
        columns, rows = _layout(first, text, source)
        for line, row in enumerate(rows, start=1 if columns is _TAB_COLUMNS else 2):
            if row:
                yield _read_row(row, columns, f"line {line}", source)
    except csv.Error as error:
        raise UnusableInput(source, f"cannot be read as a table: {error}") from error
    finally:
        text.detach()


def _layout(first: str, rest: io.TextIOWrapper, source: str) -> tuple[Mapping[str, int], Iterator[list[str]]]:
    """Tell the layout by the first line: (column of each field, rows after the header)."""
    if re.match(r"[A-Z]{2}\t[^\t]+\t[^\t]*\t", first):
        lines = (line.rstrip("\r\n").split("\t") for line in _chain(first, rest))
        return _TAB_COLUMNS, (row if row != [""] else [] for row in lines)
    delimiter = max(",;\t", key=first.count)
    header = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    columns = {
        field: header.index(name) for field, names in _COLUMNS.items() for name in names if name in header
    }
    if missing := [field for field in _REQUIRED if field not in columns]:
        raise UnusableInput(
            source, f"is no postal-code file of GeoNames: there is no column for {', '.join(missing)}"
        )
    return columns, csv.reader(rest, delimiter=delimiter)


def _chain(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _read_row(
    row: list[str], columns: Mapping[str, int], position: str, source: str
) -> PostcodeRow | RecordRejected:
    values = {field: row[index].strip() if index < len(row) else "" for field, index in columns.items()}
    if missing := [field for field in _REQUIRED if not values[field]]:
        return RecordRejected(missing[0], "is missing", position, source)
    if not re.fullmatch(r"[A-Z]{2}", values["country"]):
        return RecordRejected("country", f"{values['country'][:20]!r} is no country code", position, source)
    digits = r"\d{5}" if values["country"] == "DE" else r"[A-Z0-9][A-Z0-9 -]{1,9}"
    if not re.fullmatch(digits, values["postcode"]):
        return RecordRejected("postcode", f"{values['postcode'][:20]!r} is no postcode", position, source)
    for field, limit in (("lat", 90), ("lon", 180)):
        if not (re.fullmatch(r"-?\d{1,3}(\.\d*)?", values[field]) and abs(float(values[field])) <= limit):
            reason = f"{values[field][:20]!r} is no coordinate between -{limit} and {limit}"
            return RecordRejected(field, reason, position, source)
    return _row(values)


def _row(values: Mapping[str, str]) -> PostcodeRow:
    # GeoNames gives places the letters of their state, and large customers of the post its number.
    of_a_firm = values["country"] == "DE" and values.get("state_code", "").isdigit()
    district = values.get("district_code", "")
    return PostcodeRow(
        postcode=values["postcode"],
        name=None if of_a_firm else values["name"],
        lat=float(values["lat"]),
        lon=float(values["lon"]),
        country=values["country"],
        state=values.get("state") or None,
        district_code=district if re.fullmatch(r"\d{5}", district) else None,
    )


def is_german_postcode(postcode: str | None, country: str | None = None) -> bool:
    """Whether this is a German postcode: five digits, and no other country is named."""
    return country in (None, "DE") and bool(re.fullmatch(r"\d{5}", postcode or ""))


def learn_postcodes(places: Iterable[Place]) -> Iterator[PostcodeRow]:
    """Yield a row for every German place that carries both postcode and coordinates.

    Meant for the work places of vacancies: where people live is nobody else's postcode centre.
    """
    for place in places:
        if is_german_postcode(place.postcode, place.country) and has_coordinates(place):
            assert place.postcode and place.lat is not None and place.lon is not None
            name = place.municipality or place.name
            yield PostcodeRow(place.postcode, name, place.lat, place.lon, state=place.state)


def has_coordinates(place: Place) -> bool:
    """Whether both coordinates are given; 0, 0 lies in the Gulf of Guinea and means that they are not."""
    return place.is_located and not (place.lat == 0 and place.lon == 0)


def middle_of(rows: Iterable[PostcodeRow]) -> dict[str, PostcodePoint]:
    """Bring the rows of each German postcode together: mean of the coordinates, most frequent name."""
    groups: dict[str, list[PostcodeRow]] = {}
    for row in rows:
        if is_german_postcode(row.postcode, row.country):
            groups.setdefault(row.postcode, []).append(row)
    return {postcode: _point(group) for postcode, group in groups.items()}


def _point(group: list[PostcodeRow]) -> PostcodePoint:
    names = [row.name for row in group if row.name]
    return PostcodePoint(
        name=max(dict.fromkeys(names), key=names.count) if names else None,
        lat=sum(row.lat for row in group) / len(group),
        lon=sum(row.lon for row in group) / len(group),
        state=next((row.state for row in group if row.state), None),
        district_code=next((row.district_code for row in group if row.district_code), None),
    )


def load_postcode_areas() -> dict[str, tuple[float, float]]:
    """First three digits of a postcode -> the middle of its area; good enough to tell namesakes apart."""
    rows = (line.split("\t") for line in read_lines("postcode_areas.tsv"))
    return {area: (float(lat), float(lon)) for area, lat, lon in rows}
