"""Skills that an advertisement demands or wishes for.

A skill is a method, tool, material, activity, field of knowledge or certificate, as it stands in the text without
frame words ("Kenntnisse in"), articles and adjectives of quality. Personal qualities, sectors ("Erfahrung im
Einzelhandel"), papers about the person, languages and licences are none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from models.reading import skill_words as words
from models.reading.finding import Finding
from models.reading.headings import Section
from models.reading.sentences import Sentence, Source
from models.reading.stance import Stance, stance

MAX_WORDS = 7
_WORD = re.compile(r"[\w§./-]*\w")
_Candidate = tuple[int, int, str, float]


def find_skills(sentence: Sentence) -> list[Finding]:
    """Read the skills that a sentence demands ("skills_required") or wishes for ("skills_optional")."""
    if sentence.source is Source.TITLE or sentence.section in (
        Section.TASKS,
        Section.OFFER,
        Section.COMPANY,
        Section.CONTACT,
    ):
        return []
    if words.NO_REQUIREMENT.search(sentence.low):
        return []
    spans: list[_Candidate] = []
    for candidate in _candidates(sentence):
        if not any(candidate[0] < end and start < candidate[1] for start, end, _, _ in spans):
            spans.append(candidate)
    return [finding for span in sorted(spans) if (finding := _finding(sentence, *span)) is not None]


def settle_skills(required: list[Finding], optional: list[Finding]) -> list[Finding]:
    """Keep each skill once; what is demanded somewhere is not listed as a wish as well."""
    kept: dict[str, Finding] = {}
    for finding in (*required, *optional):
        kept.setdefault(str(finding.value).casefold(), finding)
    return list(kept.values())


def _candidates(sentence: Sentence) -> Iterator[_Candidate]:
    for pattern, rule in ((words.FRAME, "frame"), (words.MASTERY, "mastery")):
        for match in pattern.finditer(sentence.low):
            if not words.NOT_A_DEMAND.search(sentence.low[: match.start()]):
                yield from _listed(sentence, match, rule)
    for pattern, rule in (
        (words.COMPOUND, "compound"),
        (words.CERTIFICATE, "certificate"),
        (words.KNACK, "knack"),
    ):
        for match in pattern.finditer(sentence.low):
            if (span := _trimmed(sentence, match.start(), match.end(), keep=rule == "knack")) is not None:
                yield (*span, rule, 0.93)
    for match in words.TOOL_EXPERIENCE.finditer(sentence.text):
        yield (*match.span(), "compound", 0.9)
    yield from _predicated(sentence)
    if sentence.section in (Section.PROFILE, Section.WISHES):
        yield from _known(sentence)


def _listed(sentence: Sentence, match: re.Match[str], rule: str) -> Iterator[_Candidate]:
    """Take an enumeration behind a frame apart: "Kenntnisse in Word, Excel und SAP sind …"."""
    start, experience = match.end(), re.match(r"\w*erfahr|praxis|experience", match[0].lstrip()) is not None
    while start < len(sentence.low):
        stop = words.STOP.search(sentence.low, start)
        end = stop.start() if stop else len(sentence.low)
        for left, right in _split(sentence, start, end):
            span = _trimmed(sentence, left, right)
            if span is not None and not (experience and words.SECTOR.match(sentence.low[span[0] : span[1]])):
                if rule == "mastery" and not _is_of_a_trade(sentence, *span):
                    continue
                yield (*span, rule, 0.93)
        if stop is None or stop[0] != "," or not _continues(sentence, stop.end()):
            return
        start = stop.end()


def _is_of_a_trade(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what somebody "can" is a skill: it names a thing, or an activity of a trade."""
    named = re.search(r"\b[A-ZÄÖÜ]", sentence.text[start:end]) is not None
    return named or words.TRADE_VERB.match(sentence.low, start) is not None


def _continues(sentence: Sentence, start: int) -> bool:
    """Whether the part behind a comma goes on with the enumeration: a few words, a noun first, no new frame."""
    following = re.match(
        r"\s*(?:[\w-]+ ?){1,3}(?=,|\s+(?:und|sowie|oder)\s|\W*$)", sentence.low[start : start + 80]
    )
    if following is None or words.FRAME.search(following[0] + " x"):
        return False
    first = sentence.text[start:].lstrip()[:1]
    taken = words.NO_SKILL.search(following[0]) or words.CERTIFICATE.search(following[0])
    return first.isupper() and not taken


