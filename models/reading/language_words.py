"""Words for languages and how well they are spoken, as advertisements use them."""

import re

from models.reading.cues import listed_words

TRIGGERS = listed_words(
    "deutsch sprach isch german engl telc niveau goethe a1 a2 b1 b2 c1 c2 dari paschtu farsi",
    "tigrinya french somali urdu",
    "kurmandschi spanish arabic ukrainian italian romanian",
)
"""A sentence without any of these needs no further look."""
CODES = {
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
_NAMES = "|".join(sorted(CODES, key=len, reverse=True))
_KNOWLEDGE = r"(?:sprach)?-?(?:grund|basis)?ken+t?n?is+e?n?"
MENTION = re.compile(
    rf"\b(?:(?:basis|grund)-?)?(?P<name>{_NAMES})(?:(?P<knowledge>-?{_KNOWLEDGE})\b"
    rf"|-?niveau\b|e[rn]? (?P<phrase>sprachkenntnis\w*|kenntnis\w*|sätze\w*|anweisungen|texte\w*)\b"
    rf"|e[rn]? (?P<tongue>sprache?n?)\b|(?P<hyphen>-(?=,| |/|\w*{_KNOWLEDGE}))|\b(?!-|/innen))"
)
SECOND_LANGUAGE = re.compile(r" als (?:zweit|fremd)sprache")
LEVEL = re.compile(
    r"\b([abc][12])(?:\.\d|\+)?(?:(?:-?niveau)?(?:\s*(?:/|-|bis|oder|or|to|bzw\.)\s*([abc][12])\b)?)"
)
LATER = re.compile(
    r"\b(?:nach (?:der|einem|dem|ihrer|deiner|bestandener|\w+ monaten|\w+ jahren?)|am ende"
    r"|später|bis zum|bis zur|bis ende"
    r"|innerhalb|im laufe|perspektivisch|ziel|danach|dann|anschließend|zum abschluss|erreich\w+"
    r"|after|later|within|by the end)\b"
)
AT_START = re.compile(
    r"\b(?:zu beginn|am anfang|zum (?:start|beginn|einstieg)|zur einstellung|anfangs|für den "
    r"(?:anfang|start|einstieg)"
    r"|at the start|to start)\b"
)
SUFFICES = re.compile(
    r"\b(?:reicht|reichen|genügt|genügen|notwendig|nötig|erforderlich|pflicht|muss|ist genug"
    r"|is enough|is sufficient)\b"
)
_ADJECTIVES = (
    ("C1", r"sehr (?:gut|sicher)\w*|bestens|flie(?:ß|ss)end\w*|verhandlungssicher\w*|muttersprach"
r"(?:lich\w*|niveau)|souverän\w*"
           r"|ausgezeichnet\w*|hervorragend\w*|exzellent\w*|perfekt\w*|einwandfrei\w*|fehlerfrei\w*"
r"|stilsicher\w*|flüssig\w*"
           r"|very good|fluent(?:ly)?|excellent|proficient|business fluent|native-like|near-native"),
    ("B2", r"gut\w{0,2}|sicher\w{0,2}|solide\w?|gefestigt\w*|fundiert\w*|ordentlich\w*|good|solid"
r"|confident(?:ly)?|well"),
    ("B1", r"ausreichend\w*|hinreichend\w*|befriedigend\w*|verständlich\w*|alltagstauglich\w*|genug"
r"|genügend|brauchbar\w*"
           r"|mittlere\w?|sufficient|enough|intermediate|conversational"),
    ("A2", r"grund|basis|grundlegend\w*|einfach\w*|erste\w?|ein wenig|wenig|ein bisschen|ein paar"
r"|etwas|geringe\w?"
           r"|elementare?\w?|rudimentär\w*|anfänger|basic|simple|a little|some"),
)  # fmt: skip
ADJECTIVE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{level}>{words})" for level, words in _ADJECTIVES)
    + r")(?=\W|$|kenntnis|wissen|wortschatz|deutsch)"
)
WRITTEN = re.compile(
    r"\bin wort und (?:in )?schrift\b|\bmündlich\w* (?:und|wie|sowie) (?:auch )?schriftlich|\bschriftlich wie"
    r"|\bschriftlich\w* (?:und|wie|sowie) mündlich|\bspoken and written|\bwritten and spoken"
)
PLAIN_DEMAND = re.compile(
    r"\b(?:sie|du) (?:\w+ ){0,2}?(?:sprechen|sprichst|verstehen|verstehst|können|kannst|lesen"
    r"|beherrschen|beherrschst)\b"
    r"|\b(?:sprechen|sprichst|verstehen|verstehst|können|kannst|beherrschen|beherrschst) (?:sie|du)\b"
    r"|\bverständigung\b|\bverständigen\b|\bverständigst\b|\bunterhalten\b|\bkommunizieren\b|\bmächtig\b"
    r"|\b(?:erforderlich|voraussetzung|vorausgesetzt|voraus|pflicht|nötig|notwendig|bedingung"
    r"|zwingend|unverzichtbar|verlangt"
    r"|ein muss)\b|\b\w*ken+tnis\w* (?:in|der|des)\b|\byou (?:\w+ )?speak\b|\b(?:required"
    r"|is a must|needed|necessary"
    r"|is essential|skills)\b"
)
NATIVE = re.compile(
    r"\bmutt?ersprach(?:e\b|ler)|\bmuttersprachliche?[rn]? (?!niveau)|\bnative (?:speaker"
    r"|german|english)"
)
CERTIFICATE = re.compile(
    r"\bsprach-?(?:niveau|zertifikat|nachweis|stand|kenntnis\w*|prüfung|lich)|\btelc\b|\bgoethe"
    r"|\bniveau|\bstufe\b|\bger\b"
    r"|\bcefr\b|\bdtz\b|\bzertifikat\b"
)
NO_LEVEL = re.compile(
    r"\b(?:klassen?|kl\.|führerschein\w*|fahrerlaubnis|licen[cs]e|entgeltgruppe|eg|besoldung\w*"
    r"|eingruppierung in|standort"
    r"|gebäude|halle|modul|raum|haus|block|sachkunde|gruppe|tarifgruppe|ebene|tor|parkdeck|station)\W{0,2}$"
)
COURSE = re.compile(
    r"kurs(?:e|en|es|s)?\b|unterricht\b|klassen?\b|prüfungen\b|\blernen\b|\blernst\b|niveaus\b"
)
ALTERNATIVE = re.compile(r"\W*(?:\w+ ){0,3}?(?:oder|or)(?: (?!höher|besser|mehr|higher|better)\w+){0,3}\W*")
JOINED = re.compile(r"[-\s]*(?:und|sowie|,|&|/|\+|and)[-\s]*(?:auch\s*|in\s*)?")
BREAK = re.compile(r"[;:.]\s|,\s|\bund\b|\bsowie\b|\band\b")
WISH = re.compile(r"\b(?:idealerweise|gerne?|besser|bevorzugt|am besten)\b")
NOUN_BETWEEN = re.compile(r"\b(?!Kenntnisse|Deutsch|Sprach|Wort|Schrift|Niveau|Ausdruck)[A-ZÄÖÜ]\w+")
