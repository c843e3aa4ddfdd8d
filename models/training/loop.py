"""The training loop: seeded at every step, so that a run can stop and go on, and come to nearly the same table."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data.errors import UnusableInput
from models.training.objective import loss
from models.training.optimizer import LazyAdam
from models.training.views import Batch, Views

if TYPE_CHECKING:
    pass

Progress = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """The knobs of a run; together with the seed and the sources they determine the result.

    Tables of `width` columns are trained, and compressed to `dimension` at the end.
    """

    dimension: int = 160
    width: int = 256
    vocabulary: int = 40_000
    steps: int = 4_500
    batch: int = 1_024
    rate: float = 0.02
    warm_up: int = 100
    checkpoint_every: int = 500


def train(
    views: Views, size: int, settings: Settings, seed: int, checkpoint: Path, progress: Progress
) -> "NDArray[np.float32]":
    """Train a token table (size, settings.width), from the checkpoint where there is one.

    Args:
        views: of all concepts.
        size: how many tokens there are.
        settings: of the run.
        seed: the same seed gives nearly the same table: threads may add in another order.
        checkpoint: a safetensors file, written every `settings.checkpoint_every` steps.
        progress: called with the step, the number of steps, and the loss.

    Raises:
        UnusableInput: for a checkpoint of another run.

    """
    import torch

    generator = torch.Generator().manual_seed(seed)
    optimizer = LazyAdam(torch.randn((size, settings.width), generator=generator) * 0.1)
    prototypes = tuple(
        LazyAdam(torch.randn((max(count, 1), settings.width), generator=generator) * 0.1)
        for count in views.classes
    )
    tables = (optimizer, *prototypes)
    done = _restore(tables, checkpoint, settings, seed)
    for step in range(done + 1, settings.steps + 1):
        batch = views.batch(settings.batch, np.random.default_rng([seed, 2, step]))
        value = _step(optimizer, prototypes, batch, step, _rate(settings, step))
        progress(step, settings.steps, value)
        if step % settings.checkpoint_every == 0 and step < settings.steps:
            _save(tables, checkpoint, settings, seed, step)
    optimizer.catch_up(torch.arange(size), settings.steps + 1, 0.0)
    return np.asarray(optimizer.table.numpy(), dtype=np.float32)


def _rate(settings: Settings, step: int) -> float:
    warm = min(1.0, step / settings.warm_up)
    return settings.rate * warm * (1 - (step - 1) / settings.steps)


def _step(table: LazyAdam, prototypes: tuple[LazyAdam, ...], batch: Batch, step: int, rate: float) -> float:
    import torch
    from torch.nn.functional import embedding_bag

    rows, places = np.unique(batch.tokens, return_inverse=True)
    touched = torch.from_numpy(rows)
    table.catch_up(touched, step, rate)
    leaf = table.table[touched].requires_grad_(True)
    classes = [prototype.table.detach().clone().requires_grad_(True) for prototype in prototypes]
    views = embedding_bag(torch.from_numpy(places), leaf, torch.from_numpy(batch.starts), mode="mean")
    value = loss(views, tuple(classes), batch)
    value.backward()  # type: ignore[no-untyped-call]
    with torch.no_grad():
        table.update(touched, leaf.grad if leaf.grad is not None else torch.zeros_like(leaf), step, rate)
        for prototype, leaf_class in zip(prototypes, classes, strict=True):
            if leaf_class.grad is not None:
                prototype.update(torch.arange(len(prototype.table)), leaf_class.grad, step, rate)
    return value.item()


def _save(tables: tuple[LazyAdam, ...], checkpoint: Path, settings: Settings, seed: int, step: int) -> None:
    from safetensors.torch import save_file

    tensors = {
        f"{number}.{name}": tensor
        for number, table in enumerate(tables)
        for name, tensor in table.state.items()
    }
    part = checkpoint.with_suffix(".part")
    save_file(tensors, part, {**_described(settings, seed), "step": str(step)})
    part.replace(checkpoint)


def _restore(tables: tuple[LazyAdam, ...], checkpoint: Path, settings: Settings, seed: int) -> int:
    from safetensors import safe_open

    if not checkpoint.is_file():
        return 0
    with safe_open(checkpoint, framework="pt") as file:
        described = dict(file.metadata() or {})
        step = int(described.pop("step", "0"))
        if described != _described(settings, seed):
            raise UnusableInput(
                str(checkpoint), "is the checkpoint of a run with other settings; remove it first"
            )
        for number, table in enumerate(tables):
            table.restore({name: file.get_tensor(f"{number}.{name}") for name in table.state})
    return step


def _described(settings: Settings, seed: int) -> dict[str, str]:
    return {name: str(value) for name, value in {**asdict(settings), "seed": seed}.items()}
