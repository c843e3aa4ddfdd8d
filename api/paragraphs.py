"""Calm text: bold headings and wrapped lines for a terminal, plain lines where it goes elsewhere."""

import sys

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.printing import printable


class Paragraphs:
    """Prints headings and paragraphs on standard output."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    def heading(self, text: str) -> None:
        """Print a line that says what follows."""
        self.line(Text(printable(text), style="bold"))

    def line(self, text: str | Text, indent: int = 0) -> None:
        """Print one paragraph."""
        text = Text(printable(text)) if isinstance(text, str) else text
        if self._console.is_terminal and text.plain:
            self._console.print(Padding(text, (0, 0, 0, indent), expand=False))
        else:
            sys.stdout.write(f"{' ' * indent}{text.plain}\n" if text.plain else "\n")
