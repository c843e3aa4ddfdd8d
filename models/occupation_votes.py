"""What the lexicon says of a title: the class of the very words, and the classes of the nearest expressions.

The lexicon is the project's own; its expressions are kept in normal form beside the network, and are encoded when
they are first needed, by whatever encoder is in use.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.encoder import Encoder

Array = NDArray[np.float32]

NEIGHBOURS = 20
WARMTH = 0.1  # how fast a vote falls with the distance from the nearest expression


@dataclass(frozen=True, slots=True)
class Entry:
    """An expression in normal form, with its KldB (five digits) and ISCO-08 code (four digits, or empty)."""

    text: str
    kldb: str
    isco: str


def read_entries(content: bytes) -> tuple[Entry, ...]:
    """Read `lexicon.tsv` of a folder of weights: text, KldB, ISCO, tab-separated."""
    return tuple(Entry(*line.split("\t")) for line in content.decode("utf-8").splitlines())


def write_entries(entries: Sequence[Entry]) -> bytes:
    """Return the content of `lexicon.tsv`."""
    lines = (f"{entry.text}\t{entry.kldb}\t{entry.isco}\n" for entry in entries)
    return "".join(lines).encode("utf-8")


class LexiconVotes:
    """Votes of the lexicon's expressions for classes.

    Args:
        entries: of the lexicon.
        classes: in the order of the columns that are returned.

    """

    def __init__(self, entries: Sequence[Entry], classes: Sequence[str]) -> None:
        number = {code: place for place, code in enumerate(classes)}
        self._entries = [entry for entry in entries if entry.kldb in number]
        self._columns = np.array([number[entry.kldb] for entry in self._entries], dtype=np.int64)
        self._width = len(classes)
        self._same: dict[str, list[int]] = {}
        for entry, column in zip(self._entries, self._columns, strict=True):
            self._same.setdefault(entry.text, []).append(int(column))
        self._vectors: tuple[str, Array] | None = None

    def exact(self, titles: Sequence[str]) -> Array:
        """Return (n, classes): rows that sum to 1 where a title is an expression of the lexicon, else zero."""
        votes = np.zeros((len(titles), self._width), dtype=np.float32)
        for row, title in enumerate(titles):
            columns = self._same.get(title, ())
            for column in columns:
                votes[row, column] += 1 / len(columns)
        return votes

    def nearest(self, vectors: Array, encoder: Encoder) -> Array:
        """Return (n, classes): rows that sum to 1, or zero where the encoder knows nothing of a title.

        Args:
            vectors: (n, dimension) of the titles.
            encoder: that made them.

        """
        if not self._entries or not len(vectors):
            return np.zeros((len(vectors), self._width), dtype=np.float32)
        likeness = vectors @ self._encoded(encoder).T
        count = min(NEIGHBOURS, likeness.shape[1])
        near = np.argpartition(likeness, -count, axis=1)[:, -count:]
        values = np.take_along_axis(likeness, near, axis=1)
        weights = np.exp((values - values.max(axis=1, keepdims=True)) / WARMTH)
        weights /= weights.sum(axis=1, keepdims=True)
        weights *= vectors.any(axis=1, keepdims=True)
        cells = np.arange(len(vectors))[:, np.newaxis] * self._width + self._columns[near]
        votes = np.bincount(cells.ravel(), weights.ravel(), len(vectors) * self._width)
        return votes.reshape(len(vectors), self._width).astype(np.float32)

    def _encoded(self, encoder: Encoder) -> Array:
        if self._vectors is None or self._vectors[0] != encoder.fingerprint:
            self._vectors = (encoder.fingerprint, encoder.encode([entry.text for entry in self._entries]))
        return self._vectors[1]
