"""Texts with every German name of a job in its other grammatical gender: "Koch" for "Köchin", and the other way round.

Only nouns change, not the articles and adjectives around them, and only words that name a person in the lexicon or
end in one that does ("Beikoch"). Forms that name both ("Koch/Köchin", "Pfleger*in") stay.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from data.lexicon import occupation_titles
from models.gender import masculine

_NOUN = re.compile(
    r"(?<![\w/*:_])[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]{2,})*(?![\w*:_]|\s?/|\s?\(-?in(?:nen)?\)|-)"
)
_NAMES_A_JOB = re.compile(
    r"(?:er|or|är|eur|ist|ent|ant|arzt|koch|wirt|wart|loge|goge|päde|peut|tekt|nom|graf|mann|anwalt|ar|at|bote|geselle)$"
)
_HEAD = re.compile(r"(?:[a-zäöüß]+ )?([A-ZÄÖÜ][a-zäöüß]+)(?![\w-])(?: und ([A-ZÄÖÜ][a-zäöüß]+)(?![\w-]))?")
_FIELDS = frozenset(
    (
        *("occupations", "skills", "qualifications", "wishes", "text"),
        *("title", "description", "occupation", "skills_required", "skills_optional"),
    )
)
_NO_PERSON = ("fenster", "kinder", "restaurant", "sanitär", "zler")
_UMLAUT = str.maketrans("aou", "äöü")
_MIN_LENGTH = 4


def other_gender(text: str) -> str:
    """`text` with each name of a job in its other form."""
    return _NOUN.sub(lambda found: _other_form(found[0]), text)


def other_gender_record(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A record as it stands in a file, with all that it says of jobs in the other form."""
    return {name: _changed(value) if name in _FIELDS else value for name, value in raw.items()}


def _changed(value: Any) -> Any:
    if isinstance(value, str):
        return other_gender(value)
    if isinstance(value, list):
        return [_changed(each) for each in value]
    if isinstance(value, dict):
        return {name: _changed(each) for name, each in value.items()}
    return value


def _other_form(noun: str) -> str:
    head, hyphen, last = noun.rpartition("-")
    word = last.lower()
    form = masculine(word)
    if form == word:
        form = _feminine(word) if _names_a_person(word) else word
    elif not _names_a_person(form):
        return noun
    return f"{head}{hyphen}{form.capitalize()}"


def _names_a_person(word: str) -> bool:
    known = _persons()
    return any(word[start:] in known for start in range(len(word) - _MIN_LENGTH + 1))


def _feminine(word: str) -> str:
    """The feminine form whose masculine form is `word`, else the word itself."""
    return next((form for form in _forms(word) if masculine(form) == word), word)


def _forms(word: str) -> Iterator[str]:
    """Feminine forms that a masculine word could have, the more usual ones first."""
    if word.endswith("mann"):
        yield f"{word[:-4]}frau"
    yield f"{word}in"
    if word.endswith("e"):
        yield f"{word[:-1]}in"
    for place in range(len(word) - 1, -1, -1):
        if word[place] in "aou":
            yield f"{word[:place]}{word[place].translate(_UMLAUT)}{word[place + 1 :]}in"


@cache
def _persons() -> frozenset[str]:
    """Masculine forms of the German nouns with which occupations of the lexicon begin, as far as they name a person."""
    titles = (row.title for row in occupation_titles() if row.lang == "de")
    heads = (found for title in titles if (found := _HEAD.match(title)))
    nouns = {noun.lower() for head in heads for noun in head.groups() if noun and len(noun) >= _MIN_LENGTH}
    forms = {masculine(noun) for noun in nouns}
    return frozenset(form for form in forms if _is_a_person(form) and _feminine(form) != form)


def _is_a_person(form: str) -> bool:
    return bool(_NAMES_A_JOB.search(form)) and not form.endswith(_NO_PERSON)
