"""TREC runs: what a system ranked, written and read as trec_eval and ir-measures do.

A line holds query, Q0, document, rank, score and the system's name, with blanks between them (with TABs where an id
holds a blank). Scores are written with nine digits, so that reading them gives the same ranking.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from evaluation.datasets import Dataset, Positions
from evaluation.faults import DatasetInvalid
from evaluation.ranking import NOT_RANKED, Scores
from evaluation.tables import cells_of, lines_of

_BLANK = re.compile(r"\s")


@dataclass(frozen=True)
class Run:
    """What a system ranked: its name, and documents and scores by query."""

    name: str
    ranked: dict[str, tuple[Positions, Scores]]
    documents: int

    def scores(self, query: str) -> Scores:
        """Scores of all documents for one query; -inf for those that it does not rank."""
        scores = np.full(self.documents, NOT_RANKED, dtype=np.float32)
        if query in self.ranked:
            positions, values = self.ranked[query]
            scores[positions] = values
        return scores


@dataclass(frozen=True)
class RunWriter:
    """Writes rankings of one system."""

    stream: IO[str]
    name: str
    dataset: Dataset
    separator: str

    def write(self, query: str, order: Positions, scores: Scores) -> None:
        """Write one query's ranking: positions, best first, and the scores of all documents."""
        documents, between = self.dataset.documents, self.separator
        for rank, position in enumerate(order.tolist(), start=1):
            cells = (query, "Q0", documents[position].id, str(rank), f"{scores[position]:.9g}", self.name)
            self.stream.write(between.join(cells) + "\n")


@contextmanager
def run_writer(file: Path, name: str, dataset: Dataset) -> Iterator[RunWriter]:
    """Open `file` for the rankings of the system `name`."""
    spaced = any(_BLANK.search(each.id) for each in (*dataset.queries, *dataset.documents))
    label = "_".join(name.split())
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        yield RunWriter(stream, label, dataset, "\t" if spaced else " ")


def read_run(file: Path, dataset: Dataset) -> Run:
    """Read a run on `dataset`; its name is the one in its last column, else the file's.

    Raises:
        DatasetInvalid: with the line of an unknown query or document, a document ranked twice, a score that is none.

    """
    position = {document.id: place for place, document in enumerate(dataset.documents)}
    found: dict[str, dict[int, float]] = {}
    names: dict[str, None] = {}
    for number, line in lines_of(file):
        query, document, score, name = _cells(line, file, number)
        if query not in dataset.known_queries or document not in position:
            known = query in dataset.known_queries
            what = f"document {document[:60]!r}" if known else f"query {query[:60]!r}"
            raise DatasetInvalid(file, f"ranks the unknown {what}", number)
        ranked = found.setdefault(query, {})
        if position[document] in ranked:
            raise DatasetInvalid(file, f"ranks {document[:60]!r} for {query[:60]!r} a second time", number)
        ranked[position[document]] = score
        names[name] = None
    label = next(iter(names)) if len(names) == 1 else file.name
    return Run(label, {query: _arrays(ranked) for query, ranked in found.items()}, len(position))


def _cells(line: str, file: Path, number: int) -> tuple[str, str, float, str]:
    cells = cells_of(line, "blank")
    if len(cells) != 6:
        reason = f"holds {len(cells)} columns where query, Q0, document, rank, score, name are expected"
        raise DatasetInvalid(file, reason, number)
    try:
        score = float(cells[4])
    except ValueError:
        score = math.nan
    if not math.isfinite(score):
        raise DatasetInvalid(file, f"the score {cells[4][:20]!r} is no number", number)
    return cells[0], cells[2], score, cells[5]


def _arrays(ranked: dict[int, float]) -> tuple[Positions, Scores]:
    count = len(ranked)
    return (
        np.fromiter(ranked.keys(), dtype=np.int64, count=count),
        np.fromiter(ranked.values(), dtype=np.float32, count=count),
    )
