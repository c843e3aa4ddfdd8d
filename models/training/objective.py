"""What is optimised: two views of a concept meet, and lie near the prototypes of their classes."""

from typing import TYPE_CHECKING

from models.training.views import Batch

if TYPE_CHECKING:
    from torch import Tensor

SCALE = 20.0
NESTED = 64  # Matryoshka: the first columns alone must do as well
CLASS_WEIGHTS = (0.25, 0.5, 0.25)  # ISCO unit group, KldB five digits, KldB three digits


def loss(views: "Tensor", prototypes: "tuple[Tensor, ...]", batch: Batch) -> "Tensor":
    """Return the training loss of a batch.

    Args:
        views: (2n, width), not normalised: first views, then second views.
        prototypes: a table (classes, width) for ISCO, KldB five digits, KldB three digits.
        batch: where kinds and classes of the n concepts stand.

    """
    import torch

    codes = torch.from_numpy(batch.codes)
    total = _contrast(views, batch) + 0.5 * _contrast(views[:, :NESTED], batch)
    for weight, table, column in zip(CLASS_WEIGHTS, prototypes, codes.T, strict=True):
        if (column >= 0).any():
            total = total + weight * _classes(views, table, column.repeat(2))
    return total


def _contrast(views: "Tensor", batch: Batch) -> "Tensor":
    import torch
    from torch.nn.functional import cross_entropy, normalize

    first, second = normalize(views, dim=1).chunk(2)
    logits = (SCALE * first @ second.T).masked_fill(_same_meaning(batch), float("-inf"))
    target = torch.arange(len(first))
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2


def _same_meaning(batch: Batch) -> "Tensor":
    """Pairs that are no negatives: concepts of two kinds (say, lexicon and ESCO) with one class in common."""
    import torch

    kinds, codes = torch.from_numpy(batch.kinds), torch.from_numpy(batch.codes)
    other_kind = kinds[:, None] != kinds[None, :]
    isco, kldb = codes[:, 0], codes[:, 1]
    same_isco = (isco[:, None] == isco[None, :]) & (isco[:, None] >= 0)
    same_kldb = (kldb[:, None] == kldb[None, :]) & (kldb[:, None] >= 0)
    agency = (kinds[:, None] == kinds[None, :]) & same_kldb
    same = (other_kind & (same_isco | same_kldb)) | agency
    return same.fill_diagonal_(False)


def _classes(views: "Tensor", table: "Tensor", classes: "Tensor") -> "Tensor":
    from torch.nn.functional import cross_entropy, normalize

    known = (classes >= 0).nonzero().squeeze(1)
    logits = SCALE * normalize(views[known], dim=1) @ normalize(table, dim=1).T
    return cross_entropy(logits, classes[known])
