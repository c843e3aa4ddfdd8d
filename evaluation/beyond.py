"""Beyond relevance, for job-person benchmarks: who is shown, what figures are worth, whether anyone is left behind.

Everything is about the first `TOP` of each list; good is what has a grade of at least `GOOD`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evaluation.bootstrap import Floats
from evaluation.calibration import Calibration, calibration
from evaluation.datasets import GOOD, Dataset, Judged, People, Positions
from evaluation.engine import EngineRanker
from evaluation.exposure import Exposure, exposure
from evaluation.fairness import (
    GroupGap,
    GroupRate,
    ShareOfExposure,
    four_fifths,
    group_gaps,
    share_of_exposure,
)
from evaluation.gender_swap import other_gender_record
from evaluation.levels import LevelGap, level_gap_of
from evaluation.people import reworded, turned
from evaluation.scoring import Scored, first_documents
from evaluation.stability import DEPTH, LanguageGap, Stability, language_gap, stability
from evaluation.systems import Scorer, System

TOP = 10


@dataclass(frozen=True)
class Beyond:
    """What is measured of one system.

    Attributes:
        ranked: How it shows those who are ranked (vacancies, unless vacancies ask).
        askers: How it shows those who ask, when it is asked the other way round; None for a written run.
        calibration: Of the engine's score and confidence; None for other systems.
        gender: Stability under the other grammatical gender; None where no text has another form, and for a run.
        language: What another language than German changes; None without pairs.
        migrant_owned: Exposure of migrant-owned employers; None where none is declared, and where vacancies ask.
        levels: Levels of what people are shown against their own; None where vacancies ask, and where none is known.
        served: Selection rates by grouping and group.
        gaps: Differences of the first measure by grouping and group.

    """

    ranked: Exposure
    askers: Exposure | None
    calibration: Calibration | None
    gender: Stability | None
    language: LanguageGap | None
    migrant_owned: ShareOfExposure | None
    levels: LevelGap | None
    served: Mapping[str, tuple[GroupRate, ...]]
    gaps: Mapping[str, tuple[GroupGap, ...]]

    def document(self) -> dict[str, object]:
        """As it stands in `--json`: null where something does not apply."""
        return {
            "exposure": self.ranked.document(),
            "exposure_of_askers": self.askers and self.askers.document(),
            "calibration": self.calibration and self.calibration.document(),
            "gender_swap": self.gender and self.gender.document(),
            "language_gap": self.language and self.language.document(),
            "migrant_owned": self.migrant_owned and self.migrant_owned.document(),
            "levels": self.levels and self.levels.document(),
            "four_fifths": {
                grouping: {group.value: group.document() for group in groups}
                for grouping, groups in self.served.items()
            },
            "groups": {
                grouping: {group.value: group.document() for group in groups}
                for grouping, groups in self.gaps.items()
            },
        }


@dataclass(frozen=True)
class Around:
    """What all systems are asked beside the data set itself: it is made once.

    Attributes:
        dataset: The data set.
        people: Its records.
        measure: Name of the first measure.
        seed: Of the bootstrap.

    """

    dataset: Dataset
    people: People
    measure: str
    seed: int

    @cached_property
    def turned(self) -> Dataset:
        """Asked the other way round."""
        return turned(self.dataset, self.people)

    @cached_property
    def other_gender(self) -> tuple[list[int], Dataset]:
        """Rows of the queries that have another form, and the data set that asks in it."""
        return reworded(self.dataset, self.people, other_gender_record)

    def of(self, system: System, scorer: Scorer, scored: Scored) -> Beyond:
        """Measure one system, which has just been scored with `DEPTH` documents kept."""
        first, good = scored.first[:, :TOP], self._good()
        groups = self.dataset.groups()
        values: Floats = scored.values[:, 0] if scored.values.shape[1] else np.zeros(len(first))
        return Beyond(
            ranked=_exposure(self.dataset, first, self.seed),
            askers=None if system.is_run else self._askers(system),
            calibration=calibration(scorer, values, self.seed) if isinstance(scorer, EngineRanker) else None,
            gender=None if system.is_run else self._gender(system, scored.first),
            language=language_gap(values, scored.first, self._pairs(), self.measure, self.seed),
            migrant_owned=self._migrant_owned(first, good),
            levels=level_gap_of(self.dataset, self.people, first, self.seed),
            served={name: four_fifths(first, good, rows, self.seed) for name, rows in groups.items()},
            gaps={name: group_gaps(values, rows, self.seed) for name, rows in groups.items()},
        )

    def _good(self) -> list[Judged]:
        return [judged.at_least(GOOD) for judged in self.dataset.judged]

    def _askers(self, system: System) -> Exposure:
        rows = range(len(self.turned.queries))
        first = first_documents(system.prepare(self.turned), rows, TOP)
        return _exposure(self.turned, first, self.seed)

    def _gender(self, system: System, first: Positions) -> Stability | None:
        rows, data = self.other_gender
        if not rows:
            return None
        after = first_documents(system.prepare(data), rows, DEPTH)
        return stability(first[rows], after, len(self.dataset.queries), self.seed)

    def _pairs(self) -> list[tuple[int, int]]:
        """Rows of both descriptions, where both are judged."""
        row = {query.id: place for place, query in enumerate(self.dataset.queries)}
        return [
            (row[german], row[other]) for german, other in self.people.pairs if german in row and other in row
        ]

    def _migrant_owned(self, first: Positions, good: list[Judged]) -> ShareOfExposure | None:
        if self.people.vacancies_ask:
            return None
        employers = (self.people.vacancies[document.id].employer for document in self.dataset.documents)
        owned = np.array([employer.migrant_owned is True for employer in employers], dtype=np.bool_)
        return share_of_exposure(first, good, owned, self.seed)


def _exposure(dataset: Dataset, first: Positions, seed: int) -> Exposure:
    people = dataset.people
    assert people is not None
    good = {place for judged in dataset.judged for place in judged.at_least(GOOD).positions.tolist()}
    openings = None
    if not people.vacancies_ask:
        vacancies = (people.vacancies[document.id] for document in dataset.documents)
        openings = np.array([vacancy.openings or 1 for vacancy in vacancies], dtype=np.float64)
    return exposure(first, len(dataset.documents), good, openings, seed)
