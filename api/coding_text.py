"""A coded occupation as text: codes with their level, names of the lexicon and how probable they are."""

from collections.abc import Iterator

from api.wording import Wording
from data.lexicon import names_of_classes
from models.occupation import CodedOccupation

_MOST_NAMES = 2


def coding_lines(coded: CodedOccupation, words: Wording, lang: str) -> Iterator[str]:
    """The title, what is unclear about it, and a line for each class, the most probable first.

    Args:
        coded: what the coder found.
        words: The words around it.
        lang: Language of the names, "de" or another of the lexicon.

    """
    yield coded.title or "–"
    if coded.unclear:
        yield f"  {words.unclear}"
    isco = f"  ISCO-08 {coded.isco}" if coded.isco else ""
    yield _class(coded.kldb, coded.probability, words, lang) + isco
    for other in coded.alternatives:
        yield _class(other.kldb, other.probability, words, lang)


def _class(kldb: str, probability: float, words: Wording, lang: str) -> str:
    names = names_of_classes(lang).get(kldb, ())[:_MOST_NAMES]
    described = [words.levels[int(kldb[-1])]] if int(kldb[-1]) in words.levels else []
    described += [words.such_as.format(names=", ".join(names))] if names else []
    return f"  {kldb}  {words.percent(probability):>5}  {', '.join(described)}"
