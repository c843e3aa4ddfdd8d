"""Weak spots that the score shows and no rule speaks of, and facts that nobody has stated.

Nothing is said about an aspect of which nothing is known, but that it is not known.
"""

from collections.abc import Iterator

from data.levels import RequirementLevel
from data.matches import ASPECTS, Aspect
from matcher.drafts import MAX_NAMED, Value, numbered, rounded_km, shortened
from matcher.gap import Gap, make_gap
from matcher.pair import Pair
from matcher.reasons import FITTING_LEVEL, is_bridge, is_met, is_plain_job
from matcher.verdict import Outcome

SOFT, PROFILE = 3, 4
FAR_OCCUPATION = 0.35
"""Value of the aspect occupation below which the occupations count as far apart."""
FAR_COMMUTE = 0.3
"""Value of the aspect commute below which the way counts as long: about 43 km."""


def soft_gaps(pair: Pair) -> Iterator[Gap]:
    """What the numbers of the pair show to be weak, and what would make them surer."""
    yield from _occupation(pair)
    yield from _skills(pair)
    yield from _qualification(pair)
    yield from _commute(pair)
    yield from _profile(pair)


def _occupation(pair: Pair) -> Iterator[Gap]:
    partner = pair.occupation
    if partner is None or pair.fits["occupation"] is None or pair.values["occupation"] >= FAR_OCCUPATION:
        return
    values: dict[str, Value] = {"who": "employer", "asked": shortened(partner.asked)}
    if partner.offered is None:
        yield make_gap("occupation", SOFT, ("none",), ("ask",), values)
    else:
        yield make_gap(
            "occupation", SOFT, ("far",), ("ask",), {**values, "offered": shortened(partner.offered)}
        )


def _skills(pair: Pair) -> Iterator[Gap]:
    unmet = [partner.asked for partner in pair.skills if not partner.optional and not is_met(partner)]
    if not unmet or pair.fits["skills"] is None:
        return
    values: dict[str, Value] = {
        "who": "candidate",
        "count": len(unmet),
        "more": max(0, len(unmet) - MAX_NAMED),
    }
    name = "all" if len(unmet) <= MAX_NAMED else "some"
    yield make_gap("skill", SOFT, (name,), ("clarify",), values | numbered("skill", unmet[:MAX_NAMED]))


def _qualification(pair: Pair) -> Iterator[Gap]:
    has, needs, value = pair.person_level, pair.job_level, pair.fits["qualification"]
    if not has or not needs or value is None or value >= FITTING_LEVEL or has == needs:
        return
    if not is_plain_job(pair) or is_bridge(pair):
        return
    values: dict[str, Value] = {"who": "candidate", "person_level": has, "job_level": needs}
    if has > needs:
        yield make_gap("qualification", SOFT, ("above",), (), values)
    elif needs > RequirementLevel.HELPER:
        yield make_gap("qualification", SOFT, ("below",), ("clarify",), values)


def _commute(pair: Pair) -> Iterator[Gap]:
    value = pair.fits["commute"]
    if pair.distance_km is None or value is None or value >= FAR_COMMUTE or _is_open(pair, "commute"):
        return
    values: dict[str, Value] = {"km": rounded_km(pair.distance_km)}
    yield make_gap("commute", SOFT, ("far",), (), values)


def _profile(pair: Pair) -> Iterator[Gap]:
    unknown = [aspect for aspect in ASPECTS if pair.fits[aspect] is None and not _is_told(pair, aspect)]
    if unknown:
        values: dict[str, Value] = {"who": "candidate", "confidence": round(pair.confidence, 2)}
        yield make_gap(
            "profile_incomplete", PROFILE, ("facts",), ("complete",), values | numbered("fact", unknown)
        )


def _is_told(pair: Pair, aspect: Aspect) -> bool:
    """Whether a finding already says that this is not known."""
    return aspect == "language" and _is_open(pair, "language")


def _is_open(pair: Pair, code: str) -> bool:
    return any(f.code == code and f.outcome is not Outcome.OK for f in pair.verdict.findings)
