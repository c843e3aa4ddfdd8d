"""Texts to vectors: the protocol, the shipped encoder, and the loader of any sentence-transformers model.

An encoder applies nothing to a text but its own tokenizer: whoever encodes titles brings them to the normal form
first, with `encode_titles`. Nothing here ever uses the network.
"""

import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from data.errors import UnusableInput
from models.static import StaticEncoder, fingerprint_of, is_static_folder
from models.text import normal_title

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class Encoder(Protocol):
    """What the engine needs of an encoder. `fingerprint` changes with weights, tokenizer or normal form."""

    dimension: int
    fingerprint: str

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n, dimension): rows of length 1, or all zero where nothing of the text is known.

        Texts may be in normal form or raw; nothing but the tokenizer is applied to them.
        """
        ...

    def coverage(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n,) in 0..1: how much of each text the vocabulary knows; 0 for text without letters."""
        ...


def encode_titles(encoder: Encoder, titles: Sequence[str]) -> NDArray[np.float32]:
    """Encode titles and other short fields in their normal form; (n, dimension)."""
    return encoder.encode([normal_title(title) for title in titles])


def load_encoder(name: str | None = None) -> Encoder:
    """Load the shipped encoder, a folder, or a sentence-transformers model that is on this machine.

    Args:
        name: None for the shipped one; a folder of `passung train encoder` (run by the light runtime); any other
            folder or name is loaded by sentence-transformers.

    Raises:
        UnusableInput: for damaged weights, and for a name that nothing on this machine answers to.

    """
    if name is None:
        return StaticEncoder(shipped_folder())
    folder = Path(name)
    return StaticEncoder(folder) if is_static_folder(folder) else SentenceTransformerEncoder(name)


def shipped_folder() -> Path:
    """Return the folder of the weights that come with this distribution."""
    return Path(str(files("models") / "weights"))


class SentenceTransformerEncoder:
    """Any model that sentence-transformers loads, from a folder or from its cache on this machine."""

    def __init__(self, name: str) -> None:
        """Load `name` without network.

        Raises:
            UnusableInput: where there is no such model on this machine.

        """
        self._model = _load_offline(name)
        self.dimension: int = int(self._model.get_embedding_dimension() or 0)
        self.fingerprint: str = fingerprint_of(*_parts(self._model))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n, dimension), rows of length 1; text without letters or digits gets a zero row."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), batch_size=256, show_progress_bar=False, convert_to_numpy=True
        )
        rows = np.asarray(vectors, dtype=np.float32)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        speaks = np.array([[any(map(str.isalnum, text))] for text in texts])
        return np.where(speaks & (norms > 0), rows / np.where(norms > 0, norms, 1), 0).astype(np.float32)

    def coverage(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n,) the share of letters and digits outside unknown tokens, as far as the tokenizer tells."""
        return np.array([self._share(text) for text in texts], dtype=np.float32)

    def _share(self, text: str) -> float:
        total = sum(map(str.isalnum, text))
        if not total:
            return 0.0
        tokenizer = getattr(self._model.tokenizer, "backend_tokenizer", self._model.tokenizer)
        if not hasattr(tokenizer, "token_to_id"):
            return 1.0
        encoding = tokenizer.encode(text, add_special_tokens=False)
        unknown = {tokenizer.token_to_id(token) for token in ("[UNK]", "<unk>")}
        spans = [span for token, span in zip(encoding.ids, encoding.offsets, strict=True) if token in unknown]
        lost = sum(sum(map(str.isalnum, text[start:end])) for start, end in spans)
        return max(0.0, 1 - lost / total)


def _load_offline(name: str) -> "SentenceTransformer":
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(name, device="cpu", local_files_only=True)
    except Exception as error:  # whatever the library finds wrong, the user's answer is the same
        reason = (
            "is no sentence-transformers model on this machine; give a folder, or fetch the model beforehand"
        )
        raise UnusableInput(name, f"{reason} ({type(error).__name__})") from error
    return model.float()


def _parts(model: "SentenceTransformer") -> list[bytes]:
    """Return what tells a model from another: names and values of its tensors, and its tokenizer."""
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", model.tokenizer)
    described = tokenizer.to_str() if hasattr(tokenizer, "to_str") else repr(tokenizer)
    parts = [described.encode()]
    for key, tensor in sorted(model.state_dict().items()):
        parts += [key.encode(), tensor.cpu().float().numpy().tobytes()]
    return parts
