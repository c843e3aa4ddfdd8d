"""Whatever is sent: an answer or a reasoned no, never a fault."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from api.examples import CANDIDATE, VACANCY
from api.settings import Settings

ANSWERS = {200, 201, 204, 404, 405, 413, 415, 422}
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)
HOSTILE = st.sampled_from(
    [
        "=1+1",
        "<script>alert(1)</script>",
        "../../x",
        "\x00",
        "\u202e",
        "\ud800",
        "a" * 100_000,
        "D3",
        "2026-13-01",
        "1e999",
    ]
)
FAST = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
LONG = settings(FAST, max_examples=500)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with TestClient(create_app(Settings(home=tmp_path_factory.mktemp("home")))) as client:
        client.put("/v1/candidates/c-1", json=CANDIDATE)
        client.put("/v1/vacancies/v-1", json=VACANCY)
        yield client


def check(response):
    assert response.status_code in ANSWERS
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code
    elif response.content:
        response.json()


@st.composite
def spoiled(draw, record):
    """A valid record of which some fields are replaced by anything."""
    changes = draw(st.dictionaries(st.sampled_from(sorted(record)), VALUES | HOSTILE, min_size=1, max_size=3))
    return record | {key: value for key, value in changes.items() if key != "id"}


def put_anything(client, data):
    plural, record = data.draw(st.sampled_from([("candidates", CANDIDATE), ("vacancies", VACANCY)]))
    body = json.dumps(data.draw(spoiled(record))).encode()
    check(client.put(f"/v1/{plural}/{record['id']}", content=body))


def match_anything(client, data):
    body = {"candidate": data.draw(spoiled(CANDIDATE)), "vacancies": [data.draw(spoiled(VACANCY))]}
    check(client.post("/v1/match", content=json.dumps(body).encode()))
    check(client.post("/v1/match", content=json.dumps(data.draw(VALUES)).encode()))


def import_anything(client, data):
    lines = data.draw(
        st.lists(st.binary(max_size=200) | spoiled(VACANCY).map(lambda r: json.dumps(r).encode()), max_size=4)
    )
    check(client.post("/v1/import/vacancies?dry_run=true", content=b"\n".join(lines)))


def ask_anything(client, data):
    names = ("top", "on", "lang", "kind", "max_km", "startable", "migrant_owned", "weights", "other")
    asked = data.draw(st.dictionaries(st.sampled_from(names), st.text() | st.integers().map(str), max_size=4))
    query = "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in asked.items()
    )
    address = quote(data.draw(st.text()).encode("utf-8", "surrogatepass"), safe="")
    check(client.get(f"/v1/candidates/c-1/matches?{query}"))
    check(client.get(f"/v1/vacancies/{address}"))


def code_anything(client, data):
    title = data.draw(spoiled({"title": "Koch", "description": "Wir kochen."}) | VALUES | HOSTILE)
    check(client.post("/v1/code", content=json.dumps(title).encode()))
    check(client.post("/v1/code", content=json.dumps(["Koch", title]).encode()))


EVERYTHING = (code_anything, put_anything, match_anything, import_anything, ask_anything)


@pytest.mark.parametrize("send", EVERYTHING)
@FAST
@given(data=st.data())
def test_nothing_sent_makes_it_fail(client, send, data):
    send(client, data)


@pytest.mark.long
@pytest.mark.parametrize("send", EVERYTHING)
@LONG
@given(data=st.data())
def test_nothing_sent_makes_it_fail_in_a_long_run(client, send, data):
    send(client, data)
