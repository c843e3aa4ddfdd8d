"""Driving licences that a job demands, by class."""

import re
from collections.abc import Iterator

from models.reading.finding import Finding
from models.reading.sentences import Sentence, listed_words
from models.reading.stance import is_wished, stance

FIELD = "driving_licences"
TRIGGERS = listed_words(
    "führerschein fahrerlaubnis fs licen driv",
)
"""A sentence without any of these needs no further look."""
_CLASS = r"(?:AM|A1|A2|A|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|L|T|3|III)"
_ORDER = ("AM", "A1", "A2", "A", "L", "T", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE")
_MENTION = re.compile(
    r"(?P<kind>(?:\b[\w-]*?)?)(?:führerschein(?:e|s|en|es)?(?:klassen?)?|fahrerlaubnis(?:se)?"
    r"(?:klassen?)?)\b(?!-\w)"
    r"|\bfs(?= ?(?:kl|b\b|c))|\b(?:driving|driver'?s?'?) ?-?(?:licen[cs]e)s?\b|\blicen[cs]e "
    r"(?=class|category|b\b)"
)
_CLASSES = re.compile(
    rf"(?:[\s:(,/]|\b(?:der|die|mit|mindestens|mind\.|in|gültige[nr]?|klassen?|kl\.?|class"
    rf"(?:es)?|category|Klassen?|Kl\.?|KL\.?|FS-Klasse|EU)(?![a-z]))*"
    rf"(?P<first>{_CLASS})(?![\w-])"
)
_NEXT = re.compile(
    rf"\s*(?P<joint>/|,|\+|&|und|sowie|oder|bzw\.|or|and|inkl\.|inklusive|mit)\s*(?:auch )?"
    rf"(?:der )?(?:Klasse |Kl\. ?|class )?(?P<next>{_CLASS})(?![\w-])"
)
_PREFIX_CLASS = re.compile(rf"(?:Klasse[- ])?\b(?P<first>{_CLASS})(?:[-/](?P<second>{_CLASS}))?-(?=\S*$)")
_KINDS = (
    (re.compile(r"lkw|lastwagen"), "C"),
    (re.compile(r"\bbus"), "D"),
    (re.compile(r"moped|roller|mofa"), "AM"),
    (re.compile(r"motorrad"), "A"),
    (re.compile(r"^(?:|eu-?|pkw-?|auto-?|kfz-?|fahrzeug-?)$"), "B"),
)
_NOT_THE_ROAD = re.compile(r"stapler|kran|boot|flug|jagd|segel|hubarbeit|bagger|schiff|lok|maschinen")
_KIND_BESIDE = re.compile(r"\((?:pkw|auto)\)|\((?P<lorry>lkw)\)|\bfür (?:pkw|autos?)|\b(?P<bus>bus)\b")
_INSTEAD = re.compile(
    r"\boder\b.{0,30}\b(?:bereitschaft|bereit|willen|lust)|\b(?:erwerben|nachholen|zu machen"
    r"|machen wollen|gemacht|begonnen|in ausbildung)\b"
    r"|\bprüf(?:en|ung der)\b|\b(?:willing(?:ness)?|or ready) to\b|\bkontrollieren\b"
    r"|\bbus und bahn\b|\boder (?:\w+ )?(?:fahrrad|e-bike|gute busverbindung|roller)"
)


def find_licences(sentence: Sentence) -> list[Finding]:
    """Read the licence classes that a sentence demands."""
    findings = []
    for match in _MENTION.finditer(sentence.low):
        if _INSTEAD.search(sentence.low) or not stance(sentence, match.start()).holds:
            continue
        for name, end in _classes(sentence, match):
            findings.append(Finding(FIELD, name, sentence, match.start(), end, "licence", 0.96))
    return findings


def _classes(sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    kind = sentence.low[match.start() : match.end()].split("führerschein")[0].split("fahrerlaubnis")[0]
    if _NOT_THE_ROAD.search(kind):
        return
    prefixed = _PREFIX_CLASS.match(sentence.text, match.start())
    listed = _listed(sentence, match.end())
    if listed:
        yield from listed
    elif prefixed:
        yield from ((name, match.end()) for name in prefixed.groups() if name)
    elif (name := _by_kind(sentence, kind, match.end())) is not None:
        yield name, match.end()


def _listed(sentence: Sentence, start: int) -> list[tuple[str, int]]:
    """Read the classes behind the word; of alternatives the lower one counts, wishes do not."""
    first = _CLASSES.match(sentence.text, start)
    if first is None:
        return []
    found = [(_modern(first["first"]), first.end())]
    position = first.end()
    either = False
    while following := _NEXT.match(sentence.text, position):
        either = either or following["joint"] in ("oder", "bzw.", "or")
        position = following.end()
        if not is_wished(sentence, following.start("next")):
            found.append((_modern(following["next"]), position))
    return [min(found, key=lambda pair: _ORDER.index(pair[0]))] if either else found


def _modern(name: str) -> str:
    return "B" if name in ("3", "III") else name


def _by_kind(sentence: Sentence, kind: str, end: int) -> str | None:
    """Tell the class from the kind of vehicle; without any word it is a car."""
    beside = _KIND_BESIDE.search(sentence.low, end, min(len(sentence.low), end + 12))
    if beside and beside["lorry"]:
        return "C"
    before = sentence.low[max(0, end - 40) : end - len(kind)]
    kind = kind or _vehicle_before(before)
    return next((name for pattern, name in _KINDS if pattern.search(kind)), None)


def _vehicle_before(before: str) -> str:
    words = re.findall(r"[\wäöü]+", before)
    return words[-2] if len(words) > 1 and words[-2] in ("lkw", "bus", "moped", "motorrad") else ""
