"""Night work: demanded in words or by the clock, or said to be absent."""

import re
from collections.abc import Iterator

from models.reading.cues import CuedPattern, listed_words
from models.reading.finding import Finding
from models.reading.sentences import Part, Sentence
from models.reading.shifts import DAY_SHIFT, PAINTED, SEVERAL_SHIFTS, overlaps, stated_work

FIELD = "nights"
TRIGGERS = listed_words(
    "nacht nächt schicht konti conti uhr night dienst tagsüber tagarbeit overnight p.m. a.m."
)
"""A sentence without any of these needs no further look."""
_NIGHT_WORK = (
    r"(?:nacht-?(?:arbeit|dienst|schicht|wache|bereitschaft|einsatz|einsätze|fahrt|tour|betrieb"
    r"|zeit|stunden|rufbereit)"
    r"[\w-]*|nacht-(?= |,|/)|nachts\b|nächten?\b|nächtliche\w*|in der nacht\b|bei nacht\b)"
)
_ABSENT = CuedPattern(
    rf"\b(?:kein(?:e|en|er|erlei)?|ohne|nie|niemals|weder|statt|schluss mit) (?!angst|scheu"
    rf"|problem|sorge|bedenken)"
    rf"(?:[\w/-]+,? ){{0,3}}?(?:[\w-]+- (?:und|oder|noch) )?{_NIGHT_WORK}"
    rf"|\bnicht (?!nur\b|allein)(?:[\w-]+ ){{0,2}}?{_NIGHT_WORK}"
    rf"|\b{_NIGHT_WORK}[^,;.]{{0,40}}?\b(?:nicht(?! (?:selten|ausgeschlossen|allein|nur"
    rf"|auszuschließen|zu vermeiden|fremd"
    r"|schlimm|ab\b|aus\b))|keine?(?! (?:problem|hürde|hindernis))|entfällt|entfallen|ist "
    r"(?:bei uns )?(?:zu|frei|ruhe)"
    r"|(?:haben|hast) (?:sie|du) frei|bleib\w+ .{0,25}(?:zu|geschlossen)|geschlossen"
    r"|ausgeschlossen|schlafen (?:sie|wir)"
    r"|schläfst du|nie)\b"
    r"|\b(?:nur|ausschließlich|immer|stets|reine[rnms]?) (?:im |in der |in )?(?:tag|früh)"
    r"(?:dienst|schicht|arbeit)\w*"
    r"|\bschlafen (?:sie )?nachts\b|\b(?:nur|ausschließlich) (?:tagsüber|am tag|bei tag|bei tageslicht)\b"
    r"|\bno (?:\w+ (?:or )?){0,2}?(?:night|nights)\b|\b(?:day|early) shifts? only|\bonly (?:day"
    r"|early) shifts?",
    "nacht nächt night tag früh early day",
)
_PRESENT = CuedPattern(
    r"\b(?:dauer)?nacht-?(?:arbeit|dienst|schicht|wache|bereitschaft|portier|pförtner|aufnahme"
    r"|einsatz|einsätze|tour|fahrt|fahrer"
    r"|betrieb|reinigung|auslieferung|zustell|rezeption|wächter|pflege|concierge|transport"
    r"|verkehr|logistik|sortier|audit|kraft"
    r"|kräfte|hilfe|stunden|lieferung|back|bäcker|sitzwache|bewachung|streife|rufbereit"
    r"|schwester|pfleger|manager|disponent"
    r"|linie|auffüll|verräum|kommission|zug|bus)(?![\w-]*(?:zuschl|zulag|leit|zeit\b))[\w-]*"
    r"|\bdauernacht\w*|\bnacht-(?= |,|/)|-?/-?nacht(?:dienst|schicht)?\w*|\btag oder nacht\b"
    r"(?! für| da\b)|\btag- und nacht\w*"
    rf"|\b{SEVERAL_SHIFTS}-?schicht(?!ig\w* (?:platte|parkett|aufbau|glas))[\w-]*"
    rf"|\b{SEVERAL_SHIFTS} (?:\w+e?n? )?schichten\b"
    r"|\bvoll-?[kc]onti\w*|\b[kc]onti-?(?:schicht|betrieb)\w*|\b(?:mit|auch|und|etwa|drei|zwei"
    r"|vier|fünf|\d) nächten?\b"
    r"|\bin den nächten\b|\bnachtmensch\w*|\bsitzwachen?\b|\b24-stunden-(?:dienst|schicht|bereitschaft)\w*"
    r"|\bnight (?:shifts?|work|duty|duties|porter|nurse)\b|\bat night\b|\bovernight (?:shift"
    r"|work)\w*|\bthree[- ]shift"
    r"|\bnights (?:may|are|included|and)\b|\bincluding nights\b|\bnachtaktiv\w*",
    "nacht nächt schicht konti conti sitzwache 24-stunden night shift",
)
_AT_NIGHT = CuedPattern(
    r"\bnachts\b|\b(?:in|während) der nacht\b|\bnächtliche\w*|\bbei nacht\b|\brund um die uhr\b"
    r"|\bim laufe der nacht\b|\btag und nacht\b(?! (?:für|da|erreichbar))",
    "nacht nächt uhr",
)
_WORKING = re.compile(
    r"\b(?:sie|du|auch|fahrten|\w*dienste?n?|arbeite\w*|arbeit|\w*einsätze\w*|\w*einsatz"
    r"|\w*bereitschaft|touren|zustell\w*|abends"
    r"|tags|wochenenden?|unterwegs|schichten?|streifen?|kontrollgänge|entladen|beladen|backen"
    r"|reinigung|liefern)\b"
)
_SELF = re.compile(r"\b(?:sie|du|ihr)\b")
_ELSEWHERE = re.compile(
    r"\bnacht(?:zusch|zulage|rag|isch|eule|express|erstell|ruhe|leben|hemd|taxi|markt|lager"
    r"|tisch|licht|zug\b|bus\b)\w*"
    r"|\bgute[- ]nacht|\bgute nächte|\btag und nacht (?:für|da|erreichbar|im einsatz für)\b"
    r"|\btagsüber wie nachts\b"
    r"|\bnacht(?:dienst|bereitschaft) der (?:apotheke|feuerwehr)"
)
_OTHERS = CuedPattern(
    r"\bunser\w* (?:\w+ )?nacht\w+|^\W*unsere? (?:kita|haus|klinik|hotel|küche|werk|markt"
    r"|heim)\b|zuschl[aä]g|zulagen?\b|\bpark\w*\b"
    r"|\b(?:von|an|für|durch|mit) (?:der|die|den|dem|einen?|einem|einer|unsere\w*) "
    r"(?:\w+ )?nacht(?:schwester|wache|dienst|team|schicht"
    r"|wächter|portier)\w*(?: übernommen| übergeben| übernehmen|\b)(?!.*\bsuchen\b)"
    r"|\bnacht\w+ (?:\w+ ){0,2}?(?:übernimmt|übernehmen|macht|leistet|liefert|bringt|dreht|löst"
    r"|übergibt|übergeben|beschützt|bewacht)\b"
    r"|\bunsere[nr]? kolleg|\beigene[sn]? (?:nacht)?team\b|\bbesetzt\b|^\W*(?:das|der"
    r"|die) [\w-]+ hat\b|\bnachts "
    r"(?:ist|sind|steht|läuft|bleibt|stehen)\b|\b(?:entlast|unterstütz)\w+ (?:sie )?(?:die"
    r"|unsere|den|das)\b|\b(?:eltern|menschen|kinder|bewohner\w*"
    r"|gäste|kunden|patient\w+|hunde|tiere)\b[^,;]{0,25}\bnacht(?!dienst|schicht|wache)|\b"
    r"(?:beleuchtet|bewacht|verschlossen|abgeschlossen|gesichert)\b"
    r"|\bfür unsere kund\w+ da\b|\berreichbar\b|\bhotline\b|\bübernacht\w*|\bbus\b|\bbahn\b",
    "unser zuschl zulage park nacht team entlast unterstütz eltern menschen kinder bewohner gäste",
    "kunden patient hunde tiere beleuchtet bewacht schlossen gesichert erreichbar hotline bus bahn",
    "besetzt hat",
)
_CLOCK = CuedPattern(
    r"\b(?P<from>[012]?\d)(?:[:.](?P<min1>\d\d))?(?: ?uhr)? ?(?:-|bis(?: etwa| ca\.)?|und) ?(?P<to>[012]?\d)"
    r"(?:[:.](?P<min2>\d\d))? ?uhr",
    "uhr",
)
_EARLY = CuedPattern(
    r"\b(?:\w*beginn|start|los geht(?:'s| es)?|geht es"
    r"|beginnen|beginnt|beginnst|starten"
    r"|startet|startest|fangen|fängt|fängst|ab|um|gegen|bereits)\b[^.;,]{0,30}?\b"
    r"(?P<hour>0?[0-5]|2[1-3])(?:[:.](?P<minute>\d\d))? ?uhr",
    "uhr",
)
_BEGINS = CuedPattern(
    r"\b(?:\w*beginn\w*|start\w*|los\b|fang\w*|fäng\w+|anfang\w*|backen|backst|arbeite\w*"
    r"|\w*dienst|einsatz|rufbereitschaft)\b",
    "beginn start los fang fäng anfang back arbeite dienst einsatz rufbereit",
)
_LATE_END = CuedPattern(
    r"\b(?:\w*dienste?|\w*schicht\w*|arbeit\w*|einsatz|feierabend"
    r"|dienstende)\b[^.;]{0,30}\bbis (?:(?:24|0|1|2|3)(?:[:.]\d\d)? uhr|mitternacht\b)",
    "uhr mitternacht",
)
_NOT_WORKING = CuedPattern(
    r"\b(?:geöffnet|offen|öffnungszeit\w*|öffnen|fährt|bus|bahn|zug|minibus|geschlossen"
    r"|rückmeldung|erreichbar|anruf\w*|feiern|fest)\b|zuschl|zulage",
    "geöffnet offen öffn fährt bus bahn zug geschl rück erreichbar anruf feiern fest zuschl zulage",
)
_BAKERY = CuedPattern(
    r"bäcker|back(?:stube|waren|ofen|en\b|st\b)|konditor|brot\b|brötchen",
    "back bäck konditor brot bröt",
)


