"""What a person could do next, what a vacancy could ask less of, and what that opens."""

from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers import json_answer
from api.document import errors
from api.keeper import house_of
from api.nouns import CANDIDATE, VACANCY
from api.parameters import DayParameters, StepParameters
from api.routes.records import RecordId, clean_id
from data.prospects import Ladders, NextSteps, Relaxations
from data.records import Candidate, Vacancy


def prospects_router() -> APIRouter:
    """Next steps and ladders of a stored person, relaxations of a stored vacancy."""
    router = APIRouter(prefix="/v1", tags=["matching"])

    @router.get(
        "/candidates/{record_id:path}/steps",
        operation_id="nextSteps",
        summary="Which next steps of a person open most",
        description="Single steps and pairs, each with the stored vacancies that it opens.",
        response_model=None,
        responses={
            200: {"model": NextSteps, "description": "The steps, the best first."},
            **errors(404, 422, 503),
        },
    )
    def steps(
        request: Request, record_id: RecordId, parameters: Annotated[StepParameters, Query()]
    ) -> Response:
        house = house_of(request)
        person = cast("Candidate", house.get("candidate", clean_id(CANDIDATE, record_id)))
        return json_answer(house.next_steps(person, parameters.query()))

    @router.get(
        "/candidates/{record_id:path}/ladder",
        operation_id="recognitionLadder",
        summary="How a person gets to an occupation that is out of reach so far",
        description="Bridges that are there now, what is missing and who does it, and what that opens.",
        response_model=None,
        responses={
            200: {"model": Ladders, "description": "A ladder for each goal."},
            **errors(404, 422, 503),
        },
    )
    def ladder(
        request: Request, record_id: RecordId, parameters: Annotated[DayParameters, Query()]
    ) -> Response:
        house = house_of(request)
        person = cast("Candidate", house.get("candidate", clean_id(CANDIDATE, record_id)))
        return json_answer(house.ladders(person, parameters.query()))

    @router.get(
        "/vacancies/{record_id:path}/relaxations",
        operation_id="relaxVacancy",
        summary="What a vacancy could ask less of, and whom that brings",
        description="One requirement, one notch lower; never what the law asks for.",
        response_model=None,
        responses={
            200: {"model": Relaxations, "description": "The relaxations, the most effective first."},
            **errors(404, 422, 503),
        },
    )
    def relaxations(
        request: Request, record_id: RecordId, parameters: Annotated[StepParameters, Query()]
    ) -> Response:
        house = house_of(request)
        vacancy = cast("Vacancy", house.get("vacancy", clean_id(VACANCY, record_id)))
        return json_answer(house.relaxations(vacancy, parameters.query()))

    return router
