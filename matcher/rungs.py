"""The rungs of a ladder: bridges that are there now, what is missing, and the vacancies of the target."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from data.levels import CefrLevel
from data.rules.loading import Rules
from data.rules.rows import RegulatedProfession
from matcher.engine import Engine
from matcher.facts import CandidateFacts
from matcher.goals import Goal
from matcher.languages import GERMAN
from matcher.legal import measure_for
from matcher.needs import taken
from matcher.query import Query
from matcher.regulated import NOT_STATED
from matcher.shortlist import Shortlist
from matcher.step import AssessmentStep, LanguageStep, LevelStep, RecognitionStep, Step, TrainingStep
from matcher.table import NOTHING

SEARCHED = CefrLevel.C1
"""German with which targets are looked for, so that those that ask for much are seen."""


def bridges(engine: Engine, goal: Goal, now: CandidateFacts, query: Query) -> tuple[Shortlist, list[int]]:
    """Unregulated jobs below the goal's level, and training places, in the same field, that nothing bars today.

    Returns:
        the shortlist for the person as a helper of the field, and the positions in it, those that are open first.

    """
    below = goal.level - 1
    occupation = goal.person.occupations[0]
    helper = occupation.model_copy(update={"kldb": f"{(occupation.kldb or '')[:4]:0<4}{below}"})
    person = goal.person.model_copy(update={"occupations": (helper,), "qualifications": ()})
    shortlist = Shortlist(engine, person, query)
    batch = shortlist.batch
    leads_up = (batch["kind"] > 0) | ((batch["level"] > 0) & (batch["level"] <= below))
    verdicts = {
        place: shortlist.verdict(now, place)
        for place in shortlist.positions(leads_up & (batch["regulated"] == NOTHING))
    }
    allowed = [place for place, verdict in verdicts.items() if verdict.startable != "no"]
    return shortlist, sorted(allowed, key=lambda place: not verdicts[place].is_open)


def proofs(goal: Goal, now: CandidateFacts, on: dt.date, rules: Rules) -> tuple[Step, ...]:
    """What has to be shown on paper."""
    if goal.route == "training":
        return (TrainingStep(goal.occupation, goal.level),)
    if goal.profession is not None:
        state = now.recognition.get(goal.profession, NOT_STATED)
        row = _row(goal.profession, on, rules)
        measure = measure_for(row.profession, on.toordinal(), rules)
        return (RecognitionStep(goal.profession, row, state, measure),)
    can_be_assessed = any(held.country != "DE" for held in goal.person.qualifications)
    return (AssessmentStep(),) if can_be_assessed else (LevelStep(goal.level),)


def targets(
    engine: Engine, goal: Goal, missing: Sequence[Step], now: CandidateFacts, query: Query
) -> tuple[Shortlist, list[int]]:
    """The vacancies of the goal, whatever German they ask for; positions in the shortlist, the best first."""
    steps = (
        [*missing, LanguageStep("de", SEARCHED.order, now.german)] if now.german < SEARCHED.order else missing
    )
    shortlist = Shortlist(engine, taken(goal.person, steps, engine.rules), query)
    batch = shortlist.batch
    if goal.profession is not None:
        return shortlist, shortlist.positions(batch["regulated"] == goal.profession)
    is_target = (batch["kind"] <= 0) & (batch["level"] == goal.level) & (batch["regulated"] == NOTHING)
    return shortlist, shortlist.positions(is_target)


def language_steps(
    goal: Goal, now: CandidateFacts, shortlist: Shortlist, places: Sequence[int], on: dt.date
) -> Iterator[Step]:
    """German up to what the recognition asks for; else what most of the targets do, of those that ask for more."""
    level = None
    if goal.profession is not None and goal.route == "recognition":
        level = _row(goal.profession, on, shortlist.rules).language
    asked = level.order if level else _usual_german(shortlist, places, now.german)
    if asked > now.german:
        yield LanguageStep("de", asked, now.german)


def _usual_german(shortlist: Shortlist, places: Sequence[int], german: int) -> int:
    """The level of German that most of the vacancies ask for that ask for more than `german`."""
    batch = shortlist.batch
    asked: Counter[int] = Counter()
    for place in places:
        levels = batch["language_levels"][place][batch["languages"][place] == GERMAN]
        if len(levels) and levels.max() > german:
            asked[int(levels.max())] += 1
    return max(asked, key=lambda level: (asked[level], -level), default=german)


def _row(profession: int, on: dt.date, rules: Rules) -> RegulatedProfession:
    """The row on a profession that holds on a day, or else its last one."""
    rows = rules.professions[profession]
    return next((row for row in rows if row.holds(on.toordinal())), rows[-1])
