"""What the occupation coder learns from: titles and tasks of KldB 2010, the Agency's names, and the lexicon."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import UnusableInput
from data.lexicon import occupation_titles
from models.text import normal_title
from models.training.corpus import normal_labels

MIN_CLASSES = 10
TITLES, EXPLANATIONS, AGENCY = (
    "kldb2010_job_titles_2019.csv",
    "kldb2010_v2020_explanations.csv",
    "ba_dkz_occupations.csv",
)

# How much one expression of each kind counts. "current": an occupation that the Agency places people in; "degree":
# the name of a course of studies, which no advertisement uses as its title.
WEIGHTS = {
    "title": 1.0,
    "current": 4.0,
    "training": 1.5,
    "degree": 0.1,
    "example": 0.7,
    "class": 2.0,
    "task": 0.2,
    "lexicon": 4.0,
    "foreign": 1.5,
    "advertised": 5.0,
}
_DEGREE = re.compile(r"bachelor|master of|grundständig|weiterführend", re.IGNORECASE)
_EXAMPLE = re.compile(r"\d{5}-\d{3} ([^\d]+?)(?=  |$)")


@dataclass(frozen=True, slots=True)
class Example:
    """An expression in normal form, its class (five digits), and what kind of expression it is."""

    text: str
    kldb: str
    kind: str


def read_examples(
    kldb: Path, lexicon: Path | None = None, excluded: Callable[[str], bool] | None = None
) -> tuple[Example, ...]:
    """Read every expression, each once for each class.

    Args:
        kldb: a folder with the Agency's files; only the file of job titles must be there.
        lexicon: a folder of tables; the project's own where left out.
        excluded: expressions in normal form that must not be learned, for clean benchmarks.

    Raises:
        UnusableInput: for a folder without usable job titles.

    """
    if not (kldb / TITLES).is_file():
        raise UnusableInput(str(kldb), f"holds no file {TITLES} (KldB 2010 job titles with their codes)")
    best: dict[tuple[str, str], Example] = {}
    for example in _all(kldb, lexicon):
        if not example.text or (excluded is not None and excluded(example.text)):
            continue
        key = (example.text, example.kldb)
        if key not in best or WEIGHTS[best[key].kind] < WEIGHTS[example.kind]:
            best[key] = example
    if len({example.kldb for example in best.values()}) < MIN_CLASSES:
        raise UnusableInput(str(kldb / TITLES), f"names fewer than {MIN_CLASSES} classes of five digits")
    return tuple(best.values())


def _all(kldb: Path, lexicon: Path | None) -> Iterator[Example]:
    yield from _job_titles(kldb / TITLES)
    if (kldb / AGENCY).is_file():
        yield from _agency(kldb / AGENCY)
    if (kldb / EXPLANATIONS).is_file():
        yield from _explanations(kldb / EXPLANATIONS)
    for title in occupation_titles(lexicon):
        kind = "lexicon" if title.lang == "de" else "foreign"
        yield from (Example(form, title.kldb, kind) for form in _forms(title.title))


def _forms(title: str) -> list[str]:
    return [form for forms in normal_labels([("", title)]).values() for form in forms]


def _job_titles(file: Path) -> Iterator[Example]:
    for row in _table(file, ",", ("title", "kldb_code")):
        code = row["kldb_code"].zfill(5)
        if re.fullmatch(r"\d{5}", code):
            yield from (Example(form, code, "title") for form in _forms(row["title"]))


def _agency(file: Path) -> Iterator[Example]:
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            code = re.fullmatch(r"B (\d{5})-\d+", row[1]) if len(row) > 10 else None
            if code is not None:
                kind = "degree" if _DEGREE.search(row[9]) else "current" if row[2] == "t" else "training"
                forms = dict.fromkeys((*_forms(row[9]), *_forms(row[10])))
                yield from (Example(form, code[1], kind) for form in forms)


def _explanations(file: Path) -> Iterator[Example]:
    for row in _table(file, ";", ("Ebene", "Titel", "Kurztitel", "Einschlüsse", "Umfasst ferner")):
        code = next(iter(row.values())).zfill(5)
        if row["Ebene"] != "5":
            continue
        for name in (row["Titel"].partition(" – ")[0], row["Kurztitel"]):
            yield Example(normal_title(name), code, "class")
        for task in re.split(r"\s{2,}", row["Einschlüsse"].replace("&nbsp;", " ")):
            if len(task) > 10:
                yield Example(normal_title(task), code, "task")
        for example in _EXAMPLE.findall(row["Umfasst ferner"].replace("&nbsp;", " ")):
            yield Example(normal_title(example), code, "example")


def _table(file: Path, delimiter: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, delimiter=delimiter)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise UnusableInput(str(file), f"lacks the column {missing[0]}")
            yield from ({key: value or "" for key, value in row.items() if key} for row in reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnusableInput(str(file), f"is no table in UTF-8 ({error})") from error
