"""The index on disk: derived data that may be thrown away, never served when in doubt.

A snapshot is one `.npz` file (arrays only, no pickles) and a manifest that names it with its checksum. The data is
written and synced first, the manifest is then replaced in one step, so that a crash leaves the old pair or the new.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Stamp:
    """What a snapshot was made from.

    Args:
        encoder: fingerprint; likewise `rules` and `layout`.
        sequence: the store's change number up to which the snapshot knows its records.
        mark: of the write that had this number; see `data.store.Head`.

    """

    encoder: str
    rules: str
    layout: str
    sequence: int
    mark: int

    def matches(self, other: "Stamp") -> bool:
        """Whether snapshots with these stamps were made in the same way, of whatever records."""
        return (self.encoder, self.rules, self.layout) == (other.encoder, other.rules, other.layout)


def save_snapshot(folder: Path, stamp: Stamp, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write a snapshot; the former one stays in place until this one is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"writing-{os.getpid()}.npz"
    with temporary.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
        file.flush()
        os.fsync(file.fileno())
    checksum = _checksum(temporary)
    data = folder / f"index-{checksum[:16]}.npz"
    temporary.replace(data)
    manifest = {"file": data.name, "sha256": checksum, **asdict(stamp)}
    _replace_text(folder / MANIFEST, json.dumps(manifest, indent=1))
    for stale in folder.glob("index-*.npz"):
        if stale != data:
            stale.unlink(missing_ok=True)


def load_snapshot(folder: Path, wanted: Stamp) -> tuple[Stamp, dict[str, NDArray[Any]]] | None:
    """The snapshot in `folder` where it is whole and was made with the same encoder, rules and layout.

    Returns:
        its stamp and arrays, or None where there is none that may be used. Whether the store has come by its
        sequence and mark is left to the caller.

    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        stamp = Stamp(**{name: manifest[name] for name in Stamp.__dataclass_fields__})
        data = folder / Path(str(manifest["file"])).name
        if not stamp.matches(wanted) or _checksum(data) != manifest["sha256"]:
            return None
        with np.load(data, allow_pickle=False) as arrays:
            return stamp, {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_snapshot(folder: Path) -> None:
    """Delete the snapshot, for example because an erased person may still be in it."""
    (folder / MANIFEST).unlink(missing_ok=True)
    for data in folder.glob("*.npz"):
        data.unlink(missing_ok=True)


def _checksum(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _replace_text(path: Path, text: str) -> None:
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
