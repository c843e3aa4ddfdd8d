"""What of a record was entered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import Candidate, Vacancy
from matcher.entered import CODES, entered_part, field_of

MARK = {"words": "w", "by": "test", "probability": 0.9}
FIELDS = {"occupations", "languages", "wishes.hours", "wishes.occupations", "driving_licences", *CODES}


def candidate(*paths, **fields):
    return Candidate.model_validate({"id": "c", "text": "x", **fields, "derived": dict.fromkeys(paths, MARK)})


@pytest.mark.parametrize(
    ("path", "field"),
    [("level", "level"), ("languages[0]", "languages"), ("occupations[12].kldb", "occupations.kldb")],
)
def test_a_field_is_named_without_positions(path, field):
    assert field_of(path) == field


def test_items_parts_and_whole_fields_are_taken_out():
    jobs = [{"title": "Koch", "kldb": "29302"}, {"title": "Maurer"}, "Bäcker"]
    wishes = {"hours": "part", "nights": False, "occupations": ["Koch", "Bäcker"]}
    person = candidate(
        *("occupations[0].kldb", "occupations[1]", "wishes.hours", "wishes.occupations[0]"),
        occupations=jobs,
        wishes=wishes,
    )
    left = entered_part(person, FIELDS)
    assert [(item.title, item.kldb) for item in left.occupations] == [("Koch", None), ("Bäcker", None)]
    assert (left.wishes.hours, left.wishes.nights, left.wishes.occupations) == (None, False, ("Bäcker",))
    assert left.derived == {}


def test_a_list_of_which_nothing_is_left_was_never_stated():
    assert (
        entered_part(candidate("driving_licences[0]", driving_licences=["B"]), FIELDS).driving_licences
        is None
    )
    assert entered_part(candidate("driving_licences", driving_licences=[]), FIELDS).driving_licences is None


def test_other_fields_and_their_marks_stay():
    person = candidate("languages[0]", "available_from", available_from="2027-01-01")
    left = entered_part(person, {"wishes.hours"})
    assert left is person
    assert set(entered_part(person, FIELDS).derived) == {"available_from"}


@given(
    st.lists(st.text(max_size=12) | st.sampled_from(["languages[7]", "occupation.kldb.x", "languages[0].x"]))
)
def test_any_marks_leave_a_valid_record(paths):
    raw = {"id": "v", "title": "x", "languages": [{"code": "de", "level": "B1"}]}
    vacancy = Vacancy.model_validate({**raw, "derived": dict.fromkeys(paths, MARK)})
    left = entered_part(vacancy, {field_of(path) for path in paths} & {"languages", *CODES})
    assert Vacancy.model_validate(left.model_dump()).id == "v"
