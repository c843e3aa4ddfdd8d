"""The lexicon: what people call occupations and skills in nine languages, written for this project.

The tables lie in `data/lexicon/` (tab-separated, one expression a row; their README says how they were made).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from data.errors import UnusableInput


@dataclass(frozen=True, slots=True)
class OccupationTitle:
    """One expression for an occupation. `isco` has four digits, `kldb` five; the first of a language is shown."""

    concept: str
    isco: str
    kldb: str
    lang: str
    title: str


@dataclass(frozen=True, slots=True)
class SkillPhrase:
    """One expression for an everyday skill. The first of a concept and language is the one shown."""

    concept: str
    lang: str
    phrase: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What somebody does in an occupation: any of `verbs` with any of `objects`.

    `tense` is "past" or "present", in the first person. `alone` says that the verb is enough beside a length of time
    or a place of work.
    """

    concept: str
    lang: str
    tense: str
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    alone: bool


@cache
def occupation_titles(folder: Path | None = None) -> tuple[OccupationTitle, ...]:
    """Read `occupations.tsv`, of the project's own folder where none is given.

    Raises:
        UnusableInput: for a missing file, another header, or a row with another number of columns.

    """
    rows = _rows(_file(folder, "occupations.tsv"), ("concept", "isco", "kldb", "lang", "title"))
    return tuple(OccupationTitle(*row) for row in rows)


@cache
def names_of_classes(lang: str) -> Mapping[str, tuple[str, ...]]:
    """KldB class (five digits) -> what its occupations are called in a language, one name each, in their order."""
    shown: dict[str, OccupationTitle] = {}
    for title in occupation_titles():
        if title.lang == lang:
            shown.setdefault(title.concept, title)
    names: dict[str, tuple[str, ...]] = {}
    for title in shown.values():
        names[title.kldb] = (*names.get(title.kldb, ()), title.title)
    return names


@cache
def skill_phrases(folder: Path | None = None) -> tuple[SkillPhrase, ...]:
    """Read `skills.tsv`, of the project's own folder where none is given.

    Raises:
        UnusableInput: for a missing file, another header, or a row with another number of columns.

    """
    rows = _rows(_file(folder, "skills.tsv"), ("concept", "lang", "phrase"))
    return tuple(SkillPhrase(*row) for row in rows)


@cache
def activity_rows(folder: Path | None = None) -> tuple[ActivityRow, ...]:
    """Read `activities.tsv`, of the project's own folder where none is given.

    Raises:
        UnusableInput: for a missing file, another header, or a row with another number of columns.

    """
    rows = _rows(_file(folder, "activities.tsv"), ("concept", "lang", "tense", "verbs", "objects"))
    return tuple(_activity(row) for row in rows)


def _activity(row: Sequence[str]) -> ActivityRow:
    concept, lang, tense, verbs, objects = row
    things = objects.split("|")
    named = tuple(thing for thing in things if thing != "*")
    return ActivityRow(concept, lang, tense, tuple(verbs.split("|")), named, "*" in things)


def _file(folder: Path | None, name: str) -> Path:
    return (folder or Path(str(files("data") / "lexicon"))) / name


def _rows(file: Path, header: tuple[str, ...]) -> list[list[str]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(str(file), f"cannot be read as UTF-8 text ({error})") from error
    if not lines or tuple(lines[0].split("\t")) != header:
        raise UnusableInput(str(file), f"the first line must be: {', '.join(header)} (tab-separated)")
    rows = [line.split("\t") for line in lines[1:] if line]
    wrong = next((number for number, row in enumerate(rows, 2) if len(row) != len(header)), None)
    if wrong is not None:
        raise UnusableInput(str(file), f"line {wrong} does not have {len(header)} columns")
    return rows
