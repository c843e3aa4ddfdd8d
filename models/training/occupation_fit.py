"""Fit the coder's network: softmax over the classes with smoothed targets, and over their groups of three digits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.occupation_features import Hashes, TitleBatch, title_batch
from models.occupation_network import GATE_SCALE, GATES, SMALLEST, Network
from models.training.occupation_demand import log_demand
from models.training.occupation_sampler import OccupationSettings, Sampler
from models.training.optimizer import LazyAdam

if TYPE_CHECKING:
    from torch import Tensor

Progress = Callable[[int, int, float], None]

_WARM_UP = 100
_SLOW = 0.5  # the dense weights move at half the rate of the table


@dataclass(frozen=True)
class Truth:
    """Smoothed targets (classes, classes), and membership of the groups (classes, groups)."""

    classes: "Tensor"
    groups: "Tensor"


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
        self._truth = targets(classes, shares, settings.smoothing)

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
        output, bias, biases = self._dense
        pooled = _pooled(leaf, batch, biases, self._settings.dropout, rng)
        return class_loss((pooled @ output.T + bias).log_softmax(1), labels, self._truth)

    def network(self, vocabulary: Hashes, classes: tuple[str, ...]) -> Network:
        """Return the weights for use."""
        output, bias, places = (tensor.detach().numpy() for tensor in self._dense)
        table = self.table.table.numpy()
        return Network(vocabulary, table, output, bias, places, classes, log_demand(classes))


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


def class_loss(found: "Tensor", labels: "Tensor", truth: "Truth") -> "Tensor":
    """Cross entropy of log-probabilities (n, classes) against smoothed classes, and half of that of the groups."""
    from torch.nn.functional import nll_loss

    by_group = (found.exp() @ truth.groups + 1e-9).log()
    of_class = -(truth.classes[labels] * found).sum(1).mean()
    return of_class + 0.5 * nll_loss(by_group, truth.groups.argmax(1)[labels])


def targets(classes: Sequence[str], shares: NDArray[np.float64], smoothing: float) -> "Truth":
    """Make what is learned towards: most of it the class itself, the rest its neighbours and what is common."""
    import torch

    codes = np.array(classes)
    near = _shared(codes, 4) * 0.5 + _shared(codes, 3) * 0.3 + shares / shares.sum() * 0.2
    smooth = (1 - smoothing) * np.eye(len(classes)) + smoothing * near
    _, group = np.unique([code[:3] for code in classes], return_inverse=True)
    membership = np.eye(group.max() + 1)[group]
    return Truth(torch.from_numpy(smooth.astype(np.float32)), torch.from_numpy(membership.astype(np.float32)))


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
