"""Two sides, one score."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.matches import ASPECTS
from matcher.affinity import Affinity
from matcher.languages import GERMAN
from matcher.score import FOR_CANDIDATE, FOR_EMPLOYER, aspect_weight, score_pairs
from matcher.table import CANDIDATE, MAX_OPTIONAL, MAX_REQUIRED, VACANCY, as_batch, empty_row

strengths = st.floats(0, 1, width=32)


def pair(experience=0.5, required=(), level=2, needs=2):
    person, job = empty_row(CANDIDATE), empty_row(VACANCY)
    person["occupations"][0], person["phrases"][0], person["level"] = 1, 1, level
    job["titles"][0], job["level"] = 1, needs
    job["required"][: len(required)] = 1
    found = Affinity(
        experience=np.array([experience], dtype=np.float32),
        wish=np.zeros(1, dtype=np.float32),
        mention=np.zeros(1, dtype=np.float32),
        required=np.array([[*required, *[0.0] * (MAX_REQUIRED - len(required))]], dtype=np.float32),
        optional=np.zeros((1, MAX_OPTIONAL), dtype=np.float32),
    )
    return as_batch(person), as_batch(job), found


def test_the_score_is_the_geometric_mean_of_the_sides():
    scores = score_pairs(*pair())
    assert scores.score[0] == pytest.approx(np.sqrt(scores.for_candidate[0] * scores.for_employer[0]))


def test_weights_of_all_aspects_sum_to_one():
    assert sum(aspect_weight(aspect) for aspect in ASPECTS) == pytest.approx(1.0)
    assert set(FOR_CANDIDATE) | set(FOR_EMPLOYER) == set(ASPECTS)


def test_a_weight_of_zero_leaves_an_aspect_out():
    near, far = pair(level=2, needs=2), pair(level=2, needs=4)
    assert score_pairs(*near).score[0] > score_pairs(*far).score[0]
    out = {"qualification": 0.0}
    assert score_pairs(*near, out).score[0] == pytest.approx(score_pairs(*far, out).score[0])


def test_one_aspect_near_zero_cannot_be_bought_back():
    assert score_pairs(*pair(experience=0.0, required=(1.0, 1.0))).score[0] < 0.45


@settings(max_examples=50, deadline=None)
@given(st.lists(strengths, min_size=1, max_size=MAX_REQUIRED), st.data())
def test_a_better_partner_never_lowers_a_score(required, data):
    position = data.draw(st.integers(0, len(required) - 1))
    better = list(required)
    better[position] = data.draw(st.floats(required[position], 1, width=32))
    assert (
        score_pairs(*pair(required=better)).score[0] >= score_pairs(*pair(required=required)).score[0] - 1e-6
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(strengths, min_size=1, max_size=MAX_REQUIRED))
def test_deleting_requirements_never_lifts_a_vacancy_above_its_fully_met_form(required):
    met = score_pairs(*pair(required=[1.0] * len(required))).score[0]
    assert score_pairs(*pair(required=())).score[0] <= met + 1e-6


@settings(max_examples=50, deadline=None)
@given(strengths, st.lists(strengths, max_size=5), st.integers(0, 4), st.integers(0, 4))
def test_scores_and_confidence_are_shares(experience, required, level, needs):
    scores = score_pairs(*pair(experience, required, level, needs))
    for values in (scores.score, scores.for_candidate, scores.for_employer, scores.confidence):
        assert 0 <= values[0] <= 1


def levels(level, needs, recognised, strength, wish, required, **facts):
    """A pair of whom the level is known, as in `pair`."""
    person, job, found = pair(strength, required, level, needs)
    person["level_recognised"][0] = recognised
    for name, value in facts.items():
        person[name][0] = value
    return person, job, replace(found, wish=np.array([wish], dtype=np.float32))


some = st.lists(strengths, max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.booleans(), strengths, strengths, some, st.sampled_from([3, 4]))
def test_an_expert_is_offered_the_experts_post_before_the_same_as_a_helpers(
    recognised, strength, wish, required, level
):
    own, helper = (
        score_pairs(*levels(level, needs, recognised, strength, wish, required)) for needs in (level, 1)
    )
    assert own.score[0] > helper.score[0]
    assert own.for_candidate[0] > helper.for_candidate[0]


@settings(max_examples=200, deadline=None)
@given(st.booleans(), strengths, strengths, some, st.sampled_from([2, 3, 4]))
def test_a_helper_is_offered_the_helpers_post_before_the_same_for_a_higher_level(
    recognised, strength, wish, required, needs
):
    helper, higher = (
        score_pairs(*levels(1, level, recognised, strength, wish, required)) for level in (1, needs)
    )
    assert helper.score[0] > higher.score[0]
    assert helper.for_employer[0] > higher.for_employer[0]


@settings(max_examples=100, deadline=None)
@given(strengths, strengths, some, st.sampled_from([2, 3, 4]))
def test_a_recognised_level_counts_more_than_a_claimed_one_where_it_is_asked_for(
    strength, wish, required, level
):
    claimed, recognised = (
        score_pairs(*levels(level, level, known, strength, wish, required)).score[0]
        for known in (False, True)
    )
    assert recognised > claimed


@settings(max_examples=100, deadline=None)
@given(strengths, some, st.sampled_from([2, 3, 4]))
def test_a_level_that_is_not_known_is_never_below_the_lowest(strength, required, needs):
    unknown, lowest = (
        score_pairs(*levels(level, needs, False, strength, 0.0, required)).score[0] for level in (0, 1)
    )
    assert unknown >= lowest - 1e-6


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 6), st.integers(0, 6), st.sampled_from([1.0, 0.95, 0.92]))
def test_saying_nothing_of_a_language_is_never_below_having_none_of_it(needs, level, weight):
    person, job, found = pair()
    job["languages"][0, 0], job["language_levels"][0, 0] = GERMAN, needs
    unsaid = score_pairs(person, job, found)
    person["languages"][0, 0], person["language_weights"][0, 0] = GERMAN, weight
    person["language_levels"][0, 0] = 0
    assert unsaid.score[0] >= score_pairs(person, job, found).score[0] - 1e-6
    person["language_levels"][0, 0] = level
    stated = score_pairs(person, job, found)
    assert stated.confidence[0] > unsaid.confidence[0]
    person["language_weights"][0, 0] = 1.0
    assert score_pairs(person, job, found).score[0] >= stated.score[0]
