"""Types of single fields, shared by all records: what is accepted, and how it is brought into one form."""

import datetime as dt
import math
import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from data.cleaning import clean_identifier, clean_line, clean_text
from data.levels import CefrLevel

T = TypeVar("T")

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")
# EU classes, the national moped and tractor classes, and the code for professional drivers.
LICENCE_CLASSES = (
    *("AM", "A1", "A2", "A", "B1", "B", "BE", "B96", "B196"),
    *("C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE", "L", "T", "95"),
)
# ISO 639-2 and macro codes that people type for languages that have a two-letter code.
_LANGUAGE_ALIASES = {
    **{"deu": "de", "ger": "de", "eng": "en", "ukr": "uk", "ua": "uk", "rus": "ru", "ara": "ar"},
    **{"tur": "tr", "fra": "fr", "fre": "fr", "fas": "fa", "per": "fa", "fa-af": "prs"},
}


class FrozenModel(BaseModel):
    """Base of all records: immutable, no NaN or infinity, unknown keys are dropped."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False, ser_json_inf_nan="null")


class FromText(FrozenModel):
    """A part of a record that may be given as a bare string, the text of its main field."""

    text_field: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        return {cls.text_field: value} if isinstance(value, str) else value


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("is empty")
    return text


def _language_tag(code: str) -> str:
    code = _LANGUAGE_ALIASES.get(code.strip().lower(), code.strip())
    head, _, tail = code.partition("-")
    code = f"{head.lower()}-{tail}" if tail else head.lower()
    if not _LANGUAGE_TAG.fullmatch(code):
        raise ValueError(f"{code[:20]!r} is no BCP 47 language tag such as 'de', 'uk' or 'prs'")
    return code


def _country(code: str) -> str:
    code = code.strip().upper()
    if not _COUNTRY.fullmatch(code):
        raise ValueError(f"{code[:20]!r} is no ISO 3166-1 country code such as 'DE' or 'UA'")
    return code


def _cefr(level: Any) -> Any:
    if not isinstance(level, str):
        return level
    level = level.strip().upper()
    if level not in set(CefrLevel):
        raise ValueError(f"{level[:20]!r} is no CEFR level; known are {', '.join(CefrLevel)}")
    return level


def _licence(name: str) -> str:
    name = name.strip().upper().removeprefix("KLASSE ").removeprefix("CLASS ")
    if name not in LICENCE_CLASSES:
        raise ValueError(f"{name[:20]!r} is no driving licence class; known are {', '.join(LICENCE_CLASSES)}")
    return name


def _iso_date(value: Any) -> Any:
    """Accept a date, or a text that begins with an ISO 8601 date; refuse bare numbers."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}($|[T ])", value.strip()):
        return dt.date.fromisoformat(value.strip()[:10])
    raise ValueError(f"{str(value)[:30]!r} is no date of the form 2026-11-22")


def _code(digits: int) -> BeforeValidator:
    def check(value: Any) -> str:
        text = re.sub(r"[\s.]", "", str(value)).removeprefix("B").removeprefix("C")
        if not re.fullmatch(rf"\d{{1,{digits}}}", text):
            raise ValueError(f"{str(value)[:20]!r} is no code of at most {digits} digits")
        return text

    return BeforeValidator(check)


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("is not a finite number")
    return value


def unique(items: Sequence[T]) -> tuple[T, ...]:
    """Drop repeated items, keep the order of the first ones."""
    return tuple(dict.fromkeys(items))


def listed(value: Any) -> Any:
    """A single value where a list is expected counts as a list of one."""
    return (value,) if isinstance(value, str | dict) else value


def _named(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


Identifier = Annotated[
    str, AfterValidator(clean_identifier), AfterValidator(_not_empty), Field(max_length=1_000)
]
Line = Annotated[str, AfterValidator(clean_line), AfterValidator(_not_empty)]
Text = Annotated[str, AfterValidator(clean_text)]
LanguageTag = Annotated[str, AfterValidator(_language_tag)]
Country = Annotated[str, AfterValidator(_country)]
Cefr = Annotated[CefrLevel, BeforeValidator(_cefr)]
Licence = Annotated[str, AfterValidator(_licence)]
IsoDate = Annotated[dt.date, BeforeValidator(_iso_date)]
Isco = Annotated[str, _code(4)]
Kldb = Annotated[str, _code(5)]
Probability = Annotated[float, Field(ge=0.0, le=1.0)]
Amount = Annotated[float, Field(ge=0.0, le=1e7), AfterValidator(_finite)]
Names = Annotated[
    tuple[Annotated[Line, BeforeValidator(_named)], ...], BeforeValidator(listed), AfterValidator(unique)
]
LanguageTags = Annotated[tuple[LanguageTag, ...], BeforeValidator(listed), AfterValidator(unique)]
Licences = Annotated[tuple[Licence, ...], BeforeValidator(listed), AfterValidator(unique)]
