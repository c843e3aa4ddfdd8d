"""Next steps and ladders as calm text."""

from collections.abc import Sequence

from rich.text import Text

from api.paragraphs import Paragraphs
from api.printing import printable
from api.ranking_text import STYLES, full_name, startable_text
from api.wording import Wording
from data.prospects import Ladder, Ladders, NextSteps, Opening, StepSet
from data.records import Candidate

_INDENT, _DEEPER = 4, 6
_MOST_LISTED = 5


class ProspectPrinter(Paragraphs):
    """Prints what steps open for one person.

    Args:
        words: The words around the sentences.
        person: Whom it is about.

    """

    def __init__(self, words: Wording, person: Candidate) -> None:
        super().__init__()
        self._words = words
        self._person = person

    def steps(self, found: NextSteps) -> None:
        """Print the sets of steps, the best first."""
        words = self._words
        self.heading(words.steps_for.format(name=full_name(self._person), date=words.date(found.on)))
        self.line(words.considered.format(count=found.considered))
        if not found.steps:
            self.line(words.no_steps)
        for number, each in enumerate(found.steps, start=1):
            self.line("")
            self._set(number, each, found)

    def ladders(self, found: Ladders) -> None:
        """Print the ladders, each from below."""
        words = self._words
        self.heading(words.ladders_for.format(name=full_name(self._person), date=words.date(found.on)))
        if not found.ladders:
            self.line(words.no_ladders)
        for each in found.ladders:
            self.line("")
            self.ladder(each, found)

    def ladder(self, ladder: Ladder, found: Ladders) -> None:
        """Print one ladder."""
        below, between, above = self._words.rungs
        self.line(Text(printable(ladder.text), style="bold"))
        if ladder.bridges:
            self.line(f"{below}:", _INDENT)
            self._openings(ladder.bridges, found, ladder.bridge_count)
        self.line(f"{between}:", _INDENT)
        for number, message in enumerate(ladder.steps, start=1):
            self.line(f"{number}. {message.text}", _DEEPER)
        if ladder.targets:
            self.line(f"{above}:", _INDENT)
            self._openings(ladder.targets, found, len(ladder.targets))

    def _set(self, number: int, each: StepSet, found: NextSteps) -> None:
        first, *others = (message.text for message in each.steps)
        self.line(Text(printable(f"{number:>2}. {first}"), style="bold"))
        for text in others:
            self.line(Text(printable(f"+ {text}"), style="bold"), _INDENT)
        self.line(each.text, _INDENT)
        self._openings(each.opened, found, each.opens)

    def _openings(self, openings: Sequence[Opening], found: NextSteps | Ladders, count: int) -> None:
        for each in openings[:_MOST_LISTED]:
            about = ", ".join(filter(None, (each.title, each.employer)))
            self.line(
                Text.assemble(
                    printable(f"· {about}  "),
                    (printable(f"[{each.vacancy}]  "), "dim"),
                    (startable_text(self._words, each, found.on), STYLES[each.startable]),
                ),
                _DEEPER,
            )
        if count > _MOST_LISTED:
            self.line(self._words.more.format(count=count - _MOST_LISTED), _DEEPER)
