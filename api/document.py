"""The OpenAPI document: what FastAPI finds in the routes, completed by what is read by hand."""

import tomllib
from importlib.metadata import version
from importlib.resources import files
from typing import Annotated, Any, ClassVar

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from api.examples import EXAMPLES
from api.problems import KINDS, MEDIA_TYPE, ProblemDetails
from data.fields import FromText, Line, Text
from data.records import Candidate, Vacancy

_REF = "#/components/schemas/"
_ONLY_SENT = ("MatchRequest", "TitleToCode")
_SHORT_FORMS = {
    "PlaceInput": "A place as people write it: `73033 Göppingen`.",
    "OccupationInput": "The title alone.",
    "SkillInput": "The name alone.",
    "QualificationInput": "The title alone.",
    "EmployerInput": "The name alone.",
    "TitleToCode": "The title alone.",
}
TAGS = [
    {"name": "candidates", "description": "People who look for work or training."},
    {"name": "vacancies", "description": "Jobs, apprenticeships, internships and training places."},
    {"name": "import", "description": "Many records at once, in any format that Passung reads."},
    {"name": "matching", "description": "Ranked and explained matches, both ways."},
    {"name": "coding", "description": "What a title means in the classification of occupations."},
    {"name": "health", "description": "For supervisors and load balancers."},
]
DESCRIPTION = """\
Explains which people fit which jobs. Records are JSON; dates are ISO 8601, languages BCP 47, countries
ISO 3166-1 alpha-2. What is absent is unknown, never assumed. Errors are problem details (RFC 9457).
"""


class MatchRequest(BaseModel):
    """Either `candidate` or `vacancy`; where the other side is given too, it is ranked among that."""

    candidate: Candidate | None = None
    vacancy: Vacancy | None = None
    candidates: list[Candidate] | None = None
    vacancies: list[Vacancy] | None = None


class TitleToCode(FromText):
    """A title to code; a bare string is a title without description."""

    text_field: ClassVar[str] = "title"

    title: Annotated[Line, Field(max_length=1_000)]
    description: Text | None = None


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an operation may answer, for its `responses`."""
    content = {MEDIA_TYPE: {"schema": {"$ref": f"{_REF}ProblemDetails"}}}
    meanings = {kind.status: kind.meaning for kind in KINDS}
    return {status: {"description": meanings[status], "content": content} for status in statuses}


def json_body(schema: str, or_list: bool = False) -> dict[str, Any]:
    """A body of a schema that is read by hand, alone or also a list of it, for `openapi_extra`."""
    name = schema if schema in _ONLY_SENT else f"{schema}Input"
    one: dict[str, Any] = {"$ref": f"{_REF}{name}"}
    shape = {"anyOf": [one, {"type": "array", "items": one}]} if or_list else one
    media = {"schema": shape, "example": EXAMPLES[name]}
    return {"requestBody": {"required": True, "content": {"application/json": media}}}


def file_body() -> dict[str, Any]:
    """A body that is a file of any format, alone or in a form, for `openapi_extra`."""
    file = {"type": "string", "format": "binary"}
    form = {"type": "object", "properties": {"file": file}, "required": ["file"]}
    content = {"application/octet-stream": {"schema": file}, "multipart/form-data": {"schema": form}}
    return {"requestBody": {"required": True, "content": content}}


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of an application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Passung",
            version=version("passung"),
            summary="Which people fit which jobs, and why.",
            description=DESCRIPTION,
            routes=app.routes,
            tags=TAGS,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        made["components"]["schemas"] = _schemas(made["components"]["schemas"])
        app.openapi_schema = made
    return app.openapi_schema


def _schemas(found: dict[str, Any]) -> dict[str, Any]:
    sent = _definitions(MatchRequest, "validation") | _definitions(TitleToCode, "validation")
    for name in found.keys() & sent.keys():  # unknown values are left out of answers, too
        found[name]["required"] = sent[name].get("required", [])
    schemas = found | _input_schemas(sent) | _definitions(ProblemDetails, "serialization")
    _explain(schemas)
    for name, example in EXAMPLES.items():
        schemas[name]["examples"] = [example]
    for name, meaning in _SHORT_FORMS.items():
        schemas[name] = {"anyOf": [schemas[name], {"type": "string", "description": meaning}]}
    return dict(sorted(schemas.items()))


def _input_schemas(definitions: dict[str, Any]) -> dict[str, Any]:
    """Schemas of what is sent; objects are named `…Input`, since more is read than is put out."""
    renamed = {
        name: f"{name}Input"
        for name, schema in definitions.items()
        if schema.get("type") == "object" and name not in _ONLY_SENT
    }
    schemas = {renamed.get(name, name): _with_names(schema, renamed) for name, schema in definitions.items()}
    for name in renamed.values():
        schemas[name]["title"] = name
    schemas["VacancyInput"]["properties"] |= {
        "place": {"$ref": f"{_REF}PlaceInput"},
        "wage_eur_hour": {"type": "number", "minimum": 0},
    }
    return schemas


def _explain(schemas: dict[str, Any]) -> None:
    """Say what the fields mean, where the models do not."""
    meanings = tomllib.loads((files("api") / "meanings.toml").read_text("utf-8"))
    for name, schema in schemas.items():
        known = meanings.get(name.removesuffix("Input"), {})
        for field, definition in schema.get("properties", {}).items():
            if field in known:
                definition.setdefault("description", known[field])


def _definitions(model: type[BaseModel], mode: Any) -> dict[str, Any]:
    _, schema = models_json_schema([(model, mode)], ref_template=_REF + "{model}")
    definitions: dict[str, Any] = schema["$defs"]
    return definitions


def _with_names(schema: Any, renamed: dict[str, str]) -> Any:
    """The schema with its references to renamed definitions put right."""
    if isinstance(schema, list):
        return [_with_names(item, renamed) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REF)
        return schema | {"$ref": _REF + renamed.get(name, name)}
    return {key: _with_names(value, renamed) for key, value in schema.items()}
