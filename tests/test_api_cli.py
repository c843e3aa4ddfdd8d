"""The command line over a real store, index and encoder."""

import io
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from api.cli import build_app, main
from api.examples import CANDIDATE, VACANCY
from data.matches import Match
from matcher.house import House

KITCHEN = {"id": "kitchen", "title": "Koch (m/w/d)", "places": ["Göppingen"], "employer": "Gasthof Ochsen"}
EXPIRED = KITCHEN | {"id": "expired", "valid_until": "2020-01-31"}
COOK = {"id": "cook", "occupations": ["Koch"], "place": "Göppingen", "residence": {"title": "EU"}}
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """An empty folder, a store of its own, and nothing of the settings outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PASSUNG_HOME", str(tmp_path / "home"))
    for name in ("DATABASE_URL", "ENCODER"):
        monkeypatch.delenv(f"PASSUNG_{name}", raising=False)


@pytest.fixture
def run(capsys):
    """Runs a command; returns exit status, standard output and standard error."""

    def command(*arguments):
        capsys.readouterr()
        status = main([str(each) for each in arguments])
        return status, *capsys.readouterr()

    return command


def written(name, *records):
    Path(name).write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return name


def passung(*arguments, **options):
    """The installed command in a process of its own."""
    command = [sys.executable, "-m", "api", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)


# around the commands


def test_help_lists_every_command_and_loads_nothing_heavy():
    script = (
        "import sys; from api.cli import build_app, main; main(['--help']);"
        "heavy = {'numpy', 'torch', 'fastapi', 'pandas', 'sqlalchemy', 'faiss', 'sklearn', 'pydantic', 'babel'};"
        "sys.stderr.write(' '.join(sorted(heavy & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    for command in (
        "demo",
        "import",
        "match",
        "steps",
        "ladder",
        "code",
        "serve",
        "evaluate",
        "train",
        "doctor",
    ):
        assert command in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "vacancies"),
        ("match",),
        ("steps",),
        ("ladder",),
        ("serve",),
        ("evaluate",),
        ("train", "encoder"),
        ("train", "occupation"),
        ("code",),
        ("demo",),
        ("doctor",),
    ],
)
def test_every_command_has_help(run, arguments):
    status, out, err = run(*arguments, "--help")
    assert (status, err) == (0, "")
    assert f"Usage: passung {' '.join(arguments)}" in out


def test_every_command_is_in_the_docs():
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    for path in _commands(build_app()):
        assert f"`passung {path}" in page


def _commands(app, path=()):
    """Paths of all commands below an application: `import vacancies`, `match` …"""
    for name in app:
        if not name.startswith("-"):
            below = list(_commands(app[name], (*path, name)))
            yield from below or [" ".join((*path, name))]


def test_version(run):
    status, out, _ = run("--version")
    assert status == 0
    assert out.strip()[0].isdigit()


@pytest.mark.parametrize(
    "arguments",
    [
        ("impot",),
        ("import", "people", "x"),
        ("import", "vacancies"),
        ("import", "vacancies", "--strct"),
        ("match",),
        ("match", "--candidate", "a", "--vacancy", "b"),
        ("match", "--candidate", "nobody"),
        ("match", "--candidate", "a", "--top", "0"),
        ("match", "--candidate", "a", "--top", "many"),
        ("match", "--candidate", "a", "--on", "2026-13-01"),
        ("match", "--candidate", "a", "--lang", "klingon!"),
        ("match", "--candidate", "a", "--startable", "maybe"),
        ("match", "--candidate", "a", "--weights", "luck:1"),
        ("match", "--candidate", "a", "--nope"),
        ("serve", "--host", "0.0.0.0"),
        ("serve", "--workers", "0"),
        ("serve", "--port", "99999999"),
        ("code",),
        ("code", "--josn", "Koch"),
        ("train", "encoder", "--esco", "nowhere", "--out", "out"),
        ("train", "occupation", "--kldb", "nowhere", "--out", "out"),
        ("train", "occupation", "--kldb", "."),
        ("train", "encoder"),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(run, arguments):
    status, out, err = run(*arguments)
    assert status == 2
    assert out == ""
    assert err.startswith("passung: ")
    assert len(err.splitlines()) <= 3
    assert "Traceback" not in err


def test_wrong_settings_are_answered_in_one_line(run, monkeypatch):
    monkeypatch.setenv("PASSUNG_MAX_IMPORT_MB", "x")
    status, _, err = run("match", "--candidate", "a")
    assert (status, len(err.splitlines())) == (2, 1)
    assert "PASSUNG_MAX_IMPORT_MB" in err


# import


def test_import_counts_and_the_same_file_updates(run):
    name = written("jobs.ndjson", KITCHEN, VACANCY)
    assert run("import", "vacancies", name) == (0, "accepted 2, updated 0, rejected 0\n", "")
    assert run("import", "vacancies", name) == (0, "accepted 0, updated 2, rejected 0\n", "")


def test_import_names_what_is_rejected_and_keeps_the_rest(run):
    wrong = KITCHEN | {"id": "w", "languages": [{"code": "de", "level": "D3"}], "title": "\x1b[31m"}
    status, out, err = run("import", "vacancies", written("jobs.ndjson", KITCHEN, {"id": "x"}, wrong))
    lines = out.splitlines()
    assert (status, err) == (1, "")
    assert lines[0].startswith("jobs.ndjson, line 2: title: ")
    assert lines[1].startswith("jobs.ndjson, line 3: ")
    assert lines[-1] == "accepted 1, updated 0, rejected 2"
    assert "\x1b" not in out


def test_import_adds_several_files_up(run):
    people = written("people.json", COOK)
    status, out, err = run("import", "candidates", people, "missing.json", written("more.json", CANDIDATE))
    assert status == 2
    assert out == "accepted 2, updated 0, rejected 0\n"
    assert err == "passung: missing.json: there is no such file\n"


def test_import_reads_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(KITCHEN).encode())))
    assert run("import", "vacancies", "-")[:2] == (0, "accepted 1, updated 0, rejected 0\n")


@pytest.mark.parametrize(
    "files", [("both.ndjson",), ("good.ndjson", "both.ndjson"), ("good.ndjson", "missing.ndjson")]
)
def test_strict_import_stores_nothing_if_anything_is_wrong(run, files):
    written("good.ndjson", VACANCY)
    written("both.ndjson", KITCHEN, {"id": "x"})
    status, _, err = run("import", "vacancies", "--strict", *files)
    assert status in (1, 2)
    assert "nothing was stored" in err
    assert run("match", "--candidate", written("cook.json", COOK), "--json")[1] == '{"matches":[]}\n'


def test_dry_run_stores_nothing(run):
    status, out, err = run("import", "vacancies", "--dry-run", written("jobs.ndjson", KITCHEN))
    assert (status, out) == (0, "accepted 1, updated 0, rejected 0\n")
    assert "nothing was stored" in err
    assert run("import", "vacancies", "jobs.ndjson")[1].startswith("accepted 1")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b'[{"id": "a", "title": "b"}', b"%PDF-1.7"])
def test_unusable_files_are_named(run, content):
    Path("file").write_bytes(content)
    status, _, err = run("import", "vacancies", "file")
    assert status == 2
    assert err.startswith("passung: file: ")
    assert len(err.splitlines()) == 1


def test_places_are_imported(run):
    Path("DE.txt").write_text(
        "DE\t73033\tGöppingen\tBaden-Württemberg\tBW\t\t\t\t\t48.7\t9.65\t4\n", encoding="utf-8"
    )
    status, out, _ = run("import", "places", "DE.txt")
    assert (status, out) == (0, "accepted 1, updated 0, rejected 0\n")


# match


@pytest.fixture(scope="module")
def town_home(tmp_path_factory):
    """A store that tests read from and do not change."""
    folder = tmp_path_factory.mktemp("town")
    with House.open(f"sqlite:///{folder / 'passung.sqlite'}", folder) as house:
        for record in (KITCHEN, VACANCY, EXPIRED):
            house.put("vacancy", record)
        for record in (COOK, CANDIDATE):
            house.put("candidate", record)
    return folder


@pytest.fixture
def town(run, town_home, monkeypatch):
    monkeypatch.setenv("PASSUNG_HOME", str(town_home))
    return run


def test_match_prints_json(town):
    status, out, err = town("match", "--candidate", "cook", "--json", "--top", 2)
    assert (status, err) == (0, "")
    matches = [Match.model_validate(each) for each in json.loads(out)["matches"]]
    assert matches[0].vacancy == "kitchen"
    assert len(matches) <= 2
    assert "expired" not in {match.vacancy for match in matches}


def test_match_prints_a_readable_ranking(town):
    status, out, _ = town("match", "--candidate", "cook", "--on", "2026-11-22")
    assert status == 0
    assert "22.11.2026" in out
    assert "Koch (m/w/d)" in out
    assert "Gasthof Ochsen, Göppingen" in out
    assert "%" in out
    assert "Beruf" in out
    assert not any(line.endswith(" ") for line in out.splitlines())
    english = town("match", "--candidate", "cook", "--on", "2026-11-22", "--lang", "en")[1]
    assert "22 Nov 2026" in english
    assert "occupation" in english


def test_match_for_a_vacancy_ranks_people(town):
    out = town("match", "--vacancy", "kitchen", "--json")[1]
    assert json.loads(out)["matches"][0]["candidate"] == "cook"
    assert "[cook]" in town("match", "--vacancy", "kitchen")[1]


def test_match_takes_files_and_stores_nothing_of_them(run):
    one, several = written("cook.json", COOK), written("jobs.ndjson", KITCHEN, EXPIRED)
    out = run("match", "--candidate", one, "--among", several, "--json")[1]
    assert {match["vacancy"] for match in json.loads(out)["matches"]} == {"kitchen", "expired"}
    status, out, err = run("match", "--candidate", one)
    assert status == 0
    assert "passung import vacancies FILE" in err


def test_one_record_of_a_file_is_picked(run):
    several = written("people.ndjson", COOK, CANDIDATE)
    among = written("jobs.ndjson", KITCHEN)
    status, _, err = run("match", "--candidate", several, "--among", among)
    assert status == 2
    assert "people.ndjson#ID" in err
    assert "cook" in err
    out = run("match", "--candidate", f"{several}#cook", "--among", among, "--json")[1]
    assert json.loads(out)["matches"][0]["candidate"] == "cook"
    assert run("match", "--candidate", f"{several}#nobody", "--among", among)[0] == 2


def test_weights_and_filters_are_heard(town):
    shown = town("match", "--candidate", "cook", "--startable", "no", "--json", "--weights", "commute:0")[1]
    assert [match["vacancy"] for match in json.loads(shown)["matches"]] == ["expired"]
    assert json.loads(town("match", "--candidate", "cook", "--migrant-owned", "--json")[1])["matches"] == []


def test_unknown_language_is_named(town):
    status, _, err = town("match", "--candidate", "cook", "--lang", "xx")
    assert status == 2
    assert "'xx'" in err


# demo, doctor, serve


# code


def test_code_prints_a_line_of_json_for_each_title(run, monkeypatch):
    stream = io.BytesIO("Köchin\n\nмедсестра\r\n".encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    status, out, err = run("code", "Lkw-Fahrer (m/w/d)", "-", "--json")
    assert (status, err) == (0, "")
    coded = [json.loads(line) for line in out.splitlines()]
    assert [each["title"] for each in coded] == ["Lkw-Fahrer (m/w/d)", "Köchin", "", "медсестра"]
    assert [each["kldb"][:3] for each in coded if each["title"]] == ["521", "293", "813"]
    assert [each["unclear"] for each in coded] == [False, False, True, False]
    for each in coded:
        assert list(each) == ["title", "kldb", "isco", "probability", "unclear", "alternatives"]
        assert all(list(other) == ["kldb", "probability"] for other in each["alternatives"])


def test_code_says_it_in_words(run):
    status, out, _ = run("code", "Köchin", "Mitarbeiter (m/w/d)")
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "Köchin"
    assert re.fullmatch(r"  29302 +\d+ %  Fachkraft, z. B. Koch/Köchin.*  ISCO-08 5120", lines[1])
    assert lines[5] == "  unklar: Die Angabe reicht nicht für eine sichere Zuordnung."
    assert "such as cook" in run("code", "cook", "--lang", "en")[1]


def test_code_refuses_what_is_no_text(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Koch\xff\n")))
    status, _, err = run("code", "-")
    assert status == 2
    assert err == "passung: standard input: is not UTF-8 text (byte 4)\n"


def test_demo_shows_three_rankings_without_settings(run, monkeypatch):
    monkeypatch.setenv("PASSUNG_DATABASE_URL", "sqlite:////nowhere/at/all")
    status, out, _ = run("demo")
    assert status == 0
    assert sum(line.startswith(" 1. ") for line in out.splitlines()) == 3
    assert "Ukraine" in out
    assert "passung serve" in out
    assert not Path("home").exists(), "the demonstration keeps nothing"


def test_doctor_finds_a_sound_installation(run):
    status, out, _ = run("doctor")
    assert status == 0, out
    assert "WRONG" not in out


def test_doctor_says_what_is_wrong(run, monkeypatch):
    Path("broken.sqlite").write_bytes(b"this is no database at all " * 100)
    monkeypatch.setenv("PASSUNG_DATABASE_URL", "sqlite:///broken.sqlite")
    status, out, err = run("doctor")
    assert status == 1
    assert "WRONG" in out
    assert "Traceback" not in out + err


def test_commands_work_where_the_terminal_knows_no_utf8(tmp_path):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    name = written("jobs.ndjson", KITCHEN | {"id": "ä"}, {"id": "ü"})
    done = passung("import", "vacancies", name, env=environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("accepted 1, updated 0, rejected 1\n")


def test_serve_answers_and_sees_what_another_process_imports(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "api", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_until_ready(server, address)
            assert _json(f"{address}/v1/vacancies") == {"vacancies": [], "next_cursor": None}
            done = passung("import", "vacancies", written("jobs.ndjson", KITCHEN), env=environment)
            assert done.returncode == 0, done.stderr
            body = json.dumps({"candidate": COOK}).encode()
            assert _json(f"{address}/v1/match", body)["matches"][0]["vacancy"] == "kitchen"
            busy = passung("serve", "--port", str(port), env=environment)
            assert busy.returncode == 2
            assert "name another one" in busy.stderr
        finally:
            server.terminate()
            server.wait(30)
    assert server.returncode in (0, -15)


def _json(address, body=None):
    with urllib.request.urlopen(urllib.request.Request(address, data=body), timeout=30) as answer:
        return json.load(answer)


def _wait_until_ready(server, address):
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            return _json(f"{address}/readyz")
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
