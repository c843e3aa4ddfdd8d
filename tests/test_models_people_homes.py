"""Where people say that they live: places by name and by sound; origins, wishes and other people's homes are none."""

import pytest

from data.records import Candidate
from models.people import read_person
from models.reading import record_part
from tests.bench.homes_and_activities import measure
from tests.bench.people import precision, recall


def _home(text: str) -> str | None:
    return next((reading.value["name"] for reading in read_person(text) if reading.field == "place"), None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ich wohne Fürth Südstadt.", "Fürth"),
        ("wohnhaft in Nürnberg, Koch", "Nürnberg"),
        ("ich wohne in nürnberg", "nürnberg"),
        ("Ich wohne in Neustadt a.d. Aisch.", "Neustadt a.d. Aisch"),
        ("Ich arbeite in Bamberg und wohne in Forchheim.", "Forchheim"),
        ("Ich wohne in Nürnberg-Langwasser.", "Nürnberg-Langwasser"),
        ("I live in Neumarkt.", "Neumarkt"),
        ("My wife and I live in Lauf.", "Lauf"),
        ("I have lived in Nuremberg for two years.", "Nürnberg"),
        ("I live in a small village near Ansbach.", "Ansbach"),
        ("I am from Kabul. Now I live here in Coburg.", "Coburg"),
        ("J'habite à Fürth depuis deux ans.", "Fürth"),
        ("Je vis avec mes enfants à Munich.", "München"),
        ("Nous habitons près d'Ansbach, à Lichtenau.", "Lichtenau"),
        ("Domicilié à Bayreuth.", "Bayreuth"),
        ("J'habite chez ma sœur à Hof.", "Hof"),
        ("Nürnberg'de oturuyorum.", "Nürnberg"),
        ("Fürth'te yaşıyorum.", "Fürth"),
        ("Ailemle Ansbachta oturuyoruz.", "Ansbach"),
        ("İstanbul'da doğdum, şimdi Erlangen'de oturuyorum.", "Erlangen"),
        ("Münih'te kalıyorum.", "München"),
        ("Живу в Нюрнберзі.", "Nürnberg"),
        ("Я мешкаю у Фюрті з дітьми.", "Fürth"),
        ("Народилася у Львові, живу у Вюрцбурзі.", "Würzburg"),
        ("Проживаємо неподалік від Байройта.", "Bayreuth"),
        ("Живу з чоловіком у Бад-Кіссінгені.", "Bad Kissingen"),
        ("Живу в Нюрнберге.", "Nürnberg"),
        ("Я из Одессы, проживаю в Аугсбурге.", "Augsburg"),
        ("Живём под Бамбергом.", "Bamberg"),
        ("Живу в г. Фюрт.", "Fürth"),
        ("Живу одна в городе Кобург.", "Coburg"),
        ("أسكن في نورنبرغ.", "Nürnberg"),
        ("ساكن بفورت من سنة.", "Fürth"),
        ("أنا من حمص وأعيش في بامبرغ.", "Bamberg"),
        ("نعيش في مدينة إرلنغن.", "Erlangen"),
        ("مقيمة في هانوفر مع أولادي.", "Hannover"),
        ("در انسباخ زندگی می‌کنم.", "Ansbach"),
        ("من در شهر نورنبرگ زندگی میکنم.", "Nürnberg"),
        ("از هرات هستم و در هامبورگ زندگی می کنم.", "Hamburg"),
        ("باشنده شهر فورت هستم.", "Fürth"),
        ("مادرم در برلین و من در هانوفر زندگی می‌کنم.", "Hannover"),
    ],
)
def test_a_home_is_read(text: str, place: str) -> None:
    assert _home(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Ich komme aus Kabul.",
        "Drei Jahre in Hamburg gearbeitet.",
        "Ich wohne in einer Wohngemeinschaft.",
        "Ich möchte in Nürnberg wohnen.",
        "Meine Familie lebt in Berlin.",
        "Ich wohne nicht in Fürth.",
        "Ich wohne in Nirgendwohausen.",
        "I lived in Berlin.",
        "He lives in Essen.",
        "I don't live in Fürth.",
        "Je ne vis pas à Cologne.",
        "Ma mère habite à Stuttgart.",
        "Berlin'de çalıştım.",
        "Kardeşim Köln'de yaşıyor.",
        "Живу в гуртожитку.",
        "Я не живу в Бремені.",
        "Живу в Германии.",
        "Моя дочь живёт в Дрездене.",
        "كنت أسكن في برلين.",
        "أعيش في بيت صغير.",
        "در برلین کار کردم.",
        "برادرم در کلن زندگی می‌کند.",
    ],
)
def test_other_places_are_no_home(text: str) -> None:
    assert _home(text) is None


def test_a_postcode_goes_with_the_name() -> None:
    (reading,) = read_person("Adresse: Hauptstraße 5, 91522 Ansbach")
    assert reading.value == {"name": "Ansbach", "postcode": "91522"}


def test_two_homes_are_less_sure() -> None:
    (reading,) = read_person("Ich wohne in Fürth. Ich wohne in Erlangen.")
    assert (reading.value["name"], reading.probability) == ("Fürth", 0.6)


def test_a_home_becomes_the_place_of_a_candidate_with_its_mark() -> None:
    text = "Живу в Нюрнберзі."
    candidate = Candidate.model_validate({"id": "p1", "text": text, **record_part(read_person(text))})
    assert candidate.place is not None
    assert candidate.place.name == "Nürnberg"
    mark = candidate.derived["place"]
    assert (mark.words, mark.start, mark.end, mark.by) == ("Нюрнберзі", 7, 16, "sound:uk")
    assert mark.probability < 0.9


def test_the_development_texts_on_homes_keep_precision_and_recall() -> None:
    counts = measure("development")["place"]
    assert precision(counts) >= 0.95
    assert recall(counts) >= 0.9
