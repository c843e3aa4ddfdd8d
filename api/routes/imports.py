"""Import: many records at once, in any format that Passung reads."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers import ImportAnswer, json_answer
from api.bodies import Upload
from api.document import errors, file_body
from api.keeper import house_of
from api.nouns import Noun
from api.problems import Problem, rejection
from matcher.intake import ImportReport

_DESCRIPTION = """\
The format is told from the content, never from a name or a media type. The same records sent again
update, they never double. What cannot be accepted is named, the rest is stored.
"""


class ImportParameters(BaseModel):
    """How to import."""

    model_config = ConfigDict(extra="forbid")

    strict: bool = Field(default=False, description="Store nothing if anything is rejected.")
    dry_run: bool = Field(default=False, description="Store nothing, only say what would happen.")


def import_router(noun: Noun) -> APIRouter:
    """The address that imports one kind of record."""
    router = APIRouter(prefix="/v1/import", tags=["import"])

    @router.post(
        f"/{noun.plural}",
        operation_id=f"import{noun.schema}Records",
        summary=f"Import {noun.plural}",
        description=_DESCRIPTION,
        response_model=None,
        responses={200: {"model": ImportAnswer, "description": "What was done."}, **errors(413, 422, 503)},
        openapi_extra=file_body(),
    )
    def import_records(
        request: Request, stream: Upload, parameters: Annotated[ImportParameters, Query()]
    ) -> Response:
        report = house_of(request).import_records(
            noun.kind, stream, "body", strict=parameters.strict, dry_run=parameters.dry_run
        )
        if parameters.strict and report.rejected:
            reason = f"{len(report.rejected)} records rejected; nothing was stored (strict)"
            raise Problem(422, reason, [rejection(each) for each in report.rejected])
        return json_answer(_answer(report))

    return router


def _answer(report: ImportReport) -> ImportAnswer:
    return ImportAnswer(
        accepted=report.accepted,
        updated=report.updated + report.unchanged,
        rejected=[rejection(each) for each in report.rejected],
        stored=report.stored,
    )
