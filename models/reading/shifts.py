"""Shift work and night work: demanded, or said to be absent."""

import re
from collections.abc import Iterator

from models.reading.finding import Finding
from models.reading.headings import Section
from models.reading.sentences import Sentence, listed_words
from models.reading.stance import is_wished

SHIFT_TRIGGERS = listed_words(
    "schicht dienst shift konti conti früh",
)
NIGHT_TRIGGERS = listed_words("nacht nächt schicht konti conti uhr night dienst tag")
"""A sentence without any of these needs no further look."""

_KINDS = r"(?:früh|spät|nacht|tag|mittel|mittags|abend|nachmittags)"
_DUTY = r"(?:dienst|schicht)(?:e|en|s|es)?"
_WORK = r"(?:dienst|arbeit|betrieb|system|bereit|modell|wechsel|rhythmus|plan|einsatz|basis|beginn)"
_SEVERAL = r"(?:wechsel|drei|zwei|vier|fünf|mehr|[2-5]-?|rotations|voll-?konti-?|konti-?|conti-?|dauernacht)"
_SHIFT_WORK = re.compile(
    rf"\b{_SEVERAL}-?schicht(?!leit|führ|zul|zuschl)\w*(?:-\w+)?"
    rf"|\bschicht-?{_WORK}(?!zul)\w*|\bschicht- (?:und|oder|/|sowie) (?:wochenend|nacht"
    rf"|feiertags)\w*|\b(?:wochenend|feiertags)- (?:und|oder|sowie) schicht\w*"
    r"|\b(?:in|im|mit|zur|zu|auf|an) (?:(?:\w+ )?(?:rotierend\w+|wechselnd\w+|festen|geteilten"
    r"|der|die|ihrer|deiner|[2-5]|zwei|drei|vier|fünf) )?schicht(?:en)?\b(?! putz| farbe| lack)"
    r"|\b(?:wechselnde|rotierende|feste|regelmäßige|zwei|drei|vier|fünf|[2-5]) schichten\b"
    r"|\bvoll-?[kc]onti\w*|\b[kc]onti-?(?:schicht|betrieb)\w*|\bschicht am \w+|\bschichten "
    r"(?:am|von|sind)\b|\bschichtdienst"
    r"|\bshift[- ]?(?:work|system|pattern|rota)\b|\b(?:rotating|alternating|two|three|2|3"
    r"|changing|early and late|late) shifts?\b|\b(?:two|three|2|3)-shift|\bwork"
    r"(?:ing)? in shifts\b"
)
_TWO_KINDS = re.compile(
    rf"\b{_KINDS}(?:-|{_DUTY})? ?(?:und|oder|/|,|-|sowie|&|bzw\.|u\.|o\.|im wechsel mit)+ ?(?:-"
    rf"|in der |im )?{_KINDS}-?(?:{_DUTY})?(?: ?(?:und|oder|/|,|-|sowie|&)+ ?{_KINDS})?-?"
    rf"(?:{_DUTY})"
    rf"|\b{_KINDS}{_DUTY} (?:von .{{1,30}} )?(?:und|oder|sowie|im wechsel mit|bzw\.) (?:die "
    rf"|der |im |in der )?{_KINDS}{_DUTY}"
    r"|\bim wechsel (?:eine woche )?früh|\beine woche früh|\bfrüh \(.{1,20}\) (?:oder|und) spät"
    r"|\bfrüh und spät im wechsel"
    r"|\b(?:early|day|morning) (?:shift )?.{0,25}\b(?:or|and) (?:late|evening|night) shift"
)
_FIXED_SHIFT = re.compile(
    r"\b(?:spät|nacht|dauernacht|nachmittags|abend)-?schicht(?:en)?\b(?!leit|zul|zuschl)|\b"
    r"(?:late|night|evening) shifts?\b"
)
_NO_SHIFTS = re.compile(
    r"\bkeine? (?:\w+[- ]){0,2}?(?:wechsel)?schicht(?:en|arbeit|betrieb|dienst|system|e)?\w*\b"
    r"|\bohne (?:\w+[- ]){0,2}?schicht(?:en|arbeit|betrieb|dienst|system)?\b|\beinschicht\w*|\b"
    r"(?:1|ein)-schicht\w*"
    r"|\bnur (?:in der |im |in )?(?:tag|früh)schicht\w*|\b(?:ausschließlich|reine|immer) "
    r"(?:in der |im |in )?(?:tag|früh)schicht|\bschicht\w*(?: (?:gibt es|haben wir|arbeiten wir"
    r"|fällt|fallen|wird|machen wir)(?: \w+){0,3})? (?:nicht|keine)\b"
    r"|\bnicht in schichten?\b|\bnie schicht|\b(?:weder|statt) schicht\w*|\bno shift ?work"
    r"|\bwithout shift|\bno shifts\b|\bday shift only|\bonly day shifts?"
)
_DAY_SHIFT = re.compile(r"^\W*(?:reine |feste )?tagschicht\b")
_SHIFT_ELSE = re.compile(
    r"\bschicht(?:führ|leit|zul|zuschl|freizeit|kuchen|stoff|ende|protokoll|buch|arbeiter|kolleg)\w*"
    r"|\b(?:gesellschaftlich|sozial|bildungs|alters)\w* schichten|\bschicht(?:en)? (?:putz"
    r"|farbe|lack|kies|schnee|asphalt|teig)"
    r"|\b(?:planen|schreiben|organisieren|erstellen|einteilen|koordinieren) (?:sie |du |wir )?"
    r"(?:die |den )?schicht\w*|\bschicht(?:pl[aä]ne?n?|en)\b.{0,20}\b(?:schreiben|planen"
    r"|erstellen|einteilen|koordinieren)|\bschichtpl[aä]ne? (?:schreib|steh|komm|gib)"
)
_NIGHT_WORK = re.compile(
    r"\bnacht(?:arbeit|dienst|dienste|diensten|schicht|schichten|wache|wachen|bereitschaft\w*"
    r"|portier\w*|aufnahme|einsatz|einsätze\w*|tour|touren|fahrten|fahrt|betrieb|backen"
    r"|reinigung|auslieferung|zustellung|rezeption\w*|wächter\w*|pflege|concierge|transport\w*"
    r"|verkehr|logistik|sortierung|auditor\w*|schwestern?|hilfe)\b"
    r"|\bnacht- (?:und|oder|sowie|/)\s*\w+|\b(?:spät|tag|früh|wochenend|abend)(?:-|dienst"
    r"|schicht)?(?: und | oder |/|-/| sowie |, )+-?nacht(?:dienst|schicht|arbeit|wache)?\w*"
    r"|\bdauernacht\w*"
    r"|\b(?:drei|3|vier|4|fünf|5)-?schicht\w*|\b(?:drei|vier|fünf|[345]) schichten\b"
    r"|\bvoll-?[kc]onti\w*|\b(?:in|während) der nacht\b|\bnachts\b|\b(?:mit|auch|einschließlich"
    r"|inklusive|inkl\.) nächten?\b|\b(?:\w+ )?nächte (?:im|pro) monat|\bin den nächten\b"
    r"|\bnight (?:shifts?|work|duty|duties)\b|\bat night\b|\bnights\b|\bovernight\b|\bthree[- ]shift"
)
_NO_NIGHTS = re.compile(
    r"\b(?:kein|keine|keinen|ohne|nie|niemals|nie wieder|keinerlei)\b (?:\w+[-/,]? ){0,2}?"
    r"(?:nacht(?!r|isch|zu)\w*|nachts|nächte\w*)|\b(?:nicht|nie) nachts|\bnachts (?:\w+ ){0,3}?"
    r"(?:nicht|zu|frei|geschlossen|keine\w*|nie)\b"
    r"|\bnacht(?:arbeit|dienste?|schichten?|wachen?)(?: \w+){0,3}? (?:nicht|keine)\b|\bnur "
    r"(?:im )?tag(?:dienst|schicht|arbeit)\w*|\bnur (?:in der |im |in )?(?:früh|tag)(?:schicht"
    r"|dienst)\w*|\b(?:ausschließlich|reine[rn]?) (?:in der |im |in )?(?:früh|tag)(?:schicht"
    r"|dienst)\w*"
    r"|\bkeine schicht- und (?:keine )?nacht\w*|\bno (?:\w+ ){0,2}?(?:night|nights"
    r"|evening or night)\b|\bno night|\bday shift only|\bwithout night"
)
_NIGHT_ELSE = re.compile(
    r"\bnacht(?:zuschl|zul|rag|isch|eule|express|erstell|ruhe|leben|hemd|taxi|bus|markt"
    r"|lager)\w*|\bgute[- ]nacht|\bgute nächte|\b(?:tag und nacht|tagsüber wie nachts"
    r"|übernacht\w*)\b"
)
_NIGHT_OTHERS = re.compile(
    r"^\W*(?:unser|unsere|der|die|das) \w*nacht\w+|\b(?:von|für) (?:der|die|den"
    r"|unsere[nr]?) nacht(?:schwester|wache|dienst|team)\w*|\b(?:zuschl[aä]g\w*|zulagen?|parken"
    r"|park\w+)\b"
    r"|\bnachtdienste? (?:übernimmt|übernehmen|macht|leistet)\b|\beigenes? (?:nacht)?team\b"
    r"|\bunsere? (?:kita|haus|klinik|hotel|küche|werk|markt)\b.*\bnacht|\b(?:entlasten"
    r"|unterstützen) (?:sie )?(?:die|unsere|den)\b"
    r"|\bwenn .{0,30}\bnachts\b|\bfür unsere kund\w+ da\b"
)
_OTHERS_SHIFT = re.compile(
    r"\b(?:beschäftigten|kolleg\w+|mitarbeiter\w*|mitarbeitenden|menschen|teams?) (?:\w+ )?"
    r"(?:im|in|aus) (?:der |allen )?schicht|\b(?:entlasten|unterstützen|begleitet|begleiten) "
    r"(?:sie )?(?:die|unsere|den|sie)\b|\b(?:zuschl[aä]g\w*|\w*zulagen?|schichtzul\w*)\b"
)
_NOT_BEFORE = re.compile(r"\b(?:kein(?:e|en|er|erlei)?|ohne|nie|weder|no|without) (?!angst)(?:[\w-]+ ){0,2}$")
_CLOCK = re.compile(
    r"\b(?P<from>[012]?\d)(?:[:.](?P<min1>\d\d))?(?: ?uhr)? ?(?:-|bis) ?(?P<to>[012]?\d)(?:[:.]"
    r"(?P<min2>\d\d))? ?uhr"
)
_EARLY = re.compile(
    r"\b(?:arbeitsbeginn|dienstbeginn|beginn|start|anfang|los geht(?:'s| es)|beginnen|starten"
    r"|fangen|schichtbeginn|ab)\b[^.;]{0,40}?\b(?P<hour>[0-4])(?:[:.]\d\d)? ?uhr"
    r"|\bum (?P<hour2>[0-4])(?:[:.]\d\d)? uhr\b.{0,25}\b(?:los|beginn|start|backen|an)\b"
)
_OPENING = re.compile(
    r"\b(?:geöffnet|offen|öffnungszeit\w*|öffnen|ladenöffnung\w*|fährt|bus|bahn|zug|zuschl\w+"
    r"|opening)\b"
)
_BAKERY = re.compile(r"bäcker|backstube|konditor|brot\b|brötchen")


