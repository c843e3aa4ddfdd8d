"""The shipped benchmarks are whole: graded with reasons, alike by a second reader, and twins differ in words alone."""

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from sklearn.metrics import cohen_kappa_score

from data.records import Candidate, Vacancy

FOLDER = Path(__file__).parents[1] / "evaluation" / "benchmarks"
PARTS = ("tuning", "test")
TWINS = "languages"
GRADES = (0, 1, 2, 3)
STRATA = {"text_language", "domain", "formal_qualification", "stated"}
TRANSLATED = {"occupations": "title", "skills": "name", "qualifications": "title"}

in_each_part = pytest.mark.parametrize("part", PARTS)


def rows(part, name):
    return [line.split("\t") for line in (FOLDER / part / name).read_text(encoding="utf-8").splitlines()]


def records(part, name):
    return [json.loads(line) for line in (FOLDER / part / name).read_text(encoding="utf-8").splitlines()]


def grades(part):
    return {(candidate, vacancy): int(grade) for candidate, _, vacancy, grade in rows(part, "qrels.tsv")}


def described(part):
    return {raw["id"]: raw for raw in records(part, "candidates.ndjson")}


def untranslatable(raw):
    """A record without its words: how many there are, and everything that has no language."""
    bare = {name: value for name, value in raw.items() if name not in {"id", "text", *TRANSLATED}}
    wishes = raw.get("wishes", {})
    bare["wishes"] = wishes | {"occupations": len(wishes.get("occupations", ()))}
    for name, words in TRANSLATED.items():
        bare[name] = [
            {} if isinstance(item, str) else {key: value for key, value in item.items() if key != words}
            for item in raw.get(name, ())
        ]
    return bare | {"text": "text" in raw}


@in_each_part
def test_every_record_is_valid_and_every_pair_is_graded_with_a_reason(part):
    people = [Candidate.model_validate(raw).id for raw in records(part, "candidates.ndjson")]
    jobs = [Vacancy.model_validate(raw).id for raw in records(part, "vacancies.ndjson")]
    assert (len(set(people)), len(set(jobs))) == (len(people), len(jobs)) == (36, 90)
    pairs = {(person, job) for person in people for job in jobs}
    assert set(grades(part)) == pairs
    assert len(rows(part, "qrels.tsv")) == len(pairs)
    assert {
        (candidate, vacancy) for candidate, vacancy, reason in rows(part, "reasons.tsv") if reason
    } == pairs
    assert set(grades(part).values()) == set(GRADES)


@in_each_part
def test_everybody_is_in_every_stratum_once(part):
    people = {raw["id"] for raw in records(part, "candidates.ndjson")}
    counted = Counter((candidate, name) for candidate, name, _ in rows(part, "strata.tsv"))
    assert counted == Counter((person, name) for person in people for name in STRATA)


@in_each_part
def test_a_second_reader_grades_alike(part):
    first = grades(part)
    second = {(candidate, vacancy): int(grade) for candidate, vacancy, grade, _ in rows(part, "second.tsv")}
    pairs = sorted(second)
    assert len(pairs) >= 150
    both = [first[pair] for pair in pairs], [second[pair] for pair in pairs]
    assert cohen_kappa_score(*both, labels=GRADES, weights="quadratic") > 0.9
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{cohen_kappa_score(*both, labels=GRADES, weights='quadratic'):.3f}".lstrip("0") in said


def test_everybody_who_is_not_described_in_german_has_a_twin_who_is():
    spoken = {
        person: value for person, name, value in rows("tuning", "strata.tsv") if name == "text_language"
    }
    foreign = [person for person, language in spoken.items() if language != "de"]
    pairs = rows(TWINS, "pairs.tsv")
    assert pairs == [[f"{person}-de", person] for person in foreign]
    given, found = described("tuning"), described(TWINS)
    assert {person: found[person] for person in foreign} == {person: given[person] for person in foreign}
    assert set(found) == {person for pair in pairs for person in pair}
    strata = {(person, name): value for person, name, value in rows(TWINS, "strata.tsv")}
    assert strata == {
        (person, name): value
        for german, own in pairs
        for person, described_in in ((own, "own"), (german, "german"))
        for name, value in (("text_language", spoken[own]), ("described_in", described_in))
    }


def test_twins_differ_in_nothing_but_words_and_are_written_in_latin_letters():
    found = described(TWINS)
    for german, own in rows(TWINS, "pairs.tsv"):
        assert untranslatable(found[german]) == untranslatable(found[own])
        assert found[german] != found[own] | {"id": german}
        assert Candidate.model_validate(found[german]).id == german
        letters = {each for each in json.dumps(found[german], ensure_ascii=False) if each.isalpha()}
        assert all(unicodedata.name(each).startswith("LATIN ") for each in letters)


def test_twins_have_the_grades_of_tuning_on_its_vacancies():
    assert records(TWINS, "vacancies.ndjson") == records("tuning", "vacancies.ndjson")
    given, found = grades("tuning"), grades(TWINS)
    assert len(rows(TWINS, "qrels.tsv")) == len(found)
    assert found == {
        (person, vacancy): grade
        for german, own in rows(TWINS, "pairs.tsv")
        for (whose, vacancy), grade in given.items()
        if whose == own
        for person in (own, german)
    }
