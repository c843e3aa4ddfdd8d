"""Plain shapes for the page: strips with bounds, sorted differences, curves. Numbers in, SVG coordinates out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.bootstrap import Estimate, Floats

STRIP = 200.0
"""Width of a strip."""
WIDTH, HEIGHT = 320.0, 200.0
"""Of a chart, without its margins."""
MOST_POINTS = 240
_NICE = (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Strip:
    """A mean and its bounds as places on a strip of width `STRIP`; `zero` is where nothing lies."""

    low: float
    mean: float
    high: float
    zero: float


@dataclass(frozen=True)
class Scale:
    """From which value to which a strip runs."""

    low: float
    high: float

    def strip(self, estimate: Estimate) -> Strip:
        """Where an estimate lies on it."""
        return Strip(*(self._place(value) for value in (estimate.low, estimate.mean, estimate.high, 0.0)))

    def _place(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(STRIP * min(max(share, 0.0), 1.0), 1)


def scale_from_zero(estimates: Sequence[Estimate]) -> Scale:
    """A scale from zero to a round number above all upper bounds."""
    return Scale(0.0, round_up(max((each.high for each in estimates), default=1.0)))


def scale_around_zero(estimates: Sequence[Estimate]) -> Scale:
    """A scale with zero in its middle."""
    reach = round_up(max((max(abs(each.low), abs(each.high)) for each in estimates), default=1.0))
    return Scale(-reach, reach)


def falling_area(values: Floats, reach: float) -> str:
    """An SVG path: values from -`reach` to `reach`, highest first, as an area around the middle line of a chart."""
    ordered = np.sort(values)[::-1]
    if len(ordered) > MOST_POINTS:
        ordered = np.quantile(ordered, np.linspace(1, 0, MOST_POINTS))
    width = WIDTH / len(ordered)
    middle = HEIGHT / 2
    corners = [f"M0 {middle:g}"]
    for place, value in enumerate(ordered.tolist()):
        height = middle * (1 - value / reach)
        corners.append(f"L{place * width:.1f} {height:.1f}L{(place + 1) * width:.1f} {height:.1f}")
    return "".join([*corners, f"L{WIDTH:g} {middle:g}Z"])


def points_of(shares: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pairs from 0 to 1 as places in a chart, whose lower left corner is (0, 0)."""
    return [(round(across * WIDTH, 1), round((1 - up) * HEIGHT, 1)) for across, up in shares]


def line_of(points: Sequence[tuple[float, float]]) -> str:
    """The points of an SVG polyline."""
    return " ".join(f"{across:g},{down:g}" for across, down in points)


def round_up(value: float) -> float:
    """The next number that looks well at the end of an axis."""
    return next((nice for nice in _NICE if value <= nice + 1e-9), float(np.ceil(value)))
