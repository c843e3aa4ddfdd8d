"""Draws what the coder learns from: titles with their classes, dressed as advertisements dress them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.occupation_demand import class_shares
from models.training.occupation_noise import Noise
from models.training.occupation_shared import SharedTitle, SharedTitles
from models.training.occupation_sources import WEIGHTS, Example


@dataclass(frozen=True, slots=True)
class OccupationSettings:
    """The knobs of a run; together with the seed and the sources they determine the result."""

    steps: int = 800
    batch: int = 512
    width: int = 28
    rate: float = 0.015
    noise: float = 0.65
    joined: float = 0.15
    demand: float = 0.5
    smoothing: float = 0.1
    dropout: float = 0.3
    shared: float = 0.1


class Sampler:
    """Draws titles with their classes, dressed as advertisements dress them.

    Args:
        examples: to draw from.
        classes: all classes, ascending.
        noise: the dresser.
        settings: of the run.
        shared: expressions of several classes.

    """

    def __init__(
        self,
        examples: Sequence[Example],
        classes: Sequence[str],
        noise: Noise,
        settings: OccupationSettings,
        shared: Sequence[SharedTitle] = (),
    ) -> None:
        number = {code: place for place, code in enumerate(classes)}
        self._examples, self._noise, self._settings = examples, noise, settings
        self._shared = SharedTitles(shared, classes)
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
        several = rng.binomial(count, self._settings.shared) if self._shared.texts else 0
        rows, shared_labels = self._shared.draw(several, rng)
        drawn = np.searchsorted(self._cumulated, rng.random(count - several))
        places = np.minimum(drawn, len(self._examples) - 1)
        titles = [self._dressed(self._shared.texts[row], None, rng) for row in rows]
        titles += [self._seen(int(place), rng) for place in places]
        return titles, np.concatenate((shared_labels, self.labels[places]))

    def _seen(self, place: int, rng: Generator) -> str:
        example = self._examples[place]
        if example.kind == "task":
            return _excerpt(example.text, rng) if rng.random() < 0.5 else example.text
        siblings = self._siblings[int(self.labels[place])]
        joined = rng.random() < self._settings.joined
        second = self._examples[siblings[int(rng.integers(len(siblings)))]].text if joined else None
        return self._dressed(example.text, second, rng)

    def _dressed(self, text: str, second: str | None, rng: Generator) -> str:
        plain = rng.random() >= self._settings.noise
        return text if plain else self._noise.dressed(text, second, rng)


def _excerpt(text: str, rng: Generator) -> str:
    words = text.split()
    start = int(rng.integers(0, max(1, len(words) - 4)))
    return " ".join(words[start : start + int(rng.integers(2, 8))])
