"""Required languages: which, and on what level of the Common European Framework.

A stated level always wins over an adjective; of a range the lower end counts, of "first A2, later B1" the first.
"Deutsch oder Englisch" requires neither, "Deutsch als Muttersprache" excludes people by origin and states no level.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.reading import language_words as words
from models.reading.finding import Finding
from models.reading.sentences import Sentence
from models.reading.stance import Stance, is_wished, stance

FIELD = "languages"
_PROBABILITY = {"stated": 0.97, "adjective": 0.94, "plain": 0.91}


@dataclass(frozen=True)
class _Mention:
    code: str
    start: int
    end: int
    knowledge: bool


@dataclass(frozen=True)
class _Level:
    level: str
    start: int
    end: int
    rule: str


def find_languages(sentence: Sentence) -> list[Finding]:
    """Read the languages that a sentence requires, each with its level."""
    mentions = list(_mentions(sentence))
    stated = list(_stated_levels(sentence, with_language=bool(mentions)))
    if not mentions:
        return _level_alone(sentence, stated)
    findings = []
    for number, mention in enumerate(mentions):
        if _is_alternative(sentence, mentions, number):
            continue
        level = _level_of(sentence, mentions, number, stated)
        if level is not None and _is_required(sentence, mention, level):
            findings.append(_finding(sentence, mention, level))
    if not findings and len({mention.code for mention in mentions}) == 1:
        return _level_apart(sentence, mentions[0], stated)
    return findings


def _mentions(sentence: Sentence) -> Iterator[_Mention]:
    for match in words.MENTION.finditer(sentence.low):
        behind = sentence.low[match.end() : match.end() + 1]
        if (behind == "-" and match["hyphen"] is None) or words.SECOND_LANGUAGE.match(
            sentence.low, match.end()
        ):
            continue
        if match["name"] in ("polish", "german", "english") and sentence.text[match.start()].islower():
            continue
        knowledge = bool(match["knowledge"] or match["phrase"] or match["hyphen"])
        yield _Mention(words.CODES[match["name"]], match.start(), match.end(), knowledge)


def _stated_levels(sentence: Sentence, *, with_language: bool) -> Iterator[_Level]:
    if not with_language and not words.CERTIFICATE.search(sentence.low):
        return
    previous = 0
    for match in words.LEVEL.finditer(sentence.low):
        later = _is_later(sentence, previous, match)
        previous = match.end()
        if not sentence.text[match.start()].isupper() or words.NO_LEVEL.search(sentence.low[: match.start()]):
            continue
        if is_wished(sentence, match.start()) or later:
            continue
        low = min(level for level in match.groups() if level)
        yield _Level(low.upper(), match.start(), match.end(), "stated")


def _is_later(sentence: Sentence, previous: int, match: re.Match[str]) -> bool:
    """Whether a level is a step after the start, no condition of being hired."""
    part = sentence.parts[sentence.part_index(match.start())]
    if words.AT_START.search(part.low):
        return False
    start, end = max(previous, part.start), min(part.end, match.end() + 12)
    return words.LATER.search(sentence.low, start, end) is not None


def _level_alone(sentence: Sentence, stated: Sequence[_Level]) -> list[Finding]:
    """A level or certificate without a language is German in a German advertisement."""
    if words.COURSE.search(sentence.low):
        return []
    for level in stated:
        part = sentence.parts[sentence.part_index(level.start)]
        framed = words.CERTIFICATE.search(part.low) or words.AT_START.search(part.low)
        if framed and stance(sentence, level.start).holds:
            value = {"code": "de", "level": level.level}
            return [Finding(FIELD, value, sentence, part.start, part.end, "languages:certificate", 0.93)]
    return []


def _level_apart(sentence: Sentence, mention: _Mention, stated: Sequence[_Level]) -> list[Finding]:
    """A level that stands in another part than its language: "Perfektes Deutsch verlangt niemand, B1 reicht"."""
    for level in stated:
        part = sentence.parts[sentence.part_index(level.start)]
        if words.AT_START.search(part.low) or (
            words.SUFFICES.search(part.low) and stance(sentence, level.start).holds
        ):
            return [_finding(sentence, mention, level)]
    return []


def _is_alternative(sentence: Sentence, mentions: Sequence[_Mention], number: int) -> bool:
    """Whether one of two languages is enough ("Deutsch oder Englisch")."""
    around = mentions[max(0, number - 1) : number + 2]
    gaps = (sentence.low[left.end : right.start] for left, right in itertools.pairwise(around))
    return any(
        words.ALTERNATIVE.fullmatch(gap) is not None and "," not in gap for gap in gaps if len(gap) < 60
    )


def _level_of(
    sentence: Sentence, mentions: Sequence[_Mention], number: int, stated: Sequence[_Level]
) -> _Level | None:
    """Return the level that belongs to a mention: stated, by adjective, or by a plain demand."""
    group = _joined_group(sentence, mentions, number)
    first, last = group[0], group[-1]
    before = _own_words_before(sentence, mentions, first)
    after = _own_words_after(sentence, mentions, last)
    for level in stated:
        between = first.end <= level.start < last.start
        if last.end <= level.start < after or before <= level.start < first.start or between:
            return level
    own = sentence.low[before:after]
    if words.NATIVE.search(own) and "niveau" not in own:
        return None
    return _by_adjective(sentence, before, after, first, last) or _plain(sentence, mentions[number])


def _joined_group(sentence: Sentence, mentions: Sequence[_Mention], number: int) -> Sequence[_Mention]:
    """Return the mentions that share one level: "Deutsch- und Rumänischkenntnisse"."""
    first = last = number
    while first and words.JOINED.fullmatch(sentence.low, mentions[first - 1].end, mentions[first].start):
        first -= 1
    while last + 1 < len(mentions) and words.JOINED.fullmatch(
        sentence.low, mentions[last].end, mentions[last + 1].start
    ):
        last += 1
    return mentions[first : last + 1]


def _own_words_before(sentence: Sentence, mentions: Sequence[_Mention], first: _Mention) -> int:
    """Return where the words before a mention begin that describe it and not its predecessor."""
    earlier = [mention for mention in mentions if mention.start < first.start]
    if not earlier:
        return sentence.parts[sentence.part_index(first.start)].start
    breaks = list(words.BREAK.finditer(sentence.low, earlier[-1].end, first.start))
    return breaks[-1].end() if breaks else first.start


def _own_words_after(sentence: Sentence, mentions: Sequence[_Mention], last: _Mention) -> int:
    """Return where the words behind a mention end that describe it and not its successor."""
    later = [mention for mention in mentions if mention.start > last.start]
    if not later:
        return len(sentence.low)
    breaks = list(words.BREAK.finditer(sentence.low, last.end, later[0].start))
    return breaks[-1].start() if breaks else later[0].start


def _by_adjective(
    sentence: Sentence, before: int, after: int, first: _Mention, last: _Mention
) -> _Level | None:
    number = sentence.part_index(last.start)
    if sentence.parts[number].low.endswith(":") and number + 1 < len(sentence.parts):
        number += 1
    behind = _adjective(sentence, last.end, min(after, sentence.parts[number].end))
    ahead = _adjective(sentence, before, first.start)
    if ahead and behind and _is_of_another_noun(sentence, ahead.end, first.start):
        return behind
    if ahead or behind:
        return ahead or behind
    written = words.WRITTEN.search(sentence.low, before, after)
    return _Level("B2", written.start(), written.end(), "adjective") if written else None


def _adjective(sentence: Sentence, start: int, end: int) -> _Level | None:
    """Return the first adjective of a stretch that is no wish: "gute, idealerweise sehr gute Kenntnisse"."""
    for match in words.ADJECTIVE.finditer(sentence.low, start, end):
        would_be = sentence.low[: match.start()].endswith("wäre ")
        if not would_be and words.WISH.search(sentence.low, start, match.start()) is None:
            return _Level(str(match.lastgroup), match.start(), match.end(), "adjective")
    return None


def _is_of_another_noun(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an adjective belongs to a noun before the language: "sichere Warenwirtschaft und Deutsch fließend"."""
    joined = words.BREAK.search(sentence.low, start, end)
    return joined is not None and words.NOUN_BETWEEN.search(sentence.text, start, joined.start()) is not None


def _plain(sentence: Sentence, mention: _Mention) -> _Level | None:
    part = sentence.parts[sentence.part_index(mention.start)]
    if mention.knowledge or words.PLAIN_DEMAND.search(part.low):
        return _Level("B1", mention.start, mention.end, "plain")
    return None


def _is_required(sentence: Sentence, mention: _Mention, level: _Level) -> bool:
    found = stance(sentence, mention.start)
    part = sentence.parts[sentence.part_index(mention.start)]
    if found is Stance.OFFERED and level.rule == "stated" and words.AT_START.search(part.low):
        return True
    return found.holds and (level.rule == "stated" or words.COURSE.search(part.low) is None)


def _finding(sentence: Sentence, mention: _Mention, level: _Level) -> Finding:
    start, end = min(mention.start, level.start), max(mention.end, level.end)
    value = {"code": mention.code, "level": level.level}
    return Finding(FIELD, value, sentence, start, end, f"languages:{level.rule}", _PROBABILITY[level.rule])
