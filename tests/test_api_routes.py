"""The HTTP interface over a real store, index and encoder."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.examples import CANDIDATE, VACANCY
from api.settings import Settings
from data.matches import ASPECTS, Match
from data.records import Candidate, Vacancy

NURSE = CANDIDATE | {"id": "nurse"}
COOK = {
    "id": "cook",
    "occupations": [{"title": "Koch", "years": 5}],
    "skills": ["Warme Küche"],
    "languages": [{"code": "de", "level": "A2"}],
    "place": "Göppingen",
    "residence": {"title": "EU"},
}
CARE = VACANCY | {"id": "care"}
KITCHEN = {
    "id": "kitchen",
    "title": "Koch (m/w/d)",
    "skills_required": ["Warme Küche"],
    "languages": [{"code": "de", "level": "A2"}],
    "places": ["Göppingen"],
}
EXPIRED = KITCHEN | {"id": "expired", "valid_until": "2020-01-31"}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    app = create_app(Settings(home=tmp_path_factory.mktemp("home"), max_import_mb=1))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def town(client):
    """A client of a store that holds exactly two people and two vacancies."""
    for plural, records in (("candidates", (NURSE, COOK)), ("vacancies", (CARE, KITCHEN))):
        for record in client.get(f"/v1/{plural}", params={"limit": 200}).json()[plural]:
            if record["id"] not in {each["id"] for each in records}:
                client.delete(f"/v1/{plural}/{record['id']}")
        for record in records:
            assert client.put(f"/v1/{plural}/{record['id']}", json=record).status_code in (200, 201)
    return client


def problem(response, status):
    """The problem of a refused request, checked for what all of them have."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["type"].startswith("/docs#")
    assert body["title"]
    return body


def fields(body):
    return [error["field"] for error in body["errors"]]


def titles(response):
    assert response.status_code == 200, response.text
    return [match["vacancy"] for match in response.json()["matches"]]


# one record


@pytest.mark.parametrize(("plural", "record"), [("candidates", NURSE), ("vacancies", CARE)])
def test_a_record_is_created_replaced_shown_and_deleted(client, plural, record):
    address = f"/v1/{plural}/once"
    record = record | {"id": "once"}
    created = client.put(address, json=record)
    assert created.status_code == 201
    assert created.headers["location"] == address
    assert client.put(address, json=record).status_code == 200
    shown = client.get(address)
    assert shown.json() == created.json()
    (Candidate if plural == "candidates" else Vacancy).model_validate(shown.json())
    assert client.delete(address).status_code == 204
    problem(client.get(address), 404)
    problem(client.delete(address), 404)


def test_what_is_unknown_is_left_out(town):
    shown = town.get("/v1/vacancies/kitchen").json()
    assert None not in shown.values()
    assert "wage_eur_hour" not in shown
    assert town.get("/v1/vacancies/care").json()["wage_eur_hour"] == 16.5


@pytest.mark.parametrize(
    "record_id", ["a/b", "../../etc/passwd", "ä ö", "100%", "?x=1#y", "a" * 1_000, "'; DROP--"]
)
def test_any_id_works(client, record_id):
    from urllib.parse import quote

    address = f"/v1/vacancies/{quote(record_id, safe='')}"
    created = client.put(address, json=KITCHEN | {"id": record_id})
    assert created.status_code == 201, created.text
    assert client.get(created.headers["location"]).json()["id"] == record_id
    assert client.get(f"{address}/matches").status_code == 200
    assert client.delete(address).status_code == 204


def test_personal_data_in_text_is_masked_before_it_is_stored(client):
    record = COOK | {
        "id": "masked",
        "name": "Olena Petrenko",
        "text": "Ich heiße Olena Petrenko, olena@example.org.",
    }
    stored = client.put("/v1/candidates/masked", json=record).json()
    assert "Petrenko" not in json.dumps(stored)
    assert "olena@example.org" not in json.dumps(stored)
    assert client.get("/v1/candidates/masked").json() == stored


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "other"}, "id"),
        ({"id": None}, "id"),
        ({"languages": [{"code": "de", "level": "D3"}]}, "languages[0].level"),
        ({"available_from": "2026-13-01"}, "available_from"),
        ({"occupations": "x", "skills": 7}, "skills"),
        ({"text": "NUL \x00"}, "text"),
        ({"text": "x" * 1_000_001}, "text"),
    ],
)
def test_wrong_records_are_refused_by_field(client, change, field):
    record = {key: value for key, value in (COOK | {"id": "wrong"} | change).items() if value is not None}
    assert field in fields(problem(client.put("/v1/candidates/wrong", json=record), 422))
    problem(client.get("/v1/candidates/wrong"), 404)


