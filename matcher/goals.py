"""Occupations that are out of a person's reach so far, and the way that leads to each.

A goal is a field of the person's own: one that is regulated, or whose level nothing proves yet. A profession that is
only wished for is a goal, too; it is reached by training.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from data.levels import RequirementLevel
from data.prospects import Route
from data.records import Candidate, Occupation
from data.rules.loading import Rules
from matcher.facts import candidate_facts
from matcher.needs import open_professions
from matcher.recognising import professions_of, recognisable
from matcher.rows import person_level
from matcher.step import CERTIFICATE
from matcher.table import MAX_OCCUPATIONS, MAX_WISHES


@dataclass(frozen=True)
class Goal:
    """What a person wants to work as, or has worked as elsewhere.

    Attributes:
        occupation: in the person's own words.
        route: how it is reached.
        person: the person as somebody of this field alone.
        profession: number of the regulated profession, None where the work is free.
        level: requirement level of the occupation.

    """

    occupation: str
    route: Route
    person: Candidate
    profession: int | None
    level: int


def goals(candidate: Candidate, on: dt.date, rules: Rules) -> list[Goal]:
    """The goals of `candidate`, in the order of the record, each profession once."""
    found: dict[object, Goal] = {}
    for goal in (*_of_occupations(candidate, on, rules), *_of_wishes(candidate, rules)):
        found.setdefault(goal.profession if goal.profession is not None else goal.occupation, goal)
    return list(found.values())


def _of_occupations(candidate: Candidate, on: dt.date, rules: Rules) -> Iterator[Goal]:
    facts = candidate_facts(candidate, rules)
    within_reach = dict(open_professions(candidate, facts, on.toordinal(), rules))
    for occupation in candidate.occupations[:MAX_OCCUPATIONS]:
        named = _regulated(occupation, rules)
        for profession in sorted(named & within_reach.keys()):
            person = _with_proofs_of(candidate, occupation, profession, rules)
            level = max(person_level(person)[0], RequirementLevel.SKILLED)
            yield Goal(occupation.title, "recognition", person, profession, level)
        if not named:
            yield from _unregulated(candidate, occupation, rules)


def _unregulated(candidate: Candidate, occupation: Occupation, rules: Rules) -> Iterator[Goal]:
    """What no law asks a proof for: the level that is claimed, or else the level of a skilled worker."""
    person = _with_other_proofs(candidate, occupation, rules)
    level, is_proved = person_level(person)
    if is_proved:
        return
    if level >= RequirementLevel.SKILLED:
        yield Goal(occupation.title, "proof", person, None, level)
    else:
        yield Goal(occupation.title, "training", person, None, RequirementLevel.SKILLED)


def _of_wishes(candidate: Candidate, rules: Rules) -> Iterator[Goal]:
    """Regulated professions that the person wishes for and has not learned."""
    learned = recognisable(candidate, rules)
    for title in candidate.wishes.occupations[:MAX_WISHES]:
        wished = Occupation(title=title)
        for profession in sorted(_regulated(wished, rules) - learned):
            person = _alone(candidate, wished)
            yield Goal(title, "training", person, profession, RequirementLevel.SKILLED)


def _regulated(occupation: Occupation, rules: Rules) -> frozenset[int]:
    """Professions that an occupation names, of those whose work is regulated and not the title alone."""
    named = recognisable(Candidate(id="-", occupations=(occupation,)), rules)
    return frozenset(number for number in named if rules.professions[number][-1].protects == "work")


def _with_proofs_of(candidate: Candidate, occupation: Occupation, profession: int, rules: Rules) -> Candidate:
    """The person in one occupation, with the qualifications that count for its profession."""
    person = _alone(candidate, occupation)
    return person.model_copy(
        update={
            "qualifications": tuple(
                held for held in candidate.qualifications if profession in professions_of(person, held, rules)
            )
        }
    )


def _with_other_proofs(candidate: Candidate, occupation: Occupation, rules: Rules) -> Candidate:
    """The person in one occupation, with the qualifications that count for no regulated profession.

    Their titles are left out: which of them belong to the occupation nobody says, and their words lead astray.
    """
    person = _alone(candidate, occupation)
    return person.model_copy(
        update={
            "qualifications": tuple(
                held.model_copy(update={"title": CERTIFICATE})
                for held in candidate.qualifications
                if not professions_of(candidate, held, rules)
            )
        }
    )


def _alone(candidate: Candidate, occupation: Occupation) -> Candidate:
    wishes = candidate.wishes.model_copy(update={"occupations": ()})
    return candidate.model_copy(
        update={
            "occupations": (occupation,),
            "qualifications": (),
            "wishes": wishes,
            "skills": (),
            "text": None,
        }
    )
