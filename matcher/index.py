"""Nearest rows by inner product: one interface, the exact one as the oracle, FAISS for work.

Rows are numbered in the order in which they are added; a row is never changed. What is no longer wanted is masked
out by the caller, which rebuilds the index when too much of it is masked.
"""

from functools import cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
RowNumbers = NDArray[np.int64]
RowMask = NDArray[np.bool_]


class Index(Protocol):
    """Inner-product search over rows."""

    def __len__(self) -> int:
        """Number of rows."""

    def add(self, vectors: Vectors) -> None:
        """Append rows, shape (n, dimension)."""

    def search(self, query: Vectors, count: int, allowed: RowMask | None = None) -> RowNumbers:
        """Row numbers of the `count` largest inner products with `query`, best first, shape (<= count,).

        Args:
            query: shape (dimension,).
            count: how many rows at most.
            allowed: shape (rows,); rows where it is false are passed over.

        """

    def to_bytes(self) -> NDArray[np.uint8]:
        """The whole index as bytes, for a snapshot."""


class ExactIndex:
    """Plain numpy in single precision: slow, simple, right."""

    def __init__(self, dimension: int) -> None:
        self._vectors: Vectors = np.zeros((0, dimension), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._vectors)

    def add(self, vectors: Vectors) -> None:
        """Append rows, shape (n, dimension)."""
        self._vectors = np.concatenate([self._vectors, vectors.astype(np.float32)])

    def search(self, query: Vectors, count: int, allowed: RowMask | None = None) -> RowNumbers:
        """Row numbers of the largest inner products; see `Index.search`."""
        rows = np.arange(len(self)) if allowed is None else np.flatnonzero(allowed)
        products = self._vectors[rows] @ query
        return rows[np.argsort(-products, kind="stable")[:count]]

    def to_bytes(self) -> NDArray[np.uint8]:
        """The rows as bytes."""
        return self._vectors.reshape(-1).view(np.uint8)


class FaissIndex:
    """Exact scan over half-precision rows with a bitmap selector (`IndexScalarQuantizer`).

    Filtered graph indexes lose most of their recall under narrow filters; a scan does not, and 100,000 rows take
    milliseconds. See docs/decisions/retrieval.md.
    """

    def __init__(self, dimension: int) -> None:
        import faiss

        self._faiss: Any = faiss
        limit_blas()
        self._index: Any = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )

    @classmethod
    def from_bytes(cls, content: NDArray[np.uint8]) -> "FaissIndex":
        """Make the index again from `to_bytes`. The caller has checked that the bytes are undamaged."""
        import faiss

        limit_blas()
        index = cls.__new__(cls)
        index._faiss = faiss
        index._index = faiss.deserialize_index(content)
        return index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """Append rows, shape (n, dimension)."""
        if len(vectors):
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def search(self, query: Vectors, count: int, allowed: RowMask | None = None) -> RowNumbers:
        """Row numbers of the largest inner products; see `Index.search`."""
        parameters = None
        if allowed is not None:
            bits = np.packbits(allowed, bitorder="little")
            selector = self._faiss.IDSelectorBitmap(len(allowed), self._faiss.swig_ptr(bits))
            parameters = self._faiss.SearchParameters(sel=selector)
        count = min(count, len(self))
        if count == 0:
            return np.zeros(0, dtype=np.int64)
        query = np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
        self._faiss.omp_set_num_threads(1)  # OpenMP keeps this number for each calling thread
        _, rows = self._index.search(query, count, params=parameters)
        found: RowNumbers = rows[0]
        return found[found >= 0]

    def to_bytes(self) -> NDArray[np.uint8]:
        """The whole index as bytes."""
        content: NDArray[np.uint8] = self._faiss.serialize_index(self._index)
        return content


@cache
def limit_blas() -> None:
    """Hold numpy's BLAS to one thread in this process.

    The products of a search are small: threads that wait for each other cost twice the processor time and bring
    nothing, and a server has other requests for the other cores.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
