"""Which occupations and lines of work a sentence names, whoever has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.lexicon import OccupationTitle
from models.people.inflection import arabic_prefix, noun_stem
from models.people.sentences import Clause, Sentence
from models.people.tokens import fold
from models.people.vocabulary import Vocabulary

_INFLECTED = frozenset({"uk", "ru", "tr", "ar", "prs"})
"""Languages in which a title takes endings or prefixes in a sentence that say nothing of the occupation."""
_TURKISH_WHERE = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")


@dataclass(frozen=True, slots=True)
class Named:
    """An occupation that the text names: `tokens[first:last]`.

    Attributes:
        row: The row of the lexicon.
        first: Index of the first word.
        last: Index behind the last word.
        surely: How likely this row is meant, 0 to 1.
        is_field: Whether only the line of work or the workplace is named ("Küche", "у магазині").
        cut: Length of an Arabic prefix of the first word that is none of its own.
        base: The title without the endings that it has in the text; empty where it stands there as it is called.

    """

    row: OccupationTitle
    first: int
    last: int
    surely: float
    is_field: bool = False
    cut: int = 0
    base: str = ""

    def title(self, sentence: Sentence) -> str:
        """What the occupation is called: its base form where that is sure, else the words as written."""
        return self.base or sentence.words(self.first, self.last, self.cut)


def named_occupations(sentence: Sentence, own: Vocabulary, german: Vocabulary) -> list[Named]:
    """Return every occupation and line of work that a sentence names.

    Args:
        sentence: A sentence.
        own: What is known in its language.
        german: What is known in German, for the German words in other languages.

    """
    found: list[Named] = []
    for clause in sentence.clauses:
        fields = _fields(sentence, clause, own)
        titles = [
            named
            for named in _titles(sentence, clause, own, german)
            if _is_meant(sentence, clause, named) and not any(_holds(wider, named) for wider in fields)
        ]
        titles = _merged(titles)
        found += titles or fields
    return found


def _holds(wider: Named, named: Named) -> bool:
    """Whether a line of work has the title as one of its words: "soins infirmiers"."""
    inside = wider.first <= named.first and named.last <= wider.last
    return inside and wider.last - wider.first > named.last - named.first


def _titles(sentence: Sentence, clause: Clause, own: Vocabulary, german: Vocabulary) -> Iterator[Named]:
    tokens = sentence.tokens[clause.first : clause.last]
    forms = [own.noun_forms(token) for token in tokens]
    loans = [german.noun_forms(token) if _may_be_german(token.text) else () for token in tokens]
    position = 0
    while position < len(tokens):
        named = _match(own, forms, sentence, clause, position)
        if named is None and own.lang != "de" and loans[position]:
            named = _match(german, loans, sentence, clause, position)
        if named is None and own.lang == "de":
            named = _compound(own, tokens[position].text, clause.first + position)
        if named is not None:
            yield named
        position = named.last - clause.first if named else position + 1


def _may_be_german(word: str) -> bool:
    return len(word) > 3 and word[:1].isupper() and word[:1] < "Ā"


def _match(
    vocabulary: Vocabulary, forms: Sequence[Sequence[str]], sentence: Sentence, clause: Clause, start: int
) -> Named | None:
    found = vocabulary.titles.longest(forms, start, len(forms))
    if found is None:
        return None
    first, last = clause.first + start, clause.first + found[0]
    words = " ".join(token.text.lower() for token in sentence.tokens[first:last])
    exact = [row for row in found[1] if row.title.lower() == words]
    sure = bool(exact) or len({row.concept for row in found[1]}) == 1
    cut = _prefix(vocabulary, forms, sentence, first, start, found[0]) if vocabulary.lang == "ar" else 0
    row = (exact or found[1])[0]
    base = row.title if sure and not exact and vocabulary.lang in _INFLECTED else ""
    return Named(row, first, last, 1.0 if sure else 0.85, cut=cut, base=base)


def _prefix(
    vocabulary: Vocabulary,
    forms: Sequence[Sequence[str]],
    sentence: Sentence,
    first: int,
    start: int,
    stop: int,
) -> int:
    """Return the length of the prefix without which the first word is the one of the lexicon."""

    def fits(word: str) -> bool:
        found = vocabulary.titles.longest(
            [(noun_stem(word, "ar"),), *forms[start + 1 : stop]], 0, stop - start
        )
        return found is not None and found[0] == stop - start

    return arabic_prefix(sentence.tokens[first].norm, fits)


def _compound(vocabulary: Vocabulary, word: str, position: int) -> Named | None:
    """Read an unlisted German compound by the occupation that it ends with ("Schuhverkäuferin")."""
    if len(word) < 10:
        return None
    stem = noun_stem(word, "de")
    for cut in range(3, len(stem) - 5):
        if (row := vocabulary.tails.get(stem[cut:])) is not None:
            return Named(row, position, position + 1, 0.88)
    return None


def _is_meant(sentence: Sentence, clause: Clause, named: Named) -> bool:
    """Whether the words are an occupation here, and not one of their other meanings.

    Not meant are words that tell how well somebody speaks ("bon", which is also a maid's), German ones in small
    letters ("näher"), Turkish ones that say where ("berberde"), Dari ones without the ending that makes a trade of
    them, and, away from a verb of work, words that mean something else as often ("математика": mathematics, or of
    the mathematician).
    """
    if named.last - named.first > 1:
        return True
    here = [hit.kind for hit in clause.hits if hit.first <= named.first < hit.last]
    if "level_word" in here or "language" in here:
        return False
    if "ambiguous_title" in here:
        near = clause.of("worked", "being", "as", "wish")
        return any(0 <= named.first - hit.last <= 1 for hit in near)
    token = sentence.tokens[named.first]
    if sentence.lang == "prs" and fold(named.row.title) == f"{token.norm}ي":
        return False
    if sentence.lang == "tr":
        return not token.norm.endswith(_TURKISH_WHERE)
    return sentence.lang != "de" or not token.text.islower() or not _has_nouns(sentence)


def _has_nouns(sentence: Sentence) -> bool:
    return any(token.text[:1].isupper() for token in sentence.tokens[sentence.first + 1 : sentence.last])


def _merged(titles: Sequence[Named]) -> list[Named]:
    """A title right behind another one belongs to it: "teacher (of) mathematician"."""
    merged: list[Named] = []
    for named in titles:
        if merged and merged[-1].last == named.first and not named.cut:
            merged[-1] = replace(merged[-1], last=named.last, base="")
        else:
            merged.append(named)
    return merged


def _fields(sentence: Sentence, clause: Clause, own: Vocabulary) -> list[Named]:
    rows = ((own.concepts.get(hit.value), hit) for hit in clause.of("field"))
    return [
        Named(
            row,
            hit.first,
            hit.last,
            0.9,
            is_field=True,
            cut=own.prefix(sentence.tokens[hit.first : hit.last]),
        )
        for row, hit in rows
        if row is not None
    ]
