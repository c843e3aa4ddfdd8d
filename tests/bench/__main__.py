"""All measurements of speed and memory, one after another, in one table: `make bench`, `python -m tests.bench`."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import encoding, loading, matching, ranking, starting
from tests.bench.loading import Loaded
from tests.bench.table import Figure, machine, show, times

MATCH_AT_MOST, REQUEST_AT_MOST = 8.0, 10.0
RECALL_AT_LEAST = 0.98
ENCODER_AT_LEAST = 50.0
EVALUATION_AT_MOST = 2.0
QUERIES_A_PERSON = 5
HELP_AT_MOST, COLD_MATCH_AT_MOST = 0.5, 1.5
SMALL_SHARE = 10
"""The smaller load has a tenth of the vacancies."""


def main(arguments: list[str] | None = None) -> None:
    """Measure and print, part by part."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--vacancies", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--titles", type=int, default=10_000)
    options = parser.parse_args(arguments)
    print(f"Passung, speed and memory: {machine()}")
    print("Times are those of the processor, with the time on the clock beside them.")
    show("Starting", _starting())
    show("Encoding", _encoding(options.titles))
    show("Evaluating", _evaluating(QUERIES_A_PERSON * options.people, options.vacancies))
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder, "big")
        show("Loading", _loading(Path(folder), big, options.vacancies))
        show("Matching", _matching(big, options.people))


def _starting() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        yield _seconds("passung --help", starting.cpu_seconds(["--help"], home), HELP_AT_MOST)
        starting.fill_sample_town(home)
        cold = starting.cpu_seconds(["match", "--candidate", "c-a-001"], home)
        yield _seconds("passung match in the sample town, cold", cold, COLD_MATCH_AT_MOST)


def _encoding(titles: int) -> Iterator[Figure]:
    own, other = encoding.measured(titles)
    yield Figure("shipped encoder", f"{own:10,.0f} texts/s", own)
    yield Figure("all-MiniLM-L6-v2", f"{other:10,.0f} texts/s", other)
    yield Figure("ratio", f"{own / other:10.0f} x", own / other, ("at least", ENCODER_AT_LEAST))


def _evaluating(queries: int, documents: int) -> Iterator[Figure]:
    found = ranking.measured(queries, documents)
    yield times(f"matrix product and best, {queries:,} x {documents:,}", found.bare)
    yield times("one dense system evaluated", found.evaluation)
    ratio = found.evaluation.cpu / found.bare.cpu
    yield Figure("evaluation beside the product", f"{ratio:10.2f} x", ratio, ("at most", EVALUATION_AT_MOST))
    value = f"{found.peak:10.1f} MiB, the whole matrix would be {found.matrix:,.1f}"
    yield Figure("memory of the evaluation", value, found.peak)


def _loading(folder: Path, big: Path, count: int) -> Iterator[Figure]:
    loads = []
    for name, records in (("small", count // SMALL_SHARE), (big.name, count)):
        home = folder / name
        home.mkdir()
        file = loading.write_vacancies(folder / f"{name}.ndjson", records)
        loads.append(loading.load(file, home))
        file.unlink()
        yield _load(loads[-1])
    small, large = loads
    growth = large.ms(large.cpu) / small.ms(small.cpu)
    yield Figure("growth of the time a record", f"{growth:10.2f} x", growth)
    grown = 1024 * (large.peak - small.peak) / max(large.records - small.records, 1)
    yield Figure("growth of the memory", f"{grown:10.2f} KiB a record", grown)


def _load(loaded: Loaded) -> Figure:
    value = (
        f"{loaded.ms(loaded.cpu):8.2f} ms (clock {loaded.ms(loaded.wall):8.2f} ms) a record, "
        f"peak {loaded.peak:.0f} MiB, {loaded.before:.0f} before"
    )
    return Figure(f"{loaded.records:,} vacancies", value, loaded.ms(loaded.cpu))


def _matching(folder: Path, people: int) -> Iterator[Figure]:
    found = matching.measured(folder, people)
    yield times("yardstick", found.yardstick)
    yield times("opening the store, index from its snapshot", found.opening)
    for name, (middle, slow), at_most in (
        ("Engine.match_candidate", found.engine, MATCH_AT_MOST),
        ("GET /v1/candidates/{id}/matches", found.request, REQUEST_AT_MOST),
    ):
        yield times(f"{name}, median", middle, found.yardstick, at_most)
        yield times(f"{name}, 90th percentile", slow, found.yardstick)
    for name, (middle, slow) in (("next steps", found.steps), ("ladders", found.ladders)):
        ratio = middle.cpu / found.engine[0].cpu
        value = f"{middle.cpu:8.2f} ms (clock {middle.wall:8.2f} ms)   {ratio:5.1f} x a match"
        yield Figure(f"{name}, median", value, middle.cpu)
        yield times(f"{name}, 90th percentile", slow, found.yardstick)
    for recall in found.recall:
        value = f"{recall.mean:10.4f}   {recall.lists} lists"
        yield Figure(
            f"recall of the top 20, {recall.group}", value, recall.mean, ("at least", RECALL_AT_LEAST)
        )


def _seconds(name: str, seconds: float, at_most: float) -> Figure:
    return Figure(name, f"{seconds:10.2f} s of the processor", seconds, ("at most", at_most))


if __name__ == "__main__":
    main()
