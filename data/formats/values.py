"""Single values as foreign files write them: absent ones, numbers, dates and answers in words.

A value that a function here cannot read is returned as it is, so that validation names it and says why.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

# What programs write where there is nothing; a street called "null" is the commonest case.
_ABSENT = frozenset({"", "null", "none", "nan", "undefined", "n/a", "k.a.", "keine angabe", "-"})
_YES = frozenset({"true", "wahr", "ja", "yes", "x", "1", "j", "y"})
_NO = frozenset({"false", "falsch", "nein", "no", "0", "n"})
_NUMBER = re.compile(r"[+-]?\d[\d.,' ]{0,30}")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def present(value: Any) -> Any:
    """`value`, stripped where it is text; None where it only says that there is nothing."""
    if isinstance(value, str):
        value = value.strip()
        return None if value.casefold() in _ABSENT else value
    return value


def compact(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of `mapping` that say something: None, empty text and empty collections are left out."""
    return {
        key: value for key, value in mapping.items() if value is not None and value not in ("", [], {}, ())
    }


def first(mapping: Mapping[str, Any], *keys: str) -> Any:
    """The first value among `keys` that is present, else None."""
    return next((value for key in keys if (value := present(mapping.get(key))) is not None), None)


def listed(value: Any) -> list[Any]:
    """`value` as a list: nothing for None, its values for an object with numbered keys, else one element."""
    if value is None:
        return []
    if isinstance(value, dict) and value and all(isinstance(key, str) and key.isdigit() for key in value):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else [value]


def strings(value: Any) -> list[str]:
    """The texts in `value`: texts themselves, or the `name` of objects; everything else is left out."""
    named = (item.get("name") if isinstance(item, dict) else item for item in listed(value))
    return [text for item in named if isinstance(item, str) and (text := present(item))]


def mapping(value: Any) -> Mapping[str, Any]:
    """`value` where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def number(value: Any) -> Any:
    """A number out of text in German or English writing ("1.250,50", "1,250.50", "14,50 €")."""
    value = present(value)
    if not isinstance(value, str):
        return value
    plain = re.sub(r"(?i)\s*(€|eur|euro|km|std\.?|h)\s*$", "", value)
    if not _NUMBER.fullmatch(plain):
        return value
    digits = re.sub(r"[' ]", "", plain)
    if "," in digits and digits.rfind(",") > digits.rfind("."):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", digits):
        digits = digits.replace(".", "")
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return value


def whole_number(value: Any) -> Any:
    """Like `number`, as an integer where it is one."""
    read = number(value)
    return int(read) if isinstance(read, float) and read.is_integer() else read


def boolean(value: Any) -> Any:
    """True or False out of an answer in words (ja, nein, x, true …)."""
    value = present(value)
    if isinstance(value, str):
        if value.casefold() in _YES:
            return True
        if value.casefold() in _NO:
            return False
    if isinstance(value, int | float) and not isinstance(value, bool) and value in (0, 1):
        return bool(value)
    return value


def date(value: Any) -> Any:
    """A date in ISO 8601 out of "1.2.2027", a date object, or ISO 8601 itself."""
    value = present(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and (match := _GERMAN_DATE.fullmatch(value)):
        day, month, year = match.groups()
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return value


def paragraphs(parts: Iterable[Any]) -> str | None:
    """The texts among `parts` as paragraphs, repeated ones once; None where there is none."""
    texts = dict.fromkeys(text for part in parts if isinstance(part, str) and (text := present(part)))
    return "\n\n".join(texts) or None


def bullets(heading: str, lines: Iterable[str]) -> str | None:
    """`lines` as a bullet list under `heading`; None where there are none."""
    kept = [f"- {line}" for line in lines]
    return "\n".join([heading, *kept]) if kept else None