def find_nights(sentence: Sentence) -> list[Finding]:
    """Read whether a sentence says that there is night work, or that there is none."""
    low = sentence.low
    if (absent := _ABSENT.search(low)) is not None and "über nacht" not in absent[0]:
        return [Finding(FIELD, False, sentence, absent.start(), absent.end(), "nights:none", 0.94)]
    for part in sentence.parts:
        if (day := DAY_SHIFT.match(part.low)) and not any(
            word in low for word in ("nacht", "spät", "früh", "night")
        ):
            return [Finding(FIELD, False, sentence, part.start, part.start + day.end(), "nights:day", 0.9)]
    return [*_in_words(sentence), *_by_the_clock(sentence)][:1]


def _in_words(sentence: Sentence) -> Iterator[Finding]:
    low = sentence.low
    if PAINTED.search(low):
        return
    elsewhere = [match.span() for match in _ELSEWHERE.finditer(low)]
    for pattern in (_PRESENT, _AT_NIGHT):
        for match in pattern.finditer(low):
            part = sentence.parts[sentence.part_index(match.start())]
            if (
                overlaps(match.span(), elsewhere)
                or _OTHERS.search(part.low)
                or not stated_work(sentence, match.start())
            ):
                continue
            if pattern is _AT_NIGHT and not _is_own_work(part, match[0]):
                continue
            yield Finding(FIELD, True, sentence, match.start(), match.end(), "nights:words", 0.94)


