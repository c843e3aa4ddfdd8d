"""How much of the best by full scoring of every vacancy is among what retrieval finds."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.records import Candidate, JobKind, Vacancy, Wishes
from matcher.engine import Engine
from matcher.house import House
from matcher.pool import Key
from matcher.query import Query

TOP = 20
SHARE_OF_PEOPLE = 4
"""Groups and filters are measured on every fourth person: full scoring takes a while."""


@dataclass(frozen=True)
class Recall:
    """Recall of the top 20 over a group of people: the mean, and of how many lists."""

    group: str
    mean: float
    lists: int


def recalls(house: House, candidates: Sequence[Candidate], on: dt.date) -> list[Recall]:
    """Recall over everybody, over people with only text, and under narrow filters."""
    engine = house.level_engine()
    oracle = _oracle(house)
    some = candidates[::SHARE_OF_PEOPLE]
    only_text = [_only_text(candidate) for candidate in candidates if candidate.text][::SHARE_OF_PEOPLE]
    plain = Query(on=on, top=TOP)
    groups: list[tuple[str, Sequence[Candidate], Query]] = [
        ("everybody", candidates, plain),
        ("only text", only_text, plain),
        ("max_km=20", some, replace(plain, max_km=20.0)),
        ("migrant_owned", some, replace(plain, migrant_owned=True)),
        ("kind=apprenticeship", some, replace(plain, kind=JobKind.APPRENTICESHIP)),
    ]
    return [_recall(name, engine, oracle, people, query) for name, people, query in groups]


def _oracle(house: House) -> Engine:
    """An engine over the same vacancies that scores them all."""

    def fetch(keys: Sequence[Key]) -> Mapping[Key, Vacancy]:
        stored = house.store.get_many("vacancy", keys)
        return {key: Vacancy.model_validate(record.body) for key, record in stored.items()}

    oracle = Engine(house.encoder, house.rules, fetch, fetch, exhaustive=True)
    oracle.vacancies = house.level_engine().vacancies
    return oracle


def _only_text(candidate: Candidate) -> Candidate:
    bare = {"occupations": (), "skills": (), "qualifications": (), "wishes": Wishes()}
    return candidate.model_copy(update=bare)


def _recall(
    group: str, engine: Engine, oracle: Engine, candidates: Sequence[Candidate], query: Query
) -> Recall:
    shares = list(_shares(engine, oracle, candidates, query))
    return Recall(group, sum(shares) / max(len(shares), 1), len(shares))


def _shares(engine: Engine, oracle: Engine, candidates: Sequence[Candidate], query: Query) -> Iterator[float]:
    """For each person with any match the share of the best by full scoring that is listed, too."""
    for candidate in candidates:
        wanted = {match.vacancy for match in oracle.match_candidate(candidate, query)}
        if wanted:
            listed = {match.vacancy for match in engine.match_candidate(candidate, query)}
            yield len(listed & wanted) / len(wanted)
