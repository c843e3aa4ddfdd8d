"""What the reader knows in one language: closed-class words, occupations, skills, ready for matching."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from data.lexicon import OccupationTitle, activity_rows, occupation_titles, skill_phrases
from models.people.cues import ANY_LANGUAGE, WORD_KINDS, Row
from models.people.inflection import (
    arabic_prefix,
    closed_forms,
    is_habit,
    noun_forms,
    noun_stem,
    skill_forms,
    skill_stem,
)
from models.people.tokens import Token, fold, tokenise, words_of
from models.people.trie import Trie

Cue = tuple[str, str]
"""Kind and value of a closed-class expression, such as ("level_word", "B1")."""
_CACHED_WORDS = 20_000


@dataclass
class SkillIndex:
    """Skill phrases as sets of stems that must stand near each other, in any order.

    Attributes:
        sizes: How many stems each phrase has.
        at: The phrases that a stem is part of.

    """

    sizes: list[int] = field(default_factory=list)
    at: dict[str, list[int]] = field(default_factory=dict)

    def add(self, stems: frozenset[str]) -> None:
        """Add a phrase; one without stems is ignored."""
        for stem in stems:
            self.at.setdefault(stem, []).append(len(self.sizes))
        if stems:
            self.sizes.append(len(stems))


@dataclass(frozen=True, slots=True)
class Doing:
    """What a verb in the first person may say of somebody's work.

    Attributes:
        concept: The occupation, as the lexicon names it.
        is_past: Whether it was done, or else is done still.
        is_habit: Whether the form itself tells that it was done time and again ("used to sew").
        objects: Stems of what it is done to.
        alone: Whether the verb is enough beside a length of time or a place of work.

    """

    concept: str
    is_past: bool
    is_habit: bool
    objects: frozenset[str]
    alone: bool


class Vocabulary:
    """Everything of one language; each part is indexed when it is first asked for.

    Args:
        lang: Language code of the lexicon.
        rows: Closed-class expressions of all languages.

    """

    def __init__(self, lang: str, rows: tuple[Row, ...]) -> None:
        self.lang = lang
        self._rows = [row for row in rows if row[2] in (lang, ANY_LANGUAGE)]
        self._noun_forms = lru_cache(_CACHED_WORDS)(noun_forms)
        self._skill_forms = lru_cache(_CACHED_WORDS)(skill_forms)

    def noun_forms(self, token: Token) -> tuple[str, ...]:
        """Return the stems that a word may have in the name of an occupation."""
        return self._noun_forms(token.norm, token.text if self.lang == "de" else "", self.lang)

    def skill_forms(self, token: Token) -> tuple[str, ...]:
        """Return the stems that a word may have in an activity."""
        return self._skill_forms(token.norm, token.text if self.lang == "de" else "", self.lang)

    @cached_property
    def closed(self) -> Trie[Cue]:
        """Closed-class expressions by their folded words."""
        return self._trie([row for row in self._rows if row[0] not in {*WORD_KINDS, "break"}])

    @cached_property
    def breaks(self) -> Trie[Cue]:
        """Expressions that begin a new clause; the words in them keep their own meaning."""
        return self._trie([row for row in self._rows if row[0] == "break"])

    def prefix(self, tokens: Sequence[Token]) -> int:
        """Return the length of an Arabic prefix without which words are an expression or an activity known here."""
        if self.lang != "ar":
            return 0
        rest = [(token.norm,) for token in tokens[1:]]

        def is_known(word: str) -> bool:
            found = self.closed.longest([closed_forms(word, "ar")[:1], *rest], 0, len(tokens))
            return found is not None or skill_stem(word, "ar") in self.skills.at

        return arabic_prefix(tokens[0].norm, is_known)

    def coverage(self, tokens: Sequence[Token]) -> int:
        """Return how many expressions of this language a text holds, and things that people work with or on."""
        closed = [closed_forms(token.norm, self.lang) for token in tokens]
        nouns = [self.noun_forms(token) for token in tokens]
        starts = range(len(tokens))
        return sum(
            bool(
                self.closed.longest(closed, start, len(tokens))
                or self.titles.longest(nouns, start, len(tokens))
                or not self.things.isdisjoint(nouns[start])
            )
            for start in starts
        )

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The folded words of each of `WORD_KINDS`."""
        rows = [row for row in self._rows if row[0] in WORD_KINDS]
        return {kind: frozenset(fold(row[3]) for row in rows if row[0] == kind) for kind in WORD_KINDS}

    @cached_property
    def titles(self) -> Trie[OccupationTitle]:
        """Occupations by the stems of their words; joiners are read as spaces too."""
        trie: Trie[OccupationTitle] = Trie()
        for row in self._title_rows:
            for spelling in _spellings(row.title):
                trie.add([self._noun_stem(token) for token in tokenise(spelling)], row)
        return trie

    @cached_property
    def concepts(self) -> dict[str, OccupationTitle]:
        """The first title of every concept."""
        return {row.concept: row for row in reversed(self._title_rows)}

    @cached_property
    def doings(self) -> Trie[Doing]:
        """Verbs of occupations, in the first person."""
        trie: Trie[Doing] = Trie()
        for row in (each for each in activity_rows() if each.lang == self.lang):
            objects = frozenset(self._noun_stem(token) for each in row.objects for token in tokenise(each))
            for verb in row.verbs:
                habit = is_habit(verb, self.lang)
                doing = Doing(row.concept, row.tense == "past", habit, objects, row.alone)
                for spelling in _spellings(verb):
                    trie.add(words_of(spelling), doing)
        return trie

    @cached_property
    def things(self) -> frozenset[str]:
        """Stems of what the activities of occupations are done to."""
        things = {each for row in activity_rows() if row.lang == self.lang for each in row.objects}
        return frozenset(self._noun_stem(token) for thing in things for token in tokenise(thing))

    @cached_property
    def workplaces(self) -> frozenset[str]:
        """Stems of the places where people work."""
        rows = [row for row in self._rows if row[0] == "workplace"]
        return frozenset(self._noun_stem(token) for row in rows for token in tokenise(row[3]))

    @cached_property
    def tails(self) -> dict[str, OccupationTitle]:
        """German one-word occupations by stem: what a compound that is not listed may end with."""
        rows = [row for row in reversed(self._title_rows) if self.lang == "de" and row.title.isalpha()]
        return {stem: row for row in rows if len(stem := noun_stem(row.title, "de")) >= 6}

    @cached_property
    def skills(self) -> SkillIndex:
        """Skill phrases; "prepare and cook dishes" is "prepare dishes" and "cook dishes" too."""
        index = SkillIndex()
        known: set[frozenset[str]] = set()
        for row in skill_phrases():
            if row.lang == self.lang:
                for spelling in _spellings(row.phrase):
                    known.update(self._alternatives(tokenise(spelling)))
        for stems in sorted(known, key=sorted):
            index.add(stems)
        return index

    @cached_property
    def _title_rows(self) -> list[OccupationTitle]:
        return [row for row in occupation_titles() if row.lang == self.lang]

    def _trie(self, rows: Sequence[Row]) -> Trie[Cue]:
        trie: Trie[Cue] = Trie()
        for kind, value, _, words in rows:
            worked = (kind, value) == ("experience", "worked")
            trie.add(words_of(words), ("worked", "") if worked else (kind, value))
        return trie

    def _noun_stem(self, token: Token) -> str:
        return noun_stem(token.text if self.lang == "de" else token.norm, self.lang)

    def _alternatives(self, tokens: Sequence[Token]) -> list[frozenset[str]]:
        """Return the stems of a phrase; where it joins two words, also without either of them."""
        every = [list(tokens)]
        for index in range(1, len(tokens) - 1):
            if tokens[index].norm in self.words["and"]:
                every.append([token for at, token in enumerate(tokens) if at not in (index - 1, index)])
                every.append([token for at, token in enumerate(tokens) if at not in (index + 1, index)])
        stems = [self._skill_stems(each) for each in every]
        return [stems[0], *(each for each in stems[1:] if len(each) > 1)]

    def _skill_stems(self, tokens: Sequence[Token]) -> frozenset[str]:
        german = self.lang == "de"
        content = [token for token in tokens if token.norm not in self.words["stop"]]
        return frozenset(skill_stem(token.text if german else token.norm, self.lang) for token in content)


def _spellings(phrase: str) -> tuple[str, ...]:
    return (phrase, phrase.replace("\u200c", " ")) if "\u200c" in phrase else (phrase,)
