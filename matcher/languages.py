"""Language tags as numbers, for columns."""

from collections.abc import Iterable
from functools import lru_cache

_LETTERS = 26
LANGUAGE_NUMBERS = 26**2 + 26**3
"""How many numbers there are; the greatest is one less."""
# Languages of work and of newcomers that get a bit of their own in the sets of languages spoken at work.
_WITH_BIT = (
    *("de", "en", "uk", "ru", "ar", "tr", "fa", "fr", "ku", "ckb", "ti", "so", "es", "it", "pl", "ro"),
    *("bg", "sq", "sr", "hr", "bs", "mk", "vi", "zh", "pt", "ps", "ur", "hi", "am", "el", "hu", "cs"),
    *("sk", "sl", "nl", "az", "hy", "ka", "kk", "uz", "tg", "ta", "bn", "th", "id", "tl", "ko", "ja"),
    *("he", "ln", "wo", "ha", "yo", "ig", "sw", "rw", "mn", "lt", "lv", "et", "fi", "sv", "da", "rom"),
)
# Dari and Persian are read by each other's speakers.
_SAME = {"prs": "fa", "kmr": "ku"}


@lru_cache(maxsize=1024)
def language_number(tag: str) -> int:
    """A number from 0 to 18,251 for the primary subtag of a BCP 47 tag ("de-AT" counts as "de")."""
    code = tag.partition("-")[0].lower()
    code = _SAME.get(code, code)
    number = 0
    for letter in code[:3]:
        number = number * _LETTERS + (ord(letter) - ord("a"))
    return number if len(code) == 2 else _LETTERS**2 + number


def language_code(number: int) -> str:
    """The primary subtag that has this number: "de" for that of "de-AT"."""
    letters = 2 if number < _LETTERS**2 else 3
    rest = number if letters == 2 else number - _LETTERS**2
    code = ""
    for _ in range(letters):
        rest, letter = divmod(rest, _LETTERS)
        code = chr(ord("a") + letter) + code
    return code


def language_bits(tags: Iterable[str]) -> int:
    """A set of languages as bits; rare languages without a bit are left out."""
    bits = 0
    for tag in tags:
        code = tag.partition("-")[0].lower()
        code = _SAME.get(code, code)
        if code in _WITH_BIT:
            bits |= 1 << _WITH_BIT.index(code)
    return bits


GERMAN = language_number("de")
