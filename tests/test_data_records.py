"""The one vocabulary: what is accepted, brought into one form, or refused."""

import pytest
from pydantic import ValidationError

from data.levels import CefrLevel
from data.records import Candidate, Vacancy


def test_a_title_is_all_that_a_vacancy_needs():
    vacancy = Vacancy.model_validate({"id": "v1", "title": "Koch"})
    assert vacancy.state == "open"
    assert vacancy.languages == ()
    assert vacancy.wage_eur_hour is None


def test_a_candidate_must_say_something():
    with pytest.raises(ValidationError, match="at least one of"):
        Candidate.model_validate({"id": "c1"})
    assert Candidate.model_validate({"id": "c1", "skills": ["Nähen"]}).skills[0].name == "Nähen"


@pytest.mark.parametrize(
    "field",
    [
        {"languages": [{"code": "de", "level": "D3"}]},
        {"available_from": "2026-13-01"},
        {"occupations": [{"title": "cook", "years": float("nan")}]},
        {"text": "a\x00b"},
        {"text": "x" * 1_000_001},
        {"place": {"lat": 91.0, "lon": 9.0}},
        {"skills": [5]},
        {"wishes": {"kinds": ["holiday"]}},
    ],
)
def test_what_cannot_be_true_is_refused(field):
    with pytest.raises(ValidationError):
        Candidate.model_validate({"id": "c1", "skills": ["sewing"], **field})


def test_short_forms_are_read():
    vacancy = Vacancy.model_validate({"id": "v1", "title": "Koch", "place": "Ulm", "wage_eur_hour": 15})
    assert vacancy.places[0].name == "Ulm"
    assert vacancy.wage_eur_hour == 15
    assert Vacancy.model_validate(vacancy.model_dump(mode="json")) == vacancy


def test_an_hourly_wage_is_computed_only_where_the_weekly_hours_are_known():
    wage = {"min": 2600, "period": "month"}
    assert Vacancy.model_validate({"id": "v", "title": "x", "wage": wage}).wage_eur_hour is None
    known = Vacancy.model_validate({"id": "v", "title": "x", "wage": wage, "weekly_hours": 40})
    assert known.wage_eur_hour == pytest.approx(2600 / (40 * 13 / 3), abs=0.01)


def test_protected_attributes_are_no_fields():
    fields = Candidate.model_validate({"id": "c1", "skills": ["x"], "name": "N", "gender": "f"}).model_dump()
    assert not {"name", "gender", "birth_date", "nationality", "religion", "photo"} & fields.keys()


def test_levels_are_ordered():
    assert [level.order for level in CefrLevel] == list(range(7))
    assert CefrLevel.from_order(99) is CefrLevel.C2
