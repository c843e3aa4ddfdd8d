"""Train the occupation coder from KldB 2010 and the project's lexicon -> a folder of weights.

On one core it takes two minutes. Nothing of the sources is stored but the project's own lexicon: the weights are
numbers for hashed n-grams.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from data.errors import UnusableInput
from data.lexicon import occupation_titles
from models.encoder import Encoder, load_encoder
from models.occupation import Calibration
from models.occupation_head import WEIGHTS as HEAD
from models.occupation_head import save_head
from models.occupation_mixture import LEXICON, Mixing
from models.occupation_network import MANIFEST, WEIGHTS, save_network
from models.occupation_votes import Entry, write_entries
from models.text import NORMALISATION_VERSION
from models.training.corpus import normal_labels
from models.training.occupation_fit import Progress, fit
from models.training.occupation_head_fit import fit_head, head_steps
from models.training.occupation_noise import Noise
from models.training.occupation_sampler import OccupationSettings, Sampler
from models.training.occupation_shared import SharedTitle, read_shared
from models.training.occupation_sources import AGENCY, EXPLANATIONS, Example, read_examples
from models.training.occupation_vocabulary import choose_vocabulary

__all__ = ["OccupationSettings", "missing_parts", "train_occupation"]

# Measured by `tests/bench/occupation.py --train FOLDER --calibrate` on development titles that were not learned from.
MEASURED = Calibration(
    class_offset=0.182, class_slope=0.797, group_offset=0.249, group_slope=0.626, unclear_below=0.551
)
_DRESSED = 20_000
_OFTEN = 0.25


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
    encoder: Encoder | None = None,
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
        encoder: whose vectors the coder reads; the shipped one where left out.

    Returns:
        `out`.

    Raises:
        UnusableInput: for unusable sources.

    """
    settings = settings or OccupationSettings()
    _make_folder(out)
    examples = read_examples(kldb, lexicon, excluded)
    classes = sorted({example.kldb for example in examples})
    shared = read_shared(excluded)
    sampler = Sampler(examples, classes, Noise(_towns()), settings, shared)
    dressed, _ = sampler.draw(_DRESSED, np.random.default_rng([seed, 0]))
    vocabulary = choose_vocabulary([example.text for example in examples], dressed)
    encoder = encoder or load_encoder()
    first, second = _in_turn(progress, settings.steps, head_steps(settings))
    network = fit(sampler, vocabulary, classes, settings, seed, first)
    head = fit_head(sampler, encoder, classes, settings, seed, second)
    save_network(network, out / WEIGHTS)
    save_head(head, out / HEAD)
    (out / LEXICON).write_bytes(write_entries([*_entries(lexicon, excluded), *_shared_entries(shared)]))
    _write_manifest(out, settings, seed, examples, encoder.fingerprint)
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


def _make_folder(out: Path) -> None:
    """Make the folder before the minutes of training, not after them."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableInput(str(out), f"no folder can be made here ({error.strerror})") from error


def _shared_entries(shared: Sequence[SharedTitle]) -> list[Entry]:
    """Return the classes that an expression often means; they share its vote."""
    return [
        Entry(title.text, code, "")
        for title in shared
        for code, share in zip(title.classes, title.shares, strict=True)
        if share >= _OFTEN
    ]


def _towns() -> list[str]:
    table = Path(str(files("data") / "gazetteer" / "places.tsv"))
    return [line.partition("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]


def _write_manifest(
    out: Path, settings: OccupationSettings, seed: int, examples: tuple[Example, ...], encoder: str
) -> None:
    described: dict[str, Any] = {
        "files": {name: _file(out / name) for name in (WEIGHTS, HEAD, LEXICON)},
        "normal_form": NORMALISATION_VERSION,
        "encoder": encoder,
        "seed": seed,
        "settings": asdict(settings),
        "examples": dict(Counter(example.kind for example in examples)),
        "mixing": asdict(Mixing()),
        "calibration": asdict(MEASURED),
    }
    (out / MANIFEST).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def _file(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _in_turn(progress: Progress | None, first: int, second: int) -> tuple[Progress, Progress]:
    """Return the progress of the first and of the second part of one work."""

    def told(step: int, loss: float) -> None:
        if progress is not None:
            progress(step, first + second, loss)

    return (lambda step, _, loss: told(step, loss)), (lambda step, _, loss: told(first + step, loss))
