"""Working time: full or part time, marginal employment, and the hours of a week."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from models.reading.finding import Finding, surest
from models.reading.hour_words import (
    BARE,
    BARE_BEFORE,
    BARE_BEHIND,
    BASIS,
    FULL,
    MINI,
    MONEY,
    NOT_WEEKLY,
    NOT_WEEKLY_BEHIND,
    NUMBER_WORDS,
    OPEN_TO_PART,
    OTHER_PEOPLE,
    OTHER_TIME,
    PART,
    PERCENT,
    PERCENT_BEHIND,
    PERCENT_ELSE,
    PERCENT_FRAME,
    WEEKLY,
    WEEKLY_BEFORE,
)
from models.reading.sentences import Part, Sentence
from models.reading.stance import is_denied

FULL_WEEK = 35.0
"""Weekly hours from which a job is full time: the full week of some collective agreements."""


def find_hours(sentence: Sentence) -> list[Finding]:
    """Read what a sentence says of the working time: fields "hours" and "weekly_hours"."""
    if OTHER_PEOPLE.search(sentence.low):
        return []
    words = list(_words(sentence))
    if OTHER_TIME.search(sentence.low):
        return [finding for finding in words if finding.value == "mini"]
    numbers = list(_weekly(sentence))
    both = {"full", "part"} <= {finding.value for finding in words} or "any" in {
        finding.value for finding in words
    }
    percents = [] if both else list(_percents(sentence))
    return [*words, *numbers, *percents]


def settle_hours(findings: Sequence[Finding]) -> list[Finding]:
    """Bring what all sentences say together: words before numbers, full and part time both is any."""
    words = [finding for finding in findings if finding.field == "hours"]
    numbers = [finding for finding in findings if finding.field == "weekly_hours"]
    settled = []
    if (weekly := surest(numbers)) is not None:
        settled.append(weekly)
    if words := [finding for finding in words if finding.rule != "hours:basis"] or words:
        settled.append(_combined(words, numbers))
    elif weekly is not None and (kind := _kind(weekly.value)) is not None:
        settled.append(replace(weekly, field="hours", value=kind, rule="hours:weekly"))
    return settled


def _combined(words: Sequence[Finding], numbers: Sequence[Finding]) -> Finding:
    """Bring the words of all sentences to one value."""
    values = {finding.value for finding in words}
    for value in ("any", "part", "full"):
        chosen = next((finding for finding in words if finding.value == value), None)
        if chosen is None:
            continue
        if value == "part" and "full" in values:
            return replace(chosen, value="any")
        if value == "full" and any(_kind(number.value) in ("part", "any") for number in numbers):
            return replace(chosen, value="any", probability=0.85)
        return chosen
    return words[0]


def _words(sentence: Sentence) -> Iterator[Finding]:
    open_to_part = OPEN_TO_PART.search(sentence.low)
    if open_to_part is not None and not is_denied(sentence, open_to_part.start()):
        yield Finding("hours", "any", sentence, *open_to_part.span(), "hours:open", 0.9)
    for value, pattern in (("full", FULL), ("part", PART), ("mini", MINI)):
        for match in pattern.finditer(sentence.low):
            if is_denied(sentence, match.start()):
                continue
            basis = value == "full" and MONEY.search(sentence.low) and BASIS.search(sentence.low)
            rule, probability = ("hours:basis", 0.8) if basis else ("hours:words", 0.96)
            yield Finding("hours", value, sentence, match.start(), match.end(), rule, probability)
            break


def _weekly(sentence: Sentence) -> Iterator[Finding]:
    """Read hours of a week: "38,5 Std./Woche", "wöchentlich 15 bis 25 Stunden", a bare "30 Stunden"."""
    for pattern, probability in ((WEEKLY, 0.96), (WEEKLY_BEFORE, 0.95)):
        for match in pattern.finditer(sentence.low):
            value = _hours_value(match)
            if value is not None and not is_denied(sentence, match.start()):
                yield Finding(
                    "weekly_hours", value, sentence, match.start(), match.end(), "hours:week", probability
                )
                return
    for part in sentence.parts:
        if NOT_WEEKLY.search(part.low):
            continue
        for match in BARE.finditer(part.low):
            value = _hours_value(match)
            if (
                value is not None
                and _is_bare(part, match)
                and not is_denied(sentence, part.start + match.start())
            ):
                start, end = part.start + match.start(), part.start + match.end()
                basis = part.low[: match.start()].rstrip().endswith("bei")
                yield Finding(
                    "weekly_hours", value, sentence, start, end, "hours:bare", 0.8 if basis else 0.88
                )
                return


def _is_bare(part: Part, match: re.Match[str]) -> bool:
    before, behind = part.low[: match.start()], part.low[match.end() :]
    if NOT_WEEKLY_BEHIND.match(behind):
        return False
    return BARE_BEFORE.search(before) is not None and BARE_BEHIND.match(behind) is not None


def _hours_value(match: re.Match[str]) -> dict[str, Any] | None:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    if not 2 <= low <= high <= 60:
        return None
    only = (match["only"] or "").strip()
    if match["high"] is None and only in ("ab", "mindestens", "mind.", "at least", "from"):
        return {"min": low}
    if match["high"] is None and only:
        return {"max": high}
    return {"min": low, "max": high}


def _number(text: str) -> float:
    return float(NUMBER_WORDS[text]) if text in NUMBER_WORDS else float(text.replace(",", "."))


def _kind(weekly: dict[str, Any]) -> str | None:
    low, high = weekly.get("min"), weekly.get("max")
    if low is not None and low >= FULL_WEEK:
        return "full"
    if high is None:
        return "part" if low is not None and low < 25 else None
    return "part" if high < FULL_WEEK else "any"


def _percents(sentence: Sentence) -> Iterator[Finding]:
    for match in PERCENT.finditer(sentence.low):
        low, high = int(match["low"]), int(match["high"] or match["low"])
        before, after = sentence.low[: match.start()], sentence.low[match.end() :]
        framed = match["behind"] or PERCENT_FRAME.search(before) or PERCENT_BEHIND.match(after)
        alone = not before.strip() or before.rstrip().endswith((",", "(", ":", "zeit", "oder", "or"))
        alone = alone and not after.strip(" .)")
        if not (framed or alone) or not (10 <= low <= high <= 100) or PERCENT_ELSE.match(after):
            continue
        value = "full" if low == 100 else "any" if high == 100 else "part"
        yield Finding("hours", value, sentence, match.start(), match.end(), "hours:percent", 0.93)
