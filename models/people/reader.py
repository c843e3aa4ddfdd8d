"""Reading what people say of themselves: every rule on every sentence, then one value a field."""

from collections.abc import Callable, Sequence
from functools import cache

from data.places import Gazetteer
from models.people.activities import with_activities
from models.people.conditions import find_conditions
from models.people.cues import read_cues
from models.people.finding import Finding
from models.people.homes import find_homes
from models.people.languages import find_languages
from models.people.licences import find_licences
from models.people.naming import named_occupations
from models.people.occupations import Naming, find_occupations, later_length
from models.people.phrases import phrase_skills
from models.people.sentences import Sentence, sentences_of
from models.people.settling import settled
from models.people.skills import known_skills, overlaps
from models.people.tokens import Token, tokenise
from models.people.tongue import LanguageGuess
from models.people.towns import KnownTowns
from models.people.vocabulary import Vocabulary
from models.reading.record import Reading

MAX_WORDS = 5_000
"""Words of a text that are read; nobody says more of themselves."""


class PersonReader:
    """Reads self-descriptions in the languages of the lexicon. Safe for many threads.

    Args:
        guess: Tells the language of a text.
        vocabulary: Gives what is known in a language; each is made ready when a text needs it.
        towns: Gives the places that people may live in, asked for when the first text says where.

    """

    def __init__(
        self,
        guess: LanguageGuess,
        vocabulary: Callable[[str], Vocabulary],
        towns: Callable[[], KnownTowns],
    ) -> None:
        self._guess = guess
        self._vocabulary = vocabulary
        self._towns = towns

    @classmethod
    def load(cls) -> "PersonReader":
        """Return a reader over the shipped lexicon and gazetteer.

        Raises:
            UnusableInput: if a table of the lexicon is missing or damaged.

        """
        rows = read_cues()
        towns = cache(lambda: KnownTowns(Gazetteer.load(), rows))
        return cls(LanguageGuess(rows), cache(lambda lang: Vocabulary(lang, rows)), towns)

    def read(self, text: str) -> tuple[Reading, ...]:
        """Read a text in any mixture of the languages.

        Returns:
            readings in the order of `FIELDS`: one item of the list each for occupations, wishes.occupations, skills,
            languages and driving_licences (where a licence is denied, one reading whose value is an empty list),
            at most one reading for each other field. What the text does not say is absent.

        """
        tokens = tokenise(text)[:MAX_WORDS]
        found: list[Finding] = []
        before: list[Finding] = []
        for sentence in sentences_of(tokens, self._guess, self._vocabulary):
            naming = self._naming(sentence)
            occupations = find_occupations(naming)
            longer = later_length(before, naming)
            if longer is not None:
                found[found.index(before[-1])] = longer
                occupations = [each for each in occupations if each.field != "occupations"]
            found += with_activities(naming, occupations)
            found += self._other_findings(naming, occupations, bool(before))
            before = occupations
        return tuple(_reading(text, tokens, finding) for finding in settled(found))

    def _naming(self, sentence: Sentence) -> Naming:
        own = self._vocabulary(sentence.lang)
        return Naming(sentence, own, named_occupations(sentence, own, self._vocabulary("de")))

    def _other_findings(self, naming: Naming, done: Sequence[Finding], after: bool) -> list[Finding]:
        sentence = naming.sentence
        titles = [(one.first, one.last) for one in naming.named if not one.is_field]
        taken = titles + [(finding.first, finding.last) for finding in done]
        skills = known_skills(sentence, naming.own, taken)
        skills += phrase_skills(sentence, naming.own, skills, taken, after)
        return [
            *sorted(skills, key=lambda finding: finding.first),
            *(each for each in find_languages(sentence) if not overlaps((each.first, each.last), titles)),
            *find_licences(sentence),
            *find_conditions(sentence),
            *self._homes(sentence, naming.own),
        ]

    def _homes(self, sentence: Sentence, own: Vocabulary) -> list[Finding]:
        if not any(hit.kind == "home" for hit in sentence.hits):
            return []
        return find_homes(sentence, own, self._towns())


def read_person(text: str) -> tuple[Reading, ...]:
    """Read what somebody says of themselves, with the shipped lexicon. See `PersonReader.read`."""
    return _shipped().read(text)


@cache
def _shipped() -> PersonReader:
    return PersonReader.load()


def _reading(text: str, tokens: Sequence[Token], finding: Finding) -> Reading:
    start, end = tokens[finding.first].start + finding.cut, tokens[finding.last - 1].end
    by = f"{finding.source}:{finding.lang}"
    return Reading(
        finding.field, finding.value, text[start:end], start, end, by, round(finding.probability, 3)
    )
