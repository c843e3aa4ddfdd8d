"""Which of many pairs are barred (`no`), as one mask: the rules of `matcher.eligibility` on columns.

The record-level check is the oracle: what is masked here is `no` there, by property test over random people, vacancies
and dates. The few rules that need more than columns are left to the check of the pairs that are shown.
"""

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.facts import FULL
from matcher.fit import level_of, within_km
from matcher.table import NOTHING, Batch

LEVELS_BARRING = 2
"""So many CEFR levels missing bar a job; one level is a step."""


def barred(
    candidate: Batch, vacancy: Batch, on: dt.date, wage_floor: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether each pair is surely barred; what depends on more than columns hold is left to the check.

    Args:
        candidate: batch of one or n.
        vacancy: batch of n or one.
        on: the day for which the law is applied.
        wage_floor: minimum wage in EUR an hour that holds for each vacancy, shape (vacancies,).

    """
    today = on.toordinal()
    start = np.maximum(np.maximum(vacancy["start"], candidate["available_from"]), today)
    masks = [
        ~vacancy["open"],
        (vacancy["valid_until"] != 0) & (vacancy["valid_until"] < today),
        _language(candidate, vacancy),
        _hours(candidate, vacancy),
        vacancy["shifts_hard"] & (candidate["shifts"] == 0) & (vacancy["shifts"] == 1),
        vacancy["nights_hard"] & (candidate["nights"] == 0) & (vacancy["nights"] == 1),
        (vacancy["wage"] < wage_floor) & (vacancy["wage_exemption"] == NOTHING),
        _permission(candidate, vacancy, start, today),
        _hours_limit(candidate, vacancy, start),
        _commute(candidate, vacancy),
    ]
    result: NDArray[np.bool_] = np.zeros(1, dtype=bool)
    for mask in masks:
        result = result | mask
    return result


def _language(candidate: Batch, vacancy: Batch) -> NDArray[np.bool_]:
    far = np.zeros(1, dtype=bool)
    for slot in range(vacancy["languages"].shape[1]):
        required = vacancy["languages"][:, slot]
        if not (required != NOTHING).any():
            break
        has = level_of(candidate, required)  # `NOTHING` for an empty slot, too
        gap = vacancy["language_levels"][:, slot] - has
        far = far | (vacancy["language_hard"][:, slot] & (has != NOTHING) & (gap >= LEVELS_BARRING))
    return far


def _hours(candidate: Batch, vacancy: Batch) -> NDArray[np.bool_]:
    both = (candidate["hours"] != 0) & (vacancy["hours"] != 0)
    apart: NDArray[np.bool_] = both & ((candidate["hours"] & vacancy["hours"]) == 0) & vacancy["hours_hard"]
    return apart


def _permission(candidate: Batch, vacancy: Batch, start: NDArray[np.int32], today: int) -> NDArray[np.bool_]:
    if (candidate["permission_from"] <= today).all():
        return np.zeros(1, dtype=bool)
    none_yet: NDArray[np.bool_] = _by_kind(candidate["permission_from"], vacancy) > start
    return none_yet


def _hours_limit(candidate: Batch, vacancy: Batch, start: NDArray[np.int32]) -> NDArray[np.bool_]:
    if np.isnan(candidate["hours_limit"]).all():
        return np.zeros(1, dtype=bool)
    limit = _by_kind(candidate["hours_limit"], vacancy)
    full_time = np.isnan(vacancy["weekly_hours"]) & (vacancy["hours"] == FULL) & vacancy["hours_hard"]
    beyond = (vacancy["weekly_hours"] > limit) | (full_time & ~np.isnan(limit))
    holds: NDArray[np.bool_] = beyond & (start >= candidate["hours_limit_from"])
    return holds


def _by_kind(values: NDArray[Any], vacancy: Batch) -> NDArray[Any]:
    """Of values by job kind those of each pair; a vacancy of unstated kind counts as a job."""
    kind = np.maximum(vacancy["kind"], 0).astype(np.int64)
    return values[:, kind[0]] if len(values) > 1 else values[0, kind]


def _commute(candidate: Batch, vacancy: Batch) -> NDArray[np.bool_]:
    limit = candidate["max_commute_km"]
    if np.isnan(limit).all():
        return np.zeros(1, dtype=bool)
    # A hair above the limit is left to the check, which computes in double precision.
    placed = (
        ~np.isnan(candidate["places"][:, 0, 0]) & ~np.isnan(vacancy["places"][:, 0, 0]) & ~np.isnan(limit)
    )
    beyond: NDArray[np.bool_] = placed & ~within_km(candidate, vacancy, limit * 1.001) & ~vacancy["remote"]
    return beyond
