"""The one vocabulary: people, vacancies, places. Frozen and validated.

What is absent is unknown (`None` or empty), never assumed. Name, gender, birth date, nationality, religion
and photo are no fields of a candidate: unknown keys are dropped, and `data.masking` masks them in free text.
"""

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, computed_field, model_validator

from data.fields import (
    Amount,
    Cefr,
    Country,
    FromText,
    FrozenModel,
    Identifier,
    Isco,
    IsoDate,
    Kldb,
    LanguageTag,
    LanguageTags,
    Licences,
    Line,
    Names,
    Probability,
    Text,
    listed,
)
from data.levels import LanguageEvidence, Recognition, RequirementLevel, SkillEvidence

WEEKS_PER_MONTH = 13 / 3
"""Calendar weeks in a month, the factor that German collective agreements use (4.333)."""


class JobKind(StrEnum):
    """What is offered or wished for."""

    JOB = "job"
    APPRENTICESHIP = "apprenticeship"
    INTERNSHIP = "internship"
    TRAINING = "training"


class Hours(StrEnum):
    """Working time: full time, part time, marginal employment ("Minijob"), or any of them."""

    FULL = "full"
    PART = "part"
    MINI = "mini"
    ANY = "any"


class Place(FromText):
    """Where somebody lives or works. A bare string is read as its name and resolved at intake."""

    text_field: ClassVar[str] = "name"
    name: Line | None = None
    postcode: Annotated[Line | None, BeforeValidator(lambda v: f"{v:05d}" if type(v) is int else v)] = None
    municipality: Line | None = None
    district: Line | None = None
    state: Line | None = None
    country: Country | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)

    @property
    def is_located(self) -> bool:
        """Whether both coordinates are known."""
        return self.lat is not None and self.lon is not None


class Derived(FrozenModel):
    """What was read out of text: the words it came from, their span, by which rule, and how surely."""

    words: Text
    start: int | None = None
    end: int | None = None
    by: Line
    probability: Probability


class Occupation(FromText):
    """An occupation that a person has worked in."""

    text_field: ClassVar[str] = "title"
    title: Line
    years: float | None = Field(default=None, ge=0, le=80)
    country: Country | None = None
    isco: Isco | None = None
    esco: Line | None = None
    kldb: Kldb | None = None
    last_year: int | None = Field(default=None, ge=1930, le=2200)


class Skill(FromText):
    """Something a person can do."""

    text_field: ClassVar[str] = "name"
    name: Line
    evidence: SkillEvidence | None = None


class Qualification(FromText):
    """A certificate, diploma or degree; `level` is the requirement level that it qualifies for."""

    text_field: ClassVar[str] = "title"
    title: Line
    level: RequirementLevel | None = None
    country: Country | None = None
    recognition: Recognition | None = None
    evidence: SkillEvidence | None = None


class SpokenLanguage(FrozenModel):
    """A language that a person speaks."""

    code: LanguageTag
    level: Cefr
    evidence: LanguageEvidence | None = None


class RequiredLanguage(FrozenModel):
    """A language that a job requires."""

    code: LanguageTag
    level: Cefr


class Wishes(FrozenModel):
    """What a person looks for; everything that is not said is open."""

    occupations: Names = ()
    kinds: Annotated[tuple[JobKind, ...], BeforeValidator(listed)] = ()
    hours: Hours | None = None
    shifts: bool | None = None
    nights: bool | None = None
    max_commute_km: float | None = Field(default=None, ge=0, le=20_000)
    min_wage_eur_hour: Amount | None = None


class Residence(FrozenModel):
    """Facts about the right of residence: read by the legal check alone, never by the score."""

    title: Line | None = None
    since: IsoDate | None = None
    in_germany_since: IsoDate | None = None
    valid_until: IsoDate | None = None
    permission: Literal["free", "approval", "none"] | None = None
    in_reception_centre: bool | None = None
    must_live_in: Place | None = None


