"""`passung match`: ranked, explained matches for one person or one vacancy."""

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from cyclopts import Parameter

from api.arguments import Day, FileName, IdOrFile, Language, Switch
from api.printing import note, put_json
from data.errors import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.parameters import DayParameters, MatchParameters
    from data.matches import Match
    from data.stored import RecordKind
    from matcher.house import House
    from matcher.importing import Record

P = TypeVar("P", bound="DayParameters")

PLURALS = {"candidate": "candidates", "vacancy": "vacancies"}


def match(
    *,
    candidate: IdOrFile | None = None,
    vacancy: IdOrFile | None = None,
    among: FileName | None = None,
    top: int = 10,
    json: Switch = False,
    on: Day | None = None,
    lang: Language = "de",
    kind: str | None = None,
    max_km: float | None = None,
    startable: str | None = None,
    migrant_owned: Annotated[bool | None, Parameter(negative="--no-migrant-owned")] = None,
    weights: str | None = None,
) -> int:
    """Rank vacancies for a person, or people for a vacancy, and say why.

    Args:
        candidate: Id of a stored person, or a file (FILE#ID of several). It is not stored.
        vacancy: Id of a stored vacancy, or a file.
        among: Rank among the records of this file, also what is barred, instead of the store.
        top: How many matches at most.
        json: Print {"matches": [...]}.
        on: The day the law is applied for, such as 2026-11-22; today if left out.
        lang: Language of the explanations: de, en, or another that has a catalogue.
        kind: Only job, apprenticeship, internship or training.
        max_km: Only within this estimated distance.
        startable: Only these, separated by commas: now, after_steps, unknown, no. Left out: all but no.
        migrant_owned: Only employers that declare themselves migrant-owned, or only those that do not.
        weights: Weights of aspects, such as occupation:2,skills:0.5.

    """
    from api.opening import opened_house
    from api.parameters import MatchParameters

    parameters = checked(
        MatchParameters, top=top, on=on, lang=lang, kind=kind, max_km=max_km, startable=startable,
        migrant_owned=migrant_owned, weights=weights,
    )  # fmt: skip
    kind, argument = _asked(candidate, vacancy)
    with opened_house() as house:
        _show(house, kind, argument, among, parameters, json)
    return 0


def _asked(candidate: str | None, vacancy: str | None) -> "tuple[RecordKind, str]":
    """What is asked about: its kind, and its id or file."""
    if candidate is not None and vacancy is None:
        return "candidate", candidate
    if vacancy is not None and candidate is None:
        return "vacancy", vacancy
    raise UnusableInput("match", "name either --candidate or --vacancy")


def _show(
    house: "House",
    kind: "RecordKind",
    argument: str,
    among: str | None,
    parameters: "MatchParameters",
    as_json: bool,
) -> None:
    from api.asking import asked_record, records_of
    from api.ranked import ranked

    other: RecordKind = "vacancy" if kind == "candidate" else "candidate"
    record = asked_record(house, kind, argument)
    pool = records_of(house, other, among) if among is not None else None
    matches = ranked(house, record, parameters.query(), pool)
    if as_json:
        from pydantic_core import to_json

        put_json(to_json({"matches": matches}))
    else:
        _print(house, record, pool, parameters, matches)
    if pool is None and house.count(other) == 0:
        note(f"passung: the store holds nothing to rank; first: passung import {PLURALS[other]} FILE")


def _print(
    house: "House",
    record: "Record",
    pool: "Sequence[Record] | None",
    parameters: "MatchParameters",
    matches: "Sequence[Match]",
) -> None:
    from api.ranked import finder
    from api.ranking_text import RankingPrinter, heading
    from api.wording import wording

    words, on = wording(parameters.lang), parameters.query().on
    printer = RankingPrinter(words, on, finder(house, record, pool))
    printer.heading(heading(words, record, on))
    printer.matches(matches)


def checked(model: "type[P]", /, **given: Any) -> "P":
    """Parameters of a model, as options gave them; what was left out keeps its default.

    Raises:
        UnusableInput: with the option and the reason.

    """
    from pydantic import ValidationError

    try:
        return model(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        option = str(first["loc"][0]).replace("_", "-")
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise UnusableInput(f"--{option}", reason) from error
