"""Adam for rows of a large table of which a step touches few.

Dense Adam moves every row at every step by the tail of its momentum; ignoring that loses quality, doing it costs
three times the time. Here a row's tail is caught up in closed form when it is next touched: over k silent steps
the first moment decays by beta1**k, and the sum of the moves is a geometric series (the second moment hardly
changes while the first one fades).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8


class LazyAdam:
    """Adam over the rows of `table` (rows, width); `state` holds what a checkpoint needs."""

    def __init__(self, table: "Tensor") -> None:
        import torch

        self.table = table
        self.first = torch.zeros_like(table)
        self.second = torch.zeros_like(table)
        self.touched = torch.zeros(len(table), dtype=torch.int64)

    @property
    def state(self) -> "dict[str, Tensor]":
        """The tensors to save, by name."""
        return {"table": self.table, "first": self.first, "second": self.second, "touched": self.touched}

    def restore(self, state: "dict[str, Tensor]") -> None:
        """Copy saved tensors back in place."""
        for name, tensor in self.state.items():
            tensor.copy_(state[name])

    def catch_up(self, rows: "Tensor", step: int, rate: float) -> None:
        """Bring `rows` (distinct) to where dense Adam had them before step number `step` (from 1)."""
        silent = (step - 1 - self.touched[rows]).clamp(min=0).unsqueeze(1).to(self.table.dtype)
        first, second = self.first[rows], self.second[rows]
        tail = BETA1 * (1 - BETA1**silent) / (1 - BETA1)
        scale = (second / _correction(BETA2, step)).sqrt_().add_(EPSILON)
        self.table[rows] -= rate * tail * (first / _correction(BETA1, step)) / scale
        self.first[rows] = first * BETA1**silent
        self.second[rows] = second * BETA2**silent
        self.touched[rows] = step - 1

    def update(self, rows: "Tensor", gradient: "Tensor", step: int, rate: float) -> None:
        """Apply one Adam step to `rows` (distinct, caught up) with their `gradient` (len(rows), width)."""
        first = self.first[rows] * BETA1 + gradient * (1 - BETA1)
        second = self.second[rows] * BETA2 + gradient.square() * (1 - BETA2)
        scale = (second / _correction(BETA2, step)).sqrt_().add_(EPSILON)
        self.table[rows] -= rate * (first / _correction(BETA1, step)) / scale
        self.first[rows] = first
        self.second[rows] = second
        self.touched[rows] = step


def _correction(beta: float, step: int) -> float:
    return 1.0 - float(beta**step)
