"""The job-person layout: records of people and vacancies, graded both ways."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from data.errors import RecordRejected
from data.places import Gazetteer
from data.records import Candidate, Vacancy
from evaluation.datasets import Dataset, People, make_dataset
from evaluation.faults import DatasetInvalid
from evaluation.tables import (
    Judgement,
    Text,
    checked,
    json_lines,
    read_judgements,
    read_pairs,
    read_strata,
)
from matcher.intake import Intake

Record = TypeVar("Record", Candidate, Vacancy)
GRADES = range(4)


def read_people(folder: Path, *, vacancies_ask: bool) -> Dataset:
    """Read a job-person benchmark; its records take the way of every record, through intake.

    Args:
        folder: With `candidates.ndjson`, `vacancies.ndjson`, `qrels.tsv` and perhaps `strata.tsv` and `pairs.tsv`.
        vacancies_ask: Rank people for vacancies, instead of vacancies for people. Strata and pairs are people's, and
            fall away.

    Raises:
        DatasetInvalid: with file and line of what is wrong.

    """
    intake = Intake(Gazetteer.load())
    raw_people, candidates = _records(folder / "candidates.ndjson", intake.candidate)
    raw_jobs, vacancies = _records(folder / "vacancies.ndjson", intake.vacancy)
    file = folder / "qrels.tsv"
    judgements = read_judgements(file, separator="tab", columns=4, header=False)
    _check_grades(checked(judgements, candidates, vacancies, file), file)
    strata, pairs = folder / "strata.tsv", folder / "pairs.tsv"
    groups = read_strata(strata, candidates) if strata.is_file() else {}
    same = read_pairs(pairs, candidates) if pairs.is_file() else ()
    name = folder.resolve().name
    if vacancies_ask:
        people = People(candidates, vacancies, vacancies_ask=True, raw=raw_jobs)
        return _asked(name, people, map(_turned, judgements))
    return _asked(name, People(candidates, vacancies, raw=raw_people, pairs=same), judgements, groups)


def turned(dataset: Dataset, people: People) -> Dataset:
    """The same judgements asked the other way round: people for vacancies, or vacancies for people."""
    judgements = (
        Judgement(document, query.id, grade, 0)
        for row, query in enumerate(dataset.queries)
        for document, grade in dataset.judgements(row).items()
    )
    other = replace(people, vacancies_ask=not people.vacancies_ask, raw={}, pairs=())
    return _asked(dataset.name, other, judgements)


def reworded(
    dataset: Dataset, people: People, reword: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> tuple[list[int], Dataset]:
    """The rows of the queries that `reword` changes, and the data set that asks for them in their new words.

    The records take the way through intake again, as what is read out of them may change too.
    """
    given = {row: people.raw[query.id] for row, query in enumerate(dataset.queries) if query.id in people.raw}
    changed = {row: new for row, raw in given.items() if (new := reword(raw)) != raw}
    intake = Intake(Gazetteer.load())
    if people.vacancies_ask:
        jobs = dict(people.vacancies) | {raw["id"]: intake.vacancy(raw) for raw in changed.values()}
        records = replace(people, vacancies=jobs)
    else:
        persons = dict(people.candidates) | {raw["id"]: intake.candidate(raw) for raw in changed.values()}
        records = replace(people, candidates=persons)
    texts = dict(_texts(records)[0])
    queries = tuple(Text(query.id, texts[query.id]) for query in dataset.queries)
    return list(changed), replace(dataset, queries=queries, people=records)


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


def _asked(
    name: str,
    people: People,
    judgements: Iterable[Judgement],
    strata: Mapping[str, Mapping[str, str]] | None = None,
) -> Dataset:
    queries, documents = _texts(people)
    return make_dataset(name, queries, documents, judgements, strata=strata, people=people)


def _texts(people: People) -> tuple[list[Text], list[Text]]:
    """Texts of those who ask, and of those who are ranked."""
    persons = [Text(key, candidate_text(each)) for key, each in people.candidates.items()]
    jobs = [Text(key, vacancy_text(each)) for key, each in people.vacancies.items()]
    return (jobs, persons) if people.vacancies_ask else (persons, jobs)


def _records(file: Path, build: Any) -> tuple[dict[str, Mapping[str, Any]], dict[str, Any]]:
    """The records of a file by id: as they stand there, and as they come out of intake."""
    given: dict[str, Mapping[str, Any]] = {}
    found: dict[str, Any] = {}
    for number, raw in json_lines(file):
        record = _built(raw, build, file, number)
        if record.id in found:
            raise DatasetInvalid(file, f"{record.id!r} stands here a second time", number)
        given[record.id], found[record.id] = {**raw, "id": record.id}, record
    return given, found


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
