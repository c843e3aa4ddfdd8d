"""Reading what people say of themselves: fields, denials, whose words they are, and the annotated texts."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import UnusableInput
from data.lexicon import occupation_titles
from data.records import Candidate
from models.people import FIELDS, SOFT_FIELDS, read_person
from models.people.cues import ANY_LANGUAGE, read_cues, read_table
from models.reading import record_part
from tests.bench.people import measure, precision, recall

LANGUAGES = ("de", "en", "uk", "ru", "ar", "tr", "prs", "fr")


def _values(text: str, field: str) -> list[Any]:
    return [reading.value for reading in read_person(text) if reading.field == field]


@pytest.mark.parametrize(
    ("text", "title", "isco", "years"),
    [
        ("Я працювала медсестрою вісім років.", "медсестра", "2221", 8),
        ("Ich war zehn Jahre lang Köchin.", "Köchin", "5120", 10),
        ("I worked as a baker for three years.", "baker", "7512", 3),
        ("Beş yıl terzilik yaptım.", "terzi", "7531", 5),
        ("J'ai travaillé deux ans comme maçon.", "maçon", "7112", 2),
        ("اشتغلت ممرضة سنتين.", "ممرضة", "2221", 2),
        ("من نجار بودم، نه سال.", "نجار", "7522", 9),
        ("Работал слесарем полтора года.", "слесарь", None, 1.5),
    ],
)
def test_an_occupation_is_read_with_its_years(text: str, title: str, isco: str | None, years: float) -> None:
    (occupation,) = _values(text, "occupations")
    assert (occupation["title"], occupation["years"]) == (title, years)
    assert isco is None or occupation["isco"] == isco


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to work as a cleaner any more.",
        "Прибиральницею більше працювати не хочу.",
        "Artık temizlikçi olarak çalışmak istemiyorum.",
        "Je ne veux plus travailler comme femme de ménage.",
        "My neighbour is a doctor.",
        "Моя сестра врач.",
        "Der Arzt hat gesagt, ich soll mich schonen.",
        "زوجي سائق شاحنة.",
    ],
)
def test_denied_work_and_other_people_are_no_occupation_and_no_wish(text: str) -> None:
    assert _values(text, "occupations") == []
    assert _values(text, "wishes.occupations") == []


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Ich suche Arbeit als Maler.", "Maler"),
        ("I would like to work as a gardener.", "gardener"),
        ("Хочу працювати кухарем.", "кухар"),
        ("Хочу работать поваром.", "повар"),
        ("أريد العمل سائق باص.", "سائق باص"),
        ("Garson olarak çalışmak istiyorum.", "Garson"),
        ("می‌خواهم نرس شوم.", "نرس"),
        ("Je voudrais travailler comme boulanger.", "boulanger"),
    ],
)
def test_what_is_wished_is_not_taken_for_done(text: str, wish: str) -> None:
    assert _values(text, "wishes.occupations") == [wish]
    assert _values(text, "occupations") == []


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Keine Nachtschicht bitte.", "wishes.nights", False),
        ("Без нічних змін.", "wishes.nights", False),
        ("Nachtschicht ist kein Problem.", "wishes.nights", True),
        ("Gece vardiyası sorun değil.", "wishes.nights", True),
        ("لا أريد ورديات ليلية.", "wishes.nights", False),
        ("Schichtdienst geht leider nicht.", "wishes.shifts", False),
        ("Ищу работу на полный день.", "wishes.hours", "full"),
        ("Je cherche un mi-temps.", "wishes.hours", "part"),
        ("کار نیمه وقت می‌خواهم.", "wishes.hours", "part"),
        ("20 Stunden pro Woche wären gut.", "wishes.hours", "part"),
    ],
)
def test_conditions_are_read_with_their_denial(text: str, field: str, value: Any) -> None:
    assert _values(text, field) == [value]


def test_part_time_or_a_mini_job_rules_out_neither() -> None:
    (mini,) = read_person("Ich suche einen Minijob.")
    (either,) = read_person("Ich suche Teilzeit oder Minijob.")
    assert (mini.value, either.value) == ("mini", "mini")
    assert mini.probability > 0.9 > either.probability


def test_night_work_of_the_past_is_no_wish() -> None:
    assert _values("I worked night shifts for six years.", "wishes.nights") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Führerschein Klasse B und C.", ["B", "C"]),
        ("Ohne Führerschein.", [[]]),
        ("Ehliyetim yok.", [[]]),
        ("Категории B, C, E.", ["CE", "C", "B"]),
        ("I have a forklift licence.", []),
    ],
)
def test_licences_are_read_by_class_or_as_none_held(text: str, expected: list[Any]) -> None:
    assert sorted(_values(text, "driving_licences")) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deutsch B1, Englisch gut.", {"de": "B1", "en": "B1"}),
        ("Ich spreche noch kein Deutsch.", {"de": "A0"}),
        ("Ukrainian and Russian fluent, German A2/B1.", {"uk": "B2", "ru": "B2", "de": "A2"}),
        ("Рідна мова українська, німецьку вчу.", {"uk": "C2", "de": "A1"}),
        ("Deutsch: A2 fertig, jetzt B1 Kurs.", {"de": "A2"}),
        ("Türkçe anadilim.", {"tr": "C2"}),
    ],
)
def test_languages_are_read_with_their_level(text: str, expected: dict[str, str]) -> None:
    assert {value["code"]: value["level"] for value in _values(text, "languages")} == expected


def test_name_age_and_nationality_are_not_read() -> None:
    readings = read_person("Ich heiße Ana, bin 34 Jahre alt und komme aus der Ukraine. Ich war Köchin.")
    assert {reading.field for reading in readings} == {"occupations"}
    assert "years" not in readings[0].value


@pytest.mark.parametrize("text", ["", " \n", "???", "12345", "ありがとう", "a" * 5000, "Koch, " * 300])
def test_any_text_is_accepted(text: str) -> None:
    read_person(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_every_reading_points_at_its_words(noise: str) -> None:
    text = f"{noise} Я працювала медсестрою вісім років, німецька B1. Ich kann kochen. عندي خبرة وبصلح مكيفات. {noise}"
    for reading in read_person(text):
        assert text[reading.start : reading.end] == reading.words
        assert reading.field in FIELDS
        assert 0 < reading.probability <= 1


def test_the_development_texts_keep_precision_and_recall() -> None:
    for field, counts in measure("development").items():
        assert precision(counts) >= 0.9, field
        assert recall(counts) >= 0.7, field


def test_readings_become_a_valid_candidate_with_marks() -> None:
    text = "Я працювала медсестрою вісім років, німецька B1, без нічних змін. Прав немає."
    text += " Хочу працювати доглядальницею."
    readings = read_person(text)
    candidate = Candidate.model_validate({"id": "p1", "text": text, **record_part(readings)})
    assert candidate.occupations[0].years == 8
    assert candidate.driving_licences == ()
    assert candidate.wishes.nights is False
    assert candidate.occupations[0].title == "медсестра"
    assert candidate.derived["occupations[0]"].words == "медсестрою"
    assert candidate.wishes.occupations == ("доглядальниця",)
    assert set(candidate.derived) >= {"occupations[0]", "languages[0]", "driving_licences", "wishes.nights"}
    assert candidate.derived["languages[0]"].words == "німецька B1"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Хочу работать сварщиком.", "сварщик"),
        ("Beş yıl garsonluk yaptım.", "garson"),
        ("Beş yıl aşçılık yaptım.", "aşçı"),
        ("Ich war zehn Jahre Schuhverkäuferin.", "Schuhverkäuferin"),
        ("Ich war zehn Jahre Köchin.", "Köchin"),
    ],
)
def test_a_title_loses_the_endings_that_say_nothing_of_the_occupation(text: str, title: str) -> None:
    value = read_person(text)[0].value
    assert title == (value["title"] if isinstance(value, dict) else value)


def test_an_unread_licence_stays_absent() -> None:
    assert "driving_licences" not in record_part(read_person("Ich bin Koch."))


def test_soft_fields_stay_below_what_a_hard_rule_needs() -> None:
    readings = read_person("Я працювала медсестрою вісім років. Вмію робити уколи. Живу у Фюрті.")
    assert {reading.field for reading in readings} == SOFT_FIELDS
    assert all(reading.probability < 0.9 for reading in readings)


def test_tables_with_another_header_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "cues.tsv"
    file.write_text("kind\tlang\twords\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="first line"):
        read_table(file)
    file.write_text("kind\tvalue\tlang\twords\nwish\t\tde\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="line 2"):
        read_table(file)
    with pytest.raises(UnusableInput, match="cannot be read"):
        read_table(tmp_path / "absent.tsv")


def test_every_cue_names_a_language_and_every_field_an_occupation() -> None:
    rows = read_cues()
    assert {lang for _, _, lang, _ in rows} <= {*LANGUAGES, ANY_LANGUAGE}
    concepts = {row.concept for row in occupation_titles()}
    assert {value for kind, value, _, _ in rows if kind == "field"} <= concepts
    assert all(words.strip() == words != "" for *_, words in rows)


def test_sentences_of_one_text_may_be_of_several_languages() -> None:
    readings = read_person(
        "Я працювала кухарем п'ять років. Ich suche Arbeit als Köchin und spreche ein bisschen Deutsch."
    )
    assert {reading.by for reading in readings} >= {"lexicon:uk", "lexicon:de"}


@pytest.mark.parametrize(
    "unit", ["Koch, ", "Deutsch B1 und ", "не ", "Führerschein B, C, ", "ich kann kochen und "]
)
def test_long_texts_are_read_to_a_bound(unit: str) -> None:
    text = unit * 20_000
    assert all(reading.end <= len(text) for reading in read_person(text))
