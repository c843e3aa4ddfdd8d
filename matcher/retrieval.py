"""Vectors in which the inner product of a query and a row stands for the logarithm of the score.

The score is a product of aspects, so its logarithm is a sum, and a sum of products is what an index can search:
one block for the occupation, one for the skills, and one that marks which of a few categories a record is in
(language level, requirement level, hours, shifts, nights, kind), for which the query holds the exact contribution of
each category. What does not fit a block, the commute, is handled by searching near and far separately.
See docs/decisions/retrieval.md.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.matches import Aspect
from matcher import fit
from matcher.affinity import CandidateVectors, VacancyVectors
from matcher.fit import Part
from matcher.index import Vectors
from matcher.phrases import PhraseTable
from matcher.qualification import qualification
from matcher.score import FLOOR, aspect_weight
from matcher.table import CANDIDATE, NOTHING, VACANCY, Batch, Table, empty_row

OCCUPATION_SIZE, SKILL_SIZE, CATEGORY_SIZE = 96, 32, 32
DIMENSION = OCCUPATION_SIZE + SKILL_SIZE + CATEGORY_SIZE
LAYOUT = f"{OCCUPATION_SIZE}+{SKILL_SIZE}+{CATEGORY_SIZE}"
"""What an index row looks like; part of the stamp of a snapshot."""
OCCUPATION_SLOPE = 1.3
"""Change of the logarithm of the score per unit of cosine between occupations, in the range that matters."""
SKILL_SLOPE = 0.35

_GERMAN_STEPS, _LEVEL_STEPS, _HOUR_STEPS, _TRISTATE, _KIND_STEPS = 8, 5, 8, 3, 5


def vacancy_rows(batch: Batch, phrases: PhraseTable, german: int) -> tuple[Vectors, NDArray[np.int64]]:
    """One row a vacancy and title.

    Args:
        batch: n vacancies.
        phrases: the phrase table that their numbers refer to.
        german: number of the German language in the language columns.

    Returns:
        rows of shape (m, DIMENSION), and for each the position of its vacancy in the batch, shape (m,).

    """
    batch = {**batch, "titles": batch["titles"][:, :TITLE_ROWS]}
    return _rows(batch, "titles", "required", phrases, _vacancy_categories(batch, german))


def candidate_rows(batch: Batch, phrases: PhraseTable, german: int) -> tuple[Vectors, NDArray[np.int64]]:
    """One row a candidate and occupation, wished ones included; see `vacancy_rows`."""
    occupations = np.concatenate(
        [batch["occupations"], batch["wishes"], batch["phrases"][:, :_TEXT_ROWS]], axis=1
    )
    has_occupation = (occupations[:, :-_TEXT_ROWS] != NOTHING).any(axis=1)
    occupations[has_occupation, -_TEXT_ROWS:] = NOTHING
    batch = {**batch, "titles": occupations}
    return _rows(batch, "titles", "phrases", phrases, _candidate_categories(batch, german))


MAX_QUERIES = 4
"""How many occupations and wishes of a person are searched for."""
TEXT_QUERIES = 16
"""How many phrases are searched for where a person states neither."""
TITLE_ROWS = 3
"""How many titles of a vacancy have a row."""
_TEXT_ROWS = 8
"""How many phrases stand in for the occupation of a person who states none."""


def queries_for_vacancies(candidate: Batch, vectors: CandidateVectors, german: int) -> Vectors:
    """One query an occupation or wish of the candidate, shape (count, DIMENSION)."""
    occupations = np.concatenate([vectors.wishes, vectors.occupations])[:MAX_QUERIES]
    if not len(occupations):
        occupations = vectors.phrases[:TEXT_QUERIES]
    return _queries(occupations, vectors.phrases, _contributions(candidate, VACANCY, german))


def queries_for_candidates(vacancy: Batch, vectors: VacancyVectors, german: int) -> Vectors:
    """One query a title of the vacancy, shape (count, DIMENSION)."""
    return _queries(vectors.titles, vectors.required, _contributions(vacancy, CANDIDATE, german))


def near(candidate: Batch, vacancy: Batch, km: float) -> NDArray[np.bool_]:
    """Which pairs live and work within `km` of each other, or remotely; unknown places are not near."""
    close: NDArray[np.bool_] = fit.within_km(candidate, vacancy, km) | vacancy["remote"]
    return close


def nearest_plain_work(
    candidate: Batch, vacancy: Batch, allowed: NDArray[np.bool_], count: int
) -> NDArray[np.int64]:
    """Positions of the `count` nearest allowed pairs in which nobody has to have learned a trade."""
    plain = np.flatnonzero(allowed & fit.asks_no_trade(candidate, vacancy))
    if len(plain) <= count:
        return plain
    away = np.where(vacancy["remote"], 0.0, np.nan_to_num(fit.squared_chord(candidate, vacancy), nan=np.inf))
    return plain[np.argpartition(away[plain], count)[:count]]


def _rows(
    batch: Batch, occupations: str, skills: str, phrases: PhraseTable, categories: Vectors
) -> tuple[Vectors, NDArray[np.int64]]:
    used = batch[occupations] != NOTHING
    used[:, 0] = True  # a record without any known title still has a row
    owners, columns = np.nonzero(used)
    occupation = _block(phrases.vectors(batch[occupations][owners, columns]), OCCUPATION_SIZE)
    skill = _block(phrases.vectors(batch[skills]).sum(axis=1), SKILL_SIZE)
    return np.concatenate([occupation, skill[owners], categories[owners]], axis=1), owners


def _queries(occupations: Vectors, skills: Vectors, contributions: Vectors) -> Vectors:
    count = max(1, len(occupations))
    query = np.zeros((count, DIMENSION), dtype=np.float32)
    query[: len(occupations), :OCCUPATION_SIZE] = OCCUPATION_SLOPE * _block(occupations, OCCUPATION_SIZE)
    if len(skills):
        skill = _block(skills.sum(axis=0, keepdims=True), SKILL_SIZE)
        query[:, OCCUPATION_SIZE : OCCUPATION_SIZE + SKILL_SIZE] = SKILL_SLOPE * skill
    query[:, OCCUPATION_SIZE + SKILL_SIZE :] = contributions
    return query


def _block(vectors: Vectors, size: int) -> Vectors:
    """The first `size` dimensions (the encoder is trained to be cut so), of length 1 or 0."""
    block = np.zeros((len(vectors), size), dtype=np.float32)
    block[:, : min(size, vectors.shape[1])] = vectors[:, :size]
    unit: Vectors = block / np.maximum(np.linalg.norm(block, axis=1, keepdims=True), 1e-6)
    return unit


def _vacancy_categories(batch: Batch, german: int) -> Vectors:
    asked = np.where(batch["languages"] == german, batch["language_levels"], NOTHING).max(axis=1)
    level = np.where(batch["kind"] > 0, 1, batch["level"])
    return _one_hot(
        [
            (asked + 1, _GERMAN_STEPS),
            (level, _LEVEL_STEPS),
            (batch["hours"], _HOUR_STEPS),
            (batch["shifts"] + 1, _TRISTATE),
            (batch["nights"] + 1, _TRISTATE),
            (batch["kind"] + 1, _KIND_STEPS),
        ]
    )


def _candidate_categories(batch: Batch, german: int) -> Vectors:
    has = np.where(batch["languages"] == german, batch["language_levels"], NOTHING).max(axis=1)
    kind = np.where(
        batch["kinds"] == 0, 0, np.log2(np.maximum(batch["kinds"] & -batch["kinds"].astype(int), 1)) + 1
    )
    return _one_hot(
        [
            (has + 1, _GERMAN_STEPS),
            (batch["level"], _LEVEL_STEPS),
            (batch["hours"], _HOUR_STEPS),
            (batch["shifts"] + 1, _TRISTATE),
            (batch["nights"] + 1, _TRISTATE),
            (kind, _KIND_STEPS),
        ]
    )


def _one_hot(categories: list[tuple[NDArray[np.integer], int]]) -> Vectors:
    count = len(categories[0][0])
    marks = np.zeros((count, CATEGORY_SIZE), dtype=np.float32)
    offset = 0
    for values, size in categories:
        marks[np.arange(count), offset + np.clip(values.astype(np.int64), 0, size - 1)] = 1.0
        offset += size
    return marks


def _contributions(record: Batch, kind: np.dtype[np.void], german: int) -> Vectors:
    """What each category adds to the logarithm of the score of `record`: fitted on one probe a category."""
    probes, marks = _probes(kind is VACANCY, german)
    pair = (record, probes) if kind is VACANCY else (probes, record)
    logarithm = np.zeros(len(probes["level"]), dtype=np.float32)
    parts: dict[Aspect, Part] = {
        "qualification": qualification(*pair),
        "language": fit.language(*pair),
        "wishes": fit.wishes(*pair),
    }
    for aspect, part in parts.items():
        logarithm += aspect_weight(aspect) * np.log(np.maximum(part.value, FLOOR))
    # The first probe is in every "unknown" category; each other differs from it in one (an apprenticeship also in
    # its level, whose share is known by then and taken off).
    contributions = np.zeros(CATEGORY_SIZE, dtype=np.float32)
    found = np.zeros(CATEGORY_SIZE, dtype=bool)
    for probe in range(1, len(marks)):
        changed = marks[probe] > marks[0]
        rest = logarithm[probe] - logarithm[0] - contributions[changed & found].sum()
        contributions[changed & ~found] = rest
        found |= changed
    return contributions


@cache
def _probes(of_vacancies: bool, german: int) -> tuple[Batch, Vectors]:
    """One record a category (the first knows nothing, each other states one thing), and their categories."""
    kind = VACANCY if of_vacancies else CANDIDATE
    statements: list[tuple[str, int]] = [("level", level) for level in range(1, _LEVEL_STEPS)]
    statements += [("german", level) for level in range(_GERMAN_STEPS - 1)]
    statements += [("hours", bits) for bits in range(1, _HOUR_STEPS)]
    statements += [(name, value) for name in ("shifts", "nights") for value in (0, 1)]
    statements += [("kind", number) for number in range(_KIND_STEPS - 1)]
    table = Table(kind)
    table.append(empty_row(kind))
    for name, value in statements:
        row = empty_row(kind)
        if name == "german":
            row["languages"][0], row["language_levels"][0] = german, value
        elif name == "kind" and kind is CANDIDATE:
            row["kinds"] = 1 << value
        else:
            row[name] = value
        table.append(row)
    batch = table.all()
    return batch, (_vacancy_categories if of_vacancies else _candidate_categories)(batch, german)
