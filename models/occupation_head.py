"""What an encoder's vector says of a title: one hidden layer, and a softmax over the classes.

It brings in what the encoder learned and the n-grams of a title cannot tell: words that mean the same, and other
languages. So it goes with the one encoder that it was trained on, and is left out beside any other.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.errors import UnusableInput
from models.occupation_network import checked_bytes

Array = NDArray[np.float32]

WEIGHTS = "head.safetensors"
_NAMES = ("inward", "inward_bias", "outward", "outward_bias")


@dataclass(frozen=True, slots=True)
class Head:
    """Weights.

    `inward` (dimension, hidden) and `outward` (hidden, classes), each with its bias.
    """

    inward: Array
    inward_bias: Array
    outward: Array
    outward_bias: Array

    def probabilities(self, vectors: Array) -> Array:
        """Return (n, classes) for vectors (n, dimension) of length 1."""
        hidden = np.maximum(vectors @ self.inward + self.inward_bias, 0)
        logits = hidden @ self.outward + self.outward_bias
        result: Array = np.exp(logits - logits.max(axis=1, keepdims=True))
        result /= result.sum(axis=1, keepdims=True)
        return result


def load_head(folder: Path, manifest: dict[str, object]) -> Head:
    """Read the head of a folder after checking it against the manifest.

    Raises:
        UnusableInput: for a missing or damaged file.

    """
    from safetensors.numpy import load

    tensors = load(checked_bytes(folder, WEIGHTS, manifest))
    try:
        return Head(*(tensors[name].astype(np.float32) for name in _NAMES))
    except KeyError as error:
        raise UnusableInput(str(folder / WEIGHTS), f"lacks the tensor {error}; train it again") from error


def save_head(head: Head, file: Path) -> None:
    """Write the weights in 16 bits."""
    from safetensors.numpy import save_file

    tensors = {name: getattr(head, name).astype(np.float16, order="C") for name in _NAMES}
    save_file(tensors, file)
