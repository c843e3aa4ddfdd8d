"""The reference of the interface as a page: made from its own document, readable without any network."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.document import document
from api.reference import render

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


def reference_router() -> APIRouter:
    """The start address and the reference."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def start() -> Response:
        return RedirectResponse("/docs", 307)

    @router.get("/docs")
    def reference(request: Request) -> Response:
        page = render(document(request.app))
        return HTMLResponse(page, headers={"content-security-policy": _POLICY})

    return router
