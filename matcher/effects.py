"""What sets of steps do to the vacancies of a shortlist: which are opened, which eased."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.records import Candidate
from matcher.facts import CandidateFacts, candidate_facts
from matcher.needs import taken
from matcher.shortlist import Shortlist
from matcher.step import Step

LARGEST = 2
"""So many steps at most make a set."""

Steps = frozenset[Step]


@dataclass(frozen=True)
class Effect:
    """What a set of steps does, as positions in the shortlist, the best-fitting vacancies first."""

    steps: Steps
    opened: tuple[int, ...]
    eased: tuple[int, ...]

    @property
    def order(self) -> tuple[float, float, int, list[str]]:
        """Sort key: what opens most for each step comes first, then what eases most, then the smaller set."""
        size = len(self.steps)
        return -len(self.opened) / size, -len(self.eased) / size, size, sorted(map(str, self.steps))


class Versions:
    """The person as they are and with steps taken, against the vacancies of a shortlist."""

    def __init__(self, candidate: Candidate, shortlist: Shortlist) -> None:
        self._shortlist = shortlist
        rules = shortlist.rules

        self.facts: Callable[[Steps], CandidateFacts] = cache(
            lambda steps: candidate_facts(taken(candidate, steps, rules), rules)
        )
        """Facts of the person once some steps are taken."""

    def opens(self, steps: Steps, position: int) -> bool:
        """Whether a vacancy that is not open is so once `steps` are taken."""
        return self._is_open(steps, position) and not self._is_open(frozenset(), position)

    def _is_open(self, steps: Steps, position: int) -> bool:
        return self._shortlist.verdict(self.facts(steps), position).is_open


def effects(needs: Mapping[int, Steps], versions: Versions) -> list[Effect]:
    """Every single step that opens or eases anything, and every pair that opens something together.

    Args:
        needs: the steps that each vacancy takes, by position; the best-fitting vacancies first.
        versions: asks the legal check.

    """
    groups: dict[Steps, list[int]] = defaultdict(list)
    for position, steps in needs.items():
        groups[steps].append(position)
    opening = {
        steps: [place for place in places if versions.opens(steps, place)] for steps, places in groups.items()
    }
    singles = dict.fromkeys(frozenset({step}) for steps in groups for step in steps)
    pairs = [steps for steps, places in opening.items() if len(steps) == LARGEST and places]
    ranks = {position: rank for rank, position in enumerate(needs)}
    return [_effect(steps, groups, opening, ranks) for steps in (*singles, *pairs)]


def _effect(
    steps: Steps,
    groups: Mapping[Steps, Sequence[int]],
    opening: Mapping[Steps, Sequence[int]],
    ranks: Mapping[int, int],
) -> Effect:
    opened = {
        place
        for needed, places in opening.items()
        if all(_is_in(step, steps) for step in needed)
        for place in places
    }
    touched = {
        place
        for needed, places in groups.items()
        if all(_takes(needed, step) for step in steps)
        for place in places
    }
    by_rank = ranks.__getitem__
    return Effect(steps, tuple(sorted(opened, key=by_rank)), tuple(sorted(touched - opened, key=by_rank)))


def _is_in(step: Step, steps: Iterable[Step]) -> bool:
    return any(one.includes(step) for one in steps)


def _takes(needed: Iterable[Step], step: Step) -> bool:
    return any(step.includes(one) for one in needed)
