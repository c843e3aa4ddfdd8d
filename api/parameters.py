"""What can be asked of a ranking: the same words at the command line and over HTTP."""

import math
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from data.fields import IsoDate
from data.matches import ASPECTS, Aspect, Startable
from data.records import JobKind
from matcher.query import Query

MAX_TOP = 1_000
MAX_STEPS = 50
MAX_WEIGHT = 100.0
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_weights(text: str) -> dict[Aspect, float]:
    """Read `"occupation:2,skills:0.5"`; aspects that are not named keep their weight.

    Raises:
        ValueError: for an unknown aspect, or a weight that is no number from 0 to `MAX_WEIGHT`.

    """
    weights: dict[Aspect, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, number = part.partition(":")
        aspect = next((known for known in ASPECTS if known == name.strip()), None)
        if aspect is None:
            raise ValueError(f"{name.strip()[:40]!r} is no aspect; known are {', '.join(ASPECTS)}")
        weights[aspect] = _weight(aspect, number.strip())
    if weights.keys() == set(ASPECTS) and not any(weights.values()):
        raise ValueError("at least one weight must be above 0")
    return weights


def _weight(aspect: str, number: str) -> float:
    try:
        weight = float(number)
    except ValueError:
        weight = math.nan
    if not 0.0 <= weight <= MAX_WEIGHT:
        raise ValueError(f"write {aspect}:NUMBER with a number from 0 to {MAX_WEIGHT:g}, not {number[:20]!r}")
    return weight


def _checked_weights(text: str | None) -> str | None:
    if text is not None:
        read_weights(text)
    return text


def _checked_language(tag: str) -> str:
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"{tag[:20]!r} is no language tag such as 'de' or 'en'")
    return tag


def _split(values: Any) -> Any:
    """Lists may be repeated (`a=1&a=2`) or separated by commas (`a=1,2`)."""
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, list):
        return values
    return [part.strip() for value in values for part in str(value).split(",") if part.strip()]


Weights = Annotated[str | None, AfterValidator(_checked_weights)]
Startables = Annotated[list[Startable], BeforeValidator(_split)]
LanguageOfTexts = Annotated[str, AfterValidator(_checked_language)]


class DayParameters(BaseModel):
    """The day that is asked about, and the language of the answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    on: IsoDate | None = Field(default=None, description="The day the law is applied for; today if left out.")
    lang: LanguageOfTexts = Field(
        default="de", description="Language of the texts: `de`, `en`, or another that has a catalogue."
    )

    def query(self) -> Query:
        """The query that these parameters ask for."""
        return Query(**self._asked())

    def _asked(self) -> Mapping[str, Any]:
        asked: dict[str, Any] = {"lang": self.lang}
        return asked | ({"on": self.on} if self.on else {})


class StepParameters(DayParameters):
    """Parameters of next steps and relaxations."""

    top: int = Field(default=5, ge=1, le=MAX_STEPS, description="How many at most.")

    def _asked(self) -> Mapping[str, Any]:
        return {**super()._asked(), "top": self.top}


class ExplainParameters(DayParameters):
    """Parameters of the explanation of one pair."""

    weights: Weights = Field(
        default=None,
        description=f"Weights of aspects, `occupation:2,skills:0.5`. Aspects: {', '.join(ASPECTS)}. "
        "What is not named keeps its default.",
    )

    def _asked(self) -> Mapping[str, Any]:
        return {**super()._asked(), "weights": read_weights(self.weights or "")}


class PairParameters(ExplainParameters):
    """Parameters that name a pair."""

    candidate: str = Field(description="Identifier of the candidate.")
    vacancy: str = Field(description="Identifier of the vacancy.")


class MatchParameters(ExplainParameters):
    """Parameters of a ranking."""

    top: int = Field(default=10, ge=1, le=MAX_TOP, description="How many matches at most.")
    kind: JobKind | None = Field(
        default=None, description="Only jobs, apprenticeships, internships or training."
    )
    max_km: float | None = Field(
        default=None, ge=0, le=20_000, allow_inf_nan=False, description="Only within this estimated distance."
    )
    startable: Startables = Field(
        default_factory=list,
        description="Only these, repeated or separated by commas; if left out, all but `no`.",
    )
    migrant_owned: bool | None = Field(
        default=None,
        description="Only employers that declare themselves migrant-owned (`true`) or not (`false`).",
    )

    def _asked(self) -> Mapping[str, Any]:
        return {
            **super()._asked(),
            "top": self.top,
            "kind": self.kind,
            "max_km": self.max_km,
            "startable": frozenset(self.startable) or None,
            "migrant_owned": self.migrant_owned,
        }
