"""Outcomes in the store, as rows of their table."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from data.lookup import batched
from data.matches import Outcome
from data.schema import outcomes
from data.stored import canonical_json, content_hash
from data.writing import BATCH, now

_COUNT = select(func.count()).select_from(outcomes)
_ALL = select(*(outcomes.c[name] for name in Outcome.model_fields)).order_by(outcomes.c.number)


def write_outcomes(connection: Connection, items: Iterable[Outcome], owner: str) -> int:
    """Write outcomes and return how many were new; one that is there already is not written again."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(outcomes).on_conflict_do_nothing()
    before = connection.execute(_COUNT).scalar_one()
    for batch in batched((_values(item, owner) for item in items), BATCH):
        connection.execute(statement, batch)
    return int(connection.execute(_COUNT).scalar_one()) - int(before)


def read_outcomes(connection: Connection, owner: str | None) -> Iterator[Outcome]:
    """Outcomes in the order in which they were added, those of one owner where it is given."""
    query = _ALL if owner is None else _ALL.where(outcomes.c.owner == owner)
    for row in connection.execution_options(yield_per=BATCH).execute(query).mappings():
        yield Outcome.model_validate(dict(row))


def _values(outcome: Outcome, owner: str) -> dict[str, Any]:
    """The row of an outcome; a time without a zone counts as UTC."""
    at = outcome.at.replace(tzinfo=outcome.at.tzinfo or dt.UTC).astimezone(dt.UTC)
    values = outcome.model_dump() | {"owner": owner, "at": at.isoformat(timespec="microseconds")}
    return values | {"content_hash": content_hash(canonical_json(values)), "recorded_at": now()}
