"""German towns by their sound: what "Нюрнберзі", "نورنبرغ" and "نورنبرگ" have in common with "Nürnberg".

A word of any of the three scripts becomes phones, one sign each. Towns are found by their consonants, grouped into
classes of what the scripts do not tell apart, and compared by all phones. Vowels are cheap: Arabic script leaves the
short ones out, and Ukrainian and Russian endings are vowels mostly.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from models.people.tokens import fold, script_of

_CLASSES = str.maketrans("bpdtkghxfwvszS", "BBTTKKKKFFFSSS")
_VOWELS = frozenset("aeiou")
_LIMITS: Mapping[str, tuple[float, ...]] = {
    "cyrillic": (0.0, 0.3, 0.4, 0.6),
    "arabic": (0.0, 0.0, 0.12, 0.29),
}
"""How far a word may be from a town of no, one, two or three consonants."""
_LIMIT, _MARGIN = 1.0, 0.2
"""The same for more consonants; and how much farther the next town must be."""
_MUCH_BIGGER = 8
"""How many times bigger a town must be to be meant although another one sounds as like."""

_LATIN = (
    *(("tsch", "S"), ("sch", "S"), ("chs", "ks"), ("ch", "x"), ("ck", "k"), ("ph", "f"), ("pf", "pf"), ("th", "t")),
    *(("tz", "s"), ("ss", "s"), ("qu", "kw"), ("dt", "t"), ("rh", "r"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai")),
    *(("eu", "oi"), ("aeu", "oi"), ("ie", "i"), ("ae", "e"), ("oe", "o"), ("ue", "u"), ("x", "ks")),
    *(("z", "s"), ("j", "i"), ("y", "i")),
    *(("ce", "se"), ("ci", "si"), ("c", "k")),
    *((sign, sign) for sign in "abdefghiklmnoprstuvw"),
)  # fmt: skip
_CYRILLIC = (
    *(("йо", "o"), ("ьо", "o"), ("ё", "o"), ("ю", "u"), ("я", "a"), ("є", "e"), ("э", "e"), ("ї", "i")),
    *(("щ", "S"), ("ш", "S"), ("ч", "S"), ("ж", "S"), ("ц", "s"), ("з", "z"), ("с", "s"), ("х", "x"), ("г", "G")),
    *(("б", "b"), ("п", "p"), ("д", "d"), ("т", "t"), ("к", "k"), ("ф", "f"), ("в", "v"), ("л", "l"), ("м", "m")),
    *(("н", "n"), ("р", "r"), ("а", "a"), ("е", "e"), ("и", "i"), ("і", "i"), ("ы", "i"), ("й", "i"), ("о", "o")),
    *(("у", "u"), ("ь", ""), ("ъ", "")),
)  # fmt: skip
_ARABIC = (
    *(("تس", "s"), ("ب", "b"), ("پ", "p"), ("ت", "t"), ("ث", "t"), ("ط", "t"), ("د", "d"), ("ذ", "d"), ("ض", "d")),
    *(("ك", "k"), ("ق", "k"), ("گ", "g"), ("غ", "g"), ("ج", "g"), ("خ", "x"), ("ه", "h"), ("ح", "h"), ("ف", "v")),
    *(("ڤ", "v"), ("س", "s"), ("ص", "s"), ("ز", "z"), ("ظ", "z"), ("ش", "S"), ("چ", "S"), ("ژ", "S"), ("ل", "l")),
    *(("م", "m"), ("ن", "n"), ("ر", "r"), ("ا", "a"), ("و", "u"), ("ي", "i"), ("ع", "")),
)  # fmt: skip
_LOCATIVE = (("зі", "г"), ("сі", "х"), ("ці", "к"), ("ом", ""), ("ем", ""), ("єм", ""))
"""Ukrainian changes of the last consonant before -і, and instrumental endings of both languages."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town: `name` as it is called, by how many it is inhabited, and the phones of one way to say it."""

    name: str
    population: int
    phones: str


class TownIndex:
    """Towns by the classes of their consonants.

    Args:
        towns: Name, a way to say or write it (mostly the same), and inhabitants.

    """

    def __init__(self, towns: Iterable[tuple[str, str, int]]) -> None:
        self._by_key: dict[str, list[Town]] = {}
        for name, spoken, population in towns:
            for phones in _readings(spoken):
                self._by_key.setdefault(_key(phones), []).append(Town(name, population, phones))

    def find(self, word: str) -> str | None:
        """Return the town that a word of Cyrillic or Arabic script sounds like; None unless one clearly wins.

        A Cyrillic word in small letters is no name.
        """
        script = script_of(fold(word)[:1]) if not word[:1].islower() else ""
        found: dict[str, tuple[float, Town]] = {}
        for phones in _readings(word) if script in _LIMITS else ():
            key = _key(phones)
            for town in self._by_key.get(key, ()):
                cost = distance(phones, town.phones, script)
                known = found.get(town.name)
                if cost <= _limit(key, script) and (known is None or cost < known[0]):
                    found[town.name] = (cost, town)
        return _winner(sorted(found.values(), key=lambda each: (each[0], -each[1].population)))


