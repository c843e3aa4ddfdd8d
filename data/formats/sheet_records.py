"""One row of a spreadsheet to a record: every cell through its column's converter, to its column's path."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from data.formats.columns import NAMES, PAY, YEARS, Column
from data.formats.parsed import Kind, Mapped, ObjectFormat
from data.formats.values import compact, mapping, paragraphs


def recognise(value: Mapping[str, Any], asked: Kind) -> Kind | None:
    """Rows are recognised by their header, never one by one."""
    return asked if value.get("columns") else None


def convert(value: Mapping[str, Any], asked: Kind) -> Iterator[Mapped]:
    """The record of a row: `columns` and `cells`, both by the column's name."""
    columns: Mapping[str, Column] = value["columns"]
    raw: dict[str, Any] = {}
    apart: dict[str, list[str]] = {NAMES: [], PAY: []}
    years = None
    for name, cell in value["cells"].items():
        column = columns[name]
        read = column.convert(cell)
        if column.path == YEARS:
            years = read
        elif column.path in apart:
            apart[column.path].append(f"{name}: {read}" if column.path == PAY else str(read))
        else:
            _put(raw, column.path, read)
    if apart[PAY]:
        raw["description"] = paragraphs([raw.get("description"), *apart[PAY]])
    raw = _completed(raw, asked, years)
    place = raw.get("place") or {}
    key = (
        str(raw.get("title")),
        str(raw.get("employer", {}).get("name")),
        str(place.get("name") or place.get("postcode")),
    )
    yield Mapped(asked, compact(raw), tuple(apart[NAMES]), key if asked == "vacancy" else ())


FORMAT = ObjectFormat("table", recognise, convert)


def _put(raw: dict[str, Any], path: str, value: Any) -> None:
    """Put a converted cell at its path; lists of several columns are joined, the first scalar stays."""
    if value is None or value == []:
        return
    parent, _, leaf = path.partition(".")
    if isinstance(value, list) and not leaf:
        raw[parent] = [*raw.get(parent, []), *value]
    elif not leaf:
        raw.setdefault(parent, value)
    elif isinstance(inner := raw.setdefault(parent, {}), dict):
        inner.setdefault(leaf, value)


def _completed(raw: dict[str, Any], kind: Kind, years: Any) -> dict[str, Any]:
    """Years joined to the first occupation, the occupation as title of a vacancy without one, whole postcodes."""
    occupations = raw.get("occupations")
    if years is not None and occupations:
        raw["occupations"] = [{"title": occupations[0], "years": years}, *occupations[1:]]
    titles = mapping(raw.get("occupation")).get("titles")
    if kind == "vacancy" and not raw.get("title") and titles:
        raw["title"] = titles[0]
    place = mapping(raw.get("place"))
    postcode = place.get("postcode")
    if isinstance(postcode, str) and re.fullmatch(r"\d{4}", postcode) and place.get("country", "DE") == "DE":
        raw["place"] = {**place, "postcode": f"0{postcode}"}  # spreadsheets cut off the leading zero
    return raw
