"""What one rule finds in one sentence, before the findings of a whole advertisement are brought together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.reading.record import Reading
from models.reading.sentences import Sentence, Source


@dataclass(frozen=True)
class Finding:
    """A value that a rule found at a position of a sentence."""

    field: str
    value: Any
    sentence: Sentence
    start: int
    end: int
    rule: str
    probability: float

    def reading(self) -> Reading:
        """Return it with positions in the source text; the span never includes blanks at its edges."""
        text = self.sentence.text[self.start : self.end]
        start = self.start + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        rule = f"title:{self.rule}" if self.sentence.source is Source.TITLE else self.rule
        return Reading(
            self.field, self.value, self.sentence.text[start:end],
            self.sentence.start + start, self.sentence.start + end, rule, self.probability,
        )  # fmt: skip


def surest(findings: Sequence[Finding]) -> Finding | None:
    """Return the finding with the highest probability, the earlier one of equals; None of none."""
    return max(findings, key=lambda finding: finding.probability, default=None)


def surest_or_doubtful(findings: Sequence[Finding]) -> Finding | None:
    """Return the surest finding; its probability is lowered where others contradict it."""
    best = surest(findings)
    if best and any(finding.value != best.value for finding in findings):
        return replace(best, probability=round(best.probability * 0.8, 3))
    return best


def unique_values(findings: Iterable[Finding]) -> list[Finding]:
    """Drop findings whose value was found before."""
    seen: list[Any] = []
    kept = []
    for finding in findings:
        if finding.value not in seen:
            seen.append(finding.value)
            kept.append(finding)
    return kept
