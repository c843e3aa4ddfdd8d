"""Working time: full or part time, marginal employment, and the hours of a week."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from models.reading.cues import CuedPattern, listed_words
from models.reading.finding import Finding, surest
from models.reading.sentences import Part, Sentence
from models.reading.stance import is_denied

FULL_WEEK = 35.0
"""Weekly hours from which a job is full time: the full week of some collective agreements."""
TRIGGERS = listed_words(
    "zeit time stunden std hours h/ 0h 5h 8h 9h % prozent mini geringf halbtag ganztag ganztäg tz",
    "vz euro € stelle eur",
    "wstd wochenst marginal vzä",
)
"""A sentence without any of these needs no further look."""
_WORDS = {
    **{
        "fünf": 5,
        "zehn": 10,
        "zwölf": 12,
        "fünfzehn": 15,
        "zwanzig": 20,
        "fünfundzwanzig": 25,
        "dreißig": 30,
    },
    **{"fünfunddreißig": 35, "vierzig": 40},
}
_NUMBER = r"(?:\d{1,2}(?:[.,]\d{1,2})?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_POST = (
    r"(?:job|arbeit|anstellung|beschäftigung|beschäftigte|stellen?|tätigkeit|position|kraft"
    r"|kräfte|basis|vertrag)?"
)
_FULL = CuedPattern(
    rf"\bvollzeit(?:-?{_POST})\b(?!-)(?!(?<=-))|\bvollzeit- (?:und|oder)|\bvoll(?:-|zeit-?)? ?(?:und|oder|/"
    rf"|o\.|u\.|,|bzw\.) ?(?:auch )?teilzeit|\bvz\b"
    r"|\bganztags(?:stelle|job)?\b|\bganztägig\b|\bfull[- ]time\b|\b1,0 ?(?:vzä|vk|stelle)|\b"
    r"(?:volle|ganze) stelle\b"
    r"|\bvoll-/teilzeit|\bvollbeschäftigung|\bteil- (?:und|oder) vollzeit|\bteil-/vollzeit",
    "vollzeit voll vz ganzt full stelle 1,0",
)
_PART = CuedPattern(
    rf"\bteilzeit(?:-?{_POST})\b(?!-|e\b)(?!(?<=-))|\bteilzeit- (?:und|oder)|\btz\b|\bhalbtags(?:stelle|job"
    rf"|kraft)?\b|\bpart[- ]time\b"
    r"|\b(?:halbe|dreiviertel|viertel) ?stelle\b|\b0,[2-9]\d? ?(?:vzä|vk|stellen?)\b|\b(?:vor"
    r"|nach)mittagsstelle\b"
    r"|\bteil- (?:und|oder) vollzeit|\bteil-/vollzeit|\bmidijob\w*",
    "teilzeit tz teil halb viertel part 0, mittagsstelle midijob",
)
_MINI = CuedPattern(
    r"\bmini-?job(?:s|ber\w*|basis|stelle)?\b|\bmini-?job-\w+|\bmini-/midijob|\bgeringfügig\w*"
    r"|\bmarginal employment"
    r"|\b(?:450|520|538|556|603)[ ,-]*(?:€|euro|eur)[ -]*(?:basis|job\w*|kraft|stelle)"
    r"|\b(?:450|520|538|556|603) (?:€|euro|eur) (?:im monat|monatlich|pro monat)",
    "mini geringf marginal 450 520 538 556 603",
)
_OPEN_TO_PART = CuedPattern(
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
_WEEKLY = CuedPattern(
    rf"{_ONLY}{_ABOUT}{_RANGE}(?:[- ]?{_UNIT}(?: arbeitszeit| arbeit)? ?(?:/|-|pro |in der |je "
    rf"|die |a |per |an )? ?(?:woche|wo\b|w\b|week)"
    rf"|[- ]?{_UNIT}[ -]?(?:wöchentlich|weekly)|[- ]?(?:wochenstunden|wochenstd|wstd|h/w)"
    rf"|-stunden-(?:stelle|woche|vertrag|job))",
    "woche /wo wo. wöchentl week wstd h/w stunden-",
)
_WEEKLY_BEFORE = CuedPattern(
    r"\b(?:wöchentliche?(?: arbeitszeit)?|wochenarbeitszeit|wochenstunden|arbeitszeit"
    r"|stundenumfang|arbeitsumfang|umfang|weekly|full-time week)"
    rf"(?: (?:von|beträgt|liegt bei|ist|umfasst|sind|of))?:? {_ABOUT}{_ONLY}{_RANGE} ?{_UNIT}\b",
    "wöchentl wochen arbeitszeit umfang week",
)
_BARE = CuedPattern(
    rf"{_ONLY}{_ABOUT}{_RANGE}[ -]?{_UNIT}(?![\w-])",
    "std stund hour hrs h. h, h) 0h 5h 8h _h",
)
_BARE_BEFORE = re.compile(
    r"(?:^|[,;:(]|\b(?:mit|bei|für|in|\w*zeit|time|oder|and|umfasst|sind|also|umfang|stelle|von"
    r"|arbeiten (?:sie )?|arbeitest du"
    r"|je nach|auf|von|zusammen|insgesamt)) ?\W*$"
)
_BARE_BEHIND = re.compile(
    r" ?(?:$|[,;.)(/+]|(?:in (?:vollzeit|teilzeit|der woche)|an \w+ (?:tagen|vormittagen"
    r"|nachmittagen)|auf \w+ tage|je nach|oder"
    r" (?:vollzeit|teilzeit)|bei|-|und \d|mo\b|montag|dienstag|on|over|ohne|mit|nach "
    r"(?:vereinbarung|absprache|tarif|plan)|sind|pro|ganz|verteilt|von montag|von mo|im)\b)"
)
_NOT_WEEKLY = CuedPattern(
    r"\b(?:unterricht\w*|supervision|fortbildung\w*|weiterbildung\w*|theorie|betreuung\w*"
    r"|innerhalb|deutsch an|praktikum|kurs\w*"
    r"|binnen|rückmeldung|hotline|erreichbar|schulung\w*|einweisung|einarbeitung|spätestens"
    r"|urlaub|überstunden|dienste? von"
    r"|schichten? von)\b",
    "unterricht supervision bildung theorie betreuung innerhalb deutsch praktikum kurs binnen rück",
    "hotline erreichbar schulung weisung arbeitung spätestens urlaub über dienst schicht",
)
_NOT_WEEKLY_BEHIND = re.compile(
    r".{0,14}\b(?:im jahr|pro jahr|im monat|pro monat|monatlich|am tag|täglich|pro tag|am stück"
    r"|vorher|a day|später)\b"
)
_PERCENT = CuedPattern(
    r"(?<![\d,.])(?P<low>\d{1,3})(?: ?%)? ?(?:(?:-|bis(?: zu)?|to) ?(?P<high>\d{1,3}))?[ -]?(?:%|prozent)"
    r"(?P<behind>[- ]?(?:\(?stelle\w*|stellenumfang|pensum|stellenanteil|arbeitszeit"
    r"|beschäftigung\w*|vzä|kraft|position))?",
    "% prozent",
)
_PERCENT_FRAME = re.compile(
    r"\b(?:stelle|stellenumfang|beschäftigungsumfang|umfang|arbeitsumfang|pensum|stellenanteil"
    r"|beschäftigungsgrad|arbeitspensum"
    r"|anstellung|teilzeit|vollzeit|tz|vz)\b(?! \w{9,} ).{0,14}$"
)
_PERCENT_BEHIND = re.compile(r" ?\(?(?:stellenumfang|teilzeit|vollzeit|stelle|teilzeitstelle)\b")
_PERCENT_ELSE = re.compile(
    r" ?(?:der|des|mehr|über|unter|mitarbeiter|zuschl|rabatt|auf|arbeits(?:un)?fähig|bio|öko"
    r"|schwer|home|im büro|übernahme|unserer)"
)
_OTHER_TIME = CuedPattern(
    r"\b(?:offen|geöffnet|öffnungszeit\w*|öffnet|hat .* auf|besuchen sie in|besuchst du in"
    r"|meisterschule|weiterbildung in|studium"
    r"|lehrgang|fortbildung|ausbildung in teilzeit|teilzeitausbildung|kinderbetreuung"
    r"|betreuung in|betreuungsplatz|kurs in)\b",
    "offen öffn hat_ besuch meisterschule weiterbildung studium lehrgang fortbildung ausbildung",
    "betreuung kurs",
)
_OTHER_PEOPLE = CuedPattern(
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
_BASIS = CuedPattern(
    r"\b(?:bezogen auf|auf basis(?: von| einer)?|bei|in|based on|gerechnet auf"
    r"|hochgerechnet auf|entspricht|jeweils auf)"
    r" (?:eine[rn]? )?(?:100 ?%|vollzeit\w*|full[- ]time)",
    "vollzeit full 100",
)
_MONEY = CuedPattern(
    r"€|euro|eur\b|brutto|gehalt|vergütung|lohn",
    "€ eur brutto gehalt vergütung lohn",
)


def find_hours(sentence: Sentence) -> list[Finding]:
    """Read what a sentence says of the working time: fields "hours" and "weekly_hours"."""
    if _OTHER_PEOPLE.search(sentence.low):
        return []
    words = list(_words(sentence))
    if _OTHER_TIME.search(sentence.low):
        return [finding for finding in words if finding.value == "mini"]
    numbers = list(_weekly(sentence))
    both = {"full", "part"} <= {finding.value for finding in words} or "any" in {
        finding.value for finding in words
    }
    percents = [] if both else list(_percents(sentence))
    return [*words, *numbers, *percents]


def settle_hours(findings: Sequence[Finding]) -> list[Finding]:
    """Bring what all sentences say together: words before numbers, full and part time both is any."""
    words = [finding for finding in findings if finding.field == "hours"]
    numbers = [finding for finding in findings if finding.field == "weekly_hours"]
    settled = []
    if (weekly := surest(numbers)) is not None:
        settled.append(weekly)
    if words := [finding for finding in words if finding.rule != "hours:basis"] or words:
        settled.append(_combined(words, numbers))
    elif weekly is not None and (kind := _kind(weekly.value)) is not None:
        settled.append(replace(weekly, field="hours", value=kind, rule="hours:weekly"))
    return settled


def _combined(words: Sequence[Finding], numbers: Sequence[Finding]) -> Finding:
    """Bring the words of all sentences to one value."""
    values = {finding.value for finding in words}
    for value in ("any", "part", "full"):
        chosen = next((finding for finding in words if finding.value == value), None)
        if chosen is None:
            continue
        if value == "part" and "full" in values:
            return replace(chosen, value="any")
        if value == "full" and any(_kind(number.value) in ("part", "any") for number in numbers):
            return replace(chosen, value="any", probability=0.85)
        return chosen
    return words[0]


def _words(sentence: Sentence) -> Iterator[Finding]:
    open_to_part = _OPEN_TO_PART.search(sentence.low)
    if open_to_part is not None and not is_denied(sentence, open_to_part.start()):
        yield Finding("hours", "any", sentence, *open_to_part.span(), "hours:open", 0.9)
    for value, pattern in (("full", _FULL), ("part", _PART), ("mini", _MINI)):
        for match in pattern.finditer(sentence.low):
            if is_denied(sentence, match.start()):
                continue
            basis = value == "full" and _MONEY.search(sentence.low) and _BASIS.search(sentence.low)
            rule, probability = ("hours:basis", 0.8) if basis else ("hours:words", 0.96)
            yield Finding("hours", value, sentence, match.start(), match.end(), rule, probability)
            break


def _weekly(sentence: Sentence) -> Iterator[Finding]:
    """Read hours of a week: "38,5 Std./Woche", "wöchentlich 15 bis 25 Stunden", a bare "30 Stunden"."""
    for pattern, probability in ((_WEEKLY, 0.96), (_WEEKLY_BEFORE, 0.95)):
        for match in pattern.finditer(sentence.low):
            value = _hours_value(match)
            if value is not None and not is_denied(sentence, match.start()):
                yield Finding(
                    "weekly_hours", value, sentence, match.start(), match.end(), "hours:week", probability
                )
                return
    for part in sentence.parts:
        if _NOT_WEEKLY.search(part.low):
            continue
        for match in _BARE.finditer(part.low):
            value = _hours_value(match)
            if (
                value is not None
                and _is_bare(part, match)
                and not is_denied(sentence, part.start + match.start())
            ):
                start, end = part.start + match.start(), part.start + match.end()
                basis = part.low[: match.start()].rstrip().endswith("bei")
                yield Finding(
                    "weekly_hours", value, sentence, start, end, "hours:bare", 0.8 if basis else 0.88
                )
                return


def _is_bare(part: Part, match: re.Match[str]) -> bool:
    before, behind = part.low[: match.start()], part.low[match.end() :]
    if _NOT_WEEKLY_BEHIND.match(behind):
        return False
    return _BARE_BEFORE.search(before) is not None and _BARE_BEHIND.match(behind) is not None


def _hours_value(match: re.Match[str]) -> dict[str, Any] | None:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    if not 2 <= low <= high <= 60:
        return None
    only = (match["only"] or "").strip()
    if match["high"] is None and only in ("ab", "mindestens", "mind.", "at least", "from"):
        return {"min": low}
    if match["high"] is None and only:
        return {"max": high}
    return {"min": low, "max": high}


def _number(text: str) -> float:
    return float(_WORDS[text]) if text in _WORDS else float(text.replace(",", "."))


def _kind(weekly: dict[str, Any]) -> str | None:
    low, high = weekly.get("min"), weekly.get("max")
    if low is not None and low >= FULL_WEEK:
        return "full"
    if high is None:
        return "part" if low is not None and low < 25 else None
    return "part" if high < FULL_WEEK else "any"


def _percents(sentence: Sentence) -> Iterator[Finding]:
    for match in _PERCENT.finditer(sentence.low):
        low, high = int(match["low"]), int(match["high"] or match["low"])
        before, after = sentence.low[: match.start()], sentence.low[match.end() :]
        framed = match["behind"] or _PERCENT_FRAME.search(before) or _PERCENT_BEHIND.match(after)
        alone = not before.strip() or before.rstrip().endswith((",", "(", ":", "zeit", "oder", "or"))
        alone = alone and not after.strip(" .)")
        if not (framed or alone) or not (10 <= low <= high <= 100) or _PERCENT_ELSE.match(after):
            continue
        value = "full" if low == 100 else "any" if high == 100 else "part"
        yield Finding("hours", value, sentence, match.start(), match.end(), "hours:percent", 0.93)
