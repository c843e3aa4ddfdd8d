"""What the page shows, worked out of an evaluation: one record a section, so that the template only lays it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.bootstrap import Estimate, Floats, estimate
from evaluation.calibration import Reliability
from evaluation.charts import (
    Scale,
    Strip,
    falling_area,
    line_of,
    points_of,
    round_up,
    scale_around_zero,
    scale_from_zero,
)
from evaluation.exposure import Exposure, lorenz
from evaluation.fairness import is_small
from evaluation.run import Comparison, Evaluation

SIGNIFICANT = 0.05
ALIKE = 1e-9
_MEASURE = re.compile(r"(\w+)(?:\((.*)\))?(?:@(\d+))?")


@dataclass(frozen=True)
class MeasureName:
    """The name of a measure, taken apart: "nDCG@10" is `kind` nDCG with `cutoff` 10."""

    name: str
    kind: str
    parameters: str
    cutoff: int | None


@dataclass(frozen=True)
class Result:
    """A system, its means in the order of the measures, and the first of them as a strip."""

    system: str
    means: tuple[Estimate, ...]
    strip: Strip


@dataclass(frozen=True)
class Results:
    """All systems beside each other, the best by the first measure first, and how surely it is the best."""

    rows: tuple[Result, ...]
    scale: Scale
    lead: Comparison | None

    @property
    def lead_is_sure(self) -> bool:
        """Whether the best differs from the second best."""
        return self.lead is not None and is_sure(self.lead)


@dataclass(frozen=True)
class Pair:
    """Two systems and how they differ in each measure."""

    first: str
    second: str
    differences: tuple[Comparison, ...]


@dataclass(frozen=True)
class Group:
    """A group of queries: each system's mean, and how far ours is ahead of the best other one."""

    value: str
    queries: int
    means: tuple[Estimate, ...]
    rival: str | None
    lead: Estimate | None
    strip: Strip | None

    @property
    def is_small(self) -> bool:
        """Whether it is too small to conclude anything."""
        return is_small(self.queries)


@dataclass(frozen=True)
class Grouping:
    """All groups of one grouping; `name` is empty for the row of all queries."""

    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Duel:
    """Ours against another system, query by query: how often who is better, the differences by rank, and their chart.

    `reach` is where the axis of the chart ends, both ways.
    """

    rival: str
    won: int
    tied: int
    lost: int
    quantiles: tuple[float, ...]
    reach: float
    area: str


@dataclass(frozen=True)
class Curve:
    """An exposure and its Lorenz curve, with what the least shown half and the most shown tenth get."""

    system: str
    shown: Exposure
    line: str
    half: float
    tenth: float


@dataclass(frozen=True)
class ReliabilityChart:
    """A reliability curve as places in a chart, with the bounds of each point."""

    name: str
    curve: Reliability
    line: str
    points: tuple[tuple[float, float, float, float], ...]
    """Across, down, and down of the upper and the lower bound."""


QUANTILES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)


def measure_names(names: Sequence[str]) -> tuple[MeasureName, ...]:
    """Take names of measures apart."""
    found = []
    for name in names:
        match = _MEASURE.fullmatch(name)
        kind, parameters, cutoff = match.groups() if match else (name, None, None)
        found.append(MeasureName(name, kind, parameters or "", int(cutoff) if cutoff else None))
    return tuple(found)


def is_sure(comparison: Comparison) -> bool:
    """Whether two systems differ, by the corrected test."""
    return comparison.p_value < SIGNIFICANT


def results_of(found: Evaluation) -> Results:
    """Systems by their mean in the first measure."""
    estimates = {system: tuple(measures.values()) for system, measures in found.estimates().items()}
    order = sorted(estimates, key=lambda system: -estimates[system][0].mean)
    scale = scale_from_zero([means[0] for means in estimates.values()])
    rows = tuple(Result(system, estimates[system], scale.strip(estimates[system][0])) for system in order)
    lead = None
    second = next(iter(others_of(order, order[0])), None)
    if second:
        comparisons = [each for each in found.comparisons() if each.measure == found.measures[0]]
        lead = next(
            _turned(each, order[0]) for each in comparisons if {each.first, each.second} == {order[0], second}
        )
    return Results(rows, scale, lead)


