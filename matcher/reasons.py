"""Why a vacancy and a person fit: reasons, each resting on a fact or number of the pair.

The codes, and when each is said, are listed in docs/messages.md.
"""

from collections.abc import Callable, Iterator

from data.levels import CefrLevel, LanguageEvidence, Recognition, RequirementLevel
from data.records import Hours, JobKind
from matcher.certainty import is_sure
from matcher.drafts import (
    MAX_NAMED,
    NEAR_OCCUPATION,
    NEAREST_KM,
    Draft,
    Value,
    level_in,
    numbered,
    rounded_km,
    shortened,
)
from matcher.languages import language_number
from matcher.pair import Pair, Partner
from matcher.rows import kldb_group
from matcher.score import aspect_weight

REASON_CODES = (
    "occupation_same", "occupation_near", "occupation_wished", "skills_met", "qualification_fits", "bridge",
    "language_fits", "workplace_language", "commute_near", "remote", "wishes_met", "wage", "employer_support",
    "migrant_owned", "career_changers_welcome", "startable_now",
)  # fmt: skip
MAX_REASONS = 6

SAME_OCCUPATION = 0.9
"""Strength from which two occupations count as the same."""
MET_SKILL = 0.5
"""Strength from which a skill counts as found."""
FITTING_LEVEL = 0.8
"""Value of the aspect qualification from which the level of the job fits the person."""
NEAR_COMMUTE = 0.7
"""Value of the aspect commute from which the way counts as short: about 20 km."""
SPOKEN_AT_WORK = CefrLevel.A2
"""Level from which the person shares a language that is spoken at work."""

# Strength of reasons that no aspect of the score stands for, on the scale of weight times value.
BRIDGE, STARTABLE, REMOTE, SHARED_LANGUAGE = 0.25, 0.20, 0.07, 0.06
CAREER_CHANGER, WAGE, SUPPORT, MIGRANT_OWNED = 0.05, 0.04, 0.03, 0.02


def reasons(pair: Pair) -> tuple[Draft, ...]:
    """The strongest reasons, strongest first, at most `MAX_REASONS`; the badge of an employer is never cut."""
    found = [draft for source in _SOURCES for draft in source(pair)]
    found.sort(key=lambda draft: -draft.strength)
    badge = [draft for draft in found if draft.code == "migrant_owned"]
    others = [draft for draft in found if draft.code != "migrant_owned"]
    return (*others[: MAX_REASONS - len(badge)], *badge)


def is_bridge(pair: Pair) -> bool:
    """Whether this is a helper job in the person's own field while a recognition is open."""
    return (
        is_plain_job(pair)
        and pair.job_level == RequirementLevel.HELPER
        and (pair.person_level or 0) > RequirementLevel.HELPER
        and _is_own_field(pair)
        and any(_is_open(held.recognition) for held in pair.candidate.qualifications)
    )


def is_plain_job(pair: Pair) -> bool:
    """Whether this is a job: apprenticeships and internships ask for no level of their own."""
    return pair.vacancy.kind in (None, JobKind.JOB)


def is_met(partner: Partner) -> bool:
    """Whether the person's words answer what the vacancy asks for."""
    return partner.offered is not None and partner.strength >= MET_SKILL


def _is_own_field(pair: Pair) -> bool:
    """Whether the job is near to what the person has done, by words or by the group of the KldB code."""
    partner, group = pair.occupation, kldb_group(pair.vacancy.occupation.kldb)
    if partner is not None and partner.source not in ("wish", "none") and partner.strength >= NEAR_OCCUPATION:
        return True
    return group != 0 and any(kldb_group(held.kldb) == group for held in pair.candidate.occupations)


def _is_open(recognition: Recognition | None) -> bool:
    return recognition is not None and not recognition.is_complete


