"""The folder layouts of benchmarks, each told by the files that it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation.datasets import Dataset, make_dataset
from evaluation.faults import DatasetInvalid
from evaluation.people import read_people
from evaluation.tables import Judgement, Text, checked, read_json_texts, read_judgements, read_texts


@dataclass(frozen=True)
class Options:
    """How a folder is read.

    Attributes:
        split: Which of BEIR's judgement files; None takes `test` where there is one, else the only one.
        vacancies_ask: Rank people for vacancies, instead of vacancies for people.

    """

    split: str | None = None
    vacancies_ask: bool = False


@dataclass(frozen=True)
class Layout:
    """A folder layout.

    Attributes:
        name: As it is called.
        files: The files that it consists of, each with its other names, if any.
        read: Reads it.

    """

    name: str
    files: tuple[tuple[str, ...], ...]
    read: Callable[[Path, Options], Dataset]

    def present(self, folder: Path) -> int:
        """How many of its files `folder` holds."""
        return sum(any(any(folder.glob(name)) for name in names) for names in self.files)

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(' or '.join(names) for names in self.files)}"


def read_dataset(folder: Path, options: Options = Options()) -> Dataset:
    """Read a benchmark folder of any layout.

    Raises:
        DatasetInvalid: with file and line of what is wrong.

    """
    if not folder.is_dir():
        raise DatasetInvalid(folder, "is no folder" if folder.exists() else "there is no such folder")
    layout = _layout_of(folder)
    if options.vacancies_ask and layout.read is not _job_person:
        raise DatasetInvalid(folder, f"has the layout {layout.name}, whose queries cannot be the vacancies")
    if options.split and layout.read is not _beir:
        raise DatasetInvalid(folder, f"has the layout {layout.name}, which has no splits")
    return layout.read(folder, options)


def _layout_of(folder: Path) -> Layout:
    """The layout whose files are all there, else the one of which most are: its reader tells what is missing."""
    complete = [layout for layout in LAYOUTS if layout.present(folder) == len(layout.files)]
    if len(complete) > 1:
        names = " and of ".join(layout.name for layout in complete)
        raise DatasetInvalid(folder, f"holds the files of {names}; keep those of one")
    nearest = complete[0] if complete else max(LAYOUTS, key=lambda layout: layout.present(folder))
    if not nearest.present(folder):
        known = "; ".join(map(str, LAYOUTS))
        raise DatasetInvalid(folder, f"holds no benchmark of a known layout ({known})")
    return nearest


def _talentclef(folder: Path, _: Options) -> Dataset:
    queries = read_texts(_either(folder, "queries", "queries.tsv"), header=True)
    documents = read_texts(_either(folder, "corpus_elements", "corpus_elements.tsv"), header=True)
    file = folder / "qrels.tsv"
    return _titles(
        folder, queries, documents, read_judgements(file, separator="tab", columns=4, header=True), file
    )


def _melo(folder: Path, _: Options) -> Dataset:
    queries = read_texts(folder / "queries.tsv", header=False)
    documents = read_texts(_either(folder, "corpus_elements.tsv", "corpus_documents.tsv"), header=False)
    file = folder / "annotations.tsv"
    found = read_judgements(file, separator="blank", columns=4, header=False)
    return _titles(folder, queries, documents, found, file)


def _trec(folder: Path, _: Options) -> Dataset:
    queries = read_texts(folder / "queries.tsv", header=True)
    documents = read_texts(folder / "corpus.tsv", header=True)
    file = folder / "qrels"
    found = read_judgements(file, separator="blank", columns=4, header=False)
    return _titles(folder, queries, documents, found, file)


def _beir(folder: Path, options: Options) -> Dataset:
    queries, documents = read_json_texts(folder / "queries.jsonl"), read_json_texts(folder / "corpus.jsonl")
    file = _split(folder / "qrels", options.split)
    return _titles(
        folder, queries, documents, read_judgements(file, separator="tab", columns=3, header=True), file
    )


def _job_person(folder: Path, options: Options) -> Dataset:
    return read_people(folder, vacancies_ask=options.vacancies_ask)


def _titles(
    folder: Path,
    queries: tuple[Text, ...],
    documents: tuple[Text, ...],
    judgements: tuple[Judgement, ...],
    file: Path,
) -> Dataset:
    known = dict(queries), dict(documents)
    return make_dataset(folder.resolve().name, queries, documents, checked(judgements, *known, file))


def _either(folder: Path, first: str, second: str) -> Path:
    """The one of two files that is there.

    Raises:
        DatasetInvalid: where both are: which is meant cannot be known.

    """
    if (folder / first).is_file() and (folder / second).is_file():
        raise DatasetInvalid(folder, f"holds both {first} and {second}; keep one")
    return folder / (second if (folder / second).is_file() else first)


def _split(folder: Path, name: str | None) -> Path:
    files = {file.stem: file for file in sorted(folder.glob("*.tsv"))}
    if not files:
        raise DatasetInvalid(folder, "holds no judgements (*.tsv)")
    wanted = name or ("test" if "test" in files else next(iter(files)) if len(files) == 1 else None)
    if wanted is None or wanted not in files:
        raise DatasetInvalid(folder, f"name one of its splits: {', '.join(files)}")
    return files[wanted]


LAYOUTS = (
    Layout(
        "TalentCLEF",
        (("queries", "queries.tsv"), ("corpus_elements", "corpus_elements.tsv"), ("qrels.tsv",)),
        _talentclef,
    ),
    Layout("BEIR", (("queries.jsonl",), ("corpus.jsonl",), ("qrels/*.tsv",)), _beir),
    Layout("TREC", (("queries.tsv",), ("corpus.tsv",), ("qrels",)), _trec),
    Layout(
        "MELO",
        (("queries.tsv",), ("corpus_elements.tsv", "corpus_documents.tsv"), ("annotations.tsv",)),
        _melo,
    ),
    Layout("job-person", (("candidates.ndjson",), ("vacancies.ndjson",), ("qrels.tsv",)), _job_person),
)
