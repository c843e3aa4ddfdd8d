"""Whether the process is alive, and whether it can answer."""

import logging

from fastapi import APIRouter, Request
from pydantic_core import to_json
from starlette.responses import Response

from api.answers import Readiness, json_answer
from api.document import errors
from api.keeper import house_of
from api.problems import MEDIA_TYPE
from matcher.readiness import Check


def health_router() -> APIRouter:
    """The addresses that supervisors and load balancers ask."""
    router = APIRouter(tags=["health"])
    _add_alive(router)
    _add_ready(router)
    return router


def _add_alive(router: APIRouter) -> None:
    @router.get(
        "/healthz",
        operation_id="isAlive",
        summary="Whether the process lives",
        response_model=None,
        responses={200: {"model": Readiness, "description": "It lives."}},
    )
    async def alive() -> Response:
        return json_answer({"status": "ok", "checks": []})


def _add_ready(router: APIRouter) -> None:
    @router.get(
        "/readyz",
        operation_id="isReady",
        summary="Whether requests can be answered",
        response_model=None,
        responses={200: {"model": Readiness, "description": "All checks pass."}, **errors(503)},
    )
    def ready(request: Request) -> Response:
        checks = [_told(check) for check in house_of(request).ready()]
        if all(check["ok"] for check in checks):
            return json_answer({"status": "ready", "checks": checks})
        return Response(to_json(_unready(checks)), 503, media_type=MEDIA_TYPE)


def _told(check: Check) -> dict[str, object]:
    """A check as it is told outside: what is wrong inside goes to the log."""
    if check.ok:
        return {"name": check.name, "ok": True, "detail": check.detail}
    logging.getLogger("passung").error("%s: %s", check.name, check.detail)
    return {"name": check.name, "ok": False, "detail": "`passung doctor` says what is wrong and what to do"}


def _unready(checks: list[dict[str, object]]) -> dict[str, object]:
    failed = ", ".join(str(check["name"]) for check in checks if not check["ok"])
    return {
        "type": "/docs#unavailable",
        "title": "Unavailable",
        "status": 503,
        "detail": f"not ready: {failed}",
        "checks": checks,
    }
