"""How one language writes numbers, money, dates, lists, and names of languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Direction = Literal["ltr", "rtl"]
Words = Mapping[str, Mapping[str, str]]
"""Words of a catalogue by table and code, as `words["who"]["employer"]`."""

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
CACHED = 4096


class Speech:
    """Writes values in one language; what was written once is kept.

    Args:
        locale: rules of the language, as babel knows them.
        words: the catalogue's own words, names of languages that babel lacks among them.
        direction: of writing; in a right-to-left text foreign words are isolated, or they tear it apart.

    """

    def __init__(self, locale: Locale, words: Words, direction: Direction) -> None:
        self.words = words
        self.plural_form: Callable[[float], str] = locale.plural_form
        self._locale = locale
        self._patterns: Mapping[str, str] = locale.list_patterns["standard"]
        self._isolates = direction == "rtl"
        self.number = lru_cache(CACHED)(self._number)
        self.percent = lru_cache(CACHED)(self._percent)
        self.money = lru_cache(CACHED)(self._money)
        self.date = lru_cache(CACHED)(self._date)
        self.language = lru_cache(CACHED)(self._language)

    def text(self, value: object) -> str:
        """A person's or employer's own words, as they are; bare numbers as numbers."""
        if isinstance(value, int | float):
            return self.number(value)
        return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}" if self._isolates else str(value)

    def listed(self, items: Sequence[str]) -> str:
        """An enumeration, as in "A, B and C"."""
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return self._patterns["2"].format(*items)
        text = self._patterns["start"].format(items[0], items[1])
        for item in items[2:-1]:
            text = self._patterns["middle"].format(text, item)
        return self._patterns["end"].format(text, items[-1])

    def capital(self, text: str) -> str:
        """Begin `text` with a capital letter."""
        return text[:1].upper() + text[1:]

    def _number(self, value: float) -> str:
        from babel.numbers import format_decimal

        return format_decimal(round(value, 1), locale=self._locale)

    def _percent(self, value: float) -> str:
        from babel.numbers import format_percent

        return format_percent(value, locale=self._locale)

    def _money(self, value: float) -> str:
        from babel.numbers import format_currency

        return format_currency(value, "EUR", locale=self._locale)

    def _date(self, value: str) -> str:
        from babel.dates import format_date

        return format_date(dt.date.fromisoformat(value), "long", locale=self._locale)

    def _language(self, tag: str) -> str:
        primary = tag.partition("-")[0]
        own = self.words.get("languages", {})
        return own.get(primary) or self._locale.languages.get(primary) or tag
