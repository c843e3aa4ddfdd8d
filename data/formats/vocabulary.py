"""Names of languages and countries, language levels in words, and working time in words.

Language and country names in German and English come from the Unicode CLDR (through babel).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from data.levels import CefrLevel

_LANGUAGE_NAMES = {
    **{"dari": "prs", "farsi": "fa", "persisch": "fa", "kurmanci": "kmr", "kurmanji": "kmr", "sorani": "ckb"},
    **{
        "fa af": "prs",
        "kurdisch": "ku",
        "tigrinya": "ti",
        "tigrinisch": "ti",
        "paschtu": "ps",
        "pashto": "ps",
        "mandarin": "zh",
    },
    **{"mazedonisch": "mk", "moldauisch": "ro", "bosnisch": "bs", "haussa": "ha", "amharisch": "am"},
}
_LANGUAGE_CODES = {
    **{
        "deu": "de",
        "ger": "de",
        "eng": "en",
        "fra": "fr",
        "fre": "fr",
        "ukr": "uk",
        "rus": "ru",
        "ara": "ar",
    },
    **{
        "tur": "tr",
        "pol": "pl",
        "ron": "ro",
        "rum": "ro",
        "ita": "it",
        "spa": "es",
        "por": "pt",
        "nld": "nl",
    },
    **{
        "dut": "nl",
        "ell": "el",
        "gre": "el",
        "hun": "hu",
        "bul": "bg",
        "hrv": "hr",
        "srp": "sr",
        "bos": "bs",
    },
    **{
        "slk": "sk",
        "slo": "sk",
        "slv": "sl",
        "ces": "cs",
        "cze": "cs",
        "dan": "da",
        "swe": "sv",
        "fin": "fi",
    },
    **{
        "nor": "no",
        "est": "et",
        "lav": "lv",
        "lit": "lt",
        "gle": "ga",
        "mlt": "mt",
        "isl": "is",
        "ice": "is",
    },
    **{
        "sqi": "sq",
        "alb": "sq",
        "mkd": "mk",
        "mac": "mk",
        "kat": "ka",
        "geo": "ka",
        "hye": "hy",
        "arm": "hy",
    },
    **{
        "fas": "fa",
        "per": "fa",
        "pus": "ps",
        "urd": "ur",
        "hin": "hi",
        "tir": "ti",
        "amh": "am",
        "som": "so",
    },
    **{
        "kur": "ku",
        "zho": "zh",
        "chi": "zh",
        "jpn": "ja",
        "kor": "ko",
        "vie": "vi",
        "tha": "th",
        "ben": "bn",
    },
    **{
        "heb": "he",
        "swa": "sw",
        "tam": "ta",
        "aze": "az",
        "kaz": "kk",
        "uzb": "uz",
        "tgk": "tg",
        "bel": "be",
    },
}
_COUNTRY_NAMES = {
    **{"uk": "GB", "el": "GR", "usa": "US", "grossbritannien": "GB", "great britain": "GB", "england": "GB"},
    **{
        "tschechische republik": "CZ",
        "czech republic": "CZ",
        "turkei": "TR",
        "turkey": "TR",
        "holland": "NL",
    },
    **{
        "vereinigte staaten von amerika": "US",
        "russische foderation": "RU",
        "syria": "SY",
        "moldawien": "MD",
    },
    **{"mazedonien": "MK", "kosovo": "XK", "iran islamische republik": "IR", "cote d ivoire": "CI"},
}
# In the order in which they are looked for; the first that stands in the words decides. A stated level wins.
_LEVELS = (
    (r"mutter ?sprach|native|mother tongue|bilingual|zweisprachig|first language|erstsprache", "C2"),
    (r"keine(?! angab)|none\b|no knowledge", "A0"),
    (r"limited working", "B1"),
    (
        r"full professional|verhandlungssicher|fluent|fliess|proficient|sehr gut|very good|advanced|excellent",
        "C1",
    ),
    (r"fortgeschritten", "C1"),
    (r"professional working|upper intermediate|\bgut|good", "B2"),
    (r"intermediate|conversational|mittel|befriedigend|ausreichend", "B1"),
    (r"grundkenntnis|basic|elementary|beginner|anfanger|einfach|limited", "A2"),
)
_LONGEST_NAME = 60
_REGIONAL_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})+")
_STATED_LEVEL = re.compile(r"(?<![a-z0-9])([abc][0-2])(?![a-z0-9])")
_KINDS = (
    (r"ausbildung|apprentice|azubi|lehrstelle|duales studium", "apprenticeship"),
    (r"praktik|intern(?!at)|trainee", "internship"),
    (r"weiterbildung|umschulung|training|qualifizierung", "training"),
    (r"arbeit(?!szeit|nehmer)|job\b|beschaftigung|anstellung", "job"),
)


def folded(text: str) -> str:
    """`text` without case, accents, hyphens and underscores: how names are compared here."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return " ".join(re.sub(r"[_\-/,.()]", " ", re.sub(r"[\u0300-\u036f]", "", plain)).split())


