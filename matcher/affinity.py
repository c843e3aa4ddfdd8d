"""What the words of both sides say to each other: late interaction, not one average vector.

Every title and every requirement finds its best partner among the person's occupations, wishes and phrases. The
cosine is turned into a strength between 0 (unrelated) and 1 (the same thing).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.index import Vectors
from matcher.phrases import PhraseTable
from matcher.table import NOTHING, Batch

Floats = NDArray[np.float32]

UNRELATED = 0.30
"""Cosine up to which two texts say nothing about each other; see docs/decisions/0004-score.md."""
SAME = 0.85
"""Cosine from which two texts name the same thing."""


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
    distinct, inverse = np.unique(numbers, return_inverse=True)
    inverse = inverse.reshape(numbers.shape)
    known = distinct != NOTHING
    targets = phrases.vectors(distinct.astype(np.int32))
    experience = _best(vectors.occupations, targets, known)
    wish = _best(vectors.wishes, targets, known)
    mention = _best(vectors.phrases, targets, known)
    weights = candidate["phrase_weights"][0][: len(vectors.phrases)]
    partner = np.maximum(_best(vectors.phrases, targets, known, weights), OCCUPATION_AS_SKILL * experience)
    titles = vacancies["titles"].shape[1]
    required = titles + vacancies["required"].shape[1]
    return Affinity(
        experience=experience[inverse[:, :titles]].max(axis=1),
        wish=wish[inverse[:, :titles]].max(axis=1),
        mention=mention[inverse[:, :titles]].max(axis=1),
        required=partner[inverse[:, titles:required]],
        optional=partner[inverse[:, required:]],
    )


def with_candidates(vectors: "VacancyVectors", candidates: Batch, phrases: PhraseTable) -> Affinity:
    """Affinity of one vacancy with n candidates, whose phrases are in `phrases`."""
    numbers = np.concatenate([candidates["occupations"], candidates["wishes"], candidates["phrases"]], axis=1)
    distinct, inverse = np.unique(numbers, return_inverse=True)
    inverse = inverse.reshape(numbers.shape)
    known = distinct != NOTHING
    sources = phrases.vectors(distinct.astype(np.int32))
    title = _best(vectors.titles, sources, known)
    occupations = candidates["occupations"].shape[1]
    wishes = occupations + candidates["wishes"].shape[1]
    evidence = np.concatenate(
        [
            np.full((len(numbers), occupations), OCCUPATION_AS_SKILL, dtype=np.float32),
            np.zeros((len(numbers), wishes - occupations), dtype=np.float32),
            candidates["phrase_weights"],
        ],
        axis=1,
    )
    used = np.any(inverse != _position(distinct), axis=0)
    return Affinity(
        experience=title[inverse[:, :occupations]].max(axis=1),
        wish=title[inverse[:, occupations:wishes]].max(axis=1),
        mention=title[inverse[:, wishes:]].max(axis=1),
        required=_partners(vectors.required, sources, known, inverse[:, used], evidence[:, used]),
        optional=_partners(vectors.optional, sources, known, inverse[:, used], evidence[:, used]),
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


def _best(
    query: Vectors, targets: Vectors, known: NDArray[np.bool_], weights: Floats | None = None
) -> Floats:
    """Greatest (weighted) strength of any query vector with each target, shape (targets,)."""
    if not len(query):
        return np.zeros(len(targets), dtype=np.float32)
    strengths = strength(query @ targets.T)
    if weights is not None:
        strengths *= weights[:, np.newaxis]
    strengths[:, ~known] = 0.0
    best: Floats = strengths.max(axis=0)
    return best


def _partners(
    requirements: Vectors,
    sources: Vectors,
    known: NDArray[np.bool_],
    places: NDArray[np.int64],
    evidence: Floats,
) -> Floats:
    """For each of n candidates and each requirement the best weighted strength, shape (n, requirements)."""
    if not len(requirements) or not places.shape[1]:
        return np.zeros((len(places), len(requirements)), dtype=np.float32)
    strengths = strength(requirements @ sources.T)
    strengths[:, ~known] = 0.0
    best = [(row[places] * evidence).max(axis=1) for row in strengths]
    return np.stack(best, axis=1).astype(np.float32)


def _position(distinct: NDArray[np.int32]) -> int:
    """Where `NOTHING` stands among the sorted distinct numbers; -1 if every place is filled."""
    return 0 if len(distinct) and distinct[0] == NOTHING else -1
