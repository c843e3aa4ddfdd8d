"""Facts of a vacancy out of the columns, for the legal check of many pairs without reading their records.

The check answers the same with them as with the facts of the record, but that nothing is said of a protected title
where the work itself is free.
"""

import numpy as np
from numpy.typing import NDArray

from data.rules.loading import Rules
from matcher.facts import ANY_HOURS, LanguageNeed, VacancyFacts
from matcher.languages import language_code
from matcher.table import NOTHING, Batch


def are_complete(batch: Batch) -> NDArray[np.bool_]:
    """Which vacancies the columns describe completely: not those whose last language column is in use."""
    complete: NDArray[np.bool_] = batch["languages"][:, -1] == NOTHING
    return complete


def column_facts(batch: Batch, position: int, rules: Rules) -> VacancyFacts:
    """Facts of the vacancy at `position`, one of those that `are_complete`.

    Args:
        batch: n vacancies.
        position: which of them.
        rules: the law under which the rows were made.

    """
    row = {name: column[position] for name, column in batch.items()}
    exemption = int(row["wage_exemption"])
    return VacancyFacts(
        is_open=bool(row["open"]),
        valid_until=int(row["valid_until"]),
        start=int(row["start"]),
        kind=int(row["kind"]),
        languages=_languages(batch, position),
        licences=int(row["licences"]),
        licences_hard=int(row["licences_hard"]),
        hours=int(row["hours"]) or ANY_HOURS,
        hours_stated=bool(row["hours"]),
        hours_hard=bool(row["hours_hard"]),
        weekly_hours=float(row["weekly_hours"]),
        shifts=int(row["shifts"]),
        shifts_hard=bool(row["shifts_hard"]),
        nights=int(row["nights"]),
        nights_hard=bool(row["nights_hard"]),
        remote=bool(row["remote"]),
        wage=float(row["wage"]),
        wage_exemption=None if exemption == NOTHING else rules.wage_exemptions[exemption],
        regulated=int(row["regulated"]),
        regulated_entered=row["regulated"] != NOTHING,  # else the column is empty where the work is free
    )


def _languages(batch: Batch, position: int) -> tuple[LanguageNeed, ...]:
    columns = (batch[name][position].tolist() for name in ("languages", "language_levels", "language_hard"))
    return tuple(
        LanguageNeed(language_code(number), number, level, hard)
        for number, level, hard in zip(*columns, strict=True)
        if number != NOTHING
    )
