"""A gap between a person and a vacancy, with the step that closes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.matches import GAP_CODES, GapCode
from matcher.drafts import Draft, Value


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and what to do about it where something can be done.

    Attributes:
        urgency: 0 bars the start, 1 has to be clarified, 2 is a step; 3 is a weak spot that no rule
            speaks of, 4 an incomplete profile.

    """

    missing: Draft
    step: Draft | None
    urgency: int

    @property
    def order(self) -> tuple[int, int]:
        """Sort key: the urgent first, then in the order of the codes."""
        return self.urgency, _ORDER[self.missing.code]


def make_gap(
    code: GapCode,
    urgency: int,
    missing: Sequence[str],
    step: Sequence[str],
    values: Mapping[str, Value],
) -> Gap:
    """A gap from the names of its sentences, such as `gap` for `missing.language.gap`; `step` may be empty."""
    return Gap(
        Draft(code, tuple(_key("missing", code, name) for name in missing), values),
        Draft(code, tuple(_key("steps", code, name) for name in step), values) if step else None,
        urgency,
    )


def _key(section: str, code: str, name: str) -> str:
    return f"{section}.{name}" if name in _SHARED else f"{section}.{code}.{name}"


_SHARED = frozenset({"source", "open"})
_ORDER: Mapping[str, int] = {code: position for position, code in enumerate(GAP_CODES)}
