"""The shipped benchmark is whole: every pair graded with its reason, and graded alike by a second reader."""

import json
from collections import Counter
from pathlib import Path

import pytest
from sklearn.metrics import cohen_kappa_score

from data.records import Candidate, Vacancy

FOLDER = Path(__file__).parents[1] / "evaluation" / "benchmarks"
PARTS = ("tuning", "test")
GRADES = (0, 1, 2, 3)
STRATA = {"text_language", "domain", "formal_qualification", "stated"}

pytestmark = pytest.mark.parametrize("part", PARTS)


def rows(part, name):
    return [line.split("\t") for line in (FOLDER / part / name).read_text(encoding="utf-8").splitlines()]


def records(part, name):
    return [json.loads(line) for line in (FOLDER / part / name).read_text(encoding="utf-8").splitlines()]


def grades(part):
    return {(candidate, vacancy): int(grade) for candidate, _, vacancy, grade in rows(part, "qrels.tsv")}


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


def test_everybody_is_in_every_stratum_once(part):
    people = {raw["id"] for raw in records(part, "candidates.ndjson")}
    counted = Counter((candidate, name) for candidate, name, _ in rows(part, "strata.tsv"))
    assert counted == Counter((person, name) for person in people for name in STRATA)


def test_a_second_reader_grades_alike(part):
    first = grades(part)
    second = {(candidate, vacancy): int(grade) for candidate, vacancy, grade, _ in rows(part, "second.tsv")}
    pairs = sorted(second)
    assert len(pairs) >= 150
    both = [first[pair] for pair in pairs], [second[pair] for pair in pairs]
    assert cohen_kappa_score(*both, labels=GRADES, weights="quadratic") > 0.9
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{cohen_kappa_score(*both, labels=GRADES, weights='quadratic'):.3f}".lstrip("0") in said
