"""Recognition ladders: bridge, missing steps, target, each of vacancies that are really there.

Bridges are searched for the person as a helper of the field, targets for the person with all steps taken. What is
said of either is the answer of the legal check for that version of the record. See docs/decisions/next-steps.md.
"""

from data.prospects import Ladder, Ladders, Opening
from data.records import Candidate
from matcher.catalogue import Catalogue
from matcher.drafts import Draft, Value, shortened
from matcher.engine import Engine
from matcher.facts import candidate_facts
from matcher.goals import Goal, goals
from matcher.needs import taken
from matcher.query import Query
from matcher.rungs import bridges, language_steps, proofs, targets
from matcher.step import Step

LISTED_BRIDGES = 5
"""So many bridges at most are shown."""


def ladders(engine: Engine, candidate: Candidate, query: Query) -> Ladders:
    """A ladder for each goal of `candidate` that is regulated, or for which vacancies are there.

    Args:
        engine: holds the vacancies.
        candidate: the person; the record stays as it is.
        query: `on` and `lang`.

    """
    climbed = (_climbed(engine, goal, query) for goal in goals(candidate, query.on, engine.rules))
    return Ladders(
        candidate=candidate.id,
        on=query.on,
        ladders=tuple(ladder for ladder in climbed if ladder.profession or ladder.targets),
    )


def _climbed(engine: Engine, goal: Goal, query: Query) -> Ladder:
    rules = engine.rules
    now = candidate_facts(goal.person, rules)
    below, allowed = bridges(engine, goal, now, query)
    missing = proofs(goal, now, query.on, rules)
    above, places = targets(engine, goal, missing, now, query)
    steps = (*language_steps(goal, now, above, places, query.on), *missing)
    then = candidate_facts(taken(goal.person, steps, rules), rules)
    reached = [place for place in places if above.verdict(then, place).is_open]
    return _told(
        goal,
        None if goal.profession is None else rules.professions[goal.profession][-1].profession,
        len(allowed),
        below.openings(allowed[:LISTED_BRIDGES], now),
        steps,
        above.openings(reached, then),
        sum(above.verdict(now, place).is_open for place in reached),
        engine.catalogue(query.lang),
    )


def _told(
    goal: Goal,
    profession: str | None,
    bridge_count: int,
    below: tuple[Opening, ...],
    steps: tuple[Step, ...],
    above: tuple[Opening, ...],
    open_now: int,
    catalogue: Catalogue,
) -> Ladder:
    opens = len(above) - open_now
    keys = ["target" if profession else "target_level", "bridges" if bridge_count else "no_bridge"]
    keys += ["open_now", "opens"] if open_now else ["opens"]
    values: dict[str, Value] = {
        "occupation": shortened(goal.occupation),
        "level": goal.level,
        "bridges": bridge_count,
        "open_now": open_now,
        "opens": opens,
    }
    summary = Draft("", tuple(f"ladder.{key}" for key in keys), values)
    return Ladder(
        occupation=goal.occupation,
        profession=profession,
        route=goal.route,
        level=goal.level,
        text=catalogue.message(summary).text,
        bridge_count=bridge_count,
        bridges=below,
        steps=tuple(catalogue.message(step.said()) for step in steps),
        opens=opens,
        open_now=open_now,
        targets=above,
    )
