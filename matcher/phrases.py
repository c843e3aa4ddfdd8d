"""Vectors of distinct phrases, so that a title that a thousand vacancies share is encoded and kept once.

Only vectors and digests are kept, never the words: the table can lie in a snapshot without holding anybody's text.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from matcher.index import Vectors
from matcher.table import NOTHING
from models.encoder import Encoder

PhraseNumbers = NDArray[np.int32]


class PhraseTable:
    """Phrases by number; numbers count from zero in the order of first use."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._numbers: dict[int, int] = {}
        self._vectors: NDArray[np.float16] = np.zeros((1024, encoder.dimension), dtype=np.float16)

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, phrases: Sequence[str]) -> list[int]:
        """Numbers of `phrases` (in normal form), `NOTHING` for empty ones; new ones are encoded together."""
        digests = [_digest(phrase) if phrase else None for phrase in phrases]
        pairs = zip(digests, phrases, strict=True)
        fresh = {
            digest: phrase for digest, phrase in pairs if digest is not None and digest not in self._numbers
        }
        if fresh:
            first = len(self._numbers)
            self._reserve(first + len(fresh))
            self._vectors[first : first + len(fresh)] = self.encoder.encode(list(fresh.values()))
            self._numbers.update({digest: first + offset for offset, digest in enumerate(fresh)})
        return [NOTHING if digest is None else self._numbers[digest] for digest in digests]

    def encode(self, phrases: Sequence[str]) -> Vectors:
        """Vectors of `phrases`, shape (n, dimension): looked up where they are kept, else encoded and not kept."""
        numbers = np.array(
            [self._numbers.get(_digest(phrase), NOTHING) for phrase in phrases], dtype=np.int32
        )
        vectors = self.vectors(numbers)
        new = np.flatnonzero(numbers == NOTHING)
        if len(new):
            vectors[new] = self.encoder.encode([phrases[place] for place in new.tolist()])
        return vectors

    def vectors(self, numbers: PhraseNumbers) -> Vectors:
        """Unit vectors of `numbers`, shape (*numbers.shape, dimension); zero for `NOTHING`."""
        vectors: Vectors = self._vectors[numbers].astype(np.float32)
        vectors[numbers == NOTHING] = 0.0
        return vectors

    def distinct(self, numbers: PhraseNumbers) -> tuple[PhraseNumbers, NDArray[np.int64]]:
        """The distinct numbers in `numbers`, and for each number its place among them.

        The first is always `NOTHING`, whose vector is zero. Marks instead of sorting: several times faster.

        Returns:
            distinct numbers, shape (d,), and places, of the shape of `numbers`.

        """
        marked = np.zeros(len(self) + 1, dtype=bool)  # the last one stands for NOTHING (-1)
        marked[numbers] = True
        marked[NOTHING] = False
        distinct = np.concatenate([[NOTHING], np.flatnonzero(marked)]).astype(np.int32)
        places = np.zeros(len(self) + 1, dtype=np.int64)
        places[distinct] = np.arange(len(distinct))
        return distinct, places[numbers]

    def columns(self) -> dict[str, NDArray[np.uint64] | NDArray[np.float16]]:
        """Digests and vectors, for a snapshot."""
        count = len(self)
        return {
            "digests": np.fromiter(self._numbers, dtype=np.uint64, count=count),
            "vectors": self._vectors[:count],
        }

    @classmethod
    def from_columns(
        cls, encoder: Encoder, digests: NDArray[np.uint64], vectors: NDArray[np.float16]
    ) -> "PhraseTable":
        """Make a table again from what `columns` gave."""
        table = cls(encoder)
        table._numbers = {int(digest): number for number, digest in enumerate(digests)}
        if len(vectors):  # a table always has a row: NOTHING refers to the last one
            table._vectors = np.array(vectors)
        return table

    def keep(self, columns: Sequence[PhraseNumbers]) -> tuple["PhraseTable", list[PhraseNumbers]]:
        """A table of only the phrases that `columns` refer to, and the columns with their new numbers."""
        used = np.unique(np.concatenate([column.reshape(-1) for column in columns]))
        used = used[used != NOTHING]
        renumbered = np.full(len(self) + 1, NOTHING, dtype=np.int32)  # the last stands for NOTHING (-1)
        renumbered[used] = np.arange(len(used), dtype=np.int32)
        digests = np.fromiter(self._numbers, dtype=np.uint64, count=len(self))[used]
        kept = PhraseTable.from_columns(self.encoder, digests, self._vectors[used])
        return kept, [renumbered[column] for column in columns]

    def _reserve(self, count: int) -> None:
        if count > len(self._vectors):
            grown = np.zeros((max(count, 2 * len(self._vectors)), self.encoder.dimension), dtype=np.float16)
            grown[: len(self._vectors)] = self._vectors
            self._vectors = grown


def _digest(phrase: str) -> int:
    return int.from_bytes(blake2b(phrase.encode(), digest_size=8).digest(), "little")
