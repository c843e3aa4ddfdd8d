"""The job-person layout: records of people and vacancies, graded both ways."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from data.errors import RecordRejected
from data.places import Gazetteer
from data.records import Candidate, Vacancy
from evaluation.datasets import Dataset, People, make_dataset
from evaluation.faults import DatasetInvalid
from evaluation.tables import Judgement, Text, checked, json_lines, read_judgements, read_strata
from matcher.intake import Intake

Record = TypeVar("Record", Candidate, Vacancy)
GRADES = range(4)


def read_people(folder: Path, *, vacancies_ask: bool) -> Dataset:
    """Read a job-person benchmark; its records take the way of every record, through intake.

    Args:
        folder: With `candidates.ndjson`, `vacancies.ndjson`, `qrels.tsv` and perhaps `strata.tsv`.
        vacancies_ask: Rank people for vacancies, instead of vacancies for people. Strata are people's, and fall away.

    Raises:
        DatasetInvalid: with file and line of what is wrong.

    """
    intake = Intake(Gazetteer.load())
    candidates = _records(folder / "candidates.ndjson", intake.candidate)
    vacancies = _records(folder / "vacancies.ndjson", intake.vacancy)
    file = folder / "qrels.tsv"
    judgements = read_judgements(file, separator="tab", columns=4, header=False)
    _check_grades(checked(judgements, candidates, vacancies, file), file)
    strata = folder / "strata.tsv"
    groups = read_strata(strata, candidates) if strata.is_file() else {}
    people = People(candidates, vacancies, vacancies_ask)
    queries = [Text(each.id, candidate_text(each)) for each in candidates.values()]
    documents = [Text(each.id, vacancy_text(each)) for each in vacancies.values()]
    name = folder.resolve().name
    if vacancies_ask:
        return make_dataset(name, documents, queries, map(_turned, judgements), people=people)
    return make_dataset(name, queries, documents, judgements, strata=groups, people=people)


def candidate_text(candidate: Candidate) -> str:
    """What a person says, as one text, for systems that know nothing but texts."""
    return _joined(
        [
            *(item.title for item in candidate.occupations),
            *candidate.wishes.occupations,
            *(item.name for item in candidate.skills),
            *(item.title for item in candidate.qualifications),
            candidate.text,
        ]
    )


def vacancy_text(vacancy: Vacancy) -> str:
    """What a vacancy says, as one text."""
    lists = (vacancy.occupation.titles, vacancy.skills_required, vacancy.skills_optional)
    return _joined([vacancy.title, *(item for items in lists for item in items), vacancy.description])


def _joined(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)


def _records(file: Path, build: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, raw in json_lines(file):
        record = _built(raw, build, file, number)
        if record.id in found:
            raise DatasetInvalid(file, f"{record.id!r} stands here a second time", number)
        found[record.id] = record
    return found


def _built(raw: Mapping[str, Any], build: Any, file: Path, number: int) -> Any:
    try:
        return build(raw)
    except RecordRejected as error:
        raise DatasetInvalid(file, f"{error.field}: {error.reason}", number) from error


def _check_grades(judgements: tuple[Judgement, ...], file: Path) -> None:
    for judgement in judgements:
        if judgement.grade not in GRADES:
            raise DatasetInvalid(file, f"the grade {judgement.grade} is none of 0 to 3", judgement.line)


def _turned(judgement: Judgement) -> Judgement:
    return judgement._replace(query=judgement.document, document=judgement.query)
