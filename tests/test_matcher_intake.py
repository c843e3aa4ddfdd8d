"""What comes in is cleaned before it is masked, so that markup hides nobody."""

import pytest

from data.places import Gazetteer
from matcher.intake import Intake


@pytest.fixture(scope="module")
def intake():
    return Intake(Gazetteer.load())


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Fragen? Frau&nbsp;Meier, Tel.&nbsp;07161&nbsp;123456", "Fragen? [Name], Tel. [Telefon]"),
        ("<b>Ansprechpartner:</b> Anna Meier", "Ansprechpartner: [Name]"),
        ("<p>Frau <strong>Anna Meier</strong></p>", "[Name]"),
        ("meier&#64;firma.example", "[E-Mail]"),
        ("Frau\u200b Meier", "[Name]"),
    ],
)
def test_markup_hides_no_name(intake, text, stored):
    assert intake.vacancy({"id": "v", "title": "Koch", "description": text}).description == stored
    assert intake.candidate({"id": "c", "text": text}).text == stored


def test_known_names_are_masked_in_cleaned_text(intake):
    person = intake.candidate({"id": "c", "name": "Olena Kovalenko", "text": "<i>Olena</i> kocht gern."})
    assert person.text == "[Name] kocht gern."


def test_readings_point_into_the_text_that_is_stored(intake):
    raw = {"id": "v", "title": "Koch", "description": "<b>Frau&nbsp;Meier</b> sagt: Deutsch B1 genügt."}
    vacancy = intake.vacancy(raw)
    mark = vacancy.derived["languages[0]"]
    assert vacancy.description[mark.start : mark.end] == mark.words
    assert "Meier" not in vacancy.model_dump_json()


@pytest.mark.parametrize(
    "text", ["Ich wohne Nürnberg Gostenhof.", "Живу в Нюрнберзі.", "در نورنبرگ زندگی می‌کنم."]
)
def test_a_home_that_the_text_tells_is_placed(intake, text):
    person = intake.candidate({"id": "c", "text": text})
    assert person.place.name.startswith("Nürnberg")
    assert person.place.is_located
    assert person.derived["place"].probability < 0.9
    again = intake.candidate(person.model_dump(mode="json"))
    assert again == person


def test_an_entered_place_wins_over_a_home_in_the_text(intake):
    person = intake.candidate({"id": "c", "place": "Ansbach", "text": "Ich wohne in Fürth."})
    assert person.place.name == "Ansbach"
    assert "place" not in person.derived
