"""The sample town is what its datasheet says: counts, languages, places, and nobody in it who could be real."""

import json
import re
from collections import Counter
from importlib.resources import files

import pytest

from data.masking import mask
from data.places import Gazetteer
from data.records import Candidate, Vacancy

FOLDER = files("data") / "sample"
# Frequent little words of each language; a text is in the language of which it has most.
LITTLE_WORDS = {
    "de": "ich und in der die das mit nicht ist auch für eine im habe",
    "en": "i the and to for my have with in of not",
    "fr": "je et de la le les pas en un dans pour mon",
    "tr": "ve bir bu da de için yok var ama ben sonra iki",
    "uk": "і в на не я з та що у є але й ще до",
    "ru": "и в на не я с что есть но по у из без",
    "ar": "في من على و ما لا سنين عندي بس سنة مع كل عن بعد أنا إلى كنت",
    "prs": "و در از به که را است هم می من سال یک این با دارم کار کرده‌ام",
}
AT_LEAST_PEOPLE = {"de": 10, "en": 10, "uk": 15, "ar": 15, "tr": 15, "prs": 10, "fr": 10, "ru": 10}
CONTACT = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\))\s?[\w-]+\."  # e-mail
    r"|\+\d{2}[\d /-]{6,}|(?<!\w)(?<!VDE )0\d{2,5}[ /-]\d{3,}"  # telephone, but no standard's number
    r"|\bwww\.|https?://(?!\S+\.example(?:/|$))"
)


