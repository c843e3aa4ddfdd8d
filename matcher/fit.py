"""How well candidate and vacancy fit, one function an aspect, each on arrays of pairs.

Every function takes two batches of which one may hold a single record (it is broadcast), and gives a `Part`: the
value that counts, and whether the person's and the vacancy's side are known. Unknown is neither 0 nor 1: a
requirement counts max(prior, match), and where a vacancy asks nothing, the aspect counts its typical value, so that
saying little is no advantage. Only an explicit statement (a stated level, a denial) falls below the prior.
The tables are documented in docs/decisions/score.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.levels import RequirementLevel
from data.places import ROAD_FACTOR
from matcher.affinity import Affinity, Floats
from matcher.languages import LANGUAGE_NUMBERS
from matcher.table import NOTHING, TEXT_WEIGHT, Batch

PRIOR = {
    "occupation": 0.12,
    "skills": 0.25,
    "qualification": 0.5,
    "language": 0.45,
    "commute": 0.5,
    "wishes": 0.7,
}
"""What counts where nothing is known of the person."""
TYPICAL = {
    "occupation": 0.12,
    "skills": 0.5,
    "qualification": 0.65,
    "language": 0.75,
    "commute": 0.5,
    "wishes": 0.7,
}
"""What counts where the vacancy asks nothing: below its fully met form, so that asking less lifts nothing."""

PLAIN_WORK = 0.3
"""What the occupation counts at least where nobody has to have learned one: a helper's post, an unskilled person."""
WISH_FOR_EMPLOYER, MENTION_FOR_EMPLOYER = 0.55, 0.75
EXPERIENCE_BESIDE_WISH, MENTION_FOR_CANDIDATE = 0.85, 0.75
LANGUAGE_BY_GAP = np.array([1.0, 0.6, 0.25, 0.08, 0.04, 0.03, 0.02], dtype=np.float32)
SHARED_WORKPLACE_LANGUAGE = 0.15
HALF_WAY_KM, STEEPNESS = 38.0, 1.6
REMOTE = 0.95
ANSWERED = 0.6
"""Strength from which a phrase of running text counts as a statement about what the vacancy asks."""
OPTIONAL_WEIGHT = 0.4
CONFLICT, NOT_SAID = 0.1, 0.6
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Part:
    """One aspect of n pairs."""

    value: Floats  # 0..1, what counts
    known: NDArray[np.bool_]  # something is known of the person
    asked: NDArray[np.bool_]  # the vacancy says something about it


def occupation_for_candidate(candidate: Batch, vacancy: Batch, affinity: Affinity) -> Part:
    """The vacancy's occupation against what the person wishes, or has done where no wish is stated."""
    wishes = _any(candidate, "wishes")
    experience = np.where(wishes, EXPERIENCE_BESIDE_WISH, 1.0) * affinity.experience
    best = np.maximum.reduce([affinity.wish, experience, MENTION_FOR_CANDIDATE * affinity.mention])
    return _occupation(best, candidate, vacancy, affinity)


def occupation_for_employer(candidate: Batch, vacancy: Batch, affinity: Affinity) -> Part:
    """The person's experience against the vacancy's occupation; a wish alone is less."""
    best = np.maximum.reduce(
        [affinity.experience, WISH_FOR_EMPLOYER * affinity.wish, MENTION_FOR_EMPLOYER * affinity.mention]
    )
    return _occupation(best, candidate, vacancy, affinity)


def _occupation(best: Floats, candidate: Batch, vacancy: Batch, affinity: Affinity) -> Part:
    """At least the prior, which is `PLAIN_WORK` for a helper's post and a person who has learned no trade."""
    least = np.where(asks_no_trade(candidate, vacancy), PLAIN_WORK, PRIOR["occupation"])
    says = _says_occupation(candidate, affinity)
    return Part(
        np.maximum(best, least).astype(np.float32), *np.broadcast_arrays(says, _any(vacancy, "titles"))
    )


def asks_no_trade(candidate: Batch, vacancy: Batch) -> NDArray[np.bool_]:
    """Whether a pair is plain work and a person who has learned no trade, or of whom no level is known."""
    plain: NDArray[np.bool_] = is_plain_work(vacancy) & (candidate["level"] <= RequirementLevel.HELPER)
    return plain


