"""Word forms: the stem that an inflected word and its dictionary form share, language by language.

Ukrainian and Russian lose case endings (and verbs their person), Turkish gives up one suffix after the other, Arabic
its prefixes and the article, German its gender and plural, French its gender, English its plural. Stems are compared
with stems only; they are never shown. Words are folded (`models.people.tokens.fold`).
"""

import re
from collections.abc import Callable, Sequence

from models.gender import masculine
from models.people.tokens import fold

_SLAVIC_J = re.compile(r"(?<=..)(?:ієм|іям|іями|іях|ія|ію|ії|ій|іїв|ием|иям|иями|иях|ия|ию|ии|ий|иев)$")
_SLAVIC_C = re.compile(
    r"(?<=...)(?:ець|ец|цем|цеві|цю|ця|ці|ців|цями|цям|цях|це|цев|цы|цов|цами|цам|ца|цу|цею|цей)$"
)
_SLAVIC_END = re.compile(
    r"(?<=...)(?:ового|ами|ями|ові|еві|єві|ого|ому|ему|его|ими|ыми|ою|ею|єю|ої|ий|ый|ая|яя|ое|ые|ую|юю|ой|ей|их|ых|ім|им|ым|ом|ем|єм|"
    r"ах|ях|ам|ям|ів|ев|ов|їв|ь|а|я|у|ю|і|ї|ы|и|е|є|о|й)$"
)
_SLAVIC_OVA = re.compile(
    r"(?<=..)(?:уванням|ування|уванні|увати|ував|увала|уємо|ує|ую|ують|овать|овал|овала|ует|уют|уем|ование|ования|ованием)(?:ся|сь)?$"
)
_SLAVIC_VERB = re.compile(
    r"(?<=.[аеєиіїоуяыюАЯ])(?:ти|ть|в|л|ла|ли|ло|ю|ємо|є|ють|ем|ет|ют|ння|нням|нні|ние|нием|ния)(?:ся|сь)?$"
)
_SLAVIC_ITI = re.compile(r"(?<=..)(?:ити|ить|ив|ила|или|ил|ять|ять|ит|ить|ю|лю)(?:ся|сь)?$")

_TURKISH = re.compile(
    r"(?:yim|yum|ydim|ydum|ydi|ydu|dim|dum|tim|tum|im|um|di|du|ti|tu|dir|dur|mis|"
    r"lari|leri|larin|lerin|lar|ler|lik|luk|ligi|lugu|ligim|lugum|(?<=...)cilik|"
    r"nda|nde|ndan|nden|da|de|ta|te|dan|den|tan|ten|nin|nun|in|un|yla|yle|la|le|ya|ye|na|ne|a|e|i|u|si|su|sini|yi|yu|ni|nu)$"
)
_TURKISH_VERB = re.compile(
    r"(?:m[ae]yi|m[ae]k|m[ae]|m[ae]si|[aeiu]?r[iu]m|[iu]yor[iu]?m|yor[iu]?m|[dt][iu]m|y?[ae]bil[iu]r[iu]m|[iu]?yordum|m[iu]st[iu]m|[ae]r|[iu]p|d[iu]k|m[ae]sini)$"
)
_ARABIC_PREFIX = ("وبال", "وكال", "وال", "بال", "فال", "كال", "لل", "وب", "وك", "ول", "و", "ف", "ب", "ك", "ل")
_DARI_SUFFIX = ("هايي", "هاي", "ها", "ان", "ام", "را", "ي", "م")
_FRENCH = (("iere", "ier"), ("euse", "eur"), ("trice", "teur"), ("enne", "en"), ("onne", "on"), ("ee", "e"))
_GERMAN_END = re.compile(r"(?<=.{4})(?:ern|en|es|em|n|s|e)$")
_GERMAN_VERB = re.compile(r"(?<=.{3})(?:est|te|ten|tet|en|et|st|t|n|e)$")
_ENGLISH_VERB = re.compile(r"(?<=..)(?:ing|ed|es|s|e)$")
_FRENCH_VERB = re.compile(r"(?<=...)(?:er|ir|re|ent|ais|ait|ant|age|es|ez|e|s|x)$")

Stem = Callable[[str], str]


def noun_stem(word: str, lang: str) -> str:
    """Return the stem of a word of the lexicon, as names of occupations are compared."""
    return _NOUN.get(lang, _same)(word)


def noun_forms(word: str, written: str, lang: str) -> tuple[str, ...]:
    """Return the stems that a word of a text may have, the likeliest first.

    Args:
        word: Folded.
        written: As it stands in the text; German needs its umlauts.
        lang: Language code of the lexicon.

    """
    if lang == "tr":
        return _turkish_forms(word)
    if lang == "ar":
        return tuple(dict.fromkeys(_arabic_stem(form) for form in _arabic_forms(word)))
    if lang == "prs":
        return _dari_forms(word)
    return (noun_stem(written if lang == "de" else word, lang),)


def skill_stem(word: str, lang: str) -> str:
    """Return the stem of a word of the lexicon, as activities are compared: nouns and verbs alike."""
    if lang == "tr" and word.endswith(("mek", "mak")):
        return word[:-3]
    if lang in {"uk", "ru"} and re.search(r"(?:ти|тися|ть|ться|ння|ние|ани[ея])$", word):
        return _slavic_verb(word)
    return _SKILL.get(lang, _same)(word)


def skill_forms(word: str, written: str, lang: str) -> tuple[str, ...]:
    """Return the stems that a word of a text may have as part of an activity."""
    if lang in {"uk", "ru"}:
        return tuple(dict.fromkeys((_slavic_noun(word), _slavic_verb(word))))
    if lang == "tr":
        verb = _TURKISH_VERB.sub("", word)
        return (*_turkish_forms(word), verb) if len(verb) > 1 and verb != word else _turkish_forms(word)
    if lang in {"ar", "prs"}:
        return noun_forms(word, written, lang)
    return (skill_stem(written if lang == "de" else word, lang),)


