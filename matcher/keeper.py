"""Keeps an engine level with the store, and its snapshot on disk.

The index is derived from the store: it is loaded from a snapshot or rebuilt, and brought up to date by the store's
change numbers, whoever made the changes.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.records import Candidate, Vacancy
from data.store import START, Change, Head, Store
from matcher import retrieval, words
from matcher.engine import Engine
from matcher.pool import Key, Pool
from matcher.snapshot import Stamp, load_snapshot, remove_snapshot, save_snapshot
from matcher.table import CANDIDATE, VACANCY
from models.text import NORMALISATION_VERSION

BATCH = 2_000
SAVE_AFTER = 50
"""So many changes since the last snapshot make a new one worth its time."""


class IndexKeeper:
    """Brings `engine` up to date with `store` before every answer.

    Args:
        store: where the records are.
        engine: what is kept up to date; nothing else may write to it.
        folder: where the snapshot lies; None keeps none.

    """

    def __init__(self, store: Store, engine: Engine, folder: Path | None) -> None:
        self._store = store
        self._engine = engine
        self._folder = folder
        self._lock = Lock()
        self._head = START
        self._saved = START
        self._load()

    def catch_up(self) -> None:
        """Apply what changed in the store since the last call, also by other processes."""
        if self._store.head() == self._head:
            return
        with self._lock:
            head = (
                self._store.head()
            )  # again: another thread may have gone past what was read before the lock
            if not self._store.has_passed(self._head):
                self._start_again()
            self._apply_changes()
            self._head = head

    def save(self, always: bool = False) -> None:
        """Write a snapshot where enough has changed since the last one."""
        if self._folder is None or self._head == self._saved:
            return
        if not always and self._head.seq - self._saved.seq < SAVE_AFTER:
            return
        with self._lock:
            self._engine.erase_removed()  # it must not lie on in the snapshot
            arrays: dict[str, NDArray[Any]] = {}
            for name, pool in self._pools():
                arrays |= {f"{name}.{column}": values for column, values in pool.columns().items()}
                arrays[f"{name}.keys"] = _as_bytes(pool.keys)
            save_snapshot(self._folder, self._stamp(), arrays)
            self._saved = self._head

    def _load(self) -> None:
        if self._folder is None or (found := load_snapshot(self._folder, self._stamp())) is None:
            return
        stamp, arrays = found
        head = Head(stamp.sequence, stamp.mark)
        if not self._store.has_passed(head):
            return
        for name, pool in self._pools():
            start = f"{name}."
            columns = {
                key.removeprefix(start): values for key, values in arrays.items() if key.startswith(start)
            }
            pool.restore(_as_keys(columns.pop("keys")), columns)
        self._head = self._saved = head

    def _apply_changes(self) -> None:
        changes = self._store.changes_since(self._head.seq)
        while batch := list(islice(changes, BATCH)):
            self._apply(batch)

    def _apply(self, batch: Sequence[Change]) -> None:
        people = {_key(change): change.body for change in batch if change.kind == "candidate"}
        jobs = {_key(change): change.body for change in batch if change.kind == "vacancy"}
        gone = [key for key, body in people.items() if body is None]
        self._engine.remove(gone, [key for key, body in jobs.items() if body is None])
        self._engine.upsert_candidates(
            {key: Candidate.model_validate(body) for key, body in people.items() if body is not None}
        )
        self._engine.upsert_vacancies(
            {key: Vacancy.model_validate(body) for key, body in jobs.items() if body is not None}
        )
        if gone:
            self._remove_snapshot()

    def _start_again(self) -> None:
        """The store is not the one that was followed so far (a backup was put back): forget everything."""
        self._engine.remove(self._engine.candidates.keys, self._engine.vacancies.keys)
        self._remove_snapshot()
        self._head = START

    def _remove_snapshot(self) -> None:
        if self._folder is not None:
            remove_snapshot(self._folder)
        self._saved = START

    def _pools(self) -> tuple[tuple[str, Pool], tuple[str, Pool]]:
        return ("candidates", self._engine.candidates), ("vacancies", self._engine.vacancies)

    def _stamp(self) -> Stamp:
        layout = f"{CANDIDATE} {VACANCY} {retrieval.LAYOUT} {NORMALISATION_VERSION} {words.VERSION}"
        return Stamp(
            encoder=self._engine.encoder.fingerprint,
            rules=self._engine.rules.fingerprint,
            layout=sha256(layout.encode()).hexdigest(),
            sequence=self._head.seq,
            mark=self._head.mark,
        )


def _key(change: Change) -> Key:
    return change.owner, change.id


def _as_bytes(keys: Sequence[Key]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(keys, ensure_ascii=False).encode(), dtype=np.uint8)


def _as_keys(content: NDArray[np.uint8]) -> list[Key]:
    return [(owner, record_id) for owner, record_id in json.loads(content.tobytes())]
