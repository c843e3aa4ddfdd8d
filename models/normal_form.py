"""The normal form of a title: what is encoded in training and in use.

It is gender-neutral, free of markup and lower-case: "Pfleger:in (m/w/d)" becomes "pfleger", in every spelling.
Its version is part of every encoder's fingerprint.
"""

import html
import re
import unicodedata

from models.gender import masculine

NORMALISATION_VERSION = "1"

_PASSES = 6  # one rule may uncover work for another; real titles are stable after two
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_CAMEL = re.compile(r"(?<=[a-zäöüß])In(nen)?(?![a-zäöüß])")
_CAMEL_STAYS = re.compile(r"Linked|Check|Plug|Log|Stand|Add|Build|Opt")

# Letters and words for the sexes in German, English, French, Spanish, Dutch, Polish, Ukrainian and Russian.
_SEX = r"(?:[mwfdxivhkнжч]|div(?:ers|\.)?|männl(?:ich|\.)?|weibl(?:ich|\.)?|inter|gn|k\.\s?a\.?|\*)"
_MARKER = re.compile(
    rf"[(\[{{]\s*{_SEX}(?:\s*[/|\\,.;:*+&_–-]*\s*{_SEX}){{0,6}}\s*[.*]*\s*[)\]}}]\s?\*?"
    r"|[(\[{]\s*(?:all[er]?|any|jedes?|egal)\s+(?:\w+\s+)?(?:genders?|geschlecht(?:er|s)?)\s*[)\]}]"
    r"|[(\[{]\s*(?:geschlechtsneutral|gender[ -]?neutral|mensch|a)\s*\*?\s*[)\]}]"
    r"|\ball genders\b"
)
_BARE_MARKER = re.compile(
    r"(?<![\w/|])(?:[mwfh]\s?[/|]\s?[mwfhvd]|d\s?[/|]\s?[mwf]|[xk]\s?[/|]\s?m)"
    r"(?:\s?[/|]\s?(?:[mwfdxi]\b|div(?:ers|\.)?|\*)){0,3}(?![\w/|])\*?"
)
_MARKED_IN = re.compile(r"([^\W\d_]{2,})(?:[*:_·•∙!’'´`]-?|\s?/\s?-?\s?|\s?\(-?)(in(?:nen)?)(?![\w-])\)?")
_MARKED_R = re.compile(r"([^\W\d_]{3,}e)(?:[*:_·]|/\s?-?|\s?\(-?)[rn](?![\w-])\)?")
_MARKED_E = re.compile(r"([^\W\d_]{3,})(?:er\s?/\s?-?e|\(er/-?in\))(?![\w-])")
_MAN_WOMAN = re.compile(r"([^\W\d_]+)mann(?:\s?[*:_/|(]\s?)-?(?:\w+-?)?(?:frau|person)(?![\w-])\)?")
_WOMAN_MAN = re.compile(r"([^\W\d_]+)frau(?:\s?[*:_/|(]\s?)-?(?:mann|herr|person)(?![\w-])\)?")
_SPANISH = re.compile(r"(?<=[or])(?:/-?as?(?![\w-])|\(as?\))")
_FRENCH = re.compile(r"(?<=[^\W\d_])(?:\((?:e|ne|ère|euse|trice)\)|·(?:e|ne|ère|euse|trice)(?:·s)?(?!\w))")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FORMS = re.compile(r"(?<![\w-])([\w-]*[^\W\d_])\s?[/|(]\s?(-?)([^\W\d_][\w-]*)(?![\w-])\)?")
_TWICE = re.compile(
    r"(?<![\w-])([\w-]+(?:,? [\w-]+){0,7}) ?(?:/|\||,|\bund\b|\boder\b|\bbzw\.?|\bor\b) ?\1(?![\w-])"
)
_EMPTY = re.compile(r"\([\W_]*\)|\[[\W_]*\]|\{[\W_]*\}")
_LOOSE = " \t-–—|/\\,;:.*•·+&#!?>_=~"


def normal_title(title: str) -> str:
    """Return the gender-neutral, markup-free, lower-case form of a title or a short field.

    Idempotent. Gender is removed by rule for German (and for "(e)", "o/a" and the like elsewhere); a word
    that names no person ("Benzin", "Jungfrau") is left as it is. Never raises; what holds no text becomes "".
    """
    text = _plain(title)
    for _ in range(_PASSES):
        before, text = text, _one_pass(text)
        if text == before:
            break
    return text


def _plain(title: str) -> str:
    text = html.unescape(title) if "&" in title else title
    text = _TAG.sub(" ", text) if "<" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _CONTROL.sub(" ", text)
    text = _CAMEL.sub(lambda found: _camel(found, text), text)
    lower = text.replace("İ", "i").lower()
    return lower if lower.isascii() else unicodedata.normalize("NFKC", lower)


def _camel(found: re.Match[str], text: str) -> str:
    word = re.search(r"\w*$", text[: found.start()])
    stays = word is not None and _CAMEL_STAYS.fullmatch(word[0])
    return found[0] if stays else f"*in{found[1] or ''}"


def _one_pass(text: str) -> str:
    text = _plain(text) if "&" in text or "<" in text else text
    marked = any(sign in text for sign in "([{/|*:_·•∙!’'´`")
    if marked or "all genders" in text:
        text = _without_markers(text)
    text = _WORD.sub(lambda found: _masculine_compound(found[0]), text)
    if marked or any(f" {word} " in text for word in ("und", "oder", "bzw", "bzw.", "or")) or "," in text:
        text = _EMPTY.sub(" ", _TWICE.sub(r"\1", _one_half(text)))
    return " ".join(text.split()).strip(_LOOSE)


def _one_half(text: str) -> str:
    """Keep one half of "X (of kind Y) / X (of kind Y)"."""
    first, slash, second = text.partition("/")
    return first if slash and " ".join(first.split()) == " ".join(second.split()) else text


def _without_markers(text: str) -> str:
    text = _BARE_MARKER.sub(" ", _MARKER.sub(" ", text))
    text = _MARKED_IN.sub(lambda found: _certainly_masculine(found[1]), text)
    text = _MARKED_E.sub(r"\1e", _MARKED_R.sub(r"\1", text))
    text = _WOMAN_MAN.sub(r"\1mann", _MAN_WOMAN.sub(r"\1mann", text))
    text = _FRENCH.sub("", _SPANISH.sub("", text))
    return _FORMS.sub(_one_form, text)


def _certainly_masculine(stem: str) -> str:
    return stem if stem.endswith("e") else masculine(f"{stem}in", certain=True)


def _masculine_compound(word: str) -> str:
    """Change the last member of a hyphenated word and each adjective before it: "Medizinisch-technischer"."""
    if "-" not in word:
        return masculine(word)
    head, _, last = word.rpartition("-")
    return f"{head}-{masculine(last)}" if last != "schwester" else masculine(word)


def _one_form(found: re.Match[str]) -> str:
    """Keep one of two forms of a word: "Lotse/-lotsin", "Arzt/Ärztin", "Krankenpfleger/-schwester"."""
    first, hyphen, second = masculine(found[1]), found[2], found[3]
    other = masculine(second)
    same = first == other or ((hyphen or other != second) and first.endswith(other))
    nurse = first.endswith("pfleger") and second.endswith("schwester")
    return first if same or nurse else found[0]
