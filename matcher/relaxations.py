"""Which requirement of a vacancy, relaxed by one notch, brings how many people.

One search finds the people who come into question, for the vacancy with everything relaxed. The legal check is asked
about each of the best of them, for the vacancy as it is and with each relaxation. See docs/decisions/next-steps.md.
"""

from data.prospects import Relaxation, Relaxations, Taker
from data.records import Vacancy
from matcher.catalogue import Catalogue
from matcher.crowd import Crowd
from matcher.drafts import Draft
from matcher.engine import Engine
from matcher.facts import VacancyFacts, vacancy_facts
from matcher.query import Query
from matcher.relaxing import Notch, notches


def relaxations(engine: Engine, vacancy: Vacancy, query: Query) -> Relaxations:
    """The `query.top` relaxations of `vacancy` that bring most people, with whom each brings.

    Args:
        engine: holds the people.
        vacancy: the vacancy; the record stays as it is.
        query: `top`, `on` and `lang`.

    """
    catalogue = engine.catalogue(query.lang)
    offered = notches(vacancy, query.on, engine.rules)
    far = vacancy
    for notch in offered:
        far = notch.apply(far) if notch.is_hard else far
    crowd = Crowd(engine, far, query)
    told = [_told(notch, vacancy, crowd, catalogue) for notch in offered]
    effective = [each for each in told if each.opens or each.eases]
    effective.sort(key=lambda each: (-each.opens, -each.eases))
    return Relaxations(
        vacancy=vacancy.id,
        on=query.on,
        considered=len(crowd.facts),
        relaxations=tuple(effective[: query.top]),
    )


def _told(notch: Notch, vacancy: Vacancy, crowd: Crowd, catalogue: Catalogue) -> Relaxation:
    relaxed = notch.apply(vacancy)
    facts = vacancy_facts(relaxed, crowd.rules)
    opened, eased = _effect(notch, vacancy, relaxed, crowd)
    keys = [f"prospects.{name}" for name, some in (("people_open", opened), ("people_ease", eased)) if some]
    counts = Draft("", tuple(keys), {"opens": len(opened), "eases": len(eased)})
    return Relaxation(
        relaxation=catalogue.message(notch.said),
        text=catalogue.message(counts).text,
        opens=len(opened),
        eases=len(eased),
        opened=tuple(_taker(crowd, place, facts) for place in opened),
        eased=tuple(crowd.scored.key(place)[1] for place in eased),
    )


def _effect(notch: Notch, vacancy: Vacancy, relaxed: Vacancy, crowd: Crowd) -> tuple[list[int], list[int]]:
    """Places of those whom a relaxation brings, and of those for whom an obstacle is gone and another remains."""
    if not notch.is_hard:
        if notch.skill is not None:
            return [], crowd.without_skill(vacancy, notch.skill)
        above = set(crowd.below(relaxed))
        return [], [place for place in crowd.below(vacancy) if place not in above]
    before, after = crowd.verdicts(vacancy), crowd.verdicts(relaxed)
    opened = [place for place in after if after[place].is_open and not before[place].is_open]
    eased = [place for place in after if after[place].obstacles < before[place].obstacles]
    return opened, [place for place in eased if place not in opened]


def _taker(crowd: Crowd, place: int, facts: VacancyFacts) -> Taker:
    verdict = crowd.verdict(place, facts)
    return Taker(
        candidate=crowd.scored.key(place)[1],
        startable=verdict.startable,
        startable_from=verdict.startable_from,
    )