def _limit(key: str, script: str) -> float:
    limits = _LIMITS[script]
    count = len(key.removeprefix("A"))
    return limits[count] if count < len(limits) else _LIMIT


def _winner(ranked: Sequence[tuple[float, Town]]) -> str | None:
    """Return the nearest town, unless another one is as near and not much smaller."""
    if not ranked:
        return None
    cost, town = ranked[0]
    rivals = [other for far, other in ranked[1:] if far < cost + _MARGIN]
    return town.name if all(town.population >= _MUCH_BIGGER * other.population for other in rivals) else None


def distance(phones: str, town: str, script: str) -> float:
    """Return how far the phones of a word are from those of a town, 0 for the same.

    Args:
        phones: Of the word.
        town: Of the town.
        script: Of the word, "cyrillic" or "arabic": in the latter a vowel of the town may be left out.

    """
    left_out = 0.1 if script == "arabic" else 0.3
    row = [left_out * index for index in range(len(town) + 1)]
    for at, sign in enumerate(phones, 1):
        added = (0.1 if at == len(phones) else 0.35) if sign in _VOWELS else 0.8
        previous, row = row, [row[0] + added]
        for index, other in enumerate(town, 1):
            missing = left_out if other in _VOWELS else 0.8
            row.append(
                min(previous[index - 1] + _changed(sign, other), previous[index] + added, row[-1] + missing)
            )
    return row[-1]


_ALIKE = frozenset({"Gg", "Gh", "xh", "xk", "vf", "vw", "sz", "wf", "fv", "zs", "Ss", "Gk", "gk"})


def _changed(sign: str, other: str) -> float:
    if sign == other:
        return 0.0
    if sign in _VOWELS and other in _VOWELS:
        return 0.1 if {sign, other} in ({"u", "o"}, {"i", "e"}) else 0.25
    if sign in _VOWELS or other in _VOWELS:
        return 1.0
    if f"{sign}{other}" in _ALIKE:
        return 0.05
    same = sign.translate(_CLASSES).upper() == other.translate(_CLASSES).upper()
    return 0.3 if same else 1.2


def _key(phones: str) -> str:
    """Return the classes of the consonants, each once where it stands twice; "A" where a vowel begins."""
    classes = "".join(sign for sign in phones if sign not in _VOWELS).translate(_CLASSES).replace("G", "K")
    classes = re.sub(r"(.)\1+", r"\1", classes.upper().replace("TS", "S"))
    return ("A" if phones[:1] in _VOWELS else "") + classes


def _readings(word: str) -> Iterator[str]:
    """Yield the phones of a word, and those of the forms that an ending or a joined sign may hide."""
    norm = fold(word)
    script = script_of(norm[:1])
    if script == "latin":
        yield _latin(norm if norm == word.lower() else _umlauts(word))
    elif script == "cyrillic":
        yield _spelled(norm, _CYRILLIC)
        for end, root in _LOCATIVE:
            if norm.endswith(end) and len(norm) > len(end) + 2:
                yield _spelled(norm.removesuffix(end) + root, _CYRILLIC)
    elif script == "arabic":
        yield _spelled(norm.removesuffix("ه"), _ARABIC)
        if norm.startswith("اش") or norm.startswith("اس"):
            yield _spelled(norm[1:], _ARABIC)
        if norm.startswith("و"):
            yield "w" + _spelled(norm[1:], _ARABIC)


def _umlauts(word: str) -> str:
    return word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")


def _latin(word: str) -> str:
    """Return the phones of a German name; h is said at the beginning and behind a consonant only."""
    word = re.sub(r"(?<=[aeiouäöüy])h", "", re.sub(r"[^a-zäöüß]", "", word))
    phones = _spelled(word, _LATIN)
    return re.sub(r"^s(?=[tp])", "S", re.sub(r"^v", "f", phones))


def _spelled(word: str, table: tuple[tuple[str, str], ...]) -> str:
    pattern, phones = _pattern(table)
    word = pattern.sub(lambda found: phones.get(found[0], ""), word)
    return re.sub(r"([^aeiou])\1+", r"\1", word)


@cache
def _pattern(table: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the longest spelling of the table at a place, or any other sign, and the phones of each."""
    longest = sorted((letters for letters, _ in table), key=len, reverse=True)
    return re.compile("|".join((*longest, "."))), dict(table)