def test_bodies_that_are_no_records_are_refused(client):
    def put(body, **headers):
        return client.put("/v1/vacancies/x", content=body, headers=headers)

    problem(put(b'{"id": "x", "title": NaN}'), 422)
    problem(put(b'{"id": "x"'), 422)
    problem(put(b"[]"), 422)
    problem(put(b'{"a":' * 5_000), 422)
    problem(put(b" " * (2 * 1024 * 1024 + 1)), 413)
    problem(put(b"{}", **{"content-type": "application/json; charset=iso-8859-1"}), 415)
    problem(client.get("/v1/vacancies/x"), 404)


def test_pages_show_every_record_once(client):
    ids = {f"page-{number:03}" for number in range(23)}
    lines = "\n".join(json.dumps(KITCHEN | {"id": each}) for each in ids)
    assert client.post("/v1/import/vacancies", content=lines.encode()).status_code == 200
    seen, cursor = [], None
    while True:
        page = client.get(
            "/v1/vacancies", params={"limit": 5} | ({"cursor": cursor} if cursor else {})
        ).json()
        assert len(page["vacancies"]) <= 5
        seen += [record["id"] for record in page["vacancies"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen))
    assert ids <= set(seen)


@pytest.mark.parametrize(
    ("query", "field"),
    [("limit=0", "limit"), ("limit=201", "limit"), ("limt=5", "limt"), ("cursor=%00junk", "cursor")],
)
def test_wrong_pages_are_refused(client, query, field):
    assert field in fields(problem(client.get(f"/v1/candidates?{query}"), 422))


# import


def test_import_says_what_became_of_every_record(client):
    lines = [KITCHEN | {"id": "in-1"}, {"id": "in-2"}, KITCHEN | {"id": "in-3"}]
    body = "\n".join(map(json.dumps, lines)).encode()
    answer = client.post("/v1/import/vacancies", content=body).json()
    assert (answer["accepted"], answer["updated"], answer["stored"]) == (2, 0, True)
    assert [(error["position"], error["field"]) for error in answer["rejected"]] == [("line 2", "title")]
    again = client.post("/v1/import/vacancies", content=body).json()
    assert (again["accepted"], again["updated"]) == (0, 2)


def test_import_takes_a_form_and_any_format(client):
    table = "id;titel;ort\ntable-1;Bäcker (m/w/d);Göppingen\n".encode("cp1252")
    answer = client.post("/v1/import/vacancies", files={"file": ("jobs.txt", table)})
    assert answer.json()["accepted"] == 1, answer.text
    assert client.get("/v1/vacancies/table-1").json()["title"] == "Bäcker (m/w/d)"


def test_strict_and_dry_imports_store_nothing(client):
    body = json.dumps([KITCHEN | {"id": "dry"}, {"id": "wrong"}]).encode()
    refused = problem(client.post("/v1/import/vacancies?strict=true", content=body), 422)
    assert fields(refused) == ["title"]
    dry = client.post("/v1/import/vacancies?dry_run=true", content=body).json()
    assert (dry["accepted"], dry["stored"]) == (1, False)
    problem(client.get("/v1/vacancies/dry"), 404)


