"""`passung evaluate`: systems side by side on a benchmark folder."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from api.arguments import Day, Language, Switch
from api.printing import progress, put_json, say
from data.errors import UnusableInput

if TYPE_CHECKING:
    from evaluation.datasets import Dataset
    from evaluation.engine import Bench
    from evaluation.provenance import Provenance
    from evaluation.run import Evaluation
    from evaluation.systems import System

Names = Annotated[tuple[str, ...], Parameter(metavar="NAME", consume_multiple=False, show_default=False)]
Files = Annotated[tuple[Path, ...], Parameter(metavar="FILE", consume_multiple=False, show_default=False)]
Measures = Annotated[tuple[str, ...], Parameter(metavar="MEASURE", consume_multiple=True, show_default=False)]
File = Annotated[Path | None, Parameter(metavar="FILE")]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is measured.

    Args:
        system: passung, passung:-PART, encoder, bm25, char-tfidf, popularity, random, or the name or folder of a
            sentence-transformers model; may be repeated. Left out: passung for records, encoder for texts.
        from_run: Score a TREC run of any system; may be repeated.
        measures: As ir-measures names them: AP nDCG@10 P@5 P@10 R@10 RR if left out.
        vacancies_ask: Rank people for vacancies, instead of vacancies for people.
        split: Which of the judgement files of BEIR; test if left out.
        depth: Ranks below it do not count. Left out, everything is ranked (by the engine 1,000).
        on: The day the law is applied for; today if left out.
        seed: Of bootstrap, randomisation and chance.

    """

    system: Names = ()
    from_run: Files = ()
    measures: Measures = ()
    vacancies_ask: Switch = False
    split: str | None = None
    depth: int | None = None
    on: Day | None = None
    seed: int = 0

    def check(self) -> None:
        """Raise UnusableInput for a number below where it begins."""
        if self.depth is not None and self.depth < 1:
            raise UnusableInput("--depth", "begins at 1")
        if self.seed < 0:
            raise UnusableInput("--seed", "begins at 0")

    @property
    def day(self) -> dt.date:
        """The day the law is applied for."""
        try:
            return dt.date.fromisoformat(self.on) if self.on else dt.date.today()
        except ValueError as error:
            raise UnusableInput("--on", f"{self.on[:30]!r} is no date of the form 2026-11-22") from error  # type: ignore[index]

    def command(self, dataset: Path) -> list[str]:
        """The words that ask for the same again, on any day."""
        return [
            *("passung", "evaluate", str(dataset)),
            *(word for name in self.system for word in ("--system", name)),
            *(word for file in self.from_run for word in ("--from-run", str(file))),
            *(("--measures", *self.measures) if self.measures else ()),
            *(("--vacancies-ask",) if self.vacancies_ask else ()),
            *(("--split", self.split) if self.split else ()),
            *(("--depth", str(self.depth)) if self.depth else ()),
            *("--on", self.day.isoformat(), "--seed", str(self.seed)),
        ]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What comes out of it.

    Args:
        json: Print {"dataset", "queries", "systems": {NAME: {MEASURE: {"mean", "low", "high"}}}}, and for records
            "beyond_relevance".
        report: Write a page that explains the figures to somebody who has never seen the project.
        lang: Language of that page: de or en.
        run: Write the ranking as a TREC run; with several systems one each, FILE.NAME.
        per_query: Write each query's values: system, query, measure, value, separated by TABs.

    """

    json: Switch = False
    report: File = None
    lang: Language = "de"
    run: File = None
    per_query: File = None


def evaluate(dataset: Path, *, asked: Asked = Asked(), wanted: Wanted = Wanted()) -> int:
    """Measure how well systems rank, on a benchmark folder: TalentCLEF, BEIR, TREC, MELO, job-person.

    Args:
        dataset: Folder of the benchmark; its layout is told by its files.
        asked: What is measured.
        wanted: What comes out of it.

    """
    from evaluation.layouts import Options, read_dataset
    from evaluation.provenance import provenance_of
    from evaluation.report import known_language

    asked.check()
    lang = known_language(wanted.lang)
    bench = _bench(asked, lang)
    data = read_dataset(dataset, Options(asked.split, asked.vacancies_ask))
    systems = _systems(data, asked, bench)
    found = _evaluated(data, systems, asked, wanted)
    if wanted.per_query is not None:
        _write_values(found, wanted.per_query)
    if wanted.report is not None:
        origin = provenance_of(dataset, asked.from_run, asked.command(dataset), bench)
        _write_report(wanted.report, found, systems, origin, lang)
    if wanted.json:
        _put(found)
    else:
        _say(found)
    return 0


def _bench(asked: Asked, lang: str) -> "Bench":
    from api.settings import read_settings
    from evaluation.engine import Bench

    return Bench(on=asked.day, seed=asked.seed, depth=asked.depth, encoder=read_settings().encoder, lang=lang)


def _systems(data: "Dataset", asked: Asked, bench: "Bench") -> "list[System]":
    """The systems that are asked for; two runs of the same name are told apart by their files."""
    from evaluation.systems import system_of, system_of_run
    from evaluation.trec import read_run

    names = asked.system
    if not names and not asked.from_run:
        names = ("passung",) if data.people else ("encoder",)
    found = {name: system_of(name, bench) for name in names}
    for file in asked.from_run:
        run = read_run(file, data)
        label = run.name if run.name not in found else f"{run.name} ({file})"
        found[label] = system_of_run(run, label)
    return list(found.values())


def _evaluated(data: "Dataset", systems: "list[System]", asked: Asked, wanted: Wanted) -> "Evaluation":
    from evaluation.beyond import TOP
    from evaluation.measures import DEFAULT, measures_of
    from evaluation.run import evaluate as evaluated
    from evaluation.scoring import Scoring

    measures = measures_of(asked.measures or DEFAULT)
    keep = TOP if wanted.report else 0
    with progress("queries") as watch:
        return evaluated(data, systems, Scoring(measures, asked.depth, wanted.run, keep, watch), asked.seed)


def _write_report(
    file: Path,
    found: "Evaluation",
    systems: "list[System]",
    origin: "Provenance",
    lang: str,
) -> None:
    from evaluation.report import report_page
    from evaluation.worst import our_system, worst_queries

    ours = our_system(systems)
    worst = worst_queries(found, ours)
    page = report_page(found, ours.name, worst, origin, lang)
    file.write_text(page, encoding="utf-8", newline="\n")


def _say(found: "Evaluation") -> None:
    from evaluation.report_text import report_lines

    for line in report_lines(found):
        say(line)


def _put(found: "Evaluation") -> None:
    from json import dumps

    put_json(dumps(found.document(), ensure_ascii=False).encode())


def _write_values(found: "Evaluation", file: Path) -> None:
    lines = (
        f"{system}\t{query.id}\t{measure}\t{value!r}\n"
        for system, values in found.values.items()
        for query, row in zip(found.dataset.queries, values.tolist(), strict=True)
        for measure, value in zip(found.measures, row, strict=True)
    )
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)
