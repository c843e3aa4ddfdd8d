"""Message catalogues: the sentences of explanations, one TOML file a language.

A sentence is a template with fields `{name}`, `{name:kind}` or `{name:kind.table}`; the kinds are the keys
of `_KINDS`. A table with the key `other` holds plural forms (categories of CLDR), chosen by the value that its
key `by` names ("count" if there is none). A sentence or word that a catalogue lacks is said in English.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from typing import Any

from data.errors import PassungError
from data.matches import Message
from matcher.drafts import Draft, Values
from matcher.speech import Direction, Speech, Words

Field = Callable[[Values], str]

FALLBACK = "en"
SECTIONS = ("reasons", "missing", "steps", "relaxations", "prospects", "ladder")
"""What is said of a match; of what a step, a relaxation or a ladder opens."""
_FIELD = re.compile(r"\{(\w+)(?::(\w+)(?:\.(\w+))?)?\}")


@dataclass(eq=False)
class UnknownLanguage(PassungError):  # noqa: N818
    """A language for which there is no catalogue."""

    language: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"there are no explanations in {self.language!r}; known languages are {', '.join(self.known)}"


@dataclass(eq=False)
class CatalogueInvalid(PassungError):  # noqa: N818
    """A catalogue that cannot be used: which one, which sentence, and why."""

    language: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"catalogue {self.language}, {self.key}: {self.reason}"


@dataclass(frozen=True)
class Sentence:
    """A template in its plural forms, each a sequence of literal texts and fields."""

    forms: Mapping[str, tuple[str | Field, ...]]
    by: str
    plural_form: Callable[[float], str]

    def say(self, values: Values) -> str:
        """Put `values` into the form that their count asks for."""
        form = self.forms["other"]
        if len(self.forms) > 1:
            count = values[self.by]
            form = self.forms.get(self.plural_form(count), form)  # type: ignore[arg-type]
        return "".join([part if isinstance(part, str) else part(values) for part in form])


@dataclass(frozen=True)
class Catalogue:
    """The sentences of one language, ready to be said."""

    language: str
    name: str
    direction: Direction
    sentences: Mapping[str, Sentence] = field(repr=False)

    def message(self, draft: Draft) -> Message:
        """Put a draft into words."""
        text = " ".join([self.sentences[key].say(draft.values) for key in draft.keys])
        return Message(code=draft.code, text=text, values=dict(draft.values))


def known_languages() -> tuple[str, ...]:
    """Tags of all languages that have a catalogue."""
    folder = files("matcher").joinpath("catalogues")
    return tuple(
        sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    )


def load_catalogue(language: str) -> Catalogue:
    """Load the catalogue of `language`, a BCP 47 tag ("de-AT" is answered in "de").

    Raises:
        UnknownLanguage: if there is none.
        CatalogueInvalid: if a sentence cannot be read.

    """
    tag = language.partition("-")[0].lower()
    if tag not in known_languages():
        raise UnknownLanguage(language, known_languages())
    english, own = read_catalogue(FALLBACK), read_catalogue(tag)
    words = {table: own["words"].get(table, {}) for table in own["words"]}
    for table, entries in english["words"].items():
        words[table] = {**entries, **words.get(table, {})}
    sentences = _sentences(FALLBACK, english, english["words"])
    if tag != FALLBACK:
        sentences |= _sentences(tag, own, words)
    return Catalogue(tag, own["name"], own["direction"], sentences)


def read_catalogue(tag: str) -> dict[str, Any]:
    """The catalogue file of a language, as written."""
    return tomllib.loads(files("matcher").joinpath("catalogues", f"{tag}.toml").read_text(encoding="utf-8"))


def templates(catalogue: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Key and plural forms of all sentences of a catalogue file; `by` is among the forms."""
    for section in SECTIONS:
        yield from _flat(section, catalogue.get(section, {}))


def fields(template: str) -> tuple[tuple[str, str, str], ...]:
    """Name, kind and table of the fields of a template, empty where they are not given."""
    return tuple((match[1], match[2] or "", match[3] or "") for match in _FIELD.finditer(template))


def _flat(path: str, entry: str | Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(entry, str):
        yield path, {"other": entry}
    elif "other" in entry:
        yield path, dict(entry)
    else:
        for name, below in entry.items():
            yield from _flat(f"{path}.{name}", below)


def _sentences(tag: str, catalogue: Mapping[str, Any], words: Words) -> dict[str, Sentence]:
    from babel import Locale

    speech = Speech(Locale.parse(catalogue["locale"]), words, catalogue["direction"])
    return {key: _sentence(tag, key, forms, speech) for key, forms in templates(catalogue)}


def _sentence(tag: str, key: str, forms: dict[str, str], speech: Speech) -> Sentence:
    by = forms.pop("by", "count")
    try:
        compiled = {category: _compiled(template, speech) for category, template in forms.items()}
    except KeyError as error:
        raise CatalogueInvalid(tag, key, f"there is no {error}") from error
    return Sentence(compiled, by, speech.plural_form)


def _compiled(template: str, speech: Speech) -> tuple[str | Field, ...]:
    parts: list[str | Field] = []
    position = 0
    for match in _FIELD.finditer(template):
        parts.append(template[position : match.start()])
        table = speech.words[match[3]] if match[3] else {}
        parts.append(partial(_KINDS[match[2] or "text"], speech, table, match[1]))
        position = match.end()
    parts.append(template[position:])
    return tuple(part for part in parts if part)


def _numbered(name: str, values: Values) -> Iterator[Any]:
    for number in range(1, len(values) + 1):
        key = f"{name}_{number}"
        if key not in values:
            return
        yield values[key]


# How the value of a field is written, by the kind that the field names.
_KINDS: Mapping[str, Callable[[Speech, Mapping[str, str], str, Any], str]] = {
    "text": lambda speech, table, name, values: speech.text(values[name]),
    "money": lambda speech, table, name, values: speech.money(values[name]),
    "date": lambda speech, table, name, values: speech.date(values[name]),
    "language": lambda speech, table, name, values: speech.language(values[name]),
    "Language": lambda speech, table, name, values: speech.capital(speech.language(values[name])),
    "word": lambda speech, table, name, values: table[str(values[name])],
    "Word": lambda speech, table, name, values: speech.capital(table[str(values[name])]),
    "percent": lambda speech, table, name, values: speech.percent(values[name]),
    "list": lambda speech, table, name, values: speech.listed(
        [speech.text(item) for item in _numbered(name, values)]
    ),
    "languages": lambda speech, table, name, values: speech.listed(
        [speech.language(item) for item in _numbered(name, values)]
    ),
    "words": lambda speech, table, name, values: speech.listed(
        [table[str(item)] for item in _numbered(name, values)]
    ),
}
