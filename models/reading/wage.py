"""Wages stated plainly: "14,50 € pro Stunde", "2.800–3.200 € brutto im Monat", "EUR 68,000 to 78,000 a year"."""

import re
from typing import Any

from models.reading.cues import CuedPattern
from models.reading.finding import Finding
from models.reading.sentences import Sentence

FIELD = "wage"
TRIGGERS = ("€", "eur")
_AMOUNT = r"\d{1,3}(?:[.,' ]\d{3}){1,2}(?:[.,]\d{2})?(?!\d)|\d{1,6}(?:[.,]\d{1,2})?(?![\d]|[.,]\d)"
_UNIT = r"(?:€|euro\b|euros\b|eur\b)(?: ?brutto)?(?: ?\(brutto\))?"
_SPAN = r"(?: ?(?:-|bis(?: zu)?|to|and|und|/) ?)"
_MORE = rf"(?: ?{_UNIT})?{_SPAN}(?:€ ?|eur )?"
_WAGE = re.compile(
    r"(?<![\d.,])(?P<only>\b(?:ab|mindestens|mind\.|bis zu|maximal|max\.|from|at least|up to) |(?<=\()bis )?"
    rf"(?P<before>(?:€|eur) ?)?(?P<low>{_AMOUNT}) ?(?P<mid>{_UNIT})?"
    rf"(?:{_SPAN}(?:€ ?|eur )?(?P<high>{_AMOUNT}))?(?:{_MORE}(?P<third>{_AMOUNT}))? ?(?P<unit>{_UNIT})?"
)
_PERIODS = (
    (
        "hour",
        re.compile(
            r"(?:/|pro|je|die|in der|per|an|a|the)\s?(?:stunde|std\b|h\b|hour)|stundenlohn|\bstündlich"
            r"|\bstd-lohn|\bhourly"
        ),
    ),
    (
        "month",
        re.compile(
            r"(?:/|pro|je|im|in the|per|a)\s?(?:monat|month|mon\b)|\bmonatlich\w*|monatslohn"
            r"|monatsgehalt|\bmtl\b|\bmonthly|\b(?:im|ab dem) (?:ersten|zweiten|dritten|vierten"
            r"|[1-4]\.)(?: (?:\w*jahr|und)|,|$)|ausbildungsvergütung"
        ),
    ),
    (
        "year",
        re.compile(
            r"(?:/|pro|im|per|a)\s?(?:jahr|year)|\bjährlich|jahresgehalt|jahresbrutto|\bp\. ?a\b"
            r"|\bannual"
        ),
    ),
)
_CUE = CuedPattern(
    r"vergütung|gehalt|lohn|brutto|entgelt|verdien|bezahl|zahlen wir|wir zahlen|tvöd|tv-l|tarif"
    r"|salary|wage|\bpay\b|gross|\beg ?\d|\bentgeltgruppe|vollzeit|stundensatz|stunde\b"
    r"|\bes gibt\b",
    "vergüt gehalt lohn brutto entgelt verdien bezahl zahlen tvöd tv-l tarif salary wage pay",
    "gross eg_ eg1 eg5 eg7 vollzeit stunde es_gibt",
)
_ELSE = re.compile(
    r"zuschuss|zuschüsse|prämie|bonus|zulage|zuschlag|zuschläge|urlaubsgeld|weihnachtsgeld"
    r"|sonderzahlung|fahrtkosten|fahrgeld|gutschein|rabatt|miete|warm\b|budget|umsatz|invest"
    r"|werkzeuggeld|tankkarte|verpflegung|spesen"
    r"|sachbezug|ticket|beteilig|vermögenswirks|leistungen\b.*\bwirksam|allowance|subsid"
    r"|voucher|zimmer|wohnung|unterkunft|betreuungsgeld|startgeld|willkommens|kaution|kosten\b"
    r"|preis|warenwert|führerschein|kurs|spende|bon\b|voucher"
)
_RANGES = {"hour": (5.0, 150.0), "month": (150.0, 20_000.0), "year": (9_000.0, 400_000.0)}


