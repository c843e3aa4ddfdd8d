"""Skills that the lexicon knows: activities whose words stand near each other, and names of tools."""

from collections.abc import Iterable, Iterator, Sequence

from models.people.finding import Finding
from models.people.sentences import Clause, Sentence, Stance
from models.people.vocabulary import Vocabulary

Span = tuple[int, int]
_LOOSE = 3
"""How many other words may stand among those of an activity."""


def is_claimed(clause: Clause) -> bool:
    """Whether what a clause names is something that the person can do."""
    if clause.stance in (Stance.OTHERS, Stance.DENIED) or clause.of("said"):
        return False
    return clause.stance is not Stance.WISHED or bool(clause.of("ability", "experience", "worked", "doing"))


def skill_finding(sentence: Sentence, span: Span, source: str, probability: float, cut: int = 0) -> Finding:
    """Return the skill that a span of words names."""
    name = sentence.words(*span, cut)
    return Finding("skills", {"name": name}, *span, sentence.lang, probability, source, cut)


def known_skills(sentence: Sentence, own: Vocabulary, taken: Sequence[Span]) -> list[Finding]:
    """Return the activities and tools of the lexicon that a sentence claims.

    Args:
        sentence: A sentence.
        own: What is known in its language.
        taken: Spans of words that name something else (occupations).

    """
    found: list[Finding] = []
    for clause in sentence.clauses:
        if is_claimed(clause):
            spans = [(hit.first, hit.last) for hit in clause.of("tool")]
            spans += _activities(sentence, clause, own)
            levels = [(hit.first, hit.last) for hit in clause.of("level_word", "language")]
            free = [span for span in spans if not overlaps(span, [*taken, *levels])]
            found += [
                skill_finding(sentence, span, "lexicon", 0.9, own.prefix(sentence.tokens[span[0] : span[1]]))
                for span in _longest(free)
            ]
    return found


def is_activity(sentence: Sentence, span: Span, own: Vocabulary) -> bool:
    """Whether the lexicon lists the words of a span as something that one does."""
    clause = sentence.clause_of(span[0])
    return any(span[0] <= first and last <= span[1] for first, last in _activities(sentence, clause, own))


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a word with any of the others."""
    return any(span[0] < last and first < span[1] for first, last in others)


def _activities(sentence: Sentence, clause: Clause, own: Vocabulary) -> Iterator[Span]:
    index, stop = own.skills, own.words["stop"]
    places: dict[int, dict[str, int]] = {}
    for position in range(clause.first, clause.last):
        token = sentence.tokens[position]
        if token.norm not in stop:
            for form in own.skill_forms(token):
                for phrase in index.at.get(form, ()):
                    places.setdefault(phrase, {})[form] = position
    for phrase, at in places.items():
        if len(at) == index.sizes[phrase] == len(set(at.values())):
            first, last = min(at.values()), max(at.values()) + 1
            if last - first <= len(at) + _LOOSE:
                yield first, last


def _longest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda each: (each[0] - each[1], each[0])):
        if not overlaps(span, kept):
            kept.append(span)
    return sorted(kept)
