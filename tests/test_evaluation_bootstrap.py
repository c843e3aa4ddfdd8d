"""Bounds, the randomisation test and Holm's correction: against exact enumeration and tables worked by hand."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.bootstrap import bounds, holm, swap_test

SAMPLE = np.random.default_rng(4).normal(0.4, 0.2, (60, 2))


def test_bounds_are_those_of_the_normal_approximation_where_it_holds():
    low, high = bounds(SAMPLE, seed=1, resamples=4_000)
    error = SAMPLE.std(axis=0) / np.sqrt(len(SAMPLE))
    assert np.allclose(low, SAMPLE.mean(axis=0) - 1.96 * error, atol=0.3 * error.max())
    assert np.allclose(high, SAMPLE.mean(axis=0) + 1.96 * error, atol=0.3 * error.max())


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_bounds_lie_within_the_values_and_depend_on_the_seed_alone(drawn):
    values = np.array(drawn)[:, None]
    low, high = bounds(values, seed=3, resamples=300)
    assert values.min() - 1e-9 <= low[0] <= high[0] <= values.max() + 1e-9
    assert np.array_equal(bounds(values, seed=3, resamples=300), (low, high))


def test_columns_see_the_same_resamples():
    both = bounds(np.concatenate([SAMPLE, SAMPLE], axis=1), seed=2, resamples=300)
    assert np.array_equal(both[0][:2], both[0][2:])


def test_the_randomisation_test_comes_near_full_enumeration():
    differences = np.array([0.3, 0.1, -0.05, 0.2, 0.15, 0.02, 0.11, -0.01])
    means = [abs(np.dot(signs, differences)) for signs in product((-1, 1), repeat=8)]
    exact = np.mean(np.array(means) >= abs(differences.sum()) - 1e-12)
    assert swap_test(differences[:, None], seed=0)[0] == pytest.approx(exact, abs=0.01)


def test_equal_systems_do_not_differ_and_unequal_ones_never_have_probability_zero():
    differences = np.stack([np.zeros(50), np.ones(50)], axis=1)
    assert swap_test(differences, seed=0, swaps=999).tolist() == [1.0, 1 / 1000]


def test_holm_worked_by_hand():
    # sorted .01 x 4, .02 x 3, .03 x 2, .9 x 1, none below the one before
    assert holm([0.02, 0.9, 0.01, 0.03]) == pytest.approx([0.06, 0.9, 0.04, 0.06])
    assert holm([0.4, 0.5]) == pytest.approx([0.8, 0.8])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []
