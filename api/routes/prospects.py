"""What a person could do next, what a vacancy could ask less of, and what that opens."""

from typing import Annotated, Any, cast

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from api.answers import json_answer
from api.document import errors
from api.keeper import house_of
from api.nouns import CANDIDATE, VACANCY, Noun
from api.parameters import DayParameters, StepParameters
from api.routes.records import RecordId, clean_id
from data.prospects import Ladders, NextSteps, Relaxations
from data.records import Candidate, Vacancy


def prospects_router() -> APIRouter:
    """Next steps and ladders of a stored person, relaxations of a stored vacancy."""
    router = APIRouter(prefix="/v1", tags=["matching"])
    _add_steps(router)
    _add_ladder(router)
    _add_relaxations(router)
    return router


def _add_steps(router: APIRouter) -> None:
    @router.get(
        "/candidates/{record_id:path}/steps",
        operation_id="nextSteps",
        summary="Which next steps of a person open most",
        description="Single steps and pairs, each with the stored vacancies that it opens.",
        response_model=None,
        responses=_responses(NextSteps, "The steps, the best first."),
    )
    def steps(
        request: Request, record_id: RecordId, parameters: Annotated[StepParameters, Query()]
    ) -> Response:
        person = cast("Candidate", _stored(request, CANDIDATE, record_id))
        return json_answer(house_of(request).next_steps(person, parameters.query()))


def _add_ladder(router: APIRouter) -> None:
    @router.get(
        "/candidates/{record_id:path}/ladder",
        operation_id="recognitionLadder",
        summary="How a person gets to an occupation that is out of reach so far",
        description="Bridges that are there now, what is missing and who does it, and what that opens.",
        response_model=None,
        responses=_responses(Ladders, "A ladder for each goal."),
    )
    def ladder(
        request: Request, record_id: RecordId, parameters: Annotated[DayParameters, Query()]
    ) -> Response:
        person = cast("Candidate", _stored(request, CANDIDATE, record_id))
        return json_answer(house_of(request).ladders(person, parameters.query()))


def _add_relaxations(router: APIRouter) -> None:
    @router.get(
        "/vacancies/{record_id:path}/relaxations",
        operation_id="relaxVacancy",
        summary="What a vacancy could ask less of, and whom that brings",
        description="One requirement, one notch lower; never what the law asks for.",
        response_model=None,
        responses=_responses(Relaxations, "The relaxations, the most effective first."),
    )
    def relaxations(
        request: Request, record_id: RecordId, parameters: Annotated[StepParameters, Query()]
    ) -> Response:
        vacancy = cast("Vacancy", _stored(request, VACANCY, record_id))
        return json_answer(house_of(request).relaxations(vacancy, parameters.query()))


def _stored(request: Request, noun: Noun, record_id: str) -> Candidate | Vacancy:
    return house_of(request).get(noun.kind, clean_id(noun, record_id))


def _responses(model: type[BaseModel], description: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"model": model, "description": description}, **errors(404, 422, 503)}
