"""Requirement level of a job: helper, skilled, specialist, expert.

Read only where education or experience is demanded, a team is led, or the job is called a helper job; the name of
a trade alone says nothing here, that is the work of occupation coding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.reading import education as words
from models.reading.cues import listed_words
from models.reading.finding import Finding, surest
from models.reading.headings import Section
from models.reading.sentences import Sentence, Source
from models.reading.stance import Stance, stance

FIELD = "level"
TRIGGERS = listed_words(
    "ausbild abschl lehr helfer hilfs meister techniker studi bachelor master diplom gelern erfahr",
    "gesell facharb",
    "facharzt fachärzt fachwirt betriebswirt examin examen anerkann kenntnisse einweisung anlern",
    "quer team leit verantwort führ",
    "approb promo training experience degree certifi apprentice beruf bring zeig qualif polier",
    "umsteig lead helper",
    "jahre promov dipl. nichts lernen praxis urkunde prüfung",
)
"""A sentence without any of these needs no further look."""


def find_level(sentence: Sentence) -> list[Finding]:
    """Read the requirement level that a sentence demands; of alternatives the lower one."""
    helper = _helper(sentence)
    if helper is not None:
        return [helper]
    if demands := list(_demands(sentence)):
        return [_settle_sentence(sentence, demands)]
    nothing = words.NOTHING_NEEDED.search(sentence.low)
    if nothing and sentence.section is not Section.COMPANY:
        return [_found(sentence, 1, nothing, "none-needed", 0.93)]
    if sentence.section is Section.TASKS:
        return []
    taught = words.TAUGHT.search(sentence.low) or _taught_career_changers(sentence)
    if taught is None or words.TAUGHT_OTHERS.search(sentence.low):
        return []
    return [_found(sentence, 1, taught, "taught", 0.92)]


def settle_level(findings: Sequence[Finding]) -> Finding | None:
    """Bring what all sentences say together.

    A helper job in the title, and training that is said to be no precondition, count before anything else; then
    the highest of several demands; then that nothing is needed.
    """
    titled = [finding for finding in findings if finding.sentence.source is Source.TITLE]
    for finding in titled:
        if finding.rule == "level:helper":
            return finding
    if wished := [finding for finding in findings if finding.rule in ("level:one-year", "level:wished")]:
        return surest(wished)
    demands = [finding for finding in findings if finding.value > 1]
    nothing = [finding for finding in findings if finding.value == 1]
    if demands and nothing:
        strongest = max(demands, key=lambda finding: finding.value)
        return (
            replace(strongest, probability=0.75)
            if strongest.value > 2
            else replace(nothing[0], probability=0.7)
        )
    return max(findings, key=lambda finding: (finding.value, finding.probability), default=None)


def _found(sentence: Sentence, level: int, match: re.Match[str], rule: str, probability: float) -> Finding:
    return Finding(FIELD, level, sentence, match.start(), match.end(), f"level:{rule}", probability)


def _helper(sentence: Sentence) -> Finding | None:
    """Read that the job is a helper job, or that training is said not to be needed."""
    low = sentence.low
    if match := words.ONE_YEAR.search(low):
        return _found(sentence, 1, match, "one-year", 0.94)
    if match := words.WISHED_TRAINING.search(low):
        return _found(sentence, 1, match, "wished", 0.93)
    helpers = list(words.HELPER.finditer(low))
    if not helpers or sentence.section is Section.TASKS:
        return None
    if words.OTHER_PEOPLE.search(low) or words.NOT_HELPER.search(low):
        return None
    for match in helpers:
        framed = sentence.source is Source.TITLE or words.HELPER_FRAME.search(low[: match.start()])
        if framed and stance(sentence, match.start()) is not Stance.DENIED:
            return _found(sentence, 1, match, "helper", 0.94)
    return None


def _taught_career_changers(sentence: Sentence) -> re.Match[str] | None:
    if words.CAREER_CHANGERS.search(sentence.low) and not re.search(r"\b(?:keine?|leider)\b", sentence.low):
        return words.INDUCTION.search(sentence.low)
    return None


_RULES = (
    (2, words.TRAINED, "training"),
    (2, words.YEARS, "experience"),
    (3, words.SPECIALIST, "specialist"),
    (3, words.LEADING, "leading"),
    (4, words.EXPERT, "expert"),
)


def _demands(sentence: Sentence) -> Iterator[Finding]:
    low = sentence.low
    for level, pattern, rule in _RULES:
        if sentence.section is Section.TASKS and rule != "leading":
            continue
        for match in pattern.finditer(low):
            part = sentence.parts[sentence.part_index(match.start())]
            if (
                words.OTHER_PEOPLE.search(part.low)
                or words.OTHER_PEOPLE.match(low)
                or _excluded(sentence, rule, match)
            ):
                continue
            if stance(sentence, match.start()).holds:
                yield _found(sentence, level, match, rule, 0.94)
                break
    leading = words.LEADING_TITLE.search(low) if sentence.source is Source.TITLE else None
    if leading is not None and not words.NOT_LEADING_TITLE.search(low):
        yield _found(sentence, 3, leading, "leading", 0.85)


def _excluded(sentence: Sentence, rule: str, match: re.Match[str]) -> bool:
    """Whether the words mean something else here: an offer of training, a person, a course of study under way."""
    low = sentence.low
    if rule in ("training", "specialist") and words.OFFERED_TRAINING.search(low):
        return True
    if rule == "specialist":
        worked_as = re.search(r"(?:erfahrung|praxis)(?: \w+)? als $", low[: match.start()])
        wanted = sentence.text[match.start()].isupper() and _is_demanded_person(sentence, match)
        return worked_as is not None or not wanted
    if rule == "experience":
        return re.search(r"\bunser\w*\b|\bwir (?:haben|blicken|bringen)\b|\bseit\b", low) is not None
    if rule == "expert":
        return words.NOT_EXPERT.search(low) is not None
    return False


def _is_demanded_person(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a Meister or Techniker is who is wanted, and not somebody who does something in the sentence."""
    if words.DOING.match(sentence.low, match.end()):
        return False
    return not match[0].startswith("techniker") or words.TECHNICIAN_DEGREE.search(sentence.low) is not None


def _settle_sentence(sentence: Sentence, demands: Sequence[Finding]) -> Finding:
    """Of alternatives the lower level counts, of demands that stand side by side the higher one."""
    lowest = min(demands, key=lambda finding: finding.value)
    highest = max(demands, key=lambda finding: finding.value)
    if lowest.value == highest.value:
        return lowest
    first, second = sorted((lowest, highest), key=lambda finding: finding.start)
    between = sentence.low[first.start : max(first.end, second.start + 1)]
    in_brackets = "(" in between and ")" in sentence.low[second.start :]
    if words.ALTERNATIVE.search(between) or second.start < first.end or in_brackets:
        return lowest
    return highest
