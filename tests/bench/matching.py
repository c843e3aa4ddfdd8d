"""Speed of a match over many stored vacancies, in the engine and over HTTP, beside the yardstick."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.records import Candidate
from matcher.house import House
from matcher.ladder import ladders
from matcher.query import Query
from matcher.steps import next_steps
from tests.bench import corpus
from tests.bench.loading import database_url
from tests.bench.recall import Recall, recalls
from tests.bench.serving import get_matches, served
from tests.bench.timing import Took, Yardstick, best_of, median, percentile, timed

ON = dt.date(2026, 11, 22)
QUERY = Query(on=ON)
STEPS = Query(on=ON, top=5)
PEOPLE_BETWEEN = 5
"""So many people are matched between two measurements of the yardstick."""


@dataclass(frozen=True)
class Matching:
    """Figures of one store."""

    vacancies: int
    opening: Took
    yardstick: Took
    engine: tuple[Took, Took]  # median, 90th percentile
    steps: tuple[Took, Took]
    ladders: tuple[Took, Took]
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
        level = house.level_engine()
        yardstick = Yardstick()
        engine = _per_person(candidates, yardstick, lambda person: level.match_candidate(person, QUERY))
        steps = _per_person(candidates, yardstick, lambda person: next_steps(level, person, STEPS))
        climbs = _per_person(candidates, yardstick, lambda person: ladders(level, person, STEPS))
        found = recalls(house, candidates, ON)
        count = len(house.level_engine().vacancies)
    request = _over_http(folder, [person["id"] for person in raw], yardstick)
    return Matching(count, opening, median(yardstick.took), engine, steps, climbs, request, found)


def _opened(folder: Path) -> tuple[Took, House]:
    """The open house, its index loaded from the snapshot, and how long that took."""
    houses: list[House] = []

    def open_house() -> None:
        house = House.open(database_url(folder), folder / "home")
        house.level_engine()
        houses.append(house)

    return timed(open_house), houses[0]


def _per_person(
    candidates: Sequence[Candidate], yardstick: Yardstick, call: Callable[[Candidate], object]
) -> tuple[Took, Took]:
    """Median and 90th percentile of a call for each person."""
    call(candidates[0])
    took = []
    for number, candidate in enumerate(candidates):
        if number % PEOPLE_BETWEEN == 0:
            yardstick.measure()
        took.append(best_of(lambda candidate=candidate: call(candidate)))
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
