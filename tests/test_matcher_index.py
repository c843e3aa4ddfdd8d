"""One suite over both indexes, with the exact one as the oracle."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.index import ExactIndex, FaissIndex

DIMENSION = 16


def rows(count, seed=0):
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(params=[ExactIndex, FaissIndex])
def index(request):
    return request.param(DIMENSION)


def test_an_empty_index_finds_nothing(index):
    assert len(index) == 0
    assert index.search(rows(1)[0], 5).tolist() == []


def test_a_row_finds_itself_first(index):
    vectors = rows(50)
    index.add(vectors[:20])
    index.add(vectors[20:])
    assert len(index) == 50
    assert [index.search(vector, 1)[0] for vector in vectors] == list(range(50))


def test_masked_rows_are_passed_over(index):
    vectors = rows(30)
    index.add(vectors)
    allowed = np.zeros(30, dtype=bool)
    allowed[[3, 7]] = True
    assert set(index.search(vectors[0], 10, allowed)) == {3, 7}
    assert index.search(vectors[0], 10, np.zeros(30, dtype=bool)).tolist() == []


def test_faiss_comes_back_from_its_bytes():
    index = FaissIndex(DIMENSION)
    index.add(rows(40))
    again = FaissIndex.from_bytes(index.to_bytes())
    query = rows(1, seed=9)[0]
    assert again.search(query, 10).tolist() == index.search(query, 10).tolist()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 200), st.integers(0, 10_000), st.data())
def test_faiss_agrees_with_the_oracle(count, seed, data):
    vectors = rows(count, seed)
    allowed = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    exact, fast = ExactIndex(DIMENSION), FaissIndex(DIMENSION)
    exact.add(vectors)
    fast.add(vectors)
    query = rows(1, seed + 1)[0]
    wanted = exact.search(query, 10, allowed)
    found = fast.search(query, 10, allowed)
    assert allowed[found].all()
    # Half precision may swap near-equal rows, never lose a better one.
    assert np.allclose(vectors[found] @ query, vectors[wanted] @ query, atol=2e-3)


ONE_THREAD = """
import faiss, numpy as np
from concurrent.futures import ThreadPoolExecutor
from threadpoolctl import threadpool_info
from matcher.index import FaissIndex
index = FaissIndex(8)
index.add(np.eye(8, dtype=np.float32))
def searched():
    index.search(np.ones(8, dtype=np.float32), 3)
    return faiss.omp_get_max_threads()
with ThreadPoolExecutor(1) as pool:
    assert pool.submit(searched).result() == 1
assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} <= {1}
"""


def test_a_search_keeps_to_one_thread_whichever_thread_asks():
    # In a process of its own: libraries that other tests load bring linear algebra of their own.
    done = subprocess.run([sys.executable, "-c", ONE_THREAD], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
