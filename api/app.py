"""The HTTP interface: routes, errors and the engine room behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from anyio.to_thread import run_sync
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from api.document import document
from api.guard import OwnPagesOnly
from api.keeper import Keeper
from api.limits import BodyLimit
from api.nouns import NOUNS
from api.problems import FieldError, Problem, problem_of, problem_response
from api.routes.coding import coding_router
from api.routes.health import health_router
from api.routes.imports import import_router
from api.routes.matching import matches_router, pair_router
from api.routes.prospects import prospects_router
from api.routes.records import records_router
from api.routes.reference import reference_router
from api.settings import MEBIBYTE, Settings, read_settings
from data.errors import PassungError
from matcher.house import House

MAX_RECORD_BYTES = 2 * MEBIBYTE
MAX_MATCH_BYTES = 32 * MEBIBYTE


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; its store and encoder are opened when it starts and closed when it ends.

    Args:
        settings: Where the store lies and which encoder is used; read from the environment if left out.

    """
    settings = settings or read_settings()
    app = FastAPI(docs_url=None, redoc_url=None, lifespan=_lifespan, redirect_slashes=False)
    app.state.settings = settings
    app.state.keeper = Keeper(partial(House.open, settings.database_url, settings.home, settings.encoder))
    app.openapi = partial(document, app)  # type: ignore[method-assign]
    limits = (("/v1/import/", settings.max_import_bytes), ("/v1/match", MAX_MATCH_BYTES))
    app.add_middleware(BodyLimit, limits=limits, otherwise=MAX_RECORD_BYTES)
    _add_errors(app)
    _add_routes(app)
    return app


def create_local_app() -> ASGIApp:
    """The application for this machine alone: it answers no other host name and no foreign page."""
    return OwnPagesOnly(create_app())


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    keeper: Keeper = app.state.keeper
    with suppress(Problem):  # the log says why, and requests try again
        await run_sync(_warm, keeper)
    yield
    await run_sync(keeper.close)


def _warm(keeper: Keeper) -> None:
    """Bring the index up to date before the first request waits for it."""
    keeper.house().ready()


def _add_routes(app: FastAPI) -> None:
    app.include_router(reference_router())
    app.include_router(health_router())
    app.include_router(pair_router())
    app.include_router(coding_router())
    app.include_router(prospects_router())  # before the records, whose ids may hold "/"
    for noun in NOUNS:
        app.include_router(import_router(noun))
        app.include_router(matches_router(noun))  # before the records, whose ids may hold "/"
        app.include_router(records_router(noun))


def _add_errors(app: FastAPI) -> None:
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(PassungError, _on_house_error)
    app.add_exception_handler(RequestValidationError, _on_wrong_parameter)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(Exception, _on_fault)


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_response(error.status, error.detail, error.errors)


async def _on_house_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, PassungError)
    problem = problem_of(error)
    return problem_response(problem.status, problem.detail, problem.errors)


async def _on_wrong_parameter(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [_parameter_error(each) for each in error.errors()]
    return problem_response(422, "; ".join(f"{each.field}: {each.reason}" for each in errors), errors)


def _parameter_error(error: dict[str, object]) -> FieldError:
    location = error["loc"]
    assert isinstance(location, tuple)
    return FieldError(
        field=".".join(map(str, location[1:])), reason=str(error["msg"]).removeprefix("Value error, ")
    )


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = f"there is nothing at {request.url.path}" if error.status_code == 404 else error.detail
    return problem_response(error.status_code, detail, headers=error.headers)


async def _on_fault(request: Request, error: Exception) -> Response:
    """The fault itself goes to the log by way of the server; the answer tells nothing of the inside."""
    return problem_response(500, "the request could not be answered; the log of the server says why")
