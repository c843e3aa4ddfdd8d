"""The house: store, index, intake and engine as one thing, for every door."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Self

from data.errors import RecordRejected, UnknownRecord
from data.matches import Match
from data.prospects import Ladders, NextSteps, Relaxations
from data.records import Candidate, Vacancy
from data.rules.loading import Rules, load_rules
from data.store import HOUSE, RecordKind, Store, open_store
from matcher.cursor import decode_cursor, encode_cursor
from matcher.engine import Engine
from matcher.importing import (
    Record,
    import_file,
    import_places,
    prepared_records,
    put_of,
    record_of,
    rehearse_file,
)
from matcher.intake import ImportReport, Intake, load_reader
from matcher.keeper import IndexKeeper
from matcher.known_places import KnownPlaces
from matcher.ladder import ladders
from matcher.lazily import Lazily
from matcher.pool import Key
from matcher.query import Query
from matcher.readiness import Check, attempt
from matcher.relaxations import relaxations
from matcher.steps import next_steps
from models.encoder import Encoder, load_encoder
from models.occupation import CodedOccupation, OccupationCoder


class House:
    """Everything behind the doors. A context manager; safe for many threads.

    Args:
        store: where the records are.
        encoder: encodes the words of both sides.
        folder: where the index is kept; None keeps none on disk.

    """

    def __init__(self, store: Store, encoder: Encoder, folder: Path | None) -> None:
        self.store = store
        self.encoder = encoder
        self._rules = Lazily(load_rules)
        self._engine = Lazily(self._new_engine)
        self._keeper = Lazily(lambda: IndexKeeper(store, self._engine(), folder))
        self._places = KnownPlaces(store)
        self._coder = Lazily(OccupationCoder.load)
        self._reader = Lazily(load_reader)

    @classmethod
    def open(cls, database_url: str, home: Path | None, encoder: str | None = None) -> Self:
        """Open the house, and set it up where there is none yet.

        Args:
            database_url: SQLAlchemy URL.
            home: folder for derived data.
            encoder: folder or name of a sentence-transformers model; None is the shipped one.

        Raises:
            PassungError: with what is wrong and what to do about it.

        """
        folder = home / "index" / hashlib.sha256(database_url.encode()).hexdigest()[:12] if home else None
        return cls(open_store(database_url), load_encoder(encoder), folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Save the index where that is worth it, and give the store back."""
        if self._keeper.is_made:
            self._keeper().save()
        self.store.close()

    @property
    def rules(self) -> Rules:
        """The law, as dated tables."""
        return self._rules()

    def prepare(self, kind: RecordKind, raw: Mapping[str, Any]) -> Record:
        """A record as it would be stored: validated, masked, placed, read. Stores nothing.

        Raises:
            RecordRejected: with the field and the reason.

        """
        return self._intake().record(kind, raw)

    def put(self, kind: RecordKind, raw: Mapping[str, Any]) -> tuple[Record, bool]:
        """Store one record; the flag says whether it is new.

        Raises:
            RecordRejected: with the field and the reason; nothing is stored.

        """
        record = self.prepare(kind, raw)
        return record, self.store.write([put_of(kind, record)]).accepted == 1

    def code(self, titles: Sequence[str], descriptions: Sequence[str]) -> list[CodedOccupation]:
        """The KldB classes that titles most probably mean, as records get them. Stores nothing.

        Args:
            titles: in any language of the lexicon.
            descriptions: one for each title; "" where there is none.

        """
        return self._coder().code(titles, descriptions)

    def get(self, kind: RecordKind, record_id: str) -> Record:
        """The stored record.

        Raises:
            UnknownRecord: if there is none.

        """
        stored = self.store.get(kind, record_id)
        if stored is None:
            raise UnknownRecord(kind, record_id)
        return record_of(kind, stored.body)

    def delete(self, kind: RecordKind, record_id: str) -> None:
        """Delete a record, from index and snapshot too.

        Raises:
            UnknownRecord: if there is none.

        """
        if not self.store.delete(kind, record_id):
            raise UnknownRecord(kind, record_id)
        self._keeper().catch_up()

    def page(self, kind: RecordKind, limit: int, cursor: str | None) -> tuple[list[Record], str | None]:
        """Some records in order of their ids, and the cursor of the next page.

        Raises:
            RecordRejected: for a cursor that is none of ours.

        """
        page = self.store.page(kind, HOUSE, decode_cursor(cursor), limit)
        return [record_of(kind, item.body) for item in page.items], encode_cursor(page.next)

    def count(self, kind: RecordKind) -> int:
        """Number of stored records."""
        return self.store.count(kind)

    def import_records(
        self,
        kind: RecordKind,
        stream: BinaryIO,
        source: str,
        *,
        strict: bool = False,
        dry_run: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport:
        """Import a file in one transaction: valid records are kept, the others are reported.

        Args:
            kind: what the file holds.
            stream: its content.
            source: its name, for reports.
            strict: store nothing if anything is rejected.
            dry_run: store nothing in any case.
            progress: called with the number of records read so far.

        Raises:
            UnusableInput: if the file as a whole cannot be read; nothing is stored.

        """
        if dry_run:
            return rehearse_file(self.store, self._intake(), kind, stream, source, progress)
        report = import_file(self.store, self._intake(), kind, stream, source, strict, progress)
        if report.stored:
            self._keeper().catch_up()
            self._keeper().save()
        return report

    def import_places(self, stream: BinaryIO, source: str) -> ImportReport:
        """Import GeoNames' postal-code file, and place the records that could not be placed before.

        Raises:
            UnusableInput: if the file as a whole cannot be read; nothing is stored.

        """
        return import_places(self.store, self._intake, stream, source)

    def read_file(
        self, kind: RecordKind, stream: BinaryIO, source: str
    ) -> tuple[list[Record], list[RecordRejected]]:
        """The prepared records of a file, and what was rejected. Stores nothing.

        Raises:
            UnusableInput: if the file as a whole cannot be read.

        """
        rejected: list[RecordRejected] = []
        return list(prepared_records(self._intake(), kind, stream, source, rejected)), rejected

    def match_candidate(
        self, candidate: Candidate, query: Query, among: Sequence[Vacancy] | None = None
    ) -> list[Match]:
        """Ranked vacancies for `candidate`, from the store or `among` the given ones (barred ones included)."""
        if among is not None:
            return Engine.among(self.encoder, self.rules, vacancies=among).match_candidate(candidate, query)
        return self.level_engine().match_candidate(candidate, query)

    def match_vacancy(
        self, vacancy: Vacancy, query: Query, among: Sequence[Candidate] | None = None
    ) -> list[Match]:
        """Ranked candidates for `vacancy`, from the store or `among` the given ones (barred ones included)."""
        if among is not None:
            return Engine.among(self.encoder, self.rules, candidates=among).match_vacancy(vacancy, query)
        return self.level_engine().match_vacancy(vacancy, query)

    def explain(self, candidate: Candidate, vacancy: Vacancy, query: Query) -> Match:
        """The match of one pair, also where it is barred or filtered out."""
        plain = replace(query, top=1, kind=None, max_km=None, startable=None, migrant_owned=None)
        return self.match_candidate(candidate, plain, among=[vacancy])[0]

    def next_steps(self, candidate: Candidate, query: Query) -> NextSteps:
        """The steps that open most for `candidate`, each with the stored vacancies that it opens."""
        return next_steps(self.level_engine(), candidate, query)

    def ladders(self, candidate: Candidate, query: Query) -> Ladders:
        """How `candidate` gets from a bridge over what is missing to an occupation that is out of reach so far."""
        return ladders(self.level_engine(), candidate, query)

    def relaxations(self, vacancy: Vacancy, query: Query) -> Relaxations:
        """What `vacancy` could ask less of, and whom of the stored people that brings."""
        return relaxations(self.level_engine(), vacancy, query)

    def level_engine(self) -> Engine:
        """The engine, level with the store."""
        self._keeper().catch_up()
        return self._engine()

    def ready(self) -> tuple[Check, ...]:
        """Whether everything is in order, thing by thing."""
        return (
            attempt(
                "store", lambda: f"{self.count('vacancy')} vacancies, {self.count('candidate')} candidates"
            ),
            attempt(
                "encoder", lambda: f"{self.encoder.dimension} dimensions, {self.encoder.fingerprint[:12]}"
            ),
            attempt("rules", lambda: f"{len(self.rules.rows)} dated rows"),
            attempt("index", lambda: f"{len(self.level_engine().vacancies)} vacancies searchable"),
        )

    def _new_engine(self) -> Engine:
        return Engine(
            self.encoder, self.rules, partial(self._fetch, "candidate"), partial(self._fetch, "vacancy")
        )

    def _intake(self) -> Intake:
        """The intake, which knows the places that the store knows now."""
        return Intake(self._places(), self._coder, self._reader)

    def _fetch(self, kind: RecordKind, keys: Sequence[Key]) -> Mapping[Key, Record]:
        found = self.store.get_many(kind, keys)
        return {key: record_of(kind, stored.body) for key, stored in found.items()}
