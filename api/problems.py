"""Errors over HTTP: RFC 9457 problem details, the only form in which this interface says no."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.responses import Response

from data.errors import PassungError, RecordRejected, UnknownRecord, UnusableInput
from matcher.catalogue import UnknownLanguage

MEDIA_TYPE = "application/problem+json"
MAX_ERRORS = 100
_MAX_TEXT = 2_000


class FieldError(BaseModel):
    """What is wrong with one field."""

    field: str = Field(
        description="Path of the field, such as `languages[1].level`; empty for the whole body."
    )
    reason: str = Field(description="What is wrong with it.")
    position: str | None = Field(default=None, description="Where the record stands in what was sent.")


class ProblemDetails(BaseModel):
    """An error as RFC 9457 describes it."""

    type: str = Field(
        description="Kind of problem, a link into this reference.", examples=["/docs#not-found"]
    )
    title: str = Field(description="The kind of problem in words.", examples=["Not found"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str | None = Field(
        default=None, description="What happened here.", examples=["there is no vacancy 'v-9'"]
    )
    errors: list[FieldError] | None = Field(
        default=None, description="Field by field, where fields are at fault."
    )


@dataclass(frozen=True)
class ProblemKind:
    """A kind of problem: its status, its name in the address, and its title."""

    status: int
    name: str
    title: str
    meaning: str


KINDS = (
    ProblemKind(400, "bad-request", "Bad request", "The request cannot be understood as HTTP."),
    ProblemKind(403, "forbidden", "Forbidden", "This interface answers only to its own pages and programs."),
    ProblemKind(404, "not-found", "Not found", "There is no such record or address."),
    ProblemKind(
        405, "method-not-allowed", "Method not allowed", "The address knows other methods: see `Allow`."
    ),
    ProblemKind(413, "too-large", "Too large", "The body is larger than this address accepts."),
    ProblemKind(415, "unsupported-media-type", "Unsupported media type", "The body is not JSON in UTF-8."),
    ProblemKind(422, "invalid", "Invalid", "Parameters or records are wrong; `errors` names the fields."),
    ProblemKind(500, "internal-error", "Internal error", "A fault of this program; its log has the details."),
    ProblemKind(
        503, "unavailable", "Unavailable", "The store or the encoder cannot be used; try again later."
    ),
)
_BY_STATUS = {kind.status: kind for kind in KINDS}


class Problem(Exception):  # noqa: N818 - the name of the standard
    """An answer that says no. Raised anywhere below a route."""

    def __init__(self, status: int, detail: str, errors: Iterable[FieldError] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)


def problem_response(
    status: int,
    detail: str | None = None,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as a response."""
    kind = _BY_STATUS.get(status)
    body: dict[str, Any] = {
        "type": f"/docs#{kind.name}" if kind else "about:blank",
        "title": kind.title if kind else HTTPStatus(status).phrase,
        "status": status,
    }
    if detail:
        body["detail"] = _sendable(detail)
    if errors:
        body["errors"] = [_error(error) for error in errors[:MAX_ERRORS]]
    return Response(to_json(body), status, dict(headers or {}), MEDIA_TYPE)


def problem_of(error: PassungError) -> Problem:
    """The problem that an error of the house is, seen from outside."""
    if isinstance(error, UnknownRecord):
        return Problem(404, str(error))
    if isinstance(error, RecordRejected):
        return Problem(422, str(error), [rejection(error)])
    if isinstance(error, UnusableInput):
        return Problem(422, error.reason)
    if isinstance(error, UnknownLanguage):
        return Problem(422, str(error), [FieldError(field="lang", reason=str(error))])
    return unavailable(error)


def unavailable(error: PassungError | None = None) -> Problem:
    """The problem of a house that cannot answer; the reason goes to the log, since it tells of the inside."""
    if error is not None:
        logging.getLogger("passung").error("%s", error)
    return Problem(503, "the store, the rules or the encoder cannot be used; `passung doctor` says why")


def rejection(error: RecordRejected) -> FieldError:
    """A rejected record as an entry of `errors`."""
    return FieldError(field=error.field, reason=error.reason, position=error.position or None)


def _error(error: FieldError) -> dict[str, str]:
    return {name: _sendable(value) for name, value in error.model_dump(exclude_none=True).items()}


def _sendable(text: str) -> str:
    """Half a surrogate pair cannot be sent as UTF-8; it is shown as its escape."""
    return text[:_MAX_TEXT].encode("utf-8", "backslashreplace").decode("utf-8")
