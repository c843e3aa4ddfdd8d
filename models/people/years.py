"""How long: "acht Jahre", "two and a half years", "з 2014 по 2019", "سنتين", as years with their place in the text."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.people.sentences import Hit, Sentence

MAX_YEARS = 60
_NO_ACTIVITY = (0, 0)
_NUMBERLESS = frozenset({"سنه", "عام", "рік", "год", "року"})


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in years: `tokens[first:last]`."""

    years: float
    first: int
    last: int


def durations(sentence: Sentence, activity: tuple[int, int] = _NO_ACTIVITY) -> list[Duration]:
    """Return the lengths of time that a sentence states; ages and the time since arrival are none.

    Args:
        sentence: A sentence.
        activity: First word of a known activity and the word behind it. Only a verb of living makes the time in its
            clause one of life, and no "children" or "in Germany".

    """
    found = [duration for hit in sentence.hits if (duration := _duration(sentence, hit)) is not None]
    found += _spans(sentence)
    return _joined([duration for duration in found if not _of_life(sentence, duration, activity)])


def number_before(sentence: Sentence, position: int) -> tuple[float, int] | None:
    """Return the number that ends before a word, and where it begins; None without one.

    One word may stand between ("10 ganze Jahre"); tens and ones add up ("двадцять два").
    """
    tokens = sentence.tokens
    by_end = {hit.last: hit for hit in sentence.hits if hit.kind == "number_word"}
    for end in (position, position - 1):
        if end <= sentence.first:
            return None
        word = tokens[end - 1].norm.replace(",", ".")
        if word.replace(".", "", 1).isdigit():
            return float(word), end - 1
        if (hit := by_end.get(end)) is not None:
            tens = by_end.get(hit.first)
            if tens is not None and int(tens.value) >= 20 and int(hit.value) < 10:
                return float(tens.value) + float(hit.value), tens.first
            return float(hit.value), hit.first
    return None


def _duration(sentence: Sentence, hit: Hit) -> Duration | None:
    if hit.kind not in {"year", "month"}:
        return None
    months = float(hit.value)
    number = number_before(sentence, hit.first) if months in {1, 12} else (1.0, hit.first)
    if number is None:
        if months == 12 and sentence.tokens[hit.first].norm in _NUMBERLESS and hit.last - hit.first == 1:
            return Duration(1.0, hit.first, hit.last)
        return None
    years = round(number[0] * months / 12, 1)
    return Duration(years, number[1], hit.last) if 0 < years <= MAX_YEARS else None


def _spans(sentence: Sentence) -> list[Duration]:
    """Two years of the calendar near each other are beginning and end."""
    calendar = [
        (index, int(token.norm))
        for index, token in enumerate(sentence.tokens[sentence.first : sentence.last], sentence.first)
        if len(token.norm) == 4 and token.norm.isdigit() and 1950 <= int(token.norm) <= 2100
    ]
    return [
        Duration(float(end - start), first, last + 1)
        for (first, start), (last, end) in itertools.pairwise(calendar)
        if last - first <= 4 and 0 < end - start <= MAX_YEARS
    ]


def _of_life(sentence: Sentence, duration: Duration, activity: tuple[int, int]) -> bool:
    """Whether a time is an age, the time since arrival, or one that begins or ended somewhere ("two years ago")."""
    if any(hit.kind == "before_length" and hit.last == duration.first for hit in sentence.hits):
        return True
    if any(hit.kind == "after_length" and hit.first == duration.last for hit in sentence.hits):
        return True
    clause = sentence.clause_of(duration.first)
    if any(hit.last >= duration.first - 2 and hit.first <= duration.last + 1 for hit in clause.of("age")):
        return True
    living = "home" if activity != _NO_ACTIVITY else "living"
    return bool(clause.of(living)) and not clause.of("worked", "experience", "being", "as")


def _joined(found: Sequence[Duration]) -> list[Duration]:
    """Add months to the years before them: "three years and two months"."""
    joined: list[Duration] = []
    for duration in sorted(found, key=lambda each: each.first):
        last = joined[-1] if joined else None
        if last is not None and duration.first - last.last <= 1 and duration.years < 1 <= last.years:
            joined[-1] = replace(last, years=round(last.years + duration.years, 1), last=duration.last)
        elif last is None or duration.first >= last.last:
            joined.append(duration)
    return joined
