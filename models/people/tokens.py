"""Text of any of the lexicon's languages as folded words with their positions."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

# A word may hold Arabic vowel signs, tatweel, joiners and stress marks; "C++" and "C#" are words.
_MARKS = "\u0301\u064b-\u065f\u0670\u0640\u200c\u200d"
_WORD = re.compile(
    rf"[Cc](?:\+\+|#)|\d+[.,]\d+(?!\w)|[A-Za-z]\w*(?:\.js)|\w[\w{_MARKS}]*(?:(?<=[\u0400-\u04ff])['’ʼ`][\u0400-\u04ff]+)?"
)
_DROPPED = re.compile(rf"[{_MARKS}'’ʼ`]")
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئیې", "ي"),
        "ة": "ه",
        "ۀ": "ه",
        "ک": "ك",
        "ؤ": "و",
        "گ": "گ",
    }
)
_OTHER = str.maketrans({"ё": "е", "ґ": "г", "ı": "i", "œ": "oe", "æ": "ae", "ø": "o", "ß": "ss"})
_CACHED_WORDS = 20_000
# A full stop ends no sentence after a number or one of these, nor before a small letter.
_SENTENCE_END = re.compile(r"[.!?؟;؛…\n\r•·▪|]|।|۔")
_CLAUSE_END = re.compile(r"[,،:()\[\]]|\s[-–—]+\s|[–—]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as written, where, folded, and what stands between it and the word before.

    `ends` says what the gap before the word ends: "sentence", "clause" or "" (nothing).
    """

    text: str
    start: int
    end: int
    norm: str
    ends: str
    gap: str


def script_of(sign: str) -> str:
    """Return the script of a sign: "latin", "cyrillic", "arabic" or ""."""
    if "a" <= sign <= "ɏ":
        return "latin"
    if "\u0400" <= sign <= "\u052f":
        return "cyrillic"
    return "arabic" if "\u0620" <= sign <= "\u06ff" and not sign.isdigit() else ""


@lru_cache(_CACHED_WORDS)
def fold(word: str) -> str:
    """Return the form that words are compared in: no case, accents, vowel signs, joiners or apostrophes.

    Cyrillic keeps its letters apart from ё and ґ; digits of any script become 0–9.
    """
    word = _DROPPED.sub("", word)
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word).casefold().translate(_OTHER).translate(_ARABIC)
    return "".join(_plain(sign) for sign in word)


@cache
def _plain(sign: str) -> str:
    if sign.isdigit():
        return str(unicodedata.digit(sign, 0))
    if script_of(sign) == "cyrillic":
        return sign
    parts = unicodedata.normalize("NFD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))


def tokenise(text: str) -> list[Token]:
    """Return the words of a text in their order."""
    tokens: list[Token] = []
    end = 0
    for found in _WORD.finditer(text):
        gap = text[end : found.start()]
        word = found[0]
        tokens.append(Token(word, found.start(), found.end(), fold(word), _ends(gap, tokens, word), gap))
        end = found.end()
    return tokens


def _ends(gap: str, before: list[Token], word: str) -> str:
    if gap in {" ", ""}:
        return ""
    found = _SENTENCE_END.search(gap)
    if found:
        stop = found[0] == "." and "\n" not in gap
        if not (stop and before and _goes_on(before[-1], gap, word)):
            return "sentence"
        return ""
    return "clause" if _CLAUSE_END.search(gap) else ""


def _goes_on(last: Token, gap: str, word: str) -> bool:
    """Whether a full stop belongs to an abbreviation or a number."""
    if gap == ".":
        return True
    return word[:1].islower() and (len(last.text) <= 4 or last.text.isdigit())


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase of the lexicon."""
    return tuple(token.norm for token in tokenise(phrase))
