"""Work that is told by a verb: "Ich habe sechs Jahre geputzt", "я шила одяг", "كنت أخبز", as an occupation.

An activity counts as work where its object says so, or a length of time, a place of work, or that it was done time and
again. What is done at home, denied, or done by somebody else is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.people.finding import ACTIVITY, Finding
from models.people.inflection import closed_forms
from models.people.naming import Named
from models.people.occupations import Naming, length_of
from models.people.sentences import Clause, Sentence, Stance
from models.people.vocabulary import Doing, Vocabulary
from models.people.years import Duration, durations

_REACH = 7
"""How many words away from the verb its object may stand."""
_TIMED, _PLACED, _DONE, _BARE = 0.85, 0.8, 0.75, 0.7
"""Probability with a length of time; with an object and a place of work; with an object; with the verb alone."""
_NO_WORK = frozenset({"household", "said"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that may tell of an occupation: `tokens[first:last]` of a clause, and what it may mean."""

    clause: Clause
    first: int
    last: int
    doings: tuple[Doing, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity that a clause tells: `tokens[first:last]` from the verb to its object, if it has one."""

    doing: Doing
    first: int
    last: int
    has_object: bool


def with_activities(naming: Naming, named: Sequence[Finding]) -> list[Finding]:
    """Return the occupations that a sentence names, and those that its verbs tell.

    Where only a line of work is named beside a verb ("I sewed in a factory"), the verb says better what was done; where
    it is told that somebody worked there, the line of work stands.

    Args:
        naming: A sentence, what is known in its language, and the occupations that it names.
        named: The occupations and wishes that it names.

    """
    verbs = list(_verbs(naming.sentence, naming.own))
    if not verbs:
        return list(named)
    loose = [finding for finding in named if _is_loose(naming, finding)]
    told = _told(naming, verbs, [finding for finding in named if finding not in loose])
    replaced = [each for each in loose if any(_says_better(naming.sentence, other, each) for other in told)]
    kept = [finding for finding in named if finding not in replaced]
    has_years = any("years" in finding.value for finding in kept if finding.field == "occupations")
    return kept + [each for each in told if "years" in each.value or not has_years]


def _is_loose(naming: Naming, finding: Finding) -> bool:
    """Whether it is a line of work, without a word that the person worked there."""
    fields = {(one.first, one.last) for one in naming.named if one.is_field}
    is_field = finding.field == "occupations" and (finding.first, finding.last) in fields
    return is_field and not naming.sentence.clause_of(finding.first).of("worked")


def _says_better(sentence: Sentence, activity: Finding, field: Finding) -> bool:
    """Whether a verb tells what was done in a line of work: in the same clause, or in the same years."""
    together = sentence.clause_of(activity.first) is sentence.clause_of(field.first)
    years = activity.value.get("years")
    return together or (years is not None and years == field.value.get("years"))


def _verbs(sentence: Sentence, own: Vocabulary) -> Iterator[Verb]:
    """Yield the verbs of a sentence that may tell of an occupation."""
    position = sentence.first
    while position < sentence.last:
        verb = None
        if own.doings.begins(closed_forms(sentence.tokens[position].norm, own.lang)):
            verb = _verb_at(sentence, own, position)
        if verb is not None:
            yield verb
        position = verb.last if verb else position + 1


def _verb_at(sentence: Sentence, own: Vocabulary, first: int) -> Verb | None:
    clause = sentence.clause_of(first)
    forms = [closed_forms(token.norm, own.lang) for token in sentence.tokens[first : clause.last]]
    found = own.doings.longest(forms, 0, len(forms))
    return Verb(clause, first, first + found[0], tuple(found[1])) if found is not None else None


def _told(naming: Naming, verbs: Sequence[Verb], named: Sequence[Finding]) -> list[Finding]:
    """Return the occupations that verbs tell, each once; not in clauses that name one by its title."""
    found: dict[str, Finding] = {}
    for verb in verbs:
        titled = any(verb.clause.first <= each.first < verb.clause.last for each in named)
        activity = _activity(naming.sentence, naming.own, verb) if not titled else None
        finding = _finding(naming, verb.clause, activity) if activity is not None else None
        if activity is not None and finding is not None:
            found.setdefault(activity.doing.concept, finding)
    return list(found.values())


def _activity(sentence: Sentence, own: Vocabulary, verb: Verb) -> Activity | None:
    """Return what a verb tells of the person's own work."""
    clause = verb.clause
    if clause.stance in (Stance.OTHERS, Stance.DENIED) or not clause.kinds.isdisjoint(_NO_WORK):
        return None
    tokens = sentence.tokens[clause.first : clause.last]
    if not clause.of("self") and any(token.norm in own.words["passive"] for token in tokens):
        return None
    activity = _with_object(sentence, own, verb)
    private = activity is not None and (
        _is_learned(clause, activity) or _is_for_oneself(sentence, own, activity)
    )
    return None if private else activity


def _is_learned(clause: Clause, activity: Activity) -> bool:
    """Whether other words say that it was done in a course, or is only known how to do."""
    return any(not activity.first <= hit.first < activity.last for hit in clause.of("course", "ability"))


def _is_for_oneself(sentence: Sentence, own: Vocabulary, activity: Activity) -> bool:
    """Whether it was done to what is the person's own: "I repaired my car"."""
    around = sentence.tokens[max(sentence.first, activity.first - 1) : min(sentence.last, activity.last + 1)]
    return any(token.norm in own.words["possessive"] for token in around)


def _with_object(sentence: Sentence, own: Vocabulary, verb: Verb) -> Activity | None:
    """Return a verb with the object nearest to it, or by itself where it can mean one thing only.

    What is done still is left out where the clause is a wish.
    """
    first, last, clause = verb.first, verb.last, verb.clause
    doings = [doing for doing in verb.doings if doing.is_past or clause.stance is not Stance.WISHED]
    around = [*range(max(clause.first, first - _REACH), first), *range(last, min(clause.last, last + _REACH))]
    for position in sorted(around, key=lambda at: first - at if at < first else at - last):
        forms = own.noun_forms(sentence.tokens[position])
        doing = next((each for each in doings if not each.objects.isdisjoint(forms)), None)
        if doing is not None:
            return Activity(doing, min(first, position), max(last, position + 1), True)
    alone = [doing for doing in doings if doing.alone]
    return Activity(alone[0], first, last, False) if len({each.concept for each in alone}) == 1 else None


def _finding(naming: Naming, clause: Clause, activity: Activity) -> Finding | None:
    row = naming.own.concepts.get(activity.doing.concept)
    if row is None:
        return None
    one = Named(row, activity.first, activity.last, 1.0)
    lengths = durations(naming.sentence, (activity.first, activity.last))
    length = length_of(naming, one, [other for other in naming.named if not other.is_field], lengths)
    surely = _evidence(naming, clause, activity, length)
    if not surely:
        return None
    value: dict[str, object] = {"title": row.title, "kldb": row.kldb, "isco": row.isco}
    if length is not None:
        value["years"] = length.years
    lang = naming.sentence.lang
    return Finding("occupations", value, activity.first, activity.last, lang, surely, ACTIVITY)


def _evidence(naming: Naming, clause: Clause, activity: Activity, length: Duration | None) -> float:
    """Return how surely an activity was work, 0 for not at all."""
    if length is not None:
        return _TIMED
    placed = bool(clause.of("field")) or _is_at_work(naming.sentence, clause, naming.own)
    if activity.has_object and activity.doing.is_past:
        return _PLACED if placed else _DONE
    return _BARE if placed or activity.doing.is_habit else 0


def _is_at_work(sentence: Sentence, clause: Clause, own: Vocabulary) -> bool:
    tokens = sentence.tokens[clause.first : clause.last]
    return any(not own.workplaces.isdisjoint(own.noun_forms(token)) for token in tokens)
