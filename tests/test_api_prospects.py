"""Steps, ladders and relaxations over HTTP and at the command line: one small town, both doors."""

import json

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli import main
from api.settings import Settings
from data.prospects import Ladders, NextSteps, Relaxations

ON = "2026-11-22"
NURSE = {
    "id": "nurse",
    "occupations": [{"title": "Krankenschwester", "years": 8, "kldb": "81302"}],
    "qualifications": [{"title": "Krankenschwester", "country": "UA", "recognition": "applied", "level": 2}],
    "languages": [{"code": "de", "level": "B1"}],
    "residence": {"title": "EU"},
}
WARD = {
    "id": "ward", "title": "Pflegefachkraft (m/w/d)", "level": 2, "regulated": True,
    "languages": [{"code": "de", "level": "B2"}], "employer": "Klinik am Berg",
}  # fmt: skip
HELPER = {
    "id": "helper",
    "title": "Krankenpflegehelfer (m/w/d)",
    "level": 1,
    "occupation": {"kldb": "81301"},
    "languages": [{"code": "de", "level": "B2"}],
}
AIDE = HELPER | {"id": "aide", "languages": [{"code": "de", "level": "A2"}]}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def client(home):
    with TestClient(create_app(Settings(home=home)), raise_server_exceptions=False) as client:
        assert client.put("/v1/candidates/nurse", json=NURSE).status_code == 201
        for job in (WARD, HELPER, AIDE):
            assert client.put(f"/v1/vacancies/{job['id']}", json=job).status_code == 201
        yield client


@pytest.fixture
def run(client, home, monkeypatch, capsys):
    monkeypatch.setenv("PASSUNG_HOME", str(home))

    def command(*arguments):
        capsys.readouterr()
        return main([*map(str, arguments)]), *capsys.readouterr()

    return command


def test_steps_over_http(client):
    answer = client.get("/v1/candidates/nurse/steps", params={"on": ON, "lang": "en", "top": 2})
    assert answer.status_code == 200
    found = NextSteps.model_validate(answer.json())
    first, second = found.steps
    assert [message.code for message in first.steps] == ["language"]
    assert [each.vacancy for each in first.opened] == ["helper"]
    assert [message.code for message in second.steps] == ["language", "recognition"]
    assert {each.vacancy for each in second.opened} == {"helper", "ward"}
    assert {each.employer for each in second.opened} == {None, "Klinik am Berg"}


def test_the_ladder_over_http(client):
    answer = client.get("/v1/candidates/nurse/ladder", params={"on": ON})
    assert answer.status_code == 200
    (ladder,) = Ladders.model_validate(answer.json()).ladders
    assert (ladder.route, ladder.profession) == ("recognition", "nurse")
    assert [each.vacancy for each in ladder.bridges] == ["aide", "helper"]
    assert [each.vacancy for each in ladder.targets] == ["ward"]
    assert ladder.text.startswith("Ziel: Krankenschwester.")


def test_relaxations_over_http(client):
    answer = client.get("/v1/vacancies/helper/relaxations", params={"on": ON, "lang": "fr"})
    assert answer.status_code == 200
    (only,) = Relaxations.model_validate(answer.json()).relaxations
    assert only.relaxation.text == "Allemand : demander B1 au lieu de B2."
    assert [each.candidate for each in only.opened] == ["nurse"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("candidates/nobody/steps", 404),
        ("candidates/nobody/ladder", 404),
        ("vacancies/none/relaxations", 404),
        ("candidates/nurse/steps?top=0", 422),
        ("candidates/nurse/steps?on=yesterday", 422),
        ("candidates/nurse/ladder?top=3", 422),
        ("candidates/nurse/ladder?lang=tlh", 422),
        ("vacancies/ward/relaxations?kind=job", 422),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client, address, status):
    answer = client.get(f"/v1/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_steps_and_ladder_print_json(run):
    status, out, err = run("steps", "--candidate", "nurse", "--on", ON, "--top", 1, "--json")
    assert (status, err) == (0, "")
    assert len(NextSteps.model_validate(json.loads(out)).steps) == 1
    status, out, err = run("ladder", "--candidate", "nurse", "--on", ON, "--json")
    assert (status, err) == (0, "")
    assert Ladders.model_validate(json.loads(out)).ladders[0].route == "recognition"


def test_steps_are_readable(run):
    status, out, _ = run("steps", "--candidate", "nurse", "--on", ON)
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "Nächste Schritte für nurse (Krankenschwester), Stand 22.11.2026"
    assert lines[1] == "Stellen, die in Frage kommen: 3."
    assert lines[3] == " 1. Deutsch: Kurs bis B2 machen. Es fehlt eine Stufe."
    assert "      · Krankenpflegehelfer (m/w/d)  [helper]  kann sofort anfangen" in lines
    assert "      · Pflegefachkraft (m/w/d), Klinik am Berg  [ward]  kann sofort anfangen" in lines


def test_the_ladder_is_readable(run):
    status, out, _ = run("ladder", "--candidate", "nurse", "--on", ON, "--lang", "en")
    assert status == 0
    parts = [line.strip() for line in out.splitlines() if line.strip().endswith(":")]
    assert parts == ["Now:", "Steps:", "Then:"]
    assert "Ask how far recognition has come." in out and "22 Nov 2026" in out


def test_a_file_is_asked_about_and_not_stored(run, client, tmp_path):
    cook = tmp_path / "cook.json"
    cook.write_text(json.dumps({"id": "cook", "occupations": ["Koch"], "residence": {"title": "EU"}}))
    status, out, _ = run("steps", "--candidate", cook, "--lang", "en")
    assert (status, "No single step" in out) == (0, True)
    status, out, _ = run("ladder", "--candidate", cook, "--lang", "en")
    assert (status, "No ladder" in out) == (0, True)
    assert client.get("/v1/candidates/cook").status_code == 404


@pytest.mark.parametrize(
    "arguments",
    [
        ("steps",),
        ("steps", "--candidate", "nobody"),
        ("steps", "--candidate", "nurse", "--top", "0"),
        ("steps", "--candidate", "nurse", "--on", "soon"),
        ("ladder", "--candidate", "nurse", "--lang", "tlh"),
        ("ladder", "--candidate", "nurse", "--top", "3"),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("passung: ") and err.count("\n") == 1
