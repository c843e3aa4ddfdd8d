"""Measure occupation coding on real advertisement titles (ba-titles), title alone.

    python tests/bench/occupation.py                       the shipped weights, on the development half
    python tests/bench/occupation.py --test                the test half too (once, at the end)
    python tests/bench/occupation.py --train /tmp/clean    trains without the queries' expressions, then measures
    python tests/bench/occupation.py --weights FOLDER      other weights
    python tests/bench/occupation.py --encoder FOLDER      another encoder (a clean one for clean figures)
    python tests/bench/occupation.py --calibrate           fits mixing and calibration on the development half
    python tests/bench/occupation.py --speed               titles a second, and seconds to load

Needs the data beside the repository (../shared/data). Development and test half are told by sha256 of the title.
"""

import argparse
import hashlib
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from data.lexicon import occupation_titles
from models.encoder import load_encoder
from models.occupation import CodedOccupation, OccupationCoder
from models.text import normal_title
from models.train_occupation import train_occupation
from models.training.corpus import normal_labels
from tests.bench.occupation_fitting import Fitting, calibration_error

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
COVERAGE = 0.8
RESAMPLES = 1_000


def is_even(title: str) -> bool:
    """Tell the half of ba-titles that may be looked at."""
    return hashlib.sha256(title.lower().encode()).digest()[-1] % 2 == 0


def advertisements(even: bool) -> list[tuple[str, str]]:
    """Return (title, KldB code) of one half."""
    folder = DATA / "benchmarks" / "ba-titles"
    titles, codes = _pairs(folder / "queries", 1), _pairs(folder / "query_kldb.tsv", 0)
    return [(title, codes[key]) for key, title in titles.items() if key in codes and is_even(title) == even]


def _pairs(file: Path, header: int) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines()[header:]
    return {key: text for key, _, text in (line.partition("\t") for line in lines if line.strip())}


def benchmark_queries() -> frozenset[str]:
    """Return every query of every benchmark in the forms that training would make of it."""
    texts: set[str] = set()
    for folder in sorted((DATA / "benchmarks").iterdir()):
        for name, header in (("queries", 1), ("queries.tsv", 0)):
            if (folder / name).is_file():
                for text in _pairs(folder / name, header).values():
                    texts.update(form for forms in normal_labels([("", text)]).values() for form in forms)
                    texts.update((normal_title(text), text.casefold()))
                break
    return frozenset(texts)


def measures(answers: list[CodedOccupation], codes: list[str]) -> dict[str, float]:
    """Accuracy by digits, requirement level, calibration error, and the accuracy of what is not unclear."""
    pairs = list(zip(answers, codes, strict=True))
    right = {n: np.array([answer.kldb[:n] == code[:n] for answer, code in pairs]) for n in (1, 2, 3, 4, 5)}
    level = np.array([answer.kldb[-1] == code[-1] for answer, code in pairs])
    chance = np.array([answer.probability for answer in answers])
    clear = np.array([not answer.unclear for answer in answers])
    shown = [{answer.kldb, *(other.kldb for other in answer.alternatives)} for answer in answers]
    return {
        **{f"first {n} digits": float(right[n].mean()) for n in right},
        "requirement level": float(level.mean()),
        "code among the three shown": float(
            np.mean([code in of for of, code in zip(shown, codes, strict=True)])
        ),
        "calibration error": calibration_error(chance, right[5]),
        "share not unclear": float(clear.mean()),
        "first 3 digits where not unclear": float(right[3][clear].mean()) if clear.any() else 0.0,
    }


def bounds(answers: list[CodedOccupation], codes: list[str]) -> dict[str, tuple[float, float]]:
    """Return the 95 % bounds of each measure by resampling titles."""
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(RESAMPLES):
        rows = rng.integers(len(codes), size=len(codes))
        drawn.append(measures([answers[row] for row in rows], [codes[row] for row in rows]))
    spread = {name: np.quantile([values[name] for values in drawn], (0.025, 0.975)) for name in drawn[0]}
    return {name: (float(low), float(high)) for name, (low, high) in spread.items()}


def calibrate(coder: OccupationCoder) -> None:
    """Print the mixing and the calibration that fit the development half, and what they reach on unseen folds."""
    pairs = advertisements(even=True)
    codes = [code for _, code in pairs]
    fitting = Fitting(coder.mixture, pairs)
    unseen = fitting.cross_validated()
    print(asdict(fitting.mixing()))
    print(asdict(fitting.calibration(unseen, codes, COVERAGE)))
    for name, value in fitting.measured(unseen, codes, COVERAGE).items():
        print(f"{'folds':12}{name:34}{value:.3f}")


def show(coder: OccupationCoder, halves: tuple[bool, ...]) -> None:
    """Print the measures of each half with their bounds."""
    for even in halves:
        pairs = advertisements(even)
        answers, codes = coder.code([title for title, _ in pairs]), [code for _, code in pairs]
        spread = bounds(answers, codes)
        for name, value in measures(answers, codes).items():
            low, high = spread[name]
            print(f"{'development' if even else 'test':12}{name:34}{value:.3f}  {low:.3f} to {high:.3f}")


def languages(coder: OccupationCoder) -> None:
    """Print, by language, how often a lexicon title gets its own class."""
    by_language: dict[str, list[tuple[str, str]]] = {}
    for title in occupation_titles():
        by_language.setdefault(title.lang, []).append((title.title, title.kldb))
    for language, pairs in by_language.items():
        answers = coder.code([title for title, _ in pairs])
        share = np.mean([answer.kldb == code for answer, (_, code) in zip(answers, pairs, strict=True)])
        print(f"lexicon     {language:4}{len(pairs):6}  {share:.3f}")


def speed() -> None:
    """Print seconds to load, and titles a second, 20,000 different ones."""
    started = time.perf_counter()
    coder = OccupationCoder.load()
    print(f"load         {1000 * (time.perf_counter() - started):.0f} ms")
    titles = [f"{title} in Halle {number}" for title, _ in advertisements(True) for number in range(37)]
    coder.code(titles[:100])
    started = time.perf_counter()
    coder.code(titles[:20_000])
    print(f"titles/s     {20_000 / (time.perf_counter() - started):,.0f}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--train", type=Path)
    parser.add_argument("--encoder")
    parser.add_argument("--seed", type=int, default=1)
    for flag in ("--test", "--calibrate", "--speed", "--languages"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    if arguments.speed:
        speed()
        return
    encoder = load_encoder(arguments.encoder) if arguments.encoder else None
    if arguments.train:
        queries = benchmark_queries()
        train_occupation(
            DATA / "kldb",
            arguments.train,
            arguments.seed,
            _progress,
            excluded=queries.__contains__,
            encoder=encoder,
        )
    coder = OccupationCoder.load(arguments.train or arguments.weights, encoder)
    if arguments.calibrate:
        calibrate(coder)
        return
    show(coder, (True, False) if arguments.test else (True,))
    if arguments.languages:
        languages(coder)


def _progress(step: int, steps: int, loss: float) -> None:
    if step % 100 == 0:
        print(f"{step}/{steps} {loss:.3f}", flush=True)


if __name__ == "__main__":
    main()
