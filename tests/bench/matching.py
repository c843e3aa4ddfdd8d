"""Speed of a match over many stored vacancies, in the engine and over HTTP, beside the yardstick."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.records import Candidate
from matcher.house import House
from matcher.query import Query
from tests.bench import corpus
from tests.bench.loading import database_url
from tests.bench.recall import Recall, recalls
from tests.bench.serving import get_matches, served
from tests.bench.timing import Took, Yardstick, best_of, median, percentile, timed

ON = dt.date(2026, 11, 22)
QUERY = Query(on=ON)
PEOPLE_BETWEEN = 5
"""So many people are matched between two measurements of the yardstick."""


@dataclass(frozen=True)
class Matching:
    """Figures of one store."""

    vacancies: int
    opening: Took
    yardstick: Took
    engine: tuple[Took, Took]  # median, 90th percentile
    request: tuple[Took, Took]
    recall: Sequence[Recall]


def measured(folder: Path, people: int) -> Matching:
    """Measure over the store of `folder`, into which the people are imported first."""
    raw = corpus.candidates(people)
    with House.open(database_url(folder), folder / "home") as house:
        for person in raw:
            house.put("candidate", person)
        house.level_engine()
    opening, house = _opened(folder)
    with house:
        candidates = [house.get("candidate", person["id"]) for person in raw]
        yardstick = Yardstick()
        engine = _in_engine(house, candidates, yardstick)
        found = recalls(house, candidates, ON)
        count = len(house.level_engine().vacancies)
    request = _over_http(folder, [person["id"] for person in raw], yardstick)
    return Matching(count, opening, median(yardstick.took), engine, request, found)


def _opened(folder: Path) -> tuple[Took, House]:
    """The open house, its index loaded from the snapshot, and how long that took."""
    houses: list[House] = []

    def open_house() -> None:
        house = House.open(database_url(folder), folder / "home")
        house.level_engine()
        houses.append(house)

    return timed(open_house), houses[0]


def _in_engine(house: House, candidates: Sequence[Candidate], yardstick: Yardstick) -> tuple[Took, Took]:
    engine = house.level_engine()
    engine.match_candidate(candidates[0], QUERY)
    took = []
    for number, candidate in enumerate(candidates):
        if number % PEOPLE_BETWEEN == 0:
            yardstick.measure()
        took.append(best_of(lambda candidate=candidate: engine.match_candidate(candidate, QUERY)))
    return median(took), percentile(took, 90)


def _over_http(folder: Path, ids: Sequence[str], yardstick: Yardstick) -> tuple[Took, Took]:
    took = []
    with served(database_url(folder), folder / "home") as connection:
        get_matches(connection, ids[0], ON.isoformat())
        for number, candidate in enumerate(ids):
            if number % PEOPLE_BETWEEN == 0:
                yardstick.measure()
            took.append(
                best_of(lambda candidate=candidate: get_matches(connection, candidate, ON.isoformat()))
            )
    return median(took), percentile(took, 90)