def _same(word: str) -> str:
    return word


def _slavic_noun(word: str) -> str:
    return _first_rule(word, ((_SLAVIC_J, "ій"), (_SLAVIC_C, "ц"), (_SLAVIC_END, "")))


def _slavic_verb(word: str) -> str:
    return _first_rule(word, ((_SLAVIC_OVA, "у"), (_SLAVIC_ITI, ""), (_SLAVIC_VERB, ""), (_SLAVIC_END, "")))


def _first_rule(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """Put the replacement in the place of the ending that the first fitting rule names."""
    for ending, replacement in rules:
        if found := ending.search(word):
            return word[: found.start()] + replacement
    return word


def _german_noun(word: str) -> str:
    low = word.lower()
    if low.endswith("innen"):
        low = low[:-3]
    return _GERMAN_END.sub("", fold(masculine(low)))


def _german_skill(word: str) -> str:
    low = fold(word)
    if low.startswith("ge") and len(low) > 5 and low.endswith(("t", "en")):
        low = low[2:]
    return _GERMAN_VERB.sub("", low)


def _english_noun(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return (
        word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
    )


def _english_skill(word: str) -> str:
    stem = _ENGLISH_VERB.sub("", word) if len(word) > 3 else word
    if stem.endswith("i") and len(stem) > 3:
        return f"{stem[:-1]}y"
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and word.endswith(("ing", "ed"))
    return stem[:-1] if doubled and stem[-1] not in "ls" else stem


def _french_noun(word: str) -> str:
    word = word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word
    for feminine, stem in _FRENCH:
        if word.endswith(feminine):
            return word.removesuffix(feminine) + stem
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _french_skill(word: str) -> str:
    return _FRENCH_VERB.sub("", word)


def _turkish_noun(word: str) -> str:
    """Give up the possessive that ends compounds ("şoförü", "ustası"), and any final -i or -u with it."""
    if len(word) > 4 and word.endswith(("si", "su")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith(("i", "u")) else word


def _turkish_forms(word: str) -> tuple[str, ...]:
    forms = {_turkish_noun(word): None}
    layer = [word]
    for _ in range(3):
        layer = [stem for form in layer if (stem := _TURKISH.sub("", form)) != form and len(stem) > 2]
        for stem in layer:
            forms.setdefault(_turkish_noun(stem))
            if stem[-1:] in "bcdg":
                forms.setdefault(stem[:-1] + {"b": "p", "c": "c", "d": "t", "g": "k"}[stem[-1]])
    return tuple(forms)


def _arabic_stem(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    for ending in ("ات", "ين", "ون"):
        if word.endswith(ending) and len(word) > 5:
            return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith(("ه", "ا")) else word


def _arabic_forms(word: str) -> tuple[str, ...]:
    cut = [
        word[len(prefix) :]
        for prefix in _ARABIC_PREFIX
        if word.startswith(prefix) and len(word) - len(prefix) > 2
    ]
    return (word, *cut)


def _dari_forms(word: str) -> tuple[str, ...]:
    cut = [word[: -len(end)] for end in _DARI_SUFFIX if word.endswith(end) and len(word) - len(end) > 2]
    return tuple(dict.fromkeys(_dari_stem(form) for form in (word, *cut)))


def _dari_stem(word: str) -> str:
    """Give up the ending that makes a trade of a person, and an adjective of a noun."""
    return word[:-1] if word.endswith("ي") and len(word) > 4 else word


def arabic_prefix(word: str, fits: Callable[[str], bool]) -> int:
    """Return the length of the shortest prefix without which an Arabic word fits; 0 where it does as it is."""
    for prefix in ("", *sorted(_ARABIC_PREFIX, key=len)):
        if word.startswith(prefix) and fits(word[len(prefix) :]):
            return len(prefix)
    return 0


def closed_forms(word: str, lang: str) -> tuple[str, ...]:
    """Return the forms under which a closed-class word may be listed: whole, in Arabic also without its prefix."""
    if lang != "ar":
        return (word,)
    cut = [form[2:] for form in (word, word[1:]) if form.startswith("ال") and len(form) > 4]
    whole = (word, word[1:]) if word[:1] in "وفبلك" and len(word) > 3 else (word,)
    return (*whole, *cut)


_HABIT: dict[str, re.Pattern[str]] = {
    **{
        "ar": re.compile(r"^كنت "),
        "en": re.compile(r"^(?:used to|was) "),
        "fr": re.compile(r"^(?!ai )\w+ais\b"),
    },
    **{"tr": re.compile(r"(?:yordum|[ae]rd[iı]m)$"), "prs": re.compile(r"می\u200c\w+[دت]م$")},
}


def is_habit(verb: str, lang: str) -> bool:
    """Whether a verb of the first person says by its form that something was done time and again."""
    return lang in _HABIT and _HABIT[lang].search(verb) is not None


_NOUN: dict[str, Stem] = {
    **{"uk": _slavic_noun, "ru": _slavic_noun, "de": _german_noun, "en": _english_noun},
    **{"fr": _french_noun, "tr": _turkish_noun, "ar": _arabic_stem, "prs": _dari_stem},
}
_SKILL: dict[str, Stem] = {
    **{"uk": _slavic_noun, "ru": _slavic_noun, "de": _german_skill, "en": _english_skill},
    **{"fr": _french_skill, "tr": _turkish_noun, "ar": _arabic_stem, "prs": _dari_stem},
}
