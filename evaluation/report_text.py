"""An evaluation as lines of plain text: figures with bounds, differences, groups, and what lies beyond relevance."""

from collections.abc import Iterable, Mapping, Sequence

from evaluation.beyond import TOP, Beyond
from evaluation.bootstrap import Estimate
from evaluation.calibration import Calibration
from evaluation.datasets import GOOD
from evaluation.fairness import FEW, GroupRate, ShareOfExposure, is_small
from evaluation.levels import LevelGap
from evaluation.run import Comparison, Evaluation
from evaluation.stability import LanguageGap, Stability

SIGNIFICANT = 0.05
NONE = "-"


def report_lines(found: Evaluation) -> list[str]:
    """The lines of an evaluation: a table of systems, what surely differs, each group of queries, and the rest."""
    data = found.dataset
    estimates = found.estimates()
    head = f"{data.name}: {len(data.queries)} judged queries, {len(data.documents)} documents"
    rows = [[system, *map(_cell, measures.values())] for system, measures in estimates.items()]
    lines = [
        head,
        "",
        *_table(["system", *found.measures], rows),
        "",
        "mean, and 95 % bootstrap bounds over queries",
    ]
    if len(estimates) > 1:
        lines += ["", *_comparison_lines(found)]
    for name, groups in data.groups().items():
        lines += ["", *_group_lines(found, name, groups)]
    if found.beyond:
        lines += _beyond_lines(found)
    return lines


def _comparison_lines(found: Evaluation) -> list[str]:
    """A row for each pair of systems, a column for each measure."""
    rows: dict[tuple[str, str], list[str]] = {}
    for each in found.comparisons():
        rows.setdefault((each.first, each.second), []).append(_difference(each))
    table = [[f"{first} - {second}", *cells] for (first, second), cells in rows.items()]
    note = (
        "difference of means (p); paired randomisation test, p corrected over the pairs (Holm); * below .05"
    )
    return [*_table(["systems", *found.measures], table), "", note]


def _group_lines(found: Evaluation, name: str, groups: dict[str, list[int]]) -> list[str]:
    """The first measure by group; means of few queries are uncertain, as their bounds show."""
    measure = found.measures[0]
    rows = []
    for value, places in sorted(groups.items()):
        estimates = found.estimates(places)
        cells = [_cell(estimates[system][measure]) for system in found.values]
        rows.append([_named(value), str(len(places)), *cells])
    return _table([f"{measure} by {name}", "queries", *found.values], rows)


def _beyond_lines(found: Evaluation) -> list[str]:
    people = found.dataset.people
    sides = ("people", "vacancies") if people and people.vacancies_ask else ("vacancies", "people")
    head = f"Beyond relevance, the first {TOP} of each list; good is a grade of {GOOD} or 3"
    lines = ["", head, "", *_exposure_lines(found.beyond, sides)]
    lines += ["", *_trust_lines(found.beyond), "", *_fairness_lines(found)]
    if any(each.levels for each in found.beyond.values()):
        lines += ["", *_level_lines(found.beyond)]
    for grouping in found.dataset.strata:
        lines += ["", *_served_lines(found.beyond, grouping), "", *_gap_lines(found, grouping)]
    return lines


def _exposure_lines(beyond: Mapping[str, Beyond], sides: tuple[str, str]) -> list[str]:
    """A row for each system and side."""
    rows = []
    for system, each in beyond.items():
        for side, shown in zip(sides, (each.ranked, each.askers), strict=True):
            if shown is None:
                rows.append([system, side, *[NONE] * 6])
                continue
            shares = (shown.gini, shown.coverage, shown.never_shown, shown.good_never_shown)
            demand = (_cell(shown.per_opening), _figure(shown.most_per_opening))
            rows.append([system, side, *map(_figure, shares), *demand])
    columns = ("Gini", "coverage", "never shown", "good, never shown")
    return _table(["exposure", "of", *columns, "applications per opening", "most"], rows)


def _trust_lines(beyond: Mapping[str, Beyond]) -> list[str]:
    """Calibration and stability, a row for each system."""
    rows = [
        [system, *_calibrated(each.calibration), *_stable(each.gender)] for system, each in beyond.items()
    ]
    head = ["trust", "judged pairs", "ECE score", "ECE confidence", "surer half of lists - others"]
    return [
        *_table([*head, "other gender", "rank-biased overlap", "same first 10"], rows),
        "",
        "score against good; confidence against a right verdict at .5; first measure where confidence is at least the "
        "median, less elsewhere; overlap with the other grammatical gender",
    ]


