"""Finding many records by their keys, in one statement for a few hundred of them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, TextClause, text

from data.stored import Key

KEYS_PER_QUERY = 256
"""Keys looked up by a statement: three variables each, and older SQLite versions take 999."""

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut `items` into lists of at most `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def find_records(connection: Connection, columns: str, keys: Iterable[Key]) -> Iterator[Any]:
    """The `columns` (SQL) of those records that exist, as rows; `keys` may repeat."""
    for chunk in batched(dict.fromkeys(keys), KEYS_PER_QUERY):
        size = 1 << (len(chunk) - 1).bit_length()
        padded = chunk + chunk[-1:] * (size - len(chunk))
        parameters = {
            f"{name}{i}": value
            for i, key in enumerate(padded)
            for name, value in zip("koi", key, strict=True)
        }
        yield from connection.execute(_statement(columns, size), parameters)


@lru_cache(maxsize=64)
def _statement(columns: str, size: int) -> TextClause:
    """A join with the wanted keys: SQLite uses only the first column of an index for `(a, b) IN (…)`.

    Made for powers of two only, so that the few statements stay prepared.
    """
    wanted = ", ".join(f"(:k{i}, :o{i}, :i{i})" for i in range(size))
    return text(
        f"WITH wanted (kind, owner, id) AS (VALUES {wanted}) "  # noqa: S608 - no outside text in it
        f"SELECT {columns} FROM wanted JOIN records USING (kind, owner, id)"
    )
