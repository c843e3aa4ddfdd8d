"""What a search asks for beside the record itself."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.matches import Aspect, Startable
from data.records import JobKind


@dataclass(frozen=True)
class Query:
    """Options of a search.

    Args:
        top: how many matches.
        on: the day for which the law is applied.
        lang: language of the explanations.
        kind: only vacancies of this kind.
        max_km: only vacancies within this estimated distance by road; unknown places are left out.
        startable: only matches with one of these answers; without it all but `no`.
        migrant_owned: only vacancies of employers who declare it (true) or do not (false).
        weights: multiplies the weight of an aspect; 0 leaves it out.

    """

    top: int = 10
    on: dt.date = field(default_factory=dt.date.today)
    lang: str = "de"
    kind: JobKind | None = None
    max_km: float | None = None
    startable: frozenset[Startable] | None = None
    migrant_owned: bool | None = None
    weights: Mapping[Aspect, float] = field(default_factory=dict)
