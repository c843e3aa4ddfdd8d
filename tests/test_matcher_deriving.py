"""What was read goes into the fields, marked; what was entered wins."""

from data.records import Candidate, Vacancy
from matcher.deriving import with_advertisement, with_self_description
from models.reading import Reading


def reading(field, value, words="w", probability=0.95):
    return Reading(field, value, words, 0, len(words), "test", probability)


def test_values_of_a_list_are_marked_one_by_one():
    vacancy = Vacancy.model_validate({"id": "v", "title": "Koch"})
    read = with_advertisement(
        vacancy,
        [
            reading("skills_required", "Kochen"),
            reading("skills_required", "Backen"),
            reading("skills_required", "Kochen"),
        ],
    )
    assert read.skills_required == ("Kochen", "Backen")
    assert set(read.derived) == {"skills_required[0]", "skills_required[1]"}


def test_what_was_entered_wins():
    vacancy = Vacancy.model_validate({"id": "v", "title": "Koch", "hours": "part", "shifts": False})
    read = with_advertisement(
        vacancy, [reading("hours", "full"), reading("shifts", True), reading("nights", True)]
    )
    assert (read.hours, read.shifts, read.nights) == ("part", False, True)
    assert set(read.derived) == {"nights"}


def test_of_a_single_value_the_first_reading_counts():
    vacancy = Vacancy.model_validate({"id": "v", "title": "Koch"})
    assert with_advertisement(vacancy, [reading("hours", "full"), reading("hours", "part")]).hours == "full"


MARK = {"words": "w", "by": "test", "probability": 0.9}


def test_what_was_derived_before_makes_room_for_what_the_text_says_now():
    raw = {"id": "v", "title": "x", "hours": "full", "shifts": True, "nights": False}
    vacancy = Vacancy.model_validate({**raw, "derived": {"hours": MARK, "nights": MARK}})
    read = with_advertisement(vacancy, [reading("nights", True), reading("shifts", False)])
    assert (read.hours, read.shifts, read.nights) == (None, True, True)
    assert set(read.derived) == {"nights"}


def test_items_that_were_entered_stay_beside_those_that_are_read_again():
    raw = {"id": "c", "text": "x", "skills": ["Nähen", "Kochen", "Backen"]}
    person = Candidate.model_validate({**raw, "derived": {"skills[0]": MARK, "skills[1]": MARK}})
    read = with_self_description(person, [reading("skills", {"name": "Nähen"}), reading("skills", "backen")])
    assert [item.name for item in read.skills] == ["Backen", "Nähen"]
    assert set(read.derived) == {"skills[1]"}


def test_of_licences_read_before_none_may_be_left():
    raw = {"id": "c", "text": "x", "driving_licences": ["B"], "derived": {"driving_licences[0]": MARK}}
    person = Candidate.model_validate(raw)
    assert with_self_description(person, []).driving_licences is None
    assert with_self_description(person, [reading("driving_licences", [])]).driving_licences == ()


def test_marks_of_fields_that_the_house_does_not_read_stay_while_the_field_does():
    raw = {
        "id": "v",
        "title": "x",
        "derived": {"valid_until": MARK, "url": MARK},
        "valid_until": "2027-01-01",
    }
    assert set(with_advertisement(Vacancy.model_validate(raw), []).derived) == {"valid_until"}


def test_a_language_is_added_beside_those_that_were_entered():
    person = Candidate.model_validate({"id": "c", "text": "x", "languages": [{"code": "de", "level": "B1"}]})
    german = reading("languages", {"code": "de", "level": "C1"})
    read = with_self_description(person, [german, reading("languages", {"code": "en", "level": "B2"})])
    assert [(item.code, item.level) for item in read.languages] == [("de", "B1"), ("en", "B2")]
    assert set(read.derived) == {"languages[1]"}


def test_wishes_are_read_one_by_one():
    person = Candidate.model_validate({"id": "c", "text": "x", "wishes": {"hours": "part"}})
    read = with_self_description(
        person,
        [
            reading("wishes.hours", "full"),
            reading("wishes.nights", False),
            reading("wishes.occupations", "Koch"),
        ],
    )
    assert (read.wishes.hours, read.wishes.nights, read.wishes.occupations) == ("part", False, ("Koch",))
    assert set(read.derived) == {"wishes.nights", "wishes.occupations[0]"}


def test_a_denied_licence_is_none_held_and_an_entered_one_stays():
    person = Candidate.model_validate({"id": "c", "text": "x"})
    assert with_self_description(person, [reading("driving_licences", [])]).driving_licences == ()
    holder = Candidate.model_validate({"id": "c", "text": "x", "driving_licences": []})
    assert with_self_description(holder, [reading("driving_licences", "B")]).driving_licences == ()


def test_nothing_read_is_nothing_changed():
    person = Candidate.model_validate({"id": "c", "text": "x"})
    assert with_self_description(person, []) is person