def pairs_of(found: Evaluation) -> tuple[Pair, ...]:
    """Every two systems."""
    by_pair: dict[tuple[str, str], list[Comparison]] = {}
    for each in found.comparisons():
        by_pair.setdefault((each.first, each.second), []).append(each)
    return tuple(Pair(*names, tuple(differences)) for names, differences in by_pair.items())


def groupings_of(found: Evaluation, ours: str) -> tuple[tuple[Grouping, ...], Scale]:
    """All queries, then each grouping, and the scale on which the leads are drawn."""
    rows = {"": {"": list(range(len(found.dataset.queries)))}, **found.dataset.groups()}
    plain = [
        (name, [_group(found, ours, value, places) for value, places in sorted(groups.items())])
        for name, groups in rows.items()
    ]
    leads = [group.lead for _, groups in plain for group in groups if group.lead]
    scale = scale_around_zero(leads)
    return tuple(
        Grouping(name, tuple(_drawn(group, scale) for group in groups)) for name, groups in plain
    ), scale


def duels_of(found: Evaluation, ours: str) -> tuple[Duel, ...]:
    """Ours against each other system, by the first measure."""
    own = found.values[ours][:, 0]
    return tuple(
        _duel(system, own - values[:, 0]) for system, values in found.values.items() if system != ours
    )


def curves_of(found: Evaluation) -> tuple[Curve, ...]:
    """How each system shows what it ranks."""
    return tuple(_curve(system, each.ranked) for system, each in found.beyond.items())


def reliability_charts(found: Evaluation, ours: str) -> tuple[ReliabilityChart, ...]:
    """The engine's score and its confidence; empty where ours is another system."""
    beyond = found.beyond.get(ours)
    if beyond is None or beyond.calibration is None:
        return ()
    return (
        _chart("score", beyond.calibration.score),
        _chart("confidence", beyond.calibration.confidence),
    )


def others_of(systems: Sequence[str], one: str) -> list[str]:
    """The systems that are no variants of `one`, as `passung:-skills` is of `passung`; all others if there are none."""
    family = one.partition(":")[0]
    others = [system for system in systems if system != one]
    return [system for system in others if system.partition(":")[0] != family] or others


def _turned(comparison: Comparison, first: str) -> Comparison:
    """`comparison` as the difference of `first` and the other."""
    if comparison.first == first:
        return comparison
    return Comparison(comparison.measure, first, comparison.first, -comparison.difference, comparison.p_value)


def _group(found: Evaluation, ours: str, value: str, rows: list[int]) -> Group:
    values: dict[str, Floats] = {system: each[rows, 0] for system, each in found.values.items()}
    means = tuple(estimate(each, found.seed) for each in values.values())
    rivals = {system: float(values[system].mean()) for system in others_of(list(values), ours)}
    if not rivals:
        return Group(value, len(rows), means, None, None, None)
    rival = max(rivals, key=rivals.__getitem__)
    lead = estimate(values[ours] - values[rival], found.seed)
    return Group(value, len(rows), means, rival, lead, None)


def _drawn(group: Group, scale: Scale) -> Group:
    strip = scale.strip(group.lead) if group.lead else None
    return Group(group.value, group.queries, group.means, group.rival, group.lead, strip)


def _duel(rival: str, differences: Floats) -> Duel:
    won, lost = int((differences > ALIKE).sum()), int((differences < -ALIKE).sum())
    quantiles = tuple(float(value) for value in np.quantile(differences, QUANTILES))
    reach = round_up(float(np.abs(differences).max()))
    tied, area = len(differences) - won - lost, falling_area(differences, reach)
    return Duel(rival, won, tied, lost, quantiles, reach, area)


def _curve(system: str, shown: Exposure) -> Curve:
    counts, total = shown.counts, max(int(shown.counts.sum()), 1)
    half = float(counts[: len(counts) // 2].sum() / total)
    tenth = float(counts[len(counts) - max(len(counts) // 10, 1) :].sum() / total)
    return Curve(system, shown, line_of(points_of(lorenz(counts))), half, tenth)


def _chart(name: str, curve: Reliability) -> ReliabilityChart:
    points = points_of([(each.said, each.came_true.mean) for each in curve.bins])
    return ReliabilityChart(name, curve, line_of(points), tuple(_with_bounds(curve, points)))


def _with_bounds(
    curve: Reliability, points: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float, float, float]]:
    for each, (across, down) in zip(curve.bins, points, strict=True):
        (_, upper), (_, lower) = points_of([(0, each.came_true.high), (0, each.came_true.low)])
        yield across, down, upper, lower