def test_unusable_imports_are_refused(client):
    problem(client.post("/v1/import/vacancies", content=b"\x00\x01\x02 nothing"), 422)
    problem(client.post("/v1/import/vacancies", content=b" " * (1024 * 1024 + 1)), 413)
    problem(client.post("/v1/import/vacancies", content=(b" " * 65536 for _ in range(17))), 413)
    problem(
        client.post("/v1/import/vacancies", content=b"x", headers={"content-type": "multipart/form-data"}),
        400,
    )
    form = client.post(
        "/v1/import/vacancies", data={"a": "b"}, headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert form.status_code in (400, 422)
    problem(client.post("/v1/import/vacancies?strct=true", content=b"{}"), 422)


# matches


def test_matches_are_ranked_and_explained_both_ways(town):
    answer = town.get("/v1/candidates/cook/matches")
    matches = [Match.model_validate(match) for match in answer.json()["matches"]]
    assert matches[0].vacancy == "kitchen"
    assert [match.rank for match in matches] == list(range(1, len(matches) + 1))
    assert matches[0].reasons
    assert set(answer.json()["matches"][0]["fit"]) == set(ASPECTS)
    back = town.get("/v1/vacancies/kitchen/matches").json()["matches"]
    assert back[0]["candidate"] == "cook"


def test_parameters_of_a_ranking_are_heard(town):
    assert len(titles(town.get("/v1/candidates/cook/matches?top=1"))) == 1
    german = town.get("/v1/candidates/cook/matches").json()["matches"][0]["reasons"]
    english = town.get("/v1/candidates/cook/matches?lang=en").json()["matches"][0]["reasons"]
    assert [each["code"] for each in german] == [each["code"] for each in english]
    assert german != english
    town.put("/v1/vacancies/expired", json=EXPIRED)
    assert "expired" not in titles(town.get("/v1/candidates/cook/matches"))
    assert titles(town.get("/v1/candidates/cook/matches?startable=no")) == ["expired"]
    assert "expired" in titles(town.get("/v1/candidates/cook/matches?startable=now&startable=no,unknown"))
    assert "expired" in titles(town.get("/v1/candidates/cook/matches?on=2020-01-01"))
    assert titles(town.get("/v1/candidates/cook/matches?migrant_owned=true")) == []
    assert titles(town.get("/v1/candidates/cook/matches?kind=apprenticeship")) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("top=0", "top"),
        ("on=tomorrow", "on"),
        ("kind=work", "kind"),
        ("max_km=-3", "max_km"),
        ("startable=maybe", "startable.0"),
        ("weights=luck:3", "weights"),
        ("lang=xx", "lang"),
        ("startabel=no", "startabel"),
    ],
)
def test_wrong_parameters_are_refused_by_name(town, query, field):
    body = problem(town.get(f"/v1/candidates/cook/matches?{query}"), 422)
    assert field in fields(body)


def test_matches_of_unknown_records_are_not_found(client):
    problem(client.get("/v1/candidates/nobody/matches"), 404)
    problem(client.get("/v1/matches/explain?candidate=nobody&vacancy=nothing"), 404)
    problem(client.get("/v1/matches/explain?candidate=nobody"), 422)


def test_any_pair_is_explained(town):
    town.put("/v1/vacancies/expired", json=EXPIRED)
    match = Match.model_validate(
        town.get("/v1/matches/explain?candidate=cook&vacancy=expired&lang=en").json()
    )
    assert match.startable == "no"
    assert "dates" in {each.code for each in match.missing}


def test_a_person_is_matched_without_being_stored(town):
    person = COOK | {"id": "passing"}
    assert titles(town.post("/v1/match", json={"candidate": person}))[0] == "kitchen"
    problem(town.get("/v1/candidates/passing"), 404)


def test_a_given_pool_is_ranked_with_what_is_barred(town):
    body = {"candidate": COOK, "vacancies": [EXPIRED, CARE, KITCHEN]}
    matches = town.post("/v1/match?lang=en", json=body).json()["matches"]
    assert {match["vacancy"] for match in matches} == {"expired", "care", "kitchen"}
    barred = next(match for match in matches if match["vacancy"] == "expired")
    assert barred["startable"] == "no"
    assert barred["missing"]
    people = town.post("/v1/match", json={"vacancy": KITCHEN, "candidates": [NURSE, COOK]}).json()["matches"]
    assert people[0]["candidate"] == "cook"
    assert titles(town.post("/v1/match", json={"candidate": COOK, "vacancies": []})) == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, ""),
        ({"candidate": COOK, "vacancy": CARE}, ""),
        ({"candidate": COOK, "candidates": [NURSE]}, "candidates"),
        ({"candidate": "cook"}, "candidate"),
        (
            {"candidate": COOK | {"languages": [{"code": "de", "level": "D3"}]}},
            "candidate.languages[0].level",
        ),
        ({"candidate": COOK, "vacancies": "all"}, "vacancies"),
        ({"candidate": COOK, "vacancies": [CARE, 7]}, "vacancies[1]"),
        ({"candidate": COOK, "vacancies": [CARE, {"id": "x"}]}, "vacancies[1].title"),
        ({"candidate": COOK, "vacancies": [CARE, CARE]}, "vacancies[1].id"),
    ],
)
def test_wrong_match_requests_are_refused_by_field(town, body, field):
    assert fields(problem(town.post("/v1/match", json=body), 422)) == [field]


def test_a_change_counts_for_the_next_ranking(town):
    town.put("/v1/vacancies/new", json=KITCHEN | {"id": "new"})
    assert "new" in titles(town.get("/v1/candidates/cook/matches"))
    town.delete("/v1/vacancies/new")
    assert "new" not in titles(town.get("/v1/candidates/cook/matches"))


