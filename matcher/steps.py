"""The next steps that open most: single steps and pairs of them, ranked by the vacancies that are really there.

One search finds the vacancies that come into question, with every step taken. For each that lacks something, the
fewest steps are read off the columns, those steps are applied to a copy of the record, and the legal check is asked
before and after. See docs/decisions/next-steps.md.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from data.prospects import NextSteps, StepSet
from data.records import Candidate
from matcher.catalogue import Catalogue
from matcher.drafts import Draft
from matcher.effects import LARGEST, Effect, Steps, Versions, effects
from matcher.engine import Engine
from matcher.needs import Reach
from matcher.query import Query
from matcher.shortlist import Shortlist
from matcher.soft_steps import soft_effects
from matcher.step import LanguageStep


def next_steps(engine: Engine, candidate: Candidate, query: Query) -> NextSteps:
    """The `query.top` sets of steps that open most for `candidate`, with what each opens.

    Args:
        engine: holds the vacancies.
        candidate: the person; the record stays as it is.
        query: `top`, `on` and `lang`.

    """
    catalogue = engine.catalogue(query.lang)
    reach = Reach.of(candidate, query.on, engine.rules)
    shortlist = Shortlist(engine, reach.far(), query)
    versions = Versions(candidate, shortlist)
    needs = _needs(reach, shortlist)
    found = [*effects(needs, versions), *soft_effects(engine, reach, shortlist)]
    best = sorted(found, key=lambda effect: effect.order)[: query.top]
    shortlist.fetch(dict.fromkeys(place for effect in best for place in effect.opened))
    return NextSteps(
        candidate=candidate.id,
        on=query.on,
        considered=len(shortlist.places),
        steps=tuple(_told(effect, versions, shortlist, catalogue) for effect in best),
    )


def _needs(reach: Reach, shortlist: Shortlist) -> dict[int, Steps]:
    """For each vacancy that lacks something the steps it takes; those out of reach are left out."""
    found: dict[int, Steps] = {}
    for position in shortlist.positions(reach.lacking(shortlist.batch, shortlist.km)):
        steps = reach.steps(shortlist.batch, position, float(shortlist.km[position]))
        if steps and len(steps) <= LARGEST:
            found[position] = steps
    return _at_usual_levels(found)


def _at_usual_levels(needs: Mapping[int, Steps]) -> dict[int, Steps]:
    """Of a language whose level is not stated, one level is asked about: the one that most vacancies ask for.

    What asks for less is open with it, too; what asks for more is left out.
    """
    asked: dict[str, Counter[int]] = defaultdict(Counter)
    for step in chain.from_iterable(needs.values()):
        if isinstance(step, LanguageStep) and step.start < 0:
            asked[step.code][step.level] += 1
    usual = [
        LanguageStep(code, max(levels, key=lambda level: (levels[level], -level)), -1)
        for code, levels in asked.items()
    ]
    return {
        place: frozenset(next((better for better in usual if better.includes(step)), step) for step in steps)
        for place, steps in needs.items()
        if not any(step.includes(better) and step != better for better in usual for step in steps)
    }


def _told(effect: Effect, versions: Versions, shortlist: Shortlist, catalogue: Catalogue) -> StepSet:
    person = versions.facts(effect.steps)
    opened = shortlist.openings(effect.opened, person)
    eased = tuple(shortlist.scored.key(position)[1] for position in effect.eased)
    keys = [f"prospects.{name}" for name, some in (("opens", opened), ("eases", eased)) if some]
    counts = Draft("", tuple(keys), {"opens": len(opened), "eases": len(eased)})
    said = sorted((step.said() for step in effect.steps), key=lambda draft: draft.code)
    return StepSet(
        steps=tuple(catalogue.message(draft) for draft in said),
        text=catalogue.message(counts).text,
        opens=len(opened),
        eases=len(eased),
        opened=opened,
        eased=eased,
    )
