"""What the interface answers: shapes for its document, and serialisation without a second validation."""

from typing import Any

from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.responses import Response

from api.problems import FieldError
from data.matches import Match
from data.records import Candidate, Vacancy


class MatchList(BaseModel):
    """Ranked, explained matches, the best first."""

    matches: list[Match]


class CandidatePage(BaseModel):
    """A page of candidates."""

    candidates: list[Candidate]
    next_cursor: str | None = Field(
        description="Send it as `cursor` for the next page; null on the last one."
    )


class VacancyPage(BaseModel):
    """A page of vacancies."""

    vacancies: list[Vacancy]
    next_cursor: str | None = Field(
        description="Send it as `cursor` for the next page; null on the last one."
    )


class ImportAnswer(BaseModel):
    """What an import did."""

    accepted: int = Field(description="Records that are new.")
    updated: int = Field(description="Records that were there before, changed or not.")
    rejected: list[FieldError] = Field(description="Records that were not stored, each with the reason.")
    stored: bool = Field(description="Whether anything may have been written (false for a dry run).")


class OtherClass(BaseModel):
    """Another class that a title may mean."""

    kldb: str = Field(description="KldB 2010 code, five digits.")
    probability: float = Field(ge=0, le=1, description="How probable this very class is.")


class CodedTitle(BaseModel):
    """The class that a title most probably means, and the two next best."""

    title: str = Field(description="The title that was sent, without markup and control characters.")
    kldb: str = Field(description="KldB 2010 code, five digits; the last is the requirement level.")
    isco: str | None = Field(description="ISCO-08 code, four digits; null where no key is known.")
    probability: float = Field(ge=0, le=1, description="How probable `kldb` is.")
    unclear: bool = Field(description="Whether not even the first three digits are sure enough to rely on.")
    alternatives: list[OtherClass] = Field(description="The next best classes, the more probable first.")


class CheckAnswer(BaseModel):
    """One thing that has to work."""

    name: str
    ok: bool
    detail: str


class Readiness(BaseModel):
    """Whether requests can be answered."""

    status: str
    checks: list[CheckAnswer] = []


def json_answer(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Serialise validated values as they are."""
    return Response(to_json(content), status, headers, "application/json")


def record_answer(
    record: Candidate | Vacancy, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """A record; what is unknown is left out."""
    return Response(record.model_dump_json(exclude_none=True).encode(), status, headers, "application/json")
