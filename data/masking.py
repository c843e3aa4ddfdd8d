"""Masks who somebody is in free text: names, contact details, birth dates, and what must play no part.

Known names are taken from a record's own name fields; everything else is told by the words around it: an
introduction ("Ich heiße …"), an honorific, a label. In doubt a word of work stays: "Frau" in "Kauffrau", "Koch"
as a trade, the name of a firm. What is masked becomes a neutral placeholder.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from data.masking_names import NAME, name_pattern, without_introduced_names, without_known_names
from data.masking_patterns import STATEMENTS, Statement

PLACEHOLDERS = (NAME, *dict.fromkeys(statement.placeholder for statement in STATEMENTS))
"""What masked words become."""

_NAME_KEYS = frozenset(
    {"name", "fullname", "displayname", "firstname", "givenname", "forename", "middlename", "lastname"}
    | {"surname", "familyname", "maidenname", "birthname", "nickname", "vorname", "nachname", "familienname"}
    | {"geburtsname", "rufname"}
)
_CONTACT_KEYS = frozenset(
    {"contact", "contactperson", "contactname", "ansprechpartner", "ansprechpartnerin", "ansprechperson"}
    | {"kontakt", "kontaktperson", "bewerbungan", "recruiter"}
)
_PERSON_KEYS = frozenset({"basics", "person", "personal", "personalinfo", "candidate", "personname"})
_LONGEST_NAME = 200
_ROUNDS = 4


def mask(text: str, names: Sequence[str] = ()) -> str:
    """`text` with everything masked that tells who somebody is. Idempotent, linear in the length of the text.

    Args:
        text: free text, of a person or an advertisement.
        names: personal names known from name fields ("Olena Kovalenko", "Olena"), whole or in parts.

    """
    known = name_pattern(tuple(names))
    for _ in range(_ROUNDS):
        masked = _masked_once(text, known)
        if masked == text:
            break
        text = masked
    return text


def personal_names(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in a raw record's name fields, of the person themselves or, for a vacancy, of its contacts."""
    found: list[str] = []
    is_vacancy = "title" in raw or "titel" in raw
    for key, value in raw.items():
        plain = _plain_key(key)
        if plain in _CONTACT_KEYS or (plain in _PERSON_KEYS and isinstance(value, dict) and not is_vacancy):
            found += _names_of_person(value)
        elif plain in _NAME_KEYS and not is_vacancy:
            found += _texts(value)
    return tuple(dict.fromkeys(name for name in found if name.strip()))


def _masked_once(text: str, known: re.Pattern[str] | None) -> str:
    folded = text.casefold()
    if known is not None:
        text = without_known_names(text, known)
    for statement in STATEMENTS:
        if any(needle in folded for needle in statement.needles):
            text = _without_statement(text, statement)
    return without_introduced_names(text, folded)


def _without_statement(text: str, statement: Statement) -> str:
    group = "what" if "what" in statement.pattern.groupindex else 0

    def replaced(match: re.Match[str]) -> str:
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return match[0][:start] + statement.placeholder + match[0][end:]

    return statement.pattern.sub(replaced, text)


def _plain_key(key: Any) -> str:
    return re.sub(r"[\W_]", "", str(key)[:40]).casefold()


def _names_of_person(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [name for key, part in value.items() if _plain_key(key) in _NAME_KEYS for name in _texts(part)]
    return _texts(value)


def _texts(value: Any) -> list[str]:
    """The texts in a value: itself, the elements of a list, or the parts of a name object."""
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]
    return [part for part in parts if isinstance(part, str) and len(part) <= _LONGEST_NAME]
