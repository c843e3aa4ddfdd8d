"""Codes for what people and employers write: marked, never over entered ones."""

import pytest

from data.records import Candidate, Vacancy
from matcher.certainty import HARD
from matcher.coding import code_candidates, code_vacancies
from models.occupation import OccupationCoder


@pytest.fixture(scope="module")
def coder():
    return OccupationCoder.load()


def with_code(vacancy, coder):
    return code_vacancies([vacancy], coder)[0]


def with_codes(candidate, coder):
    return code_candidates([candidate], coder)[0]


def test_many_are_coded_as_one_by_one(coder):
    raw = [
        {"id": "a", "title": "Koch"},
        {"id": "b", "title": "x", "occupation": {"kldb": "29301"}},
        {"id": "c", "title": "Maurer (m/w/d)", "occupation": {"titles": ["Bauhelfer"]}},
        {"id": "d", "title": "Verstärkung für unser Team gesucht"},
    ]
    vacancies = [Vacancy.model_validate(record) for record in raw]
    assert code_vacancies(vacancies, coder) == [with_code(vacancy, coder) for vacancy in vacancies]
    people = [
        Candidate.model_validate({"id": "a", "occupations": ["Koch", "кравець"]}),
        Candidate.model_validate({"id": "b", "text": "x"}),
        Candidate.model_validate({"id": "c", "occupations": ["Maurer"]}),
    ]
    assert code_candidates(people, coder) == [with_codes(person, coder) for person in people]


def test_a_title_gives_code_and_level_both_marked(coder):
    vacancy = with_code(Vacancy.model_validate({"id": "v", "title": "Koch (m/w/d) in Vollzeit"}), coder)
    assert vacancy.occupation.kldb.startswith("293")
    assert vacancy.level == int(vacancy.occupation.kldb[-1])
    assert set(vacancy.derived) == {"occupation.kldb", "occupation.isco", "level"}
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
    assert set(coded.derived) == {"occupations[0].kldb", "occupations[0].isco"}


def test_codes_follow_a_title_that_changed_and_entered_ones_stay(coder):
    cook = with_code(Vacancy.model_validate({"id": "v", "title": "Koch"}), coder)
    renamed = with_code(cook.model_copy(update={"title": "Maurer"}), coder)
    assert renamed.occupation == with_code(Vacancy(id="v", title="Maurer"), coder).occupation
    raw = {"id": "c", "occupations": [{"title": "Koch", "isco": "5120"}]}
    person = with_codes(Candidate.model_validate(raw), coder)
    assert set(person.derived) == {"occupations[0].kldb"}
    mason = person.occupations[0].model_copy(update={"title": "Maurer"})
    again = with_codes(person.model_copy(update={"occupations": (mason,)}), coder)
    assert (again.occupations[0].isco, again.occupations[0].kldb[:3]) == ("5120", "321")
