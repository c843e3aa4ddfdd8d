import json
import re
import tomllib
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from api.answers import CodedTitle
from api.app import create_app
from api.document import MatchRequest, TitleToCode, document
from api.examples import EXAMPLES
from api.problems import KINDS
from api.reference import render, type_name
from api.settings import Settings
from data.matches import Match
from data.prospects import Ladders, NextSteps, Relaxations
from data.records import Candidate, Vacancy

MODELS = {
    "Candidate": Candidate,
    "CandidateInput": Candidate,
    "Vacancy": Vacancy,
    "VacancyInput": Vacancy,
    "Match": Match,
    "MatchRequest": MatchRequest,
    "NextSteps": NextSteps,
    "Ladders": Ladders,
    "Relaxations": Relaxations,
    "TitleToCode": TitleToCode,
    "CodedTitle": CodedTitle,
}
CONTRACT = {
    "PUT /v1/candidates/{record_id}",
    "GET /v1/candidates/{record_id}",
    "DELETE /v1/candidates/{record_id}",
    "PUT /v1/vacancies/{record_id}",
    "GET /v1/vacancies/{record_id}",
    "DELETE /v1/vacancies/{record_id}",
    "GET /v1/candidates",
    "GET /v1/vacancies",
    "POST /v1/import/vacancies",
    "POST /v1/import/candidates",
    "GET /v1/candidates/{record_id}/matches",
    "GET /v1/vacancies/{record_id}/matches",
    "GET /v1/candidates/{record_id}/steps",
    "GET /v1/candidates/{record_id}/ladder",
    "GET /v1/vacancies/{record_id}/relaxations",
    "POST /v1/match",
    "GET /v1/matches/explain",
    "POST /v1/code",
    "GET /healthz",
    "GET /readyz",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return document(create_app(Settings(home=tmp_path_factory.mktemp("home"))))


@pytest.fixture(scope="module")
def operations(made):
    return {
        f"{method.upper()} {path}": operation
        for path, methods in made["paths"].items()
        for method, operation in methods.items()
    }


def test_every_address_of_the_contract_is_documented(operations):
    assert operations.keys() == CONTRACT


def test_every_address_is_in_the_docs(operations):
    page = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
    for name, operation in operations.items():
        assert f"`{name.replace('{record_id}', '{id}')}`" in page, name
        for parameter in operation.get("parameters", []):
            assert parameter["in"] == "path" or f"`{parameter['name']}" in page, (name, parameter["name"])


def test_every_problem_is_in_the_docs():
    page = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
    for kind in KINDS:
        assert re.search(rf"^\| (\d+, )?{kind.status}\b", page, re.MULTILINE), kind.status


def test_document_is_json_and_its_references_lead_somewhere(made):
    text = json.dumps(made)
    schemas = made["components"]["schemas"]
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert references <= schemas.keys()
    used = references | {"MatchRequest"}
    assert {name for name in schemas if name not in used} == set(), "schemas that nothing uses"


def test_operations_are_complete_enough_to_write_a_client_from(operations):
    ids = [operation["operationId"] for operation in operations.values()]
    assert len(set(ids)) == len(ids)
    for name, operation in operations.items():
        assert operation["summary"], name
        assert operation["tags"], name
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (name, parameter["name"])
        for status, answer in operation["responses"].items():
            kinds = set(answer.get("content", {}))
            expected = {"application/problem+json"} if int(status) >= 400 else {"application/json"}
            assert kinds == (set() if status == "204" else expected), (name, status)


def test_every_field_says_what_it_means(made):
    for name, schema in made["components"]["schemas"].items():
        for field, definition in _fields(schema).items():
            assert definition.get("description"), f"api/meanings.toml lacks {name}.{field}"


def test_meanings_are_of_fields_that_exist(made):
    schemas = made["components"]["schemas"]
    for name, meanings in tomllib.loads((files("api") / "meanings.toml").read_text("utf-8")).items():
        known = _fields(schemas[name]).keys() | _fields(schemas.get(f"{name}Input", {})).keys()
        assert meanings.keys() <= known, name


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_valid(name):
    TypeAdapter(MODELS[name]).validate_python(EXAMPLES[name])


def test_input_takes_the_short_forms_that_are_read(made):
    schemas = made["components"]["schemas"]
    assert {"type": "string"}.items() <= schemas["PlaceInput"]["anyOf"][1].items()
    assert {"place", "wage_eur_hour"} <= _fields(schemas["VacancyInput"]).keys()
    assert schemas["VacancyInput"]["required"] == ["id", "title"]
    assert schemas["Vacancy"]["required"] == ["id", "title"]


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.tags, self.external = set(), set(), [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append(tag)
        if "id" in attributes:
            assert attributes["id"] not in self.ids, attributes["id"]
            self.ids.add(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.add(attributes["href"][1:])
        self.external += [value for value in attributes.values() if value and "://" in value]


def test_reference_shows_everything_and_needs_no_network(made, operations):
    page = _Page()
    page.feed(text := render(made))
    assert {operation["operationId"] for operation in operations.values()} <= page.ids
    assert {f"schema-{name}" for name in made["components"]["schemas"]} <= page.ids
    assert {kind.name for kind in KINDS} <= page.ids
    assert page.links <= page.ids
    assert page.external == []
    assert "script" not in page.tags
    assert "медсестра" in text


def test_reference_escapes_what_it_shows(made):
    hostile = json.loads(json.dumps(made).replace("Leaf through the candidates", "<script>alert(1)</script>"))
    assert "<script>" not in render(hostile)


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ({"$ref": "#/components/schemas/Place"}, "Place"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string"),
        ({"type": "array", "items": {"type": "string"}}, "list of string"),
        ({"enum": ["now", "no"]}, "now | no"),
        ({"const": "now"}, "now"),
        ({"type": "number", "minimum": 0, "maximum": 1}, "number 0..1"),
        ({"type": "integer", "minimum": 1}, "integer 1.."),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "object of number"),
        ({}, "any"),
    ],
)
def test_types_in_a_few_words(schema, name):
    assert type_name(schema) == name


def _fields(schema):
    schema = next((each for each in schema.get("anyOf", []) if "properties" in each), schema)
    return schema.get("properties", {})