class Candidate(FrozenModel):
    """A person who looks for work or training."""

    id: Identifier
    occupations: Annotated[tuple[Occupation, ...], BeforeValidator(listed)] = ()
    skills: Annotated[tuple[Skill, ...], BeforeValidator(listed)] = ()
    qualifications: Annotated[tuple[Qualification, ...], BeforeValidator(listed)] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    wishes: Wishes = Wishes()
    place: Place | None = None
    residence: Residence = Residence()
    driving_licences: Licences | None = None
    """Empty means that the person holds none; absent means that nobody asked."""
    available_from: IsoDate | None = None
    text: Text | None = None
    visible_to_employers: bool = False
    derived: dict[str, Derived] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.occupations or self.skills or (self.text and self.text.strip())):
            raise ValueError("at least one of occupations, skills or text is required")
        return self


class Employer(FromText):
    """Who offers the job. `migrant_owned` is what the employer declares, never a guess."""

    text_field: ClassVar[str] = "name"
    id: Identifier | None = None
    name: Line | None = None
    migrant_owned: bool | None = None
    support: Annotated[
        tuple[Literal["german_course", "mentoring", "housing", "childcare"], ...], BeforeValidator(listed)
    ] = ()


class OccupationCode(FrozenModel):
    """Occupation of a vacancy: codes where known, and `titles` as its source names the occupation."""

    kldb: Kldb | None = None
    isco: Isco | None = None
    esco: Line | None = None
    titles: Names = ()


class WeeklyHours(FrozenModel):
    """Weekly working hours."""

    min: float | None = Field(default=None, ge=0, le=100)
    max: float | None = Field(default=None, ge=0, le=100)

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        return {"min": value, "max": value} if isinstance(value, int | float) else value


class Wage(FrozenModel):
    """Gross wage in EUR per period."""

    min: Amount | None = None
    max: Amount | None = None
    period: Literal["hour", "month", "year"]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"the minimum {self.min:g} is above the maximum {self.max:g}")
        return self


class Vacancy(FrozenModel):
    """A job, apprenticeship, internship or training place on offer."""

    id: Identifier
    title: Line
    description: Text | None = None
    kind: JobKind | None = None
    state: Literal["draft", "open", "closed"] = "open"
    employer: Employer = Employer()
    occupation: OccupationCode = OccupationCode()
    skills_required: Names = ()
    skills_optional: Names = ()
    level: RequirementLevel | None = None
    regulated: bool | None = None
    languages: tuple[RequiredLanguage, ...] = ()
    workplace_languages: LanguageTags = ()
    hours: Hours | None = None
    weekly_hours: WeeklyHours | None = None
    shifts: bool | None = None
    nights: bool | None = None
    places: Annotated[tuple[Place, ...], BeforeValidator(listed)] = ()
    remote: bool | None = None
    wage: Wage | None = None
    openings: int | None = Field(default=None, ge=0, le=1_000_000)
    temporary_agency: bool | None = None
    fixed_term: bool | None = None
    career_changers_welcome: bool | None = None
    start: IsoDate | None = None
    valid_until: IsoDate | None = None
    driving_licences: Licences = ()
    url: Line | None = None
    source: Line | None = None
    derived: dict[str, Derived] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _read_short_forms(cls, value: Any) -> Any:
        """Read `place` and `wage_eur_hour`, where the full forms are absent."""
        if not isinstance(value, dict):
            return value
        value = dict(value)
        if value.get("place") is not None and not value.get("places"):
            value["places"] = [value["place"]]
        if value.get("wage_eur_hour") is not None and value.get("wage") is None:
            value["wage"] = {"min": value["wage_eur_hour"], "period": "hour"}
        return value

    @computed_field  # type: ignore[prop-decorator]
    @property
    def wage_eur_hour(self) -> float | None:
        """Lowest hourly gross wage in EUR, where it can be computed from wage and weekly hours."""
        if (
            self.wage is None
            or (amount := self.wage.min if self.wage.min is not None else self.wage.max) is None
        ):
            return None
        if self.wage.period == "hour":
            return amount
        hours = self.weekly_hours and (self.weekly_hours.max or self.weekly_hours.min)
        if not hours:
            return None
        months = 1 if self.wage.period == "month" else 12
        return round(amount / months / (hours * WEEKS_PER_MONTH), 2)
