"""The people who come into question for a vacancy, and what the legal check says of each."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.levels import RequirementLevel
from data.records import Vacancy
from data.rules.loading import Rules
from matcher import affinity, fit
from matcher.drafts import NEAR_OCCUPATION
from matcher.eligibility import check_facts
from matcher.engine import Engine
from matcher.facts import CandidateFacts, VacancyFacts, candidate_facts, vacancy_facts
from matcher.qualification import qualification
from matcher.query import Query
from matcher.reasons import FITTING_LEVEL, MET_SKILL
from matcher.shortlist import FITTING
from matcher.subjects import VacancySubject
from matcher.table import MAX_REQUIRED
from matcher.verdict import Verdict

MOST_PEOPLE = 200
"""So many people at most are asked about, the best-fitting ones: each record has to be read."""


class Crowd:
    """People of the field of a vacancy and near its level, found for a `far` version that asks for least."""

    def __init__(self, engine: Engine, far: Vacancy, query: Query) -> None:
        self.rules: Rules = engine.rules
        self.scored = engine.scored_candidates(far, query)
        self.facts: Mapping[int, CandidateFacts] = {}
        """Facts of the people by position, the best-fitting first."""
        self._phrases = engine.vacancies.phrases
        self._on = query.on
        subject = self.scored.subject
        self._km = np.broadcast_to(fit.road_km(self.scored.others, subject.batch), self.scored.slots.shape)
        worth = self._are_near(far)
        places = [place for place in self.scored.order() if worth[place]][:MOST_PEOPLE]
        records = engine.fetch_candidates([self.scored.key(place) for place in places])
        found = ((place, records.get(self.scored.key(place))) for place in places)
        self.facts = {place: candidate_facts(record, self.rules) for place, record in found if record}

    def verdict(self, place: int, vacancy: VacancyFacts) -> Verdict:
        """What the check says of one of them, for a version of the vacancy."""
        km = float(self._km[place])
        return check_facts(self.facts[place], vacancy, self._on, None if math.isnan(km) else km, self.rules)

    def verdicts(self, vacancy: Vacancy) -> dict[int, Verdict]:
        """What the check says of all of them, for a version of the vacancy."""
        facts = vacancy_facts(vacancy, self.rules)
        return {place: self.verdict(place, facts) for place in self.facts}

    def below(self, vacancy: Vacancy) -> list[int]:
        """Those whose level is too low for a version of the vacancy."""
        job = self._subject(vacancy).batch
        people = self.scored.others
        value = np.broadcast_to(qualification(people, job).value, self.scored.slots.shape)
        level = people["level"]
        return self._places((level > 0) & (level < job["level"][0]) & (value < FITTING_LEVEL))

    def without_skill(self, vacancy: Vacancy, skill: str) -> list[int]:
        """Those whose profile names skills, but not this one of those that the vacancy requires."""
        place = vacancy.skills_required.index(skill)
        if place >= MAX_REQUIRED:
            return []
        job, people = self._subject(vacancy), self.scored.others
        found = affinity.with_candidates(job.vectors, people, self.scored.phrases)
        known = fit.skills(people, job.batch, found).known
        return self._places(known & (found.required[:, place] < MET_SKILL))

    def _subject(self, vacancy: Vacancy) -> VacancySubject:
        return VacancySubject.of(vacancy, self.rules, self._phrases)

    def _places(self, mask: NDArray[np.bool_]) -> list[int]:
        return [place for place in self.facts if mask[place]]

    def _are_near(self, vacancy: Vacancy) -> NDArray[np.bool_]:
        """In the field, and near the level; who states no occupation is near a helper's job."""
        parts = self.scored.scores.parts
        in_field = parts["occupation"].value >= NEAR_OCCUPATION
        if vacancy.level is None or vacancy.level is RequirementLevel.HELPER:
            in_field = in_field | ~parts["occupation"].known
        near: NDArray[np.bool_] = in_field & (parts["qualification"].value >= FITTING)
        return np.broadcast_to(near, self.scored.slots.shape)
