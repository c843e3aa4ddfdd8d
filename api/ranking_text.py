"""A ranking as calm text: for a terminal with bold and wrapped lines, plain where it goes elsewhere."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.printing import printable
from api.wording import Wording
from data.matches import ASPECTS, Match, Message
from data.records import Candidate, Place, Vacancy

Record = Candidate | Vacancy
_STYLES = {"now": "green", "after_steps": "yellow", "no": "red", "unknown": "yellow"}
_MOST_OCCUPATIONS = 3


class RankingPrinter:
    """Prints matches of one record.

    Args:
        words: The words around the sentences.
        find: Finds the other record of a match by its id; `None` where it is gone.

    """

    def __init__(self, words: Wording, find: Callable[[Match], Record | None]) -> None:
        self._words = words
        self._find = find
        self._console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    def heading(self, text: str) -> None:
        """Print a line that says what follows."""
        self.line(Text(printable(text), style="bold"))

    def matches(self, matches: Sequence[Match], reasons: int | None = None) -> None:
        """Print matches, the best first.

        Args:
            matches: What to print.
            reasons: How many sentences of each kind at most; all if left out.

        """
        if not matches:
            self.line(self._words.no_matches)
        for match in matches:
            self.line("")
            self._match(match, reasons)

    def line(self, text: str | Text, indent: int = 0) -> None:
        """Print one paragraph."""
        text = Text(printable(text)) if isinstance(text, str) else text
        if self._console.is_terminal:
            self._console.print(Padding(text, (0, 0, 0, indent), expand=False))
        else:
            sys.stdout.write(f"{' ' * indent}{text.plain}\n" if text.plain else "\n")

    def _match(self, match: Match, most: int | None) -> None:
        record = self._find(match)
        self.line(Text.assemble((f"{match.rank:>2}. ", "bold"), *self._title(match, record)))
        if isinstance(record, Vacancy):
            self.line(self._where(record), 4)
        self.line(Text(self._startable(match), style=_STYLES[match.startable]), 4)
        self.line(Text(self._fit(match), style="dim"), 4)
        self._sentences("+ ", match.reasons[:most])
        self._sentences(f"- {self._words.missing}", match.missing[:most])
        self._sentences(f"> {self._words.next_step}", match.next_steps[:most])

    def _title(self, match: Match, record: Record | None) -> Iterable[tuple[str, str]]:
        name = match.candidate if isinstance(record, Candidate) else match.vacancy
        title = short_title(record) if record is not None else ""
        yield printable(f"{title or name}  "), "bold"
        yield f"{match.score:.0%}", "bold"
        yield printable(f"  [{name}]"), "dim"

    def _where(self, vacancy: Vacancy) -> str:
        employer = vacancy.employer.name or self._words.employer_unknown
        return ", ".join(filter(None, (employer, *map(place_name, vacancy.places[:2]))))

    def _startable(self, match: Match) -> str:
        words = self._words
        text = words.startable[match.startable]
        if match.startable_from is None or match.startable == "no":
            return text
        return words.startable_from.format(startable=text, date=words.date(match.startable_from))

    def _fit(self, match: Match) -> str:
        return " · ".join(
            f"{self._words.aspects[aspect]} {_percent(getattr(match.fit, aspect))}" for aspect in ASPECTS
        )

    def _sentences(self, mark: str, messages: Iterable[Message]) -> None:
        for message in messages:
            self.line(f"{mark}{message.text}", 4)


def heading(words: Wording, record: Record, on: dt.date) -> str:
    """What a ranking is of."""
    template = words.vacancies_for if isinstance(record, Candidate) else words.candidates_for
    title = short_title(record)
    name = f"{record.id} ({title})" if title else record.id
    return template.format(name=name, date=words.date(on))


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def short_title(record: Record) -> str:
    """A vacancy's title, or what a person has worked in."""
    if isinstance(record, Vacancy):
        return record.title
    titles = [each.title for each in record.occupations] or list(record.wishes.occupations)
    return ", ".join(titles[:_MOST_OCCUPATIONS])


def place_name(place: Place) -> str:
    """A place in one line."""
    name = place.name or place.municipality or place.district or ""
    if place.district and place.district not in name:
        name = f"{name}-{place.district}" if name else place.district
    return " ".join(filter(None, (place.postcode, name)))
