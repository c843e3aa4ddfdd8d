"""Which single steps a person would have to take for a vacancy, read off the columns."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from data.fields import LICENCE_CLASSES
from data.records import Candidate
from data.rules.loading import Rules
from data.rules.rows import RegulatedProfession
from matcher.facts import CandidateFacts, candidate_facts
from matcher.languages import GERMAN, language_code, language_number
from matcher.legal import measure_for
from matcher.recognising import recognisable
from matcher.regulated import NOT_STATED
from matcher.step import CommuteStep, LanguageStep, LicenceStep, RecognitionStep, Step
from matcher.table import NOTHING, Batch

COMMUTES_KM = (5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 75.0, 100.0)
"""Limits for the way to work that people set; a wider commute is the next of them."""


@dataclass(frozen=True)
class Reach:
    """How far single steps take a person.

    That is one level of each language, every licence, the recognitions they have a claim to, and the next limit for
    the way to work.
    """

    candidate: Candidate
    facts: CandidateFacts
    rules: Rules
    day: int
    codes: Mapping[int, str]
    """The person's own tag of each language, by its number."""
    professions: Mapping[int, RegulatedProfession]
    """Rows of the professions that the person may not exercise yet and can have recognised."""
    km: float | None
    """The next limit for the way to work; None where there is none."""

    @classmethod
    def of(cls, candidate: Candidate, on: dt.date, rules: Rules) -> "Reach":
        """How far the steps of `candidate` take, on the day `on`."""
        facts, day = candidate_facts(candidate, rules), on.toordinal()
        limit = facts.max_commute_km
        return cls(
            candidate=candidate,
            facts=facts,
            rules=rules,
            day=day,
            codes={language_number(spoken.code): spoken.code for spoken in candidate.languages},
            professions=dict(open_professions(candidate, facts, day, rules)),
            km=next((km for km in COMMUTES_KM if km > limit), None),  # none is greater than NaN
        )

    def far(self) -> Candidate:
        """The person once every step is taken, for the search of what the steps may open."""
        steps: list[Step] = [
            self._language(number, level + 1) for number, level in self.facts.languages.items()
        ]
        steps += [self._recognition(profession) for profession in self.professions]
        if self.km is not None:
            steps.append(CommuteStep(self.km, self.facts.max_commute_km))
        return taken(self.candidate, steps, self.rules)

    def lacking(self, batch: Batch, km: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Which vacancies lack something that a step may bring, shape (vacancies,)."""
        mask = (batch["licences"] & ~np.uint32(self.facts.licences)) != 0
        mask |= ~batch["remote"] & (km > self.facts.max_commute_km)
        mask |= np.isin(batch["regulated"], list(self.professions))
        spoken = np.full(int(batch["languages"].max(initial=0)) + 2, NOTHING)  # the last stands for NOTHING
        for number, level in self.facts.languages.items():
            if number < len(spoken) - 1:
                spoken[number] = level
        has = spoken[batch["languages"]]
        mask |= ((batch["languages"] != NOTHING) & (has < batch["language_levels"])).any(axis=1)
        return np.asarray(mask | bool(self.facts.title_languages))

    def steps(self, batch: Batch, position: int, km: float) -> frozenset[Step] | None:
        """The steps that the vacancy at `position` takes, as few as possible; None where one is out of reach."""
        needed = [
            *self._languages(batch, position),
            *self._licences(int(batch["licences"][position])),
            *self._recognitions(int(batch["regulated"][position])),
            *self._commutes(km, bool(batch["remote"][position])),
        ]
        if None in needed:
            return None
        return frozenset(fewest([step for step in needed if step is not None]))

    def _languages(self, batch: Batch, position: int) -> Iterator[Step | None]:
        columns = (batch[name][position].tolist() for name in ("languages", "language_levels"))
        for number, level in zip(*columns, strict=True):
            if number != NOTHING:
                yield from self._language_up_to(number, level)
        for row in self.facts.title_languages:
            number = language_number(row.language)
            if row.holds(self.day) and number in self.facts.languages:
                yield from self._language_up_to(number, row.level.order)

    def _language_up_to(self, number: int, level: int) -> Iterator[Step | None]:
        """The step to a level; None where it is more than one level up."""
        has = self.facts.languages.get(number, NOTHING)
        if has == NOTHING or has + 1 == level:
            yield self._language(number, level)
        elif has < level:
            yield None

    def _licences(self, required: int) -> Iterator[Step]:
        lacking = required & ~self.facts.licences
        for bit, name in enumerate(LICENCE_CLASSES):
            if lacking >> bit & 1:
                yield LicenceStep(name, self.rules.licence_bits[name], self.facts.licences_stated)

    def _recognitions(self, profession: int) -> Iterator[Step | None]:
        if profession == NOTHING or self.facts.regulated >> profession & 1:
            return
        if profession not in self.professions:
            yield None
            return
        language = self.professions[profession].language
        yield self._recognition(profession)
        if language is not None and GERMAN in self.facts.languages:
            yield from self._language_up_to(GERMAN, language.order)

    def _commutes(self, km: float, is_remote: bool) -> Iterator[Step | None]:
        if not is_remote and km > self.facts.max_commute_km:
            yield CommuteStep(self.km, self.facts.max_commute_km) if self.km and km <= self.km else None

    def _language(self, number: int, level: int) -> LanguageStep:
        code = self.codes.get(number) or language_code(number)
        return LanguageStep(code, level, self.facts.languages.get(number, NOTHING))

    def _recognition(self, profession: int) -> RecognitionStep:
        state = self.facts.recognition.get(profession, NOT_STATED)
        row = self.professions[profession]
        measure = measure_for(row.profession, self.day, self.rules)
        return RecognitionStep(profession, row, state, measure)


def taken(candidate: Candidate, steps: Iterable[Step], rules: Rules) -> Candidate:
    """A copy of the record in which all of `steps` are done."""
    return reduce(lambda person, step: step.taken_by(person, rules), steps, candidate)


def fewest(steps: Iterable[Step]) -> list[Step]:
    """The distinct steps without those that others of them include."""
    distinct = list(dict.fromkeys(steps))
    return [
        step
        for place, step in enumerate(distinct)
        if not any(
            other.includes(step) and not (step.includes(other) and place < at)
            for at, other in enumerate(distinct)
            if at != place
        )
    ]


def open_professions(
    candidate: Candidate, facts: CandidateFacts, day: int, rules: Rules
) -> Iterator[tuple[int, RegulatedProfession]]:
    """Professions that the person has learned or worked in and may not exercise yet, with their rows."""
    for number in sorted(recognisable(candidate, rules)):
        row = next((row for row in rules.professions[number] if row.holds(day)), None)
        if row is not None and not facts.regulated >> number & 1:
            yield number, row
