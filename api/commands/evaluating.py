"""`passung evaluate`: systems side by side on a benchmark folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from api.arguments import Day, Switch
from api.printing import progress, put_json, say
from data.errors import UnusableInput

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from evaluation.datasets import Dataset
    from evaluation.engine import Bench
    from evaluation.run import Evaluation
    from evaluation.systems import Scorer

Names = Annotated[tuple[str, ...], Parameter(metavar="NAME", consume_multiple=False)]
Files = Annotated[tuple[Path, ...], Parameter(metavar="FILE", consume_multiple=False)]
File = Annotated[Path | None, Parameter(metavar="FILE")]


def evaluate(
    dataset: Path,
    *,
    system: Names = (),
    measures: Annotated[tuple[str, ...], Parameter(consume_multiple=True)] = (),
    json: Switch = False,
    run: File = None,
    from_run: Files = (),
    per_query: File = None,
    vacancies_ask: Switch = False,
    split: str | None = None,
    depth: int | None = None,
    on: Day | None = None,
    seed: int = 0,
) -> int:
    """Measure how well systems rank, on a benchmark folder: TalentCLEF, BEIR, TREC, MELO, job-person.

    Args:
        dataset: Folder of the benchmark; its layout is told by its files.
        system: passung, passung:-PART, encoder, bm25, char-tfidf, popularity, random, or the name or folder of a
            sentence-transformers model; may be repeated. Left out: passung for records, encoder for texts.
        measures: As ir-measures names them: AP nDCG@10 P@5 P@10 R@10 RR if left out.
        json: Print {"dataset", "queries", "systems": {NAME: {MEASURE: {"mean", "low", "high"}}}}.
        run: Write the ranking as a TREC run; with several systems one each, FILE.NAME.
        from_run: Score a TREC run of any system; may be repeated.
        per_query: Write each query's values: system, query, measure, value, separated by TABs.
        vacancies_ask: Rank people for vacancies, instead of vacancies for people.
        split: Which of the judgement files of BEIR; test if left out.
        depth: Ranks below it do not count. Left out, everything is ranked (by the engine 1,000).
        on: The day the law is applied for; today if left out.
        seed: Of bootstrap, randomisation and chance.

    """
    from evaluation.layouts import Options, read_dataset
    from evaluation.measures import DEFAULT, measures_of
    from evaluation.report_text import report_lines
    from evaluation.run import Scoring
    from evaluation.run import evaluate as evaluated

    if depth is not None and depth < 1:
        raise UnusableInput("--depth", "begins at 1")
    if seed < 0:
        raise UnusableInput("--seed", "begins at 0")
    asked = measures_of(measures or DEFAULT)
    data = read_dataset(dataset, Options(split, vacancies_ask))
    scorers = _systems(data, system, from_run, _bench(on, seed, depth))
    with progress("queries") as watch:
        found = evaluated(data, scorers, Scoring(asked, depth, run, watch), seed)
    if per_query is not None:
        _write_values(found, per_query)
    if json:
        _put(found)
    else:
        for line in report_lines(found):
            say(line)
    return 0


def _systems(
    data: "Dataset", names: tuple[str, ...], runs: tuple[Path, ...], bench: "Bench"
) -> "dict[str, Callable[[], Scorer]]":
    """What makes each system ready, by the name under which it is shown."""
    from evaluation.systems import run_scorer, scorer_of
    from evaluation.trec import read_run

    if not names and not runs:
        names = ("passung",) if data.people else ("encoder",)
    found: dict[str, Callable[[], Scorer]] = {
        name: lambda name=name: scorer_of(name, data, bench)  # type: ignore[misc]
        for name in names
    }
    for file in runs:
        given = read_run(file, data)
        label = given.name if given.name not in found else f"{given.name} ({file})"
        found[label] = lambda given=given: run_scorer(given, data)  # type: ignore[misc]
    return found


def _bench(on: str | None, seed: int, depth: int | None) -> "Bench":
    from api.settings import read_settings
    from evaluation.engine import Bench

    day = {} if on is None else {"on": _day(on)}
    return Bench(seed=seed, depth=depth, encoder=read_settings().encoder, **day)


def _day(text: str) -> "dt.date":
    import datetime as dt

    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UnusableInput("--on", f"{text[:30]!r} is no date of the form 2026-11-22") from error


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
