"""An evaluation: systems side by side on one data set, with bounds and paired tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from evaluation.beyond import TOP, Around, Beyond
from evaluation.bootstrap import Estimate, Floats, bounds, holm, swap_test
from evaluation.datasets import GOOD, Dataset, Positions
from evaluation.scoring import Scored, Scoring, run_file, score_system
from evaluation.stability import DEPTH
from evaluation.systems import System


@dataclass(frozen=True)
class Comparison:
    """Whether two systems differ in a measure: paired randomisation test, corrected over all pairs of systems."""

    measure: str
    first: str
    second: str
    difference: float
    p_value: float


@dataclass(frozen=True)
class Evaluation:
    """What systems reached on a data set, query by query.

    Attributes:
        dataset: The data set.
        measures: Names of the measures.
        values: By system, shape (queries, measures).
        seed: Of bootstrap and randomisation.
        first: By system, the documents that it ranks first; see `Scored`.
        beyond: By system, what is measured beyond relevance; empty where the data set holds texts alone.

    """

    dataset: Dataset
    measures: tuple[str, ...]
    values: Mapping[str, Floats]
    seed: int = 0
    first: Mapping[str, Positions] = field(default_factory=dict)
    beyond: Mapping[str, Beyond] = field(default_factory=dict)

    def estimates(self, rows: Sequence[int] | None = None) -> dict[str, dict[str, Estimate]]:
        """Means with bounds by system and measure; over all queries, or over those in `rows`."""
        chosen = slice(None) if rows is None else list(rows)
        found: dict[str, dict[str, Estimate]] = {}
        for system, values in self.values.items():
            part = values[chosen]
            columns = (part.mean(axis=0), *bounds(part, self.seed))
            found[system] = {
                measure: Estimate(*(float(column[place]) for column in columns))
                for place, measure in enumerate(self.measures)
            }
        return found

    def comparisons(self) -> tuple[Comparison, ...]:
        """Every pair of systems in every measure; p-values are corrected by Holm within a measure."""
        pairs = list(combinations(self.values, 2))
        found: list[Comparison] = []
        for place, measure in enumerate(self.measures if pairs else ()):
            first, second = (
                np.stack([self.values[pair[side]][:, place] for pair in pairs], axis=1) for side in (0, 1)
            )
            corrected = holm(swap_test(first - second, self.seed).tolist())
            means = (first - second).mean(axis=0).tolist()
            found += [
                Comparison(measure, *pair, difference, p_value)
                for pair, difference, p_value in zip(pairs, means, corrected, strict=True)
            ]
        return tuple(found)

    def document(self) -> dict[str, object]:
        """The shape of `--json`."""
        systems = {
            system: {measure: each.document() for measure, each in measures.items()}
            for system, measures in self.estimates().items()
        }
        found = {"dataset": self.dataset.name, "queries": len(self.dataset.queries), "systems": systems}
        if self.beyond:
            beyond = {system: each.document() for system, each in self.beyond.items()}
            found["beyond_relevance"] = {"top": TOP, "good_from_grade": GOOD, "systems": beyond}
        return found


def evaluate(dataset: Dataset, systems: Sequence[System], scoring: Scoring, seed: int = 0) -> Evaluation:
    """Score `dataset` with every system, one after the other.

    Args:
        dataset: What is ranked.
        systems: Each is made ready when its turn comes, and let go before the next.
        scoring: Measures, depth, run file (with several systems, one each: see `run_file`), progress.
        seed: Of bootstrap and randomisation.

    """
    measures = tuple(map(str, scoring.measures))
    around = dataset.people and Around(dataset, dataset.people, measures[0] if measures else "", seed)
    keep = max(scoring.keep, DEPTH if around else 0)
    found: dict[str, Scored] = {}
    beyond: dict[str, Beyond] = {}
    for system in systems:
        file = scoring.run and run_file(scoring.run, system.name, alone=len(systems) == 1)
        scorer = system.prepare(dataset)
        scored = score_system(dataset, system.name, scorer, replace(scoring, run=file, keep=keep))
        found[system.name] = scored
        if around:
            beyond[system.name] = around.of(system, scorer, scored)
    return Evaluation(
        dataset,
        measures,
        {name: scored.values for name, scored in found.items()},
        seed,
        {name: scored.first for name, scored in found.items()},
        beyond,
    )
