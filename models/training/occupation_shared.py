"""Words of advertisements that name several classes: which, and about how often each is meant.

`occupation_shared.tsv` is written for this project out of general knowledge of the labour market: a classification
puts "Pflegehelfer" into one class, advertisements mean hospitals and homes for the elderly. Only proportions count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.text import normal_title


@dataclass(frozen=True, slots=True)
class SharedTitle:
    """An expression in normal form, the classes that it may mean (five digits), and their shares (sum 1)."""

    text: str
    classes: tuple[str, ...]
    shares: tuple[float, ...]


def read_shared(excluded: Callable[[str], bool] | None = None) -> tuple[SharedTitle, ...]:
    """Read the table, but for expressions that are `excluded`."""
    table = Path(str(files("models") / "training" / "occupation_shared.tsv"))
    lines = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:])
    titles = (_shared(normal_title(text), classes) for text, classes in lines)
    return tuple(title for title in titles if excluded is None or not excluded(title.text))


def _shared(text: str, classes: str) -> SharedTitle:
    pairs = [part.split(":") for part in classes.split()]
    total = sum(float(weight) for _, weight in pairs)
    return SharedTitle(
        text, tuple(code for code, _ in pairs), tuple(float(weight) / total for _, weight in pairs)
    )


class SharedTitles:
    """Draws such expressions with their classes.

    Args:
        titles: of the table.
        classes: all classes, in the order of their places; titles with another class are left out.

    """

    def __init__(self, titles: Sequence[SharedTitle], classes: Sequence[str]) -> None:
        place = {code: number for number, code in enumerate(classes)}
        known = [title for title in titles if all(code in place for code in title.classes)]
        self.texts = [title.text for title in known]
        self._places = [np.array([place[code] for code in title.classes]) for title in known]
        self._shares = [np.array(title.shares) for title in known]

    def draw(self, count: int, rng: Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the places of expressions in `texts`, and of a class of each."""
        rows = rng.integers(len(self.texts), size=count)
        labels = [rng.choice(self._places[row], p=self._shares[row]) for row in rows]
        return rows, np.array(labels, dtype=np.int64)
