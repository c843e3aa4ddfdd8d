"""The network behind the coder, in numpy: a gated sum of word vectors, and a softmax over the classes.

Each word is the mean of the vectors of its known features. Two gates decide how much it counts: what the word is
("gesucht" counts nothing), and what stands beside it (the word after "in" is a place). No torch is needed here;
`models.training.occupation_fit` trains the same formula with it.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.errors import UnusableInput
from models.occupation_features import Hashes, Numbers, TitleBatch, title_batch

Array = NDArray[np.float32]

GATES = 3  # columns of the table after the vector: own gate, the word before's say, the word after's say
GATE_SCALE = 4.0
SMALLEST = 0.3  # added to the sum of gates: a title of which nothing is known stays near the prior
MANIFEST = "manifest.json"
WEIGHTS = "network.safetensors"

_CHUNK = 2_048


@dataclass(frozen=True, slots=True)
class Network:
    """Weights.

    `table` (features, width + 3), `output` (classes, width), `bias` (classes,); `places` (7,) is the gate's bias by
    a word's place in the title, and last for pairs of words. `demand` (classes,) is the logarithm of how many jobs of
    the class's group are advertised; it is no part of the network's own answer.
    """

    vocabulary: Hashes
    table: Array
    output: Array
    bias: Array
    places: Array
    classes: tuple[str, ...]
    demand: Array

    def log_probabilities(self, titles: list[str]) -> Array:
        """Return (n, classes) the log-probability of each class for titles in normal form."""
        found = [
            self._chunk(title_batch(titles[start : start + _CHUNK], self.vocabulary))
            for start in range(0, len(titles), _CHUNK)
        ]
        return np.concatenate(found) if found else np.zeros((0, len(self.classes)), dtype=np.float32)

    def _chunk(self, batch: TitleBatch) -> Array:
        logits = self._pooled(batch) @ self.output.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        result: Array = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return result

    def _pooled(self, batch: TitleBatch) -> Array:
        width = self.output.shape[1]
        words = _means(self.table, batch.rows, batch.row_starts)
        pairs = self.table[batch.pairs]
        say = words[batch.words, width] + words[batch.before, width + 1] + words[batch.after, width + 2]
        bias = np.concatenate((self.places[batch.place], np.full(len(pairs), self.places[-1])))
        gates = _sigmoid(GATE_SCALE * np.concatenate((say, pairs[:, width])) + bias)
        vectors = np.concatenate((words[batch.words, :width], pairs[:, :width]))
        owner = np.concatenate((batch.owner, batch.pair_owner))
        return _weighted(vectors, gates, owner, batch.size)


def load_network(folder: Path) -> tuple[Network, dict[str, object]]:
    """Read the weights of a folder after checking them against its manifest; return the manifest too.

    Raises:
        UnusableInput: for a missing or damaged file.

    """
    from safetensors.numpy import load

    manifest = read_manifest(folder)
    tensors = load(checked_bytes(folder, WEIGHTS, manifest))
    try:
        table = tensors["table"].astype(np.float32) * tensors["scale"].astype(np.float32)[:, np.newaxis]
        network = Network(
            tensors["vocabulary"],
            table,
            tensors["output"].astype(np.float32),
            tensors["bias"].astype(np.float32),
            tensors["places"].astype(np.float32),
            tuple(f"{code:05d}" for code in tensors["classes"]),
            tensors["demand"].astype(np.float32),
        )
    except KeyError as error:
        raise UnusableInput(str(folder / WEIGHTS), f"lacks the tensor {error}; train it again") from error
    return network, manifest


def save_network(network: Network, file: Path) -> None:
    """Write the weights: the table in 8 bits with a scale a row, all else in 16 bits."""
    from safetensors.numpy import save_file

    scale = np.maximum(np.abs(network.table).max(axis=1), 1e-6) / 127
    scale = scale.astype(np.float16)
    rounded = np.rint(network.table / scale.astype(np.float32)[:, np.newaxis]).clip(-127, 127)
    tensors = {
        "vocabulary": network.vocabulary,
        "table": rounded.astype(np.int8),
        "scale": scale,
        "output": network.output.astype(np.float16),
        "bias": network.bias.astype(np.float16),
        "places": network.places.astype(np.float16),
        "demand": network.demand.astype(np.float16),
        "classes": np.array([int(code) for code in network.classes], dtype=np.uint32),
    }
    save_file(tensors, file)


def read_manifest(folder: Path) -> dict[str, object]:
    """Read the manifest of a folder of weights.

    Raises:
        UnusableInput: where there is none.

    """
    try:
        content: dict[str, object] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnusableInput(
            str(folder / MANIFEST), f"cannot be read ({error!r}); train the coder again"
        ) from error
    return content


def checked_bytes(folder: Path, name: str, manifest: dict[str, object]) -> bytes:
    """Read a file whose sha256 the manifest names.

    Raises:
        UnusableInput: where it is missing or another.

    """
    files = manifest.get("files")
    entry = files.get(name, {}) if isinstance(files, dict) else {}
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise UnusableInput(
            str(folder / name), f"cannot be read ({error!r}); train the coder again"
        ) from error
    if hashlib.sha256(content).hexdigest() != entry.get("sha256"):
        raise UnusableInput(str(folder / name), "is damaged: its checksum is not the one in the manifest")
    return content


def _means(table: Array, rows: Numbers, starts: Numbers) -> Array:
    """Return the mean row of each word, zero where it has none; one more zero row for "no neighbour"."""
    counts = np.diff(starts)
    means = np.zeros((len(counts) + 1, table.shape[1]), dtype=np.float32)
    there = counts > 0
    if there.any():
        sums = np.add.reduceat(table[rows], starts[:-1][there], axis=0)
        means[:-1][there] = sums / counts[there, np.newaxis]
    return means


def _weighted(vectors: Array, gates: Array, owner: Numbers, size: int) -> Array:
    order = np.argsort(owner, kind="stable")
    weighted = np.concatenate((vectors * gates[:, np.newaxis], gates[:, np.newaxis]), axis=1)[order]
    sums = np.zeros((size, weighted.shape[1]), dtype=np.float32)
    present, starts = np.unique(owner[order], return_index=True)
    if len(present):
        sums[present] = np.add.reduceat(weighted, starts, axis=0)
    result: Array = sums[:, :-1] / np.sqrt(sums[:, -1:] + SMALLEST)
    return result


def _sigmoid(values: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-values.clip(-30, 30)))
    return result
