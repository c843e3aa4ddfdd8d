"""The light runtime of a static encoder: a tokenizer, a table of token vectors, their mean. No torch needed.

The folder is the one that sentence-transformers loads (`StaticEmbedding` and `Normalize`), plus `manifest.json`
with the checksums of its files. sentence-transformers is the oracle: the vectors are equal to 1e-5.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data.errors import UnusableInput
from models.text import NORMALISATION_VERSION

if TYPE_CHECKING:
    from tokenizers import Encoding

MANIFEST = "manifest.json"
WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
TENSOR = "embedding.weight"
UNKNOWN = "[UNK]"

_CHUNK = 4_096
_MIN_PIECE = 3  # shorter pieces of longer words spell a word that the vocabulary does not know
_WORD_START = "▁"


class StaticEncoder:
    """Encode texts as the mean of their tokens' vectors, of length 1; of length 0 where no token is known."""

    def __init__(self, folder: Path) -> None:
        """Load a folder after checking every file that it needs against the manifest.

        Raises:
            UnusableInput: for a missing or damaged file.

        """
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        weights, tokenizer = _checked(folder, WEIGHTS), _checked(folder, TOKENIZER)
        try:
            self._table: NDArray[np.float32] = load(weights)[TENSOR].astype(np.float32)
            self._tokenizer: Tokenizer = Tokenizer.from_buffer(tokenizer)
        except Exception as error:  # the libraries raise their own types for what is no such file
            raise UnusableInput(str(folder), f"holds no static encoder ({error})") from error
        self._unknown: int = self._tokenizer.token_to_id(UNKNOWN) or 0
        self.dimension: int = int(self._table.shape[1])
        self.fingerprint: str = fingerprint_of(weights, tokenizer)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array (n, dimension); it applies nothing to the texts but its tokenizer."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _CHUNK):
            vectors[start : start + _CHUNK] = self._chunk(list(texts[start : start + _CHUNK]))
        return vectors

    def _chunk(self, texts: list[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        rows = [encoding.ids or [self._unknown] for encoding in encodings]
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        tokens = np.fromiter(
            (token for row in rows for token in row), dtype=np.int64, count=int(lengths.sum())
        )
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        sums = np.add.reduceat(self._table[tokens], starts, axis=0)
        norms = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        return np.asarray(sums / np.where(norms > 0, norms, 1)[:, np.newaxis], dtype=np.float32)

    def coverage(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n,) in 0..1: the share of letters and digits that lie in tokens which carry meaning.

        Unknown tokens carry none, nor do pieces of one or two characters out of longer words: so a language
        or a script that was not learned is told by a low value. 0 for text without letters.
        """
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        shares = [self._share(text, encoding) for text, encoding in zip(texts, encodings, strict=True)]
        return np.array(shares, dtype=np.float32)

    def _share(self, text: str, encoding: "Encoding") -> float:
        total = sum(map(str.isalnum, text))
        known = 0
        for position, (token, (start, end)) in enumerate(zip(encoding.ids, encoding.offsets, strict=True)):
            if token != self._unknown and self._carries_meaning(encoding.tokens, position):
                known += sum(map(str.isalnum, text[start:end]))
        return min(1.0, known / total) if total else 0.0

    @staticmethod
    def _carries_meaning(tokens: list[str], position: int) -> bool:
        piece = tokens[position].removeprefix(_WORD_START)
        if len(piece) >= _MIN_PIECE:
            return True
        starts = tokens[position].startswith(_WORD_START)
        ends = position + 1 == len(tokens) or tokens[position + 1].startswith(_WORD_START)
        return bool(piece) and starts and ends


def fingerprint_of(*parts: bytes) -> str:
    """Return the sha256 over the parts and the version of the normal form: one changed bit, another encoder."""
    digest = hashlib.sha256(NORMALISATION_VERSION.encode())
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def is_static_folder(folder: Path) -> bool:
    """Tell whether a folder was written by `passung train encoder`."""
    return (folder / MANIFEST).is_file() and (folder / WEIGHTS).is_file()


def _checked(folder: Path, name: str) -> bytes:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        content = (folder / name).read_bytes()
        expected = manifest["files"][name]["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableInput(
            str(folder / name), f"cannot be read ({error!r}); install or train it again"
        ) from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise UnusableInput(str(folder / name), "is damaged: its checksum is not the one in the manifest")
    return content
