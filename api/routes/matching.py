"""Rankings, and the explanation of a single pair."""

from typing import Annotated, Any, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers import MatchList, json_answer
from api.bodies import JsonBody, read_object
from api.document import errors, json_body
from api.keeper import house_of
from api.nouns import CANDIDATE, NOUNS, VACANCY, Noun
from api.parameters import MatchParameters, PairParameters
from api.problems import FieldError, Problem
from api.ranked import ranked
from api.routes.records import RecordId, clean_id
from data.errors import RecordRejected
from data.matches import Match
from data.records import Candidate, Vacancy
from matcher.house import House

_MATCHES: dict[int | str, dict[str, Any]] = {
    200: {"model": MatchList, "description": "The matches, the best first."}
}
_DESCRIPTION = """\
Send `candidate` or `vacancy`; it is ranked among what is stored, or among the `vacancies` or `candidates`
of the call, then with those that are barred and why. Nothing is stored.
"""


def matches_router(noun: Noun) -> APIRouter:
    """The ranking for a stored record."""
    other = VACANCY if noun is CANDIDATE else CANDIDATE
    router = APIRouter(prefix=f"/v1/{noun.plural}", tags=["matching"])

    @router.get(
        "/{record_id:path}/matches",
        operation_id=f"match{noun.schema}",
        summary=f"Rank {other.plural} for a stored {noun.kind}",
        response_model=None,
        responses={**_MATCHES, **errors(404, 422, 503)},
    )
    def matches(
        request: Request, record_id: RecordId, parameters: Annotated[MatchParameters, Query()]
    ) -> Response:
        house = house_of(request)
        record = house.get(noun.kind, clean_id(noun, record_id))
        return json_answer({"matches": ranked(house, record, parameters.query())})

    return router


def pair_router() -> APIRouter:
    """Matching with records from the call, and the explanation of one pair."""
    router = APIRouter(prefix="/v1", tags=["matching"])

    @router.post(
        "/match",
        operation_id="matchRecord",
        summary="Rank for a record that is not stored",
        description=_DESCRIPTION,
        response_model=None,
        responses={**_MATCHES, **errors(413, 415, 422, 503)},
        openapi_extra=json_body("MatchRequest"),
    )
    def match(request: Request, body: JsonBody, parameters: Annotated[MatchParameters, Query()]) -> Response:
        raw = read_object(body)
        house = house_of(request)
        noun, other = _sides(raw)
        record = _prepared(house, noun, raw[noun.kind], noun.kind)
        pool = _pool(house, other, raw[other.plural]) if raw.get(other.plural) is not None else None
        return json_answer({"matches": ranked(house, record, parameters.query(), pool)})

    @router.get(
        "/matches/explain",
        operation_id="explainMatch",
        summary="Explain one pair",
        description="Any stored pair, also one that no list shows: `missing` says why.",
        response_model=None,
        responses={200: {"model": Match, "description": "The pair, explained."}, **errors(404, 422, 503)},
    )
    def explain(request: Request, parameters: Annotated[PairParameters, Query()]) -> Response:
        house = house_of(request)
        candidate = cast("Candidate", house.get("candidate", clean_id(CANDIDATE, parameters.candidate)))
        vacancy = cast("Vacancy", house.get("vacancy", clean_id(VACANCY, parameters.vacancy)))
        return json_answer(house.explain(candidate, vacancy, parameters.query()))

    return router


def _sides(raw: dict[str, Any]) -> tuple[Noun, Noun]:
    """Which record the call asks for, and which side it is ranked among."""
    asked = [noun for noun in NOUNS if raw.get(noun.kind) is not None]
    if len(asked) != 1:
        raise _invalid("", "send either 'candidate' or 'vacancy'")
    noun = asked[0]
    other = VACANCY if noun is CANDIDATE else CANDIDATE
    if raw.get(noun.plural) is not None:
        raise _invalid(noun.plural, f"a {noun.kind} is ranked among '{other.plural}'")
    return noun, other


def _pool(house: House, noun: Noun, raw: Any) -> list[Candidate | Vacancy]:
    if not isinstance(raw, list):
        raise _invalid(noun.plural, "is not a list")
    records: dict[str, Candidate | Vacancy] = {}
    for number, item in enumerate(raw):
        path = f"{noun.plural}[{number}]"
        record = _prepared(house, noun, item, path)
        if records.setdefault(record.id, record) is not record:
            raise _invalid(f"{path}.id", f"{record.id[:100]!r} is used a second time")
    return list(records.values())


def _prepared(house: House, noun: Noun, raw: Any, path: str) -> Candidate | Vacancy:
    if not isinstance(raw, dict):
        raise _invalid(path, "is not an object")
    try:
        return house.prepare(noun.kind, raw)
    except RecordRejected as error:
        raise _invalid(f"{path}.{error.field}" if error.field else path, error.reason) from error


def _invalid(field: str, reason: str) -> Problem:
    detail = f"{field}: {reason}" if field else reason
    return Problem(422, detail, [FieldError(field=field, reason=reason)])
