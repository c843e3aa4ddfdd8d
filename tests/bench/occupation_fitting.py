"""Fit the coder's mixing and calibration on titles whose codes are known, and estimate them by cross-validation."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from models.occupation import Calibration
from models.occupation_mixture import Mixing, Mixture, votes_of
from models.text import normal_title, title_parts

Floats = NDArray[np.float64]

FOLDS = 5
BINS = 10
_PULL = 0.01  # of demand and levels towards nothing
_SMALLEST = 1e-9


@dataclass(frozen=True)
class Titles:
    """What fitting needs of n titles: opinions on their parts, whose part each is, and the places of the codes."""

    network: torch.Tensor
    head: torch.Tensor
    votes: torch.Tensor
    owner: torch.Tensor
    count: torch.Tensor
    label: torch.Tensor
    known: torch.Tensor


@dataclass(frozen=True)
class Chosen:
    """Raw probabilities (n,) of the chosen class and of its group, and whether each is right."""

    of_class: Floats
    of_group: Floats
    right5: NDArray[np.bool_]
    right3: NDArray[np.bool_]


class Fitting:
    """Fits on (title, KldB code) pairs.

    Args:
        mixture: of the coder.
        pairs: titles as they were written, with their codes.

    """

    def __init__(self, mixture: Mixture, pairs: list[tuple[str, str]]) -> None:
        self.classes = np.array(mixture.classes)
        _, group = np.unique([code[:3] for code in mixture.classes], return_inverse=True)
        self.group = torch.from_numpy(group)
        self.members = torch.from_numpy(np.eye(group.max() + 1, dtype=np.float32)[group])
        self.demand = torch.from_numpy(mixture.demand)
        self.levels = torch.from_numpy(np.array([int(code[-1]) - 1 for code in mixture.classes]).clip(0, 3))
        self.titles = _titles(mixture, pairs)

    def mixed(self, values: torch.Tensor) -> torch.Tensor:
        """Return (n, classes) for (network, encoder, head, demand, four levels); the same formula as `Mixture`."""
        titles, share = self.titles, values[2].sigmoid()
        encoder = (share * titles.head + (1 - share) * titles.votes).clamp(1e-7).log()
        prior = values[3] * self.demand + values[4:][self.levels]
        found = (values[0] * titles.network + values[1] * encoder + prior).softmax(1)
        empty = torch.zeros(len(titles.count), found.shape[1])
        return empty.index_add(0, titles.owner, found) / titles.count[:, None]

    def fitted(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the values that fit these titles best: least cross entropy of classes and groups."""
        values = torch.tensor([0.4, 0.4, 0.0, 0.2, 0.0, 0.0, 0.0, 0.0], requires_grad=True)
        rows = rows[self.titles.known[rows]]
        labels = self.titles.label[rows]
        search = torch.optim.LBFGS([values], max_iter=40)

        def loss() -> torch.Tensor:
            search.zero_grad()
            found = self.mixed(values)[rows]
            classes = found.gather(1, labels[:, None]).clamp(_SMALLEST).log().mean()
            groups = (
                (found @ self.members).gather(1, self.group[labels][:, None]).clamp(_SMALLEST).log().mean()
            )
            value = _PULL * (values[3:] ** 2).sum() - classes - groups
            value.backward()
            return value

        search.step(loss)
        return values.detach()

    def cross_validated(self) -> Floats:
        """Return (n, classes): each title by values that were fitted without its fold."""
        found = torch.zeros(len(self.titles.count), len(self.classes))
        for inside, outside in self._folds():
            values = self.fitted(outside)
            found[inside] = self.mixed(values)[inside]
        return np.asarray(found.numpy(), dtype=np.float64)

    def mixing(self) -> Mixing:
        """Return the mixing fitted on all titles."""
        values = self.fitted(torch.arange(len(self.titles.count)))
        network, encoder, share, demand, *levels = values.tolist()
        share = 1 / (1 + math.exp(-share))
        rounded = [round(level, 2) for level in levels]
        return Mixing(round(network, 2), round(encoder, 2), round(share, 2), round(demand, 2), tuple(rounded))

    def calibration(self, found: Floats, codes: list[str], coverage: float) -> Calibration:
        """Fit calibrated log-odds = offset + slope * raw log-odds, and the threshold that leaves `coverage` clear."""
        values = _calibrated(self.chosen(found, codes), np.arange(len(found)), coverage)
        return Calibration(*(round(value, 3) for value in values))

    def measured(self, found: Floats, codes: list[str], coverage: float) -> dict[str, float]:
        """Measure raw probabilities, each fold calibrated on the others."""
        chosen = self.chosen(found, codes)
        chance, clear = np.zeros(len(found)), np.zeros(len(found), dtype=bool)
        for inside, outside in self._folds():
            offset, slope, group_offset, group_slope, threshold = _calibrated(
                chosen, outside.numpy(), coverage
            )
            rows = inside.numpy()
            chance[rows] = _sure(chosen.of_class[rows], offset, slope)
            clear[rows] = _sure(chosen.of_group[rows], group_offset, group_slope) >= threshold
        return {
            "first 3 digits": float(chosen.right3.mean()),
            "first 5 digits": float(chosen.right5.mean()),
            "calibration error": calibration_error(chance, chosen.right5),
            "share not unclear": float(clear.mean()),
            "first 3 digits where not unclear": float(chosen.right3[clear].mean()),
        }

    def chosen(self, found: Floats, codes: list[str]) -> Chosen:
        """Choose as the coder does, the best group and the best class inside it, and compare with the codes."""
        groups = found @ self.members.numpy()
        best = groups.argmax(1)
        rows = np.arange(len(found))
        inside = np.where(self.group.numpy() == best[:, np.newaxis], found, 0).argmax(1)
        pairs = list(zip(self.classes[inside], codes, strict=True))
        return Chosen(
            found[rows, inside],
            groups[rows, best],
            np.array([name == code for name, code in pairs]),
            np.array([name[:3] == code[:3] for name, code in pairs]),
        )

    def _folds(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        everything = torch.arange(len(self.titles.count))
        fold = torch.from_numpy(np.random.default_rng(0).permutation(len(everything)) % FOLDS)
        return ((everything[fold == number], everything[fold != number]) for number in range(FOLDS))


def calibration_error(chance: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal size."""
    order = np.argsort(chance, kind="stable")
    bins = np.array_split(order, BINS)
    return float(sum(abs(chance[part].mean() - right[part].mean()) * len(part) for part in bins) / len(order))


def logistic(chance: Floats, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Newton's method on two parameters, with a weak pull towards (0, 1)."""
    design = np.stack((np.ones_like(chance), _odds(chance)), axis=1)
    weights = np.array([0.0, 1.0])
    for _ in range(50):
        fitted = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (right - fitted) - (weights - np.array([0.0, 1.0]))
        hessian = (design * (fitted * (1 - fitted))[:, np.newaxis]).T @ design + np.eye(2)
        weights = weights + np.linalg.solve(hessian, gradient)
    return float(weights[0]), float(weights[1])


def _calibrated(chosen: Chosen, rows: NDArray[np.int64], coverage: float) -> tuple[float, ...]:
    class_values = logistic(chosen.of_class[rows], chosen.right5[rows])
    group_values = logistic(chosen.of_group[rows], chosen.right3[rows])
    threshold = float(np.quantile(_sure(chosen.of_group[rows], *group_values), 1 - coverage))
    return *class_values, *group_values, threshold


def _sure(chance: Floats, offset: float, slope: float) -> Floats:
    return np.asarray(1 / (1 + np.exp(-(offset + slope * _odds(chance)))))


def _odds(chance: Floats) -> Floats:
    inside = np.asarray(chance, dtype=np.float64).clip(1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)))


def _titles(mixture: Mixture, pairs: list[tuple[str, str]]) -> Titles:
    split = [title_parts(title) or (normal_title(title),) for title, _ in pairs]
    opinions = mixture.opinions([part for parts in split for part in parts])
    if opinions.head is None:
        raise ValueError("the weights were made with another encoder: train the coder again")
    place = {code: number for number, code in enumerate(mixture.classes)}
    counts = np.array([len(parts) for parts in split])
    label = np.array([place.get(code, -1) for _, code in pairs])
    return Titles(
        torch.from_numpy(opinions.network),
        torch.from_numpy(opinions.head),
        torch.from_numpy(votes_of(opinions)),
        torch.from_numpy(np.repeat(np.arange(len(pairs)), counts)),
        torch.from_numpy(counts),
        torch.from_numpy(label.clip(0)),
        torch.from_numpy(label >= 0),
    )