def _occupation(pair: Pair) -> Iterator[Draft]:
    partner = pair.occupation
    if partner is None or partner.offered is None or pair.fits["occupation"] is None:
        return
    if partner.strength < NEAR_OCCUPATION:
        return
    strength = aspect_weight("occupation") * partner.strength
    values: dict[str, Value] = {"asked": shortened(partner.asked), "offered": shortened(partner.offered)}
    if partner.source == "wish":
        yield Draft("occupation_wished", ("reasons.occupation_wished",), values, strength)
    elif partner.source == "experience":
        yield _experience(pair, partner, values, strength)
    else:
        yield Draft("occupation_near", ("reasons.occupation_near.mentioned",), values, strength)


def _experience(pair: Pair, partner: Partner, values: dict[str, Value], strength: float) -> Draft:
    code = "occupation_same" if partner.strength >= SAME_OCCUPATION else "occupation_near"
    years = max(
        (held.years or 0 for held in pair.candidate.occupations if held.title == partner.offered), default=0
    )
    if years < 1:
        return Draft(code, (f"reasons.{code}.worked",), values, strength)
    return Draft(
        code, (f"reasons.{code}.worked", "reasons.years"), {**values, "years": round(years)}, strength
    )


def _skills(pair: Pair) -> Iterator[Draft]:
    met = [partner for partner in pair.skills if is_met(partner)]
    if not met or pair.fits["skills"] is None:
        return
    proved = sum(partner.proved for partner in met)
    values: dict[str, Value] = {
        "met": len(met),
        "asked": len(pair.skills),
        "more": max(0, len(met) - MAX_NAMED),
    }
    values |= numbered("skill", [partner.asked for partner in met[:MAX_NAMED]])
    keys = ["reasons.skills_met.all" if len(met) <= MAX_NAMED else "reasons.skills_met.some"]
    if proved:
        keys.append("reasons.skills_met.proved")
        values["proved"] = proved
    yield Draft("skills_met", tuple(keys), values, aspect_weight("skills") * pair.values["skills"])


def _qualification(pair: Pair) -> Iterator[Draft]:
    if is_bridge(pair):
        yield Draft("bridge", ("reasons.bridge",), {}, BRIDGE)
    has, needs, value = pair.person_level, pair.job_level, pair.fits["qualification"]
    if not has or not needs or value is None or value < FITTING_LEVEL or not is_plain_job(pair):
        return
    if has > needs == RequirementLevel.HELPER:
        return
    variant = "same" if has == needs else "near"
    values: dict[str, Value] = {"person_level": has, "job_level": needs}
    yield Draft(
        "qualification_fits",
        (f"reasons.qualification_fits.{variant}",),
        values,
        aspect_weight("qualification") * value,
    )


def _language(pair: Pair) -> Iterator[Draft]:
    doubted = {f.values.get("language") for f in pair.verdict.findings if f.rule == "stated.language"}
    for required in pair.vacancy.languages:
        stated = level_in(pair.candidate, required.code)
        if required.code.partition("-")[0] in doubted:
            continue
        if stated is not None and stated[0].order >= required.level.order:
            variant = stated[1].value if stated[1] is not None else "stated"
            values: dict[str, Value] = {
                "language": required.code,
                "has": stated[0].value,
                "needs": required.level.value,
            }
            strength = aspect_weight("language") * (1.0 if stated[1] is LanguageEvidence.TESTED else 0.9)
            yield Draft("language_fits", (f"reasons.language_fits.{variant}",), values, strength)


def _workplace(pair: Pair) -> Iterator[Draft]:
    required = {language_number(language.code) for language in pair.vacancy.languages} | {
        language_number("de")
    }
    shared = []
    for tag in pair.vacancy.workplace_languages:
        stated = level_in(pair.candidate, tag)
        if language_number(tag) not in required and stated and stated[0].order >= SPOKEN_AT_WORK.order:
            shared.append(tag)
    if shared:
        values = numbered("language", shared[:MAX_NAMED])
        yield Draft("workplace_language", ("reasons.workplace_language",), values, SHARED_LANGUAGE)


