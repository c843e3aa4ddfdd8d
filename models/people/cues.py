"""The tables of closed-class expressions: `words.tsv` of the lexicon, and the reader's own `cues.tsv`."""

from importlib.resources import files
from pathlib import Path

from data.errors import UnusableInput

HEADER = ("kind", "value", "lang", "words")
ANY_LANGUAGE = "*"
WORD_KINDS = frozenset(
    {"stop", "and", "empty", "determiner", "kin_preposition", "marker"}
    | {"home_undone", "place_in", "place_after", "no_place", "workplace", "passive", "possessive"}
)
"""Kinds that are sets of words, looked up by themselves and not as expressions."""

Row = tuple[str, str, str, str]
"""Kind, value, language and words of a closed-class expression."""


def read_cues() -> tuple[Row, ...]:
    """Read the closed-class expressions of all languages.

    Raises:
        UnusableInput: for a missing file, another header, or a row with another number of columns.

    """
    lexicon, own = Path(str(files("data") / "lexicon")), Path(str(files("models") / "people"))
    return (*read_table(lexicon / "words.tsv"), *read_table(own / "cues.tsv"))


def read_table(file: Path) -> list[Row]:
    """Read one table of four columns, tab-separated, without quoting.

    Raises:
        UnusableInput: for a missing file, another header, or a row with another number of columns.

    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(str(file), f"cannot be read as UTF-8 text ({error})") from error
    if not lines or tuple(lines[0].split("\t")) != HEADER:
        raise UnusableInput(str(file), f"the first line must be: {', '.join(HEADER)} (tab-separated)")
    rows = [tuple(line.split("\t")) for line in lines[1:] if line]
    wrong = next((number for number, row in enumerate(rows, 2) if len(row) != len(HEADER)), None)
    if wrong is not None:
        raise UnusableInput(str(file), f"line {wrong} does not have {len(HEADER)} columns")
    return [(row[0], row[1], row[2], row[3]) for row in rows]
