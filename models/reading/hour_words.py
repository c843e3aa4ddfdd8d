"""Words of working time: how advertisements name it, and what looks like it and is none."""

import re

from models.reading.cues import CuedPattern, listed_words

TRIGGERS = listed_words(
    "zeit time stunden std hours h/ 0h 5h 8h 9h % prozent mini geringf halbtag ganztag ganztäg tz",
    "vz euro € stelle eur",
    "wstd wochenst marginal vzä",
)
"""A sentence without any of these needs no further look."""
NUMBER_WORDS = {"fünf": 5, "zehn": 10, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20} | {
    "fünfundzwanzig": 25, "dreißig": 30, "fünfunddreißig": 35, "vierzig": 40
}  # fmt: skip
_NUMBER = r"(?:\d{1,2}(?:[.,]\d{1,2})?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_POST = (
    r"(?:job|arbeit|anstellung|beschäftigung|beschäftigte|stellen?|tätigkeit|position|kraft"
    r"|kräfte|basis|vertrag)?"
)
FULL = CuedPattern(
    rf"\bvollzeit(?:-?{_POST})\b(?!-)(?!(?<=-))|\bvollzeit- (?:und|oder)|\bvoll(?:-|zeit-?)? ?(?:und|oder|/"
    rf"|o\.|u\.|,|bzw\.) ?(?:auch )?teilzeit|\bvz\b"
    r"|\bganztags(?:stelle|job)?\b|\bganztägig\b|\bfull[- ]time\b|\b1,0 ?(?:vzä|vk|stelle)|\b"
    r"(?:volle|ganze) stelle\b"
    r"|\bvoll-/teilzeit|\bvollbeschäftigung|\bteil- (?:und|oder) vollzeit|\bteil-/vollzeit",
    "vollzeit voll vz ganzt full stelle 1,0",
)
PART = CuedPattern(
    rf"\bteilzeit(?:-?{_POST})\b(?!-|e\b)(?!(?<=-))|\bteilzeit- (?:und|oder)|\btz\b|\bhalbtags(?:stelle|job"
    rf"|kraft)?\b|\bpart[- ]time\b"
    r"|\b(?:halbe|dreiviertel|viertel) ?stelle\b|\b0,[2-9]\d? ?(?:vzä|vk|stellen?)\b|\b(?:vor"
    r"|nach)mittagsstelle\b"
    r"|\bteil- (?:und|oder) vollzeit|\bteil-/vollzeit|\bmidijob\w*",
    "teilzeit tz teil halb viertel part 0, mittagsstelle midijob",
)
MINI = CuedPattern(
    r"\bmini-?job(?:s|ber\w*|basis|stelle)?\b|\bmini-?job-\w+|\bmini-/midijob|\bgeringfügig\w*"
    r"|\bmarginal employment"
    r"|\b(?:450|520|538|556|603)[ ,-]*(?:€|euro|eur)[ -]*(?:basis|job\w*|kraft|stelle)"
    r"|\b(?:450|520|538|556|603) (?:€|euro|eur) (?:im monat|monatlich|pro monat)",
    "mini geringf marginal 450 520 538 556 603",
)
OPEN_TO_PART = CuedPattern(
    r"\b(?:auch|gern auch|gerne auch|oder auch) (?:in )?(?:teilzeit|tz|part[- ]time)\b|\b"
    r"(?:teilzeit|tz|part[- ]time)\b[^.;,]{0,25}"
    r"\b(?:möglich|denkbar|geht|possible)\b|\b\d{1,2}(?:,\d)? (?:std\.?|stunden|h) (?:oder"
    r"|bzw\.) (?:auch )?(?:in )?(?:teilzeit|tz)\b"
    r"|\bfür teilzeit\w* (?:geeignet|offen)",
    "teilzeit tz part",
)
_ONLY = r"(?P<only>\b(?:ab|mindestens|mind\.|bis zu|max\.|maximal|höchstens|at least|up to|from) )?"
_ABOUT = r"(?:ca\. |etwa |rund |circa |about |ungefähr )?"
_RANGE = rf"(?P<low>(?<![\d,.:/-]){_NUMBER})(?: ?(?:-|bis(?: zu)?|/|oder|to|or|und) ?(?P<high>{_NUMBER}))?"
_UNIT = r"(?:h|std\.?|stdn\.?|stunden?|hours|hrs)"
WEEKLY = CuedPattern(
    rf"{_ONLY}{_ABOUT}{_RANGE}(?:[- ]?{_UNIT}(?: arbeitszeit| arbeit)? ?(?:/|-|pro |in der |je "
    rf"|die |a |per |an )? ?(?:woche|wo\b|w\b|week)"
    rf"|[- ]?{_UNIT}[ -]?(?:wöchentlich|weekly)|[- ]?(?:wochenstunden|wochenstd|wstd|h/w)"
    rf"|-stunden-(?:stelle|woche|vertrag|job))",
    "woche /wo wo. wöchentl week wstd h/w stunden-",
)
WEEKLY_BEFORE = CuedPattern(
    r"\b(?:wöchentliche?(?: arbeitszeit)?|wochenarbeitszeit|wochenstunden|arbeitszeit"
    r"|stundenumfang|arbeitsumfang|umfang|weekly|full-time week)"
    rf"(?: (?:von|beträgt|liegt bei|ist|umfasst|sind|of))?:? {_ABOUT}{_ONLY}{_RANGE} ?{_UNIT}\b",
    "wöchentl wochen arbeitszeit umfang week",
)
BARE = CuedPattern(
    rf"{_ONLY}{_ABOUT}{_RANGE}[ -]?{_UNIT}(?![\w-])",
    "std stund hour hrs h. h, h) 0h 5h 8h _h",
)
BARE_BEFORE = re.compile(
    r"(?:^|[,;:(]|\b(?:mit|bei|für|in|\w*zeit|time|oder|and|umfasst|sind|also|umfang|stelle|von"
    r"|arbeiten (?:sie )?|arbeitest du"
    r"|je nach|auf|von|zusammen|insgesamt)) ?\W*$"
)
BARE_BEHIND = re.compile(
    r" ?(?:$|[,;.)(/+]|(?:in (?:vollzeit|teilzeit|der woche)|an \w+ (?:tagen|vormittagen"
    r"|nachmittagen)|auf \w+ tage|je nach|oder"
    r" (?:vollzeit|teilzeit)|bei|-|und \d|mo\b|montag|dienstag|on|over|ohne|mit|nach "
    r"(?:vereinbarung|absprache|tarif|plan)|sind|pro|ganz|verteilt|von montag|von mo|im)\b)"
)
NOT_WEEKLY = CuedPattern(
    r"\b(?:unterricht\w*|supervision|fortbildung\w*|weiterbildung\w*|theorie|betreuung\w*"
    r"|innerhalb|deutsch an|praktikum|kurs\w*"
    r"|binnen|rückmeldung|hotline|erreichbar|schulung\w*|einweisung|einarbeitung|spätestens"
    r"|urlaub|überstunden|dienste? von"
    r"|schichten? von)\b",
    "unterricht supervision bildung theorie betreuung innerhalb deutsch praktikum kurs binnen rück",
    "hotline erreichbar schulung weisung arbeitung spätestens urlaub über dienst schicht",
)
NOT_WEEKLY_BEHIND = re.compile(
    r".{0,14}\b(?:im jahr|pro jahr|im monat|pro monat|monatlich|am tag|täglich|pro tag|am stück"
    r"|vorher|a day|später)\b"
)
PERCENT = CuedPattern(
    r"(?<![\d,.])(?P<low>\d{1,3})(?: ?%)? ?(?:(?:-|bis(?: zu)?|to) ?(?P<high>\d{1,3}))?[ -]?(?:%|prozent)"
    r"(?P<behind>[- ]?(?:\(?stelle\w*|stellenumfang|pensum|stellenanteil|arbeitszeit"
    r"|beschäftigung\w*|vzä|kraft|position))?",
    "% prozent",
)
PERCENT_FRAME = re.compile(
    r"\b(?:stelle|stellenumfang|beschäftigungsumfang|umfang|arbeitsumfang|pensum|stellenanteil"
    r"|beschäftigungsgrad|arbeitspensum"
    r"|anstellung|teilzeit|vollzeit|tz|vz)\b(?! \w{9,} ).{0,14}$"
)
PERCENT_BEHIND = re.compile(r" ?\(?(?:stellenumfang|teilzeit|vollzeit|stelle|teilzeitstelle)\b")
PERCENT_ELSE = re.compile(
    r" ?(?:der|des|mehr|über|unter|mitarbeiter|zuschl|rabatt|auf|arbeits(?:un)?fähig|bio|öko"
    r"|schwer|home|im büro|übernahme|unserer)"
)
OTHER_TIME = CuedPattern(
    r"\b(?:offen|geöffnet|öffnungszeit\w*|öffnet|hat .* auf|besuchen sie in|besuchst du in"
    r"|meisterschule|weiterbildung in|studium"
    r"|lehrgang|fortbildung|ausbildung in teilzeit|teilzeitausbildung|kinderbetreuung"
    r"|betreuung in|betreuungsplatz|kurs in)\b",
    "offen öffn hat_ besuch meisterschule weiterbildung studium lehrgang fortbildung ausbildung",
    "betreuung kurs",
)
OTHER_PEOPLE = CuedPattern(
    r"^\W*unsere? (?:vollzeit|teilzeit|mini)|\bunserer (?:vollzeit|teilzeit)|\b(?:viele|drittel"
    r"|viertel|hälfte|leute|die meisten|kolleg\w+"
    r"|gründer\w*|eltern|mütter|beschäftigten|mitarbeitende\w*|mitarbeiter\w*|team)\b.*\b"
    r"(?:vollzeit|teilzeit|minijob)"
    r"|\b(?:teilzeit|vollzeit|minijob)\w*\b.{0,20}\b(?:zurück|starten wollen|bekommen|erhalten"
    r"|arbeiten bei uns)"
    r"|\bminijobber(?:innen)? (?:bekommen|erhalten|unterstützen)|\b(?:teilzeit|vollzeit)kräfte "
    r"(?:bekommen|erhalten|haben)",
    "vollzeit teilzeit mini",
)
BASIS = CuedPattern(
    r"\b(?:bezogen auf|auf basis(?: von| einer)?|bei|in|based on|gerechnet auf"
    r"|hochgerechnet auf|entspricht|jeweils auf)"
    r" (?:eine[rn]? )?(?:100 ?%|vollzeit\w*|full[- ]time)",
    "vollzeit full 100",
)
MONEY = CuedPattern(
    r"€|euro|eur\b|brutto|gehalt|vergütung|lohn",
    "€ eur brutto gehalt vergütung lohn",
)
