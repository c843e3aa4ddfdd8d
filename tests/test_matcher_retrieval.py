"""What is worth scoring without any word in common: plain work nearby."""

import numpy as np
import pytest

from data.levels import RequirementLevel
from matcher.retrieval import nearest_plain_work
from matcher.table import CANDIDATE, VACANCY, Table, as_batch, empty_row

HELPER, SKILLED = RequirementLevel.HELPER, RequirementLevel.SKILLED
SOUTH, NORTH = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)


def on_the_way(share):
    """A unit vector between `SOUTH` (0) and `NORTH` (1)."""
    angle = share * np.pi / 2
    return np.cos(angle), 0.0, np.sin(angle)


def person(level=0, place=SOUTH):
    row = empty_row(CANDIDATE)
    row["level"], row["places"][0] = level, place
    return as_batch(row)


def vacancies(*facts):
    table = Table(VACANCY)
    for level, place, remote in facts:
        row = empty_row(VACANCY)
        row["level"], row["places"][0], row["remote"] = level, place, remote
        table.append(row)
    return table.all()


TOWN = vacancies(
    (HELPER, on_the_way(0.5), False),
    (SKILLED, on_the_way(0.0), False),
    (HELPER, on_the_way(0.1), False),
    (HELPER, NORTH, True),
    (HELPER, (np.nan, np.nan, np.nan), False),
    (HELPER, on_the_way(0.2), False),
)


@pytest.mark.parametrize(
    ("count", "found"), [(1, {3}), (2, {2, 3}), (3, {2, 3, 5}), (4, {0, 2, 3, 5}), (9, {0, 2, 3, 4, 5})]
)
@pytest.mark.parametrize("level", [0, HELPER])
def test_the_nearest_come_first_and_an_unknown_place_last(level, count, found):
    allowed = np.ones(6, dtype=bool)
    assert set(nearest_plain_work(person(level), TOWN, allowed, count).tolist()) == found


def test_nothing_that_is_not_allowed_and_nothing_for_the_skilled():
    allowed = np.array([True, True, False, False, True, True])
    assert set(nearest_plain_work(person(), TOWN, allowed, 2).tolist()) == {0, 5}
    assert len(nearest_plain_work(person(SKILLED), TOWN, allowed, 9)) == 0
