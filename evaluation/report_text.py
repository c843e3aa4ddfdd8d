"""An evaluation as lines of plain text: figures with bounds, differences, groups."""

from collections.abc import Iterable, Sequence

from evaluation.run import Comparison, Estimate, Evaluation

SIGNIFICANT = 0.05


def report_lines(found: Evaluation) -> list[str]:
    """The lines of an evaluation: a table of systems, what surely differs, and each group of queries."""
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
    for name, groups in found.strata().items():
        lines += ["", *_group_lines(found, name, groups)]
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
        rows.append([value or "(none)", str(len(places)), *cells])
    return _table([f"{measure} by {name}", "queries", *found.values], rows)


def _cell(estimate: Estimate) -> str:
    return f"{_figure(estimate.mean)} [{_figure(estimate.low)}, {_figure(estimate.high)}]"


def _difference(each: Comparison) -> str:
    mark = "*" if each.p_value < SIGNIFICANT else ""
    p_value = "<.001" if each.p_value < 0.001 else _figure(each.p_value)
    return f"{'-' if each.difference < 0 else '+'}{_figure(abs(each.difference))} ({p_value}){mark}"


def _figure(value: float) -> str:
    text = f"{value:.3f}"
    return text.removeprefix("0") if text.startswith("0.") else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns of equal width, two blanks between them."""
    every = [head, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in every
    ]
