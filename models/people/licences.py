"""Driving licences: the classes that somebody holds, or that none is held."""

from data.fields import LICENCE_CLASSES
from models.people.finding import Finding
from models.people.sentences import Hit, Sentence

_CYRILLIC = str.maketrans("авсдеб", "abcdeb")
_KNOWN = frozenset(name.lower() for name in LICENCE_CLASSES)
_AND = frozenset(["und", "and", "і", "й", "та", "и", "ve", "et", "و"])
_KINDS = ("driving_licence", "licence", "licence_class")
_NEAR = 3
_LIKE_LEVELS = frozenset({"A1", "A2", "B1", "C1"})
_CLASS_WORDS = frozenset({"klasse", "klassen", "class", "категории", "категорії", "sinifi"})


def find_licences(sentence: Sentence) -> list[Finding]:
    """Return a finding a class; one with an empty list where a licence is denied."""
    denied = [hit for hit in sentence.hits if hit.kind == "licence_no"]
    if denied:
        return [_none(sentence, denied[0])]
    found: list[Finding] = []
    for hit in sentence.hits:
        if hit.kind not in _KINDS or _is_another(sentence, hit):
            continue
        clause = sentence.clause_of(hit.first)
        near = [
            each
            for each in clause.of("negation")
            if max(each.first - hit.last, hit.first - each.last) <= _NEAR
        ]
        if near and hit.kind != "licence_class":
            return [_none(sentence, hit)]
        if clause.of("licence_learning", "other") or (clause.of("wish") and not clause.of("self")):
            continue
        found += _classes(sentence, hit)
    return list({finding.value: finding for finding in reversed(found)}.values())[::-1]


def _none(sentence: Sentence, hit: Hit) -> Finding:
    return Finding("driving_licences", [], hit.first, hit.last, sentence.lang, 0.93)


def _is_another(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is no licence for the road: a forklift's, a crane's, a residence permit."""
    return any(
        each.kind == "no_licence_noun" and -2 <= each.first - hit.last <= 2 and each.first - hit.first >= -3
        for each in sentence.hits
    )


def _classes(sentence: Sentence, hit: Hit) -> list[Finding]:
    names = _letters(sentence, hit)
    if hit.value == "CE" and sentence.tokens[hit.last - 1].ends == "clause":
        names.setdefault("C", hit.last)
    listed = [hit.value] if hit.value and hit.value not in names else []
    if names or listed:
        return [
            Finding("driving_licences", name, hit.first, max(hit.last, end), sentence.lang, 0.95)
            for name, end in [*((value, hit.last) for value in listed), *names.items()]
        ]
    if hit.kind == "licence_class":
        return []
    return [Finding("driving_licences", "B", hit.first, hit.last, sentence.lang, 0.85)]


def _letters(sentence: Sentence, hit: Hit) -> dict[str, int]:
    """Return the classes listed right behind or before the words, with where each ends."""
    tokens = sentence.tokens
    names: dict[str, int] = {}
    for index in range(hit.last, sentence.last):
        name = _class(tokens[index].text)
        if name is not None and not (hit.kind == "licence_class" and name in _LIKE_LEVELS):
            _add(names, name, index + 1)
        elif tokens[index].norm not in _AND and not (
            index == hit.last and tokens[index].norm in _CLASS_WORDS
        ):
            break
    for index in range(hit.first - 1, sentence.first - 1, -1):
        name = _class(tokens[index].text)
        if name is not None and name not in _LIKE_LEVELS:
            _add(names, name, index + 1)
        elif tokens[index].norm not in _AND:
            break
    return names


def _add(names: dict[str, int], name: str, end: int) -> None:
    """A single E behind C belongs to it: "C, E" and "C+E" mean CE."""
    if name == "E":
        if "C" in names:
            names["CE"] = end
        elif "B" in names:
            names["BE"] = end
        return
    names.setdefault(name, end)


def _class(word: str) -> str | None:
    """Return the class that a word in capitals names; Cyrillic letters look the same."""
    if not word.isupper():
        return None
    latin = word.lower().translate(_CYRILLIC)
    if latin == "e" or (latin in _KNOWN and not latin.isdigit()):
        return latin.upper()
    return None
