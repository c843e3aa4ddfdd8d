"""Systems by name, side by side on the same data set: the engine, encoders, words, characters, popularity, chance."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from evaluation.datasets import Dataset
from evaluation.engine import PREFIX, Bench, engine_ranker
from evaluation.ranking import Scores
from models.encoder import Encoder, load_encoder
from models.static import is_static_folder
from models.text import normal_title

if TYPE_CHECKING:
    from evaluation.trec import Run

Rows = range
Scorer = Callable[[Rows], NDArray[np.float32]]
"""Scores of all documents for the queries of these rows, shape (rows, documents); -inf for what is not ranked."""


@dataclass(frozen=True)
class System:
    """A system that is not ready yet.

    Attributes:
        name: Under which it is shown.
        prepare: Makes it ready to score a data set.
        is_run: Whether it is a written run, which answers no other queries than its own.

    """

    name: str
    prepare: Callable[[Dataset], Scorer]
    is_run: bool = False


CHARACTERS = (1, 3)
"""Lengths of the character n-grams; with these the figures published for MELO are met."""


def system_of(name: str, bench: Bench) -> System:
    """The system `name`; see `scorer_of`."""
    return System(name, lambda dataset: scorer_of(name, dataset, bench))


def system_of_run(run: "Run", label: str) -> System:
    """A run of any other system on the data set that it is asked for."""
    return System(label, lambda dataset: run_scorer(run, dataset), is_run=True)


def scorer_of(name: str, dataset: Dataset, bench: Bench) -> Scorer:
    """The system `name`, ready to score the queries of `dataset`.

    Args:
        name: One of `SYSTEMS`, `passung`, `passung:-PART`, or a sentence-transformers model by name or folder.
        dataset: What it is to rank.
        bench: What systems share: options and the parts of the engine.

    Raises:
        EvaluationRefused: where the system does not go with the data set.
        UnusableInput: where there is no model of this name on this machine.

    """
    if name == PREFIX or name.startswith(f"{PREFIX}:"):
        return engine_ranker(name, dataset, bench)
    if name in SYSTEMS:
        return SYSTEMS[name](dataset, bench)
    is_ours = is_static_folder(Path(name))
    return _dense(dataset, load_encoder(name), normal_title if is_ours else str.strip)


def run_scorer(run: "Run", dataset: Dataset) -> Scorer:
    """A run of any other system."""
    return lambda rows: np.stack([run.scores(dataset.queries[row].id) for row in rows])


def _shipped(dataset: Dataset, bench: Bench) -> Scorer:
    return _dense(dataset, bench.shipped_encoder, normal_title)


def _dense(dataset: Dataset, encoder: Encoder, form: Callable[[str], str]) -> Scorer:
    """Cosine of the vectors of texts in the given form."""
    documents = encoder.encode([form(document.text) for document in dataset.documents])
    queries = encoder.encode([form(query.text) for query in dataset.queries])
    transposed = np.ascontiguousarray(documents.T)
    return lambda rows: queries[rows.start : rows.stop] @ transposed


def _char_tfidf(dataset: Dataset, _: Bench) -> Scorer:
    """Cosine of weighted character n-grams, lower-cased, learned from the documents."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=CHARACTERS, dtype=np.float32)
    documents = vectorizer.fit_transform(document.text for document in dataset.documents)
    queries = vectorizer.transform(query.text for query in dataset.queries)
    transposed = documents.T.tocsr()
    return lambda rows: np.asarray((queries[rows.start : rows.stop] @ transposed).toarray(), dtype=np.float32)


def _bm25(dataset: Dataset, _: Bench) -> Scorer:
    """BM25 (Lucene's, k1 1.5, b .75) over lower-cased words, without stop words or stemming."""
    import bm25s

    index = bm25s.BM25()
    index.index([_words(document.text) for document in dataset.documents], show_progress=False)
    queries = [_words(query.text) for query in dataset.queries]
    return lambda rows: np.stack([_bm25_scores(index, queries[row], len(dataset.documents)) for row in rows])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _bm25_scores(index: object, words: list[str], documents: int) -> Scores:
    known = [word for word in words if word in index.vocab_dict]  # type: ignore[attr-defined]
    if not known:
        return np.zeros(documents, dtype=np.float32)
    scores: Scores = index.get_scores(known)  # type: ignore[attr-defined]
    return scores


def _popularity(dataset: Dataset, _: Bench) -> Scorer:
    """In how many other queries a document is relevant; the query's own judgements are left out."""
    counts = np.zeros(len(dataset.documents), dtype=np.float32)
    for judged in dataset.judged:
        counts[judged.relevant.positions] += 1

    def scores(row: int) -> Scores:
        own = counts.copy()
        own[dataset.judged[row].relevant.positions] -= 1
        return own

    return lambda rows: np.stack([scores(row) for row in rows])


def _random(dataset: Dataset, bench: Bench) -> Scorer:
    """Chance; each query has a generator of its own, so that it does not matter which others there are."""

    def scores(row: int) -> Scores:
        return np.random.default_rng([bench.seed, row]).random(len(dataset.documents), dtype=np.float32)

    return lambda rows: np.stack([scores(row) for row in rows])


SYSTEMS: dict[str, Callable[[Dataset, Bench], Scorer]] = {
    "encoder": _shipped,
    "bm25": _bm25,
    "char-tfidf": _char_tfidf,
    "popularity": _popularity,
    "random": _random,
}
"""All systems but the engine and models by name."""
