"""The reading of advertisements: golden sentences, whole advertisements, hostile text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Vacancy
from models.reading import LIST_FIELDS, Reading, derived_fields, read_advertisement, record_fields
from tests.bench import reading as bench

ADVERTISEMENT = """Für unser Haus am Stadtpark suchen wir zwei Pflegefachkräfte.

Ihre Aufgaben
- Wundversorgung und Grundpflege
- Dokumentation am Tablet

Ihr Profil
- abgeschlossene Ausbildung in der Pflege
- gute Deutschkenntnisse (mind. B2), Englisch von Vorteil
- Erfahrung in der Palliativpflege
- Führerschein Klasse B
- Bereitschaft zu Früh- und Spätdienst

Wir bieten
- 3.400 bis 3.900 € brutto im Monat, 38,5 Std./Woche
- kostenlose Deutschkurse bis C1
- unbefristeter Vertrag, Beginn: 01.03.2027
Quereinsteiger sind willkommen. Keine Nachtdienste.
"""


def read(description: str, title: str = "") -> dict:
    return record_fields(read_advertisement(title, description))


def test_a_whole_advertisement_gives_every_field():
    assert read(ADVERTISEMENT, "Pflegefachkraft (m/w/d) in Teilzeit") == {
        "languages": [{"code": "de", "level": "B2"}],
        "level": 2,
        "hours": "part",
        "weekly_hours": {"min": 38.5, "max": 38.5},
        "shifts": True,
        "nights": False,
        "driving_licences": ["B"],
        "skills_required": ["Palliativpflege"],
        "wage": {"min": 3400.0, "max": 3900.0, "period": "month"},
        "career_changers_welcome": True,
        "fixed_term": False,
        "start": "2027-03-01",
        "openings": 2,
    }


def test_readings_fit_into_a_vacancy_with_their_words():
    readings = read_advertisement("", ADVERTISEMENT)
    vacancy = Vacancy(id="v", title="Pflege", **record_fields(readings), derived=derived_fields(readings))
    assert vacancy.derived["languages[0]"].words == "Deutschkenntnisse (mind. B2"
    assert vacancy.derived["wage"].by == "wage:stated"


@pytest.mark.parametrize("field", bench.FIELDS)
def test_golden_sentences_are_read(field):
    counts = bench.measure("development")[field]
    assert bench.precision(counts) >= 0.9
    assert bench.recall(counts) >= 0.7


def test_spans_hold_the_words():
    for sentence in bench.sentences("development"):
        for reading in read_advertisement("", sentence["text"]):
            check_span(reading, "", sentence["text"])


@given(st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_accepted(description, title):
    for reading in read_advertisement(title, description):
        check_span(reading, title, description)


WORDS = [*"()-,•İ€", "Deutsch", "B2", "Führerschein", "C/CE", "und", "keine", "Nacht", "Schicht", "38,5 Std.",
         "14,50", "pro Stunde", "\n", "Kenntnisse in", "von Vorteil", "Ihr Profil:", "2027", "ab 1. Mai"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@settings(max_examples=80, deadline=None)
def test_any_jumble_of_tempting_words_is_accepted(words):
    text = " ".join(words)
    readings = read_advertisement(text[:50], text)
    fields = [reading.field for reading in readings if reading.field not in LIST_FIELDS]
    assert len(fields) == len(set(fields))
    for reading in readings:
        check_span(reading, text[:50], text)
    Vacancy(id="v", title="t", **record_fields(readings), derived=derived_fields(readings))


def check_span(reading: Reading, title: str, description: str) -> None:
    text = title if reading.by.startswith("title:") else description
    assert text[reading.start : reading.end] == reading.words != ""
    assert 0 < reading.probability < 1


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "9" * 100_000, "9,9 " * 30_000, "Deutsch B2, " * 8_000, "a" * 100_000]
)
def test_hostile_text_is_read_to_its_end(text):
    for reading in read_advertisement("", text):
        check_span(reading, "", text)
