"""Occupations: what somebody has worked as, for how long, and what they would like to work as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.people.finding import Finding
from models.people.naming import Named
from models.people.sentences import VERB_FINAL, WORK, Clause, Sentence, Stance
from models.people.skills import is_activity
from models.people.vocabulary import Vocabulary
from models.people.years import Duration, durations

_INSTRUMENTAL = ("ою", "ею", "єю", "ом", "ем", "єм")
_TURKISH_I_AM = ("yim", "yum", "im", "um")


@dataclass(frozen=True)
class Naming:
    """A sentence, what is known in its language, and the occupations that it names."""

    sentence: Sentence
    own: Vocabulary
    named: Sequence[Named]


def find_occupations(naming: Naming) -> list[Finding]:
    """Return what a sentence says that the person has worked as, and would like to work as."""
    lengths = durations(naming.sentence)
    own = list(_own(naming))
    found: list[Finding] = []
    for one, clause, stance in own:
        length = length_of(naming, one, [other for other, _, _ in own if other is not one], lengths)
        if stance is Stance.WISHED:
            title = one.title(naming.sentence)
            found.append(_finding(naming, one, "wishes.occupations", title, 0.92))
        elif (surely := _evidence(naming, clause, one, stance, length)) > 0:
            found.append(_done(naming, one, length, surely))
    return found


def _own(naming: Naming) -> Iterator[tuple[Named, Clause, Stance]]:
    """Yield what is neither denied nor somebody else's, with its clause and how it is meant."""
    for one in naming.named:
        clause = naming.sentence.clause_of(one.first)
        stance = _stance(naming.sentence, clause, one)
        if stance in (Stance.OTHERS, Stance.DENIED) or _is_somebody_else(naming, clause, one):
            continue
        if not (one.is_field and stance is not Stance.WISHED and _is_workplace(naming, clause, one)):
            yield one, clause, stance


def later_length(before: Sequence[Finding], naming: Naming) -> Finding | None:
    """Return the last occupation with the years that the next sentence tells of it.

    "I am a nurse. Experience: 14 years." or "Электрик. Десять лет на заводе."

    Args:
        before: What the sentence before said of occupations.
        naming: The next sentence.

    """
    last = before[-1] if before else None
    if last is None or last.field != "occupations" or "years" in last.value:
        return None
    sentence = naming.sentence
    begins_anew = bool(sentence.clauses[0].of("break"))
    if begins_anew or any(not one.is_field for one in naming.named):
        return None
    told = [clause for clause in sentence.clauses if clause.of("worked", "experience", "field")]
    told = [clause for clause in told if clause.stance not in (Stance.OTHERS, Stance.WISHED)]
    lengths = [length for length in durations(sentence) if told]
    return replace(last, value={**last.value, "years": lengths[0].years}) if lengths else None


def _stance(sentence: Sentence, clause: Clause, one: Named) -> Stance:
    """Return the stance of the clause; where it both wishes and tells, that of the nearer words."""
    wishes, works = clause.of("wish"), clause.of(*WORK)
    if clause.stance is not Stance.WISHED or not (wishes and works):
        return clause.stance
    late = sentence.lang in VERB_FINAL

    def distance(first: int, last: int) -> int:
        if first >= one.last:
            return first - one.last + (0 if late else 3)
        return max(0, one.first - last) + (3 if late else 0)

    wish = min(distance(hit.first, hit.last) for hit in wishes)
    work = min(distance(hit.first, hit.last) for hit in works)
    return Stance.WISHED if wish <= work else Stance.DONE


def _is_somebody_else(naming: Naming, clause: Clause, one: Named) -> bool:
    """Whether it is "my doctor" or "the cook", or somebody who says or advises something."""
    if one.is_field:
        return bool(clause.of("passed"))
    before = naming.sentence.tokens[one.first - 1].norm if one.first > clause.first else ""
    return before in naming.own.words["determiner"] or bool(clause.of("said"))


