"""What many tests share: the shipped encoder and rules, and the sample town."""

import json
from importlib.resources import files

import pytest

from data.records import Candidate, Vacancy
from data.rules.loading import load_rules
from models.encoder import load_encoder


@pytest.fixture(scope="session")
def encoder():
    return load_encoder()


@pytest.fixture(scope="session")
def rules():
    return load_rules()


def sample_lines(name):
    return (files("data") / "sample" / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def town_vacancies():
    return [Vacancy.model_validate(json.loads(line)) for line in sample_lines("vacancies")]


@pytest.fixture(scope="session")
def town_candidates():
    return [Candidate.model_validate(json.loads(line)) for line in sample_lines("candidates")]
