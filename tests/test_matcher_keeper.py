"""The index follows the store, also where the store is put back to an earlier state."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing

import pytest

from data.records import Candidate
from data.store import Put, open_store
from matcher.house import House
from matcher.query import Query

QUERY = Query(on=dt.date(2026, 11, 22), lang="en", top=100)
COOK = Candidate.model_validate({"id": "c1", "occupations": ["Koch"]})


@pytest.fixture
def file(tmp_path):
    return tmp_path / "store.sqlite"


@pytest.fixture
def opened(file, tmp_path, encoder):
    def opened():
        return House(open_store(f"sqlite:///{file}"), encoder, tmp_path / "index")

    return opened


def jobs(start, count):
    ids = [f"{start}{number}" for number in range(count)]
    return [Put("vacancy", "house", each, {"id": each, "title": "Koch"}) for each in ids]


def found(house):
    return {match.vacancy for match in house.match_candidate(COOK, QUERY)}


def ids(*puts):
    return {put.id for group in puts for put in group}


def in_place(backup, file):
    """As `sqlite3 FILE ".restore BACKUP"` does it."""
    with closing(sqlite3.connect(backup)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)


def another_file(backup, file):
    """As an operator does it who removes the log that belongs to the file before."""
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    copy = file.with_suffix(".copy")
    shutil.copyfile(backup, copy)
    copy.replace(file)


def kept(file, backup):
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)


RESTORE = pytest.mark.parametrize("restore", [in_place, another_file])
GROWTH = pytest.mark.parametrize("later", [0, 60, 70])
"""Records written after the backup was put back; 60 were written after it was made."""


@RESTORE
@GROWTH
def test_a_backup_put_back_between_two_runs_is_noticed(opened, file, tmp_path, restore, later):
    early, lost, new = jobs("early", 5), jobs("lost", 60), jobs("new", later)
    with opened() as house:
        house.store.write(early)
        kept(file, tmp_path / "backup")
        house.store.write(lost)
        assert found(house) == ids(early, lost)
    assert (tmp_path / "index" / "manifest.json").exists()
    restore(tmp_path / "backup", file)
    with open_store(f"sqlite:///{file}") as store:
        store.write(new)
    with opened() as house:
        assert found(house) == ids(early, new)
        assert len(house.level_engine().vacancies) == 5 + later


@RESTORE
@GROWTH
def test_a_backup_put_back_under_a_running_house_is_noticed(opened, file, tmp_path, restore, later):
    early, lost, new = jobs("early", 5), jobs("lost", 60), jobs("new", later)
    with opened() as house:
        house.store.write(early)
        kept(file, tmp_path / "backup")
        house.store.write(lost)
        assert found(house) == ids(early, lost)
        restore(tmp_path / "backup", file)
        with open_store(f"sqlite:///{file}") as store:
            store.write(new)
        assert found(house) == ids(early, new)
        assert len(house.level_engine().vacancies) == 5 + later
    with opened() as house:
        assert found(house) == ids(early, new)


def test_a_snapshot_of_people_who_are_no_longer_there_is_removed(opened, file, tmp_path):
    people = [Put("candidate", "house", f"c{n}", {"id": f"c{n}", "skills": ["Nähen"]}) for n in range(60)]
    with opened() as house:
        kept(file, tmp_path / "backup")
        house.store.write(people)
        assert len(house.level_engine().candidates) == 60
    assert list((tmp_path / "index").glob("*.npz"))
    with opened() as house:
        assert len(house.level_engine().candidates) == 60
        in_place(tmp_path / "backup", file)
        assert len(house.level_engine().candidates) == 0
        assert not list((tmp_path / "index").glob("*.npz"))
