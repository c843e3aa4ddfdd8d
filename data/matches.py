"""What a match says (score, fit by aspect, the messages that explain it), and what became of it."""

import datetime as dt
from typing import Literal, get_args

from pydantic import Field

from data.fields import FrozenModel, Identifier, Probability, Text

Startable = Literal["now", "after_steps", "no", "unknown"]
Aspect = Literal["occupation", "skills", "qualification", "language", "commute", "wishes"]
GapCode = Literal[
    "occupation", "skill", "qualification", "recognition", "language", "permission", "residence_obligation",
    "driving_licence", "minimum_wage", "working_hours", "shifts", "commute", "dates", "profile_incomplete",
]  # fmt: skip

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
GAP_CODES: tuple[GapCode, ...] = get_args(GapCode)


class Message(FrozenModel):
    """One sentence of an explanation: a code, the sentence in the asked language, the values in it.

    `values` are the numbers and names that the sentence was made from, so that it can be checked and retold.
    """

    code: str
    text: str
    values: dict[str, str | float | int | None] = Field(default_factory=dict)


class Fit(FrozenModel):
    """How well candidate and vacancy fit, aspect by aspect; `None` means that nothing is known."""

    occupation: Probability | None = None
    skills: Probability | None = None
    qualification: Probability | None = None
    language: Probability | None = None
    commute: Probability | None = None
    wishes: Probability | None = None


class Match(FrozenModel):
    """A ranked, explained pair of candidate and vacancy (both by id)."""

    candidate: str
    vacancy: str
    rank: int
    score: Probability
    startable: Startable
    startable_from: dt.date | None = None
    fit: Fit
    for_candidate: Probability
    for_employer: Probability
    confidence: Probability
    reasons: tuple[Message, ...] = ()
    missing: tuple[Message, ...] = ()
    next_steps: tuple[Message, ...] = ()


class Outcome(FrozenModel):
    """What became of a match: the experience that the engine learns from."""

    candidate: Identifier
    vacancy: Identifier
    at: dt.datetime
    event: Literal[
        "shown", "contacted", "applied", "interview", "trial", "hired",
        "declined_by_candidate", "declined_by_employer", "override",
    ]  # fmt: skip
    reason: Text | None = None
