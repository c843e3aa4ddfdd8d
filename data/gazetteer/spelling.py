"""One key for all spellings of a place name: "Neustadt a.d. Aisch" meets "Neustadt an der Aisch"."""

import re
import unicodedata

# Joining words and the letters that they are shortened to: "an der", "a.d.", "i. d.", "ob der", "b.", "v.d."
FUNCTION_WORDS = frozenset(
    {
        *("an", "am", "auf", "bei", "beim", "dem", "den", "der", "des", "die", "im", "in", "ob", "unter"),
        *("vom", "von", "vor", "zum", "zur", "a", "b", "d", "i", "o", "u", "v"),
    }
)
_WRITTEN_OUT = {
    **{"sankt": "st", "skt": "st", "gr": "gross", "kl": "klein", "opf": "oberpfalz", "opfalz": "oberpfalz"},
    **{"ofr": "oberfranken", "mfr": "mittelfranken", "ufr": "unterfranken", "obb": "oberbayern"},
    **{"ndb": "niederbayern", "oldb": "oldenburg", "lkr": "landkreis", "lk": "landkreis", "kr": "kreis"},
    **{"rgbz": "regierungsbezirk", "regbez": "regierungsbezirk", "schwaeb": "schwaebisch"},
}
# Letters that Unicode does not take apart into a base letter and a mark; Persian forms of Arabic letters.
_LETTERS = str.maketrans(
    {
        **{"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"},
        **{"ی": "ي", "ک": "ك", "ى": "ي", "ة": "ه", "ـ": "", "\u200c": "", "'": "", "’": "", "`": "", "´": ""},
    }
)
_WORD = re.compile(r"[^\W_]+")
_QUALIFIER = re.compile(
    r"\s*[,(/;]\s*|\s+-\s+|\s+(?=(?:an|am|auf|bei|im|in|ob|unter|vor|a|b|i|o|u|v)\b\.?(?:[\s.]|$))"
    r"|\s+(?=(?:landkreis|kreis|lkr|ortsteil|ot|stadtteil)\b)",
    re.IGNORECASE,
)


def words_of(name: str) -> tuple[str, ...]:
    """Split a name into folded words: lower case, "ae" for "ä", no accents, no punctuation."""
    text = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(_WRITTEN_OUT.get(word, word) for word in _WORD.findall(text))


def place_key(name: str) -> str:
    """Return the key that all spellings of `name` share; empty where it holds no letter or digit.

    Joining words after the first are left out, "Sankt" and "St." are one: "Neustadt a.d. Aisch" and "Neustadt
    an der Aisch" both become "neustadt aisch".
    """
    words = words_of(name)
    return " ".join(word for at, word in enumerate(words) if at == 0 or word not in FUNCTION_WORDS)


def parts_of(name: str) -> tuple[str, ...]:
    """Split "Halle (Saale), Sachsen-Anhalt" into the name proper and what qualifies it."""
    parts = (part.strip(" )(.,;/") for part in _QUALIFIER.split(name))
    return tuple(part for part in parts if place_key(part))