def is_plain_work(vacancy: Batch) -> NDArray[np.bool_]:
    """Whether a vacancy is a helper's post: work for pay (or not said) that asks for no training."""
    plain: NDArray[np.bool_] = (vacancy["level"] == RequirementLevel.HELPER) & (vacancy["kind"] <= 0)
    return plain


def skills(candidate: Batch, vacancy: Batch, affinity: Affinity) -> Part:
    """Share of the asked skills that find a partner; optional ones count `OPTIONAL_WEIGHT`."""
    asked = np.concatenate(
        [vacancy["required"] != NOTHING, OPTIONAL_WEIGHT * (vacancy["optional"] != NOTHING)], axis=1
    )
    met = np.concatenate([affinity.required, affinity.optional], axis=1)
    weight = asked.sum(axis=1)
    total = (asked * np.maximum(met, PRIOR["skills"])).sum(axis=1)
    mean = np.divide(total, weight, out=np.full_like(total, TYPICAL["skills"]), where=weight > 0)
    says = _says_skills(candidate, affinity)
    return Part(mean.astype(np.float32), *np.broadcast_arrays(says, weight > 0))


def language(candidate: Batch, vacancy: Batch) -> Part:
    """The weakest of the required languages, by levels missing and evidence; a shared language at work helps.

    A language of which nothing is said is never worth less than none of it.
    """
    value = None
    stated = False
    for slot in range(vacancy["languages"].shape[1]):
        required = vacancy["languages"][:, slot]
        has = level_of(candidate, required)
        needs = vacancy["language_levels"][:, slot]
        met = LANGUAGE_BY_GAP[np.clip(needs - has, 0, 6)] * _of_language(
            candidate, "language_weights", required
        )
        unsaid = np.maximum(PRIOR["language"], LANGUAGE_BY_GAP[np.clip(needs, 0, 6)])
        one = np.where(has == NOTHING, unsaid, met)
        one = np.where(required == NOTHING, 1.0 if slot else TYPICAL["language"], one)
        stated = stated | ((required != NOTHING) & (has != NOTHING))
        value = one if value is None else np.minimum(value, one)
        if not (required != NOTHING).any():
            break
    assert value is not None
    shared = (candidate["speaks"] & vacancy["workplace"]) != 0
    value = np.where(shared, value + SHARED_WORKPLACE_LANGUAGE * (1.0 - value), value)
    asks = vacancy["languages"][:, 0] != NOTHING
    knows = np.where(asks, stated, candidate["languages"][:, 0] != NOTHING)
    return Part(value.astype(np.float32), *np.broadcast_arrays(knows, asks))


def level_of(candidate: Batch, language_numbers: NDArray[np.int16]) -> NDArray[np.int8]:
    """CEFR order of the candidates' level in a language, `NOTHING` where it is not stated, shape (pairs,)."""
    levels: NDArray[np.int8] = _of_language(candidate, "language_levels", language_numbers)
    return levels


def _of_language(candidate: Batch, column: str, language_numbers: NDArray[np.int16]) -> NDArray[Any]:
    """What a column says of a language, `NOTHING` where the candidate does not state it, shape (pairs,)."""
    spoken, values = candidate["languages"], candidate[column]
    if len(spoken) == 1:
        by_number = np.full(LANGUAGE_NUMBERS + 1, NOTHING, dtype=values.dtype)
        by_number[spoken[0]] = values[0]
        return by_number.take(language_numbers)
    found: NDArray[Any] = np.where(spoken == language_numbers[:, np.newaxis], values, NOTHING).max(axis=1)
    return found


def commute(candidate: Batch, vacancy: Batch) -> Part:
    """Estimated way to the nearest place of work; see `road_km`."""
    return commute_of(road_km(candidate, vacancy), candidate, vacancy)


def commute_of(km: Floats, candidate: Batch, vacancy: Batch) -> Part:
    """The aspect for distances that are known already, in km by road, NaN unknown."""
    value = np.exp(-((np.nan_to_num(km, nan=0.0) / HALF_WAY_KM) ** STEEPNESS))
    value = np.where(np.isnan(km), PRIOR["commute"], value)
    value = np.where(vacancy["remote"], np.maximum(value, REMOTE), value)
    lives, works = ~np.isnan(candidate["places"][:, 0, 0]), ~np.isnan(vacancy["places"][:, 0, 0])
    return Part(
        value.astype(np.float32), *np.broadcast_arrays(lives | vacancy["remote"], works | vacancy["remote"])
    )


