"""Cues: they save time and change nothing."""

import importlib
import pkgutil

import models.reading
from models.reading.cues import CuedPattern, holds_any, listed_words
from models.reading.sentences import lowered
from tests.bench import reading as bench


def patterns() -> list[tuple[str, CuedPattern]]:
    modules = [
        importlib.import_module(f"models.reading.{info.name}")
        for info in pkgutil.iter_modules(models.reading.__path__)
    ]
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, CuedPattern)
    ]


def test_no_cue_hides_a_match():
    texts = [
        lowered(sentence["text"])
        for half in ("development", "wordings")
        for sentence in bench.sentences(half)
    ]
    hidden = [
        (name, match[0])
        for name, pattern in patterns()
        for text in texts
        if (match := pattern.pattern.search(text)) and not pattern.may_match(text)
    ]
    assert hidden == []


def test_a_pattern_without_its_cue_finds_nothing():
    pattern = CuedPattern(r"\bnacht\w*", "nacht")
    assert pattern.search("tagdienst") is None
    assert list(pattern.finditer("tagdienst")) == []
    assert pattern.search("im nachtdienst")[0] == "nachtdienst"
    assert pattern.match("nachtdienst")[0] == "nachtdienst"


def test_words_are_listed_with_blanks_inside():
    assert listed_words("a b_c", "d") == ("a", "b c", "d")
    assert holds_any("xb cx", ("b c",))
    assert not holds_any("xbcx", ("b c",))