def _is_workplace(naming: Naming, clause: Clause, one: Named) -> bool:
    """Whether a line of work is only where the occupation was that the sentence named before."""
    titles = [other for other in naming.named if not other.is_field and other.first < one.first]
    return bool(titles) and not (
        clause.of("break") or naming.sentence.clause_of(titles[-1].first).stance is Stance.OTHERS
    )


def length_of(
    naming: Naming, one: Named, others: Sequence[Named], lengths: Sequence[Duration]
) -> Duration | None:
    """Return the length of time that belongs to an occupation: of its clause, else of those around.

    A length that lies nearer to another occupation is that one's, unless "and" joins the two.
    """
    sentence = naming.sentence
    clause = sentence.clause_of(one.first)
    inside = [length for length in lengths if clause.first <= length.first < clause.last]
    around = [length for length in lengths if _is_reached(sentence, clause, length, others)]
    best = min(inside or around, key=lambda length: _gap(one, length), default=None)
    if best is None:
        return None
    rivals = [
        other for other in others if _gap(other, best) < _gap(one, best) and not _joined(naming, one, other)
    ]
    if inside:
        rivals = [other for other in rivals if sentence.clause_of(other.first) is clause]
    return None if rivals else best


def _is_reached(sentence: Sentence, clause: Clause, length: Duration, others: Sequence[Named]) -> bool:
    """Whether a length of time in another clause may speak of an occupation."""
    place = sentence.clause_of(length.first)
    taken = any(place.first <= other.first < place.last for other in others)
    if taken or place.stance in (Stance.OTHERS, Stance.WISHED):
        return False
    if length.first < clause.first:
        return clause.first - length.last <= 1
    return not any(clause.last <= other.first < length.first for other in others)


def _joined(naming: Naming, one: Named, other: Named) -> bool:
    first, second = sorted((one, other), key=lambda each: each.first)
    tokens = naming.sentence.tokens
    if second.first == first.last:
        return second.cut > 0
    return second.first - first.last == 1 and tokens[first.last].norm in naming.own.words["and"]


def _gap(one: Named, length: Duration) -> int:
    return length.first - one.last if length.first >= one.last else one.first - length.last


def _evidence(naming: Naming, clause: Clause, one: Named, stance: Stance, length: Duration | None) -> float:
    """Return how surely the occupation is the person's own, 0 for not at all."""
    if one.is_field:
        inside = length is not None and clause.first <= length.first < clause.last
        return 0.9 if clause.of("worked", "experience") else 0.85 if inside else 0
    if clause.of(*WORK, "as"):
        return 0.95
    if length is not None:
        return 0.94
    if stance is Stance.DONE:
        return 0 if is_activity(naming.sentence, (one.first, one.last), naming.own) else 0.9
    return _by_form(naming, clause, one)


def _by_form(naming: Naming, clause: Clause, one: Named) -> float:
    """Return how surely a bare title is the person's own: from its ending, or because the sentence opens with it."""
    sentence = naming.sentence
    if clause.of("ability", "doing"):
        return 0
    word = sentence.tokens[one.last - 1].norm
    if sentence.lang == "tr" and word.endswith(_TURKISH_I_AM):
        return 0.92
    if sentence.lang in {"uk", "ru"} and word.endswith(_INSTRUMENTAL):
        return 0.85
    return 0.85 if one.first <= clause.first + 1 and clause.first == sentence.first else 0


def _done(naming: Naming, one: Named, length: Duration | None, surely: float) -> Finding:
    title = one.title(naming.sentence)
    value: dict[str, object] = {"title": title, "kldb": one.row.kldb, "isco": one.row.isco}
    if length is not None:
        value["years"] = length.years
    return _finding(naming, one, "occupations", value, surely)


def _finding(naming: Naming, one: Named, field: str, value: object, surely: float) -> Finding:
    return Finding(field, value, one.first, one.last, naming.sentence.lang, surely * one.surely, cut=one.cut)
