"""Codes for what people and employers write: marked, never over entered ones."""

import pytest

from data.records import Candidate, Vacancy
from matcher.certainty import HARD
from matcher.coding import with_code, with_codes
from models.occupation import OccupationCoder


@pytest.fixture(scope="module")
def coder():
    return OccupationCoder.load()


def test_a_title_gives_code_and_level_both_marked(coder):
    vacancy = with_code(Vacancy.model_validate({"id": "v", "title": "Koch (m/w/d) in Vollzeit"}), coder)
    assert vacancy.occupation.kldb.startswith("293")
    assert vacancy.level == int(vacancy.occupation.kldb[-1])
    assert set(vacancy.derived) == {"occupation.kldb", "level"}
    assert vacancy.derived["level"].probability < HARD


def test_entered_codes_and_levels_win(coder):
    raw = {"id": "v", "title": "Koch", "occupation": {"kldb": "29301"}, "level": 1}
    entered = Vacancy.model_validate(raw)
    assert with_code(entered, coder) is entered
    levelled = with_code(Vacancy.model_validate({"id": "v", "title": "Koch", "level": 3}), coder)
    assert levelled.level == 3
    assert "level" not in levelled.derived


def test_an_unclear_title_gets_no_code(coder):
    vacancy = Vacancy.model_validate({"id": "v", "title": "Verstärkung für unser Team gesucht"})
    (found,) = coder.code([vacancy.title])
    assert (with_code(vacancy, coder) is vacancy) == found.unclear


def test_people_are_coded_in_their_own_language(coder):
    person = Candidate.model_validate({"id": "c", "occupations": ["повар", {"title": "x", "kldb": "62102"}]})
    coded = with_codes(person, coder)
    assert coded.occupations[0].kldb.startswith("293")
    assert coded.occupations[1].kldb == "62102"
    assert set(coded.derived) == {"occupations[0].kldb"}
