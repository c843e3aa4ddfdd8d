"""What a change would open: steps of a person, relaxations of a vacancy, ladders to a recognised profession."""

import datetime as dt
from typing import Literal

from data.fields import FrozenModel
from data.matches import Message, Startable

Route = Literal["recognition", "training", "proof"]
"""How a ladder leads to its target: by recognition, by vocational training, or by proof of what is claimed."""


class Opening(FrozenModel):
    """A vacancy that is there, and what the engine says of it once the steps are taken."""

    vacancy: str
    title: str
    employer: str | None = None
    startable: Startable
    startable_from: dt.date | None = None


class Taker(FrozenModel):
    """A person, and what the engine says of them once the vacancy is relaxed."""

    candidate: str
    startable: Startable
    startable_from: dt.date | None = None


class StepSet(FrozenModel):
    """One step or two, and what they open.

    Opened is a vacancy in which work can start, at once or with a permit that is applied for with the offer itself;
    eased is one (by id) that loses the obstacle (of two steps: both) while something else stands in the way or was
    weak.
    """

    steps: tuple[Message, ...]
    text: str
    opens: int
    eases: int
    opened: tuple[Opening, ...]
    eased: tuple[str, ...]


class NextSteps(FrozenModel):
    """The sets of steps that open most, the best first."""

    candidate: str
    on: dt.date
    considered: int
    steps: tuple[StepSet, ...]


class Ladder(FrozenModel):
    """From what a person can do today to an occupation that is out of reach so far.

    Attributes:
        occupation: the person's own words for it.
        profession: key of the regulated profession, None where the target is not regulated.
        route: how it leads there.
        level: requirement level of the target.
        text: the chain in sentences.
        bridge_count: how many vacancies of the same field are there now as a bridge: helper, assistant, trainee.
        bridges: the best of them.
        steps: what is missing, in the order in which it is done; `who` in the values acts.
        opens: how many vacancies of the target the steps open; `open_now` are open without them.
        targets: the vacancies of the target that are open once the steps are taken.

    """

    occupation: str
    profession: str | None
    route: Route
    level: int
    text: str
    bridge_count: int
    bridges: tuple[Opening, ...]
    steps: tuple[Message, ...]
    opens: int
    open_now: int
    targets: tuple[Opening, ...]


class Ladders(FrozenModel):
    """The ladders of a person, one for each field of work."""

    candidate: str
    on: dt.date
    ladders: tuple[Ladder, ...]


class Relaxation(FrozenModel):
    """One requirement of a vacancy, one notch lower, and whom that brings; `eased` as in a set of steps."""

    relaxation: Message
    text: str
    opens: int
    eases: int
    opened: tuple[Taker, ...]
    eased: tuple[str, ...]


class Relaxations(FrozenModel):
    """What of a vacancy could be asked less of, the most effective first."""

    vacancy: str
    on: dt.date
    considered: int
    relaxations: tuple[Relaxation, ...]
