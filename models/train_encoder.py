"""Train the encoder from its folders: ESCO, KldB, competences and the lexicon -> a folder of weights.

The result is a bag of subwords: a table of token vectors whose mean is the text's vector. Expressions of one
concept in 28 languages and more are drawn together (InfoNCE over concepts), and near the prototypes of their
classes; German titles are dressed up as advertisements do. On two cores it takes about a quarter of an hour.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import UnusableInput
from models.training.card import card
from models.training.compress import compressed
from models.training.corpus import Concept, without
from models.training.export import describe, export
from models.training.loop import Progress, Settings, train
from models.training.sources import Sources, missing_parts, read_concepts
from models.training.views import Views
from models.training.vocabulary import train_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Settings", "Sources", "missing_parts", "train_encoder"]

CHECKPOINT = "checkpoint.safetensors"
VOCABULARY = "checkpoint-tokenizer.json"


def train_encoder(
    sources: Sources,
    *,
    seed: int,
    out: Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
    excluded: Callable[[str], bool] | None = None,
    held_out: Callable[[Concept], bool] | None = None,
) -> Path:
    """Train an encoder and write it to `out`; the same sources, settings and seed give nearly the same.

    A run that was stopped goes on from the checkpoint in `out`; the checkpoint goes when the run is done.

    Args:
        sources: the folders to read; `missing_parts(sources)` says what the result will not know.
        seed: of tokenizer order, noise, batches and initial values.
        out: the folder to write, loadable by `SentenceTransformer(folder)`.
        settings: of the run; the defaults made the shipped weights.
        progress: called after each step with (step, steps, loss).
        excluded: expressions (in normal form) that must not be learned: for clean benchmarks.
        held_out: concepts that must not be learned: for figures on unseen ones.

    Returns:
        `out`.

    Raises:
        UnusableInput: for unusable sources, or a checkpoint of another run in `out`.

    """
    settings = settings or Settings()
    concepts = _concepts(sources, excluded, held_out)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = _tokenizer(concepts, settings, out)
    views = Views(concepts, tokenizer, seed)
    size = tokenizer.get_vocab_size()
    table = train(views, size, settings, seed, out / CHECKPOINT, progress or _silent)
    counts = dict(Counter(concept.kind for concept in concepts))
    described = describe(asdict(settings), seed, counts, missing_parts(sources))
    export(compressed([table], settings.dimension), tokenizer, out, described)
    (out / "CARD.md").write_text(card(described, size), encoding="utf-8")
    for left in (CHECKPOINT, VOCABULARY):
        (out / left).unlink(missing_ok=True)
    return out


def _concepts(
    sources: Sources, excluded: Callable[[str], bool] | None, held_out: Callable[[Concept], bool] | None
) -> tuple[Concept, ...]:
    concepts = read_concepts(sources)
    if excluded is not None:
        concepts = without(concepts, excluded)
    if held_out is not None:
        concepts = tuple(concept for concept in concepts if not held_out(concept))
    if not concepts:
        raise UnusableInput(str(sources.esco), "leaves no concept to learn from")
    return concepts


def _tokenizer(concepts: tuple[Concept, ...], settings: Settings, out: Path) -> "Tokenizer":
    """Train the tokenizer, or take the one of the run that is being resumed."""
    from tokenizers import Tokenizer

    kept = out / VOCABULARY
    if kept.is_file():
        return Tokenizer.from_file(str(kept))
    tokenizer = train_tokenizer(concepts, settings.vocabulary)
    tokenizer.save(str(kept))
    return tokenizer


def _silent(step: int, steps: int, loss: float) -> None:
    """Show nothing."""
