"""Ordered levels of the field: CEFR, requirement level, recognition, evidence."""

from enum import IntEnum, StrEnum
from typing import Self


class CefrLevel(StrEnum):
    """Language level of the Common European Framework of Reference; `A0` means none yet."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"

    @property
    def order(self) -> int:
        """Position on the scale: 0 (`A0`) to 6 (`C2`)."""
        return _CEFR_ORDERS[self]

    @classmethod
    def from_order(cls, order: int) -> Self:
        """Level at a position of the scale; positions outside are clipped to it."""
        levels = list(cls)
        return levels[max(0, min(order, len(levels) - 1))]


_CEFR_ORDERS = {level: order for order, level in enumerate(CefrLevel)}


class RequirementLevel(IntEnum):
    """Requirement level of a job, the last digit of a KldB 2010 code."""

    HELPER = 1
    SKILLED = 2
    SPECIALIST = 3
    EXPERT = 4


class Recognition(StrEnum):
    """How far a foreign qualification has been recognised in Germany."""

    NONE = "none"
    APPLIED = "applied"
    PARTIAL = "partial"
    FULL = "full"
    NOT_NEEDED = "not_needed"

    @property
    def is_complete(self) -> bool:
        """Whether the holder may use the qualification in Germany without restriction."""
        return self in (Recognition.FULL, Recognition.NOT_NEEDED)


class SkillEvidence(StrEnum):
    """Whether a skill or qualification was proved (certificate, trial) or is claimed."""

    PROVED = "proved"
    CLAIMED = "claimed"


class LanguageEvidence(StrEnum):
    """Whether a language level was tested or is claimed."""

    TESTED = "tested"
    CLAIMED = "claimed"
