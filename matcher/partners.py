"""Which words of the person answer which words of the vacancy: the same numbers as the score, with their names."""

from collections.abc import Sequence

import numpy as np

from matcher.affinity import NAMED, OCCUPATION_AS_SKILL, Floats, strength
from matcher.fit import MENTION_FOR_EMPLOYER
from matcher.index import Vectors
from matcher.pair import Partner
from matcher.subjects import CandidateSubject, VacancySubject
from matcher.words import Word

NEARLY = 0.1


def occupation_partner(candidate: CandidateSubject, vacancy: VacancySubject) -> Partner:
    """The person's words that come nearest to any title of the vacancy, experience before wish before mention."""
    words, offered, title = candidate.words, candidate.vectors, vacancy.record.title
    groups = [
        (words.occupations, offered.occupations, 1.0),
        (words.wishes, offered.wishes, 1.0),
        (words.phrases, offered.phrases, MENTION_FOR_EMPLOYER),
    ]
    found = [
        _best((Word(title),) * len(vacancy.vectors.titles), vacancy.vectors.titles, [group])
        for group in groups
    ]
    best = [max(partners, key=_strength, default=Partner(title, None, 0.0, "none")) for partners in found]
    top = max(best, key=_strength)
    # What somebody has done says more than what they wish for or mention, where it says nearly as much.
    return next(partner for partner in best if partner.strength >= top.strength - NEARLY)


def skill_partners(candidate: CandidateSubject, vacancy: VacancySubject) -> tuple[Partner, ...]:
    """For every skill that the vacancy names the person's best answer."""
    groups = [
        (candidate.words.phrases, candidate.vectors.phrases, 1.0),
        (candidate.words.occupations, candidate.vectors.occupations, OCCUPATION_AS_SKILL),
    ]
    required = _best(vacancy.words.required, vacancy.vectors.required, groups)
    optional = _best(vacancy.words.optional, vacancy.vectors.optional, groups, optional=True)
    return (*required, *optional)


def _best(
    asked: tuple[Word, ...],
    asked_vectors: Vectors,
    groups: Sequence[tuple[tuple[Word, ...], Vectors, float]],
    optional: bool = False,
) -> list[Partner]:
    words = [word for group, _, _ in groups for word in group]
    if not words or not asked:
        return [Partner(word.written, None, 0.0, "none", optional) for word in asked]
    weights = [word.weight * factor for group, _, factor in groups for word in group]
    offered = np.concatenate([vectors for _, vectors, _ in groups])
    strengths: Floats = strength(asked_vectors @ offered.T) * np.array(weights, dtype=np.float32)
    return [_partner(word, words, row, optional) for word, row in zip(asked, strengths, strict=True)]


def _strength(partner: Partner) -> float:
    return partner.strength


def _partner(asked: Word, words: list[Word], strengths: Floats, optional: bool) -> Partner:
    best = int(strengths.argmax())
    value, word = float(strengths[best]), words[best]
    if value < NAMED or word.source == "vacancy":
        return Partner(asked.written, None, value, "none", optional)
    return Partner(asked.written, word.written, value, word.source, optional, word.proved)