def language_code(name: Any) -> str | None:
    """BCP 47 code of a language by its name (German, English, its own) or code; None if it is not known."""
    return _language(name) if isinstance(name, str) and len(name) <= _LONGEST_NAME else None


def country_code(name: Any) -> str | None:
    """ISO 3166-1 code of a country by its German or English name or code; None if it is not known."""
    return _country(name) if isinstance(name, str) and len(name) <= _LONGEST_NAME else None


def cefr_level(words: Any) -> str | None:
    """CEFR level that the words of a CV or a spreadsheet stand for; None where they do not tell.

    The table follows the key of `tests/golden/README.md`: gut B2, sehr gut and fließend C1.
    """
    if not isinstance(words, str) or len(words) > 100:
        return None
    plain = folded(words)
    if (stated := _STATED_LEVEL.search(plain)) and stated[1].upper() in set(CefrLevel):
        return stated[1].upper()
    return next((level for pattern, level in _LEVELS if re.search(pattern, plain)), None)


def working_time(words: Iterable[str]) -> dict[str, Any]:
    """What words such as FULL_TIME, "Teilzeit" or "Minijob" say: `hours`, `kind`, `fixed_term`."""
    plain = " ".join(re.sub(r"\bhalbtags?\b", "part time", folded(word)) for word in words)
    full = bool(re.search(r"full ?time|vollzeit|\bfull\b|ganztag", plain))
    part = bool(re.search(r"part ?time|teilzeit|\bpart\b", plain))
    mini = bool(re.search(r"mini|geringfugig|marginal", plain))
    hours = "any" if full and part else "full" if full else "part" if part else "mini" if mini else None
    found: dict[str, Any] = {"hours": hours, "kind": job_kind(plain)}
    if re.search(r"\btemporary\b|\bbefristet", plain):
        found["fixed_term"] = True
    return {key: value for key, value in found.items() if value is not None}


def job_kind(words: Any) -> str | None:
    """Kind of a vacancy by words such as AUSBILDUNG, "Praktikum", INTERN; None where they do not tell."""
    plain = folded(words) if isinstance(words, str) else ""
    return next((kind for pattern, kind in _KINDS if re.search(rf"\b(?:{pattern})", plain)), None)


@lru_cache(maxsize=1_000)
def _language(name: str) -> str | None:
    key = folded(name)
    known = _LANGUAGE_NAMES.get(key) or _LANGUAGE_CODES.get(key) or _names("languages").get(key)
    if known is None and _REGIONAL_TAG.fullmatch(name.strip()):
        return _language(key.partition(" ")[0])
    return known


@lru_cache(maxsize=1_000)
def _country(name: str) -> str | None:
    key = folded(name)
    known = {**_names("territories"), **_COUNTRY_NAMES}
    return known.get(key) or known.get(re.sub("([aou])e", r"\1", key))


@lru_cache(maxsize=2)
def _names(what: str) -> dict[str, str]:
    """Folded names and codes -> code, of the CLDR's `languages` or `territories`."""
    from babel import Locale

    codes: dict[str, str] = {}
    for tag in ("en", "de"):
        for code, name in getattr(Locale(tag), what).items():
            if re.fullmatch(r"[a-z]{2,3}|[A-Z]{2}", code):
                codes.setdefault(folded(name), code)
                codes.setdefault(folded(code), code)
    if what == "languages":
        codes |= {folded(name): code for code in ("uk", "ru", "ar", "tr", "fr", "pl", "ro", "fa", "ku", "ti")
                  if (name := Locale(code).display_name)}  # fmt: skip
    return codes
