"""Raw records to validated ones: what is wrong is told with the contract's field and in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.errors import RecordRejected
from data.records import Candidate, Vacancy

_ECHOED = 40
_MENTIONED = 3
_SAYS_NOTHING = "occupations, skills, text"

# pydantic's error types in our words; {…} are pydantic's own values.
_REASONS = {
    "missing": "is missing",
    "string_type": "must be text, not {got}",
    "string_unicode": "contains half of a surrogate pair (broken encoding)",
    "string_too_long": "is longer than {max_length} characters",
    "too_long": "is longer than {max_length} characters",
    "bool_type": "must be true or false, not {got}",
    "bool_parsing": "must be true or false, not {got}",
    "int_type": "must be a whole number, not {got}",
    "int_parsing": "must be a whole number, not {got}",
    "int_from_float": "must be a whole number, not {got}",
    "int_parsing_size": "is too large a number",
    "float_type": "must be a number, not {got}",
    "float_parsing": "must be a number, not {got}",
    "finite_number": "must be a finite number",
    "tuple_type": "must be a list, not {got}",
    "list_type": "must be a list, not {got}",
    "dict_type": "must be an object, not {got}",
    "model_type": "must be an object, not {got}",
    "model_attributes_type": "must be an object, not {got}",
    "enum": "is {got}; known are {expected}",
    "literal_error": "is {got}; known are {expected}",
    "greater_than_equal": "is {got}; it must be at least {ge:g}",
    "less_than_equal": "is {got}; it must be at most {le:g}",
    "date_type": "must be a date of the form 2026-11-22, not {got}",
    "recursion_loop": "refers to itself",
}


def build_candidate(raw: Mapping[str, Any]) -> Candidate:
    """The candidate that `raw` describes, or `RecordRejected` with the field and the reason."""
    try:
        return Candidate.model_validate(raw)
    except ValidationError as error:
        raise _rejection(error, raw) from None


def build_vacancy(raw: Mapping[str, Any]) -> Vacancy:
    """The vacancy that `raw` describes, or `RecordRejected` with the field and the reason."""
    try:
        return Vacancy.model_validate(raw)
    except ValidationError as error:
        raise _rejection(error, raw) from None


def reasons(error: ValidationError) -> list[tuple[str, str]]:
    """Path and reason of everything that a validation found wrong; the path of the whole is empty."""
    return [(_path(each["loc"]), _reason(each)) for each in error.errors(include_url=False)]


def _rejection(error: ValidationError, raw: Mapping[str, Any]) -> RecordRejected:
    """The first error in full; the fields of further ones are mentioned."""
    first, *others = error.errors(include_url=False)
    field = _field(first, raw)
    others_ = list(dict.fromkeys(path for each in others if (path := _field(each, raw)) != field))
    more = (
        f" (also wrong: {', '.join(others_[:_MENTIONED])}{' …' if len(others_) > _MENTIONED else ''})"
        if others_
        else ""
    )
    return RecordRejected(field, _reason(first) + more)


def _field(error: ErrorDetails, raw: Mapping[str, Any]) -> str:
    path = _path(error["loc"])
    if not path:
        return _SAYS_NOTHING
    if path.startswith("places[0]") and not raw.get("places"):
        return "place" + path.removeprefix("places[0]")
    if path.startswith("wage.") and raw.get("wage") is None:
        return "wage_eur_hour"
    return path


def _path(location: Sequence[int | str]) -> str:
    """("languages", 0, "level") -> "languages[0].level"."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += f".{part[:60]}" if path else part[:60]
    return path


def _reason(error: ErrorDetails) -> str:
    if error["type"] == "value_error":
        return str(error.get("ctx", {}).get("error", error["msg"]))
    template = _REASONS.get(error["type"])
    if template is None:
        return error["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    return template.format(**{**error.get("ctx", {}), "got": _shortened(error["input"])})


def _shortened(value: Any) -> str:
    """A value for people: short, and of what is long or nested only what it is."""
    if value is None:
        return "null"
    if isinstance(value, dict | BaseModel):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _ECHOED else f"{text[:_ECHOED]}…"
