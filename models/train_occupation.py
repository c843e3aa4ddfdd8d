"""Train the occupation coder from KldB 2010 and the project's lexicon -> a folder of weights.

On one core it takes two minutes. Nothing of the sources is stored but the project's own lexicon: the weights are
numbers for hashed n-grams.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from data.lexicon import occupation_titles
from models.occupation import LEXICON, Calibration
from models.occupation_network import MANIFEST, WEIGHTS, save_network
from models.occupation_votes import Entry, write_entries
from models.text import NORMALISATION_VERSION
from models.training.corpus import normal_labels
from models.training.occupation_fit import OccupationSettings, Progress, Sampler, fit
from models.training.occupation_noise import Noise
from models.training.occupation_sources import AGENCY, EXPLANATIONS, Example, read_examples
from models.training.occupation_vocabulary import choose_vocabulary

__all__ = ["OccupationSettings", "missing_parts", "train_occupation"]

# Measured by `tests/bench/occupation.py --calibrate` on the development titles, with weights made by the defaults.
MEASURED = Calibration(
    class_offset=-0.196, class_slope=0.566, group_offset=0.125, group_slope=0.469, unclear_below=0.531
)
_DRESSED = 20_000


def missing_parts(kldb: Path) -> tuple[str, ...]:
    """Return what the coder will not learn from this folder, in sentences."""
    gaps = {
        AGENCY: "the names of the Federal Employment Agency are not learned",
        EXPLANATIONS: "names and tasks of the classes are not learned",
    }
    return tuple(
        f"{kldb / name} is not there: {gap}" for name, gap in gaps.items() if not (kldb / name).is_file()
    )


def train_occupation(
    kldb: Path,
    out: Path,
    seed: int = 1,
    progress: Progress | None = None,
    settings: OccupationSettings | None = None,
    lexicon: Path | None = None,
    excluded: Callable[[str], bool] | None = None,
) -> Path:
    """Train the coder and write it to `out`; the same sources, settings and seed give the same weights.

    Args:
        kldb: a folder with the Agency's files; `kldb2010_job_titles_2019.csv` must be there.
        out: the folder to write, read by `OccupationCoder.load(out)`.
        seed: of noise, batches and initial values.
        progress: called after each step with (step, steps, loss).
        settings: of the run; the defaults made the shipped weights.
        lexicon: a folder of tables; the project's own where left out.
        excluded: expressions (in normal form) that must not be learned: for clean benchmarks.

    Returns:
        `out`.

    Raises:
        UnusableInput: for unusable sources.

    """
    settings = settings or OccupationSettings()
    examples = read_examples(kldb, lexicon, excluded)
    classes = sorted({example.kldb for example in examples})
    sampler = Sampler(examples, classes, Noise(_towns()), settings)
    dressed, _ = sampler.draw(_DRESSED, np.random.default_rng([seed, 0]))
    vocabulary = choose_vocabulary([example.text for example in examples], dressed)
    network = fit(sampler, vocabulary, classes, settings, seed, progress or _silent)
    out.mkdir(parents=True, exist_ok=True)
    save_network(network, out / WEIGHTS)
    (out / LEXICON).write_bytes(write_entries(_entries(lexicon, excluded)))
    _write_manifest(out, settings, seed, examples)
    return out


def _entries(lexicon: Path | None, excluded: Callable[[str], bool] | None) -> list[Entry]:
    entries = (
        Entry(form, title.kldb, title.isco)
        for title in occupation_titles(lexicon)
        for forms in normal_labels([("", title.title)]).values()
        for form in forms
    )
    kept = dict.fromkeys(entries)
    return [entry for entry in kept if excluded is None or not excluded(entry.text)]


def _towns() -> list[str]:
    table = Path(str(files("data") / "gazetteer" / "places.tsv"))
    return [line.partition("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]


def _write_manifest(
    out: Path, settings: OccupationSettings, seed: int, examples: tuple[Example, ...]
) -> None:
    described: dict[str, Any] = {
        "files": {name: _file(out / name) for name in (WEIGHTS, LEXICON)},
        "normal_form": NORMALISATION_VERSION,
        "seed": seed,
        "settings": asdict(settings),
        "examples": dict(Counter(example.kind for example in examples)),
        "calibration": asdict(MEASURED),
    }
    (out / MANIFEST).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def _file(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _silent(step: int, steps: int, loss: float) -> None:
    """Show nothing."""
