"""Required languages: which, and on what level of the Common European Framework.

A stated level always wins over an adjective; of a range the lower end counts, of "first A2, later B1" the first.
"Deutsch oder Englisch" requires neither, "Deutsch als Muttersprache" excludes people by origin and states no level.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.reading.finding import Finding
from models.reading.sentences import Sentence, listed_words
from models.reading.stance import Stance, is_wished, stance

FIELD = "languages"
TRIGGERS = listed_words(
    "deutsch sprach isch german engl telc niveau goethe a2 b1 b2 dari paschtu farsi tigrinya french",
)
"""A sentence without any of these needs no further look."""
_CODES = {
    **{
        "deutsch": "de",
        "englisch": "en",
        "französisch": "fr",
        "polnisch": "pl",
        "türkisch": "tr",
        "russisch": "ru",
    },
    **{"ukrainisch": "uk", "arabisch": "ar", "rumänisch": "ro", "italienisch": "it", "spanisch": "es"},
    **{"kroatisch": "hr", "serbisch": "sr", "bosnisch": "bs", "ungarisch": "hu", "griechisch": "el"},
    **{
        "portugiesisch": "pt",
        "bulgarisch": "bg",
        "albanisch": "sq",
        "persisch": "fa",
        "farsi": "fa",
        "dari": "prs",
    },
    **{"paschtu": "ps", "kurdisch": "ku", "kurmandschi": "ku", "tigrinya": "ti", "vietnamesisch": "vi"},
    **{"chinesisch": "zh", "japanisch": "ja", "tschechisch": "cs", "slowakisch": "sk", "slowenisch": "sl"},
    **{"niederländisch": "nl", "dänisch": "da", "schwedisch": "sv", "norwegisch": "no", "finnisch": "fi"},
    **{"hebräisch": "he", "georgisch": "ka", "armenisch": "hy", "mazedonisch": "mk", "litauisch": "lt"},
    **{
        "lettisch": "lv",
        "estnisch": "et",
        "somali": "so",
        "amharisch": "am",
        "thailändisch": "th",
        "urdu": "ur",
    },
    **{"german": "de", "english": "en", "french": "fr", "polish": "pl", "turkish": "tr", "russian": "ru"},
    **{"ukrainian": "uk", "arabic": "ar", "romanian": "ro", "italian": "it", "spanish": "es", "hindi": "hi"},
}
_NAMES = "|".join(sorted(_CODES, key=len, reverse=True))
_KNOWLEDGE = r"(?:sprach)?-?ken+t?n?is+e?n?"
_MENTION = re.compile(
    rf"\b(?P<name>{_NAMES})(?:(?P<knowledge>-?{_KNOWLEDGE})\b|e[rn]? (?P<phrase>sprache?n?"
    rf"|sprachkenntnis\w*|kenntnis\w*"
    rf"|sätze\w*|anweisungen|texte\w*|wort und schrift)\b|(?P<hyphen>-(?=,| |/"
    rf"|\w*{_KNOWLEDGE}))|(?= language\b)|\b(?!-|/innen))"
)
_LEVEL = re.compile(
    r"\b([abc][12])(?:\.\d|\+)?(?:(?:-?niveau)?(?:\s*(?:/|-|bis|oder|or|to|bzw\.)\s*([abc][12])\b)?)"
)
_LATER = re.compile(
    r"\b(?:nach (?:der|einem|dem|ihrer|deiner|bestandener)|am ende|später|bis zum|bis zur"
    r"|bis ende|innerhalb|im laufe"
    r"|perspektivisch|ziel|danach|dann|anschließend|zum abschluss|erreichen|erreicht|after"
    r"|later|within|by the end)\b"
)
_AT_START = re.compile(
    r"\b(?:zu beginn|am anfang|zum (?:start|beginn|einstieg)|anfangs|für den (?:anfang|start)"
    r"|at the start)\b"
)
_ADJECTIVES = (
    (
        "C1",
        r"sehr (?:gut|sicher)\w*|bestens|flie(?:ß|ss)end\w*|verhandlungssicher\w*"
        r"|muttersprachlich\w*|ausgezeichnet\w*"
        r"|hervorragend\w*|exzellent\w*|perfekt\w*|einwandfrei\w*|fehlerfrei\w*|stilsicher\w*"
        r"|souverän\w*|flüssig\w*"
        r"|very good|fluent(?:ly)?|excellent|proficient|business fluent|native-like",
    ),
    (
        "B2",
        r"gut\w{0,2}|sicher\w{0,2}|solide\w?|gefestigt\w*|fundiert\w*|ordentlich\w*|good|solid"
        r"|confident|well",
    ),
    (
        "B1",
        r"ausreichend\w*|hinreichend\w*|befriedigend\w*|verständlich\w*|alltagstauglich\w*|genug|genügend"
        r"|brauchbar\w*|mittlere\w?|sufficient|enough|intermediate|conversational",
    ),
    (
        "A2",
        r"grund|basis|grundlegend\w*|einfach\w*|erste\w?|ein wenig|wenig|ein bisschen|ein paar"
        r"|etwas|geringe\w?"
        r"|elementare?\w?|rudimentär\w*|basic|simple|a little|some",
    ),
)
_ADJECTIVE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{level}>{words})" for level, words in _ADJECTIVES)
    + r")(?=\W|$|kenntnis|wissen|wortschatz)"
)
_WRITTEN = re.compile(
    r"\bin wort und (?:in )?schrift\b|\bmündlich\w* (?:und|wie|sowie) (?:auch )?schriftlich"
    r"|\bschriftlich\w* (?:und|wie|sowie) mündlich|\bschriftlich wie|\bspoken and written"
    r"|\bwritten and spoken"
)
_PLAIN_DEMAND = re.compile(
    r"\b(?:sie|du) (?:\w+ ){0,2}?(?:sprechen|sprichst|verstehen|verstehst|können|kannst|lesen"
    r"|beherrschen|beherrschst)\b"
    r"|\bverständigung\b|\bverständigen\b|\bverständigst\b|\bunterhalten\b|\bkommunizieren\b"
    r"|\b(?:sprechen|sprichst|verstehen|verstehst|können|kannst|beherrschen|beherrschst) (?:sie|du)\b"
    r"|\b(?:erforderlich|voraussetzung|vorausgesetzt|voraus|pflicht|nötig|notwendig|bedingung"
    r"|zwingend|unverzichtbar|verlangt)\b"
    r"|\b(?:kenntnis\w*|ken+tnis\w*) (?:in|der|des)\b|\byou (?:\w+ )?speak\b|\b(?:required"
    r"|is a must|needed|necessary|is essential|skills)\b"
)
_NATIVE = re.compile(
    r"\bmutter?sprach(?:e\b|ler)|\bmuttersprachlich(?:e[rn]?)? (?!niveau)|\bnative (?:speaker"
    r"|german|english)"
)
_CERTIFICATE = re.compile(
    r"\bsprach-?(?:niveau|zertifikat|nachweis|stand|kenntnis\w*|prüfung)|\btelc\b|\bgoethe"
    r"|\bniveau|\bstufe\b|\bger\b|\bcefr\b|\bdtz\b"
)
_NO_LEVEL = re.compile(
    r"\b(?:klassen?|kl\.|führerschein\w*|fahrerlaubnis|licen[cs]e|entgeltgruppe|eg|besoldung\w*"
    r"|standort|gebäude|halle|modul|raum|haus|block|sachkunde|gruppe|tarifgruppe)\W{0,2}$"
)
_COURSE = re.compile(r"kurs(?:e|en|es|s)?\b|unterricht\b|klassen?\b|prüfungen\b|\blernen\b|\blernst\b")
_ALTERNATIVE = re.compile(r"\b(?:oder|or)\b")
_JOINED = re.compile(r"[-\s]*(?:und|sowie|,|&|/|\+|and)[-\s]*(?:auch\s*)?")


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
    stated = list(_stated_levels(sentence, bool(mentions)))
    if not mentions:
        return _level_alone(sentence, stated)
    findings = []
    for number, mention in enumerate(mentions):
        if _is_alternative(sentence, mentions, number):
            continue
        level = _level_of(sentence, mentions, number, stated)
        if level is not None and _is_required(sentence, mention, level):
            findings.append(_finding(sentence, mention, level))
    if (
        not findings
        and stated
        and len({mention.code for mention in mentions}) == 1
        and _AT_START.search(sentence.low)
    ):
        return [_finding(sentence, mentions[0], stated[0])]
    return findings


def _mentions(sentence: Sentence) -> Iterator[_Mention]:
    for match in _MENTION.finditer(sentence.low):
        word_end = match.end()
        if sentence.low[word_end : word_end + 1] == "-" and match["hyphen"] is None:
            continue
        if match["name"] in ("polish", "german", "english") and sentence.text[match.start()].islower():
            continue
        knowledge = bool(match["knowledge"] or match["phrase"] or match["hyphen"])
        yield _Mention(_CODES[match["name"]], match.start(), match.end(), knowledge)


def _stated_levels(sentence: Sentence, with_language: bool) -> Iterator[_Level]:
    if not with_language and not _CERTIFICATE.search(sentence.low):
        return
    for match in _LEVEL.finditer(sentence.low):
        if not sentence.text[match.start()].isupper() or _NO_LEVEL.search(sentence.low[: match.start()]):
            continue
        if is_wished(sentence, match.start()) or _is_later(sentence, match.start()):
            continue
        low = min(level for level in match.groups() if level)
        yield _Level(low.upper(), match.start(), match.end(), "stated")


def _is_later(sentence: Sentence, position: int) -> bool:
    """Whether a level is a step after the start, no condition of being hired."""
    part = sentence.parts[sentence.part_index(position)]
    if _AT_START.search(part.low):
        return False
    return _LATER.search(part.low) is not None


def _level_alone(sentence: Sentence, stated: Sequence[_Level]) -> list[Finding]:
    """A level or certificate without a language is German in a German advertisement."""
    for level in stated:
        part = sentence.parts[sentence.part_index(level.start)]
        if (_CERTIFICATE.search(part.low) or _AT_START.search(part.low)) and not _COURSE.search(sentence.low):
            if not stance(sentence, level.start).holds:
                continue
            value = {"code": "de", "level": level.level}
            return [Finding(FIELD, value, sentence, part.start, part.end, "languages:certificate", 0.93)]
    return []


def _is_alternative(sentence: Sentence, mentions: Sequence[_Mention], number: int) -> bool:
    """Whether one of two languages is enough ("Deutsch oder Englisch")."""
    pairs = []
    if number:
        pairs.append((mentions[number - 1], mentions[number]))
    if number + 1 < len(mentions):
        pairs.append((mentions[number], mentions[number + 1]))
    for left, right in pairs:
        between = sentence.low[left.end : right.start]
        if len(between) < 40 and "," not in between and _ALTERNATIVE.search(between):
            return True
    return False


def _level_of(
    sentence: Sentence, mentions: Sequence[_Mention], number: int, stated: Sequence[_Level]
) -> _Level | None:
    """Return the level that belongs to a mention: stated, by adjective, or by a plain demand."""
    group = _joined_group(sentence, mentions, number)
    first, last = mentions[group[0]], mentions[group[-1]]
    left = mentions[group[0] - 1].end if group[0] else 0
    right = mentions[group[-1] + 1].start if group[-1] + 1 < len(mentions) else len(sentence.low)
    before = _own_words_before(sentence, left, first.start)
    after = _own_words_after(sentence, last.end, right)
    for level in stated:
        if (
            last.end <= level.start < after
            or before <= level.start < first.start
            or first.end <= level.start < last.start
        ):
            return level
    if _NATIVE.search(sentence.low[before:after]) and "niveau" not in sentence.low[before:after]:
        return None
    return _by_adjective(sentence, before, after, first, last) or _plain(sentence, mentions[number])


def _joined_group(sentence: Sentence, mentions: Sequence[_Mention], number: int) -> list[int]:
    """Return the numbers of the mentions that share one level: "Deutsch- und Rumänischkenntnisse"."""
    first = last = number
    while first and _JOINED.fullmatch(sentence.low[mentions[first - 1].end : mentions[first].start]):
        first -= 1
    while last + 1 < len(mentions) and _JOINED.fullmatch(
        sentence.low[mentions[last].end : mentions[last + 1].start]
    ):
        last += 1
    return list(range(first, last + 1))


_BEFORE_NEXT = re.compile(r"(?:\b(?:und|sowie|and|plus)\b|,)(?=[^,]{0,45}$)|[,;.] ")
_OWN_BREAK = re.compile(r"[;:.]\s|,\s|\bund\b|\bsowie\b|\band\b")


def _own_words_before(sentence: Sentence, left: int, start: int) -> int:
    """Return where the words before a mention begin that describe it and not its predecessor."""
    if left == 0:
        return sentence.parts[sentence.part_index(start)].start
    breaks = list(_OWN_BREAK.finditer(sentence.low, left, start))
    return breaks[-1].end() if breaks else start


def _own_words_after(sentence: Sentence, end: int, right: int) -> int:
    """Return where the words behind a mention end that describe it and not its successor."""
    if right == len(sentence.low):
        return right
    breaks = list(_OWN_BREAK.finditer(sentence.low, end, right))
    return breaks[-1].start() if breaks else right


def _by_adjective(
    sentence: Sentence, before: int, after: int, first: _Mention, last: _Mention
) -> _Level | None:
    part_end = sentence.parts[sentence.part_index(last.start)].end
    stretches = ((before, first.start), (last.end, min(after, part_end)))
    for start, end in stretches:
        for match in _ADJECTIVE.finditer(sentence.low, start, end):
            if is_wished_word(sentence, match.start(), start):
                continue
            return _Level(str(match.lastgroup), match.start(), match.end(), "adjective")
    written = _WRITTEN.search(sentence.low, before, after)
    return _Level("B2", written.start(), written.end(), "adjective") if written else None


_WISH_WORD = re.compile(r"\b(?:idealerweise|gerne?|besser|bevorzugt|am besten)\b")


def is_wished_word(sentence: Sentence, position: int, start: int) -> bool:
    """Whether an adjective stands behind a wish of its own: "gute, idealerweise sehr gute Kenntnisse"."""
    return _WISH_WORD.search(sentence.low, start, position) is not None


def _plain(sentence: Sentence, mention: _Mention) -> _Level | None:
    part = sentence.parts[sentence.part_index(mention.start)]
    if mention.knowledge or _PLAIN_DEMAND.search(part.low):
        return _Level("B1", mention.start, mention.end, "plain")
    return None


def _is_required(sentence: Sentence, mention: _Mention, level: _Level) -> bool:
    position = stance(sentence, mention.start)
    part = sentence.parts[sentence.part_index(mention.start)]
    if position is Stance.OFFERED and level.rule == "stated" and _AT_START.search(part.low):
        return True
    if not position.holds:
        return False
    return level.rule == "stated" or not _COURSE.search(part.low)


_PROBABILITY = {"stated": 0.97, "adjective": 0.94, "plain": 0.91}


def _finding(sentence: Sentence, mention: _Mention, level: _Level) -> Finding:
    start, end = min(mention.start, level.start), max(mention.end, level.end)
    value = {"code": mention.code, "level": level.level}
    rule = f"languages:{level.rule}"
    return Finding(FIELD, value, sentence, start, end, rule, _PROBABILITY[level.rule])
