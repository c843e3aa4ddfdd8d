"""Occupation codes for what people and employers write, marked as derived; entered codes win.

The last digit of a KldB code is the requirement level of the job, which decides much of the fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.levels import RequirementLevel
from data.records import Candidate, Derived, Vacancy

if TYPE_CHECKING:
    from models.occupation import CodedOccupation, OccupationCoder

BY = "occupation"
LEVEL_AT_MOST = 0.89
"""A level that rests on a coded title bars nobody: it stays below the probability of a hard rule."""


def with_code(vacancy: Vacancy, coder: OccupationCoder) -> Vacancy:
    """`vacancy` with the code of its occupation, and the level that the code implies where none is known."""
    if vacancy.occupation.kldb is not None:
        return vacancy
    titles = [*vacancy.occupation.titles[:1], vacancy.title]
    best = max(coder.code(titles), key=lambda coded: coded.probability)
    if best.unclear:
        return vacancy
    update: dict[str, Any] = {
        "occupation": vacancy.occupation.model_copy(
            update={"kldb": best.kldb, "isco": vacancy.occupation.isco or best.isco}
        )
    }
    derived = {"occupation.kldb": _mark(best)}
    if vacancy.level is None:
        update["level"] = RequirementLevel(int(best.kldb[-1]))
        derived["level"] = _mark(best, LEVEL_AT_MOST)
    return vacancy.model_copy(update={**update, "derived": {**vacancy.derived, **derived}})


def with_codes(candidate: Candidate, coder: OccupationCoder) -> Candidate:
    """`candidate` with the codes of the occupations worked in."""
    open_ones = [number for number, item in enumerate(candidate.occupations) if item.kldb is None]
    if not open_ones:
        return candidate
    occupations = list(candidate.occupations)
    derived: dict[str, Derived] = {}
    coded = coder.code([occupations[number].title for number in open_ones])
    for number, found in zip(open_ones, coded, strict=True):
        if not found.unclear:
            isco = occupations[number].isco or found.isco
            occupations[number] = occupations[number].model_copy(update={"kldb": found.kldb, "isco": isco})
            derived[f"occupations[{number}].kldb"] = _mark(found)
    return candidate.model_copy(
        update={"occupations": tuple(occupations), "derived": {**candidate.derived, **derived}}
    )


def _mark(coded: CodedOccupation, at_most: float = 1.0) -> Derived:
    return Derived(words=coded.title, by=BY, probability=round(min(coded.probability, at_most), 4))
