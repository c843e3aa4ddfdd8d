"""Where somebody lives: the place that a verb of living leads to. Origins and places of work are no home."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.people.finding import Finding
from models.people.sentences import VERB_FINAL, Hit, Sentence
from models.people.towns import KnownTowns
from models.people.vocabulary import Vocabulary

_REACH = 12
"""How many words away from the verb its place may stand."""
_LONGEST = 4
"""Words of the longest name that is looked for."""
_LARGE = 20_000
"""Inhabitants from which a town is known by a name in small letters."""
_INTRODUCTION = 3
_STOPS = frozenset({"home", "worked", "wish", "neutral_work", "experience", "education", "said", "other"})
"""What ends the reach of a verb of living."""
_JOINTS = frozenset({" ", "-", "–", ".", ". ", "/", " (", "'", "’"})
"""What may stand between the words of one name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text names at `tokens[first:last]`; see `Finding` for `cut`."""

    name: str
    first: int
    last: int
    probability: float
    source: str = "gazetteer"
    cut: int = 0


def find_homes(sentence: Sentence, own: Vocabulary, towns: KnownTowns) -> list[Finding]:
    """Return where a sentence says that the person lives, at most one place a verb of living."""
    found = (_home(sentence, own, towns, hit) for hit in sentence.hits if hit.kind == "home")
    return [_finding(sentence, place) for place in found if place is not None]


def _finding(sentence: Sentence, place: Place) -> Finding:
    before = sentence.tokens[place.first - 1].text if place.first > sentence.first else ""
    value = {"name": place.name}
    if place.source == "gazetteer" and _is_postcode(before):
        value["postcode"] = before
    return Finding(
        "place", value, place.first, place.last, sentence.lang, place.probability, place.source, place.cut
    )


def _is_postcode(word: str) -> bool:
    return len(word) == 5 and word.isdigit()


def _home(sentence: Sentence, own: Vocabulary, towns: KnownTowns, hit: Hit) -> Place | None:
    if _is_undone(sentence, own, hit):
        return None
    for position in _positions(sentence, hit):
        place = _place_at(sentence, own, towns, hit, position)
        if place is not None and not _is_denied(sentence, hit, place):
            return place
    return None


def _is_undone(sentence: Sentence, own: Vocabulary, hit: Hit) -> bool:
    """Whether the verb is denied, wished, or of the past, or somebody else's."""
    before = sentence.tokens[max(sentence.first, hit.first - 2) : hit.first]
    if any(token.norm in own.words["home_undone"] for token in before):
        return True
    clause = sentence.clause_of(hit.first)
    is_own = bool(clause.of("self"))
    return (hit.value == "self" and not is_own) or (
        hit.value == "any" and bool(clause.of("other")) and not is_own
    )


def _positions(sentence: Sentence, hit: Hit) -> Iterator[int]:
    """Yield where the name of the place may begin, the likeliest first."""
    forward, backward = _forward(sentence, hit), _backward(sentence, hit)
    for part in (backward, forward) if sentence.lang in VERB_FINAL else (forward, backward):
        yield from part


def _forward(sentence: Sentence, hit: Hit) -> Iterator[int]:
    stops = [other.first for other in sentence.hits if other.kind in _STOPS and other.first >= hit.last]
    yield from range(hit.last, min([sentence.last + _is_shortened(sentence), hit.last + _REACH, *stops]))


def _is_shortened(sentence: Sentence) -> bool:
    """Whether a full stop ends the word for "town" alone, and not the sentence: "Живу в г. Кобург"."""
    last = sentence.tokens[sentence.last - 1]
    return sentence.last < len(sentence.tokens) and last.norm in {"г", "м"}


def _backward(sentence: Sentence, hit: Hit) -> Iterator[int]:
    stops = [other.last for other in sentence.hits if other.kind in _STOPS and other.last <= hit.first]
    first = sentence.clause_of(hit.first).first
    yield from range(
        hit.first - 1, max([first - 1, hit.first - 1 - _REACH, *(stop - 1 for stop in stops)]), -1
    )


def _is_denied(sentence: Sentence, hit: Hit, place: Place) -> bool:
    clause = sentence.clause_of(place.first)
    start = max(clause.first, min(hit.first, place.first))
    return any(start <= other.first < place.first for other in clause.of("negation"))


def _place_at(
    sentence: Sentence, own: Vocabulary, towns: KnownTowns, hit: Hit, position: int
) -> Place | None:
    """Return the place that is named from a word on, where something leads to it."""
    if sentence.tokens[position].norm in own.words["no_place"]:
        return None
    if sentence.lang == "tr":
        return _turkish_place(sentence, own, towns, position)
    if sentence.tokens[position].text[:1] >= "Ѐ":
        return _sounding_place(sentence, own, towns, hit, position)
    led = _is_led_to(sentence, own, position) or position == hit.last
    return _named_place(sentence, towns, position) if led else None


