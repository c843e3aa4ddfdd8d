"""Driving licences that a job demands, by class."""

import re
from collections.abc import Iterator

from models.reading.cues import CuedPattern, listed_words
from models.reading.finding import Finding, unique_values
from models.reading.sentences import Sentence
from models.reading.stance import is_wished, stance

FIELD = "driving_licences"
TRIGGERS = listed_words("führerschein fahrerlaubnis fs licen driv fsk")
"""A sentence without any of these needs no further look."""
_CLASS = r"(?:AM|A1|A2|A|BE|B96|B|C1E|C1|CE|C|D1E|D1|DE|D|L|T|3|III)"
_ORDER = ("AM", "A1", "A2", "A", "L", "T", "B", "B96", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE")
_MENTION = CuedPattern(
    r"\b(?P<kind>[\w/]*(?:-[\w/]+)*?-?)(?:führerschein(?:e|s|en|es)?|fahrerlaubnis(?:se)?)"
    r"(?:klassen?)?\b(?!-\w)"
    r"|\bfs(?=[ -]?(?:kl|[bc]\b|[bc]e\b))(?:-klasse)?|\bfsk(?= [bc])|\bdriving licen[cs]es?\b"
    r"|\bdriver'?s?'? licen[cs]es?\b"
    r"|\blicen[cs]e (?=class|category|b\b)",
    "führerschein fahrerlaubnis fs_ fs- fsk licen",
)
_FILLER = (
    r"(?:[\s:(,/]|\b(?:der|die|mit|mindestens|mind\.|in|gültige[nr]?|[Kk]lassen?|[Kk]l\.?|KL\.?"
    r"|class(?:es)?|category|EU)"
    r"(?![a-z]))*"
)
_CLASSES = re.compile(rf"{_FILLER}(?P<first>{_CLASS})(?![\w-])")
_NEXT = re.compile(
    r"\s*(?P<joint>/|,|\+|&|und|sowie|oder|bzw\.|or|and|inkl\.|inklusive|mit)\s*(?:auch )?"
    r"(?:der )?(?:Klasse |Kl\. ?|class )?"
    rf"(?P<next>{_CLASS})(?![\w-])"
)
_PREFIX_CLASS = re.compile(rf"(?:Klasse[- ])?(?P<first>{_CLASS})(?:[-/](?P<second>{_CLASS}))?-")
_KINDS = (
    (re.compile(r"lkw|lastwagen|laster"), "C"),
    (re.compile(r"^(?:klein)?bus|omnibus"), "D"),
    (re.compile(r"moped|roller|mofa"), "AM"),
    (re.compile(r"motorrad"), "A"),
    (re.compile(r"^(?:|eu-?|pkw-?|auto-?|kfz-?|fahrzeug-?|klasse-?)$"), "B"),
)
_NOT_THE_ROAD = re.compile(
    r"stapler|kran|boot|flug|jagd|segel|hubarbeit|bagger|schiff|lok|maschinen|trieb|hund"
)
_LORRY_BEHIND = re.compile(r"\s?\((?:lkw)\)|\s?für (?:den )?lkw")
_VEHICLE_BEFORE = re.compile(r"\b(lkw|bus|moped|motorrad|traktor)[ -]*$")
_INSTEAD = re.compile(
    r"[^,;]{0,25}\b(?:oder|or)\b.{0,20}\b(?:bereitschaft|bereit|willen|lust|willing\w*|ready"
    r"|fahrrad|e-bike|\w*busverbindung"
    r"|busanschluss|\w* busanschluss|roller|anbindung)|[^;]{0,30}\b(?:zu erwerben|erwerben"
    r"|nachholen|zu machen|machen wollen|machst"
    r"|gemacht|begonnen|in arbeit|in ausbildung)\b"
)
_EITHER = re.compile(r"\b(?:oder|bzw\.|or)\b")
_NO_DEMAND = re.compile(
    r"\bzum (?:\w+-)?führerschein\b|\bprüf(?:en|ung der)\b.{0,20}führerschein"
    r"|\bkontrollier\w+\b|\bbus und bahn\b|\bfahrschul"
    r"|\bam ende hast du\b|\bausbilden\b"
)


def find_licences(sentence: Sentence) -> list[Finding]:
    """Read the licence classes that a sentence demands."""
    findings = []
    for match in _MENTION.finditer(sentence.low):
        if _is_no_demand(sentence, match) or not stance(sentence, match.start()).holds:
            continue
        for name, end, rule in _classes(sentence, match):
            findings.append(Finding(FIELD, name, sentence, match.start(), end, f"licence:{rule}", 0.96))
    if len(findings) > 1 and _EITHER.search(sentence.low, findings[0].end, findings[-1].start):
        return [min(findings, key=lambda finding: _ORDER.index(finding.value))]
    return findings


def _is_no_demand(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether something else is as good as the licence, it is still to be made, or it is somebody else's."""
    behind = sentence.low[match.end() : match.end() + 70]
    return _INSTEAD.match(behind) is not None or _NO_DEMAND.search(sentence.low) is not None


def settle_licences(findings: list[Finding]) -> list[Finding]:
    """Keep each class once; a licence without a class says nothing where another sentence names the class."""
    named = [finding for finding in findings if finding.rule != "licence:plain"]
    return unique_values(named or findings)


def _classes(sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[str, int, str]]:
    kind = match["kind"] or ""
    if _NOT_THE_ROAD.search(kind):
        return
    prefixed = _PREFIX_CLASS.match(sentence.text, match.start())
    if listed := _listed(sentence, match.end()):
        yield from ((name, end, "class") for name, end in listed)
    elif prefixed:
        yield from ((_modern(name), match.end(), "class") for name in prefixed.groups() if name)
    elif (name := _by_kind(sentence, match, kind)) is not None:
        yield name, match.end(), "kind" if kind else "plain"


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


def _by_kind(sentence: Sentence, match: re.Match[str], kind: str) -> str | None:
    """Tell the class from the kind of vehicle; without any word it is a car."""
    if _LORRY_BEHIND.match(sentence.low, match.end()):
        return "C"
    before = _VEHICLE_BEFORE.search(sentence.low[: match.start()])
    kind = kind or (before[1] if before else "")
    return next((name for pattern, name in _KINDS if pattern.search(kind)), None)
