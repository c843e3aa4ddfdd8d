"""Records of one kind: put in, replaced, taken out, packed, restored."""

import numpy as np
import pytest

from matcher.phrases import PhraseTable
from matcher.pool import Pool
from matcher.retrieval import DIMENSION
from matcher.table import NOTHING, VACANCY, empty_row


def rows_by_level(batch, phrases):
    """One index row a record: its level as the only coordinate."""
    vectors = np.zeros((len(batch["level"]), DIMENSION), dtype=np.float32)
    vectors[:, 0] = batch["level"]
    return vectors, np.arange(len(vectors))


@pytest.fixture
def pool(encoder):
    return Pool(VACANCY, PhraseTable(encoder), rows_by_level)


def row(pool, level, title=None):
    record = empty_row(VACANCY)
    record["level"] = level
    if title:
        record["titles"][0] = pool.phrases.add([title])[0]
    return record


def found(pool, count=10, allowed=None):
    query = np.zeros((1, DIMENSION), dtype=np.float32)
    query[0, 0] = 1
    slots = np.flatnonzero(pool.search(query, count, pool.live if allowed is None else allowed))
    return {pool.keys[slot][1]: int(pool.table.column("level")[slot]) for slot in slots}


def test_what_is_put_in_is_found(pool):
    pool.upsert([("o", "a"), ("o", "b")], [row(pool, 1), row(pool, 2)])
    assert found(pool) == {"a": 1, "b": 2}
    assert found(pool, count=1) == {"b": 2}


def test_a_record_put_in_again_is_replaced(pool):
    pool.upsert([("o", "a")], [row(pool, 1)])
    pool.upsert([("o", "a"), ("o", "a")], [row(pool, 2), row(pool, 3)])
    assert found(pool) == {"a": 3}
    assert len(pool) == 1


def test_a_record_taken_out_is_not_found(pool):
    pool.upsert([("o", "a"), ("o", "b")], [row(pool, 1), row(pool, 2)])
    pool.remove([("o", "b"), ("o", "unknown")])
    assert found(pool) == {"a": 1}


def test_packing_drops_closed_slots_and_their_phrases(pool):
    keys = [("o", str(number)) for number in range(200)]
    pool.upsert(keys, [row(pool, number % 4 + 1, f"title {number}") for number in range(200)])
    before = pool.phrases.vectors(np.array([pool.table.column("titles")[199, 0]]))
    pool.remove(keys[:150])
    assert len(pool) == len(pool.keys) == 50
    assert len(pool.phrases) == 50
    slot = pool.keys.index(("o", "199"))
    assert np.array_equal(pool.phrases.vectors(pool.table.column("titles")[slot, :1]), before)
    assert found(pool, count=100).keys() == {key[1] for key in keys[150:]}


def test_a_pool_comes_back_from_its_columns(pool, encoder):
    pool.upsert([("o", "a"), ("o", "b")], [row(pool, 1, "koch"), row(pool, 2, "bäcker")])
    pool.remove([("o", "a")])
    again = Pool(VACANCY, PhraseTable(encoder), rows_by_level)
    again.restore(pool.keys, pool.columns())
    assert found(again) == {"b": 2}
    again.upsert([("o", "c")], [row(again, 3, "koch")])
    assert found(again) == {"b": 2, "c": 3}
    assert len(again.phrases) == 2


def test_phrases_are_encoded_once_and_empty_ones_never(encoder):
    table = PhraseTable(encoder)
    assert table.add(["koch", "", "koch", "bäcker"]) == [0, NOTHING, 0, 1]
    assert len(table) == 2
    assert not table.vectors(np.array([NOTHING])).any()


def test_distinct_numbers_and_their_places(encoder):
    table = PhraseTable(encoder)
    table.add(["a", "b", "c", "d"])
    numbers = np.array([[3, NOTHING], [1, 3]], dtype=np.int32)
    distinct, places = table.distinct(numbers)
    assert distinct.tolist() == [NOTHING, 1, 3]
    assert (distinct[places] == numbers).all()
