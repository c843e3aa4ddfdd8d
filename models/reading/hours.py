"""Working time: full or part time, marginal employment, and the hours of a week."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from models.reading.finding import Finding, surest
from models.reading.sentences import Sentence, listed_words
from models.reading.stance import is_denied

TRIGGERS = listed_words(
    "zeit time stunden std hours h/ 0h 5h 8h 9h % prozent mini geringf halbtag ganztag tz vz euro € stelle eur wstd",
    "wochenst marginal vzä",
)
"""A sentence without any of these needs no further look."""

FULL_WEEK = 35.0
"""Weekly hours from which a job is full time: the full week of some collective agreements."""

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_FULL = re.compile(
    r"\bvollzeit(?:job|arbeit|anstellung|beschäftigung|stellen?|tätigkeit|position|kraft|kräfte"
    r"|modell)?\b|\bvoll(?:-|zeit-?)? ?(?:und|oder|/|o\.|u\.|,|bzw\.) ?(?:auch )?teilzeit"
    r"|\bvz\b"
    r"|\bganztags(?:stelle|job)?\b|\bfull[- ]time\b|\b1,0 ?(?:vzä|vk|stelle)|\bvolle stelle\b"
    r"|\bvoll-/teilzeit|\bvollbeschäftigung"
)
_PART = re.compile(
    r"\bteilzeit(?:job|arbeit|anstellung|beschäftigung|stellen?|tätigkeit|position|kraft|kräfte"
    r"|modelle?|basis)?\b|\btz\b|\bhalbtags(?:stelle|job|kraft)?\b|\bpart[- ]time\b"
    r"|\bhalbe stelle\b"
    r"|\b0,[2-9]\d? ?(?:vzä|vk|stellen?)\b|\bvormittagsstelle\b"
)
_MINI = re.compile(
    r"\bmini-?job(?:s|ber\w*|basis)?\b|\bgeringfügig\w*|\bmini-?job-\w+|\b(?:450|520|538|556"
    r"|603)[ ,-]*(?:€|euro|eur)[ -]*(?:basis|job\w*|kraft)"
    r"|\b(?:450|520|538|556|603) (?:€|euro|eur) (?:im monat|monatlich|pro monat)|\bmarginal employment"
)
_WEEKLY = re.compile(
    rf"(?P<only>\b(?:ab|mindestens|mind\.|bis zu|max\.|maximal|höchstens|at least|up to|from) )?"
    rf"(?P<low>(?<![\d,.:]){_NUMBER})(?: ?(?:-|bis(?: zu)?|/|oder|to|or|und) ?(?P<high>{_NUMBER}))?"
    r"(?:[- ]?(?:h|std\.?|stdn\.?|stunden|hours|hrs)(?: arbeitszeit)? ?(?:/|-|pro |in der |je "
    r"|die |a |per |an )? ?(?:woche|wo\b|w\b|week)"
    r"|[- ]?(?:h|std\.?|stunden|hours)[ -]?(?:wöchentlich|weekly)|[- ]?(?:wochenstunden|wochenstd|wstd|h/w))"
)
_WEEKLY_BEFORE = re.compile(
    rf"\b(?:wöchentlich(?:e)?(?: arbeitszeit)?|wochenarbeitszeit|wochenstunden|arbeitszeit"
    rf"|weekly)(?: (?:von|beträgt|liegt bei|ist|umfasst|sind|of))?:? (?:ca\. |etwa |rund )?"
    rf"(?P<only>(?:ab|mindestens|mind\.|bis zu|maximal|max\.|höchstens) )?(?P<low>{_NUMBER})"
    rf"(?: ?(?:-|bis|oder) ?(?P<high>{_NUMBER}))? ?(?:h\b|std|stunden|hours)"
)
_BARE = re.compile(
    rf"(?:^|(?<=[,;:(] )|(?<=[(])|(?<=\bmit )|(?<=\bbei )|(?<=\bfür )|(?<=\bin )|(?<=zeit )"
    rf"|(?<=time )|(?<=zeit, )|(?<=oder )|(?<=- )|(?<=and )|(?<=umfasst )|(?<=sind )"
    rf"|(?<=time, ))"
    rf"(?P<only>(?:ab|mindestens|mind\.|bis zu|maximal|höchstens|at least|up to|from) )?"
    rf"(?:ca\. |etwa |rund |circa |about )?(?P<low>{_NUMBER})(?: ?(?:-|bis|oder|to) ?"
    rf"(?P<high>{_NUMBER}))?"
    r" ?(?:h|std\.?|stunden|hours)(?= ?(?:$|[,;.)(/]| in (?:vollzeit|teilzeit|der woche)| an "
    r"(?:\w+) tagen| auf \w+ tage|, | je nach| oder (?:vollzeit|teilzeit)| bei| -| und \d| mo\b"
    r"| montag| on | over |\+))"
)
_PERCENT = re.compile(
    r"(?<![\d,.])(?P<low>\d{1,3})(?: ?%)? ?(?:(?:-|bis(?: zu)?|to) ?(?P<high>\d{1,3}))?[ -]?"
    r"(?:%|prozent)(?P<behind>[- ]?(?:stelle\w*|stellenumfang|pensum|stellenanteil|arbeitszeit"
    r"|beschäftigung\w*|vzä|kraft|position))?"
)
_PERCENT_FRAME = re.compile(
    r"\b(?:stellenumfang|beschäftigungsumfang|umfang|arbeitsumfang|pensum|stellenanteil"
    r"|beschäftigungsgrad|arbeitspensum|anstellung|teilzeit|vollzeit|tz|vz)\b"
    r"(?! \w{4,} ).{0,14}$"
)
_PERCENT_ELSE = re.compile(
    r"^ ?(?:der|des|mehr|über|unter|mitarbeiter|zuschl|rabatt|auf|arbeits(?:un)?fähig|bio|öko"
    r"|schwer|home)"
)
_OTHER_TIME = re.compile(
    r"\b(?:offen|geöffnet|öffnungszeit\w*|öffnet|bereitschaft im|kursdauer|besuchen sie in"
    r"|besuchst du in|meisterschule|weiterbildung in|kursen?|studium|lehrgang|fortbildung"
    r"|ausbildung in teilzeit)\b"
)
_OTHER_PEOPLE = re.compile(
    r"^\W*unsere? (?:vollzeit|teilzeit|mini)|\bunserer (?:vollzeit|teilzeit)|\b(?:viele|drittel"
    r"|hälfte|die meisten|kolleg\w+|gründer\w*|eltern|mütter|beschäftigten|mitarbeitende\w*"
    r"|mitarbeiter\w*|team)\b.*\b(?:vollzeit|teilzeit|minijob)"
    r"|\b(?:teilzeit|vollzeit|minijob)\w*\b.{0,20}\b(?:zurück|starten wollen|bekommen|erhalten"
    r"|arbeiten bei uns)|\bminijobber(?:innen)? (?:bekommen|erhalten|unterstützen)"
)
_BASIS = re.compile(
    r"\b(?:bezogen auf|auf basis(?: von| einer)?|bei|in|based on|gerechnet auf"
    r"|hochgerechnet auf|entspricht|jeweils auf) (?:eine[rn]? )?(?:100 ?%|vollzeit\w*"
    r"|full[- ]time)"
)
_MONEY = re.compile(r"€|euro|eur\b|brutto|gehalt|vergütung|lohn")


def find_hours(sentence: Sentence) -> list[Finding]:
    """Read what a sentence says of the working time: fields "hours" and "weekly_hours"."""
    if _OTHER_PEOPLE.search(sentence.low):
        return []
    words = list(_words(sentence))
    numbers = [] if _OTHER_TIME.search(sentence.low) else list(_weekly(sentence))
    percents = (
        []
        if words and {"full", "part"} <= {finding.value for finding in words}
        else list(_percents(sentence))
    )
    if _OTHER_TIME.search(sentence.low):
        words = [finding for finding in words if finding.value == "mini"]
    return [*words, *numbers, *percents]


def settle_hours(findings: Sequence[Finding]) -> list[Finding]:
    """Bring what all sentences say together: words before numbers, full and part time both is any."""
    words = [finding for finding in findings if finding.field == "hours" and finding.rule != "hours:number"]
    numbers = [finding for finding in findings if finding.field == "weekly_hours"]
    settled = []
    if (weekly := surest(numbers)) is not None:
        settled.append(weekly)
    words = [finding for finding in words if finding.rule != "hours:basis"] or words
    if words:
        settled.append(_combined(words, numbers))
    elif weekly is not None and (kind := _kind(weekly.value)) is not None:
        settled.append(replace(weekly, field="hours", value=kind, rule="hours:weekly"))
    return settled


def _combined(words: Sequence[Finding], numbers: Sequence[Finding]) -> Finding:
    """Bring the words of all sentences to one value."""
    values = {finding.value for finding in words}
    first = words[0]
    if "any" in values or {"full", "part"} <= values:
        chosen = next((finding for finding in words if finding.value == "any"), first)
        return replace(chosen, value="any")
    if values == {"full"} and any(
        _kind(number.value) in ("part", "any") and "max" in number.value for number in numbers
    ):
        return replace(first, value="any", probability=0.85)
    if "part" in values:
        return next(finding for finding in words if finding.value == "part")
    if "full" in values:
        return next(finding for finding in words if finding.value == "full")
    return first


def _words(sentence: Sentence) -> Iterator[Finding]:
    for value, pattern in (("full", _FULL), ("part", _PART), ("mini", _MINI)):
        for match in pattern.finditer(sentence.low):
            if is_denied(sentence, match.start()):
                continue
            basis = value == "full" and _MONEY.search(sentence.low) and _BASIS.search(sentence.low)
            rule = "hours:basis" if basis else "hours:words"
            probability = 0.8 if basis else 0.96
            yield Finding("hours", value, sentence, match.start(), match.end(), rule, probability)
            break


def _weekly(sentence: Sentence) -> Iterator[Finding]:
    """Read hours of a week: "38,5 Std./Woche", "wöchentlich 15 bis 25 Stunden", a bare "30 Stunden"."""
    for pattern, probability in ((_WEEKLY, 0.96), (_WEEKLY_BEFORE, 0.95), (_BARE, 0.88)):
        for match in pattern.finditer(sentence.low):
            value = _hours_value(match)
            if value is not None and not is_denied(sentence, match.start()):
                rule = "hours:week" if pattern is not _BARE else "hours:bare"
                yield Finding("weekly_hours", value, sentence, match.start(), match.end(), rule, probability)
                return


def _hours_value(match: re.Match[str]) -> dict[str, Any] | None:
    low = float(match["low"].replace(",", "."))
    high = float(match["high"].replace(",", ".")) if match["high"] else low
    if not (2 <= low <= high <= 60):
        return None
    only = (match["only"] or "").strip()
    if match["high"] is None and only in ("ab", "mindestens", "mind.", "at least", "from"):
        return {"min": low}
    if match["high"] is None and only:
        return {"max": high}
    return {"min": low, "max": high}


def _kind(weekly: dict[str, Any]) -> str | None:
    low, high = weekly.get("min"), weekly.get("max")
    if low is not None and low >= FULL_WEEK:
        return "full"
    if high is None:
        return "any" if low is not None and low >= 25 else "part"
    if high < FULL_WEEK:
        return "part"
    return "any"


def _percents(sentence: Sentence) -> Iterator[Finding]:
    for match in _PERCENT.finditer(sentence.low):
        low, high = int(match["low"]), int(match["high"] or match["low"])
        before, after = sentence.low[: match.start()], sentence.low[match.end() :]
        framed = bool(
            match["behind"]
            or _PERCENT_FRAME.search(before)
            or re.match(r" ?\(?(?:stellenumfang|teilzeit|vollzeit|stelle)", after)
        )
        alone = (not before.strip() or before.rstrip().endswith((",", "(", ":", "zeit"))) and not after.strip(
            " .)"
        )
        if not (framed or alone) or not (10 <= low <= high <= 100) or _PERCENT_ELSE.match(after):
            continue
        value = "full" if low == 100 else "any" if high == 100 else "part"
        if re.search(r"\bab $", before) and high == low < 100:
            value = "part"
        yield Finding("hours", value, sentence, match.start(), match.end(), "hours:percent", 0.93)
