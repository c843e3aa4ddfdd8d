"""Levels of what is shown against the person's own, on tables worked by hand."""

import numpy as np
import pytest

from data.records import Vacancy
from evaluation.levels import is_helpers_post, level_gap, level_needed

NEEDS = np.array([1, 2, 4, 0, 1])
HELPERS = np.array([True, False, False, False, False])  # the last is an apprenticeship


def gap(first, has):
    return level_gap(np.array(first), np.array(has), NEEDS, HELPERS, seed=0)


def test_the_gap_is_a_mean_over_people_with_and_without_its_sign():
    found = gap([[0, 1, 2], [2, 3, -1]], [2, 3])
    assert (found.people, found.skilled) == (2, 2)
    # (-1, 0, +2) and (+1); the third vacancy's level is not known, and the second list ends
    assert found.signed.mean == pytest.approx((1 / 3 + 1) / 2)
    assert found.absolute.mean == pytest.approx((3 / 3 + 1) / 2)
    assert found.helpers.mean == pytest.approx((1 / 3 + 0) / 2)


def test_an_apprenticeship_needs_the_lowest_level_and_is_no_helpers_post():
    found = gap([[4]], [4])
    assert (found.signed.mean, found.helpers.mean) == (-3, 0)


def test_who_has_no_level_is_left_out_and_helpers_are_not_asked_about_helpers_posts():
    found = gap([[0, 1], [0, 1]], [0, 1])
    assert (found.people, found.skilled, found.helpers) == (1, 0, None)
    assert found.signed.mean == pytest.approx(0.5)
    assert found.document()["helper_posts"] is None


def test_nothing_known_is_no_figure():
    assert gap([[0]], [0]) is None
    assert gap([[3], [-1]], [2, 2]) is None


@pytest.mark.parametrize(
    ("job", "level", "helper"),
    [
        ({"level": 1}, 1, True),
        ({"level": 1, "kind": "job"}, 1, True),
        ({"level": 3}, 3, False),
        ({}, 0, False),
        ({"kind": "apprenticeship", "level": 2}, 1, False),
    ],
)
def test_levels_of_vacancies(job, level, helper):
    vacancy = Vacancy.model_validate({"id": "v", "title": "Koch", **job})
    assert (level_needed(vacancy), is_helpers_post(vacancy)) == (level, helper)