def lines(name):
    return [json.loads(line) for line in (FOLDER / f"{name}.ndjson").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def employers():
    return lines("employers")


@pytest.fixture(scope="module")
def vacancies():
    return lines("vacancies")


@pytest.fixture(scope="module")
def people():
    return lines("candidates")


def language_of(text):
    words = re.findall(r"[\w‌]+", text.lower())
    scores = {
        language: sum(word in set(little.split()) for word in words)
        for language, little in LITTLE_WORDS.items()
    }
    return max(scores, key=scores.__getitem__)


def texts_of(value):
    """Every text in a record, however deep."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [value] if isinstance(value, str) else []


def places_of(record):
    """The places of a record that have a name."""
    found = [*record.get("places", ()), record.get("place"), record.get("residence", {}).get("must_live_in")]
    return [place for place in found if place and place.get("name")]


def test_the_town_is_as_large_as_promised(employers, vacancies, people):
    assert len(employers) >= 60
    assert 4 * sum(employer.get("migrant_owned") is True for employer in employers) >= len(employers)
    assert len(vacancies) >= 300
    assert len(people) >= 120


def test_the_datasheet_counts_what_is_there(employers, vacancies, people):
    stated = dict(
        re.findall(r"^\| ([^|]+?) \| (\d+) \|$", (FOLDER / "DATASHEET.md").read_text("utf-8"), re.M)
    )
    counted = {
        "employers": len(employers),
        "employers that declare a migrant owner": sum("migrant_owned" in each for each in employers),
        "vacancies": len(vacancies),
        "people": len(people),
        "vacancies of employers that declare a migrant owner": sum(
            each["employer"].get("migrant_owned", False) for each in vacancies
        ),
        "vacancies with a KldB code": sum("kldb" in each.get("occupation", {}) for each in vacancies),
        "vacancies with required languages in fields": sum("languages" in each for each in vacancies),
        "vacancies that are not open (closed, draft)": sum(each["state"] != "open" for each in vacancies),
        "people with occupations in fields": sum("occupations" in each for each in people),
        "people with text, place and residence alone": sum(
            not {"occupations", "skills", "qualifications", "languages", "wishes"} & set(each)
            for each in people
        ),
        "people with a qualification": sum("qualifications" in each for each in people),
        "people visible to employers": sum(each.get("visible_to_employers", False) for each in people),
    }
    counted |= {f"vacancies of kind {kind}": n for kind, n in Counter(v["kind"] for v in vacancies).items()}
    counted |= {f"people writing {code}": n for code, n in Counter(map(_written, people)).items()}
    assert {name: int(count) for name, count in stated.items()} == counted


def _written(person):
    return language_of(person["text"])


def test_people_write_in_eight_languages(people):
    found = Counter(map(_written, people))
    assert all(found[language] >= least for language, least in AT_LEAST_PEOPLE.items()), found


def test_vacancies_are_mostly_german_and_some_english(vacancies):
    found = Counter(language_of(vacancy["description"]) for vacancy in vacancies)
    assert set(found) == {"de", "en"}
    assert found["en"] >= 20


def test_every_record_is_valid_and_complete(vacancies, people):
    for raw, model in [(each, Vacancy) for each in vacancies] + [(each, Candidate) for each in people]:
        model.model_validate(raw)
        assert set(raw) <= set(model.model_fields), raw["id"]
        assert raw.get("description") or raw.get("text"), raw["id"]


def test_ids_are_unique_and_texts_too(employers, vacancies, people):
    for records, text in ((employers, "about"), (vacancies, "description"), (people, "text")):
        assert len({record["id"] for record in records}) == len(records)
        assert len({record[text] for record in records}) == len(records)


def test_vacancies_name_employers_of_the_town_as_these_name_themselves(employers, vacancies):
    known = {employer["id"]: employer for employer in employers}
    for vacancy in vacancies:
        named, employer = vacancy["employer"], known[vacancy["employer"]["id"]]
        assert named["name"] == employer["name"]
        assert named.get("migrant_owned") == employer.get("migrant_owned"), vacancy["id"]
        assert named.get("support", []) == employer["support"], vacancy["id"]
    assert {vacancy["employer"]["id"] for vacancy in vacancies} == set(known)


def test_every_named_place_resolves(employers, vacancies, people):
    gazetteer = Gazetteer.load()
    for record in [*employers, *vacancies, *people]:
        for place in places_of(record):
            validated = Vacancy.model_validate({"id": "x", "title": "x", "place": place}).places[0]
            found = validated if validated.is_located else gazetteer.resolve(validated).place
            assert found is not None and found.is_located, (record["id"], place)
    assert all(places_of({**person, "residence": {}}) for person in people)
    assert all(map(places_of, vacancies))


def test_the_town_and_its_villages_are_on_no_map_and_lie_where_they_lie(employers, vacancies, people):
    located = {}
    for record in [*employers, *vacancies, *people]:
        for place in places_of(record):
            if "lat" in place:
                point = located.setdefault(
                    (place["name"], place.get("district")), (place["lat"], place["lon"])
                )
                assert point == (place["lat"], place["lon"]), record["id"]
                assert "postcode" not in place
    gazetteer = Gazetteer.load()
    for name, _ in located:
        place = Vacancy.model_validate({"id": "x", "title": "x", "place": name}).places[0]
        resolution = gazetteer.resolve(place)
        assert resolution.place is None and not resolution.alternatives, name


def test_nobody_can_be_reached_or_named(employers, vacancies, people):
    for record in [*employers, *vacancies, *people]:
        for text in texts_of(record):
            assert not CONTACT.search(text), (record["id"], text)
    for record in [*vacancies, *people]:
        for field in ("title", "description", "text"):
            text = record.get(field) or ""
            assert mask(text) == text, record["id"]


def test_people_carry_no_field_of_who_they_are(people):
    forbidden = {
        "name",
        "gender",
        "birth_date",
        "birthdate",
        "age",
        "nationality",
        "religion",
        "photo",
        "email",
    }
    assert not any(forbidden & set(person) for person in people)
    assert not any(forbidden & set(person.get("residence", {})) for person in people)


def test_levels_and_codes_agree(vacancies):
    for vacancy in vacancies:
        code, level = vacancy.get("occupation", {}).get("kldb"), vacancy.get("level")
        assert not (code and level) or int(code[-1]) == level, vacancy["id"]