def _is_own_work(part: Part, words: str) -> bool:
    """Whether a part with "nachts" speaks of the work of the reader, and not of what the employer does."""
    own = _SELF.search(part.low) is not None
    return (own or not part.low.lstrip().startswith(("wir ", "unser"))) and (
        _WORKING.search(part.low.replace(words, " ")) is not None
    )


def _by_the_clock(sentence: Sentence) -> Iterator[Finding]:
    """Read working hours between 23 and 6 o'clock (22 and 5 in bakeries)."""
    if "uhr" not in sentence.low:
        return
    first, last = (22.0, 29.0) if _BAKERY.search(sentence.low) else (23.0, 30.0)
    for part in sentence.parts:
        if _NOT_WORKING.search(part.low) or not stated_work(sentence, part.start):
            continue
        for match in _CLOCK.finditer(part.low):
            start, end = _hour(match["from"], match["min1"]), _hour(match["to"], match["min2"])
            if start > 24 or end > 24 or start == end:
                continue
            end += 24.0 if end < start else 0.0
            if (start < last and end > first) or start + 24.0 < last:
                yield _at_clock(sentence, part, match, start + 24.0 if start < 12 else start)
        yield from _by_start(sentence, part, last)


def _by_start(sentence: Sentence, part: Part, last: float) -> Iterator[Finding]:
    number = sentence.parts.index(part)
    before = sentence.parts[number - 1] if number and sentence.parts[number - 1].low.endswith(":") else part
    whole = Part(before.start, part.end, sentence.low[before.start : part.end])
    early = _EARLY.search(whole.low)
    if early and _BEGINS.search(whole.low):
        start = _hour(early["hour"], early["minute"])
        start += 24.0 if start < 12 else 0.0
        if start < last:
            yield _at_clock(sentence, whole, early, start)
    if late := _LATE_END.search(part.low):
        yield _at_clock(sentence, part, late, 29.5)


def _at_clock(sentence: Sentence, part: Part, match: re.Match[str], start: float) -> Finding:
    """Work that merely begins before six in the morning is a doubtful night."""
    probability = 0.92 if start < 29.0 else 0.75
    return Finding(
        FIELD, True, sentence, part.start + match.start(), part.start + match.end(), "nights:clock", probability
    )  # fmt: skip


def _hour(hours: str, minutes: str | None) -> float:
    return int(hours) + int(minutes or 0) / 60
