"""The gate of quality: what the shipped parts reach, against the figures that are committed.

    python -m tests.bench.quality                  everything that is there: `make bench-quality`
    python -m tests.bench.quality --shipped        the benchmark in this repository alone: what `.ci/run` runs
    python -m tests.bench.quality --renew REASON   commit new figures: in a commit of their own, with the reason
    python -m tests.bench.quality --release        score the test part once, and add it to its history

A figure may fall below the committed one by its slack at most (libraries round differently, nothing else may differ);
a slack is narrowed by hand and never widened. The benchmarks of `../shared/data` are passed over where they are absent.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evaluation.engine import Bench
from evaluation.layouts import Options, read_dataset
from evaluation.measures import DEFAULT, measures_of
from evaluation.run import Evaluation, evaluate
from evaluation.scoring import Scoring
from evaluation.systems import system_of

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "evaluation" / "benchmarks"
DEVELOPMENT = ROOT.parent / "shared" / "data" / "benchmarks"
RESULTS = ROOT / "evaluation" / "results"
HISTORY = RESULTS / "test-history.json"
ON = dt.date(2026, 11, 22)
"""The day that the judgements were made for."""
TITLES = ("talentclef25-", "jobtitlesim-", "melo-")
"""Beginnings of the names of the development benchmarks; ba-titles is measured by halves, see `encoder.py`."""
SLACK = 0.005
"""How far a new figure may lie below the committed one where its file names no narrower slack."""

Figures = dict[str, dict[str, dict[str, float]]]
"""Mean, low and high by system and measure."""


@dataclass(frozen=True)
class Check:
    """One benchmark, one direction, and the systems whose figures are held."""

    folder: Path
    systems: tuple[str, ...]
    vacancies_ask: bool = False

    @property
    def name(self) -> str:
        """Names the check and its file of figures."""
        return f"{self.folder.name}{'-vacancies-ask' if self.vacancies_ask else ''}"

    @property
    def file(self) -> Path:
        """Where its figures are committed."""
        return RESULTS / f"{self.name}.json"


@dataclass(frozen=True)
class Breach:
    """A figure that is missing, or lies further below the committed one than it may."""

    check: str
    system: str
    measure: str
    committed: float
    found: float | None

    def __str__(self) -> str:
        found = "is missing" if self.found is None else f"is {self.found:.4f}"
        return f"{self.check}, {self.system}, {self.measure}: {found}, committed was {self.committed:.4f}"


def checks(shipped_only: bool) -> Iterator[Check]:
    """Every check whose data set is there."""
    for vacancies_ask in (False, True):
        yield Check(SHIPPED / "tuning", ("passung", "encoder", "bm25"), vacancies_ask)
    if not shipped_only and DEVELOPMENT.is_dir():
        for folder in sorted(DEVELOPMENT.iterdir()):
            if folder.name.startswith(TITLES) and folder.name != "melo-published":
                yield Check(folder, ("encoder",))


def measured(check: Check) -> Evaluation:
    """Score the check's systems; the engine applies the law of the day of the judgements."""
    dataset = read_dataset(check.folder, Options(vacancies_ask=check.vacancies_ask))
    systems = [system_of(name, Bench(on=ON)) for name in check.systems]
    return evaluate(dataset, systems, Scoring(measures_of(DEFAULT)))


def figures_of(evaluation: Evaluation) -> Figures:
    """Means with their bounds, rounded to what a reader needs."""
    return {
        system: {
            measure: {name: round(value, 4) for name, value in estimate.document().items()}
            for measure, estimate in measures.items()
        }
        for system, measures in evaluation.estimates().items()
    }


def breaches(check: str, committed: Mapping[str, Any], found: Figures) -> list[Breach]:
    """Where `found` falls below what is committed."""
    slack = min(float(committed.get("slack", SLACK)), SLACK)
    fallen = []
    for system, measures in committed["figures"].items():
        for measure, estimate in measures.items():
            value = found.get(system, {}).get(measure, {}).get("mean")
            if value is None or value < estimate["mean"] - slack:
                fallen.append(Breach(check, system, measure, estimate["mean"], value))
    return fallen


def renewed(check: Check, found: Figures, before: Mapping[str, Any] | None, reason: str) -> dict[str, Any]:
    """The file of a check with new figures; why each of its versions was made is kept, and its slack."""
    made = {"version": version("passung"), "on": dt.date.today().isoformat(), "reason": reason}
    return {
        "benchmark": check.name,
        "law_on": ON.isoformat(),
        "slack": min(float((before or {}).get("slack", SLACK)), SLACK),
        "history": [*(before or {}).get("history", []), made],
        "figures": found,
    }


def main(arguments: list[str] | None = None) -> int:
    """Check, renew or release; the exit status is 1 where a figure has fallen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shipped", action="store_true", help="only what this repository holds")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--renew", metavar="REASON", help="write the figures found, and why they changed")
    action.add_argument("--release", action="store_true", help="score the test part and keep its history")
    options = parser.parse_args(arguments)
    if options.release:
        _release()
        return 0
    fallen = [breach for check in checks(options.shipped) for breach in _checked(check, options.renew)]
    for breach in fallen:
        print(breach, file=sys.stderr)
    return 1 if fallen else 0


def _checked(check: Check, reason: str | None) -> list[Breach]:
    found = figures_of(measured(check))
    _show(check.name, found)
    before = json.loads(check.file.read_text(encoding="utf-8")) if check.file.is_file() else None
    if reason is not None:
        _write(check.file, renewed(check, found, before, reason))
        return []
    if before is None:
        return [Breach(check.name, system, "every measure", 0.0, None) for system in check.systems]
    return breaches(check.name, before, found)


def _release() -> None:
    """Score the test part, both ways, once for this version."""
    history = json.loads(HISTORY.read_text(encoding="utf-8")) if HISTORY.is_file() else []
    if any(entry["version"] == version("passung") for entry in history):
        raise SystemExit(f"the test part was scored for {version('passung')} already: see {HISTORY}")
    entry: dict[str, Any] = {"version": version("passung"), "on": dt.date.today().isoformat(), "figures": {}}
    for vacancies_ask in (False, True):
        check = Check(SHIPPED / "test", ("passung", "encoder", "bm25", "char-tfidf"), vacancies_ask)
        entry["figures"][check.name] = found = figures_of(measured(check))
        _show(check.name, found)
    _write(HISTORY, [*history, entry])


def _show(name: str, found: Figures) -> None:
    for system, measures in found.items():
        values = "  ".join(f"{measure} {estimate['mean']:.4f}" for measure, estimate in measures.items())
        print(f"{name:32} {system:12} {values}", flush=True)


def _write(file: Path, content: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
