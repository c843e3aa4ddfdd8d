"""Store, index, intake and engine as one thing."""

import datetime as dt
import io
import json
import subprocess
import sys

import pytest

from data.errors import RecordRejected, UnknownRecord, UnusableInput
from data.store import Put, open_store
from matcher.house import House
from matcher.query import Query

QUERY = Query(on=dt.date(2026, 11, 22), lang="en")


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/house.sqlite"


@pytest.fixture
def house(url, tmp_path, encoder):
    with House(open_store(url), encoder, tmp_path / "index") as opened:
        yield opened


def stream(*records):
    return io.BytesIO("\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode())


COOK, BAKER = {"id": "v1", "title": "Koch (m/w/d)"}, {"id": "v2", "title": "Bäcker/in"}
PERSON = {"id": "c1", "occupations": [{"title": "aşçı", "years": 5}]}


def test_an_import_counts_and_the_same_file_again_changes_nothing(house):
    report = house.import_records("vacancy", stream(COOK, BAKER), "town.ndjson")
    assert (report.accepted, report.updated, report.unchanged, report.rejected) == (2, 0, 0, ())
    again = house.import_records("vacancy", stream(COOK, {**BAKER, "title": "Bäckerin"}), "town.ndjson")
    assert (again.accepted, again.updated, again.unchanged) == (0, 1, 1)
    assert house.count("vacancy") == 2


def test_the_valid_records_around_a_bad_one_are_kept(house):
    bad = {"id": "v9", "title": "Koch", "languages": [{"code": "de", "level": "D3"}]}
    report = house.import_records("vacancy", stream(COOK, bad, BAKER), "town.ndjson")
    assert report.accepted == 2
    (rejected,) = report.rejected
    assert (rejected.source, rejected.field) == ("town.ndjson", "languages[0].level")
    assert "line 2" in rejected.position
    assert "D3" in rejected.reason


def test_strict_and_dry_runs_store_nothing(house):
    bad = {"id": "v9"}
    strict = house.import_records("vacancy", stream(COOK, bad), "x", strict=True)
    assert not strict.stored and len(strict.rejected) == 1
    rehearsed = house.import_records("vacancy", stream(COOK, BAKER), "x", dry_run=True)
    assert rehearsed.accepted == 2 and not rehearsed.stored
    assert house.count("vacancy") == 0


def test_an_unusable_file_stores_nothing(house):
    with pytest.raises(UnusableInput):
        house.import_records("vacancy", io.BytesIO(b'[{"id": "v1", "title": "Koch"}, {"id"'), "cut.json")
    assert house.count("vacancy") == 0


def test_upsert_and_delete_take_effect_for_the_next_query(house):
    person = house.prepare("candidate", PERSON)
    assert house.match_candidate(person, QUERY) == []
    _, created = house.put("vacancy", COOK)
    assert created
    assert [match.vacancy for match in house.match_candidate(person, QUERY)] == ["v1"]
    _, created = house.put("vacancy", {**COOK, "state": "closed"})
    assert not created
    assert house.match_candidate(person, QUERY) == []
    house.delete("vacancy", "v1")
    with pytest.raises(UnknownRecord):
        house.get("vacancy", "v1")
    with pytest.raises(UnknownRecord):
        house.delete("vacancy", "v1")


def test_a_thread_that_another_has_overtaken_forgets_nothing(house, monkeypatch):
    house.put("vacancy", COOK)
    assert len(house.level_engine().vacancies) == 1
    read = house.store.head

    def overtaken():
        monkeypatch.undo()
        seen = read()
        house.put("vacancy", BAKER)
        assert len(house.level_engine().vacancies) == 2  # what another thread does meanwhile
        return seen

    monkeypatch.setattr(house.store, "head", overtaken)
    assert len(house.level_engine().vacancies.keys) == 2  # made anew, there would be closed slots besides


def test_a_house_that_has_been_emptied_answers(house):
    house.import_records("vacancy", stream(*(COOK | {"id": f"v{n}"} for n in range(100))), "town.ndjson")
    cook = house.prepare("candidate", PERSON)
    assert len(house.match_candidate(cook, QUERY)) == QUERY.top
    for number in range(100):
        house.store.delete("vacancy", f"v{number}")  # the index learns of all of them at once
    assert house.match_candidate(cook, QUERY) == []


def test_what_another_process_writes_is_seen_by_the_next_query(house, url):
    person = house.prepare("candidate", PERSON)
    house.put("vacancy", BAKER)
    assert len(house.match_candidate(person, QUERY)) == 1
    script = (
        "import sys; from data.store import Put, open_store\n"
        "with open_store(sys.argv[1]) as store:\n"
        "    store.write([Put('vacancy', 'house', 'v7', {'id': 'v7', 'title': 'Koch'})])\n"
    )
    subprocess.run([sys.executable, "-c", script, url], check=True)
    assert [match.vacancy for match in house.match_candidate(person, QUERY)] == ["v7", "v2"]


def test_the_index_comes_back_from_its_snapshot_and_catches_up(url, tmp_path, encoder):
    jobs = [{"id": f"v{number}", "title": "Koch"} for number in range(80)]
    with House(open_store(url), encoder, tmp_path / "index") as first:
        first.import_records("vacancy", stream(*jobs), "x")
    assert (tmp_path / "index" / "manifest.json").exists()
    with open_store(url) as store:
        store.write([Put("vacancy", "house", "new", {"id": "new", "title": "Koch"})])
    with House(open_store(url), encoder, tmp_path / "index") as second:
        assert second.count("vacancy") == 81
        assert len(second.level_engine().vacancies) == 81


@pytest.mark.parametrize("damage", ["flip", "cut", "remove", "other-store"])
def test_a_snapshot_that_is_damaged_or_of_another_store_is_rebuilt(url, tmp_path, encoder, damage):
    jobs = [{"id": f"v{number}", "title": "Koch"} for number in range(60)]
    with House(open_store(url), encoder, tmp_path / "index") as first:
        first.import_records("vacancy", stream(*jobs), "x")
    data = next((tmp_path / "index").glob("*.npz"))
    content = bytearray(data.read_bytes())
    if damage == "flip":
        content[len(content) // 2] ^= 255
        data.write_bytes(content)
    elif damage == "cut":
        data.write_bytes(content[:1000])
    elif damage == "remove":
        data.unlink()
    else:
        url = f"sqlite:///{tmp_path}/other.sqlite"
        with open_store(url) as store:
            store.write(
                Put("vacancy", "house", f"w{n}", {"id": f"w{n}", "title": "Bäcker"}) for n in range(200)
            )
    with House(open_store(url), encoder, tmp_path / "index") as second:
        titles = {
            match.vacancy[0] for match in second.match_candidate(second.prepare("candidate", PERSON), QUERY)
        }
        assert titles == ({"w"} if damage == "other-store" else {"v"})


def test_an_erased_person_leaves_the_snapshot(url, tmp_path, encoder):
    people = [{"id": f"c{number}", "skills": [f"Fähigkeit {number}"]} for number in range(60)]
    with House(open_store(url), encoder, tmp_path / "index") as house:
        house.import_records("candidate", stream(*people), "x")
        assert list((tmp_path / "index").glob("*.npz"))
        house.delete("candidate", "c7")
        assert not list((tmp_path / "index").glob("*.npz"))
        assert len(house.level_engine().candidates) == 59


def test_pages_follow_each_other(house):
    house.import_records("vacancy", stream(*({"id": f"v{n:02}", "title": "Koch"} for n in range(25))), "x")
    seen, cursor = [], None
    while True:
        items, cursor = house.page("vacancy", 10, cursor)
        seen += [item.id for item in items]
        if cursor is None:
            break
    assert seen == [f"v{n:02}" for n in range(25)]
    with pytest.raises(RecordRejected, match="cursor"):
        house.page("vacancy", 10, "nonsense")


def test_names_and_contacts_are_masked_before_anything_is_stored(house):
    raw = {
        "id": "c5",
        "name": "Olena Kovalenko",
        "gender": "f",
        "birth_date": "1990-05-05",
        "skills": ["Nähen"],
        "text": "Ich bin Olena Kovalenko, Tel. 0151 23456789, olena@example.org. Ich kann nähen.",
    }
    house.put("candidate", raw)
    stored = house.store.get("candidate", "c5").body
    for word in ("Olena", "Kovalenko", "0151", "olena@example.org", "1990"):
        assert word not in json.dumps(stored, ensure_ascii=False)
    assert "nähen" in stored["text"]


def test_readings_are_marked_and_never_override_what_was_entered(house):
    text = "Wir suchen Sie in Vollzeit. Gute Deutschkenntnisse (mind. B2) und Führerschein Klasse B sind erforderlich."
    record, _ = house.put("vacancy", {"id": "v1", "title": "Monteur", "hours": "part", "description": text})
    assert record.hours == "part" and "hours" not in record.derived
    assert [(item.code, item.level) for item in record.languages] == [("de", "B2")]
    mark = record.derived["languages[0]"]
    assert text[mark.start : mark.end] == mark.words
    assert record.driving_licences == ("B",)
    again, _ = house.put("vacancy", record.model_dump(mode="json"))
    assert again == record


def test_readings_follow_a_text_that_changed(house):
    text = "Vollzeit im Schichtdienst. Mindestens B2 Deutsch, Führerschein Klasse B."
    record, _ = house.put("vacancy", {"id": "v1", "title": "Koch", "description": text, "nights": False})
    assert (record.hours, record.languages[0].level, record.driving_licences) == ("full", "B2", ("B",))
    shown = record.model_dump(mode="json", exclude_none=True)
    changed = {**shown, "title": "Maurer", "description": "Teilzeit, Deutsch A2 genügt."}
    again, _ = house.put("vacancy", changed)
    assert (again.hours, again.shifts, again.nights) == ("part", None, False)
    assert [(item.code, item.level) for item in again.languages] == [("de", "A2")]
    assert again.driving_licences == ()
    assert again.occupation.kldb[:3] == "321"
    assert again == house.prepare(
        "vacancy", {k: v for k, v in changed.items() if k in ("id", "title", "description", "nights")}
    )


def test_what_was_read_stays_where_its_text_is_withheld(house):
    record, _ = house.put("candidate", {"id": "c1", "text": "Ich war fünf Jahre Koch. Deutsch B1."})
    shown = record.model_dump(mode="json", exclude_none=True, exclude={"text"})
    again = house.prepare("candidate", shown)
    assert (again.occupations, again.languages) == (record.occupations, record.languages)
    assert again.derived == record.derived


def test_places_are_found_and_learned(house):
    unknown, _ = house.put("vacancy", {"id": "v1", "title": "Koch", "place": {"postcode": "70173"}})
    assert not unknown.places[0].is_located
    house.import_places(
        io.BytesIO(
            b"DE\t70173\tStuttgart\tBaden-W\xc3\xbcrttemberg\tBW\t\t00\t\t08111\t48.7784\t9.1797\t4\n"
        ),
        "DE.txt",
    )
    assert house.get("vacancy", "v1").places[0].is_located
    assert house.put("vacancy", {"id": "v2", "title": "Koch", "place": "Stuttgart"})[0].places[0].is_located


def test_places_that_another_house_learned_are_known(house, url, encoder):
    raw = {"id": "v1", "title": "Koch", "place": {"postcode": "70173"}}
    assert not house.prepare("vacancy", raw).places[0].is_located
    with House(open_store(url), encoder, None) as other:
        row = "DE\t70173\tStuttgart\tBaden-Württemberg\tBW\t\t00\t\t08111\t48.7784\t9.1797\t4\n"
        other.import_places(io.BytesIO(row.encode()), "DE.txt")
    assert house.prepare("vacancy", raw).places[0].is_located
    place = {"postcode": "10115", "lat": 52.53, "lon": 13.38}
    house.import_records("vacancy", stream({"id": "v2", "title": "Koch", "place": place}), "town.ndjson")
    assert house.prepare("vacancy", {**raw, "place": {"postcode": "10115"}}).places[0].is_located


def test_a_given_pool_is_ranked_alone_and_lists_the_barred_ones_last(house):
    house.put("vacancy", {"id": "stored", "title": "Koch"})
    person = house.prepare("candidate", PERSON)
    pool = [house.prepare("vacancy", {**COOK, "state": "closed"}), house.prepare("vacancy", BAKER)]
    matches = house.match_candidate(person, QUERY, among=pool)
    assert [(match.vacancy, match.startable == "no") for match in matches] == [("v2", False), ("v1", True)]
    assert "dates" in {message.code for message in matches[-1].missing}


def test_any_pair_can_be_explained(house):
    person = house.prepare("candidate", PERSON)
    match = house.explain(person, house.prepare("vacancy", {**COOK, "state": "closed"}), QUERY)
    assert match.startable == "no"


def test_everything_is_in_order(house):
    assert all(check.ok for check in house.ready())
