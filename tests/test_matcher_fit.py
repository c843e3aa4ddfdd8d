"""Aspects on tables worked by hand."""

import numpy as np
import pytest

from data.places import ROAD_FACTOR
from matcher import fit, qualification
from matcher.affinity import Affinity
from matcher.languages import GERMAN, language_number
from matcher.table import CANDIDATE, MAX_OPTIONAL, MAX_REQUIRED, VACANCY, as_batch, empty_row

LEVEL = {"A0": 0, "A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6}


def candidate(**facts):
    row = empty_row(CANDIDATE)
    for name, value in facts.items():
        row[name] = value
    return as_batch(row)


def vacancy(**facts):
    row = empty_row(VACANCY)
    for name, value in facts.items():
        row[name] = value
    return as_batch(row)


def affinity(experience=0.0, wish=0.0, mention=0.0, required=(), optional=()):
    one = np.float32
    return Affinity(
        experience=np.array([experience], dtype=one),
        wish=np.array([wish], dtype=one),
        mention=np.array([mention], dtype=one),
        required=np.array([[*required, *[0.0] * (MAX_REQUIRED - len(required))]], dtype=one),
        optional=np.array([[*optional, *[0.0] * (MAX_OPTIONAL - len(optional))]], dtype=one),
    )


def speaks(**levels):
    row = empty_row(CANDIDATE)
    for slot, (code, level) in enumerate(levels.items()):
        row["languages"][slot], row["language_levels"][slot] = language_number(code), LEVEL[level]
    return as_batch(row)


def asks(**levels):
    row = empty_row(VACANCY)
    for slot, (code, level) in enumerate(levels.items()):
        row["languages"][slot], row["language_levels"][slot] = language_number(code), LEVEL[level]
    return as_batch(row)


@pytest.mark.parametrize(
    ("has", "needs", "value"),
    [
        ({"de": "B2"}, {"de": "B2"}, 1.0),
        ({"de": "C1"}, {"de": "B1"}, 1.0),
        ({"de": "B1"}, {"de": "B2"}, 0.6),
        ({"de": "A2"}, {"de": "B2"}, 0.25),
        ({"de": "A0"}, {"de": "C1"}, 0.03),
        ({}, {"de": "B1"}, fit.PRIOR["language"]),
        ({"uk": "C2"}, {"de": "B1"}, fit.PRIOR["language"]),
        ({"de": "B1"}, {}, fit.TYPICAL["language"]),
        ({"de": "B2", "en": "A2"}, {"de": "B2", "en": "B1"}, 0.6),
    ],
)
def test_language_by_levels_missing(has, needs, value):
    assert fit.language(speaks(**has), asks(**needs)).value[0] == pytest.approx(value)


def test_a_shared_language_at_work_helps():
    person = speaks(de="B1", tr="C2")
    person["speaks"][0] = 1 << 5
    job = asks(de="B2")
    alone = fit.language(person, job).value[0]
    job["workplace"][0] = 1 << 5
    assert fit.language(person, job).value[0] > alone


@pytest.mark.parametrize(
    ("has", "recognised", "needs", "value"),
    [
        (2, True, 2, 1.0),
        (4, True, 1, 0.2),
        (4, False, 1, 0.45),
        (1, False, 4, 0.05),
        (0, False, 3, fit.PRIOR["qualification"]),
        (3, True, 0, fit.TYPICAL["qualification"]),
    ],
)
def test_levels_fall_off_to_both_sides(has, recognised, needs, value):
    part = qualification.qualification(
        candidate(level=has, level_recognised=recognised), vacancy(level=needs)
    )
    assert part.value[0] == pytest.approx(value)


def test_nobody_is_buried_under_helper_jobs():
    person = candidate(level=4, level_recognised=True)
    values = [qualification.qualification(person, vacancy(level=level)).value[0] for level in (1, 2, 3, 4)]
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("recognised", "table"), [(False, qualification.LEVELS_CLAIMED), (True, qualification.LEVELS_RECOGNISED)]
)
@pytest.mark.parametrize(("level", "elsewhere"), [(2, 0.5), (3, 0.35), (4, 0.2)])
def test_a_helper_job_is_a_bridge_in_the_own_field_alone(level, elsewhere, recognised, table):
    person, helper = candidate(level=level, level_recognised=recognised), vacancy(level=1)
    values = [
        qualification.qualification(person, helper, own_field).value[0]
        for own_field in (qualification.own_field_of(affinity(experience=0.9)), 0.5, 0.0)
    ]
    assert values[0] == pytest.approx(table[level, 1])
    assert values[2] == pytest.approx(elsewhere)
    assert values[1] == pytest.approx((values[0] + values[2]) / 2)


@pytest.mark.parametrize(
    ("level", "kinds", "kind", "value"),
    [
        (2, 0, 1, qualification.LEARNING_UNASKED),  # an apprenticeship for a cook who has not asked for one
        (2, 0b0010, 1, 0.8),  # for one who has
        (2, 0b0010, 2, qualification.LEARNING_UNASKED),  # who has not asked for an internship
        (2, 0, 3, 0.8),  # a training for a new trade is no beginning again
        (1, 0, 1, 1.0),
        (0, 0, 1, fit.PRIOR["qualification"]),
    ],
)
def test_nobody_who_has_learned_a_trade_begins_again_unasked(level, kinds, kind, value):
    part = qualification.qualification(candidate(level=level, kinds=kinds), vacancy(kind=kind))
    assert part.value[0] == pytest.approx(value)


