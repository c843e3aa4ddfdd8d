"""Skills in words that the lexicon does not know, by their place: after "I can", "вмію", "بعرف", before "biliyorum".

What is listed beside a known skill, behind a colon, or behind an occupation and its years counts as well.
"""

from collections.abc import Iterator, Sequence

from models.people.finding import Finding
from models.people.sentences import VERB_FINAL, Clause, Sentence
from models.people.skills import Span, is_claimed, overlaps, skill_finding
from models.people.vocabulary import Vocabulary

_MAX_WORDS = 4
_SURELY = 0.75
_STOPS = frozenset(
    (
        "wish",
        "worked",
        "negation",
        "refuse",
        "course",
        "passed",
        "language",
        "self",
        "said",
        "other",
        "education",
    )
)
"""What ends a list of things that somebody can do."""
_NO_SKILL = frozenset(
    (
        *(
            "language",
            "level_word",
            "year",
            "month",
            "number_word",
            "nights",
            "shifts",
            "full_time",
            "part_time",
        ),
        *(
            "mini_job",
            "driving_licence",
            "licence",
            "licence_no",
            "wish",
            "worked",
            "experience",
            "other",
            "living",
        ),
        *(
            "age",
            "hour",
            "said",
            "negation",
            "refuse",
            "accept",
            "course",
            "passed",
            "break",
            "neutral_work",
            "day",
        ),
        *("only", "self", "being", "have", "education", "needed", "reason", "any_time"),
    )
)


def phrase_skills(
    sentence: Sentence,
    own: Vocabulary,
    known: Sequence[Finding],
    taken: Sequence[Span],
    after_occupation: bool,
) -> list[Finding]:
    """Return the phrases that their place in the sentence makes skills.

    Args:
        sentence: A sentence.
        own: What is known in its language.
        known: The skills that the lexicon found in it.
        taken: Spans of words that name something else (occupations).
        after_occupation: Whether the sentence before named an occupation.

    """
    known_spans = [(finding.first, finding.last) for finding in known]
    spans = [*taken, *known_spans]
    found: list[Finding] = []
    for clause, (start, stop) in _stretches(sentence, own, taken, known, after_occupation):
        if not is_claimed(clause):
            continue
        for span in _pieces(sentence, own, start, stop, spans):
            if _may_be_skill(sentence, own, span) and not _is_rest(
                sentence, clause, span, [*taken, *known_spans]
            ):
                cut = _prefix(sentence, own, span, clause)
                found.append(skill_finding(sentence, span, "phrase", _SURELY, cut))
                spans.append(span)
    return found


def _stretches(
    sentence: Sentence,
    own: Vocabulary,
    taken: Sequence[Span],
    known: Sequence[Finding],
    after_occupation: bool,
) -> Iterator[tuple[Clause, Span]]:
    """Yield the stretches of words that hold skills, with their clauses."""
    clauses = sentence.clauses
    skilled = [any(clause.first <= each.first < clause.last for each in known) for clause in clauses]
    bare_list = after_occupation and _is_bare_list(sentence)
    active = False
    order = range(len(clauses) - 1, -1, -1) if sentence.lang in VERB_FINAL else range(len(clauses))
    for index in order:
        clause = clauses[index]
        governed = _governed(sentence, clause)
        if governed is not None:
            active = True
            yield clause, governed
            continue
        active = active and not clause.kinds & _STOPS and not _is_subordinate(sentence, own, clause)
        short = clause.last - clause.first <= _MAX_WORDS - 1
        beside = any(skilled[max(0, index - 1) : index + 2]) and short
        named = after_occupation or any(span[0] < clause.first for span in taken)
        if active or beside or bare_list or (short and named and _is_listed(sentence, own, index)):
            yield clause, (clause.first, clause.last)


def _governed(sentence: Sentence, clause: Clause) -> Span | None:
    """Return what a word of ability, or an activity in the first person, governs in a clause."""
    late = sentence.lang in VERB_FINAL
    if doing := clause.of("doing"):
        return (clause.first, doing[-1].last) if late else (doing[0].first, clause.last)
    if ability := clause.of("ability"):
        return (clause.first, ability[-1].first) if late else (ability[0].last, clause.last)
    return None


