"""The aspect qualification: what level a job needs against what level the person can meet.

Nobody is buried under helper jobs, and nobody is sent to work that is out of reach: the aspect falls to both sides.
The tables are documented in docs/decisions/score.md.
"""

import numpy as np
from numpy.typing import NDArray

from data.levels import RequirementLevel
from data.records import JobKind
from matcher.affinity import Affinity, Floats
from matcher.facts import KINDS
from matcher.fit import Part
from matcher.table import NOTHING, Batch

RECOGNITION_OPEN = 0.35
LEARNING_UNASKED = 0.1
"""What an apprenticeship or an internship is worth at most to a skilled person who has not asked for one."""
LEARNING_KINDS = (KINDS.index(JobKind.APPRENTICESHIP), KINDS.index(JobKind.INTERNSHIP))
CONCERNED, UNCONCERNED = 1.5, 0.5
"""Powers of the aspect on the side that a gap of levels costs more, and on the other; together they change no score."""
OWN_FIELD = 0.5
"""Strength of the occupation from which a job is wholly in the person's own field, or in a wished one."""

# Rows: level that the person can meet (0 unknown .. 4); columns: requirement level of the job (0 unknown .. 4).
LEVELS_RECOGNISED = np.array(
    [
        [0.50, 0.50, 0.50, 0.50, 0.50],
        [0.65, 1.00, 0.50, 0.15, 0.05],
        [0.65, 0.60, 1.00, 0.60, 0.20],
        [0.65, 0.35, 0.85, 1.00, 0.65],
        [0.65, 0.20, 0.55, 0.85, 1.00],
    ],
    dtype=np.float32,
)
# Experience or a certificate that is not recognised here: the level is claimed, a helper job is a bridge.
LEVELS_CLAIMED = np.array(
    [
        [0.50, 0.50, 0.50, 0.50, 0.50],
        [0.65, 1.00, 0.50, 0.15, 0.05],
        [0.65, 0.80, 0.92, 0.50, 0.18],
        [0.65, 0.60, 0.92, 0.88, 0.55],
        [0.65, 0.45, 0.75, 0.88, 0.88],
    ],
    dtype=np.float32,
)
HELPER_ELSEWHERE = np.array([0.50, 1.00, 0.50, 0.35, 0.20], dtype=np.float32)
"""By level, recognised or claimed, what a helper job outside the own field is worth: it bridges to nothing."""


def qualification(candidate: Batch, vacancy: Batch, own_field: Floats | float = 1.0) -> Part:
    """Requirement level against the level that the person can meet; an open recognition counts little.

    Args:
        candidate: batch of one or n.
        vacancy: batch of n or one.
        own_field: how far the job is in the person's own field, 0 to 1, see `own_field_of`.

    """
    has, needs = candidate["level"], np.where(vacancy["kind"] > 0, 1, vacancy["level"])
    recognised = candidate["level_recognised"]
    value = np.where(recognised, LEVELS_RECOGNISED[has, needs], LEVELS_CLAIMED[has, needs])
    elsewhere = np.where(needs == RequirementLevel.HELPER, HELPER_ELSEWHERE[has], value)
    value = elsewhere + (value - elsewhere) * own_field
    value = np.where(_learns_unasked(candidate, vacancy), np.minimum(value, LEARNING_UNASKED), value)
    value = np.where(recognition_open(candidate, vacancy), np.minimum(value, RECOGNITION_OPEN), value)
    return Part(value.astype(np.float32), *np.broadcast_arrays(has > 0, needs > 0))


def on_each_side(part: Part, candidate: Batch, vacancy: Batch) -> tuple[Part, Part]:
    """The aspect as it counts for the person and for the employer.

    A job below the level is the person's loss before it is the employer's; a job above it, or a recognition that is
    open, the employer's before it is the person's.
    """
    has, needs = candidate["level"], np.where(vacancy["kind"] > 0, 1, vacancy["level"])
    too_high = ((needs > has) & (has > 0)) | recognition_open(candidate, vacancy)
    too_low = (needs < has) & (needs > 0) & ~too_high
    more, less = part.value**CONCERNED, part.value**UNCONCERNED
    of_person = np.where(too_low, more, np.where(too_high, less, part.value))
    of_employer = np.where(too_low, less, np.where(too_high, more, part.value))
    return Part(of_person, part.known, part.asked), Part(of_employer, part.known, part.asked)


def own_field_of(affinity: Affinity) -> Floats:
    """How far a job is in a field that the person has worked in, or wishes: 0 to 1, of each pair."""
    near: Floats = np.minimum(np.maximum(affinity.experience, affinity.wish) / OWN_FIELD, 1.0)
    return near


def recognition_open(candidate: Batch, vacancy: Batch) -> NDArray[np.bool_]:
    """Whether the vacancy's profession is regulated and the person may not yet exercise it."""
    profession = vacancy["regulated"]
    bit = np.left_shift(np.uint64(1), np.maximum(profession, 0).astype(np.uint64))
    is_open: NDArray[np.bool_] = (profession != NOTHING) & ((candidate["regulated"] & bit) == 0)
    return is_open


def _learns_unasked(candidate: Batch, vacancy: Batch) -> NDArray[np.bool_]:
    """Whether somebody who has learned a trade, and has not asked to learn, would begin again."""
    asked = (candidate["kinds"] & np.left_shift(1, np.maximum(vacancy["kind"], 0))) != 0
    is_skilled = candidate["level"] >= RequirementLevel.SKILLED
    again: NDArray[np.bool_] = np.isin(vacancy["kind"], LEARNING_KINDS) & is_skilled & ~asked
    return again