def test_many_at_once_are_answered(town):
    def ask(number):
        if number % 3 == 0:
            return town.put(
                f"/v1/vacancies/many-{number}", json=KITCHEN | {"id": f"many-{number}"}
            ).status_code
        return town.get("/v1/candidates/cook/matches").status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(48))) <= {200, 201}
    assert len(titles(town.get("/v1/candidates/cook/matches?top=100"))) >= 16


# around it


def test_health(client):
    assert client.get("/healthz").json()["status"] == "ok"
    ready = client.get("/readyz")
    assert ready.status_code == 200, ready.text
    assert all(check["ok"] for check in ready.json()["checks"])


def test_start_leads_to_the_reference(client):
    page = client.get("/")
    assert page.url.path == "/docs"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert client.get("/openapi.json").json()["openapi"].startswith("3.1")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v2", 404),
        ("GET", "/v1/candidates/", 404),
        ("GET", "/v1/candidates/%00", 404),
        ("GET", "/v1/candidates/%FF", 404),
        ("POST", "/v1/candidates/cook", 405),
        ("PATCH", "/v1/match", 405),
        ("DELETE", "/docs", 405),
    ],
)
def test_every_refusal_is_a_problem(client, method, path, status):
    problem(client.request(method, path), status)


def test_a_fault_tells_nothing_of_the_inside(tmp_path):
    app = create_app(Settings(home=tmp_path))

    class Broken:
        def house(self):
            raise RuntimeError("secret: /etc/passwd")

        def close(self):
            pass

    with TestClient(app, raise_server_exceptions=False) as client:
        app.state.keeper.close()
        app.state.keeper = Broken()
        body = problem(client.get("/v1/candidates/x"), 500)
        assert "secret" not in json.dumps(body)
        app.state.keeper = create_app(Settings(home=tmp_path)).state.keeper


def test_without_a_store_every_request_says_what_is_wrong(tmp_path):
    (tmp_path / "file").write_bytes(b"not a database, but long enough to be read as one" * 100)
    app = create_app(Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path / 'file'}"))
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.get("/healthz").status_code == 200
        assert problem(client.get("/readyz"), 503)["detail"]
        assert problem(client.get("/v1/candidates/x"), 503)["detail"]
        assert client.get("/docs").status_code == 200


# occupation codes


def test_a_title_is_coded_with_its_alternatives(client):
    coded = client.post("/v1/code", json={"title": "Lkw-Fahrer (m/w/d)"}).json()
    assert list(coded) == ["title", "kldb", "isco", "probability", "unclear", "alternatives"]
    assert coded["title"] == "Lkw-Fahrer (m/w/d)"
    assert coded["kldb"][:3] == "521"
    assert len(coded["alternatives"]) == 2
    assert not coded["unclear"]


def test_a_description_is_read_where_the_title_is_unclear(client):
    title = {"title": "Mitarbeiter (m/w/d) gesucht"}
    text = "Reinigung von Büros und Treppenhäusern. Unterhaltsreinigung. Glasreinigung."
    assert client.post("/v1/code", json=title).json()["unclear"]
    assert client.post("/v1/code", json=title | {"description": text}).json()["kldb"][:3] == "541"


def test_a_list_is_answered_by_a_list_and_a_string_is_a_title(client):
    coded = client.post("/v1/code", json=["медсестра", {"title": "Koch"}]).json()
    assert [each["kldb"][:3] for each in coded] == ["813", "293"]
    assert client.post("/v1/code", json="Koch").json() == coded[1]
    assert client.post("/v1/code", json=[]).json() == []


@pytest.mark.parametrize(
    ("body", "field", "reason"),
    [
        ({}, "title", "is missing"),
        ({"title": " "}, "title", "is empty"),
        ({"title": "a" * 1_001}, "title", "is longer than 1000 characters"),
        ({"title": "Koch", "description": 7}, "description", "must be text, not 7"),
        (["Koch", {"title": 7}], "[1].title", "must be text, not 7"),
        (["Koch", 7], "[1]", "must be an object, not 7"),
        (["Koch"] * 1_001, "", "holds 1001 titles; at most 1000 a request"),
    ],
)
def test_what_cannot_be_coded_is_named(client, body, field, reason):
    error = problem(client.post("/v1/code", json=body), 422)
    assert error["errors"] == [{"field": field, "reason": reason}]
