"""Names of jobs without grammatical gender in the languages of the lexicon other than German.

"Вчителька" and "вчитель", "ممرضة" and "ممرض", "infirmière" and "infirmier" are the same job. A feminine form gives way
to the masculine one only where the lexicon lists both for one occupation, so that words that merely end alike
("гостиница", "صيانة") stay what they are. German has rules of its own, in `models.gender`.
"""

import re
from collections.abc import Iterator
from functools import cache

from data.lexicon import occupation_titles

# Feminine ending -> masculine ending, by language; the first for which the lexicon has the masculine form counts. Of
# nurses the feminine form is the one that everybody uses.
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "uk": (
        *(
            ("ниця", "ник"),
            ("чиня", "ець"),
            ("иня", ""),
            ("івка", "івець"),
            ("авиця", "авець"),
            ("ачка", "ач"),
        ),
        *(("ійка", "ій"), ("ка", ""), ("ша", ""), ("брат", "сестра")),
    ),
    "ru": (
        *(("ница", "ник"), ("ница", ""), ("щица", "щик"), ("авщица", "авец"), ("чица", "чик"), ("иха", "ой")),
        *(
            ("иха", ""),
            ("овка", "овец"),
            ("ка", "ец"),
            ("ка", ""),
            ("есса", ""),
            ("ша", ""),
            ("брат", "сестра"),
        ),
    ),
    "ar": (("ة", ""),),
    "prs": (("ه", ""),),
    "fr": (
        *(
            ("ière", "ier"),
            ("ère", "er"),
            ("euse", "eur"),
            ("trice", "teur"),
            ("ienne", "ien"),
            ("onne", "on"),
        ),
        *(("esse", ""), ("e", "")),
    ),
    "en": (("ress", "er"), ("ress", "or"), ("ess", "")),
}
# Endings of the other cases in the singular, by the ending of the nominative: an advertisement knows that one alone.
_CASES: dict[str, dict[str, tuple[str, ...]]] = {
    "uk": {
        "ка": ("ки", "ці", "ку", "кою"), "ця": ("ці", "цю", "цею"), "ня": ("ні", "ню", "нею"),
        "ець": ("ця", "цеві", "цем"), "ь": ("я", "еві", "ем"), "": ("а", "ові", "ом"),
    },
    "ru": {
        "ка": ("ки", "ке", "ку", "кой"), "ца": ("цы", "це", "цу", "цей"), "ша": ("ши", "ше", "шу", "шей"),
        "ец": ("ца", "цу", "цом", "цем"), "ь": ("я", "ю", "ем"), "": ("а", "у", "ом"),
    },
}  # fmt: skip
# The past tense tells the gender of who worked: stems of the verbs of work, with the endings of woman and man.
_PAST = (
    ("працюва роби займа навча вчи закінчи готува ши прибира догляда продава ремонтува будува вари води вози бу",
     ("ла", "в"), ("лася", "вся"), ("лась", "вся")),
    ("работа дела занима учи окончи закончи готови ши убира ухажива продава ремонтирова строи вари води вози бы",
     ("ла", "л"), ("лась", "лся")),
)  # fmt: skip
_LEAST = 4
"""Letters of a masculine form at least: "press" is no woman among the "pr"."""
# They name a subject or a trade as well as a woman who has it: "médecine", and in Arabic the form of "نجارة".
_TRADE = re.compile(r"médecine|[\u0621-\u064a]{2}ا[\u0621-\u064a]ة")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_WOMAN = re.compile(r"(?<=[a-z]{4})wom([ae])n(?!\w)")
_MAY_BE = re.compile(
    r"[\u0400-\u06ff]|(?:(?:i?ère|euse|trice|enne|onne|ante|ente|ée|te|ne|le|re|ane|ine|esse|ess|wom[ae]n))(?!\w)",
    re.I,
)


def masculine_words(text: str) -> str:
    """`text` with every feminine name of a job in its masculine form; other words, and German, stay as they are."""
    if not _MAY_BE.search(text):
        return text
    pairs = _pairs()
    text = _WORD.sub(lambda found: pairs.get(found[0].lower(), found[0]), text)
    return _WOMAN.sub(r"m\1n", text)


@cache
def _pairs() -> dict[str, str]:
    """Feminine word -> masculine word, lower case; German words are none of them."""
    german = {word for row in occupation_titles() if row.lang == "de" for word in _words(row.title)}
    concepts: dict[tuple[str, str], set[str]] = {}
    for row in occupation_titles():
        if row.lang in _ENDINGS:
            concepts.setdefault((row.lang, row.concept), set()).update(_words(row.title))
    pairs = {
        stem + woman: stem + man
        for stems, *endings in _PAST
        for stem in stems.split()
        for woman, man in endings
    }
    for (lang, _), words in concepts.items():
        for word in sorted(words - german):
            if form := _masculine(word, lang, words):
                others = (*_cases(word, lang), *_cases(form, lang))
                pairs |= {word: form, **{other: form for other in others if other not in words}}
    return pairs


def _cases(word: str, lang: str) -> Iterator[str]:
    """The other cases of a noun in the singular, where the language has any."""
    endings = _CASES.get(lang, {})
    ending = next((each for each in endings if word.endswith(each)), None)
    if ending is not None:
        yield from (word.removesuffix(ending) + other for other in endings[ending])


def _masculine(word: str, lang: str, known: set[str]) -> str | None:
    if _TRADE.fullmatch(word):
        return None
    forms = (
        word.removesuffix(feminine) + masculine
        for feminine, masculine in _ENDINGS[lang]
        if word.endswith(feminine)
    )
    return next((form for form in forms if form in known and len(form) >= _LEAST), None)


def _words(title: str) -> Iterator[str]:
    return (word.lower() for word in _WORD.findall(title))