def _is_led_to(sentence: Sentence, own: Vocabulary, position: int) -> bool:
    """Whether a preposition, a word such as "city", or a postcode stands right before."""
    if position > sentence.first and _is_postcode(sentence.tokens[position - 1].text):
        return True
    words = [
        token.norm for token in sentence.tokens[max(sentence.first, position - _INTRODUCTION) : position]
    ]
    return any(" ".join(words[at:]) in own.words["place_in"] for at in range(len(words)))


def _named_place(sentence: Sentence, towns: KnownTowns, position: int) -> Place | None:
    """Return the town of a foreign name, else the longest name in Latin letters that the gazetteer knows."""
    names = (hit for hit in sentence.hits if hit.kind == "place_name" and hit.first == position)
    name = next(
        (hit for hit in names if sentence.words(hit.first, hit.last).lower() != hit.value.lower()), None
    )
    if name is not None and sentence.lang != "de":
        return Place(name.value, name.first, name.last, 0.85)
    return _known_place(sentence, towns, position) or (
        Place(name.value, name.first, name.last, 0.85) if name is not None else None
    )


def _known_place(sentence: Sentence, towns: KnownTowns, position: int) -> Place | None:
    tokens = sentence.tokens
    capital = tokens[position].text[:1].isupper()
    for last in range(min(len(tokens), position + _LONGEST), position, -1):
        ends = last == position + 1 or (capital and tokens[last - 1].text[:1].isupper())
        if not (ends and _is_joined(sentence, position, last)):
            continue
        name = sentence.words(position, last)
        inhabitants = towns.inhabitants_of(name)
        if inhabitants is not None and (capital or inhabitants >= _LARGE):
            return _with_part(sentence, towns, Place(name, position, last, 0.88 if capital else 0.8))
    return None


def _is_joined(sentence: Sentence, first: int, last: int) -> bool:
    return all(
        token.gap in _JOINTS and (token.gap != ". " or len(before.text) <= _INTRODUCTION)
        for before, token in zip(
            sentence.tokens[first : last - 1], sentence.tokens[first + 1 : last], strict=True
        )
    )


def _with_part(sentence: Sentence, towns: KnownTowns, place: Place) -> Place:
    """Add the part of the town that the next word names, where the gazetteer knows it there."""
    if place.last >= sentence.last:
        return place
    token = sentence.tokens[place.last]
    joined = token.gap in {"-", "–"}
    if not joined and not (token.gap == " " and token.text[:1].isupper()):
        return place
    name = sentence.words(place.first, place.last + 1)
    if towns.is_part(place.name, name) or joined:
        return Place(name, place.first, place.last + 1, place.probability)
    return place


def _turkish_place(sentence: Sentence, own: Vocabulary, towns: KnownTowns, position: int) -> Place | None:
    """Return a place whose suffix or next word says "in", "near"."""
    token = sentence.tokens[position]
    if not token.text[:1].isupper():
        return None
    after = sentence.tokens[position + 1].norm if position + 1 < sentence.last else ""
    if after in own.words["place_after"]:
        return _named_place(sentence, towns, position)
    if token.norm.endswith(("de", "da", "te", "ta")) and towns.inhabitants_of(token.text[:-2]) is not None:
        return Place(token.text[:-2], position, position + 1, 0.8)
    return None


def _sounding_place(
    sentence: Sentence, own: Vocabulary, towns: KnownTowns, hit: Hit, position: int
) -> Place | None:
    """Return a town in Cyrillic or Arabic script by its sound; one of two words before one of one."""
    tokens = sentence.tokens
    cut = _joined_in(sentence, own, hit, position)
    if not (cut or _is_led_to(sentence, own, position)):
        return None
    for last in range(min(len(tokens), position + 2), position, -1):
        if last == position + 1 or tokens[position + 1].gap in {" ", "-"}:
            town = towns.sounding_like("".join(token.text for token in tokens[position:last])[cut:])
            if town is not None:
                return Place(town, position, last, 0.8, "sound", cut)
    return None


def _joined_in(sentence: Sentence, own: Vocabulary, hit: Hit, position: int) -> int:
    """Return 1 where an Arabic word begins with "in" and no other word leads to it."""
    norm = sentence.tokens[position].norm
    near = 0 <= position - hit.last <= _INTRODUCTION and not _is_led_to(sentence, own, position)
    is_joined = sentence.lang == "ar" and near and norm.startswith("ب")
    return 1 if is_joined and norm[1:] not in own.words["no_place"] else 0
