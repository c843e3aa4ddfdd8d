"""The index on disk: never served when in doubt."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.snapshot import MANIFEST, Stamp, load_snapshot, remove_snapshot, save_snapshot

STAMP = Stamp(encoder="e", rules="r", layout="l", sequence=7, mark=1)


@pytest.fixture
def folder(tmp_path):
    save_snapshot(
        tmp_path / "index", STAMP, {"numbers": np.arange(1000), "bytes": np.frombuffer(b"abc", np.uint8)}
    )
    return tmp_path / "index"


def test_it_comes_back_as_it_was(folder):
    stamp, arrays = load_snapshot(folder, STAMP)
    assert stamp == STAMP
    assert arrays["numbers"].tolist() == list(range(1000))
    assert arrays["bytes"].tobytes() == b"abc"


def test_of_which_records_it_was_made_is_for_the_caller_to_judge(folder):
    assert load_snapshot(folder, replace(STAMP, sequence=9, mark=2))[0] == STAMP


@pytest.mark.parametrize("field", ["encoder", "rules", "layout"])
def test_one_made_from_something_else_is_not_served(folder, field):
    assert load_snapshot(folder, replace(STAMP, **{field: "other"})) is None


@pytest.mark.parametrize("position", [0, 100, 4000, -1])
def test_a_flipped_byte_is_noticed(folder, position):
    data = next(folder.glob("index-*.npz"))
    content = bytearray(data.read_bytes())
    content[position] ^= 1
    data.write_bytes(content)
    assert load_snapshot(folder, STAMP) is None


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"file": "../../etc/passwd"}', '{"file": 5}'])
def test_a_damaged_manifest_is_no_snapshot(folder, manifest):
    (folder / MANIFEST).write_text(manifest)
    assert load_snapshot(folder, STAMP) is None


def test_a_truncated_file_is_no_snapshot(folder):
    data = next(folder.glob("index-*.npz"))
    data.write_bytes(data.read_bytes()[:500])
    assert load_snapshot(folder, STAMP) is None


def test_a_new_one_replaces_the_old(folder):
    save_snapshot(folder, replace(STAMP, sequence=8), {"numbers": np.arange(3)})
    assert len(list(folder.glob("*.npz"))) == 1
    assert load_snapshot(folder, replace(STAMP, sequence=8))[1]["numbers"].tolist() == [0, 1, 2]


def test_removed_is_gone(folder):
    remove_snapshot(folder)
    assert list(folder.iterdir()) == []
    assert load_snapshot(folder, STAMP) is None
