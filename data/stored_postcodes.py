"""Postcodes in the store, as rows of their table."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, select

from data.gazetteer.postcodes import PostcodeRow
from data.lookup import batched
from data.schema import POSTCODES, counters, postcodes
from data.writing import BATCH, new_mark, upsert

_MARK = select(counters.c.value).where(counters.c.name == POSTCODES)
_ALL = select(*(postcodes.c[field.name] for field in fields(PostcodeRow))).order_by(*postcodes.primary_key)


def write_postcodes(connection: Connection, rows: Iterable[PostcodeRow], source: str) -> None:
    """Write the rows that are not there as they are, and set a new mark if there are any.

    They take the place of those with the same country, postcode, name and source.
    """
    latest = {(row.country, row.postcode, row.name): row for row in rows}
    there = connection.execute(select(postcodes).where(postcodes.c.source == source))
    known = set(map(tuple, there))
    values = [_values(row, source) for row in latest.values()]
    news = [row for row in values if tuple(row.values()) not in known]
    statement = upsert(connection, postcodes)
    for batch in batched(news, BATCH):
        connection.execute(statement, batch)
    if news:
        connection.execute(upsert(connection, counters), {"name": POSTCODES, "value": new_mark()})


def read_mark(connection: Connection) -> int:
    """The mark of the last change, 0 where there was none."""
    return int(connection.execute(_MARK).scalar() or 0)


def read_postcodes(connection: Connection) -> Iterator[PostcodeRow]:
    """All rows, in order of country, postcode, name and source, read while they are consumed."""
    for row in connection.execution_options(yield_per=BATCH).execute(_ALL).mappings():
        yield PostcodeRow(**{**row, "name": row["name"] or None})


def _values(row: PostcodeRow, source: str) -> dict[str, Any]:
    """The row in the order of the columns."""
    values = {**asdict(row), "name": row.name or "", "source": source}
    return {column.name: values[column.name] for column in postcodes.c}
