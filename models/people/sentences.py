"""Sentences and clauses of what a person says, the language of each, and the closed-class words in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from models.people.inflection import closed_forms
from models.people.tokens import Token
from models.people.tongue import LanguageGuess
from models.people.trie import Trie
from models.people.vocabulary import Cue, Vocabulary

VERB_FINAL = frozenset({"tr", "prs"})
"""Languages whose verb, and with it wish and denial, stands at the end of the sentence."""


WORK = ("worked", "experience", "being")
"""What tells of work that was done."""
_SHORT_ITEM = 2
_MAX_SENTENCE = 150
"""Words; what goes on longer without a full stop is cut, so that no text takes long to read."""
_OPEN = frozenset({"wish", "accept", "ability"})
"""What makes an infinitive of "work" speak of the time to come."""


class Stance(StrEnum):
    """How a clause is meant."""

    PLAIN = "plain"
    DONE = "done"
    WISHED = "wished"
    DENIED = "denied"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Hit:
    """A closed-class expression: `tokens[first:last]` of the text."""

    kind: str
    value: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that says one thing: `tokens[first:last]`, the expressions in it and their kinds."""

    first: int
    last: int
    hits: tuple[Hit, ...]
    kinds: frozenset[str]
    stance: Stance = Stance.PLAIN

    def of(self, *kinds: str) -> list[Hit]:
        """Return the expressions of these kinds, in their order."""
        if self.kinds.isdisjoint(kinds):
            return []
        return [hit for hit in self.hits if hit.kind in kinds]

    @property
    def denies(self) -> bool:
        """Whether something in it is denied or refused, and nothing accepted in one breath."""
        return "negation" in self.kinds or "refuse" in self.kinds

    @property
    def works(self) -> bool:
        """Whether it tells of work that was done."""
        return not self.kinds.isdisjoint(WORK)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its language; positions count the words of the whole text."""

    tokens: Sequence[Token]
    lang: str
    first: int
    last: int
    clauses: tuple[Clause, ...]

    @cached_property
    def hits(self) -> list[Hit]:
        """All closed-class expressions, in their order."""
        return [hit for clause in self.clauses for hit in clause.hits]

    def words(self, first: int, last: int, cut: int = 0) -> str:
        """Return words as written, without the first `cut` signs."""
        parts = [self.tokens[first].text[cut:]]
        for token in self.tokens[first + 1 : last]:
            parts += [token.gap, token.text]
        return "".join(parts)

    def clause_of(self, position: int) -> Clause:
        """Return the clause that a word belongs to."""
        return next(
            (clause for clause in self.clauses if clause.first <= position < clause.last), self.clauses[-1]
        )

    def after(self, clause: Clause) -> Clause | None:
        """Return the next clause of the sentence."""
        return next((other for other in self.clauses if other.first >= clause.last), None)


def sentences_of(
    tokens: Sequence[Token], guess: LanguageGuess, vocabulary: Callable[[str], Vocabulary]
) -> list[Sentence]:
    """Return the sentences of a text, each in the language that it is written in.

    Args:
        tokens: The words of the text.
        guess: Tells the language.
        vocabulary: Gives what is known in a language.

    """
    if not tokens:
        return []
    whole = guess.of_text(tokens, lambda lang, words: vocabulary(lang).coverage(words))
    bounds = [(first, last, guess.of_sentence(tokens[first:last], whole)) for first, last in _bounds(tokens)]
    return [_sentence(tokens, first, last, vocabulary(lang)) for first, last, lang in bounds]


def _bounds(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    for index, token in enumerate(tokens):
        if index > start and (token.ends == "sentence" or index - start == _MAX_SENTENCE):
            yield start, index
            start = index
    yield start, len(tokens)


def _sentence(tokens: Sequence[Token], first: int, last: int, own: Vocabulary) -> Sentence:
    forms = [closed_forms(token.norm, own.lang) for token in tokens[first:last]]
    hits = list(_hits(own.closed, forms, first))
    breaks = list(_hits(own.breaks, forms, first))
    bounds = _clause_bounds(tokens, first, last, hits, {hit.first for hit in breaks})
    clauses = [_clause(tokens, start, stop, breaks + hits, own) for start, stop in bounds]
    return Sentence(tokens, own.lang, first, last, _with_stances(clauses, own.lang))


def _hits(trie: Trie[Cue], forms: Sequence[Sequence[str]], offset: int) -> Iterator[Hit]:
    position = 0
    while position < len(forms):
        found = trie.longest(forms, position, len(forms))
        if found is not None:
            for kind, value in found[1]:
                yield Hit(kind, value, offset + position, offset + found[0])
        position = found[0] if found else position + 1


def _clause_bounds(
    tokens: Sequence[Token], first: int, last: int, hits: Sequence[Hit], breaks: set[int]
) -> Iterator[tuple[int, int]]:
    inside = {index for hit in hits for index in range(hit.first + 1, hit.last)}
    ends = {index for index in range(first + 1, last) if tokens[index].ends == "clause"}
    cuts = sorted((breaks | ends) - inside - {first})
    yield from zip([first, *cuts], [*cuts, last], strict=True)


def _clause(tokens: Sequence[Token], first: int, last: int, hits: Sequence[Hit], own: Vocabulary) -> Clause:
    kept = [hit for hit in hits if first <= hit.first < last and not _no_subject(tokens, hit, own)]
    if any(hit.kind in _OPEN for hit in kept):
        neutral = {hit.first for hit in kept if hit.kind == "neutral_work"}
        kept = [hit for hit in kept if hit.kind != "worked" or hit.first not in neutral]
    return Clause(first, last, tuple(kept), frozenset(hit.kind for hit in kept))


def _no_subject(tokens: Sequence[Token], hit: Hit, own: Vocabulary) -> bool:
    """Whether a relative is only mentioned ("with my uncle"), not spoken about."""
    return (
        hit.kind == "other" and hit.first > 0 and tokens[hit.first - 1].norm in own.words["kin_preposition"]
    )


def _with_stances(clauses: Sequence[Clause], lang: str) -> tuple[Clause, ...]:
    """Give every clause its stance; one without a word for it continues its neighbour."""
    own = [_own_stance(clause) for clause in clauses]
    stances = list(own)
    for index, stance in enumerate(own):
        if index and _continues(clauses[index], stance, stances[index - 1]):
            stances[index] = stances[index - 1]
    if lang in VERB_FINAL:
        for index in range(len(own) - 2, -1, -1):
            follower = stances[index + 1]
            listed = follower is Stance.DENIED and clauses[index].last - clauses[index].first <= _SHORT_ITEM
            if own[index] is Stance.PLAIN and (listed or follower in (Stance.WISHED, Stance.DONE)):
                stances[index] = follower
    return tuple(
        clause if stance is Stance.PLAIN else replace(clause, stance=stance)
        for clause, stance in zip(clauses, stances, strict=True)
    )


def _continues(clause: Clause, own: Stance, before: Stance) -> bool:
    """Whether a clause is meant as the one before it; a reason ("because the children …") never is."""
    return own is Stance.PLAIN and before is not Stance.DENIED and "reason" not in clause.kinds


def _own_stance(clause: Clause) -> Stance:
    kinds = clause.kinds
    if "other" in kinds and "self" not in kinds:
        return Stance.OTHERS
    if clause.denies:
        return Stance.DENIED
    if "wish" in kinds or ("neutral_work" in kinds and "worked" not in kinds and kinds & _OPEN):
        return Stance.WISHED
    return Stance.DONE if clause.works else Stance.PLAIN
