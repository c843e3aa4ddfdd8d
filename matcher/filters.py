"""The filters of a search, as a mask over many pairs."""

import numpy as np
from numpy.typing import NDArray

from data.records import JobKind
from matcher.fit import within_km
from matcher.query import Query
from matcher.table import NOTHING, Batch

KINDS = list(JobKind)


def passes(candidate: Batch, vacancy: Batch, query: Query) -> NDArray[np.bool_]:
    """Whether each pair passes the filters of `query`; a vacancy of unstated kind counts as a job."""
    mask = np.ones(1, dtype=bool)
    if query.kind is not None:
        kind = np.where(vacancy["kind"] == NOTHING, KINDS.index(JobKind.JOB), vacancy["kind"])
        mask = mask & (kind == KINDS.index(query.kind))
    if query.migrant_owned is not None:
        mask = mask & (vacancy["migrant_owned"] == query.migrant_owned)
    if query.max_km is not None:
        mask = mask & (within_km(candidate, vacancy, query.max_km) | vacancy["remote"])
    return mask