def _split(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    if "bereich" in sentence.low[start:end]:
        yield start, end
        return
    for match in words.SPLIT.finditer(sentence.low, start, end):
        if sentence.low[position : match.start()].rstrip().endswith("-"):
            continue
        yield position, match.start()
        position = match.end()
    yield position, end


def _trimmed(sentence: Sentence, start: int, end: int, *, keep: bool = False) -> tuple[int, int] | None:
    """Leave articles, adjectives of quality and trailing words off; None if no skill is left."""
    while not keep and (match := words.LEFT.match(sentence.text[start:end])) and match.end():
        start += match.end()
    while match := words.RIGHT.search(sentence.text[start:end]):
        end = start + match.start()
    phrase = sentence.low[start:end]
    if phrase.count("(") == phrase.count(")") + 1 and sentence.low[end : end + 1] == ")":
        end += 1
        phrase = sentence.low[start:end]
    if len(phrase) < 2 or len(phrase.split()) > MAX_WORDS or not any(char.isalpha() for char in phrase):
        return None
    if words.VERB_FIRST.match(sentence.text, start) or phrase.count("(") != phrase.count(")"):
        return None
    if words.NO_SKILL.search(phrase) or words.PERSONS.search(phrase):
        return None
    return start, end


def _predicated(sentence: Sentence) -> Iterator[_Candidate]:
    """Find what is demanded by a predicate alone: "Excel ist ein Muss", "Word und SAP setzen wir voraus"."""
    for number, part in enumerate(sentence.parts):
        ends_so = part.low.rstrip(" .,;:!)").endswith(words.PREDICATE_ENDS)
        match = words.PREDICATE.match(part.low) if ends_so else None
        if match is None:
            continue
        start = _enumeration_start(sentence, number)
        for left, right in _split(sentence, start, part.start + match.end("what")):
            span = _trimmed(sentence, left, right)
            if span is not None and _names_a_skill(sentence, *span):
                yield (*span, "demanded", 0.85)


def _enumeration_start(sentence: Sentence, number: int) -> int:
    """Return where the enumeration begins that ends in a part: "Word, Excel und SAP"."""
    while number:
        part = sentence.parts[number - 1]
        if not re.fullmatch(r"\W*[A-ZÄÖÜ][\w-]*(?: [\w-]+)?, ?", sentence.text[part.start : part.end]):
            break
        number -= 1
    return sentence.parts[number].start


def _names_a_skill(sentence: Sentence, start: int, end: int) -> bool:
    text = sentence.text[start:end]
    return words.TOOL_LIKE.search(text) is not None or sentence.low[start:end] in known_skills()


def _finding(sentence: Sentence, start: int, end: int, rule: str, probability: float) -> Finding | None:
    found = stance(sentence, start)
    field = "skills_required" if found.holds else "skills_optional" if found is Stance.WISHED else None
    if field is None or words.OR_WILLING.match(sentence.low, end):
        return None
    return Finding(field, sentence.text[start:end], sentence, start, end, f"skills:{rule}", probability)


def _known(sentence: Sentence) -> Iterator[_Candidate]:
    """Find skills of the project's lexicon in a sentence of a profile, the longest ones first."""
    if words.EDUCATION.search(sentence.low):
        return
    known = known_skills()
    spans = [match.span() for match in _WORD.finditer(sentence.low)]
    position = 0
    while position < len(spans):
        for length in range(min(5, len(spans) - position), 0, -1):
            start, end = spans[position][0], spans[position + length - 1][1]
            phrase = sentence.low[start:end]
            if phrase in known and not words.NO_SKILL.search(phrase) and not words.SECTOR.match(phrase):
                yield start, end, "lexicon", 0.85
                position += length - 1
                break
        position += 1


@lru_cache(maxsize=1)
def known_skills() -> frozenset[str]:
    """Return the German skill phrases of the project's lexicon, lower-cased; empty where it is absent."""
    path = files("data") / "lexicon" / "skills.tsv"
    if not path.is_file():
        return frozenset()
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return frozenset(phrase.lower() for _, language, phrase in rows if language == "de")
