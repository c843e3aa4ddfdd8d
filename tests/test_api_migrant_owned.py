"""Migrant-owned employers, from the import to both doors: filter, badge, and a language that is shared at work."""

import json

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli import main
from api.settings import Settings
from matcher.house import House

COOK = {
    "id": "cook", "occupations": [{"title": "aşçı", "years": 5}], "skills": ["Warme Küche"], "place": "Göppingen",
    "languages": [{"code": "tr", "level": "C2"}, {"code": "de", "level": "A2"}], "residence": {"title": "EU"},
    "wishes": {"hours": "full", "occupations": ["Koch"]}, "driving_licences": ["B"],
}  # fmt: skip
# As much as possible is good about it, so that there are more reasons than are shown.
KITCHEN = {
    "title": "Koch (m/w/d)", "skills_required": ["Warme Küche"], "places": ["Göppingen"], "hours": "full",
    "languages": [{"code": "de", "level": "A2"}], "wage": {"min": 18, "period": "hour"}, "level": 2,
    "career_changers_welcome": True, "description": "Wir kochen jeden Tag frisch.",
}  # fmt: skip
FIRMS = {
    "declared": {"name": "Gasthaus Ost", "migrant_owned": True, "support": ["german_course"]},
    "denied": {"name": "Gasthaus West", "migrant_owned": False, "support": ["german_course"]},
    "silent": {"name": "Yılmaz Lokantası", "support": ["german_course"]},
}


def job(name, **more):
    return {"id": name, **KITCHEN, "employer": FIRMS[name], **more}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    jobs, people = folder / "jobs.ndjson", folder / "people.ndjson"
    jobs.write_text("\n".join(json.dumps(job(name)) for name in FIRMS), encoding="utf-8")
    people.write_text(json.dumps(COOK), encoding="utf-8")
    with House.open(f"sqlite:///{folder / 'passung.sqlite'}", folder) as house:
        for kind, file in (("vacancy", jobs), ("candidate", people)):
            with file.open("rb") as stream:
                assert house.import_records(kind, stream, file.name).accepted
    return folder


@pytest.fixture
def cli(home, monkeypatch, capsys):
    monkeypatch.setenv("PASSUNG_HOME", str(home))
    monkeypatch.delenv("PASSUNG_DATABASE_URL", raising=False)

    def matches(*arguments):
        assert main(["match", "--candidate", "cook", "--json", *arguments]) == 0
        return json.loads(capsys.readouterr().out)["matches"]

    return matches


@pytest.fixture(scope="module")
def api(home):
    with TestClient(create_app(Settings(home=home))) as client:
        yield lambda query="": client.get(f"/v1/candidates/cook/matches{query}").json()["matches"]


def names(matches):
    return {match["vacancy"] for match in matches}


def test_only_what_an_employer_declares_passes_the_filter(cli, api):
    assert names(api("?migrant_owned=true")) == names(cli("--migrant-owned")) == {"declared"}
    assert names(api("?migrant_owned=false")) == names(cli("--no-migrant-owned")) == {"denied", "silent"}
    assert names(api()) == names(cli()) == set(FIRMS)


@pytest.mark.parametrize("lang", ["de", "en", "uk", "ar", "tr", "ru", "fr", "prs"])
def test_the_badge_is_shown_for_declared_employers_alone_however_much_else_speaks_for_them(api, lang):
    badges = {
        match["vacancy"]: [each["text"] for each in match["reasons"] if each["code"] == "migrant_owned"]
        for match in api(f"?lang={lang}")
    }
    assert len(badges.pop("declared")) == 1
    assert badges == {"denied": [], "silent": []}


def test_the_badge_itself_changes_no_score(api):
    assert len({match["score"] for match in api()}) == 1


def test_a_language_that_is_shared_at_work_counts_and_is_said(home):
    with House.open(f"sqlite:///{home / 'passung.sqlite'}", home) as house:
        from matcher.query import Query

        person = house.get("candidate", "cook")
        stronger = {"languages": [{"code": "de", "level": "B1"}]}
        jobs = [
            house.prepare("vacancy", job("declared", **stronger, workplace_languages=["de", "tr"])),
            house.prepare("vacancy", job("denied", **stronger, workplace_languages=["de"])),
        ]
        shared, other = house.match_candidate(person, Query(top=2), among=jobs)
    assert (shared.vacancy, other.vacancy) == ("declared", "denied")
    assert shared.score > other.score
    assert shared.fit.language > other.fit.language
    assert "workplace_language" not in {each.code for each in other.reasons}
