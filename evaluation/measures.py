"""Measures, named and defined as ir-measures names and defines them.

The common ones are computed from the ranks of the relevant documents alone, which spares ordering a hundred thousand
others; they equal ir-measures on the same run. Whatever else ir-measures names, it computes itself.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from evaluation.faults import EvaluationRefused

if TYPE_CHECKING:
    from ir_measures.measures import Measure

DEFAULT = ("AP", "nDCG@10", "P@5", "P@10", "R@10", "RR")
_SEPARATOR = re.compile(r"[\s,;]+(?![^(]*\))")
_PLAIN = {"dcg": "log2", "judged_only": False}


@dataclass(frozen=True)
class Found:
    """Where one query's relevant documents (grade above 0) stand in a ranking.

    Attributes:
        ranks: From 1; 0 for what is not ranked. Shape (m,).
        grades: Shape (m,).

    """

    ranks: NDArray[np.int64]
    grades: NDArray[np.int64]

    def relevant(self, grade: int) -> "Found":
        """Those with at least `grade`."""
        good = self.grades >= grade
        return Found(self.ranks[good], self.grades[good])

    def hits(self, cutoff: int | None) -> NDArray[np.int64]:
        """Ascending ranks of those that are ranked, down to `cutoff`."""
        counted = self.ranks > 0 if cutoff is None else (self.ranks > 0) & (self.ranks <= cutoff)
        return np.sort(self.ranks[counted])


Formula = Callable[[Found, int | None], float]
"""A measure of one query: from its relevant documents and the cutoff."""


def measures_of(names: Iterable[str]) -> tuple["Measure", ...]:
    """The measures of these names; a name may hold several, separated by commas or blanks.

    Raises:
        EvaluationRefused: for what ir-measures does not know or cannot compute here.

    """
    split = [part for name in names for part in _SEPARATOR.split(name.strip()) if part]
    return tuple(dict.fromkeys(map(_measure, split)))


def formula_of(measure: "Measure") -> Formula | None:
    """How `measure` is computed from ranks, or None where only ir-measures itself can."""
    parameters = dict(measure.params)
    if any(parameters.pop(name, plain) != plain for name, plain in _PLAIN.items()):
        return None
    if measure.NAME not in _FORMULAS or set(parameters) - {"cutoff", "rel"}:
        return None
    formula, grade = _FORMULAS[measure.NAME], int(parameters.get("rel", 1))
    return lambda found, cutoff: formula(found.relevant(grade), cutoff)


def values_of(
    measures: Sequence["Measure"], query: str, judgements: Mapping[str, int], run: Mapping[str, float]
) -> NDArray[np.float64]:
    """What ir-measures says of one query's ranking, shape (measures,)."""
    import ir_measures

    grades = dict(judgements)
    if max(grades.values(), default=0) < 1:  # trec_eval's nDCG may never return where all grades are negative
        grades = {document: max(grade, 0) for document, grade in grades.items()}
    ranked = {query: dict(run)} if run else {}

    def value(measure: "Measure") -> float:
        """One at a time: asked together, ir-measures lets one measure's parameters act on another."""
        return float(next(iter(ir_measures.iter_calc([measure], {query: grades}, ranked))).value)

    return np.array([value(measure) for measure in measures])


def cutoff_of(measure: "Measure") -> int | None:
    """The rank from which nothing counts any more."""
    cutoff = measure.params.get("cutoff")
    return None if cutoff is None else int(cutoff)


def _measure(name: str) -> "Measure":
    import ir_measures

    try:
        measure = ir_measures.parse_measure(name)
    except (NameError, ValueError, SyntaxError, TypeError) as error:
        raise EvaluationRefused(
            name, "is no measure that ir-measures knows, such as AP or nDCG@10"
        ) from error
    if any(
        measure.params.get(each, 1) < 1 for each in ("cutoff", "rel")
    ):  # trec_eval would abort the process
        raise EvaluationRefused(name, "cutoff and rel begin at 1")
    if measure.NAME in _NEED_CUTOFF and cutoff_of(measure) is None:
        raise EvaluationRefused(name, f"needs a cutoff, such as {name}@10")
    if formula_of(measure) is None:
        _try(measure, name)
    return measure


def _try(measure: "Measure", name: str) -> None:
    """Compute once on a tiny example: some measures want programs or packages that may not be there."""
    try:
        values_of([measure], "q", {"a": 1, "b": 0}, {"a": 1.0, "b": 0.5})
    except Exception as error:  # whatever the providers raise, the user's answer is the same
        raise EvaluationRefused(
            name, f"ir-measures cannot compute it here ({type(error).__name__})"
        ) from error


def _average_precision(found: Found, cutoff: int | None) -> float:
    hits = found.hits(cutoff)
    return _share(float((np.arange(1, len(hits) + 1) / hits).sum()), len(found.ranks))


def _ndcg(found: Found, cutoff: int | None) -> float:
    ideal = np.sort(found.grades)[::-1][:cutoff]
    best = float((ideal / np.log2(np.arange(2, len(ideal) + 2))).sum())
    counted = found.ranks > 0 if cutoff is None else (found.ranks > 0) & (found.ranks <= cutoff)
    return _share(float((found.grades[counted] / np.log2(found.ranks[counted] + 1)).sum()), best)


def _precision(found: Found, cutoff: int | None) -> float:
    return _share(len(found.hits(cutoff)), cutoff or 0)


def _recall(found: Found, cutoff: int | None) -> float:
    return _share(len(found.hits(cutoff)), len(found.ranks))


def _reciprocal_rank(found: Found, cutoff: int | None) -> float:
    hits = found.hits(cutoff)
    return 1.0 / float(hits[0]) if len(hits) else 0.0


def _success(found: Found, cutoff: int | None) -> float:
    return float(len(found.hits(cutoff)) > 0)


def _r_precision(found: Found, cutoff: int | None) -> float:
    return _recall(found, len(found.ranks))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


_FORMULAS: dict[str, Formula] = {
    "AP": _average_precision,
    "nDCG": _ndcg,
    "P": _precision,
    "R": _recall,
    "RR": _reciprocal_rank,
    "Success": _success,
    "Rprec": _r_precision,
}
_NEED_CUTOFF = ("P", "R", "Success")
