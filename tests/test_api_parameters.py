import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from api.parameters import MatchParameters, PairParameters, read_weights
from data.matches import ASPECTS
from data.records import JobKind


def test_weights_are_read():
    assert read_weights("occupation:2, skills:0.5") == {"occupation": 2.0, "skills": 0.5}
    assert read_weights("") == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("skill:1", "no aspect"),
        ("skills", "skills:NUMBER"),
        ("skills:", "skills:NUMBER"),
        ("skills:-1", "from 0 to"),
        ("skills:nan", "from 0 to"),
        ("skills:1e9", "from 0 to"),
        (",".join(f"{aspect}:0" for aspect in ASPECTS), "above 0"),
    ],
)
def test_wrong_weights_are_named(text, named):
    with pytest.raises(ValueError, match=named):
        read_weights(text)


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_any_text_is_read_or_refused_with_a_reason(text):
    try:
        weights = read_weights(text)
    except ValueError as error:
        assert str(error)
    else:
        assert weights.keys() <= set(ASPECTS)


def test_query_carries_what_was_asked():
    asked = MatchParameters(
        top=3,
        on="2026-11-22",
        lang="en",
        kind="job",
        max_km=5,
        startable=["now,no", "unknown"],
        weights="commute:0",
    )
    query = asked.query()
    assert (query.top, query.on, query.lang, query.kind) == (3, dt.date(2026, 11, 22), "en", JobKind.JOB)
    assert query.startable == {"now", "no", "unknown"}
    assert query.weights == {"commute": 0.0}
    assert query.max_km == 5


def test_what_is_not_asked_is_left_to_the_query():
    query = MatchParameters().query()
    assert query.startable is None
    assert query.on == dt.date.today()
    assert PairParameters(candidate="a", vacancy="b").query().lang == "de"


@pytest.mark.parametrize(
    "wrong",
    [
        {"top": 0},
        {"top": 100_000},
        {"on": "2026-13-01"},
        {"lang": "../de"},
        {"kind": "work"},
        {"max_km": -1},
        {"max_km": float("nan")},
        {"startable": "maybe"},
        {"weights": "luck:1"},
        {"unheard_of": 1},
    ],
)
def test_wrong_parameters_are_refused(wrong):
    with pytest.raises(ValidationError):
        MatchParameters(**wrong)
