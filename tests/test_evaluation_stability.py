"""Rank-biased overlap against a table worked by hand and its definition; what another wording changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.stability import language_gap, rank_biased_overlap, stability

LISTS = st.lists(st.integers(0, 12), unique=True, max_size=8)


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        # shared at ranks 1, 2, 3: 0, 2, 2; agreement 0, 1, 2/3.
        # .1/.9 * (0 * .9 + 1 * .81 + 2/3 * .729) + 2/3 * .729 = .144 + .486
        ([1, 2, 3], [2, 1, 4], 0.63),
        # one list ends at rank 1: shared 1, 1; .1/.9 * (.9 + .81/2 + .81 * 1/2) + ((1 - 1)/2 + 1/1) * .81 = .19 + .81
        ([1], [1, 2], 1.0),
        # shared 0, 1: .1/.9 * (0 + .81/2 + 0) + ((1 - 0)/2 + 0) * .81 = .045 + .405
        ([2], [1, 2], 0.45),
        ([1, 2], [1, 2], 1.0),
        ([1, 2], [3, 4], 0.0),
        ([], [], 1.0),
        ([], [1], 0.0),
    ],
)
def test_rank_biased_overlap_worked_by_hand(first, second, value):
    assert rank_biased_overlap(first, second) == pytest.approx(value)
    assert rank_biased_overlap(second, first) == pytest.approx(value)


@given(LISTS, LISTS)
def test_overlap_lies_between_nothing_and_all(first, second):
    assert -1e-9 <= rank_biased_overlap(first, second) <= 1 + 1e-9
    assert rank_biased_overlap(first, first) == pytest.approx(1)


@given(st.permutations(range(9)), st.permutations(range(9)), st.floats(0.5, 0.95))
def test_overlap_of_lists_of_equal_length_follows_its_definition(first, second, persistence):
    agreement = [len({*first[:rank]} & {*second[:rank]}) / rank for rank in range(1, 10)]
    weights = [(1 - persistence) * persistence**rank for rank in range(9)]
    tail = agreement[-1] * persistence**9  # agreement goes on as it was at the last rank that is seen
    expected = float(np.dot(agreement, weights)) + tail
    assert rank_biased_overlap(first, second, persistence) == pytest.approx(expected)


def test_stability_is_the_mean_over_the_queries_that_have_another_form():
    before = np.array([[1, 2, 3], [5, 6, -1]])
    found = stability(before, np.array([[2, 1, 4], [5, 6, -1]]), queries=7, seed=0)
    assert (found.changed, found.queries, found.unchanged) == (2, 7, 0.5)
    assert found.overlap.mean == pytest.approx((0.63 + 1) / 2)
    assert stability(before[:0], before[:0], queries=7, seed=0) is None


def test_the_language_gap_is_german_less_the_other_language():
    values = np.array([0.9, 0.5, 0.4, 0.6])
    first = np.array([[1, 2, 3], [2, 1, 4], [1, 2, 3], [1, 2, 3]])
    found = language_gap(values, first, [(0, 1), (2, 3)], "AP", seed=0)
    assert found.gap.mean == pytest.approx((0.4 - 0.2) / 2)
    assert found.overlap.mean == pytest.approx((0.63 + 1) / 2)
    assert (found.pairs, found.document()["measure"]) == (2, "AP")
    assert language_gap(values, first, [], "AP", seed=0) is None