def _is_bare_list(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but short items: "Installation, dépannage, tableaux"."""
    short = all(clause.last - clause.first <= _MAX_WORDS for clause in sentence.clauses)
    bare = not any(hit.kind in _NO_SKILL or hit.kind == "field" for hit in sentence.hits)
    return short and bare and len(sentence.clauses) > 1


def _is_listed(sentence: Sentence, own: Vocabulary, index: int) -> bool:
    """Whether a clause is an item behind a colon, or behind an occupation and its years."""
    clause = sentence.clauses[index]
    before = sentence.clauses[:index]
    if not before or any(hit.kind in _NO_SKILL for hit in clause.hits):
        return False
    token = sentence.tokens[clause.first]
    if _is_subordinate(sentence, own, clause) or (sentence.lang != "de" and token.text[:1].isupper()):
        return False
    colon = any(":" in sentence.tokens[each.first].gap for each in sentence.clauses[1 : index + 1])
    return colon or any(each.of("year", "month") for each in before)


def _is_subordinate(sentence: Sentence, own: Vocabulary, clause: Clause) -> bool:
    """Whether a clause goes on with a preposition, "that" or "where", and is no item of a list."""
    return sentence.tokens[clause.first].norm in own.words["stop"] | own.words["empty"]


def _pieces(sentence: Sentence, own: Vocabulary, start: int, stop: int, spans: Sequence[Span]) -> list[Span]:
    """Split a stretch at "and" and at what is known already, and trim the pieces."""
    cuts = [start]
    pieces: list[Span] = []
    for index in range(start, stop + 1):
        at_end = index == stop
        if at_end or sentence.tokens[index].norm in own.words["and"] or overlaps((index, index + 1), spans):
            pieces.append((cuts[-1], index))
            cuts.append(index + 1)
        elif own.lang == "ar" and index > cuts[-1] and _begins_with_and(sentence.tokens[index].norm):
            pieces.append((cuts[-1], index))
            cuts.append(index)
    trimmed = [_trimmed(sentence, own, _shortened(sentence, own, piece)) for piece in pieces]
    return [span for span in trimmed if 0 < span[1] - span[0] <= _MAX_WORDS]


def _shortened(sentence: Sentence, own: Vocabulary, piece: Span) -> Span:
    """Cut a piece at the first word that speaks of something else, and a long one at a preposition."""
    first, last = piece
    other = [hit for hit in sentence.hits if hit.kind in _NO_SKILL and first <= hit.first < last]
    if own.lang in VERB_FINAL:
        return max([first, *(hit.last for hit in other)]), last
    last = min([last, *(hit.first for hit in other)])
    if last - first > _MAX_WORDS:
        stops = [
            index for index in range(first + 2, last) if sentence.tokens[index].norm in own.words["stop"]
        ]
        last = min([last, *stops])
    return first, last


def _begins_with_and(norm: str) -> bool:
    return norm.startswith("و") and len(norm) > 3


def _prefix(sentence: Sentence, own: Vocabulary, span: Span, clause: Clause) -> int:
    """Return the length of "and" or "in, with" before the first word of an Arabic item."""
    norm = sentence.tokens[span[0]].norm
    if own.lang != "ar":
        return 0
    joined = _begins_with_and(norm) and span[0] > clause.first
    return 1 if joined or norm.startswith("بال") else 0


def _trimmed(sentence: Sentence, own: Vocabulary, span: Span) -> Span:
    first, last = span
    tokens, loose = sentence.tokens, own.words["stop"] | own.words["empty"]
    while first < last and tokens[first].norm in loose:
        first += 1
    while first < last and tokens[last - 1].norm in own.words["stop"]:
        last -= 1
    return first, last


def _is_rest(sentence: Sentence, clause: Clause, span: Span, named: Sequence[Span]) -> bool:
    """Whether a piece is but the verb of a known skill, or stands right beside what is named."""
    if any(
        (span[0] == last and not sentence.tokens[span[0]].ends) or (span[1] == first) for first, last in named
    ):
        return True
    if any(hit.first <= span[0] and span[1] <= hit.last for hit in clause.of("ability")):
        return True
    verb = any(hit.first <= span[0] and span[1] <= hit.last for hit in clause.of("doing"))
    return verb and overlaps((clause.first, clause.last), named)


def _may_be_skill(sentence: Sentence, own: Vocabulary, span: Span) -> bool:
    if any(hit.kind in _NO_SKILL and hit.first < span[1] and span[0] < hit.last for hit in sentence.hits):
        return False
    tokens = sentence.tokens[span[0] : span[1]]
    if any(token.norm in own.words["empty"] or token.norm.isdigit() for token in tokens):
        return False
    if own.lang == "de" and not any(
        token.text[:1].isupper() or token.text.endswith("en") for token in tokens
    ):
        return False
    return not any(_is_name(sentence, token.text, token.ends) for token in tokens) and len(tokens[0].norm) > 1


def _is_name(sentence: Sentence, word: str, ends: str) -> bool:
    """Whether a word is capitalised inside a sentence where common nouns are not: a place, a firm."""
    return sentence.lang != "de" and ends != "sentence" and word.istitle() and len(word) > 2
