"""What the words of both sides say to each other: late interaction, not one average vector.

Every title and every requirement finds its best partner among the person's occupations, wishes and phrases. The
cosine is turned into a strength between 0 (unrelated) and 1 (the same thing).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.index import Vectors
from matcher.phrases import PhraseTable
from matcher.table import MAX_OPTIONAL, MAX_REQUIRED, NOTHING, Batch

Floats = NDArray[np.float32]

UNRELATED = 0.12
"""Cosine up to which two texts say nothing about each other; see docs/decisions/score.md."""
SAME = 0.62
"""Cosine from which two texts name the same thing."""
NAMED = 0.45
"""Strength from which words count as an answer; below it nothing was found."""


@dataclass(frozen=True)
class Affinity:
    """Strengths (0..1) of pairs of candidate and vacancy, arrays of n pairs."""

    experience: Floats  # (n,) an occupation worked in, against the vacancy's titles
    wish: Floats  # (n,) a wished occupation, against the titles
    mention: Floats  # (n,) a skill, qualification or phrase of the text, against the titles
    required: Floats  # (n, MAX_REQUIRED) best partner of each required skill, weighted by its evidence
    optional: Floats  # (n, MAX_OPTIONAL)


def strength(cosine: Floats) -> Floats:
    """Turn cosines into strengths: 0 up to `UNRELATED`, 1 from `SAME`, linear between."""
    scaled: Floats = np.clip((cosine - UNRELATED) / (SAME - UNRELATED), 0.0, 1.0).astype(np.float32)
    return scaled


def with_vacancies(
    candidate: Batch, vectors: "CandidateVectors", vacancies: Batch, phrases: PhraseTable
) -> Affinity:
    """Affinity of one candidate with n vacancies, whose phrases are in `phrases`.

    Args:
        candidate: batch of one.
        vectors: what the candidate's words are encoded to.
        vacancies: batch of n.
        phrases: the phrase table of the vacancies.

    """
    numbers = np.concatenate([vacancies["titles"], vacancies["required"], vacancies["optional"]], axis=1)
    distinct, places = phrases.distinct(numbers)
    targets = phrases.vectors(distinct)
    experience = strength(_best(vectors.occupations @ targets.T, targets))
    wish = strength(_best(vectors.wishes @ targets.T, targets))
    weights = candidate["phrase_weights"][0][: len(vectors.phrases), np.newaxis]
    mention = _best(strength(vectors.phrases @ targets.T) * weights, targets)
    partner = np.maximum(mention, OCCUPATION_AS_SKILL * experience)
    titles = vacancies["titles"].shape[1]
    required = titles + vacancies["required"].shape[1]
    in_titles = places[:, :titles]
    return Affinity(
        experience=experience[in_titles].max(axis=1),
        wish=wish[in_titles].max(axis=1),
        mention=mention[in_titles].max(axis=1),
        required=partner[places[:, titles:required]],
        optional=partner[places[:, required:]],
    )


def with_candidates(vectors: "VacancyVectors", candidates: Batch, phrases: PhraseTable) -> Affinity:
    """Affinity of one vacancy with n candidates, whose phrases are in `phrases`."""
    numbers = np.concatenate([candidates["occupations"], candidates["wishes"], candidates["phrases"]], axis=1)
    used = (numbers != NOTHING).any(axis=0)
    distinct, places = phrases.distinct(numbers)
    sources = phrases.vectors(distinct)
    title = strength(_best(vectors.titles @ sources.T, sources))
    occupations = candidates["occupations"].shape[1]
    wishes = occupations + candidates["wishes"].shape[1]
    evidence = np.zeros(numbers.shape, dtype=np.float32)
    evidence[:, :occupations] = OCCUPATION_AS_SKILL
    evidence[:, wishes:] = candidates["phrase_weights"]
    return Affinity(
        experience=title[places[:, :occupations]].max(axis=1),
        wish=title[places[:, occupations:wishes]].max(axis=1),
        mention=(title[places[:, wishes:]] * candidates["phrase_weights"]).max(axis=1),
        required=_partners(
            strength(vectors.required @ sources.T), places[:, used], evidence[:, used], MAX_REQUIRED
        ),
        optional=_partners(
            strength(vectors.optional @ sources.T), places[:, used], evidence[:, used], MAX_OPTIONAL
        ),
    )


OCCUPATION_AS_SKILL = 0.8
"""How much of a skill is shown by an occupation of the same name ("Schweißer" for "Schweißen")."""


@dataclass(frozen=True)
class CandidateVectors:
    """Unit vectors of a candidate's words, each of shape (count, dimension); counts may be zero."""

    occupations: Vectors
    wishes: Vectors
    phrases: Vectors


@dataclass(frozen=True)
class VacancyVectors:
    """Unit vectors of a vacancy's words, each of shape (count, dimension)."""

    titles: Vectors
    required: Vectors
    optional: Vectors


def _best(values: Floats, targets: Vectors) -> Floats:
    """Greatest of the values (queries, targets) of each target, 0 where there is no query, shape (targets,)."""
    if not len(values):
        return np.zeros(len(targets), dtype=np.float32)
    best: Floats = values.max(axis=0)
    return best


def _partners(strengths: Floats, places: NDArray[np.int64], evidence: Floats, count: int) -> Floats:
    """For each of n candidates and each requirement the best weighted strength, shape (n, count), 0 beyond."""
    best = np.zeros((len(places), count), dtype=np.float32)
    if places.shape[1]:
        for requirement, row in enumerate(strengths):
            best[:, requirement] = (row[places] * evidence).max(axis=1)
    return best
