"""Speed of a match over many vacancies, beside one fixed yardstick of the same run, and the recall of retrieval.

The yardstick is `IndexScalarQuantizer` in half precision over 100,000 x 256, no filter, k = 300, one thread, warm.
"""

import argparse
import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from data.records import Candidate, Vacancy
from data.rules.loading import load_rules
from matcher.engine import Engine
from matcher.query import Query
from models.encoder import load_encoder
from tests.bench import corpus

BATCH = 2_000
TOP = 20


def median_ms(call: Callable[[], object], repeats: int) -> float:
    """Median time of `call` in milliseconds, after one call to warm up."""
    call()
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return 1000 * statistics.median(times)


def yardstick_ms(rows: int = 100_000, dimension: int = 256) -> float:
    """Median time of the fixed yardstick."""
    import faiss

    faiss.omp_set_num_threads(1)
    vectors = np.random.default_rng(0).standard_normal((rows, dimension)).astype(np.float32)
    index = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index.add(vectors)
    return median_ms(lambda: index.search(vectors[:1], 300), 50)


def fill(engine: Engine, count: int) -> dict[tuple[str, str], Vacancy]:
    """Put `count` vacancies into `engine`."""
    records: dict[tuple[str, str], Vacancy] = {}
    for raw in corpus.vacancies(count):
        vacancy = Vacancy.model_validate(raw)
        records["bench", vacancy.id] = vacancy
    keys = list(records)
    for start in range(0, count, BATCH):
        engine.upsert_vacancies({key: records[key] for key in keys[start : start + BATCH]})
    return records


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--vacancies", type=int, default=100_000)
    options.add_argument("--people", type=int, default=200)
    arguments = options.parse_args()
    rules, encoder = load_rules(), load_encoder()
    records: dict[tuple[str, str], Vacancy] = {}
    engine = Engine(encoder, rules, lambda _: {}, lambda keys: {key: records[key] for key in keys})
    records.update(fill(engine, arguments.vacancies))
    people = [Candidate.model_validate(raw) for raw in corpus.candidates(arguments.people)]
    query = Query(on=dt.date(2026, 11, 22))
    engine.match_candidate(people[0], query)
    times = []
    for person in people:
        begin = time.perf_counter()
        engine.match_candidate(person, query)
        times.append(1000 * (time.perf_counter() - begin))
    yardstick = yardstick_ms()
    print(
        f"yardstick {yardstick:.2f} ms; match median {statistics.median(times):.2f} ms, "
        f"90th percentile {np.percentile(times, 90):.2f} ms: {statistics.median(times) / yardstick:.1f} x"
    )
    print(f"recall of the top {TOP}: {recall(engine, people, query):.4f}")


def recall(engine: Engine, people: list[Candidate], query: Query) -> float:
    """Share of the top 20 by full scoring of everything that retrieval finds too."""
    wide = Query(on=query.on, top=TOP)
    shares = []
    for person in people:
        found = {match.vacancy for match in engine.match_candidate(person, wide)}
        engine._exhaustive = True
        wanted = [match.vacancy for match in engine.match_candidate(person, wide)]
        engine._exhaustive = False
        if wanted:
            shares.append(len(found.intersection(wanted)) / len(wanted))
    return float(np.mean(shares))


if __name__ == "__main__":
    sys.exit(main())
