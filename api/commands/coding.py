"""`passung code`: which occupation of the classification a title means."""

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from api.arguments import Language, Switch
from api.printing import put_json, say
from data.errors import UnusableInput

if TYPE_CHECKING:
    from models.occupation import CodedOccupation

_AT_ONCE = 1_024


def _no_option(_: object, value: str | tuple[str, ...] | None) -> None:
    """`-` is standard input; anything else that begins with a hyphen was meant as an option."""
    for text in (value,) if isinstance(value, str) else value or ():
        if text.startswith("-") and text != "-":
            raise ValueError(f"unknown option {text}; a title that begins so is read from standard input")


Title = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_no_option, metavar="TITLE")]


def code(*titles: Title, json: Switch = False, lang: Language = "de") -> int:
    """Code occupations: the KldB 2010 class that a title most probably means, and the two next best.

    Args:
        titles: Of advertisements, or what people call their work; - reads one a line from standard input.
        json: Print a line for each title: {"title", "kldb", "isco", "probability", "unclear", "alternatives"}.
        lang: Language of the words around the codes: de or en.

    """
    from api.opening import opened_house
    from data.lookup import batched

    if not titles:
        raise UnusableInput("code", "name a title, or - to read one a line from standard input")
    with opened_house() as house:
        for batch in batched(_read(titles), _AT_ONCE):
            _show(house.code(batch, [""] * len(batch)), json, lang)
    return 0


def _read(titles: Iterable[str]) -> Iterator[str]:
    from api.opening import STANDARD_INPUT

    for title in titles:
        if title == STANDARD_INPUT:
            yield from _lines()
        else:
            yield title


def _lines() -> Iterator[str]:
    """The lines of standard input; an empty one stays, so that answers can be told apart by their place."""
    text = TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline=None)
    try:
        for line in text:
            yield line.rstrip("\n")
    except UnicodeDecodeError as error:
        raise UnusableInput("standard input", f"is not UTF-8 text (byte {error.start})") from error
    finally:
        text.detach()


def _show(coded: "list[CodedOccupation]", as_json: bool, lang: str) -> None:
    from pydantic_core import to_json

    from api.coding_text import coding_lines
    from api.wording import GERMAN, wording

    words = wording(lang)
    for one in coded:
        if as_json:
            put_json(to_json(one))
        else:
            for line in coding_lines(one, words, "de" if words is GERMAN else "en"):
                say(line)
