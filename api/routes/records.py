"""Candidates and vacancies one by one: put, get, delete, and leaf through."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers import CandidatePage, VacancyPage, json_answer, record_answer
from api.bodies import JsonBody, read_object
from api.document import errors, json_body
from api.keeper import house_of
from api.nouns import CANDIDATE, Noun
from api.problems import FieldError, Problem
from data.cleaning import UncleanText, clean_identifier
from data.errors import UnknownRecord
from data.records import Candidate, Vacancy

MAX_LIMIT = 200
RecordId = Annotated[
    str, Path(description="The record's id. Characters such as `/` may be sent as they are.")
]


class PageParameters(BaseModel):
    """Which page."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=MAX_LIMIT, description="How many records at most.")
    cursor: str | None = Field(default=None, description="`next_cursor` of the page before.")


def records_router(noun: Noun) -> APIRouter:
    """The addresses of one kind of record."""
    router = APIRouter(prefix=f"/v1/{noun.plural}", tags=[noun.plural])
    _add_page(router, noun)
    _add_put(router, noun)
    _add_get(router, noun)
    _add_delete(router, noun)
    return router


def _add_page(router: APIRouter, noun: Noun) -> None:
    model = CandidatePage if noun is CANDIDATE else VacancyPage

    @router.get(
        "",
        operation_id=f"list{noun.schema}Records",
        summary=f"Leaf through the {noun.plural}",
        response_model=None,
        responses={200: {"model": model, "description": "A page."}, **errors(422, 503)},
    )
    def page(request: Request, parameters: Annotated[PageParameters, Query()]) -> Response:
        records, cursor = house_of(request).page(noun.kind, parameters.limit, parameters.cursor)
        items = [record.model_dump(mode="json", exclude_none=True) for record in records]
        return json_answer({noun.plural: items, "next_cursor": cursor})


def _add_put(router: APIRouter, noun: Noun) -> None:
    model = _model(noun)

    @router.put(
        "/{record_id:path}",
        operation_id=f"put{noun.schema}",
        summary=f"Store a {noun.kind}",
        description="Creates or replaces the record. Names, addresses and numbers of people are masked "
        "before anything is stored; what the text says and no field holds is read out of it (`derived`). "
        "Values that `derived` marks are read anew; to correct one, send it without its mark.",
        response_model=None,
        responses={
            200: {"model": model, "description": "Replaced; the record as it is stored."},
            201: {"model": model, "description": "Created; the record as it is stored."},
            **errors(413, 415, 422, 503),
        },
        openapi_extra=json_body(noun.schema),
    )
    def put(request: Request, record_id: RecordId, body: JsonBody) -> Response:
        raw = read_object(body)
        _check_id(raw, record_id)
        record, created = house_of(request).put(noun.kind, raw)
        address = f"/v1/{noun.plural}/{quote(record.id, safe='')}"
        return record_answer(record, 201 if created else 200, {"location": address} if created else None)


def _add_get(router: APIRouter, noun: Noun) -> None:
    @router.get(
        "/{record_id:path}",
        operation_id=f"get{noun.schema}",
        summary=f"Show a {noun.kind}",
        response_model=None,
        responses={200: {"model": _model(noun), "description": "The record."}, **errors(404, 422, 503)},
    )
    def get(request: Request, record_id: RecordId) -> Response:
        return record_answer(house_of(request).get(noun.kind, clean_id(noun, record_id)))


def _add_delete(router: APIRouter, noun: Noun) -> None:
    @router.delete(
        "/{record_id:path}",
        operation_id=f"delete{noun.schema}",
        summary=f"Delete a {noun.kind}",
        response_model=None,
        status_code=204,
        responses={204: {"description": "Deleted; no match shows it any more."}, **errors(404, 422, 503)},
    )
    def delete(request: Request, record_id: RecordId) -> Response:
        house_of(request).delete(noun.kind, clean_id(noun, record_id))
        return Response(status_code=204)


def clean_id(noun: Noun, record_id: str) -> str:
    """An identifier from an address, in the form in which identifiers are stored.

    Raises:
        UnknownRecord: for one that no record can have.

    """
    try:
        return clean_identifier(record_id)
    except UncleanText as error:
        raise UnknownRecord(noun.kind, record_id) from error


def _model(noun: Noun) -> type[Candidate] | type[Vacancy]:
    return Candidate if noun is CANDIDATE else Vacancy


def _check_id(raw: dict[str, Any], record_id: str) -> None:
    if "id" not in raw:
        reason = "is missing; the record carries the id of its address"
    elif raw["id"] != record_id:
        reason = f"differs from the id of the address, {record_id[:100]!r}"
    else:
        return
    raise Problem(422, f"id: {reason}", [FieldError(field="id", reason=reason)])
