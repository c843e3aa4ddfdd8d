"""A ranking for either side."""

from collections.abc import Callable, Sequence
from typing import cast

from data.errors import UnknownRecord
from data.matches import Match
from data.records import Candidate, Vacancy
from matcher.house import House
from matcher.query import Query

Record = Candidate | Vacancy


def ranked(house: House, record: Record, query: Query, pool: Sequence[Record] | None = None) -> list[Match]:
    """Vacancies for a candidate, or candidates for a vacancy.

    Args:
        house: The engine room.
        record: Whom or what the ranking is for.
        query: What is asked.
        pool: Records of the other side to rank among, barred ones included; `None` for all that is stored.

    """
    if isinstance(record, Candidate):
        return house.match_candidate(record, query, cast("Sequence[Vacancy] | None", pool))
    return house.match_vacancy(record, query, cast("Sequence[Candidate] | None", pool))


def finder(house: House, record: Record, pool: Sequence[Record] | None) -> Callable[[Match], Record | None]:
    """Finds the other record of a match: in the pool, else in the store; `None` where it is gone by now."""
    given = {each.id: each for each in pool or ()}

    def find(match: Match) -> Record | None:
        is_vacancy = isinstance(record, Candidate)
        other = match.vacancy if is_vacancy else match.candidate
        if pool is not None:
            return given.get(other)
        try:
            return house.get("vacancy" if is_vacancy else "candidate", other)
        except UnknownRecord:
            return None

    return find
