"""JSON Resume: everything is optional, names and third persons stay out."""

import io
import json

import pytest

from data.formats import read_records
from data.formats.vocabulary import cefr_level, language_code
from data.validation import build_candidate, build_vacancy


def only(kind: str, **fields):
    (record,) = read_records(io.BytesIO(json.dumps(fields).encode()), "x.json", kind)
    return record


def test_a_resume_becomes_a_candidate():
    record = only(
        "candidate",
        basics={"name": "Ana Erfunden", "email": "a@b.example", "label": "Köchin", "summary": "Ana kocht.",
                "location": {"address": "Gasse 1", "city": "Ulm", "postalCode": "89073", "countryCode": "de"}},
        work=[
            {"position": "Beiköchin", "startDate": "2015-02", "endDate": "2019-08-01", "highlights": ["200 Essen"]},
            {"name": "Krone", "position": "Köchin", "startDate": "2020"},
            {"name": "ohne Stelle", "summary": "Aushilfe"},
        ],
        education=[{"studyType": "Bachelor", "area": "Ökotrophologie"}, {"institution": "x"}],
        certificates=[{"name": "HACCP"}],
        skills=[{"name": "Kochen", "keywords": ["Saucen", "Kochen"]}, "Backen"],
        languages=[{"language": "German", "fluency": "Fluent"}, {"language": "Dari", "fluency": "native"},
                   {"language": "Polish", "fluency": "sonnig"}, {"language": "Elvish", "fluency": "C2"}],
        references=[{"name": "Dritte Person", "reference": "Sehr gut"}],
        meta={"lastModified": "2026-06-01"},
    )  # fmt: skip
    candidate = build_candidate(record.raw)
    assert record.names == ("Ana Erfunden",)
    assert [(each.title, each.years, each.last_year) for each in candidate.occupations] == [
        ("Beiköchin", 4.5, 2019), ("Köchin", 6.0, 2026),
    ]  # fmt: skip
    assert [(each.title, each.level, each.evidence) for each in candidate.qualifications] == [
        ("Bachelor Ökotrophologie", 3, "claimed"), ("HACCP", None, "proved"),
    ]  # fmt: skip
    assert [skill.name for skill in candidate.skills] == ["Kochen", "Saucen", "Backen"]
    assert [(each.code, each.level) for each in candidate.languages] == [("de", "C1"), ("prs", "C2")]
    assert candidate.place.model_dump(exclude_none=True) == {
        "name": "Ulm",
        "postcode": "89073",
        "country": "DE",
    }
    assert candidate.text == "Köchin\n\n[Name] kocht.\n\nBeiköchin:\n200 Essen\n\nohne Stelle:\nAushilfe"


@pytest.mark.parametrize(
    "fields",
    [
        {"basics": {}, "skills": [{"name": "x"}]},
        {"basics": None, "work": [None, {"position": None}, "x"], "skills": ["x"]},
        {"education": [{"studyType": None, "area": ["x"]}], "skills": [{"name": "x", "keywords": None}]},
        {"languages": [{"language": None, "fluency": 5}, "de"], "work": [], "skills": ["x"]},
        {"basics": {"location": "Ulm", "label": "x"}, "projects": [{"keywords": [None]}]},
    ],
)
def test_every_part_may_be_missing_or_odd(fields):
    build_candidate(only("candidate", **fields).raw)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Native speaker", "C2"), ("Muttersprache", "C2"), ("fluent", "C1"), ("fließend", "C1"), ("sehr gut", "C1"),
        ("gut", "B2"), ("Professional working proficiency", "B2"), ("Intermediate", "B1"), ("conversational", "B1"),
        ("Limited working proficiency", "B1"), ("Grundkenntnisse", "A2"), ("beginner", "A2"), ("keine", "A0"),
        ("b2 (telc)", "B2"), ("gut, C1 Zertifikat", "C1"), ("sonnig", None), ("", None), (None, None), (5, None),
    ],
)  # fmt: skip
def test_fluency_in_words(words, level):
    assert cefr_level(words) == level


@pytest.mark.parametrize(
    ("name", "code"),
    [("Deutsch", "de"), ("German", "de"), ("deu", "de"), ("de-DE", "de"), ("українська", "uk"), ("Farsi", "fa"),
     ("Kurdisch", "ku"), ("Tigrinya", "ti"), ("Elvish", None), ("x" * 99, None), (None, None)],
)  # fmt: skip
def test_language_names(name, code):
    assert language_code(name) == code


def test_a_job_description_becomes_a_vacancy():
    raw = only(
        "vacancy", title="Web Developer", company="Firma", type="Part-time", remote="Full", salary="100000",
        description="We build.", responsibilities=["Build"], qualifications=["Bachelor"], location={"city": "Ulm"},
        skills=[{"name": "Web", "keywords": ["CSS"]}],
    ).raw  # fmt: skip
    vacancy = build_vacancy(raw)
    assert (vacancy.hours, vacancy.remote, vacancy.wage) == ("part", True, None)
    assert vacancy.skills_required == ("Web", "CSS")
    assert vacancy.description == "We build.\n\nResponsibilities:\n- Build\n\nQualifications:\n- Bachelor"
    assert vacancy.id.startswith("json-resume-job-")


def test_a_vacancy_of_the_contract_is_not_taken_for_a_job_description():
    assert only("vacancy", id="v", title="Koch", company="x").format == "native"
