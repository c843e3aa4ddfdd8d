"""What the legal check found missing, and what to do about it: every finding that is not ok becomes a gap.

The codes, and when each is said, are listed in docs/messages.md.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from data.levels import CefrLevel
from data.matches import GapCode
from matcher.drafts import Value, numbered
from matcher.gap import Gap, make_gap
from matcher.pair import Pair
from matcher.verdict import Finding, Outcome

URGENCY = {Outcome.BARRED: 0, Outcome.UNKNOWN: 1, Outcome.STEP: 2}
STEPS_DESPITE_BAR: frozenset[GapCode] = frozenset({"language", "minimum_wage"})
"""Gaps that bar the start and can still be worked on."""


class Said(NamedTuple):
    """Names of the sentences on a finding, and the values that they speak of beside the finding's own."""

    missing: tuple[str, ...]
    step: tuple[str, ...]
    values: Mapping[str, Value]


def legal_gaps(pair: Pair) -> Iterator[Gap]:
    """A gap for every finding that is not ok; those on driving licences are told together."""
    open_findings = [finding for finding in pair.verdict.findings if finding.outcome is not Outcome.OK]
    for finding in open_findings:
        if finding.code != "driving_licence":
            yield _gap(finding, _TELLERS.get(finding.code, _open)(pair, finding))
    for outcome in (Outcome.STEP, Outcome.UNKNOWN):
        classes = [f for f in open_findings if f.code == "driving_licence" and f.outcome is outcome]
        if classes:
            yield _gap(classes[0], _licences(pair, classes))


def _gap(finding: Finding, said: Said) -> Gap:
    values = {"rule": finding.rule, "who": finding.who, **finding.values, **said.values}
    missing = (*said.missing, "source") if finding.source else said.missing
    if finding.source:
        values["source"] = finding.source
    acts = finding.outcome is not Outcome.BARRED or finding.code in STEPS_DESPITE_BAR
    return make_gap(finding.code, URGENCY[finding.outcome], missing, said.step if acts else (), values)


def _open(pair: Pair, finding: Finding) -> Said:
    """For findings that nothing better is known to say about."""
    return Said(("open",), ("open",), {"code": finding.code})


def _language(pair: Pair, finding: Finding) -> Said:
    level, required = finding.values["level"], finding.values["required"]
    if level is None:
        return Said(("unknown",), ("clarify",), {})
    count = CefrLevel(str(required)).order - CefrLevel(str(level)).order
    missing = _LANGUAGE_ASKED_BY.get(finding.rule.partition(".")[0], "for_title")
    offers_course = finding.values["language"] == "de" and "german_course" in pair.vacancy.employer.support
    return Said((missing,), ("course", "course_offered") if offers_course else ("course",), {"count": count})


def _permission(pair: Pair, finding: Finding) -> Said:
    if finding.outcome is Outcome.STEP:
        consent = finding.values.get("consent")
        return Said(("approval",), ("apply", "consent") if consent else ("apply",), {})
    if finding.outcome is Outcome.BARRED:
        if finding.from_date is None:
            return Said(("barred",), (), {})
        return Said(("barred_until",), (), {"date": finding.from_date.isoformat()})
    return _permission_unknown(pair, finding)


def _permission_unknown(pair: Pair, finding: Finding) -> Said:
    if finding.rule == "stated.residence_valid_until":
        return Said(("expires",), ("renew",), {"who": "foreigners_authority"})
    if finding.rule != "stated.residence_title":
        return Said(("document",), ("read_document",), {})
    if pair.candidate.residence.title is None:
        return Said(("not_stated",), ("clarify",), {})
    return Said(("not_told",), ("complete",), {})


def _recognition(pair: Pair, finding: Finding) -> Said:
    state, protects = str(finding.values["state"]), str(finding.values["protects"])
    step = [{"none": "apply", "not_stated": "clarify", "applied": "wait", "partial": "complete"}[state]]
    if finding.values.get("language"):
        step.append("language")
    if finding.values.get("special_language"):
        step.append("special_language")
    return Said((protects, state), tuple(step), {})


def _obligation(pair: Pair, finding: Finding) -> Said:
    hours = finding.values.get("lifted_from_hours")
    return Said(("distance",), ("ask", "lifted") if hours else ("ask",), {})


def _licences(pair: Pair, findings: list[Finding]) -> Said:
    values = numbered("licence", [str(finding.values["licence"]) for finding in findings])
    if findings[0].outcome is Outcome.STEP:
        return Said(("missing",), ("get",), values)
    if pair.candidate.driving_licences is None:
        return Said(("unknown",), ("clarify",), values)
    return Said(("unsure",), ("ask",), {**values, "who": "employer"})


def _minimum_wage(pair: Pair, finding: Finding) -> Said:
    return Said(("below" if finding.outcome is Outcome.BARRED else "depends",), ("ask",), {})


def _working_hours(pair: Pair, finding: Finding) -> Said:
    if finding.rule != "stated.hours":
        known = finding.values.get("hours") is not None
        return Said(("limit" if known else "limit_unclear",), ("ask_limit",), {})
    wished, offered = pair.candidate.wishes.hours, pair.vacancy.hours
    return Said(
        ("wish",), ("ask",), {"wished": wished and wished.value, "offered": offered and offered.value}
    )


def _shifts(pair: Pair, finding: Finding) -> Said:
    name = "nights" if finding.rule == "stated.nights" else "shifts"
    return Said((name,), (f"ask_{name}",), {})


def _commute(pair: Pair, finding: Finding) -> Said:
    return Said(("limit",), ("open",), {"code": finding.code})


def _dates(pair: Pair, finding: Finding) -> Said:
    name = "expired" if finding.rule == "stated.valid_until" else "not_open"
    return Said((name,), ("open",), {"code": finding.code})


_LANGUAGE_ASKED_BY = {"stated": "gap", "profession": "for_recognition"}
_TELLERS: Mapping[GapCode, Callable[[Pair, Finding], Said]] = {
    "language": _language,
    "permission": _permission,
    "recognition": _recognition,
    "residence_obligation": _obligation,
    "minimum_wage": _minimum_wage,
    "working_hours": _working_hours,
    "shifts": _shifts,
    "commute": _commute,
    "dates": _dates,
}
