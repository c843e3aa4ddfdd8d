"""Write a trained table as a folder that plain `SentenceTransformer(folder)` loads."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from models.static import MANIFEST, TENSOR, TOKENIZER, WEIGHTS
from models.text import NORMALISATION_VERSION
from models.training.views import silent_tokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_CONFIG: dict[str, Any] = {"prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"}


def export(
    table: NDArray[np.float32], tokenizer: "Tokenizer", folder: Path, described: dict[str, Any]
) -> None:
    """Write weights (fp16), tokenizer, the module list, and `manifest.json` with checksums and `described`.

    Tokens that mean nothing get a zero row, so that text in an unknown script has no vector at all.

    Args:
        table: (tokens, width).
        tokenizer: whose ids are the rows of `table`.
        folder: written into; made where it does not exist.
        described: settings, seed and sources, for the manifest.

    """
    from safetensors.numpy import save_file

    silent = table.copy()
    silent[sorted(silent_tokens(tokenizer))] = 0
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    save_file({TENSOR: silent.astype(np.float16)}, folder / WEIGHTS)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    _write(folder / "modules.json", _MODULES)
    _write(folder / "config_sentence_transformers.json", _CONFIG)
    _write(folder / "1_Normalize" / "config.json", {})
    names = (
        WEIGHTS,
        TOKENIZER,
        "modules.json",
        "config_sentence_transformers.json",
        "1_Normalize/config.json",
    )
    _write(folder / MANIFEST, {"files": {name: _file(folder / name) for name in names}, **described})


def describe(
    settings: dict[str, Any], seed: int, counts: dict[str, int], missing: tuple[str, ...]
) -> dict[str, Any]:
    """Return what the manifest says of a run: settings, seed, number of concepts by kind, what is missing."""
    return {
        "normal_form": NORMALISATION_VERSION,
        "seed": seed,
        "settings": settings,
        "concepts": counts,
        "not_learned": list(missing),
    }


def _file(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