def _calibrated(found: Calibration | None) -> tuple[str, ...]:
    if found is None:
        return (NONE,) * 4
    gap = found.lists.gap if found.lists else None
    return str(found.pairs), _figure(found.score.error), _figure(found.confidence.error), _cell(gap)


def _stable(found: Stability | None) -> tuple[str, str, str]:
    if found is None:
        return NONE, NONE, NONE
    return f"{found.changed} of {found.queries}", _cell(found.overlap), _figure(found.unchanged)


def _fairness_lines(found: Evaluation) -> list[str]:
    """The language gap and the exposure of migrant-owned employers, a row for each system."""
    rows = [
        [system, *_spoken(each.language), *_owned(each.migrant_owned)]
        for system, each in found.beyond.items()
    ]
    gap = f"{found.measures[0]} German - own language"
    head = ["fairness", "pairs", gap, "rank-biased overlap", "migrant-owned shown", "in the pool", "gap"]
    lines = _table(head, rows)
    if not any(each.language for each in found.beyond.values()):
        lines += ["", "no language gap: the data set names no judged pairs (pairs.tsv)"]
    return lines


def _spoken(found: LanguageGap | None) -> tuple[str, str, str]:
    if found is None:
        return NONE, NONE, NONE
    return str(found.pairs), _cell(found.gap), _cell(found.overlap)


def _owned(found: ShareOfExposure | None) -> tuple[str, str, str]:
    if found is None:
        return NONE, NONE, NONE
    return _cell(found.shown), _cell(found.pool), _cell(found.gap)


def _level_lines(beyond: Mapping[str, Beyond]) -> list[str]:
    """Levels of what is shown against the person's own, a row for each system."""
    head = ["level", "people", "shown - own", "without sign", "of level 2 and more", "helper's posts"]
    rows = [[system, *_levels(each.levels)] for system, each in beyond.items()]
    note = (
        "requirement levels, 1 helper to 4 expert; below 0 is work below the own level; helper's posts shown to "
        "people of level 2 and more"
    )
    return [*_table(head, rows), "", note]


def _levels(found: LevelGap | None) -> tuple[str, ...]:
    if found is None:
        return (NONE,) * 5
    return (
        str(found.people),
        _cell(found.signed),
        _cell(found.absolute),
        str(found.skilled),
        _cell(found.helpers),
    )


def _served_lines(beyond: Mapping[str, Beyond], grouping: str) -> list[str]:
    """Selection rates, a row for each group and a column for each system."""
    by_group = zip(*(each.served[grouping] for each in beyond.values()), strict=True)
    rows = [
        [_named(rates[0].value), str(rates[0].people), *map(_served, rates), _few(rates[0].people)]
        for rates in by_group
    ]
    note = (
        f"share of people with a good vacancy in the first {TOP}, of those for whom there is one; to the best group; "
        "! below four fifths"
    )
    return [*_table([f"served by {grouping}", "people", *beyond, ""], rows), "", note]


def _served(rate: GroupRate) -> str:
    mark = "!" if rate.is_below and not rate.is_small else ""
    return f"{_cell(rate.rate)} {_figure(rate.ratio)}{mark}"


def _few(people: int) -> str:
    return f"fewer than {FEW}" if is_small(people) else ""


def _gap_lines(found: Evaluation, grouping: str) -> list[str]:
    """Each group against all others, a column for each system."""
    by_group = zip(*(each.gaps[grouping] for each in found.beyond.values()), strict=True)
    rows = [
        [
            _named(gaps[0].value),
            str(gaps[0].queries),
            *(_cell(each.gap) for each in gaps),
            _few(gaps[0].queries),
        ]
        for gaps in by_group
    ]
    head = [f"{found.measures[0]} of {grouping} - all others", "queries", *found.beyond, ""]
    return _table(head, rows) if rows else [f"{grouping}: one group alone, nothing to compare"]


def _named(value: str) -> str:
    return value or "(none)"


def _cell(estimate: Estimate | None) -> str:
    if estimate is None:
        return NONE
    return f"{_figure(estimate.mean)} [{_figure(estimate.low)}, {_figure(estimate.high)}]"


def _difference(each: Comparison) -> str:
    mark = "*" if each.p_value < SIGNIFICANT else ""
    p_value = "<.001" if each.p_value < 0.001 else _figure(each.p_value)
    return f"{'-' if each.difference < 0 else '+'}{_figure(abs(each.difference))} ({p_value}){mark}"


def _figure(value: float | None) -> str:
    """Three digits, without the zero before the point."""
    if value is None:
        return NONE
    text = f"{value + 0.0:.3f}"
    return text.replace("0.", ".", 1) if text.removeprefix("-").startswith("0.") else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns of equal width, two blanks between them."""
    every = [head, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in every
    ]
