"""Titles as numbers: words, their character n-grams, and pairs of neighbouring words, each hashed to 32 bits.

One vectorised implementation serves training and use. A vocabulary is a sorted array of hashes: what is not in it
is left out, so that a place or a firm that was never seen adds nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.int64]

SHORTEST, LONGEST = 2, 5  # characters of an n-gram, the ends of the word included
MAX_WORDS = 28
LAST_PLACE = 5  # words from the sixth on share one place
NO_WORD = -1

_TOKEN = re.compile(r"[^\W_]+|[(,/|–]|(?<=\s)-")
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FINAL = np.uint64(0xBF58476D1CE4E5B9)
_WHOLE = np.uint64(0x5DEECE66D)
_HALF = np.uint64(32)
_FOLD = np.uint64(29)


@dataclass(frozen=True, slots=True)
class TitleBatch:
    """Titles in the form that the network reads. "Rows" are places in the vocabulary.

    `rows` and `row_starts` list the known rows of each distinct word (the last word, of no rows, stands for "no
    neighbour"); `words` are the places of the words of all titles one after the other, with `before`, `after` and
    `place` for each, and `owner` the title that it belongs to; `pairs` are rows, owned by `pair_owner`.
    """

    size: int
    rows: Numbers
    row_starts: Numbers
    words: Numbers
    before: Numbers
    after: Numbers
    place: Numbers
    owner: Numbers
    pairs: Numbers
    pair_owner: Numbers


def title_words(title: str) -> list[str]:
    """Return the words and the parting signs of a normal title; digits count as one sign."""
    found = ("#" if word.isdigit() else word for word in _TOKEN.findall(title))
    return list(found)[:MAX_WORDS]


def word_hashes(words: Sequence[str]) -> tuple[Hashes, Numbers]:
    """Hash each word and its n-grams.

    Returns:
        the hashes of all words one after the other, and the index of the word that each belongs to, ascending.

    """
    padded = [f"<{word}>" for word in words]
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(word) for word in padded], dtype=np.int64)
    ends = np.cumsum(lengths)
    owner = np.repeat(np.arange(len(words)), lengths)
    until = np.repeat(ends, lengths)
    speaks = np.repeat([any(map(str.isalpha, word)) for word in words], lengths)
    hashes, owners = [_whole(letters, ends - lengths, lengths)], [np.arange(len(words))]
    rolling = np.zeros(len(letters), dtype=np.uint64)
    for size in range(1, LONGEST + 1):
        count = len(letters) - size + 1
        if count <= 0:
            break
        rolling = _mixed(rolling[:count], letters[size - 1 :])
        if size >= SHORTEST:
            inside = (np.arange(count) + size <= until[:count]) & speaks[:count]
            hashes.append(_folded(rolling[inside]))
            owners.append(owner[:count][inside])
    together = np.concatenate(owners)
    order = np.argsort(together, kind="stable")
    return np.concatenate(hashes)[order], together[order]


def pair_hashes(first: Hashes, second: Hashes) -> Hashes:
    """Hash pairs of words from the words' own hashes."""
    return _folded(_mixed(first.astype(np.uint64) * _WHOLE, second.astype(np.uint64)))


def whole_hashes(words: Sequence[str]) -> Hashes:
    """Hash each word as a whole."""
    padded = [f"<{word}>" for word in words]
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(word) for word in padded], dtype=np.int64)
    return _whole(letters, np.cumsum(lengths) - lengths, lengths)


def title_batch(titles: Sequence[str], vocabulary: Hashes) -> TitleBatch:
    """Read normal titles with a vocabulary of ascending hashes."""
    split = [title_words(title) for title in titles]
    places: dict[str, int] = {}
    words = np.array(
        [places.setdefault(word, len(places)) for title in split for word in title], dtype=np.int64
    )
    lengths = np.array([len(title) for title in split], dtype=np.int64)
    owner = np.repeat(np.arange(len(titles)), lengths)
    distinct = list(places)
    rows, row_starts = _known_rows(distinct, vocabulary)
    pairs, pair_owner = _known_pairs(distinct, words, owner, vocabulary)
    before, after = _neighbours(words, owner, len(distinct))
    place = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return TitleBatch(
        len(titles),
        rows,
        row_starts,
        words,
        before,
        after,
        np.minimum(place, LAST_PLACE),
        owner,
        pairs,
        pair_owner,
    )


def known(hashes: Hashes, vocabulary: Hashes) -> Numbers:
    """Return the row of each hash in the vocabulary, or -1."""
    if not len(vocabulary):
        return np.full(len(hashes), NO_WORD)
    rows = np.searchsorted(vocabulary, hashes)
    rows = np.minimum(rows, len(vocabulary) - 1)
    return np.where(vocabulary[rows] == hashes, rows, NO_WORD)


def _known_rows(words: list[str], vocabulary: Hashes) -> tuple[Numbers, Numbers]:
    if not words:
        return np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64)
    hashes, owner = word_hashes(words)
    rows = known(hashes, vocabulary)
    there = rows != NO_WORD
    return rows[there], np.searchsorted(owner[there], np.arange(len(words) + 1))


def _known_pairs(
    distinct: list[str], words: Numbers, owner: Numbers, vocabulary: Hashes
) -> tuple[Numbers, Numbers]:
    same = owner[1:] == owner[:-1]
    if not same.any():
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    hashes = whole_hashes(distinct)
    rows = known(pair_hashes(hashes[words[:-1][same]], hashes[words[1:][same]]), vocabulary)
    there = rows != NO_WORD
    return rows[there], owner[:-1][same][there]


def _neighbours(words: Numbers, owner: Numbers, nobody: int) -> tuple[Numbers, Numbers]:
    before, after = np.full(len(words), nobody), np.full(len(words), nobody)
    same = owner[1:] == owner[:-1]
    before[1:][same] = words[:-1][same]
    after[:-1][same] = words[1:][same]
    return before, after


def _whole(letters: NDArray[np.uint64], starts: Numbers, lengths: Numbers) -> Hashes:
    state = np.full(len(starts), _WHOLE, dtype=np.uint64)
    for place in range(int(lengths.max(initial=0))):
        inside = lengths > place
        state[inside] = _mixed(state[inside], letters[starts[inside] + place])
    return _folded(state)


def _mixed(state: NDArray[np.uint64], letters: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = (state ^ letters) * _STEP
    return np.asarray(mixed ^ (mixed >> _FOLD), dtype=np.uint64)


def _folded(state: NDArray[np.uint64]) -> Hashes:
    return ((state * _FINAL) >> _HALF).astype(np.uint32)
