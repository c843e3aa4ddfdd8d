"""What the legal check answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.matches import GapCode, Startable
from data.rules.rows import Who

Value = str | float | int | None


class Outcome(StrEnum):
    """What a finding means for the start of work."""

    OK = "ok"
    STEP = "step"
    BARRED = "barred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule.

    `rule` is the code of the row that decided (or of `STATED_RULES`), `source` its paragraph, `from_date` the
    day on which the answer changes, `who` has to do something, `values` are what an explanation needs.
    """

    code: GapCode
    outcome: Outcome
    rule: str
    source: str | None = None
    from_date: dt.date | None = None
    who: Who | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether work can start, from when, and what was found on the way."""

    startable: Startable
    startable_from: dt.date | None
    findings: tuple[Finding, ...]

    @property
    def obstacles(self) -> int:
        """How many findings are not ok."""
        return sum(finding.outcome is not Outcome.OK for finding in self.findings)

    @property
    def is_open(self) -> bool:
        """Whether nothing stands in the way but, at most, a permit that is applied for with the offer itself."""
        return all(
            finding.outcome is Outcome.OK
            or (finding.outcome is Outcome.STEP and finding.code == "permission")
            for finding in self.findings
        )


STATED_RULES: Mapping[str, str] = {
    "stated.state": "the vacancy is not open",
    "stated.valid_until": "the vacancy has expired",
    "stated.language": "the vacancy requires a level of a language",
    "stated.driving_licence": "the vacancy requires a driving licence class",
    "stated.hours": "the person wishes other working hours",
    "stated.shifts": "the person wishes no shift work",
    "stated.nights": "the person wishes no night work",
    "stated.commute": "the person has set a limit for the way to work",
    "stated.permission": "the document itself says whether its holder may work",
    "stated.residence_title": "the residence title is not stated, or no row describes it",
    "stated.residence_valid_until": "the residence document expires before work starts",
    "stated.must_live_in": "the person is obliged to live in a place, by a title without a row of its own",
}
"""Codes of findings that rest on what a record states, without a row of a table."""
