"""Which features the coder keeps: n-grams, words and pairs that occur often enough to be learned."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from models.occupation_features import Hashes, pair_hashes, title_words, whole_hashes, word_hashes

MIN_WORDS_OF_GRAM = 4
MIN_TITLES_OF_WORD = 2
MIN_TITLES_OF_PAIR = 3
FRAME = 25  # how often a word must occur in dressed titles to count as part of a frame


def choose_vocabulary(titles: Iterable[str], dressed: Iterable[str]) -> Hashes:
    """Return the ascending hashes of the features to keep.

    Args:
        titles: what is learned, in normal form.
        dressed: a sample of them in the frames of advertisements: of these only frequent words and pairs count.

    """
    words, pairs = _counted(titles)
    frame_words, frame_pairs = _counted(dressed)
    kept_words = {word for word, count in words.items() if count >= MIN_TITLES_OF_WORD}
    kept_words |= {word for word, count in frame_words.items() if count >= FRAME}
    kept_pairs = {pair for pair, count in pairs.items() if count >= MIN_TITLES_OF_PAIR}
    kept_pairs |= {pair for pair, count in frame_pairs.items() if count >= FRAME}
    frames = [word for word, count in frame_words.items() if count >= FRAME]
    grams = _frequent_grams(list(dict.fromkeys((*words, *frames))))
    return np.unique(np.concatenate((grams, whole_hashes(sorted(kept_words)), _of_pairs(sorted(kept_pairs)))))


def _counted(titles: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for title in titles:
        split = title_words(title)
        words.update(split)
        pairs.update(pairwise(split))
    return words, pairs


def _frequent_grams(words: Sequence[str]) -> Hashes:
    hashes, counts = np.unique(word_hashes(words)[0], return_counts=True)
    return hashes[counts >= MIN_WORDS_OF_GRAM]


def _of_pairs(pairs: Sequence[tuple[str, str]]) -> Hashes:
    if not pairs:
        return np.zeros(0, dtype=np.uint32)
    first, second = zip(*pairs, strict=True)
    return pair_hashes(whole_hashes(first), whole_hashes(second))
