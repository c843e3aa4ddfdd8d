"""What an evaluation was made of, so that anybody can make it again: files, versions, day, seed, command."""

import hashlib
import platform
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from evaluation.engine import Bench

LIBRARIES = ("numpy", "ir-measures", "bm25s", "scikit-learn", "sentence-transformers", "faiss-cpu")


@dataclass(frozen=True)
class Provenance:
    """Where figures come from.

    Attributes:
        command: One line for a shell.
        files: Name, size in bytes and SHA-256 of each file of the data set.
        versions: Of this distribution, of Python and of the libraries that rank and measure, by name.
        encoder: Fingerprint of the shipped encoder: of weights, tokenizer and normal form.
        day: For which the law was applied, ISO 8601.
        seed: Of bootstrap, randomisation and chance.

    """

    command: str
    files: tuple[tuple[str, int, str], ...]
    versions: dict[str, str]
    encoder: str
    day: str
    seed: int


def provenance_of(folder: Path, command: Sequence[str], bench: Bench) -> Provenance:
    """Describe an evaluation of `folder` that `command` (words) asked for."""
    return Provenance(
        command=shlex.join(command),
        files=tuple(_files(folder)),
        versions={
            "passung": version("passung"),
            "Python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        encoder=bench.shipped_encoder.fingerprint,
        day=bench.on.isoformat(),
        seed=bench.seed,
    )


def _files(folder: Path) -> Iterator[tuple[str, int, str]]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        yield file.relative_to(folder).as_posix(), file.stat().st_size, digest
