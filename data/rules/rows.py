"""The rows of the rules tables, one type a table. Every row is dated and names its source."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from data.fields import LICENCE_CLASSES, Cefr, LanguageTag
from data.records import JobKind

Who = Literal["foreigners_authority", "employment_agency", "employer", "candidate", "recognition_authority"]
"""Who has to do something about a finding."""


class Effect(StrEnum):
    """What a residence title says about work."""

    FREE = "free"
    APPROVAL = "approval"
    NONE = "none"
    DOCUMENT = "document"
    """The law leaves it to what is printed on the document, so the title alone does not tell."""


def _words(value: Any) -> Any:
    return tuple(value.split()) if isinstance(value, str) else value


def _kinds(value: Any) -> Any:
    return tuple(JobKind) if value == "*" else _words(value)


def _absent(value: Any) -> Any:
    return None if value == "" else value


def _compiled(value: Any) -> Any:
    try:
        return re.compile(value) if value else None
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error


def _licence(name: str) -> str:
    if name not in LICENCE_CLASSES:
        raise ValueError(f"{name!r} is no driving licence class")
    return name


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Kinds = Annotated[tuple[JobKind, ...], BeforeValidator(_kinds)]
Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
OptionalPattern = Annotated[re.Pattern[str] | None, BeforeValidator(_compiled)]
OptionalNumber = Annotated[float | None, BeforeValidator(_absent)]
OptionalLevel = Annotated[Cefr | None, BeforeValidator(_absent)]
LicenceClass = Annotated[str, BeforeValidator(_licence)]


class Row(BaseModel):
    """What all rows have: a code that findings cite, the days on which the row holds, and its source."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    table: ClassVar[str]

    code: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")
    valid_from: dt.date
    valid_to: Annotated[dt.date | None, BeforeValidator(_absent)]
    source: str = Field(min_length=1)
    line: int

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Row":
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"ends on {self.valid_to}, before it begins on {self.valid_from}")
        return self

    @property
    def key(self) -> str:
        """What the row speaks of: rows with one key follow each other in time."""
        return self.code

    def holds(self, day: int) -> bool:
        """Whether the row holds on the ordinal day `day`."""
        return self.valid_from.toordinal() <= day and (
            self.valid_to is None or day <= self.valid_to.toordinal()
        )


class ResidenceTitle(Row):
    """How people and documents write a residence title. The first row that matches decides."""

    table: ClassVar[str] = "residence_titles"

    title: str
    pattern: Pattern

    @property
    def key(self) -> str:  # noqa: D102
        return self.title


class WorkPermission(Row):
    """What holders of a title may do, by kind of work, place of living and time counted in months.

    `months_to` is the first month that the row no longer covers; None means that it never ends. Time is
    counted from the arrival in Germany (`stay`) or from the issue of the title (`title`).
    """

    table: ClassVar[str] = "work_permission"

    title: str
    kinds: Kinds
    reception_centre: Literal["yes", "no", "any"]
    counted_from: Literal["stay", "title"]
    months_from: int = Field(ge=0)
    months_to: Annotated[int | None, BeforeValidator(_absent)]
    effect: Effect
    who: Annotated[Who | None, BeforeValidator(_absent)]
    agency_consent: bool

    @property
    def key(self) -> str:  # noqa: D102
        return self.title


class ReceptionCentre(Row):
    """The longest time that anyone has to live in a reception centre, in months since arrival."""

    table: ClassVar[str] = "reception_centre"

    months: int = Field(gt=0)

    @property
    def key(self) -> str:  # noqa: D102
        return "reception_centre"


class TitleLanguage(Row):
    """A level of a language that a residence title itself asks for."""

    table: ClassVar[str] = "title_languages"

    title: str
    language: LanguageTag
    level: Cefr

    @property
    def key(self) -> str:  # noqa: D102
        return self.title


class HoursLimit(Row):
    """Most hours a week that holders of a title may work."""

    table: ClassVar[str] = "hours_limits"

    title: str
    kinds: Kinds
    hours: float = Field(gt=0, le=60)

    @property
    def key(self) -> str:  # noqa: D102
        return self.title


class ResidenceObligation(Row):
    """Who has to live where the authority says, for how long, and which work lifts the obligation."""

    table: ClassVar[str] = "residence_obligation"

    titles: Words
    months: OptionalNumber
    lifted_from_hours: OptionalNumber


class ReasonableCommute(Row):
    """What counts as a reasonable way to work; `km` is our estimate for the minutes that the law names."""

    table: ClassVar[str] = "reasonable_commute"

    weekly_hours_above: float = Field(ge=0)
    minutes_a_day: float = Field(gt=0)
    km: float = Field(gt=0)


class MinimumWage(Row):
    """The general minimum wage, gross."""

    table: ClassVar[str] = "minimum_wage"

    eur_hour: float = Field(gt=0)

    @property
    def key(self) -> str:  # noqa: D102
        return "minimum_wage"


class WageExemption(Row):
    """Whom the minimum wage does not cover (`exempt`), or covers depending on facts we lack (`depends`)."""

    table: ClassVar[str] = "wage_exemptions"

    kinds: Kinds
    pattern: OptionalPattern
    effect: Literal["exempt", "depends"]


class RegulatedProfession(Row):
    """A profession that may be exercised, or a title that may be borne, only with recognition.

    `language` is the German level that the authority asks for in Baden-Württemberg; `special_language` the
    level in the language of the profession, where one is asked for besides.
    """

    table: ClassVar[str] = "regulated_professions"

    profession: str
    protects: Literal["work", "title"]
    pattern: OptionalPattern
    exclude: OptionalPattern
    kldb: Words
    language: OptionalLevel
    special_language: OptionalLevel
    authority: str = Field(min_length=1)

    @property
    def key(self) -> str:  # noqa: D102
        return self.profession


class CompensationMeasure(Row):
    """What makes up for what a foreign qualification in a regulated profession lacks."""

    table: ClassVar[str] = "compensation_measures"

    professions: Words
    measure: Literal["course_or_knowledge_test", "knowledge_test", "course_or_aptitude_test", "aptitude_test"]


class RegulatedException(Row):
    """Words in a title that show that the post needs no recognition yet, whatever the profession."""

    table: ClassVar[str] = "regulated_exceptions"

    pattern: Pattern


class LicenceInclusion(Row):
    """Driving licence classes that come with a class."""

    table: ClassVar[str] = "licence_classes"

    licence: LicenceClass
    includes: Annotated[tuple[LicenceClass, ...], BeforeValidator(_words)]

    @property
    def key(self) -> str:  # noqa: D102
        return self.licence


ROW_TYPES: tuple[type[Row], ...] = (
    ResidenceTitle, WorkPermission, ReceptionCentre, TitleLanguage, HoursLimit, ResidenceObligation,
    ReasonableCommute, MinimumWage, WageExemption, RegulatedProfession, CompensationMeasure,
    RegulatedException, LicenceInclusion,
)  # fmt: skip
"""All tables, one row type each."""