def find_shifts(sentence: Sentence) -> list[Finding]:
    """Read whether a sentence says that there is shift work, or that there is none."""
    low = sentence.low
    if (absent := _NO_SHIFTS.search(low) or _DAY_SHIFT.match(low)) is not None:
        return [Finding("shifts", False, sentence, absent.start(), absent.end(), "shifts:none", 0.93)]
    if _OTHERS_SHIFT.search(low):
        return []
    elsewhere = [match.span() for match in _SHIFT_ELSE.finditer(low)]
    for pattern, rule in ((_SHIFT_WORK, "system"), (_TWO_KINDS, "kinds"), (_FIXED_SHIFT, "fixed")):
        for match in pattern.finditer(low):
            if not _overlaps(match.span(), elsewhere) and _counts(sentence, match.start()):
                return [Finding("shifts", True, sentence, match.start(), match.end(), f"shifts:{rule}", 0.95)]
    return []


def find_nights(sentence: Sentence) -> list[Finding]:
    """Read whether a sentence says that there is night work, or that there is none."""
    low = sentence.low
    absent = _NO_NIGHTS.search(low) or (_DAY_SHIFT.match(low) if "nacht" not in low else None)
    if absent is not None and not _NIGHT_ELSE.search(low, absent.start(), absent.end()):
        return [Finding("nights", False, sentence, absent.start(), absent.end(), "nights:none", 0.93)]
    if _NIGHT_OTHERS.search(low):
        return []
    elsewhere = [match.span() for match in _NIGHT_ELSE.finditer(low)]
    for match in _NIGHT_WORK.finditer(low):
        if not _overlaps(match.span(), elsewhere) and _counts(sentence, match.start()):
            return [Finding("nights", True, sentence, match.start(), match.end(), "nights:words", 0.94)]
    return list(_by_the_clock(sentence))


def _counts(sentence: Sentence, position: int) -> bool:
    if sentence.section is Section.COMPANY:
        return False
    return not (is_wished(sentence, position) or _NOT_BEFORE.search(sentence.low[:position]))


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _by_the_clock(sentence: Sentence) -> Iterator[Finding]:
    """Read working hours between 23 and 6 o'clock (22 and 5 in bakeries)."""
    if _OPENING.search(sentence.low):
        return
    first, last = (22.0, 29.0) if _BAKERY.search(sentence.low) else (23.0, 30.0)
    for match in _CLOCK.finditer(sentence.low):
        start, end = _hour(match["from"], match["min1"]), _hour(match["to"], match["min2"])
        if start > 24 or end > 24 or start == end:
            continue
        end += 24.0 if end < start else 0.0
        if (start < last and end > first) or start + 24.0 < last:
            yield Finding("nights", True, sentence, match.start(), match.end(), "nights:clock", 0.92)
            return
    if early := _EARLY.search(sentence.low):
        yield Finding("nights", True, sentence, early.start(), early.end(), "nights:clock", 0.9)


def _hour(hours: str, minutes: str | None) -> float:
    return int(hours) + int(minutes or 0) / 60