def road_km(candidate: Batch, vacancy: Batch) -> Floats:
    """Straight line to the nearest place of work times `ROAD_FACTOR`, in km, NaN where a place is unknown."""
    chord = np.sqrt(squared_chord(candidate, vacancy))
    km: Floats = (2 * EARTH_RADIUS_KM * ROAD_FACTOR * np.arcsin(np.minimum(chord / 2, 1.0))).astype(
        np.float32
    )
    return km


def within_km(candidate: Batch, vacancy: Batch, km: NDArray[np.floating] | float) -> NDArray[np.bool_]:
    """Whether `road_km` is at most `km`, false where a place is unknown; without the cost of an arc sine a pair."""
    angle = np.minimum(np.asarray(km) / (2 * EARTH_RADIUS_KM * ROAD_FACTOR), np.pi / 2)
    near: NDArray[np.bool_] = squared_chord(candidate, vacancy) <= (2 * np.sin(angle)) ** 2
    return near


def squared_chord(candidate: Batch, vacancy: Batch) -> Floats:
    """Squared length of the chord to the nearest place of work, on the unit sphere."""
    home = candidate["places"][:, 0]
    nearest: Floats | None = None
    for slot in range(vacancy["places"].shape[1]):
        work = vacancy["places"][:, slot]
        if slot and np.isnan(work[:, 0]).all():
            break
        x, y, z = (home[:, axis] - work[:, axis] for axis in range(3))
        squared = x * x + y * y + z * z
        nearest = squared if nearest is None else np.fmin(nearest, squared)
    assert nearest is not None
    return nearest


def wishes(candidate: Batch, vacancy: Batch) -> Part:
    """Weighted geometric mean over the stated wishes (hours, shifts, nights, wage, kind): met, denied or not said.

    Like the score it has no currency: a wish that is denied is not paid for by others that are met.
    """
    kind = np.left_shift(1, np.maximum(vacancy["kind"], 0))
    checks = [
        (2.0, candidate["hours"] != 0, vacancy["hours"] != 0, (candidate["hours"] & vacancy["hours"]) != 0),
        (1.0, candidate["shifts"] == 0, vacancy["shifts"] != NOTHING, vacancy["shifts"] == 0),
        (1.0, candidate["nights"] == 0, vacancy["nights"] != NOTHING, vacancy["nights"] == 0),
        (
            1.0,
            ~np.isnan(candidate["min_wage"]),
            ~np.isnan(vacancy["wage"]),
            vacancy["wage"] >= candidate["min_wage"],
        ),
        (2.0, candidate["kinds"] != 0, vacancy["kind"] != NOTHING, (candidate["kinds"] & kind) != 0),
    ]
    logarithm, weight, said = 0.0, 0.0, np.zeros(1, dtype=bool)
    for importance, wished, stated, met in checks:
        one = np.where(stated, np.where(met, 0.0, np.log(CONFLICT)), np.log(NOT_SAID))
        logarithm = logarithm + importance * wished * one
        weight = weight + importance * wished
        said = said | (wished & stated)
    value = np.where(weight > 0, np.exp(logarithm / np.maximum(weight, 1.0)), PRIOR["wishes"])
    return Part(value.astype(np.float32), *np.broadcast_arrays(weight > 0, said))


def _says_occupation(candidate: Batch, affinity: Affinity) -> NDArray[np.bool_]:
    """An occupation or a wish is stated, or something else that the person says answers the title."""
    return _any(candidate, "occupations") | _any(candidate, "wishes") | (affinity.mention >= ANSWERED)


def _says_skills(candidate: Batch, affinity: Affinity) -> NDArray[np.bool_]:
    """A skill, qualification or occupation is stated, or a phrase of the text answers a requirement."""
    stated = (candidate["phrase_weights"] > TEXT_WEIGHT).any(axis=1) | _any(candidate, "occupations")
    answered: NDArray[np.bool_] = stated | (affinity.required >= ANSWERED).any(axis=1)
    return answered


def _any(batch: Batch, name: str) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = (batch[name] != NOTHING).any(axis=1)
    return filled
