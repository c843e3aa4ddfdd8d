"""Residence title and dates -> what the holder may work, day by day."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.records import JobKind, Residence
from data.rules.loading import Rules
from data.rules.rows import Effect, WorkPermission
from data.rules.timeline import Timeline

NEVER = dt.date.max.toordinal() + 1
"""An ordinal day after all others."""

_PARAGRAPH = re.compile(
    r"§§?\s*|\b(?:paragraph(?:en)?|paragraf(?:en)?|section|параграф)\s*(?=\d)|\b(?:par|art)\.?\s*(?=\d)"
)
_BARE_NUMBER = re.compile(
    r"(?<![\w§.])(\d{1,3})(?: ?([a-h])\b)?(?=\s*(?:$|\(|/|abs|aufenthg|asylg|i{1,3}\b|iv\b|v\b))"
)
_DOUBT = re.compile(
    r"\bkein|\bnicht|\bohne\b|\bnon\b|\bno\b|\bnot\b|außerhalb|drittstaat|(?<!asyl)antrag|beantragt|früher|ehemal"
    r"|abgelaufen|erloschen|widerrufen|entzogen|\bnur (?:mit|nach)\b|expired|pending|applied|\bformer"
)
_LETTER = re.compile(r"(§\d+) ([a-h])\b")
_SUBSECTION = re.compile(r"\babs(?:atz|\.)?\s*(\d+)\s?([a-c]\b)?|\((\d+)([a-c])?\)|(?<=[\da-h])/(\d)\b")
_ROMAN = re.compile(r"(§\d+[a-h]?)\s+(iii|ii|iv|i|v)\b")
_ROMAN_VALUES = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, slots=True)
class Permission:
    """What holds in a span of time: `effect` None means that it cannot be told.

    `row` is the row that says so; None where it cannot be told, or where only the document says so.
    """

    effect: Effect | None
    row: WorkPermission | None = None


_UNTOLD = Permission(None)


def plain_residence_title(text: str) -> str:
    """The spellings of a residence title in one form: "Paragraph 25 II" and "25 Abs.2" both as "§25 abs2"."""
    text = _PARAGRAPH.sub("§", " ".join(text.lower().split()))
    if "§" not in text:
        text = _BARE_NUMBER.sub(lambda m: f"§{m[1]}{m[2] or ''}", text, count=1)
    text = _LETTER.sub(r"\1\2", text)
    text = _SUBSECTION.sub(lambda m: f" abs{m[1] or m[3] or m[5]}{m[2] or m[4] or ''} ", text)
    text = _ROMAN.sub(lambda m: f"{m[1]} abs{_ROMAN_VALUES[m[2]]}", text)
    return " ".join(text.split())


def residence_title(text: str | None, rules: Rules) -> str | None:
    """The title that `text` names (a key of `residence_titles.csv`), or None where that is not certain.

    A text that denies, or speaks of what was or is applied for, names no title.
    """
    if text is None or _DOUBT.search(text.lower()):
        return None
    plain = plain_residence_title(text)
    return next((row.title for row in rules.titles if row.pattern.search(plain)), None)


def permission_timelines(
    residence: Residence, title: str | None, rules: Rules
) -> tuple[Timeline[Permission], ...]:
    """What the holder of `title` may do day by day, by job kind in the order of `JobKind`.

    Days before the first phase cannot be told.
    """
    rows = rules.permissions.get(title or "", ())
    made: dict[tuple[str, ...], Timeline[Permission]] = {}
    timelines = []
    for kind in JobKind:
        of_kind = [row for row in rows if kind in row.kinds]
        codes = tuple(row.code for row in of_kind)
        if codes not in made:
            made[codes] = _timeline(of_kind, residence, rules)
        timelines.append(made[codes])
    return tuple(timelines)


def barred_until(timeline: Timeline[Permission]) -> int:
    """First ordinal day from which work is never again barred; `NEVER` where there is none."""
    ends = [*timeline.starts, NEVER][1:]
    barred = (
        end
        for end, phase in zip(ends, timeline.values, strict=True)
        if phase is not None and phase.effect is Effect.NONE
    )
    return max(barred, default=0)


def after_months(start: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _timeline(rows: Sequence[WorkPermission], residence: Residence, rules: Rules) -> Timeline[Permission]:
    days = sorted(set(_days_of_change(rows, residence, rules)))
    by_title = Timeline.of((day, _permission_on(day, rows, residence, rules)) for day in days)
    if residence.permission is None:
        return by_title
    return _as_printed(Effect(residence.permission), by_title)


def _as_printed(effect: Effect, by_title: Timeline[Permission]) -> Timeline[Permission]:
    """The document's word replaces the effect of the title; where both agree, the row stays as the source."""
    phases: list[tuple[int, Permission | None]] = [(0, Permission(effect))]
    for start, phase in zip(by_title.starts, by_title.values, strict=True):
        row = phase.row if phase is not None and phase.effect is effect else None
        phases.append((start, Permission(effect, row)))
    return Timeline.of(phases)


def _days_of_change(rows: Sequence[WorkPermission], residence: Residence, rules: Rules) -> Iterator[int]:
    for row in rows:
        yield row.valid_from.toordinal()
        if row.valid_to is not None:
            yield row.valid_to.toordinal() + 1
        if (base := _counted_from(row, residence)) is not None:
            yield after_months(base, row.months_from).toordinal()
    arrival = residence.in_germany_since or residence.since
    for limit in rules.reception_centre.values:
        if arrival and limit and rows:
            yield after_months(arrival, limit.months).toordinal()


def _permission_on(
    day: int, rows: Sequence[WorkPermission], residence: Residence, rules: Rules
) -> Permission | None:
    """What holds on `day`; where it depends on a fact that is not stated, `_UNTOLD`."""
    found = [
        _row_on(day, [row for row in rows if row.reception_centre in ("any", home)], residence)
        for home in _homes(day, residence, rules)
    ]
    if not rows or any(row is None for row in found):
        return _UNTOLD
    first = found[0]
    if first is None or any(row is not None and row.effect is not first.effect for row in found):
        return _UNTOLD
    return _phase(first)


def _phase(row: WorkPermission) -> Permission:
    return Permission(None if row.effect is Effect.DOCUMENT else row.effect, row)


def _homes(day: int, residence: Residence, rules: Rules) -> tuple[str, ...]:
    if residence.in_reception_centre is not None:
        return ("yes",) if residence.in_reception_centre else ("no",)
    arrival = residence.in_germany_since or residence.since
    limit = rules.reception_centre.at(day)
    if arrival and limit and day >= after_months(arrival, limit.months).toordinal():
        return ("no",)
    return ("no", "yes")


def _row_on(day: int, rows: Sequence[WorkPermission], residence: Residence) -> WorkPermission | None:
    """The row for `day`; without a day to count from, the first one if all say the same."""
    held = [row for row in rows if row.holds(day)]
    if held and _counted_from(held[0], residence) is None:
        return held[0] if len({row.effect for row in held}) == 1 else None
    return next((row for row in held if _covers(row, day, residence)), None)


def _covers(row: WorkPermission, day: int, residence: Residence) -> bool:
    base = _counted_from(row, residence)
    if base is None:
        return False
    if row.months_from and day < after_months(base, row.months_from).toordinal():
        return False
    return row.months_to is None or day < after_months(base, row.months_to).toordinal()


def _counted_from(row: WorkPermission, residence: Residence) -> dt.date | None:
    if row.counted_from == "title":
        return residence.since
    return residence.in_germany_since or residence.since
