"""Train the tokenizer: unigram subwords over all expressions, weighted towards the languages of the product."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from models.training.corpus import Concept

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"
# How often an expression of a language is counted; German carries the compounds of the advertisements.
COUNTS = {"de": 3, "uk": 2, "ar": 2, "tr": 6, "prs": 6, "ru": 6, "ti": 6}
# Spellings of Arabic and Persian letters that stand for one another in daily writing.
_FOLDED = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ё": "е", "ـ": ""}
_MARKS = "[\u064b-\u0652\u0670\u0300-\u0301]"


def train_tokenizer(concepts: Iterable[Concept], size: int) -> "Tokenizer":
    """Train a unigram tokenizer of about `size` tokens; the first one is the unknown token.

    It folds case and letters that are exchanged in writing, splits at everything that is no letter, digit,
    "+" or "#", and marks the beginnings of words.
    """
    from tokenizers import Regex, Tokenizer
    from tokenizers.models import Unigram
    from tokenizers.normalizers import NFKC, Lowercase, Replace, Sequence
    from tokenizers.pre_tokenizers import Metaspace, Split
    from tokenizers.pre_tokenizers import Sequence as Steps
    from tokenizers.trainers import UnigramTrainer

    tokenizer = Tokenizer(Unigram())
    folds = [Replace(letter, other) for letter, other in _FOLDED.items()]
    tokenizer.normalizer = Sequence([NFKC(), Lowercase(), Replace(Regex(_MARKS), ""), *folds])
    tokenizer.pre_tokenizer = Steps(
        [Split(Regex(r"[^\w+#]+"), "removed"), Metaspace(prepend_scheme="always")]
    )
    trainer = UnigramTrainer(
        vocab_size=size, special_tokens=[UNKNOWN], unk_token=UNKNOWN, show_progress=False, max_piece_length=18
    )
    tokenizer.train_from_iterator(_weighted(concepts), trainer)
    return _in_order(tokenizer)


def _in_order(tokenizer: "Tokenizer") -> "Tokenizer":
    """Round the scores and sort the pieces: the trainer's sums differ in their last digits from run to run."""
    from tokenizers.models import Unigram

    pieces = [(piece, round(score, 6)) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]]
    pieces = sorted(
        (piece for piece in pieces if piece[0] != UNKNOWN), key=lambda piece: (-piece[1], piece[0])
    )
    tokenizer.model = Unigram([(UNKNOWN, 0.0), *pieces], 0, byte_fallback=False)
    return tokenizer


def _weighted(concepts: Iterable[Concept]) -> Iterator[str]:
    for concept in concepts:
        for language, texts in concept.labels.items():
            for _ in range(COUNTS.get(language, 1)):
                yield from texts
        for language, texts in concept.contexts.items():
            if language in COUNTS:
                yield from texts
