"""Languages with their level: "Deutsch B1", "по-польськи добре", "Arabic is my mother tongue", "kein Englisch"."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.levels import CefrLevel
from models.people.finding import Finding
from models.people.sentences import Hit, Sentence

_CEFR = re.compile(r"([abcавсб])([012])")
_LETTERS = str.maketrans("авсб", "abcb")
_AND = frozenset(
    ("und", "and", "і", "й", "та", "и", "ve", "et", "و", "oder", "or", "або", "или", "bis", "to", "veya")
)
_NEAR_WORD = 5
_NEAR_STATED = 8
_NEAR_BEFORE = 2


@dataclass(frozen=True, slots=True)
class _Level:
    level: CefrLevel
    first: int
    last: int
    stated: bool
    ahead: bool = False


def find_languages(sentence: Sentence) -> list[Finding]:
    """Return the languages of a sentence whose level it tells; `A0` where a language is denied."""
    named = [hit for hit in sentence.hits if hit.kind == "language"]
    named = [hit for index, hit in enumerate(named) if index == 0 or hit.first != named[index - 1].first]
    levels = _levels(sentence)
    if not named:
        return _without_name(sentence, levels, set())
    before = bool(levels) and levels[0].first < named[0].first
    found: list[Finding] = []
    used: set[int] = set()
    for index, hit in enumerate(named):
        level = _level_of(sentence, named, index, levels, used, before)
        if level is not None:
            used.add(level.first)
            found.append(_finding(sentence, hit, level))
        elif _is_denied(sentence, hit):
            found.append(
                Finding(
                    "languages", {"code": hit.value, "level": "A0"}, hit.first, hit.last, sentence.lang, 0.9
                )
            )
    german = [] if any(hit.value == "de" for hit in named) else _without_name(sentence, levels, used)
    return found + _shared(sentence, named, found) + german


def _levels(sentence: Sentence) -> list[_Level]:
    words = {hit.first: hit for hit in sentence.hits if hit.kind == "level_word"}
    found: list[_Level] = []
    for index in range(sentence.first, sentence.last):
        norm = sentence.tokens[index].norm
        if len(norm) == 2 and (cefr := _CEFR.fullmatch(norm)):
            level = CefrLevel((cefr[1].translate(_LETTERS) + cefr[2]).upper())
            if not _is_licence_class(sentence, index) and not sentence.clause_of(index).of("needed"):
                found.append(_Level(level, index, index + 1, stated=True, ahead=_is_ahead(sentence, index)))
        elif (hit := words.get(index)) is not None:
            stated = any(sign.isdigit() for sign in sentence.tokens[hit.last - 1].norm)
            found.append(_Level(CefrLevel(hit.value), hit.first, hit.last, stated))
    return _lower_of_ranges(sentence, found)


def _is_licence_class(sentence: Sentence, index: int) -> bool:
    return any(
        hit.kind in {"licence_class", "driving_licence"} and 0 <= index - hit.last <= 1
        for hit in sentence.hits
    )


def _is_ahead(sentence: Sentence, index: int) -> bool:
    """Whether a level is only being learned for."""
    clause = sentence.clause_of(index)
    if clause.of("passed"):
        return False
    return any(hit.first - index <= 2 and index - hit.last <= 1 for hit in clause.of("course"))


def _lower_of_ranges(sentence: Sentence, levels: Sequence[_Level]) -> list[_Level]:
    """Of "A2/B1" or "B1 or B2" keep the lower one."""
    kept: list[_Level] = []
    for level in levels:
        last = kept[-1] if kept else None
        if last and last.stated and level.stated and _is_range(sentence, last.last, level.first):
            if level.level.order < last.level.order:
                kept[-1] = level
        else:
            kept.append(level)
    return kept


def _is_range(sentence: Sentence, start: int, stop: int) -> bool:
    between = [token.norm for token in sentence.tokens[start:stop]]
    return (
        all(word in _AND for word in between) and len(between) <= 1 and sentence.tokens[stop].ends != "clause"
    )


def _level_of(
    sentence: Sentence,
    named: Sequence[Hit],
    index: int,
    levels: Sequence[_Level],
    used: set[int],
    before: bool,
) -> _Level | None:
    hit = named[index]
    start = named[index - 1].last if index else sentence.first
    stop = named[index + 1].first if index + 1 < len(named) else sentence.last
    later = [level for level in levels if hit.first <= level.first < stop and level.first not in used]
    if index + 1 < len(named):
        later = [level for level in later if not _is_before_next(level, hit, named[index + 1])]
    earlier = [level for level in levels if start <= level.first < hit.first and level.first not in used]
    later = [level for level in later if _is_near(sentence, level, level.first - hit.last, hit)]
    earlier = [
        level for level in earlier if _is_near(sentence, level, hit.first - level.last, hit, before=True)
    ]
    first, second = (earlier[::-1], later) if before else (later, earlier[::-1])
    return _best(first) or _best(second)


def _is_before_next(level: _Level, hit: Hit, following: Hit) -> bool:
    """Whether a word of level belongs to the language behind it: "French and a little English"."""
    return not level.stated and level.last == following.first and level.first > hit.last


def _is_near(sentence: Sentence, level: _Level, distance: int, hit: Hit, *, before: bool = False) -> bool:
    if level.stated:
        return distance <= (_NEAR_BEFORE if before else _NEAR_STATED)
    clause, own = sentence.clause_of(level.first), sentence.clause_of(hit.first)
    if clause is own:
        return distance <= _NEAR_WORD
    follows = clause is sentence.after(own) and level.first == clause.first and not clause.of("language")
    return follows and distance <= 2


def _best(levels: Sequence[_Level]) -> _Level | None:
    """Return the reached level that is stated in so many words, else the nearest."""
    ranked = sorted(levels, key=lambda level: (level.ahead, not level.stated))
    return ranked[0] if ranked else None


def _is_denied(sentence: Sentence, hit: Hit) -> bool:
    clause = sentence.clause_of(hit.first)
    return bool(clause.of("negation")) and not clause.of("passed", "wish") and "refuse" not in clause.kinds


def _finding(sentence: Sentence, hit: Hit, level: _Level) -> Finding:
    reached = CefrLevel.from_order(level.level.order - 1) if level.ahead else level.level
    probability = 0.8 if level.ahead else 0.97 if level.stated else 0.92
    value = {"code": hit.value, "level": str(reached)}
    return Finding(
        "languages", value, min(hit.first, level.first), max(hit.last, level.last), sentence.lang, probability
    )


def _shared(sentence: Sentence, named: Sequence[Hit], found: Sequence[Finding]) -> list[Finding]:
    """In "Russian and Ukrainian fluent" both have the level of the last."""
    by_code = {finding.value["code"]: finding for finding in found}
    shared: list[Finding] = []
    for hit, follower in itertools.pairwise(named):
        between = [token.norm for token in sentence.tokens[hit.last : follower.first]]
        told = by_code.get(follower.value)
        if hit.value not in by_code and told and len(between) == 1 and between[0] in _AND:
            value = {"code": hit.value, "level": told.value["level"]}
            shared.append(Finding("languages", value, hit.first, told.last, sentence.lang, 0.9))
    return shared


def _without_name(sentence: Sentence, levels: Sequence[_Level], used: set[int]) -> list[Finding]:
    """A level beside a course or certificate, without the name of a language, is one of German."""
    for level in levels:
        clause = sentence.clause_of(level.first)
        if level.stated and level.first not in used and clause.of("course", "passed"):
            reached = CefrLevel.from_order(level.level.order - 1) if level.ahead else level.level
            value = {"code": "de", "level": str(reached)}
            return [Finding("languages", value, level.first, level.last, sentence.lang, 0.8)]
    return []
