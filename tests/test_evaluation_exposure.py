"""Exposure: tables worked by hand, and what holds of every list."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.exposure import exposure, gini, lorenz

# Three people, two places each; a list that has ended holds -1. Vacancy: 0 twice, 1 once, 2 twice, 3 never.
FIRST = np.array([[0, 2], [0, -1], [2, 1]])


def test_exposure_worked_by_hand():
    found = exposure(FIRST, 4, good={0, 3}, openings=np.array([1.0, 1.0, 4.0, 1.0]), seed=0)
    assert found.counts.tolist() == [0, 1, 2, 2]
    # (2i - n - 1) x, i from 1: -3*0 - 1*1 + 1*2 + 3*2 = 7, over n * sum = 4 * 5
    assert found.gini == pytest.approx(7 / 20)
    assert (found.lists, found.coverage, found.never_shown) == (3, 0.75, 0.25)
    assert found.good_never_shown == 0.5  # of 0 and 3, the latter
    # lists for each opening: 2/1, 1/1, 2/4
    assert found.per_opening.mean == pytest.approx(3.5 / 3)
    assert found.most_per_opening == 2.0
    assert found.per_opening.low <= found.per_opening.mean <= found.per_opening.high


def test_people_have_no_openings():
    found = exposure(FIRST, 4, good=(), openings=None, seed=0)
    assert (found.per_opening, found.most_per_opening, found.good_never_shown) == (None, None, None)
    assert found.document()["applications_per_opening"] is None


def test_where_nothing_is_shown_nothing_is_spread():
    found = exposure(np.full((2, 3), -1), 2, good={1}, openings=np.ones(2), seed=0)
    assert (found.gini, found.coverage, found.good_never_shown, found.per_opening) == (0.0, 0.0, 1.0, None)
    assert lorenz(found.counts) == []


@pytest.mark.parametrize(
    ("counts", "value"), [([1, 1, 1, 1], 0.0), ([0, 0, 0, 8], 0.75), ([5], 0.0), ([1, 3], 0.25)]
)
def test_gini_worked_by_hand(counts, value):
    assert gini(np.array(counts)) == pytest.approx(value)


def test_the_curve_of_lorenz_worked_by_hand():
    assert lorenz(np.array([2, 0, 1, 1]), points=4) == [(0, 0), (0.25, 0), (0.5, 0.25), (0.75, 0.5), (1, 1)]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30))
def test_gini_is_half_the_relative_mean_difference(drawn):
    counts = np.array(drawn)
    if counts.sum():
        mean_difference = np.abs(counts[:, None] - counts[None, :]).mean()
        assert gini(counts) == pytest.approx(mean_difference / (2 * counts.mean()))
        points = lorenz(counts)
        assert points[0] == (0, 0) and points[-1] == (1, 1)
        assert all(reached <= share + 1e-9 for share, reached in points)
