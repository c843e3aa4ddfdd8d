"""A ranking as calm text: for a terminal with bold and wrapped lines, plain where it goes elsewhere."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from rich.text import Text

from api.paragraphs import Paragraphs
from api.printing import printable
from api.wording import Wording
from data.matches import ASPECTS, Match, Message
from data.prospects import Opening
from data.records import Candidate, Place, Vacancy

Record = Candidate | Vacancy
STYLES = {"now": "green", "after_steps": "yellow", "no": "red", "unknown": "yellow"}
_INDENT = 4
_MOST_TITLES = 3
_MOST_PLACES = 2
_EXCERPT = 60


class RankingPrinter(Paragraphs):
    """Prints matches of one record.

    Args:
        words: The words around the sentences.
        on: The day of the ranking.
        find: Finds the other record of a match; `None` where it is gone.

    """

    def __init__(self, words: Wording, on: dt.date, find: Callable[[Match], Record | None]) -> None:
        super().__init__()
        self._words = words
        self._on = on
        self._find = find

    def matches(self, matches: Sequence[Match], most: int | None = None) -> None:
        """Print matches, the best first.

        Args:
            matches: What to print.
            most: How many sentences of each kind at most; all if left out.

        """
        if not matches:
            self.line(self._words.no_matches)
        for match in matches:
            self.line("")
            self._match(match, most)

    def _match(self, match: Match, most: int | None) -> None:
        record = self._find(match)
        self.line(self._title(match, record))
        if record is not None and (about := self._about(record)):
            self.line(about, _INDENT)
        self.line(Text(startable_text(self._words, match, self._on), style=STYLES[match.startable]), _INDENT)
        self.line(Text(self._fit(match), style="dim"), _INDENT)
        self._sentences("+", match.reasons[:most])
        self._sentences("–", match.missing[:most])
        self._sentences("→", match.next_steps[:most])

    def _title(self, match: Match, record: Record | None) -> Text:
        name = match.candidate if isinstance(record, Candidate) else match.vacancy
        title = short_title(record) if record is not None else ""
        first = f"{match.rank:>2}. {title or name}  {self._words.percent(match.score)}"
        return Text.assemble((printable(first), "bold"), (printable(f"  [{name}]"), "dim"))

    def _about(self, record: Record) -> str:
        if isinstance(record, Vacancy):
            employer = record.employer.name or self._words.employer_unknown
            return ", ".join(filter(None, (employer, *map(place_name, record.places[:_MOST_PLACES]))))
        spoken = (f"{language.code} {language.level}" for language in record.languages)
        return ", ".join(filter(None, (place_name(record.place) if record.place else "", *spoken)))

    def _fit(self, match: Match) -> str:
        return " · ".join(
            f"{self._words.aspects[aspect]} {'–' if share is None else self._words.percent(share)}"
            for aspect in ASPECTS
            for share in [getattr(match.fit, aspect)]
        )

    def _sentences(self, mark: str, messages: Iterable[Message]) -> None:
        for message in messages:
            self.line(f"{mark} {message.text}", _INDENT)


def startable_text(words: Wording, answer: Match | Opening, on: dt.date) -> str:
    """Whether work can start, and from when where that is later than the day that was asked for."""
    if answer.startable_from is None or answer.startable_from <= on:
        return words.startable[answer.startable]
    return words.startable_from[answer.startable].format(date=words.date(answer.startable_from))


def heading(words: Wording, record: Record, on: dt.date) -> str:
    """What a ranking is of."""
    template = words.vacancies_for if isinstance(record, Candidate) else words.candidates_for
    return template.format(name=full_name(record), date=words.date(on))


def full_name(record: Record) -> str:
    """The id of a record, and what it is."""
    title = short_title(record)
    return f"{record.id} ({title})" if title else record.id


def short_title(record: Record) -> str:
    """A vacancy's title; of a person what it has worked in, else wishes for, can do, or says."""
    if isinstance(record, Vacancy):
        return record.title
    occupations = [each.title for each in record.occupations]
    titles = occupations or list(record.wishes.occupations) or [each.name for each in record.skills]
    return " / ".join(titles[:_MOST_TITLES]) or excerpt(record.text or "", _EXCERPT)


def excerpt(text: str, length: int) -> str:
    """The beginning of a text on one line, whole words, at most `length` characters."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return f"{text[: length - 2].rpartition(' ')[0] or text[: length - 2]} …"


def place_name(place: Place) -> str:
    """A place in one line."""
    name = place.name or place.municipality or ""
    if place.district and place.district not in name:
        name = f"{name} ({place.district})" if name else place.district
    return " ".join(filter(None, (place.postcode, name)))
