"""Fit the coder's network: softmax over the classes with smoothed targets, and over their groups of three digits."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.occupation_features import Hashes, TitleBatch, title_batch
from models.occupation_network import GATE_SCALE, GATES, SMALLEST, Network
from models.training.occupation_demand import class_shares
from models.training.occupation_noise import Noise
from models.training.occupation_sources import WEIGHTS, Example
from models.training.optimizer import LazyAdam

if TYPE_CHECKING:
    import torch
    from torch import Tensor

Progress = Callable[[int, int, float], None]

_WARM_UP = 100
_SLOW = 0.5  # the dense weights move at half the rate of the table


@dataclass(frozen=True, slots=True)
class OccupationSettings:
    """The knobs of a run; together with the seed and the sources they determine the result."""

    steps: int = 800
    batch: int = 512
    width: int = 48
    rate: float = 0.015
    noise: float = 0.65
    joined: float = 0.15
    demand: float = 0.5
    smoothing: float = 0.1
    dropout: float = 0.15


class Sampler:
    """Draws titles with their classes, dressed as advertisements dress them.

    Args:
        examples: to draw from.
        classes: all classes, ascending.
        noise: the dresser.
        settings: of the run.

    """

    def __init__(
        self, examples: Sequence[Example], classes: Sequence[str], noise: Noise, settings: OccupationSettings
    ) -> None:
        number = {code: place for place, code in enumerate(classes)}
        self._examples, self._noise, self._settings = examples, noise, settings
        self.labels = np.array([number[example.kldb] for example in examples])
        weights = np.array([WEIGHTS[example.kind] for example in examples])
        mass = np.bincount(self.labels, weights, len(classes))
        named = ("current", "lexicon", "advertised")
        current = Counter(example.kldb for example in examples if example.kind in named)
        expected = class_shares(classes, current)
        self.shares = (1 - settings.demand) * mass / mass.sum() + settings.demand * expected
        chance = weights * (self.shares / mass)[self.labels]
        self._cumulated = np.cumsum(chance / chance.sum())
        self._siblings: dict[int, list[int]] = {}
        for place, example in enumerate(examples):
            if example.kind != "task":
                self._siblings.setdefault(int(self.labels[place]), []).append(place)

    def draw(self, count: int, rng: Generator) -> tuple[list[str], NDArray[np.int64]]:
        """Return titles and the places of their classes."""
        places = np.minimum(np.searchsorted(self._cumulated, rng.random(count)), len(self._examples) - 1)
        return [self._seen(int(place), rng) for place in places], self.labels[places]

    def _seen(self, place: int, rng: Generator) -> str:
        example = self._examples[place]
        if example.kind == "task":
            return _excerpt(example.text, rng) if rng.random() < 0.5 else example.text
        if rng.random() >= self._settings.noise:
            return example.text
        siblings = self._siblings[int(self.labels[place])]
        joined = rng.random() < self._settings.joined
        second = self._examples[siblings[int(rng.integers(len(siblings)))]].text if joined else None
        return self._noise.dressed(example.text, second, rng)


def fit(
    sampler: Sampler,
    vocabulary: Hashes,
    classes: Sequence[str],
    settings: OccupationSettings,
    seed: int,
    progress: Progress,
) -> Network:
    """Train the network; the same arguments and seed give the same weights.

    Args:
        sampler: draws the batches.
        vocabulary: ascending hashes of the features.
        classes: five-digit codes in the sampler's order.
        settings: of the run.
        seed: of the initial values and of every batch.
        progress: called after each step with the step, the number of steps, and the loss.

    """
    import torch

    model = _Model(len(vocabulary), classes, sampler.shares, settings, seed)
    for step in range(1, settings.steps + 1):
        rng = np.random.default_rng([seed, step])
        titles, labels = sampler.draw(settings.batch, rng)
        batch = _dropped(title_batch(titles, vocabulary), settings.dropout, rng)
        progress(step, settings.steps, model.step(batch, labels, step, rng))
    model.table.catch_up(torch.arange(len(vocabulary)), settings.steps + 1, 0.0)
    return model.network(vocabulary, tuple(classes))


class _Model:
    """The parameters, their optimisers, and one step of training."""

    def __init__(
        self,
        features: int,
        classes: Sequence[str],
        shares: NDArray[np.float64],
        settings: OccupationSettings,
        seed: int,
    ) -> None:
        import torch

        generator = torch.Generator().manual_seed(seed)
        width = settings.width
        self._settings = settings
        self.table = LazyAdam(torch.randn((features, width + GATES), generator=generator) * 0.1)
        output = (torch.rand((len(classes), width), generator=generator) * 2 - 1) * 8 / width**0.5
        self._dense = [output, torch.zeros(len(classes)), torch.zeros(7)]
        for tensor in self._dense:
            tensor.requires_grad_(True)
        self._adam = torch.optim.Adam(
            [{"params": self._dense[:1], "scale": 8.0}, {"params": self._dense[1:], "scale": 1.0}]
        )
        self._targets, self._groups = _targets(classes, shares, settings.smoothing)

    def step(self, batch: TitleBatch, labels: NDArray[np.int64], step: int, rng: Generator) -> float:
        """Move all parameters by one batch; return its loss."""
        import torch

        rate = self._settings.rate * min(1.0, step / _WARM_UP) * (1 - (step - 1) / self._settings.steps)
        for group in self._adam.param_groups:
            group["lr"] = rate * _SLOW * group["scale"]
        rows, places = np.unique(np.concatenate((batch.rows, batch.pairs)), return_inverse=True)
        touched = torch.from_numpy(rows)
        self.table.catch_up(touched, step, rate)
        leaf = self.table.table[touched].requires_grad_(True)
        local = replace(batch, rows=places[: len(batch.rows)], pairs=places[len(batch.rows) :])
        value = self._loss(leaf, local, torch.from_numpy(labels), rng)
        self._adam.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        self._adam.step()
        with torch.no_grad():
            gradient = leaf.grad if leaf.grad is not None else torch.zeros_like(leaf)
            self.table.update(touched, gradient, step, rate)
        return value.item()

    def _loss(self, leaf: "Tensor", batch: TitleBatch, labels: "Tensor", rng: Generator) -> "Tensor":
        from torch.nn.functional import log_softmax, nll_loss

        output, bias, biases = self._dense
        pooled = _pooled(leaf, batch, biases, self._settings.dropout, rng)
        found = log_softmax(pooled @ output.T + bias, dim=1)
        of_class = -(self._targets[labels] * found).sum(1).mean()
        by_group = (found.exp() @ self._groups + 1e-9).log()
        return of_class + 0.5 * nll_loss(by_group, self._groups.argmax(1)[labels])

    def network(self, vocabulary: Hashes, classes: tuple[str, ...]) -> Network:
        """Return the weights for use."""
        output, bias, places = (tensor.detach().numpy() for tensor in self._dense)
        return Network(vocabulary, self.table.table.numpy(), output, bias, places, classes)


def _pooled(leaf: "Tensor", batch: TitleBatch, biases: "Tensor", dropout: float, rng: Generator) -> "Tensor":
    """Pool as `Network` does, with words left out at random."""
    import torch
    from torch.nn.functional import embedding_bag

    width = leaf.shape[1] - GATES
    numbers = {name: torch.from_numpy(getattr(batch, name)) for name in ("rows", "row_starts", "words")}
    means = embedding_bag(numbers["rows"], leaf, numbers["row_starts"][:-1], mode="mean")
    means = torch.cat((means, torch.zeros(1, means.shape[1])))
    own = means[numbers["words"]]
    say = own[:, width] + means[batch.before][:, width + 1] + means[batch.after][:, width + 2]
    left_out = torch.from_numpy(rng.random(len(say)) < dropout * 0.4)
    gates = GATE_SCALE * say + biases[batch.place] - 50.0 * left_out
    pairs = leaf[batch.pairs]
    vectors = torch.cat((own[:, :width], pairs[:, :width]))
    gates = torch.sigmoid(torch.cat((gates, GATE_SCALE * pairs[:, width] + biases[-1])))
    return _weighted(vectors, gates, np.concatenate((batch.owner, batch.pair_owner)), batch.size)


def _weighted(vectors: "Tensor", gates: "Tensor", owner: NDArray[np.int64], size: int) -> "Tensor":
    import torch

    order = torch.from_numpy(np.argsort(owner, kind="stable"))
    lengths = torch.from_numpy(np.bincount(owner, minlength=size))
    weighted = torch.cat((vectors * gates[:, None], gates[:, None]), dim=1)[order]
    sums = torch.segment_reduce(weighted, "sum", lengths=lengths, axis=0, initial=0.0)
    return sums[:, :-1] / (sums[:, -1:] + SMALLEST).sqrt()


def _targets(
    classes: Sequence[str], shares: NDArray[np.float64], smoothing: float
) -> tuple["torch.Tensor", "torch.Tensor"]:
    """Return smoothed targets (classes, classes), and membership of the groups (classes, groups)."""
    import torch

    codes = np.array(classes)
    near = _shared(codes, 4) * 0.5 + _shared(codes, 3) * 0.3 + shares / shares.sum() * 0.2
    targets = (1 - smoothing) * np.eye(len(classes)) + smoothing * near
    _, group = np.unique([code[:3] for code in classes], return_inverse=True)
    membership = np.eye(group.max() + 1)[group]
    return torch.from_numpy(targets.astype(np.float32)), torch.from_numpy(membership.astype(np.float32))


def _shared(codes: NDArray[np.str_], digits: int) -> NDArray[np.float64]:
    heads = np.array([code[:digits] for code in codes])
    same = (heads[:, np.newaxis] == heads).astype(np.float64)
    return np.asarray(same / same.sum(1, keepdims=True))


def _dropped(batch: TitleBatch, dropout: float, rng: Generator) -> TitleBatch:
    kept = rng.random(len(batch.rows)) >= dropout
    starts = np.concatenate(([0], np.cumsum(kept)))[batch.row_starts]
    kept_pairs = rng.random(len(batch.pairs)) >= 2 * dropout
    return replace(
        batch,
        rows=batch.rows[kept],
        row_starts=starts,
        pairs=batch.pairs[kept_pairs],
        pair_owner=batch.pair_owner[kept_pairs],
    )


def _excerpt(text: str, rng: Generator) -> str:
    words = text.split()
    start = int(rng.integers(0, max(1, len(words) - 4)))
    return " ".join(words[start : start + int(rng.integers(2, 8))])
