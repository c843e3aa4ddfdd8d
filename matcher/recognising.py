"""What recognition would change in a person's record: which qualifications count for a profession."""

from data.levels import Recognition
from data.records import Candidate, Qualification
from data.rules.loading import Rules
from matcher.regulated import recognition_of_candidate

_DIPLOMA = Qualification(title="Diplom", recognition=Recognition.NONE)
"""A qualification that names no profession, so that it counts for those of the person's occupations."""


def recognisable(candidate: Candidate, rules: Rules) -> frozenset[int]:
    """Numbers of the regulated professions that the person has learned or worked in, by what is stated."""
    supposed = candidate.model_copy(update={"qualifications": (*candidate.qualifications, _DIPLOMA)})
    return frozenset(recognition_of_candidate(supposed, rules))


def recognised(candidate: Candidate, profession: int, rules: Rules) -> Candidate:
    """The person with full recognition in `profession`, one of those that are `recognisable`."""
    full = {"recognition": Recognition.FULL}
    qualifications = tuple(
        held.model_copy(update=full) if _counts(candidate, held, profession, rules) else held
        for held in candidate.qualifications
    )
    made = candidate.model_copy(update={"qualifications": qualifications})
    if recognition_of_candidate(made, rules).get(profession) is None:
        added = _DIPLOMA.model_copy(update=full)
        made = made.model_copy(update={"qualifications": (*qualifications, added)})
    return made


def assessed(candidate: Candidate, rules: Rules) -> Candidate:
    """The person with every foreign qualification recognised that counts for no regulated profession."""
    made = tuple(
        held
        if held.country == "DE" or professions_of(candidate, held, rules)
        else held.model_copy(update={"recognition": Recognition.FULL})
        for held in candidate.qualifications
    )
    return candidate.model_copy(update={"qualifications": made})


def _counts(candidate: Candidate, held: Qualification, profession: int, rules: Rules) -> bool:
    return profession in professions_of(candidate, held, rules)


def professions_of(candidate: Candidate, held: Qualification, rules: Rules) -> frozenset[int]:
    """Numbers of the regulated professions that one qualification of the person counts for."""
    alone = candidate.model_copy(update={"qualifications": (held,)})
    return frozenset(recognition_of_candidate(alone, rules))
