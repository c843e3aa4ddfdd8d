"""From records to the rows of the tables: facts as numbers, words as phrase numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.levels import LanguageEvidence, RequirementLevel
from data.records import Candidate, Hours, Vacancy
from data.rules.loading import Rules
from matcher.certificates import certificate_bits
from matcher.facts import KINDS, CandidateFacts, LanguageNeed, VacancyFacts, candidate_facts, vacancy_facts
from matcher.geometry import unit_vectors
from matcher.languages import language_bits, language_number
from matcher.phrases import PhraseTable
from matcher.table import (
    CANDIDATE,
    MAX_LANGUAGES,
    MAX_PLACES,
    MAX_REQUIRED,
    MAX_REQUIRED_LANGUAGES,
    NOTHING,
    VACANCY,
    Batch,
    empty_row,
)
from matcher.words import CandidateWords, Words, candidate_words, normal_forms, vacancy_words

Row = NDArray[Any]

LANGUAGE_WEIGHTS: dict[LanguageEvidence | None, float] = {
    LanguageEvidence.TESTED: 1.0,
    None: 0.95,
    LanguageEvidence.CLAIMED: 0.92,
}
"""How much a stated level counts by its evidence, as with skills: proof before claim."""

KLDB_GROUP = 3
"""Digits of a KldB 2010 code that name a field of work."""
EXPERIENCED_YEARS = 2.0
"""Years of work from which experience stands for the level of a skilled worker."""


@dataclass(frozen=True)
class RowMaker:
    """Makes rows under one set of rules."""

    rules: Rules

    def candidates(self, candidates: Sequence[Candidate], phrases: PhraseTable) -> list[Row]:
        """Rows of candidates, whose words are added to `phrases`."""
        words = [candidate_words(candidate) for candidate in candidates]
        rows = [
            candidate_row(candidate, candidate_facts(candidate, self.rules), own)
            for candidate, own in zip(candidates, words, strict=True)
        ]
        _number(rows, words, phrases)
        return rows

    def vacancies(self, vacancies: Sequence[Vacancy], phrases: PhraseTable) -> list[Row]:
        """Rows of vacancies, whose words are added to `phrases`."""
        words = [vacancy_words(vacancy) for vacancy in vacancies]
        rows = [vacancy_row(vacancy, vacancy_facts(vacancy, self.rules), self.rules) for vacancy in vacancies]
        _number(rows, words, phrases)
        return rows


def candidate_row(candidate: Candidate, facts: CandidateFacts, words: CandidateWords) -> Row:
    """The row of a candidate but for its phrase numbers."""
    row = empty_row(CANDIDATE)
    row["phrase_weights"][: len(words.phrases)] = [word.weight for word in words.phrases]
    row["level"], row["level_recognised"] = person_level(candidate)
    for slot, (code, level) in enumerate(list(facts.languages.items())[:MAX_LANGUAGES]):
        row["languages"][slot], row["language_levels"][slot] = code, level
        row["language_weights"][slot] = _language_weight(candidate, code, level)
    row["speaks"] = language_bits(item.code for item in candidate.languages if item.code != "de")
    row["licences"], row["licences_stated"] = facts.licences, facts.licences_stated
    row["hours"] = 0 if candidate.wishes.hours in (None, Hours.ANY) else facts.hours
    row["shifts"], row["nights"] = facts.shifts, facts.nights
    row["kinds"] = sum(1 << KINDS.index(kind) for kind in set(candidate.wishes.kinds))
    if candidate.wishes.min_wage_eur_hour is not None:
        row["min_wage"] = candidate.wishes.min_wage_eur_hour
    row["places"] = unit_vectors([candidate.place] if candidate.place else [], 1)
    row["max_commute_km"] = facts.max_commute_km
    row["permission_from"] = facts.permission_from
    _limit_hours(row, facts)
    row["available_from"] = facts.available_from
    row["regulated"] = facts.regulated
    return row


def vacancy_row(vacancy: Vacancy, facts: VacancyFacts, rules: Rules) -> Row:
    """The row of a vacancy but for its phrase numbers."""
    row = empty_row(VACANCY)
    row["certificates"] = certificate_bits(vacancy.skills_required[:MAX_REQUIRED])
    row["kldb_group"] = kldb_group(vacancy.occupation.kldb)
    row["level"] = vacancy.level or 0
    for slot, need in enumerate(_hardest_first(facts.languages)):
        row["languages"][slot], row["language_levels"][slot] = need.number, need.level
        row["language_hard"][slot] = need.hard
    row["workplace"] = language_bits(code for code in vacancy.workplace_languages if code != "de")
    row["licences"], row["licences_hard"] = facts.licences, facts.licences_hard
    row["hours"], row["hours_hard"] = facts.hours * facts.hours_stated, facts.hours_hard
    row["weekly_hours"] = facts.weekly_hours
    row["shifts"], row["shifts_hard"] = facts.shifts, facts.shifts_hard
    row["nights"], row["nights_hard"] = facts.nights, facts.nights_hard
    row["kind"], row["open"], row["remote"] = facts.kind, facts.is_open, facts.remote
    row["wage"] = facts.wage
    if facts.wage_exemption is not None:
        row["wage_exemption"] = rules.wage_exemptions.index(facts.wage_exemption)
    row["valid_until"], row["start"] = facts.valid_until, facts.start
    row["places"] = unit_vectors(vacancy.places, MAX_PLACES)
    row["regulated"] = facts.regulated if needs_recognition(facts, rules) else NOTHING
    row["migrant_owned"] = vacancy.employer.migrant_owned is True
    return row


def kldb_group(kldb: str | None) -> int:
    """The first three digits of a KldB 2010 code, which name a field of work ("813", nursing); 0 unknown."""
    return int(kldb[:KLDB_GROUP]) if kldb and len(kldb) >= KLDB_GROUP else 0


def needs_recognition(facts: VacancyFacts, rules: Rules) -> bool:
    """Whether the work itself is regulated, not only the title that it is done under."""
    if facts.regulated == NOTHING:
        return False
    return facts.regulated_entered or rules.professions[facts.regulated][-1].protects != "title"


def person_level(candidate: Candidate) -> tuple[int, bool]:
    """Requirement level that a person can meet (0 unknown), and whether that is recognised in Germany.

    The best recognised or German qualification counts; else what is claimed: a qualification, the level of an
    occupation worked in, or years of work.
    """
    recognised = [
        int(item.level)
        for item in candidate.qualifications
        if item.level and (item.country == "DE" or (item.recognition and item.recognition.is_complete))
    ]
    claimed = [int(item.level) for item in candidate.qualifications if item.level]
    for occupation in candidate.occupations:
        if occupation.kldb and len(occupation.kldb) == 5 and occupation.kldb[-1] in "1234":
            claimed.append(int(occupation.kldb[-1]))
        elif (occupation.years or 0) >= EXPERIENCED_YEARS:
            claimed.append(int(RequirementLevel.SKILLED))
    best_recognised, best_claimed = max(recognised, default=0), max(claimed, default=0)
    return max(best_recognised, best_claimed), bool(recognised) and best_recognised >= best_claimed


def wage_floor(rules: Rules, vacancies: Batch, on: int) -> NDArray[np.float64]:
    """Minimum wage in EUR an hour on the first day of each vacancy, shape (vacancies,); 0 where none is known.

    Args:
        rules: the law.
        vacancies: batch of n.
        on: ordinal day for which the law is applied.

    """
    floors = np.full(len(vacancies["start"]), _floor_on(rules, on))
    later = np.flatnonzero(vacancies["start"] > on)
    days, places = np.unique(vacancies["start"][later], return_inverse=True)
    floors[later] = np.array([_floor_on(rules, int(day)) for day in days])[places] if len(days) else 0.0
    return floors


def _floor_on(rules: Rules, day: int) -> float:
    row = rules.minimum_wage.at(day)
    return row.eur_hour if row else 0.0


def _language_weight(candidate: Candidate, number: int, level: int) -> float:
    """By the best evidence of those statements that give the language this level."""
    evidence = {
        spoken.evidence
        for spoken in candidate.languages
        if language_number(spoken.code) == number and spoken.level.order == level
    }
    return max((LANGUAGE_WEIGHTS[each] for each in evidence), default=LANGUAGE_WEIGHTS[None])


def _limit_hours(row: Row, facts: CandidateFacts) -> None:
    """Set the limits of weekly hours that have no end; those that have one are left to the check."""
    for kind, limits in enumerate(facts.hours_limits):
        lasting = [limit for limit in limits if limit.valid_to is None]
        if lasting:
            row["hours_limit"][kind] = min(limit.hours for limit in lasting)
            row["hours_limit_from"] = max(limit.valid_from.toordinal() for limit in lasting)


def _hardest_first(needs: Sequence[LanguageNeed]) -> list[LanguageNeed]:
    return sorted(needs, key=lambda need: (not need.hard, -need.level))[:MAX_REQUIRED_LANGUAGES]


def _number(rows: Sequence[Row], words: Sequence[Words], phrases: PhraseTable) -> None:
    """Fill the phrase numbers of all rows, with one call of the encoder."""
    groups = [
        (row[name], normal_forms(group))
        for row, own in zip(rows, words, strict=True)
        for name, group in own.groups().items()
    ]
    numbers = phrases.add([form for _, forms in groups for form in forms])
    position = 0
    for column, forms in groups:
        column[: len(forms)] = numbers[position : position + len(forms)]
        position += len(forms)
