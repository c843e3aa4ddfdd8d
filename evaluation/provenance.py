"""What an evaluation was made of, so that anybody can make it again: files, versions, day, seed, command."""

import hashlib
import platform
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from evaluation.engine import Bench

PACKAGES = ("data", "models", "matcher", "evaluation")
SKIPPED = frozenset({"__pycache__", "benchmarks", "results"})
LIBRARIES = ("numpy", "ir-measures", "bm25s", "scikit-learn", "sentence-transformers", "faiss-cpu")


@dataclass(frozen=True)
class Provenance:
    """Where figures come from.

    Attributes:
        command: One line for a shell.
        files: Name, size in bytes and SHA-256 of each file of the data set, and of each run.
        versions: Of this distribution, of Python and of the libraries that rank and measure, by name.
        code: SHA-256 over the files of this distribution that read, rank and measure, weights among them.
        encoder: Fingerprint of the engine's encoder (the shipped one unless another is set): of weights, tokenizer and
            normal form.
        day: For which the law was applied, ISO 8601.
        seed: Of bootstrap, randomisation and chance.

    """

    command: str
    files: tuple[tuple[str, int, str], ...]
    versions: dict[str, str]
    code: str
    encoder: str
    day: str
    seed: int


def provenance_of(folder: Path, runs: Sequence[Path], command: Sequence[str], bench: Bench) -> Provenance:
    """Describe an evaluation of `folder` and the written `runs` that `command` (words) asked for."""
    return Provenance(
        command=shlex.join(command),
        files=(*_files(folder), *((file.name, *_content(file)) for file in runs)),
        versions={
            "passung": version("passung"),
            "Python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        code=_code(),
        encoder=bench.engine_encoder.fingerprint,
        day=bench.on.isoformat(),
        seed=bench.seed,
    )


def _code() -> str:
    """One digest of all files of the packages that rank; data sets that come with them do not count."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        folder = Path(str(resources.files(package)))
        for name, _, content in _files(folder):
            if not SKIPPED.intersection(name.split("/")):
                digest.update(f"{package}/{name} {content}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, str]]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield file.relative_to(folder).as_posix(), *_content(file)


def _content(file: Path) -> tuple[int, str]:
    """Size and SHA-256."""
    with file.open("rb") as stream:
        return file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()
