"""Bringing the findings of all sentences together: distinct items in a list field, one value elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from models.people.finding import ACTIVITY, Finding

FIELDS = (
    *("occupations", "wishes.occupations", "skills", "languages", "driving_licences"),
    *("wishes.hours", "wishes.shifts", "wishes.nights", "place"),
)
"""What is read, in the order of the readings. Never name, age, gender or nationality."""

SOFT_FIELDS = frozenset({"occupations", "skills", "place"})
"""Fields whose precision on texts that the rules were not written for is not safely above 0.9, codes included."""
SOFT_CEILING = 0.89
"""Highest probability of a reading of a soft field: too low for a hard rule."""
_GROUP = 3
"""Digits of the classification that stand for an occupational group."""
_CAR_DRIVER, _LORRY_DRIVER = {"isco": "8322", "kldb": "52112"}, {"isco": "8332", "kldb": "52122"}


def settled(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings of a text without doubles and contradictions, in the order of `FIELDS`."""
    by_field: dict[str, list[Finding]] = {field: [] for field in FIELDS}
    for finding in found:
        by_field[finding.field].append(finding)
    licences = _licences(by_field["driving_licences"])
    occupations = [_lorry_driver(finding, licences) for finding in _without_details(by_field["occupations"])]
    chosen = [
        *_distinct(occupations, lambda value: value["isco"] + value["kldb"], _longest_told),
        *_distinct(by_field["wishes.occupations"], str.casefold),
        *_distinct(by_field["skills"], lambda value: value["name"].casefold()),
        *_distinct(by_field["languages"], lambda value: value["code"], _surest),
        *licences,
        *_hours(by_field["wishes.hours"]),
        *_flag(by_field["wishes.shifts"]),
        *_flag(by_field["wishes.nights"]),
        *_home(by_field["place"]),
    ]
    return [_bounded(finding) for finding in chosen]


def _bounded(finding: Finding) -> Finding:
    if finding.field in SOFT_FIELDS and finding.probability > SOFT_CEILING:
        return replace(finding, probability=SOFT_CEILING)
    return finding


def _distinct(
    found: Sequence[Finding],
    key: Callable[[Any], str],
    choose: Callable[[Sequence[Finding]], Finding] = lambda same: same[0],
) -> list[Finding]:
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(key(finding.value), []).append(finding)
    return [choose(same) for same in groups.values()]


def _without_details(found: Sequence[Finding]) -> list[Finding]:
    """Leave out activities that only tell of an occupation that the text names, and give it their years.

    An activity is one of its own where it was done for a time of its own and belongs to another occupational group.
    """
    named = [finding for finding in found if finding.source != ACTIVITY]
    activities = [finding for finding in found if finding.source == ACTIVITY]
    groups = {finding.value["kldb"][:_GROUP] for finding in named}
    own = [
        each
        for each in activities
        if not named or ("years" in each.value and each.value["kldb"][:_GROUP] not in groups)
    ]
    return [_with_years(finding, activities) for finding in named] + own


def _with_years(finding: Finding, activities: Sequence[Finding]) -> Finding:
    group = finding.value["kldb"][:_GROUP]
    told = [
        each.value for each in activities if each.value["kldb"][:_GROUP] == group and "years" in each.value
    ]
    if "years" in finding.value or not told:
        return finding
    return replace(finding, value={**finding.value, "years": told[0]["years"]})


def _lorry_driver(finding: Finding, licences: Sequence[Finding]) -> Finding:
    """A plain "driver" who holds a licence for lorries, and none for buses, drives lorries."""
    held = {str(licence.value) for licence in licences}
    plain = all(finding.value[name] == code for name, code in _CAR_DRIVER.items())
    if plain and held & {"C", "CE"} and "D" not in held:
        return replace(finding, value={**finding.value, **_LORRY_DRIVER})
    return finding


def _longest_told(same: Sequence[Finding]) -> Finding:
    return max(same, key=lambda finding: finding.value.get("years", 0))


def _surest(same: Sequence[Finding]) -> Finding:
    return max(same, key=lambda finding: finding.probability)


def _licences(found: Sequence[Finding]) -> list[Finding]:
    """Return the classes that are held; that none is held only where no class is named."""
    listed = _distinct([finding for finding in found if finding.value != []], str)
    stated = [finding for finding in listed if finding.probability > 0.9]
    denied = [finding for finding in found if finding.value == []]
    return stated or denied[:1] or listed


def _hours(found: Sequence[Finding]) -> list[Finding]:
    """Return the working time: any for full time beside less, an unsure one for part time beside a mini-job."""
    if not found:
        return []
    values = {finding.value for finding in found}
    if "any" in values or ("full" in values and len(values) > 1):
        return [replace(found[-1], value="any", probability=0.85)]
    least = next((finding for finding in found if finding.value == "mini"), found[0])
    return [replace(least, probability=0.85) if len(values) > 1 else least]


def _flag(found: Sequence[Finding]) -> list[Finding]:
    """Return the surest value; less surely where sentences disagree."""
    if not found:
        return []
    best = _surest(found)
    return [replace(best, probability=0.7) if any(each.value != best.value for each in found) else best]


def _home(found: Sequence[Finding]) -> list[Finding]:
    """Return the first home that is told; less surely where another one is told too."""
    names = {finding.value["name"] for finding in found}
    return [replace(found[0], probability=0.6) if len(names) > 1 else found[0]] if found else []