@pytest.mark.parametrize(("needs", "person", "employer"), [(1, 1.5, 0.5), (4, 0.5, 1.5), (2, 1.0, 1.0)])
def test_a_gap_of_levels_costs_one_side_more_and_the_score_the_same(needs, person, employer):
    skilled, job = candidate(level=2, level_recognised=True), vacancy(level=needs)
    part = qualification.qualification(skilled, job)
    sides = qualification.on_each_side(part, skilled, job)
    powers = [side.value[0] for side in sides]
    assert powers == pytest.approx([part.value[0] ** person, part.value[0] ** employer])


@pytest.mark.parametrize(
    ("level", "needs", "kind", "value"),
    [
        (0, 1, 0, fit.PLAIN_WORK),
        (1, 1, -1, fit.PLAIN_WORK),
        (2, 1, 0, fit.PRIOR["occupation"]),  # who has learned a trade is looked at by it
        (0, 2, 0, fit.PRIOR["occupation"]),
        (0, 1, 1, fit.PRIOR["occupation"]),  # an apprenticeship is no plain work
    ],
)
def test_plain_work_asks_for_no_trade(level, needs, kind, value):
    person, job = candidate(level=level, occupations=0), vacancy(level=needs, kind=kind, titles=0)
    for side in (fit.occupation_for_candidate, fit.occupation_for_employer):
        assert side(person, job, affinity()).value[0] == pytest.approx(value)
        assert side(person, job, affinity(experience=0.9)).value[0] == pytest.approx(0.9)


def test_an_open_recognition_counts_little():
    nurse = candidate(level=2)
    assert qualification.qualification(nurse, vacancy(level=2, regulated=3)).value[0] == pytest.approx(
        qualification.RECOGNITION_OPEN
    )
    nurse["regulated"][0] = 1 << 3
    assert qualification.qualification(nurse, vacancy(level=2, regulated=3)).value[0] > 0.9


def test_skills_are_the_mean_over_what_is_asked():
    person, job = candidate(phrases=0), vacancy()
    job["required"][0, :2] = [4, 9]
    found = fit.skills(person, job, affinity(required=(1.0, 0.0)))
    assert found.value[0] == pytest.approx((1.0 + fit.PRIOR["skills"]) / 2)
    assert fit.skills(person, vacancy(), affinity()).value[0] == pytest.approx(fit.TYPICAL["skills"])


def test_optional_skills_count_less():
    job = vacancy()
    job["required"][0, 0], job["optional"][0, 0] = 4, 5
    value = fit.skills(candidate(phrases=0), job, affinity(required=(1.0,), optional=(0.0,))).value[0]
    assert value == pytest.approx(
        (1.0 + fit.OPTIONAL_WEIGHT * fit.PRIOR["skills"]) / (1 + fit.OPTIONAL_WEIGHT)
    )


def test_distance_is_a_great_circle_times_the_road_factor():
    row, job = empty_row(CANDIDATE), empty_row(VACANCY)
    row["places"][0] = [1, 0, 0]
    job["places"][0] = [np.cos(np.radians(1)), np.sin(np.radians(1)), 0]
    assert fit.road_km(as_batch(row), as_batch(job))[0] == pytest.approx(111.19 * ROAD_FACTOR, rel=1e-3)


def test_the_nearest_of_several_places_counts_and_unknown_is_never_near():
    row, job = empty_row(CANDIDATE), empty_row(VACANCY)
    row["places"][0] = [1, 0, 0]
    job["places"][0], job["places"][1] = [0, 1, 0], [1, 0, 0]
    assert fit.road_km(as_batch(row), as_batch(job))[0] == pytest.approx(0, abs=1)
    unknown = fit.commute(candidate(), as_batch(job))
    assert not unknown.known[0]
    assert unknown.value[0] == pytest.approx(fit.PRIOR["commute"])


def test_wishes_are_the_weighted_geometric_mean_over_what_is_wished():
    person = candidate(hours=1, nights=0)
    assert fit.wishes(person, vacancy(hours=3, nights=1)).value[0] == pytest.approx(fit.CONFLICT ** (1 / 3))
    assert fit.wishes(person, vacancy()).value[0] == pytest.approx(fit.NOT_SAID)
    assert not fit.wishes(candidate(), vacancy(hours=1)).known[0]


def test_a_wish_counts_more_for_the_person_than_for_the_employer():
    person, job, found = candidate(wishes=0), vacancy(titles=0), affinity(wish=1.0)
    assert fit.occupation_for_candidate(person, job, found).value[0] == 1.0
    assert fit.occupation_for_employer(person, job, found).value[0] == pytest.approx(fit.WISH_FOR_EMPLOYER)


def test_german_is_the_same_number_everywhere():
    assert language_number("de-AT") == GERMAN
    assert language_number("prs") == language_number("fa")
    assert language_number("uk") != language_number("ukr-x")
