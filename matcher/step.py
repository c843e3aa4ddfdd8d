"""Single steps that a person can take: what they change in the record, and how they are said.

A step is applied to a copy of the record, and the engine is asked again: nothing is promised that it does not answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from data.fields import LICENCE_CLASSES
from data.levels import CefrLevel, LanguageEvidence, Recognition, RequirementLevel, SkillEvidence
from data.records import Candidate, Derived, Qualification, Skill, SpokenLanguage
from data.rules.loading import Rules
from data.rules.rows import RegulatedProfession
from matcher.certainty import is_sure
from matcher.drafts import Draft, Value, shortened
from matcher.languages import language_number
from matcher.recognising import assessed, recognised
from matcher.regulated import NOT_STATED

CERTIFICATE = "Berufsabschluss"
"""Title of a qualification that stands for any certificate of its level, and names no profession."""


class Step(Protocol):
    """Something that a person can do. Steps are values: equal ones are one step."""

    def includes(self, other: "Step") -> bool:
        """Whether who has taken this step has taken `other` too."""

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:
        """A copy of the record in which the step is done."""

    def said(self) -> Draft:
        """The step as a message."""


@dataclass(frozen=True, slots=True)
class LanguageStep:
    """Reach a level (its order) of a language; `start` is the level so far, -1 where it is not stated."""

    code: str
    level: int
    start: int

    def includes(self, other: Step) -> bool:  # noqa: D102
        return (
            isinstance(other, LanguageStep)
            and language_number(other.code) == language_number(self.code)
            and self.level >= other.level
        )

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        level = CefrLevel.from_order(self.level)
        reached = SpokenLanguage(code=self.code, level=level, evidence=LanguageEvidence.TESTED)
        languages = list(candidate.languages)
        number = language_number(self.code)
        at = [index for index, spoken in enumerate(languages) if language_number(spoken.code) == number]
        place = at[0] if at else len(languages)
        languages[place : place + 1] = [reached]
        return _changed(candidate, f"languages[{place}]", languages=tuple(languages))

    def said(self) -> Draft:  # noqa: D102
        required = str(CefrLevel.from_order(self.level))
        values: dict[str, Value] = {"who": "candidate", "language": self.code, "required": required}
        if self.start < 0:
            return Draft("language", ("steps.language.clarify", "steps.language.needed"), values)
        count = self.level - self.start
        values |= {"level": str(CefrLevel.from_order(self.start)), "count": count}
        return Draft("language", ("steps.language.course",), values)


@dataclass(frozen=True, slots=True)
class LicenceStep:
    """Get a driving licence class, with the `classes` that it includes (bits of `LICENCE_CLASSES`)."""

    name: str
    classes: int
    is_stated: bool
    """Whether the person has said which classes they hold, or that they hold none."""

    def includes(self, other: Step) -> bool:  # noqa: D102
        return isinstance(other, LicenceStep) and bool(self.classes >> LICENCE_CLASSES.index(other.name) & 1)

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        sure = candidate.driving_licences if is_sure(candidate.derived, "driving_licences") else None
        return _changed(candidate, "driving_licences", driving_licences=(*(sure or ()), self.name))

    def said(self) -> Draft:  # noqa: D102
        key = "steps.driving_licence.get" if self.is_stated else "steps.driving_licence.clarify"
        return Draft("driving_licence", (key,), {"who": "candidate", "licence_1": self.name})


@dataclass(frozen=True, slots=True)
class RecognitionStep:
    """Have the qualification for a regulated profession recognised; `state` is how far that has come."""

    profession: int
    row: RegulatedProfession = field(repr=False)
    state: str
    measure: str | None
    """What makes up for what the qualification lacks, a key of the words `measure`."""

    def includes(self, other: Step) -> bool:  # noqa: D102
        return isinstance(other, RecognitionStep) and other.profession == self.profession

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        return recognised(candidate, self.profession, rules)

    def said(self) -> Draft:  # noqa: D102
        row = self.row
        values: dict[str, Value] = {
            "who": "recognition_authority",
            "rule": row.code,
            "profession": row.profession,
            "state": self.state,
            "authority": row.authority,
        }
        keys = [f"steps.recognition.{_BY_STATE[self.state]}"]
        if self.measure is not None and self.state != Recognition.PARTIAL:
            values["measure"] = self.measure
            keys.append("steps.recognition.measure")
        if row.language is not None:
            values["language"] = str(row.language)
            keys.append("steps.recognition.language")
        if row.special_language is not None:
            values["special_language"] = str(row.special_language)
            keys.append("steps.recognition.special_language")
        return Draft("recognition", tuple(keys), values)


@dataclass(frozen=True, slots=True)
class CommuteStep:
    """Accept a longer way to work than the stated limit, in km."""

    km: float
    limit: float

    def includes(self, other: Step) -> bool:  # noqa: D102
        return isinstance(other, CommuteStep) and self.km >= other.km

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        wishes = candidate.wishes.model_copy(update={"max_commute_km": self.km})
        return _changed(candidate, "wishes.max_commute_km", wishes=wishes)

    def said(self) -> Draft:  # noqa: D102
        values: dict[str, Value] = {"who": "candidate", "km": self.km, "limit_km": self.limit}
        return Draft("commute", ("steps.commute.widen",), values)


@dataclass(frozen=True, slots=True)
class CertificateStep:
    """Get a certificate that vacancies ask for among their skills."""

    name: str

    def includes(self, other: Step) -> bool:  # noqa: D102
        return other == self

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        # First among the skills: of very many only the first take part in matching.
        proved = Skill(name=self.name, evidence=SkillEvidence.PROVED)
        return candidate.model_copy(update={"skills": (proved, *candidate.skills)})

    def said(self) -> Draft:  # noqa: D102
        values: dict[str, Value] = {"who": "candidate", "skill_1": shortened(self.name)}
        return Draft("skill", ("steps.skill.certificate",), values)


@dataclass(frozen=True, slots=True)
class LevelStep:
    """Get a German certificate of a requirement level (1..4)."""

    level: int

    def includes(self, other: Step) -> bool:  # noqa: D102
        return isinstance(other, LevelStep) and self.level >= other.level

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        return _certified(candidate, CERTIFICATE, self.level)

    def said(self) -> Draft:  # noqa: D102
        values: dict[str, Value] = {"who": "candidate", "job_level": self.level}
        return Draft("qualification", ("steps.qualification.certify",), values)


@dataclass(frozen=True, slots=True)
class AssessmentStep:
    """Have foreign qualifications recognised or assessed where no law asks for it."""

    def includes(self, other: Step) -> bool:  # noqa: D102
        return other == self

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        return assessed(candidate, rules)

    def said(self) -> Draft:  # noqa: D102
        return Draft("recognition", ("steps.recognition.assess",), {"who": "recognition_authority"})


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """Do vocational training in an occupation."""

    title: str
    level: int

    def includes(self, other: Step) -> bool:  # noqa: D102
        return other == self

    def taken_by(self, candidate: Candidate, rules: Rules) -> Candidate:  # noqa: D102
        return _certified(candidate, self.title, self.level)

    def said(self) -> Draft:  # noqa: D102
        return Draft("qualification", ("steps.qualification.train",), {"who": "candidate"})


_BY_STATE: Mapping[str, str] = {
    NOT_STATED: "clarify",
    "none": "apply",
    "applied": "wait",
    "partial": "complete",
}


def _certified(candidate: Candidate, title: str, level: int) -> Candidate:
    """The record with a German certificate."""
    got = Qualification(
        title=title, level=RequirementLevel(level), country="DE", evidence=SkillEvidence.PROVED
    )
    return candidate.model_copy(update={"qualifications": (*candidate.qualifications, got)})


def _changed(candidate: Candidate, path: str, **fields: object) -> Candidate:
    """The record with other fields; what was read out of the text about `path` no longer counts."""
    derived: dict[str, Derived] = {
        key: reading
        for key, reading in candidate.derived.items()
        if not (key == path or key.startswith((f"{path}.", f"{path}[")))
    }
    return candidate.model_copy(update={**fields, "derived": derived})
