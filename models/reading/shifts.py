"""Shift work: demanded, or said to be absent."""

import re

from models.reading.cues import CuedPattern, listed_words
from models.reading.finding import Finding
from models.reading.headings import Section
from models.reading.sentences import Sentence
from models.reading.stance import is_wished

FIELD = "shifts"
TRIGGERS = listed_words("schicht dienst shift konti conti früh tags")
"""A sentence without any of these needs no further look."""
_KIND = r"(?:früh|spät|nacht|tag|mittel|mittags|abend|nachmittags|zwischen)"
_DUTY = r"(?:dienst|schicht)(?:en|es|e|s)?\b"
_JOINT = r"(?:,|/|-| und| oder| sowie| bzw\.| &| u\.| o\.| im wechsel mit)+ ?-?(?:in der |im |in )?"
SEVERAL_SHIFTS = r"(?:drei|vier|fünf|[345])"
_SYSTEM = CuedPattern(
    r"\b(?:wechsel|zwei|drei|vier|fünf|mehr|rotations|voll-?[kc]onti-?|[kc]onti-?"
    r"|[2-5])-?schicht(?!leit|führ|zul|zusch)"
    r"[\w-]*|\b(?:wechsel|turnus)dienste?n?\b|\bvoll-?[kc]onti\w*|\b[kc]onti-?betrieb\w*"
    r"|\bschicht-?(?:dienst|arbeit(?!er)|betrieb|system|bereit|modell|rhythmus|einsatz|basis"
    r"|gruppe)(?!zul|zusch)\w*"
    r"|\bschichtwechsel\b|\bschicht-(?= | ?/|,)|\b(?:\d{1,2}|acht|zehn"
    r"|zwölf)-stunden-schicht\w*|\b(?:jede|ihre"
    r"|deine|pro|eine) schicht (?:beginn|endet|dauert|umfasst)|\bschicht: \d|\bnach "
    r"(?:\w+ ){0,2}schichtplan\b|\bschicht(?:en)? wechsel\w+|\bschicht am \w+"
    r"|\bschichten (?:am|von|zwischen|sind)\b|\bwechsel\w*[ -]schichten\b"
    r"|\b(?:in|im|mit|zur|auf|rollierende\w*|wechselnde\w*|rotierende\w*|feste\w*) (?:(?:der"
    r"|die|ihrer|deiner|einer|zwei"
    r"|drei|vier|fünf|[2-5]|\w+nden|festen|geteilten|langen|kurzen) ){0,2}schicht(?:en)?\b"
    r"|\b(?:zwei|drei|vier|fünf|[2-5]) (?:\w+e )?schichten\b"
    r"|\bshift[- ]?(?:work|system|pattern|rota)\w*|\b(?:rotating|alternating|two|three|2|3"
    r"|changing)[ -]shifts?\b"
    r"|\bwork(?:ing)? (?:in )?shifts\b|\bshifts run from\b|\bin shifts\b",
    "schicht konti conti turnusd wechseldienst shift",
)
_TWO_KINDS = CuedPattern(
    rf"\b{_KIND}-(?:,| und| oder| sowie|/|-| &)+ ?{_KIND}-?.{{0,24}}?{_DUTY}"
    rf"|\b{_KIND}(?:dienst|schicht)(?:en|e)?(?: \(.{{1,25}}\)| von .{{1,22}}?)?{_JOINT}(?:die "
    rf"|der |den )?{_KIND}-?(?:{_DUTY})"
    rf"|\b{_KIND}-? \(.{{1,20}}\) (?:und|oder) {_KIND}{_DUTY}|\bfrüh ?/ ?spät\b|\bfrüh ?/ ?"
    rf"(?:mittel|tag|nacht)"
    r"|\b(?:mal|abwechselnd|im wechsel|eine woche|wochenweise|wöchentlich wechselnd) "
    r"(?:eine woche )?früh\b.{0,25}\bspät"
    r"|\bfrüh (?:\(.{1,20}\) )?(?:und|oder|,) (?:mal )?spät\b|\btags (?:oder|und|wie) nachts\b"
    r"|\b(?:early|day|morning) (?:shift )?.{0,25}\b(?:or|and) (?:late|evening|night)(?: |-)shift"
    r"|\b(?:early|late|day|night)(?:,| and| or)+ (?:early|late|day|night)(?:,| and| or)* ?"
    r"(?:night )?shifts?\b",
    "dienst schicht früh spät tags shift",
)
_FIXED_LATE = CuedPattern(
    r"\b(?:spät|nacht|dauernacht|dauerspät|nachmittags|abend)-?schicht(?:en)?\b|\b(?:late|night"
    r"|evening) shifts?\b",
    "schicht shift",
)
_ABSENT = CuedPattern(
    r"\b(?:keine?n?|keinerlei|ohne|weder|statt|nie|nie wieder|schluss mit) (?!angst|scheu"
    r"|problem|sorge|bedenken|scheue)"
    r"(?:[\w-]+ ){0,2}?(?:wechsel|(?:zwei|drei|[2-5])-?)?schicht-?(?:en|arbeit|betrieb"
    r"|dienste?n?|system|e)?\b(?!pl|leit|zul| in der nacht| nachts)"
    r"|\b(?:nicht|nie) (?:im|in) (?:der )?(?:wechsel)?schicht\w*|\beinschicht\w*|\b(?:1"
    r"|ein)-schicht\w*|\bnormalschicht\b"
    r"|\bnur (?:in der |im |in )?(?:tag|früh)schicht\w*|\b(?:ausschließlich|reine[rn]?|immer"
    r"|stets) (?:in der |im |in )?"
    r"(?:tag|früh)schicht|\bschicht(?:arbeit|dienste?|betrieb|en)?(?: (?:gibt|haben|arbeiten"
    r"|fällt|fallen|wird|machen"
    r"|kennen|ist|sind)(?: (?:es|wir|bei|uns|hier|in|dieser|stelle))*)? (?:nicht(?! (?:aus"
    r"|nötig))|keine\b(?! problem))"
    r"|\bschicht(?:arbeit|dienst|betrieb) ist .{0,15}ein fremdwort|\b(?:kein|keinen"
    r"|ohne) schichtpl[aä]n\w*|\bverzicht\w+ (?:wir )?auf \w*schicht\w*|\bno "
    r"(?:\w+ )?shift ?work|\bwithout shift|\bno shifts\b|\b"
    r"(?:day|early) shifts? only|\bonly (?:day|early) shifts?",
    "schicht shift",
)
DAY_SHIFT = re.compile(r"\W*(?:reine |feste |regelmäßige )?(?:tagschicht|day shift)\b")
_OTHER_SHIFTS = re.compile(r"nachtschicht|nachtdienst|\bnacht-|spät|früh|wechsel|night shift|late")
_ELSEWHERE = re.compile(
    r"\bschicht(?:führ|leit|zul|zusch|freizeit|kuchen|stoff|ende|protokoll|buch|arbeiter|kolleg"
    r"|käse|holz|salat|dick)\w*"
    r"|\b(?:gesellschaftl|sozial|bildungs|alters|bevölkerungs)\w*[ -]schichten"
    r"|\bschicht(?:en)? (?:putz|farbe|lack|kies|schnee|asphalt|teig|lasur|mörtel|estrich|erde"
    r"|staub|sahne|creme)"
)
PAINTED = CuedPattern(
    r"\b(?:putz|lack\w*|farbe\w*|lasur|spachtel\w*|teig\w*|torte\w*|beton|mörtel|grundier\w*"
    r"|anstrich\w*|dämm\w*|stapel\w*"
    r"|auftrag\w*|tragen .* auf|gesellschaft\w*|bevölkerung)\b",
    "putz lack farbe lasur spachtel teig torte beton mörtel grundier anstrich dämm stapel auftrag",
    "tragen gesellschaft bevölkerung",
)
_PLANNING = CuedPattern(
    r"\b(?:planen|schreiben|organisieren|erstellen|einteilen|koordinieren|führen|leiten|planst"
    r"|steuern) (?:sie |du |wir )?"
    r"(?:die |den |ihre |zwei |drei |alle )?schicht|\bschicht\w*\b.{0,25}\b(?:schreiben|planen"
    r"|erstellen|einteilen|führen)\b",
    "schicht",
)
_OTHERS = CuedPattern(
    r"\b(?:beschäftigte\w*|kolleg\w+|mitarbeite\w+|menschen|teams?|eltern|familien|kunden"
    r"|gäste\w*|pflegekräfte\w*|leute)\b"
    r"(?:,? \w+)? (?:im|in|aus|mit) (?:der |allen |\w+ )?[\w-]*schicht|\b(?:entlast|unterstütz"
    r"|begleite)\w+ (?:sie )?"
    r"(?:die|unsere|den|das)\b|\w*(?:zuschl[aä]g|zulage|prämie)|\b(?:an|von|mit|vor|nach) (?:die|der|den) "
    r"(?:früh|spät|nacht|nächste\w*|vorige\w*)[- ]?schicht|schicht(?:en)? (?:übernimmt"
    r"|übernehmen|übergibt|übergeben|macht|hat|haben|löst)\b"
    r"|^\W*(?:unser|unsere) (?:\w+ )?(?:werk|produktion|fertigung|kantine|anlagen?|maschinen?"
    r"|kita|klinik\w*|haus) (?:läuft"
    r"|laufen|arbeitet|arbeiten|produziert|ist)\b",
    "beschäftigte kolleg mitarbeite menschen team eltern familien kunden gäste pflegekr leute",
    "entlast unterstütz begleite zuschl zulage prämie schicht unser",
)
_NOT_BEFORE = CuedPattern(
    r"\b(?:kein(?:e|en|er|erlei)?|ohne|nie|weder|no|without) (?!angst|scheu|problem|sorge)(?:[\w/-]+ ){0,3}$",
    "kein ohne nie weder no_ without",
)
VOLUNTARY = CuedPattern(
    r"\b(?:freiwillig|auf wunsch|wer (?:möchte|mag|will)|wenn (?:sie|du) (?:möchten|möchtest"
    r"|magst|wollen|willst)|kein muss"
    r"|optional|voluntary|if you (?:like|want))\b",
    "freiwillig wunsch wer_ wenn_ muss optional voluntary if_you",
)


