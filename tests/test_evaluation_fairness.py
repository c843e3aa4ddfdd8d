"""Groups beside each other, and exposure against the pool: tables worked by hand."""

import numpy as np
import pytest

from evaluation.bootstrap import estimate_difference
from evaluation.datasets import Judged
from evaluation.fairness import FEW, four_fifths, group_gaps, share_of_exposure


def judged(*positions):
    return Judged(np.array(positions, dtype=np.int64), np.full(len(positions), 3))


def test_four_fifths_worked_by_hand():
    """Of twelve people of one group nine find something good, of ten of the other five."""
    first = np.array([[0]] * 9 + [[1]] * 3 + [[0]] * 5 + [[-1]] * 5 + [[0]])
    good = [judged(0, 7)] * 22 + [judged()]  # for the last one there is nothing good: she is not counted
    groups = {"uk": range(12), "ar": range(12, 22), "": [22]}
    rates = four_fifths(first, good, groups, seed=0)
    assert [(each.value, each.people) for each in rates] == [("ar", 10), ("uk", 12)]
    assert [each.rate.mean for each in rates] == pytest.approx([0.5, 0.75])
    assert [each.ratio for each in rates] == pytest.approx([2 / 3, 1])
    assert [(each.is_below, each.is_small) for each in rates] == [(True, False), (False, False)]


def test_a_small_group_is_no_yardstick_where_there_are_larger_ones():
    first, good = np.array([[0]] * FEW + [[1]] * FEW + [[0]]), [judged(0)] * (2 * FEW + 1)
    rates = four_fifths(first, good, {"large": range(2 * FEW), "one": [2 * FEW]}, seed=0)
    assert [(each.ratio, each.is_small) for each in rates] == [(1.0, False), (2.0, True)]
    alone = four_fifths(first[-1:], good[-1:], {"one": [0]}, seed=0)
    assert alone[0].ratio == 1.0


def test_where_nobody_is_served_there_is_no_ratio():
    rates = four_fifths(np.array([[1], [2]]), [judged(0)] * 2, {"a": [0], "b": [1]}, seed=0)
    assert [(each.ratio, each.is_below) for each in rates] == [(None, False)] * 2


def test_a_group_is_compared_with_all_others():
    values = np.array([0.2, 0.4, 0.6, 0.9])
    gaps = group_gaps(values, {"b": [2, 3], "a": [0, 1]}, seed=0)
    assert [each.value for each in gaps] == ["a", "b"]
    assert [each.gap.mean for each in gaps] == pytest.approx([0.3 - 0.75, 0.75 - 0.3])
    assert gaps[0].gap.is_sure and gaps[0].gap.high < 0
    assert group_gaps(values, {"all": range(4)}, seed=0) == ()


def test_bounds_of_a_difference_are_those_of_the_normal_approximation_where_it_holds():
    drawn = np.random.default_rng(1).normal(0.5, 0.1, 200)
    found = estimate_difference(drawn[:100], drawn[100:] - 0.2, seed=0)
    error = np.sqrt(drawn[:100].var() / 100 + drawn[100:].var() / 100)
    assert found.low == pytest.approx(found.mean - 1.96 * error, abs=0.3 * error)
    assert found.high == pytest.approx(found.mean + 1.96 * error, abs=0.3 * error)


def test_exposure_against_the_pool_worked_by_hand():
    belongs = np.array([True, False, False, True])
    first = np.array([[0, 1], [1, 2], [1, -1], [0, 3]])
    good = [judged(0, 1), judged(0), judged(1, 2), judged()]
    found = share_of_exposure(first, good, belongs, seed=0)
    assert found.queries == 3  # nothing is good for the last one
    assert found.shown.mean == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert found.pool.mean == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert found.gap.mean == pytest.approx(-1 / 3)


def test_where_no_employer_declares_it_there_is_nothing_to_compare():
    assert share_of_exposure(np.array([[0]]), [judged(0)], np.array([False]), seed=0) is None
    assert share_of_exposure(np.array([[-1]]), [judged(0)], np.array([True]), seed=0) is None
