"""What is wrong with a record is told with the contract's field and in plain words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import RecordRejected
from data.validation import build_candidate, build_vacancy

PERSON = {"id": "c", "skills": ["x"]}
JOB = {"id": "v", "title": "Koch"}
DEEP: dict = {}
for _ in range(50):
    DEEP = {"a": DEEP}


@pytest.mark.parametrize(
    ("raw", "field", "reason"),
    [
        ({"languages": [{"code": "de", "level": "D3"}]}, "languages[0].level", "'D3' is no CEFR level; known are A0"),
        ({"languages": [{"level": "B1"}]}, "languages[0].code", "is missing"),
        ({"languages": [{"code": "Deutsch!", "level": "B1"}]}, "languages[0].code", "'deutsch!' is no BCP"),
        ({"languages": "de"}, "languages", "must be a list, not 'de'"),
        ({"available_from": "2026-13-01"}, "available_from", "month must be in 1..12"),
        ({"available_from": 5}, "available_from", "'5' is no date"),
        ({"occupations": [{"title": "cook", "years": float("nan")}]}, "occupations[0].years", "a finite number"),
        ({"occupations": [{"title": "cook", "years": "viele"}]}, "occupations[0].years", "a number, not 'viele'"),
        ({"occupations": [{"title": "cook", "years": 99}]}, "occupations[0].years", "is 99; it must be at most 80"),
        ({"text": "a\x00b"}, "text", "contains a NUL character"),
        ({"text": "x" * 1_000_001}, "text", "is 1,000,001 bytes long; at most 1,000,000 are stored"),
        ({"text": "\udc80"}, "text", "broken encoding"),
        ({"text": DEEP}, "text", "must be text, not an object"),
        ({"wishes": {"kinds": ["holiday"]}}, "wishes.kinds[0]", "is 'holiday'; known are 'job', 'apprenticeship'"),
        ({"wishes": {"nights": "sometimes"}}, "wishes.nights", "must be true or false, not 'sometimes'"),
        ({"wishes": 5}, "wishes", "must be an object, not 5"),
        ({"residence": {"permission": "maybe"}}, "residence.permission", "is 'maybe'; known are 'free', 'approval'"),
        ({"place": {"lat": 91.0}}, "place.lat", "is 91.0; it must be at most 90"),
        ({"skills": [5]}, "skills[0]", "must be an object, not 5"),
        ({"driving_licences": ["Z"]}, "driving_licences[0]", "'Z' is no driving licence class"),
        ({"id": "x" * 1_001}, "id", "is longer than 1000 characters"),
        ({"id": ""}, "id", "is empty"),
        ({"id": 5}, "id", "must be text, not 5"),
        ({"qualifications": [{"title": "x", "level": 7}]}, "qualifications[0].level", "is 7; known are 1, 2, 3 or 4"),
        ({"derived": {"a": {"words": "x", "by": "y", "probability": 2}}}, "derived.a.probability", "is 2; it must be"),
    ],
)  # fmt: skip
def test_candidates_are_rejected_with_field_and_reason(raw, field, reason):
    with pytest.raises(RecordRejected) as caught:
        build_candidate({**PERSON, **raw})
    assert caught.value.field == field
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("raw", "field", "reason"),
    [
        ({"title": None}, "title", "must be text, not null"),
        ({"title": "  "}, "title", "is empty"),
        ({"place": {"lat": "north"}}, "place.lat", "must be a number, not 'north'"),
        ({"places": [{"country": "DEU"}]}, "places[0].country", "'DEU' is no ISO 3166-1"),
        ({"wage_eur_hour": -1}, "wage_eur_hour", "is -1; it must be at least 0"),
        (
            {"wage": {"min": 20, "max": 10, "period": "hour"}},
            "wage",
            "the minimum 20 is above the maximum 10",
        ),
        ({"wage": {"min": 20}}, "wage.period", "is missing"),
        ({"openings": 2.5}, "openings", "must be a whole number, not 2.5"),
        ({"openings": "9" * 60}, "openings", "9"),
        ({"state": "gone"}, "state", "is 'gone'; known are 'draft', 'open' or 'closed'"),
        ({"start": "2026-02-30"}, "start", "day"),
        ({"skills_required": [["a"]]}, "skills_required[0]", "must be text, not a list"),
        ({"employer": {"support": ["cash"]}}, "employer.support[0]", "is 'cash'; known are 'german_course'"),
    ],
)
def test_vacancies_are_rejected_with_field_and_reason(raw, field, reason):
    with pytest.raises(RecordRejected) as caught:
        build_vacancy({**JOB, **raw})
    assert caught.value.field == field
    assert reason in caught.value.reason


def test_a_candidate_who_says_nothing_is_told_what_would_say_something():
    with pytest.raises(RecordRejected, match="at least one of") as caught:
        build_candidate({"id": "c"})
    assert caught.value.field == "occupations, skills, text"


def test_further_wrong_fields_are_mentioned_and_never_echoed_at_length():
    with pytest.raises(RecordRejected) as caught:
        build_vacancy(
            {"title": ["y" * 5_000], "start": "x" * 5_000, "remote": "perhaps", "wage": 3, "openings": "z"}
        )
    assert caught.value.field == "id"
    assert caught.value.reason.startswith("is missing (also wrong: title, ")
    with pytest.raises(RecordRejected) as caught:
        build_vacancy({**JOB, "start": "x" * 5_000})
    assert len(caught.value.reason) < 200


def test_what_is_right_is_built():
    assert build_candidate({**PERSON, "name": "dropped"}).id == "c"
    assert build_vacancy({**JOB, "place": "Ulm"}).places[0].name == "Ulm"


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)
FIELDS = (
    *(
        "id",
        "title",
        "text",
        "languages",
        "places",
        "place",
        "wage",
        "wage_eur_hour",
        "occupations",
        "skills",
    ),
    *(
        "wishes",
        "residence",
        "derived",
        "employer",
        "start",
        "weekly_hours",
        "openings",
        "driving_licences",
        "level",
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_whatever_comes_is_built_or_rejected(raw):
    for build in (build_candidate, build_vacancy):
        try:
            build(raw)
        except RecordRejected as fault:
            assert fault.field
            assert fault.reason
            assert len(fault.reason) < 400
