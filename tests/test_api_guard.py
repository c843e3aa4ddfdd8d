import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.guard import OwnPagesOnly, refusal
from api.limits import BodyLimit
from api.problems import Problem, problem_response


@pytest.mark.parametrize(
    ("method", "headers", "refused"),
    [
        ("GET", {"host": "127.0.0.1:8000"}, False),
        ("GET", {"host": "localhost"}, False),
        ("GET", {"host": "[::1]:8000"}, False),
        ("GET", {"host": "evil.example"}, True),
        ("GET", {"host": "127.0.0.1.evil.example"}, True),
        ("GET", {}, True),
        ("PUT", {"host": "localhost:8000"}, False),
        ("PUT", {"host": "localhost:8000", "origin": "http://localhost:8000"}, False),
        ("POST", {"host": "localhost:8000", "origin": "http://localhost:9000"}, True),
        ("POST", {"host": "localhost:8000", "origin": "null"}, True),
        ("POST", {"host": "localhost:8000", "sec-fetch-site": "cross-site"}, True),
        ("POST", {"host": "localhost:8000", "sec-fetch-site": "same-origin"}, False),
        ("GET", {"host": "localhost:8000", "sec-fetch-site": "cross-site"}, False),
    ],
)
def test_only_this_machine_and_its_own_pages_are_answered(method, headers, refused):
    assert bool(refusal(method, Headers(headers))) is refused


async def length(request: Request) -> PlainTextResponse:
    try:
        return PlainTextResponse(str(len(await request.body())))
    except Problem as problem:
        return problem_response(problem.status, problem.detail)


@pytest.fixture
def client():
    routes = [Route("/small", length, methods=["POST"]), Route("/large", length, methods=["POST"])]
    limited = BodyLimit(Starlette(routes=routes), limits=(("/large", 2_000),), otherwise=1_000)
    with TestClient(OwnPagesOnly(limited), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(("path", "limit"), [("/small", 1_000), ("/large", 2_000)])
def test_bodies_are_read_up_to_their_limit(client, path, limit, stream):
    def sent(size):
        return client.post(path, content=(b"x" for _ in range(size)) if stream else b"x" * size)

    assert sent(limit).text == str(limit)
    refused = sent(limit + 1)
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"


def test_foreign_host_names_are_refused_as_problems(client):
    refused = client.post("/small", headers={"host": "evil.example"})
    assert refused.status_code == 403
    assert refused.json()["type"] == "/docs#forbidden"
