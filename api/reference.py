"""The OpenAPI document as an HTML page that needs nothing from the network."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from api.problems import KINDS

_REF = "#/components/schemas/"


@dataclass(frozen=True)
class Row:
    """One parameter or field: its name, type and meaning."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True)
class Operation:
    """One operation, ready to be shown."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Row, ...]
    bodies: tuple[tuple[str, str], ...]
    """Media types of the request, each with the type of its content."""
    example: str
    answers: tuple[tuple[str, str, str], ...]
    """Status, description and type of each answer."""


def render(document: dict[str, Any]) -> str:
    """The page of an OpenAPI document."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((files("api") / "pages" / "reference.html").read_text("utf-8"))
    operations = _operations(document)
    return template.render(
        info=document["info"],
        sections=[
            (tag, [found for name, found in operations if name == tag["name"]]) for tag in document["tags"]
        ],
        schemas=[
            (name, schema, _fields(schema)) for name, schema in document["components"]["schemas"].items()
        ],
        names=document["components"]["schemas"].keys(),
        problems=KINDS,
    )


def _operations(document: dict[str, Any]) -> list[tuple[str, Operation]]:
    return [
        (operation["tags"][0], _operation(method, path, operation))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def _operation(method: str, path: str, operation: dict[str, Any]) -> Operation:
    bodies = operation.get("requestBody", {}).get("content", {})
    example = next((media["example"] for media in bodies.values() if "example" in media), None)
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        parameters=tuple(_parameter(each) for each in operation.get("parameters", [])),
        bodies=tuple((media, type_name(content["schema"])) for media, content in bodies.items()),
        example=json.dumps(example, ensure_ascii=False, indent=2) if example else "",
        answers=tuple(_answer(status, each) for status, each in operation["responses"].items()),
    )


def _parameter(parameter: dict[str, Any]) -> Row:
    schema = parameter["schema"]
    text = parameter.get("description", "")
    if "default" in schema and schema["default"] is not None:
        text = f"{text} Default: {schema['default']}.".strip()
    return Row(parameter["name"], type_name(schema), parameter.get("required", False), text)


def _answer(status: str, answer: dict[str, Any]) -> tuple[str, str, str]:
    contents = answer.get("content", {}).values()
    return status, answer["description"], next((type_name(content["schema"]) for content in contents), "")


def _fields(schema: dict[str, Any]) -> list[Row]:
    """Fields of an object; of an alternative, those of its object."""
    schema = next((each for each in schema.get("anyOf", []) if "properties" in each), schema)
    required = schema.get("required", [])
    return [
        Row(name, type_name(field), name in required, field.get("description", ""))
        for name, field in schema.get("properties", {}).items()
    ]


def type_name(schema: dict[str, Any]) -> str:
    """A JSON schema in a few words, such as `list of Skill`, `now | no`, `number 0..1`."""
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix(_REF))
    if alternatives := schema.get("anyOf"):
        return " | ".join(type_name(each) for each in alternatives if each.get("type") != "null")
    if "enum" in schema or "const" in schema:
        return " | ".join(str(value) for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {type_name(schema.get('items', {}))}"
    return _simple_type(schema)


def _simple_type(schema: dict[str, Any]) -> str:
    if isinstance(values := schema.get("additionalProperties"), dict) and values:
        return f"object of {type_name(values)}"
    name = schema.get("format") or schema.get("type") or "any"
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None and high is None:
        return str(name)
    return f"{name} {'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"
