"""Occupation coding: titles of advertisements or of people to classes, with how probable they are."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import Response

from api.answers import CodedTitle, json_answer
from api.bodies import JsonBody, read_json
from api.document import TitleToCode, errors, json_body
from api.keeper import house_of
from api.problems import FieldError, Problem
from data.validation import reasons

MAX_TITLES = 1_000
_DESCRIPTION = f"""\
Send one title, with a description where there is one, or a list of at most {MAX_TITLES:,}; the answer has the
same shape. A bare string is a title alone. Nothing is stored.
"""


def coding_router() -> APIRouter:
    """The address that codes occupations."""
    router = APIRouter(prefix="/v1", tags=["coding"])

    @router.post(
        "/code",
        operation_id="codeOccupation",
        summary="Code occupations",
        description=_DESCRIPTION,
        response_model=None,
        responses={
            200: {"model": CodedTitle | list[CodedTitle], "description": "The class of each title."},
            **errors(413, 415, 422, 503),
        },
        openapi_extra=json_body("TitleToCode", or_list=True),
    )
    def code(request: Request, body: JsonBody) -> Response:
        value = read_json(body)
        asked = _several(value) if isinstance(value, list) else [_one(value, "")]
        house = house_of(request)
        coded = house.code([each.title for each in asked], [each.description or "" for each in asked])
        return json_answer(coded if isinstance(value, list) else coded[0])

    return router


def _several(values: Sequence[Any]) -> list[TitleToCode]:
    if len(values) > MAX_TITLES:
        reason = f"holds {len(values)} titles; at most {MAX_TITLES} a request"
        raise Problem(422, f"the list {reason}", [FieldError(field="", reason=reason)])
    return [_one(value, f"[{number}]") for number, value in enumerate(values)]


def _one(value: Any, path: str) -> TitleToCode:
    try:
        return TitleToCode.model_validate(value)
    except ValidationError as error:
        wrong = [
            FieldError(field=f"{path}.{field}".strip(".") if field else path, reason=reason)
            for field, reason in reasons(error)
        ]
        detail = "; ".join(f"{each.field}: {each.reason}" if each.field else each.reason for each in wrong)
        raise Problem(422, detail, wrong) from error
