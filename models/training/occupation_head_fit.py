"""Fit the coder's head on the encoder's vectors, with the loss of the network: one hidden layer, softmax."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from models.encoder import Encoder
from models.occupation_head import Head
from models.text import title_parts
from models.training.occupation_fit import Progress, class_loss, targets
from models.training.occupation_sampler import OccupationSettings, Sampler

if TYPE_CHECKING:
    from torch.nn import Sequential

STEPS = 500
BATCH = 1_024
HIDDEN = 256
_RATE = 0.006
_DROPOUT = 0.2
_SCALE = 10.0  # vectors have length 1; this makes their elements about as large as 1


def fit_head(
    sampler: Sampler,
    encoder: Encoder,
    classes: Sequence[str],
    settings: OccupationSettings,
    seed: int,
    progress: Progress,
) -> Head:
    """Train the head; the same arguments and seed give the same weights.

    Args:
        sampler: draws the titles.
        encoder: whose vectors are read.
        classes: five-digit codes in the sampler's order.
        settings: of the run: smoothing, and steps in proportion to its default.
        seed: of the initial values and of every batch.
        progress: called after each step with the step, the number of steps, and the loss.

    """
    import torch
    from torch.optim import AdamW
    from torch.optim.lr_scheduler import OneCycleLR

    torch.manual_seed(seed)
    layers = torch.nn
    model = layers.Sequential(
        layers.Linear(encoder.dimension, HIDDEN),
        layers.ReLU(),
        layers.Dropout(_DROPOUT),
        layers.Linear(HIDDEN, len(classes)),
    )
    optimizer = AdamW(model.parameters(), weight_decay=0.01)
    steps = head_steps(settings)
    schedule = OneCycleLR(optimizer, _RATE, steps)
    truth = targets(classes, sampler.shares, settings.smoothing)
    for step in range(1, steps + 1):
        rng = np.random.default_rng([seed, step, 1])
        titles, labels = sampler.draw(BATCH, rng)
        vectors = encoder.encode([_one_part(title, rng) for title in titles])
        found = model(torch.from_numpy(_SCALE * vectors)).log_softmax(1)
        loss = class_loss(found, torch.from_numpy(labels), truth)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        progress(step, steps, loss.item())
    return _head(model)


def head_steps(settings: OccupationSettings) -> int:
    """Return how many steps the head takes: in proportion to those of the network."""
    return max(2, STEPS * settings.steps // OccupationSettings().steps)


def _one_part(title: str, rng: np.random.Generator) -> str:
    parts = title_parts(title) or (title,)
    return parts[int(rng.integers(len(parts)))]


def _head(model: "Sequential") -> Head:
    inward, outward = ([tensor.detach().numpy() for tensor in model[place].parameters()] for place in (0, 3))
    return Head((inward[0] * np.float32(_SCALE)).T, inward[1], outward[0].T, outward[1])
