"""`passung steps` and `passung ladder`: what a person could do next, and what that opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from api.arguments import Day, IdOrFile, Language, Switch
from api.printing import note, put_json

if TYPE_CHECKING:
    from data.records import Candidate
    from matcher.house import House


def steps(
    *, candidate: IdOrFile, top: int = 5, json: Switch = False, on: Day | None = None, lang: Language = "de"
) -> int:
    """Say which next steps open most: a level of German, a licence, the recognition, a wider commute.

    Every number counts vacancies of the store, and each of them is listed.

    Args:
        candidate: Id of a stored person, or a file (FILE#ID of several). It is not stored.
        top: How many sets of steps at most.
        json: Print {"steps": [...]}, each with the vacancies that it opens.
        on: The day the law is applied for, such as 2026-11-22; today if left out.
        lang: Language of the sentences: de, en, or another that has a catalogue.

    """
    from pydantic_core import to_json

    from api.commands.matching import checked
    from api.parameters import StepParameters
    from api.prospect_text import ProspectPrinter
    from api.wording import wording

    parameters = checked(StepParameters, top=top, on=on, lang=lang)
    with _asked(candidate) as (house, person):
        found = house.next_steps(person, parameters.query())
        if json:
            put_json(to_json(found))
        else:
            ProspectPrinter(wording(lang), person).steps(found)
    return 0


def ladder(*, candidate: IdOrFile, json: Switch = False, on: Day | None = None, lang: Language = "de") -> int:
    """Show the way to an occupation that is out of reach so far: bridge, missing steps, target.

    Args:
        candidate: Id of a stored person, or a file (FILE#ID of several). It is not stored.
        json: Print {"ladders": [...]}.
        on: The day the law is applied for, such as 2026-11-22; today if left out.
        lang: Language of the sentences: de, en, or another that has a catalogue.

    """
    from pydantic_core import to_json

    from api.commands.matching import checked
    from api.parameters import DayParameters
    from api.prospect_text import ProspectPrinter
    from api.wording import wording

    parameters = checked(DayParameters, on=on, lang=lang)
    with _asked(candidate) as (house, person):
        found = house.ladders(person, parameters.query())
        if json:
            put_json(to_json(found))
        else:
            ProspectPrinter(wording(lang), person).ladders(found)
    return 0


@contextmanager
def _asked(candidate: str) -> "Iterator[tuple[House, Candidate]]":
    """The open house and the person who is asked about; says at the end where nothing could be found."""
    from api.asking import asked_record
    from api.opening import opened_house

    with opened_house() as house:
        yield house, cast("Candidate", asked_record(house, "candidate", candidate))
        if house.count("vacancy") == 0:
            note("passung: the store holds no vacancies; first: passung import vacancies FILE")
