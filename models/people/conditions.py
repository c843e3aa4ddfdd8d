"""Conditions that somebody names for work: full or part time, shifts, nights. What was once done is none."""

from models.people.finding import Finding
from models.people.sentences import Clause, Hit, Sentence
from models.people.years import number_before

_FULL_WEEK = 35
_FULL_DAY = 7
_SHORT_CLAUSE = 5
_ANSWER = frozenset({"accept", "refuse", "negation", "wish"})
_HOURS = {"full_time": "full", "part_time": "part", "mini_job": "mini", "any_time": "any"}


def find_conditions(sentence: Sentence) -> list[Finding]:
    """Return what a sentence says on working time, shifts and nights."""
    found: list[Finding] = []
    for clause in sentence.clauses:
        for hit in clause.hits:
            finding = _condition(sentence, clause, hit)
            if finding is not None:
                found.append(finding)
    return found


def _condition(sentence: Sentence, clause: Clause, hit: Hit) -> Finding | None:
    if hit.kind not in {"nights", "shifts", "hour", *_HOURS} or _is_past(sentence, clause):
        return None
    kinds = _kinds(sentence, clause)
    denied = not kinds.isdisjoint({"refuse", "negation"})
    if hit.kind in {"nights", "shifts"}:
        return _shift(sentence, clause, hit, kinds, denied)
    value = _HOURS.get(hit.kind) or _hours(sentence, clause, hit)
    if value is None or denied or (clause.of("have") and not clause.of("wish", "accept")):
        return None
    return Finding("wishes.hours", value, hit.first, hit.last, sentence.lang, 0.92)


def _kinds(sentence: Sentence, clause: Clause) -> frozenset[str]:
    """Return the kinds of the clause; a short one after it may be the answer: "Night shifts, no problem"."""
    if clause.kinds & _ANSWER:
        return clause.kinds
    following = sentence.after(clause)
    if (
        following is not None
        and following.last - following.first <= _SHORT_CLAUSE
        and not following.of("nights", "shifts")
    ):
        return clause.kinds | (following.kinds & _ANSWER)
    return clause.kinds


def _shift(
    sentence: Sentence, clause: Clause, hit: Hit, kinds: frozenset[str], denied: bool
) -> Finding | None:
    field = f"wishes.{hit.kind}"
    if hit.value == "false":
        if (
            denied
            or clause.of("course")
            or any(other.kind == hit.kind and other.value == "true" for other in clause.hits)
        ):
            return None
        return Finding(field, False, hit.first, hit.last, sentence.lang, 0.9)
    sure = denied or not kinds.isdisjoint({"accept", "wish"})
    return Finding(field, not denied, hit.first, hit.last, sentence.lang, 0.93 if sure else 0.8)


def _is_past(sentence: Sentence, clause: Clause) -> bool:
    if clause.of("accept", "wish", "refuse", "negation"):
        return False
    return bool(clause.of("worked", "experience", "year", "month", "other"))


def _hours(sentence: Sentence, clause: Clause, hit: Hit) -> str | None:
    number = number_before(sentence, hit.first)
    if number is None:
        return None
    full = _FULL_DAY if clause.of("day") else _FULL_WEEK
    if number[0] > 60 or (not clause.of("day") and number[0] < 10):
        return None
    return "full" if number[0] >= full else "part"
