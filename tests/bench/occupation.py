"""Measure occupation coding on real advertisement titles (ba-titles), title alone.

    python tests/bench/occupation.py                       the shipped weights, on the development half
    python tests/bench/occupation.py --test                the test half too (once, at the end)
    python tests/bench/occupation.py --train /tmp/clean    trains without the queries' expressions, then measures
    python tests/bench/occupation.py --weights FOLDER      other weights
    python tests/bench/occupation.py --encoder FOLDER      another encoder (a clean one for clean figures)
    python tests/bench/occupation.py --calibrate           fits the calibration on the development half
    python tests/bench/occupation.py --speed               titles a second, and seconds to load

Needs the data beside the repository (../shared/data). Development and test half are told by sha256 of the title.
"""

import argparse
import hashlib
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.lexicon import occupation_titles
from models.encoder import load_encoder
from models.occupation import Calibration, CodedOccupation, OccupationCoder
from models.text import normal_title
from models.train_occupation import train_occupation
from models.training.corpus import normal_labels

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
BINS = 10

Floats = NDArray[np.float64]


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
    right = {
        n: np.array([answer.kldb[:n] == code[:n] for answer, code in _both(answers, codes)])
        for n in (1, 2, 3, 4, 5)
    }
    level = np.array([answer.kldb[-1] == code[-1] for answer, code in _both(answers, codes)])
    chance = np.array([answer.probability for answer in answers])
    clear = np.array([not answer.unclear for answer in answers])
    three = np.array(
        [
            code in {answer.kldb, *(other.kldb for other in answer.alternatives)}
            for answer, code in _both(answers, codes)
        ]
    )
    return {
        **{f"first {n} digits": float(right[n].mean()) for n in right},
        "requirement level": float(level.mean()),
        "code among the three shown": float(three.mean()),
        "calibration error": calibration_error(chance, right[5]),
        "share not unclear": float(clear.mean()),
        "first 3 digits where not unclear": float(right[3][clear].mean()) if clear.any() else 0.0,
    }


def _both(answers: list[CodedOccupation], codes: list[str]) -> list[tuple[CodedOccupation, str]]:
    return list(zip(answers, codes, strict=True))


def calibration_error(chance: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal size."""
    order = np.argsort(chance, kind="stable")
    bins = np.array_split(order, BINS)
    return float(sum(abs(chance[part].mean() - right[part].mean()) * len(part) for part in bins) / len(order))


def raw_probabilities(coder: OccupationCoder, titles: list[str]) -> tuple[list[str], Floats, Floats]:
    """Return the chosen code, its raw probability, and that of its three-digit group."""
    raw = coder.class_probabilities([normal_title(title) for title in titles]).astype(np.float64)
    codes = np.array(coder.classes)
    _, group = np.unique([code[:3] for code in coder.classes], return_inverse=True)
    groups = raw @ np.eye(group.max() + 1)[group]
    best = groups.argmax(1)
    inside = np.where(group == best[:, np.newaxis], raw, 0).argmax(1)
    rows = np.arange(len(raw))
    return list(codes[inside]), raw[rows, inside], groups[rows, best]


def calibrate(coder: OccupationCoder) -> Calibration:
    """Fit calibrated log-odds = offset + slope * raw log-odds, and the threshold that leaves 80 % clear."""
    pairs = advertisements(even=True)
    found, chance, group = raw_probabilities(coder, [title for title, _ in pairs])
    right5 = np.array([code == want for code, (_, want) in zip(found, pairs, strict=True)])
    right3 = np.array([code[:3] == want[:3] for code, (_, want) in zip(found, pairs, strict=True)])
    class_offset, class_slope = _logistic(chance, right5)
    group_offset, group_slope = _logistic(group, right3)
    sure = 1 / (1 + np.exp(-(group_offset + group_slope * _odds(group))))
    threshold = float(np.quantile(sure, 0.2))
    values = (class_offset, class_slope, group_offset, group_slope, threshold)
    return Calibration(*(round(value, 3) for value in values))


def _logistic(chance: Floats, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Newton's method on two parameters, with a weak pull towards (0, 1)."""
    design = np.stack((np.ones_like(chance), _odds(chance)), axis=1)
    weights = np.array([0.0, 1.0])
    for _ in range(50):
        fitted = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (right - fitted) - (weights - np.array([0.0, 1.0]))
        hessian = (design * (fitted * (1 - fitted))[:, np.newaxis]).T @ design + np.eye(2)
        weights = weights + np.linalg.solve(hessian, gradient)
    return float(weights[0]), float(weights[1])


def _odds(chance: Floats) -> Floats:
    inside = chance.clip(1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)))


def show(coder: OccupationCoder, halves: tuple[bool, ...]) -> None:
    """Print the measures of each half."""
    for even in halves:
        pairs = advertisements(even)
        values = measures(coder.code([title for title, _ in pairs]), [code for _, code in pairs])
        for name, value in values.items():
            print(f"{'development' if even else 'test':12}{name:34}{value:.3f}")


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
    if arguments.train:
        queries = benchmark_queries()
        train_occupation(
            DATA / "kldb", arguments.train, arguments.seed, _progress, excluded=queries.__contains__
        )
    encoder = load_encoder(arguments.encoder) if arguments.encoder else None
    coder = OccupationCoder.load(arguments.train or arguments.weights, encoder)
    if arguments.calibrate:
        print(asdict(calibrate(coder)))
        return
    show(coder, (True, False) if arguments.test else (True,))
    if arguments.languages:
        languages(coder)


def _progress(step: int, steps: int, loss: float) -> None:
    if step % 100 == 0:
        print(f"{step}/{steps} {loss:.3f}", flush=True)


if __name__ == "__main__":
    main()
