"""What advertisements put around a job title, so that the coder learns to look through it.

The frames (`occupation_frames.tsv`) are written for this purpose; `{}` stands for a title in its normal form, and
`{town}`, `{name}`, `{number}` for something drawn anew each time, so that nothing but the frame can be learned.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.random import Generator

_SHARES = {"head": 0.16, "opening": 0.18, "ending": 0.30, "place": 0.24, "firm": 0.12}
_STARTS = "alb|bach|berg|brand|dorn|eber|eich|feld|fisch|frank|gold|hart|hell|heim|herr|hof|kirch|kling|lang|lauf|lind"
_MIDDLES = "en|er|el|in|e|a|o|au|ei|ar|on|is"
_ENDS = "mann|berg|feld|stein|bach|hof|dorf|burg|hausen|ingen|tal|werk|tec|con|plan|gruber|meier|huber|ner|ler|ow|ex|ia"


def _frames() -> dict[str, list[str]]:
    table = Path(str(files("models") / "training" / "occupation_frames.tsv"))
    frames: dict[str, list[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, frame = line.partition("\t")
        frames.setdefault(kind, []).append(frame)
    return frames


class Noise:
    """Dresses titles as advertisements do.

    Args:
        towns: names of places, in lower case.

    """

    def __init__(self, towns: Sequence[str]) -> None:
        self._towns = towns
        self._frames = _frames()
        self._kinds = list(self._frames)
        self._shares = np.cumsum([_SHARES[kind] for kind in self._kinds])

    def dressed(self, title: str, second: str | None, rng: Generator) -> str:
        """Return `title` (normal form) in one or two frames, at times with `second` beside it or misspelled."""
        text = _slipped(title, rng) if rng.random() < 0.12 else title
        if second is not None:
            text = f"{text}{_one((' / ', '/', ' oder ', ', ', ' und ', ' - ', ' & ', ' bzw. '), rng)}{second}"
        for _ in range(1 + int(rng.random() < 0.45)):
            text = self._framed(text, rng)
        return text

    def _framed(self, text: str, rng: Generator) -> str:
        kind = self._kinds[int(np.searchsorted(self._shares, rng.random() * self._shares[-1]))]
        frame = _one(self._frames[kind], rng)
        while "{town}" in frame:
            frame = frame.replace("{town}", _one(self._towns, rng), 1)
        while "{number}" in frame:
            frame = frame.replace("{number}", str(int(10 ** rng.uniform(0, 4.6))), 1)
        if "{name}" in frame:
            frame = frame.replace("{name}", _name(rng))
        return frame.replace("{}", text)


def _name(rng: Generator) -> str:
    middle = _one(_MIDDLES.split("|"), rng) if rng.random() < 0.5 else ""
    return f"{_one(_STARTS.split('|'), rng)}{middle}{_one(_ENDS.split('|'), rng)}"


def _slipped(title: str, rng: Generator) -> str:
    """Return the title with one slip of a hand: a letter lost or swapped, a hyphen turned into a space."""
    if "-" in title and rng.random() < 0.7:
        return title.replace("-", _one((" ", "", " - "), rng), 1)
    place = int(rng.integers(1, max(2, len(title) - 1)))
    if rng.random() < 0.5:
        return title[:place] + title[place + 1 :]
    return title[: place - 1] + title[place : place + 1] + title[place - 1 : place] + title[place + 1 :]


def _one(choices: Sequence[str], rng: Generator) -> str:
    return choices[int(rng.integers(len(choices)))]
