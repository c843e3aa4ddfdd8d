"""Work that is told by a verb becomes an occupation; housework, denials and other people's work do not."""

from typing import Any

import pytest

from data.lexicon import activity_rows, occupation_titles
from models.people import read_person
from tests.bench.homes_and_activities import measure
from tests.bench.people import precision, recall

CODES = {row.concept: (row.isco, row.kldb) for row in occupation_titles()}


def _work(text: str) -> list[dict[str, Any]]:
    return [reading.value for reading in read_person(text) if reading.field == "occupations"]


@pytest.mark.parametrize(
    ("text", "concept", "years"),
    [
        ("Ich habe sechs Jahre geputzt.", "cleaner", 6),
        ("Ich habe in Syrien Autos repariert.", "car_mechanic", None),
        ("Ich habe zwölf Jahre Fliesen gelegt.", "tiler", 12),
        ("Ich habe in einer Bäckerei Brot gebacken.", "baker", None),
        ("Seit fünf Jahren koche ich in einem Restaurant.", "cook", 5),
        ("I packed boxes in a warehouse.", "packer", None),
        ("I used to drive a bus in Accra.", "bus_driver", None),
        ("I sewed uniforms for nine years.", "seamstress", 9),
        ("I painted houses in Lebanon.", "painter_decorator", None),
        ("I milked cows on a farm for two years.", "livestock_helper", 2),
        ("Je faisais le ménage.", "cleaner", None),
        ("J'ai réparé des voitures pendant quatre ans.", "car_mechanic", 4),
        ("Je vendais des fruits au marché.", "shop_assistant", None),
        ("J'ai conduit un taxi à Dakar.", "taxi_driver", None),
        ("J'ai gardé des enfants pendant deux ans.", "childcare_assistant", 2),
        ("Üç yıl saç kestim.", "hairdresser", 3),
        ("Suriye'de araba tamir ettim.", "car_mechanic", None),
        ("Altı yıl kaynak yaptım.", "welder", 6),
        ("Tarlada pamuk topladım.", "harvest_helper", None),
        ("Lokantada bulaşık yıkadım.", "kitchen_helper", None),
        ("Я шила одяг.", "seamstress", None),
        ("Я варила в їдальні.", "cook", None),
        ("Сім років ремонтував машини.", "car_mechanic", 7),
        ("Доїла корів на фермі.", "livestock_helper", None),
        ("Я клав плитку в Польщі.", "tiler", None),
        ("Пекла хлеб десять лет.", "baker", 10),
        ("Я водил фуру по Европе.", "lorry_driver", None),
        ("Красил стены на стройках.", "painter_decorator", None),
        ("Я вела бухгалтерию на заводе шесть лет.", "bookkeeper", 6),
        ("Собирала клубнику в Польше.", "harvest_helper", None),
        ("كنت أخبز.", "baker", None),
        ("صلحت سيارات خمس سنوات.", "car_mechanic", 5),
        ("كنت أبيع ملابس في السوق.", "shop_assistant", None),
        ("قدت باص بحمص سبع سنين.", "bus_driver", 7),
        ("كنت أقص شعر.", "hairdresser", None),
        ("چهار سال لباس دوختم.", "seamstress", 4),
        ("در کابل موتر ترمیم می‌کردم.", "car_mechanic", None),
        ("در نانوایی نان می‌پختم.", "baker", None),
        ("شش سال تکسی می‌راندم.", "taxi_driver", 6),
        ("گوسفند می‌چراندم.", "shepherd", None),
    ],
)
def test_work_told_by_a_verb_is_an_occupation(text: str, concept: str, years: float | None) -> None:
    (value,) = _work(text)
    assert (value["isco"], value["kldb"]) == CODES[concept]
    assert value.get("years") == years


@pytest.mark.parametrize(
    "text",
    [
        "Mein Bruder fährt LKW.",
        "Zu Hause habe ich geputzt.",
        "Ich habe nie Autos repariert.",
        "Ich habe mein Auto repariert.",
        "Im Kurs habe ich Torten gebacken.",
        "I cooked at home.",
        "My sister sold clothes.",
        "I never drove a taxi.",
        "I cleaned my room.",
        "J'ai gardé mes enfants.",
        "Mon frère réparait des voitures.",
        "J'ai vendu ma maison.",
        "Evde yemek pişirdim.",
        "Abim araba tamir ediyordu.",
        "Çocuklarıma baktım.",
        "Вдома варила і пекла хліб.",
        "Мій батько ремонтував машини.",
        "Я ніколи не шила одяг.",
        "Готовила обеды для семьи.",
        "Муж строил дома.",
        "Ремонтировал свою машину.",
        "كنت أطبخ في البيت.",
        "أخي كان يصلح سيارات.",
        "ما صلحت سيارات.",
        "در خانه آشپزی می‌کردم.",
        "برادرم موتر ترمیم می‌کرد.",
    ],
)
def test_housework_denials_and_other_peoples_work_are_none(text: str) -> None:
    assert _work(text) == []


def test_the_title_is_the_lexicons_and_the_mark_keeps_the_words() -> None:
    reading = next(
        each for each in read_person("Ich habe in Syrien Autos repariert.") if each.field == "occupations"
    )
    assert reading.words == "Autos repariert"
    assert reading.by == "activity:de"
    assert reading.value["title"] == next(
        row.title for row in occupation_titles() if (row.concept, row.lang) == ("car_mechanic", "de")
    )


def test_an_activity_stays_a_skill_too() -> None:
    fields = [reading.field for reading in read_person("Я шила одяг на фабриці шість років.")]
    assert fields.count("occupations") == 1
    assert "skills" in fields


def test_details_of_a_named_occupation_are_no_second_one_but_give_it_their_years() -> None:
    (value,) = _work("Ich bin Köchin. Zehn Jahre lang habe ich in einem Hotel gekocht.")
    assert (value["title"], value["years"]) == ("Köchin", 10)
    (value,) = _work("Ich bin Hausmeister. Ich habe Wände gestrichen und Hecken geschnitten.")
    assert value["title"] == "Hausmeister"


def test_another_occupation_of_its_own_time_stands_beside_a_named_one() -> None:
    teacher, cleaner = _work("Ich war Lehrerin. In Deutschland habe ich zwei Jahre Büros geputzt.")
    assert teacher["title"] == "Lehrerin"
    assert (cleaner["isco"], cleaner["years"]) == (CODES["cleaner"][0], 2)


def test_every_activity_is_of_the_lexicon_and_told_in_eight_languages() -> None:
    rows = activity_rows()
    assert {row.concept for row in rows} <= set(CODES)
    assert len({row.concept for row in rows}) >= 40
    assert {row.lang for row in rows} == {"de", "en", "uk", "ru", "ar", "tr", "prs", "fr"}
    assert all(row.tense in {"past", "present"} and row.verbs and (row.objects or row.alone) for row in rows)
    assert all(each.strip() == each != "" for row in rows for each in (*row.verbs, *row.objects))


def test_the_development_texts_on_activities_keep_precision_and_recall() -> None:
    for field in ("activity", "activity.years"):
        counts = measure("development")[field]
        assert precision(counts) >= 0.95, field
        assert recall(counts) >= 0.9, field
