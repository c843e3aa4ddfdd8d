"""Draw training batches: for each concept two expressions of it, as token ids, from one seeded source of chance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training import corpus
from models.training.corpus import Concept
from models.training.noise import noisy

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The share of a batch that each kind of concept takes (of those that are present).
SHARES = {
    corpus.ESCO_OCCUPATION: 0.55,
    corpus.KLDB_CLASS: 0.12,
    corpus.AGENCY_OCCUPATION: 0.05,
    corpus.LEXICON_OCCUPATION: 0.11,
    corpus.COMPETENCE: 0.10,
    corpus.ESCO_SKILL: 0.03,
    corpus.EVERYDAY_SKILL: 0.04,
}
# How often a language is drawn beside the others in which a concept has expressions.
LANGUAGES = {
    "de": 8.0,
    "en": 4.0,
    "uk": 4.0,
    "ar": 4.0,
    "tr": 4.0,
    "prs": 4.0,
    "ru": 4.0,
    "ti": 2.0,
    "fr": 3.0,
}
LANGUAGES |= {"es": 2.0, "pl": 2.0, "it": 1.2, "nl": 1.2, "pt": 1.2, "ro": 1.2}
CONTEXT_LANGUAGES = ("de", "en", "uk", "ar", "fr", "es")
MAX_TOKENS = 32
NOISY_COPIES = 4


@dataclass(frozen=True, slots=True)
class Codes:
    """Class numbers of one concept in ISCO unit groups, KldB five and three digits; -1 where there is none."""

    isco: int
    kldb5: int
    kldb3: int


@dataclass(frozen=True, slots=True)
class Batch:
    """`tokens` of all views in a row, `starts` (2n,) of each: first views of n concepts, then second views."""

    tokens: NDArray[np.int64]
    starts: NDArray[np.int64]
    kinds: NDArray[np.int64]
    codes: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Expressions:
    """The token rows of one concept: by language, plain ones, noisy ones, contexts."""

    languages: tuple[str, ...]
    cumulated: tuple[float, ...]
    plain: tuple[tuple[int, ...], ...]
    noisy: tuple[tuple[int, ...], ...]
    contexts: tuple[int, ...]


class Views:
    """All expressions as token ids, and the drawing of batches from them."""

    def __init__(self, concepts: Sequence[Concept], tokenizer: "Tokenizer", seed: int) -> None:
        """Tokenize every expression, its noisy copies and the contexts once.

        Args:
            concepts: what to learn; those with a single expression and no context serve the classes only.
            tokenizer: of `train_tokenizer`.
            seed: of the noisy copies.

        """
        self.codes, self.classes = _codes(concepts)
        self.kinds = [concept.kind for concept in concepts]
        self._kind_numbers = {kind: number for number, kind in enumerate(SHARES)}
        texts: list[str] = []
        rng = np.random.default_rng([seed, 1])
        self._expressions = [_expressions(concept, texts, rng) for concept in concepts]
        self._rows = _tokenized(texts, tokenizer)
        self._pools = _pools(concepts)

    def batch(self, size: int, rng: Generator) -> Batch:
        """Draw `size` distinct concepts by their shares, and two views of each."""
        chosen = self._concepts(size, rng)
        first, second = zip(*(self._pair(self._expressions[number], rng) for number in chosen), strict=True)
        rows = [self._dropped(self._rows[row], rng) for row in (*first, *second)]
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        codes = [self.codes[number] for number in chosen]
        return Batch(
            np.concatenate(rows),
            np.concatenate(([0], np.cumsum(lengths)[:-1])),
            np.array([self._kind_numbers[self.kinds[number]] for number in chosen]),
            np.array([[code.isco, code.kldb5, code.kldb3] for code in codes]),
        )

    def _concepts(self, size: int, rng: Generator) -> list[int]:
        total = sum(SHARES[kind] for kind in self._pools)
        chosen: list[int] = []
        for kind, pool in self._pools.items():
            count = min(len(pool), round(size * SHARES[kind] / total))
            chosen.extend(rng.choice(pool, count, replace=False, shuffle=False).tolist())
        return chosen

    def _pair(self, expressions: _Expressions, rng: Generator) -> tuple[int, int]:
        chances = rng.random(7)
        first = _drawn(expressions, chances[0], chances[1], chances[2])
        if expressions.contexts and chances[3] < 0.25:
            return first, expressions.contexts[int(chances[4] * len(expressions.contexts))]
        second = _drawn(expressions, chances[4], chances[5], chances[6])
        if second == first:
            again = rng.random(3)
            second = _drawn(expressions, again[0], again[1], again[2])
        return first, second

    @staticmethod
    def _dropped(row: NDArray[np.int64], rng: Generator) -> NDArray[np.int64]:
        """Drop each token with probability .1, and cut a random window of long texts."""
        if len(row) > MAX_TOKENS:
            start = int(rng.integers(len(row) - MAX_TOKENS + 1))
            row = row[start : start + MAX_TOKENS]
        if len(row) < 2:
            return row
        kept = row[rng.random(len(row)) >= 0.1]
        return kept if len(kept) else row


def _expressions(concept: Concept, texts: list[str], rng: Generator) -> _Expressions:
    """Append the texts of a concept to `texts`, and return their row numbers."""

    def numbered(new: Sequence[str]) -> tuple[int, ...]:
        texts.extend(new)
        return tuple(range(len(texts) - len(new), len(texts)))

    languages = tuple(concept.labels)
    plain = tuple(numbered(labels) for labels in concept.labels.values())
    copies = [numbered(_noisy_copies(concept, language, rng)) for language in languages]
    contexts = [
        numbered(concept.contexts[language]) for language in CONTEXT_LANGUAGES if language in concept.contexts
    ]
    weights = accumulate(LANGUAGES.get(language, 1.0) for language in languages)
    return _Expressions(
        languages, tuple(weights), plain, tuple(copies), tuple(row for rows in contexts for row in rows)
    )


def _noisy_copies(concept: Concept, language: str, rng: Generator) -> list[str]:
    skills = (corpus.COMPETENCE, corpus.ESCO_SKILL, corpus.EVERYDAY_SKILL)
    if language != "de" or concept.kind in skills:
        return []
    labels = concept.labels[language]
    copies = NOISY_COPIES if len(labels) < 200 else 2
    return [noisy(text, labels, rng) for text in labels for _ in range(copies)]


def _drawn(expressions: _Expressions, language: float, label: float, disturbed: float) -> int:
    target = language * expressions.cumulated[-1]
    number = next(place for place, bound in enumerate(expressions.cumulated) if target < bound)
    copies = expressions.noisy[number]
    rows = copies if copies and disturbed < 0.5 else expressions.plain[number]
    return rows[int(label * len(rows))]


def _tokenized(texts: list[str], tokenizer: "Tokenizer") -> list[NDArray[np.int64]]:
    silent = silent_tokens(tokenizer)
    rows = []
    for start in range(0, len(texts), 20_000):
        for encoding in tokenizer.encode_batch_fast(texts[start : start + 20_000], add_special_tokens=False):
            known = [token for token in encoding.ids if token not in silent]
            rows.append(np.array(known or [0], dtype=np.int64))
    return rows


def silent_tokens(tokenizer: "Tokenizer") -> frozenset[int]:
    """Return the tokens that mean nothing: the unknown one, and the mark of a word's beginning alone."""
    vocabulary = tokenizer.get_vocab()
    return frozenset(vocabulary[token] for token in ("[UNK]", "▁") if token in vocabulary)


def _codes(concepts: Sequence[Concept]) -> tuple[list[Codes], tuple[int, int, int]]:
    isco = _numbers(concept.isco for concept in concepts)
    kldb5 = _numbers(concept.kldb for concept in concepts)
    kldb3 = _numbers(concept.kldb[:3] for concept in concepts)
    codes = [
        Codes(isco.get(concept.isco, -1), kldb5.get(concept.kldb, -1), kldb3.get(concept.kldb[:3], -1))
        for concept in concepts
    ]
    return codes, (len(isco), len(kldb5), len(kldb3))


def _numbers(codes: Iterable[str]) -> dict[str, int]:
    return {code: number for number, code in enumerate(sorted(set(codes) - {""}))}


def _pools(concepts: Sequence[Concept]) -> dict[str, NDArray[np.int64]]:
    pools: dict[str, list[int]] = {}
    for number, concept in enumerate(concepts):
        pools.setdefault(concept.kind, []).append(number)
    return {kind: np.array(pools[kind]) for kind in SHARES if kind in pools}
