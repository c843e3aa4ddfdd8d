"""Occupation codes for what people and employers write, marked as derived; entered codes win.

Codes that a record's own marks call derived were not entered: they are made anew, for its titles may have changed.

The last digit of a KldB code is the requirement level of the job, which decides much of the fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from data.levels import RequirementLevel
from data.records import Candidate, Derived, Vacancy
from matcher.entered import CODES, entered_part

if TYPE_CHECKING:
    from models.occupation import CodedOccupation, OccupationCoder

BY = "occupation"
LEVEL_AT_MOST = 0.89
"""A level that rests on a coded title bars nobody: it stays below the probability of a hard rule."""


def code_vacancies(vacancies: Sequence[Vacancy], coder: OccupationCoder) -> list[Vacancy]:
    """`vacancies` with the codes of their occupations, and the levels that these imply where none is known.

    Where its source names the occupation, that name and the title are both coded, and the surer one counts.
    """
    vacancies = [entered_part(vacancy, CODES) for vacancy in vacancies]
    titles = [[] if item.occupation.kldb else [*item.occupation.titles[:1], item.title] for item in vacancies]
    coded = iter(coder.code([title for group in titles for title in group]))
    return [
        _with_code(vacancy, max(islice(coded, len(group)), key=_probability)) if group else vacancy
        for vacancy, group in zip(vacancies, titles, strict=True)
    ]


def code_candidates(candidates: Sequence[Candidate], coder: OccupationCoder) -> list[Candidate]:
    """`candidates` with the codes of the occupations worked in."""
    candidates = [entered_part(candidate, CODES) for candidate in candidates]
    open_ones = [[n for n, item in enumerate(one.occupations) if item.kldb is None] for one in candidates]
    titles = [one.occupations[n].title for one, ns in zip(candidates, open_ones, strict=True) for n in ns]
    coded = iter(coder.code(titles))
    return [
        _with_codes(candidate, dict(zip(numbers, islice(coded, len(numbers)), strict=True)))
        for candidate, numbers in zip(candidates, open_ones, strict=True)
    ]


def _with_code(vacancy: Vacancy, coded: CodedOccupation) -> Vacancy:
    if coded.unclear:
        return vacancy
    codes = _codes(coded, vacancy.occupation.isco)
    update: dict[str, Any] = {"occupation": vacancy.occupation.model_copy(update=codes)}
    derived = {f"occupation.{name}": _mark(coded) for name in codes}
    if vacancy.level is None:
        update["level"] = RequirementLevel(int(coded.kldb[-1]))
        derived["level"] = _mark(coded, LEVEL_AT_MOST)
    return vacancy.model_copy(update={**update, "derived": {**vacancy.derived, **derived}})


def _with_codes(candidate: Candidate, coded: Mapping[int, CodedOccupation]) -> Candidate:
    occupations = list(candidate.occupations)
    derived = dict(candidate.derived)
    for number, found in coded.items():
        if not found.unclear:
            codes = _codes(found, occupations[number].isco)
            occupations[number] = occupations[number].model_copy(update=codes)
            derived |= {f"occupations[{number}].{name}": _mark(found) for name in codes}
    if derived == candidate.derived:
        return candidate
    return candidate.model_copy(update={"occupations": tuple(occupations), "derived": derived})


def _codes(coded: CodedOccupation, isco: str | None) -> dict[str, str]:
    """The codes that were found, an ISCO code only where none was entered."""
    found = {"kldb": coded.kldb}
    return found if isco or not coded.isco else found | {"isco": coded.isco}


def _probability(coded: CodedOccupation) -> float:
    return coded.probability


def _mark(coded: CodedOccupation, at_most: float = 1.0) -> Derived:
    return Derived(words=coded.title, by=BY, probability=round(min(coded.probability, at_most), 4))