def _commute(pair: Pair) -> Iterator[Draft]:
    if pair.vacancy.remote:
        yield Draft("remote", ("reasons.remote",), {}, REMOTE)
    value = pair.fits["commute"]
    if pair.distance_km is None or value is None or value < NEAR_COMMUTE or pair.vacancy.remote:
        return
    variant = "here" if pair.distance_km < NEAREST_KM else "near"
    values: dict[str, Value] = {"km": rounded_km(pair.distance_km)}
    yield Draft(
        "commute_near", (f"reasons.commute_near.{variant}",), values, aspect_weight("commute") * value
    )


def _wishes(pair: Pair) -> Iterator[Draft]:
    wishes, vacancy = pair.candidate.wishes, pair.vacancy
    met = {
        "kind": vacancy.kind is not None and vacancy.kind in wishes.kinds,
        "hours": wishes.hours not in (None, Hours.ANY) and vacancy.hours in (wishes.hours, Hours.ANY),
        "shifts": wishes.shifts is False and vacancy.shifts is False,
        "nights": wishes.nights is False and vacancy.nights is False,
    }
    names = [name for name, is_so in met.items() if is_so]
    value = pair.fits["wishes"]
    if names and value is not None:
        strength = aspect_weight("wishes") * value
        yield Draft("wishes_met", ("reasons.wishes_met",), numbered("wish", names), strength)


def _wage(pair: Pair) -> Iterator[Draft]:
    offered, wage, wished = (
        pair.vacancy.wage_eur_hour,
        pair.vacancy.wage,
        pair.candidate.wishes.min_wage_eur_hour,
    )
    if (
        offered is None
        or wage is None
        or wage.min is None
        or not is_sure(pair.vacancy.derived, "wage")
        or _is_underpaid(pair)
    ):
        return
    variant = "computed" if wage.period != "hour" else "exact" if wage.max == wage.min else "from"
    values: dict[str, Value] = {"eur_hour": offered}
    if wished is None or offered < wished:
        yield Draft("wage", (f"reasons.wage.{variant}",), values, WAGE)
    else:
        keys = (f"reasons.wage.{variant}", "reasons.wage.wished")
        yield Draft("wage", keys, {**values, "wished_eur_hour": wished}, 2 * WAGE)


def _is_underpaid(pair: Pair) -> bool:
    return any(
        finding.code == "minimum_wage" and finding.outcome != "ok" for finding in pair.verdict.findings
    )


def _employer(pair: Pair) -> Iterator[Draft]:
    employer = pair.vacancy.employer
    if employer.support:
        values = numbered("support", dict.fromkeys(employer.support))
        yield Draft("employer_support", ("reasons.employer_support",), values, SUPPORT)
    if employer.migrant_owned:
        yield Draft("migrant_owned", ("reasons.migrant_owned",), {}, MIGRANT_OWNED)
    is_known_trade = pair.occupation is not None and pair.occupation.strength >= SAME_OCCUPATION
    if pair.vacancy.career_changers_welcome and not is_known_trade:
        yield Draft("career_changers_welcome", ("reasons.career_changers_welcome",), {}, CAREER_CHANGER)


def _startable(pair: Pair) -> Iterator[Draft]:
    if pair.verdict.startable != "now":
        return
    start = pair.verdict.startable_from
    if start is None or start <= pair.on:
        yield Draft("startable_now", ("reasons.startable_now.at_once",), {}, STARTABLE)
    else:
        yield Draft("startable_now", ("reasons.startable_now.later",), {"date": start.isoformat()}, STARTABLE)


_SOURCES: tuple[Callable[[Pair], Iterator[Draft]], ...] = (
    _occupation, _skills, _qualification, _language, _workplace, _commute, _wishes, _wage, _employer,
    _startable,
)  # fmt: skip
