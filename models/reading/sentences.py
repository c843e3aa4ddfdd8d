"""An advertisement taken apart: sections under headings, sentences, and their comma-separated parts.

Everything works on a lower-cased copy of the same length, so that every position found in it is a position of
the text itself. Sentences are at most `MAX_SENTENCE` characters long: that bounds the work of every rule, also on
text without any punctuation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from models.reading.cues import listed_words
from models.reading.headings import Section, heading_section

MAX_TEXT = 60_000
"""Characters that are read; no advertisement is longer, and what follows stays unread."""
MAX_SENTENCE = 400

_PLAIN = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("’", "'"),
    ("\t", " "),
    ("**", "  "),
)
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪●◦‣✓✔➔→>+]|\d{1,2}[.)](?=\s))[ \t]+|[ \t]*[•·▪●✓✔](?=\w)")
_EMPHASIS = "*_#= \t"
_SENTENCE_END = re.compile(r"[.!?…](?=[)\"“”*_]{0,3}\s+\S)")
_ABBREVIATIONS = frozenset(
    listed_words(
        "mind min max std stdn wo inkl ca bzw kl nr gem abgeschl dr prof tägl evtl ggf etc vgl usw",
        "bspw sog st str tel",
        "o u z b d h i m a s abs art e.g i.e approx incl mtl monatl jährl zzgl ausb kfm techn dt engl vsl",
    )
)
_PART_BREAK = re.compile(r"[()\[\]]|[,;:](?=\s)| (?:-(?= )|(?:aber|jedoch|sondern|but)\b)")


class Source(StrEnum):
    """Which of the two texts a sentence stands in."""

    TITLE = "title"
    DESCRIPTION = "description"


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence between commas and the like; brackets stay within their part."""

    start: int
    end: int
    low: str


@dataclass(frozen=True)
class Sentence:
    """One sentence, bullet or heading. `start` is its position in its source text."""

    text: str
    low: str
    start: int
    section: Section
    source: Source = Source.DESCRIPTION
    bullet: bool = False
    bare: bool = True
    """Whether it is the only sentence of its line, as bullets and headings are."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The comma-separated parts, in order."""
        return tuple(_parts(self.low))

    def part_index(self, position: int) -> int:
        """Return the number of the part that holds a position of the sentence."""
        return next((i for i, part in enumerate(self.parts) if position < part.end), len(self.parts) - 1)


def lowered(text: str) -> str:
    """Lower-case `text` without changing its length, dashes and blanks brought into one form."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    for char, plain in _PLAIN:
        low = low.replace(char, plain)
    return low


def title_sentence(title: str) -> Sentence:
    """Return a title as one sentence, cut to what is read."""
    title = title[:MAX_SENTENCE]
    return Sentence(title, lowered(title), 0, Section.NONE, Source.TITLE)


def sentences(text: str) -> Iterator[Sentence]:
    """Take a description apart, in order; headings are sentences, too."""
    section, bullets_seen, after_blank = Section.NONE, False, False
    text = text[:MAX_TEXT]
    low = lowered(text)
    for start, line in _lines(text):
        if not line.strip(_EMPHASIS):
            after_blank = True
            continue
        bullet = _BULLET.match(line)
        offset = bullet.end() if bullet else 0
        body = line[offset:]
        start += offset  # noqa: PLW2901 - the bullet is no part of the line
        low_body = low[start : start + len(body)]
        head, whole_line = heading_section(low_body.strip(_EMPHASIS))
        if head is not None and whole_line:
            section, bullets_seen = head, False
        elif after_blank and bullets_seen and not bullet and _is_running_text(body):
            section = Section.NONE
        bullets_seen = bullets_seen or bullet is not None
        after_blank = False
        for first, last, bare in _line_spans(body):
            span = (body[first:last], low_body[first:last], start + first)
            yield Sentence(*span, head or section, bullet=bullet is not None, bare=bare)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        position += len(line)


def _is_running_text(line: str) -> bool:
    return len(line) > 60 and line.rstrip().endswith((".", "!", "?"))


def _line_spans(line: str) -> list[tuple[int, int, bool]]:
    """Return start and end of the sentences of a line, and whether there is only one."""
    spans = [span for whole in _sentence_spans(line) for span in _bounded(line, *whole)]
    return [(start, end, len(spans) == 1) for start, end in spans]


def _sentence_spans(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _SENTENCE_END.finditer(line):
        if stop[0] == "." and _is_abbreviation(line, stop.start()):
            continue
        yield start, stop.end()
        start = stop.end()
    if start < len(line):
        yield start, len(line)


def _is_abbreviation(line: str, dot: int) -> bool:
    """Whether the full stop at `dot` belongs to the word or ordinal number before it."""
    before = line[max(0, dot - 14) : dot].rsplit(None, 1)
    word = before[-1].lstrip("(„\"'").lower() if before else ""
    after = line[dot + 1 : dot + 4].lstrip()
    if word.isdigit():
        return len(word) <= 2
    if len(word) == 1 and line[dot - 1].isupper():
        return before[0].endswith(".") and len(before) > 1
    return word in _ABBREVIATIONS or (len(word) > 1 and word[-2:-1] == ".") or after[:1].islower()


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than `MAX_SENTENCE` at blanks, and leave blanks at the edges out."""
    while end - start > MAX_SENTENCE:
        cut = line.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        yield start, cut
        start = cut
    while start < end and line[start].isspace():
        start += 1
    if start < end:
        yield start, end


def _parts(low: str) -> Iterator[Part]:
    start, depth = 0, 0
    for match in _PART_BREAK.finditer(low):
        if match[0] in "([":
            depth += 1
        elif match[0] in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            stop = match.end() if match[0][0] in ",;:" else match.start()
            if stop > start:
                yield Part(start, stop, low[start:stop])
            start = stop
    if start < len(low) or start == 0:
        yield Part(start, len(low), low[start:])