def find_shifts(sentence: Sentence) -> list[Finding]:
    """Read whether a sentence says that there is shift work, or that there is none."""
    low = sentence.low
    if (absent := _ABSENT.search(low)) is not None:
        return [Finding(FIELD, False, sentence, absent.start(), absent.end(), "shifts:none", 0.94)]
    for part in sentence.parts:
        if (day := DAY_SHIFT.match(part.low)) and not _OTHER_SHIFTS.search(low):
            return [Finding(FIELD, False, sentence, part.start, part.start + day.end(), "shifts:day", 0.9)]
    if _OTHERS.search(low) or PAINTED.search(low) or _PLANNING.search(low):
        return []
    elsewhere = [match.span() for match in _ELSEWHERE.finditer(low)]
    for pattern, rule in ((_SYSTEM, "system"), (_TWO_KINDS, "kinds"), (_FIXED_LATE, "fixed")):
        for match in pattern.finditer(low):
            if not overlaps(match.span(), elsewhere) and stated_work(sentence, match.start()):
                return [Finding(FIELD, True, sentence, match.start(), match.end(), f"shifts:{rule}", 0.95)]
    return []


def stated_work(sentence: Sentence, position: int) -> bool:
    """Whether working time named at `position` belongs to the job: not denied, wished for, or a free choice."""
    if sentence.section is Section.COMPANY or _NOT_BEFORE.search(sentence.low[:position]):
        return False
    part = sentence.parts[sentence.part_index(position)]
    return not (is_wished(sentence, position) or VOLUNTARY.search(part.low))


def overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)
