"""Who somebody is changes no rank: the same person with and without it, through the whole import, format by format.

`tests/golden/counterfactual_*.tsv` hold what is put in front of a person's own words (`with`) and what stands there
otherwise (`without`, mostly nothing). Two rankings of the sample town are compared by rank-biased overlap.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest

from data.store import open_store
from evaluation.stability import rank_biased_overlap
from matcher.house import House
from matcher.query import Query

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = Path(__file__).parent.parent / "data" / "sample"
QUERY = Query(on=dt.date(2026, 11, 22), top=100)
FREE_TEXT = 0.98
"""The least overlap where free text differs; where fields alone differ it is 1."""


class Variant(NamedTuple):
    """One sentence to put in front of what somebody says, and what stands there otherwise."""

    lang: str
    kind: str
    without: str
    within: str


class Compared(NamedTuple):
    """How alike the rankings with and without a variant are, for a person in a file of a format."""

    variant: Variant
    format: str
    overlap: float


def variants(part: str) -> list[Variant]:
    lines = (GOLDEN / f"counterfactual_{part}.tsv").read_text(encoding="utf-8").splitlines()
    return [Variant(*line.split("\t")) for line in lines[1:]]


def own_words() -> dict[str, str]:
    lines = (GOLDEN / "counterfactual_base.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines[1:])


# Of the sample town, by language: somebody with fields, and somebody with hardly more than a text.
TOWN = {
    "de": ("c-a-036", "c-a-042"), "en": ("c-a-051", "c-a-052"), "uk": ("c-a-001", "c-a-005"),
    "ru": ("c-a-021", "c-a-022"), "ar": ("c-b-001", "c-b-003"), "prs": ("c-b-021", "c-b-025"),
    "tr": ("c-b-035", "c-b-037"), "fr": ("c-b-051", "c-b-053"),
}  # fmt: skip


def native(text: str, **more: object) -> bytes:
    return json.dumps({"id": "someone", "text": text, "place": "Ulm", **more}, ensure_ascii=False).encode()


def table(text: str, **more: str) -> bytes:
    row = {"Nr": "someone", "Freitext": text, "Wohnort": "Ulm", **more}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row), delimiter=";")
    writer.writeheader()
    writer.writerow(row)
    return out.getvalue().encode()


def resume(text: str, **more: object) -> bytes:
    basics = {"summary": text, "location": {"city": "Ulm"}, **more}
    return json.dumps({"basics": basics, "meta": {}}, ensure_ascii=False).encode()


def europass(text: str, identification: str = "") -> bytes:
    contact = (
        "<ContactInfo><Address><Contact><Municipality>Ulm</Municipality></Contact></Address></ContactInfo>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><SkillsPassport><LearnerInfo>'
        f"<Identification>{identification}{contact}</Identification><Headline><Type><Code>personal_statement</Code>"
        f"</Type><Description><Label>{escape(text)}</Label></Description></Headline></LearnerInfo></SkillsPassport>"
    ).encode()


FORMATS = {"native": native, "csv": table, "json-resume": resume, "europass": europass}


class Town:
    """The vacancies of the sample town in a throw-away house, and rankings of people who are imported into it."""

    def __init__(self, house: House, vacancies: bytes | None = None) -> None:
        self.house = house
        jobs = (SAMPLE / "vacancies.ndjson").read_bytes() if vacancies is None else vacancies
        house.import_records("vacancy", io.BytesIO(jobs), "vacancies.ndjson")
        lines = (SAMPLE / "candidates.ndjson").read_text(encoding="utf-8").splitlines()
        self.people = {person["id"]: person for person in map(json.loads, lines)}
        self._rankings: dict[bytes, list[str]] = {}

    def ranking(self, content: bytes) -> list[str]:
        """The vacancies for the one person in a file, best first."""
        if content not in self._rankings:
            self._rankings[content] = self._ranked(content)
        return self._rankings[content]

    def _ranked(self, content: bytes) -> list[str]:
        report = self.house.import_records("candidate", io.BytesIO(content), "person")
        assert not report.rejected
        (person,) = self.house.page("candidate", 2, None)[0]
        found = [match.vacancy for match in self.house.match_candidate(person, QUERY)]
        self.house.delete("candidate", person.id)
        return found

    def overlap(self, first: bytes, second: bytes) -> float:
        numbers: dict[str, int] = {}
        one, other = (
            [numbers.setdefault(name, len(numbers)) for name in self.ranking(content)]
            for content in (first, second)
        )
        assert one
        return round(rank_biased_overlap(one, other), 9)

    def compared(self, variant: Variant, formats: Iterable[str]) -> Iterator[Compared]:
        own = own_words()[variant.lang]
        for name in formats:
            texts = [f"{part}\n{own}".strip() for part in (variant.without, variant.within)]
            yield Compared(variant, name, self.overlap(*map(FORMATS[name], texts)))

    def compared_in_town(self, variant: Variant) -> Iterator[Compared]:
        for name in TOWN[variant.lang]:
            person = self.people[name]
            texts = [f"{part}\n{person['text']}".strip() for part in (variant.without, variant.within)]
            files = [native(**{**person, "text": text}) for text in texts]
            yield Compared(variant, "native", self.overlap(*files))


@pytest.fixture(scope="module")
def town(tmp_path_factory, encoder):
    with opened(tmp_path_factory.mktemp("counterfactual"), encoder) as house:
        yield Town(house)


def opened(folder: Path, encoder) -> House:
    return House(open_store(f"sqlite:///{folder}/house.sqlite"), encoder, None)


# fields: nothing may change

WHO = {
    "native": {
        "name": "Olena Kovalenko", "gender": "female", "birth_date": "1990-03-12", "age": 36, "nationality": "SY",
        "religion": "Muslim", "marital_status": "verheiratet", "photo": "data:image/png;base64,AAAA",
        "email": "o.kovalenko@post.example", "phone": "+49 176 12345678",
    },
    "csv": {
        "Vorname": "Olena", "Nachname": "Kovalenko", "Anrede": "Frau", "Geschlecht": "weiblich",
        "Geburtsdatum": "12.03.1990", "Alter": "36", "Staatsangehörigkeit": "syrisch", "Religion": "Islam",
        "Familienstand": "verheiratet", "Foto": "bild.png", "E-Mail": "o@post.example", "Telefon": "0176 12345678",
    },
    "json-resume": {
        "name": "Olena Kovalenko", "image": "https://bild.example/o.png", "email": "o@post.example", "gender": "female",
        "phone": "+49 176 12345678", "birthDate": "1990-03-12", "nationality": "SY", "religion": "Islam",
    },
    "europass": {
        "identification": "<PersonName><FirstName>Olena</FirstName><Surname>Kovalenko</Surname></PersonName>"
        '<Demographics><Birthdate year="1990" month="--03" day="---12"/><Gender><Code>F</Code></Gender>'
        "<NationalityList><Nationality><Code>SY</Code></Nationality></NationalityList></Demographics><Photo><MimeType>image/png</MimeType>"
        "<Data>AAAA</Data></Photo>"
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", TOWN)
def test_fields_that_say_who_somebody_is_change_no_rank(town, name, lang):
    own, form = own_words()[lang], FORMATS[name]
    for key, value in WHO[name].items():
        assert town.overlap(form(own), form(own, **{key: value})) == 1.0, key
    assert town.ranking(form(own)) == town.ranking(form(own, **WHO[name]))


FREE = (
    "§ 24 AufenthG",
    "§ 25 Abs. 1 AufenthG",
    "§ 25 Abs. 2 AufenthG",
    "§ 23 AufenthG",
    "Niederlassungserlaubnis",
    "EU",
)


@pytest.mark.parametrize("title", FREE[1:])
@pytest.mark.parametrize("lang", TOWN)
def test_titles_that_allow_the_same_rank_the_same(town, lang, title):
    own = own_words()[lang]
    for one, other in (
        (native(own, residence={"title": each}) for each in (FREE[0], title)),
        (table(own, Aufenthaltstitel=each) for each in (FREE[0], title)),
    ):
        assert town.overlap(one, other) == 1.0


# Titles of occupations in fields, masculine and feminine.
FORMS = [
    ("Koch", "Köchin"), ("Krankenpfleger", "Krankenschwester"), ("Kaufmann", "Kauffrau"), ("waiter", "waitress"),
    ("вчитель", "вчителька"), ("кухар", "кухарка"), ("перукар", "перукарка"), ("продавець", "продавчиня"),
    ("медбрат", "медсестра"), ("учитель", "учительница"), ("продавец", "продавщица"), ("معلم", "معلمة"),
    ("ممرض", "ممرضة"), ("محاسب", "محاسبة"), ("معلم", "معلمه"), ("infirmier", "infirmière"), ("vendeur", "vendeuse"),
    ("cuisinier", "cuisinière"), ("traducteur", "traductrice"),
]  # fmt: skip


@pytest.mark.parametrize(("man", "woman"), FORMS)
def test_the_gender_of_an_occupation_in_a_field_changes_no_rank(town, man, woman):
    files = [
        json.dumps(
            {"id": "p", "occupations": [{"title": title, "years": 5}], "wishes": {"occupations": [title]}}
        )
        for title in (man, woman)
    ]
    assert town.overlap(*(file.encode() for file in files)) == 1.0


# free text


def test_free_text_that_says_who_somebody_is_hardly_changes_a_rank(town):
    """Every second sentence of those that rules were mended by, each in one format after the other."""
    names = list(FORMATS)
    found = [
        each
        for number, variant in enumerate(variants("development")[::2])
        for each in town.compared(variant, [names[number % len(names)]])
    ]
    assert below(found) == []


@pytest.mark.long
@pytest.mark.parametrize("lang", TOWN)
def test_every_sentence_in_every_format_and_for_people_of_the_town(town, lang):
    found = [
        each
        for variant in variants("development")
        if variant.lang == lang
        for each in (*town.compared(variant, FORMATS), *town.compared_in_town(variant))
    ]
    assert below(found) == []


@pytest.mark.long
@pytest.mark.parametrize("lang", TOWN)
def test_sentences_that_no_rule_was_made_by(town, lang):
    """The held-out half: what is asked for holds on average, and for nine of ten comparisons."""
    found = [
        each
        for variant in variants("held_out")
        if variant.lang == lang
        for each in (*town.compared(variant, FORMATS), *town.compared_in_town(variant))
    ]
    assert mean(each.overlap for each in found) >= FREE_TEXT
    assert len(below(found)) <= len(found) / 10


def below(found: list[Compared]) -> list[Compared]:
    return [each for each in found if each.overlap < FREE_TEXT]


# the test can fail


def test_without_masking_ranks_change(tmp_path, encoder, monkeypatch):
    """The control: with the masking off, the same sentences move the same people."""
    for place in ("matcher.intake.mask", "matcher.intake.impersonal", "matcher.words.impersonal"):
        monkeypatch.setattr(place, lambda text, names=(): text)
    for place in ("matcher.words.masculine_words", "models.occupation.masculine_words"):
        monkeypatch.setattr(place, str)
    with opened(tmp_path, encoder) as house:
        town, names = Town(house), list(FORMATS)
        found = [
            each
            for number, variant in enumerate(variants("development")[::3])
            for each in town.compared(variant, [names[number % len(names)]])
        ]
    moved = {each.variant.kind for each in below(found)}
    assert {"origin", "form"} <= moved
    assert len(below(found)) > len(found) / 10
    assert min(each.overlap for each in found) < 0.9


# employers

OTHER_NAMES = ("Al-Hamdan & Söhne", "Kovalenko GmbH", "Yılmaz Gastronomie", "Müller KG", "شركة الأمل")


def test_names_of_employers_change_no_rank_and_declare_nothing(town, tmp_path, encoder):
    lines = (SAMPLE / "vacancies.ndjson").read_text(encoding="utf-8").splitlines()
    renamed = [json.loads(line) for line in lines]
    for number, vacancy in enumerate(renamed):
        vacancy["employer"] = {**vacancy["employer"], "name": OTHER_NAMES[number % len(OTHER_NAMES)]}
    content = "\n".join(json.dumps(vacancy) for vacancy in renamed).encode()
    with opened(tmp_path, encoder) as house:
        other = Town(house, content)
        for name, _ in TOWN.values():
            person = native(**town.people[name])
            assert other.ranking(person) == town.ranking(person)
        declared = {each["id"]: each["employer"].get("migrant_owned") for each in renamed}
        for name, said in declared.items():
            assert house.get("vacancy", name).employer.migrant_owned is said
