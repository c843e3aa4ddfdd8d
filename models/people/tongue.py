"""The language of a text among those of the lexicon, from its script, its letters and its commonest words."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from models.people.cues import Row
from models.people.tokens import Token, fold, script_of

_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "latin": ("de", "en", "tr", "fr"),
    "cyrillic": ("uk", "ru"),
    "arabic": ("ar", "prs"),
}
_LETTERS: Mapping[str, frozenset[str]] = {
    **{"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё"), "tr": frozenset("ğışİçöü"), "de": frozenset("äßöü")},
    **{"fr": frozenset("éèêàçùâî"), "prs": frozenset("پچژگکی"), "ar": frozenset("ةىإ"), "en": frozenset()},
}


_CACHED_WORDS = 20_000


class LanguageGuess:
    """Guesses the language of texts and sentences.

    Args:
        rows: The closed-class expressions; those of kind "marker" are the commonest words of each language.

    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._words: dict[str, set[str]] = {lang: set() for langs in _SCRIPTS.values() for lang in langs}
        for kind, _, lang, words in rows:
            if kind == "marker":
                self._words[lang].add(fold(words))
        self._signs = lru_cache(_CACHED_WORDS)(self._signs_of)

    def of_text(self, tokens: Sequence[Token], coverage: Callable[[str, Sequence[Token]], int]) -> str:
        """Return the language of a whole text.

        Args:
            tokens: Its words.
            coverage: Counts the known expressions of a language; asked only where the common words do not decide.

        Returns:
            a language code of the lexicon; German where nothing is known.

        """
        scores = self._scores(tokens)
        if not scores:
            return "de"
        best = max(scores.values())
        near = [lang for lang, score in scores.items() if score >= best - 1]
        if len(near) == 1:
            return near[0]
        return max(near, key=lambda lang: scores[lang] + coverage(lang, tokens))

    def of_sentence(self, tokens: Sequence[Token], usual: str) -> str:
        """Return the language of a sentence.

        Args:
            tokens: Its words.
            usual: The language of the text around; kept unless two more signs speak for another one.

        Returns:
            a language code of the lexicon.

        """
        scores = self._scores(tokens)
        if not scores:
            return usual
        best = max(scores, key=lambda lang: scores[lang])
        if usual in scores:
            return usual if scores[usual] + 2 > scores[best] else best
        return usual if len(tokens) <= 3 else best

    def _scores(self, tokens: Sequence[Token]) -> dict[str, int]:
        """Return how many signs speak for each language of the commonest script."""
        scripts: Counter[str] = Counter()
        scores: Counter[str] = Counter()
        for token in tokens:
            script, langs = self._signs(token.text, token.norm)
            scripts[script] += 1
            scores.update(langs)
        del scripts[""]
        if not scripts:
            return {}
        script = max(scripts, key=lambda name: (scripts[name], name != "latin"))
        return {lang: scores[lang] for lang in _SCRIPTS[script]}

    def _signs_of(self, word: str, norm: str) -> tuple[str, tuple[str, ...]]:
        """Return the script of a word, and the languages that it speaks for."""
        script = script_of(norm[:1])
        by_word = [lang for lang in _SCRIPTS.get(script, ()) if norm in self._words[lang]]
        by_letter = [lang for lang in _SCRIPTS.get(script, ()) if not _LETTERS[lang].isdisjoint(word)]
        return script, (*by_word, *by_letter)
