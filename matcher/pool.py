"""All records of one kind as the matcher sees them: facts, phrases, index rows, by slot.

A changed record gets a new slot and its old one is closed; when a quarter of the slots is closed, the pool is packed.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.index import FaissIndex, Index, Vectors
from matcher.phrases import PhraseTable
from matcher.retrieval import DIMENSION
from matcher.table import PHRASE_COLUMNS, Batch, Table

Key = tuple[str, str]
"""Owner and id of a record."""
Slots = NDArray[np.int64]
RowMaker = Callable[[Batch, PhraseTable], tuple[Vectors, NDArray[np.int64]]]

PACK_AT = 0.25


class Pool:
    """Records of one kind, searchable.

    Args:
        kind: row type, `CANDIDATE` or `VACANCY`.
        phrases: where the vectors of their words are kept.
        make_rows: gives the index rows of a batch, and the position in the batch that each belongs to.

    """

    def __init__(self, kind: np.dtype[Any], phrases: PhraseTable, make_rows: RowMaker) -> None:
        self.table = Table(kind)
        self.phrases = phrases
        self.keys: list[Key] = []
        self._make_rows = make_rows
        self._index: Index = FaissIndex(DIMENSION)
        self._row_slots = np.zeros(0, dtype=np.int64)
        self._slots: dict[Key, int] = {}
        self._live = np.zeros(64, dtype=bool)

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def live(self) -> NDArray[np.bool_]:
        """Which slots hold a current record, shape (slots,)."""
        return self._live[: len(self.keys)]

    def upsert(self, keys: Sequence[Key], rows: Sequence[NDArray[Any]]) -> None:
        """Put records in; those that were there under the same key are replaced."""
        if not keys:
            return
        self.remove(keys)
        # Of a key that occurs twice only the last record counts.
        latest = dict(zip(keys, rows, strict=True))
        slots = [self._open_slot(key, row) for key, row in latest.items()]
        vectors, owners = self._make_rows(self.table.take(np.array(slots)), self.phrases)
        self._index.add(vectors)
        self._row_slots = np.concatenate([self._row_slots, np.array(slots, dtype=np.int64)[owners]])

    def remove(self, keys: Sequence[Key]) -> None:
        """Take records out; unknown keys are passed over."""
        for key in keys:
            if (slot := self._slots.pop(key, None)) is not None:
                self._live[slot] = False
        if len(self.keys) > 64 and len(self._slots) < (1 - PACK_AT) * len(self.keys):
            self.pack()

    def search(self, queries: Vectors, count: int, allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which slots hold the records whose rows are nearest to any of `queries`, shape (slots,).

        Args:
            queries: shape (q, DIMENSION).
            count: how many rows are looked at for each query.
            allowed: which slots may be found, shape (slots,).

        """
        rows = allowed[self._row_slots]
        found = np.zeros(len(allowed), dtype=bool)
        for query in queries:
            found[self._row_slots[self._index.search(query, count, rows)]] = True
        return found

    def columns(self) -> dict[str, NDArray[Any]]:
        """Everything but the keys as arrays, for a snapshot."""
        content = {f"table.{name}": column for name, column in self.table.all().items()}
        content |= {f"phrases.{name}": column for name, column in self.phrases.columns().items()}
        return content | {"index": self._index.to_bytes(), "row_slots": self._row_slots, "live": self.live}

    def restore(self, keys: Sequence[Key], columns: Batch) -> None:
        """Fill this empty pool with what `columns` gave."""
        names = self.table.kind.names or ()
        self.table = Table.from_columns(self.table.kind, {name: columns[f"table.{name}"] for name in names})
        self.phrases = PhraseTable.from_columns(
            self.phrases.encoder, columns["phrases.digests"], columns["phrases.vectors"]
        )
        self._index = FaissIndex.from_bytes(columns["index"])
        self._row_slots = np.array(columns["row_slots"])
        self._live = np.array(columns["live"])
        self.keys = list(keys)
        self._slots = {key: slot for slot, key in enumerate(self.keys) if self._live[slot]}

    def _open_slot(self, key: Key, row: NDArray[Any]) -> int:
        slot = self.table.append(row)
        if slot >= len(self._live):
            self._live = np.concatenate([self._live, np.zeros(max(64, slot), dtype=bool)])
        self._live[slot] = True
        self.keys.append(key)
        self._slots[key] = slot
        return slot

    def pack(self) -> None:
        """Make the pool again from its current records, without the closed slots and the phrases only they used."""
        slots = np.flatnonzero(self.live)
        if len(slots) == len(self.keys):
            return
        keys = [self.keys[slot] for slot in slots]
        batch = dict(self.table.take(slots))
        names = [name for name in PHRASE_COLUMNS if name in batch]
        self.phrases, renumbered = self.phrases.keep([batch[name] for name in names])
        batch.update(zip(names, renumbered, strict=True))
        self.table, self._index = Table(self.table.kind), FaissIndex(DIMENSION)
        self.keys, self._slots, self._row_slots = [], {}, np.zeros(0, dtype=np.int64)
        self.upsert(keys, [self._row(batch, position) for position in range(len(keys))])

    def _row(self, batch: Batch, position: int) -> NDArray[Any]:
        row = np.zeros((), dtype=self.table.kind)
        for name, column in batch.items():
            row[name] = column[position]
        return row