def find_wages(sentence: Sentence) -> list[Finding]:
    """Read the gross wage of a sentence: amounts, and the period that they are paid for."""
    findings = []
    for match in _WAGE.finditer(sentence.low):
        if (match["unit"] or match["mid"] or match["before"]) and (finding := _finding(sentence, match)):
            findings.append(finding)
    return _apprentice_span(findings) if len(findings) > 1 else findings


def _finding(sentence: Sentence, match: re.Match[str]) -> Finding | None:
    amounts = [_number(match[name]) for name in ("low", "high", "third") if match[name]]
    behind = sentence.low[match.end() : match.end() + 45]
    before = sentence.low[max(0, match.start() - 45) : match.start()]
    if _ELSE.search(before[-22:]) or _ELSE.search(_clause(behind)[:26]):
        return None
    period, end, sure = _period(sentence, before, behind, max(amounts), ranged=len(amounts) > 1)
    if period is None or not all(_RANGES[period][0] <= amount <= _RANGES[period][1] for amount in amounts):
        return None
    if min(amounts) * 3 < max(amounts):
        return None
    value = _value(amounts, (match["only"] or "").strip())
    rule = "wage:stated" if sure else "wage:by-amount"
    return Finding(
        FIELD,
        {**value, "period": period},
        sentence,
        match.start(),
        match.end() + end,
        rule,
        0.95 if sure else 0.85,
    )


def _clause(text: str) -> str:
    return re.split(r"[.;,(]|\bplus\b|\bzzgl|\bsowie\b|\bdazu\b|\band\b|\bund\b|\+", text, maxsplit=1)[0]


def _value(amounts: list[float], only: str) -> dict[str, Any]:
    if len(amounts) == 1 and only in ("ab", "mindestens", "mind.", "from", "at least"):
        return {"min": amounts[0]}
    if len(amounts) == 1 and only:
        return {"max": amounts[0]}
    return {"min": min(amounts), "max": max(amounts)}


def _period(
    sentence: Sentence, before: str, behind: str, amount: float, *, ranged: bool
) -> tuple[str | None, int, bool]:
    """Return the period, how many characters behind the amount name it, and whether it is named at all.

    Where no period is named, the amount tells it, if the sentence speaks of pay or gives a span.
    """
    nearest: tuple[int, str, int] | None = None
    for name, pattern in _PERIODS:
        found = pattern.search(behind[:34])
        if found and (nearest is None or found.start() < nearest[0]):
            nearest = (found.start(), name, found.end())
    if nearest is not None:
        return nearest[1], nearest[2], True
    for name, pattern in _PERIODS:
        if pattern.search(before):
            return name, 0, True
    if not (ranged or _CUE.search(sentence.low)):
        return None, 0, False
    for name, low, high in (("hour", 11.0, 60.0), ("month", 900.0, 9_999.0), ("year", 20_000.0, 200_000.0)):
        if low <= amount <= high:
            return name, 0, False
    return None, 0, False


_YEAR_OF_TRAINING = re.compile(r"\b(?:ersten?|zweiten?|dritten?|vierten?|[1-4]\.) (?:\w*jahr|und)")


def _apprentice_span(findings: list[Finding]) -> list[Finding]:
    """Amounts for the years of an apprenticeship are one span."""
    first = findings[0]
    years = [finding for finding in findings if finding.value["period"] == first.value["period"]]
    if len(years) > 1 and _YEAR_OF_TRAINING.search(first.sentence.low):
        amounts = [
            amount
            for finding in years
            for amount in (finding.value.get("min"), finding.value.get("max"))
            if amount
        ]
        value = {"min": min(amounts), "max": max(amounts), "period": first.value["period"]}
        return [Finding(FIELD, value, first.sentence, first.start, years[-1].end, "wage:apprentice", 0.9)]
    return findings


def _number(text: str) -> float:
    """Read a number in German or English spelling: "2.800", "14,50", "68,000", "15.20"."""
    text = text.replace(" ", "").replace("'", "")
    head, separator, tail = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    if separator and len(tail) == 3:
        return float((head + tail).replace(".", "").replace(",", ""))
    return float(f"{head.replace('.', '').replace(',', '') or '0'}.{tail}") if separator else float(text)
