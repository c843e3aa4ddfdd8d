"""Seconds of processor time that a command takes from a standing start."""

import os
import resource
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

COMMAND = (sys.executable, "-m", "api")
ROUNDS = 3


def cpu_seconds(arguments: list[str], home: Path, rounds: int = ROUNDS) -> float:
    """The least processor time of a few runs of `passung` with `arguments`."""
    return min(_once(arguments, home) for _ in range(rounds))


def fill_sample_town(home: Path) -> None:
    """Import the sample town into the store of `home`."""
    for plural in ("vacancies", "candidates"):
        _once(["import", plural, str(files("data") / "sample" / f"{plural}.ndjson")], home)


def _once(arguments: list[str], home: Path) -> float:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PASSUNG_")}
    before = _of_children()
    done = subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        env=environment | {"PASSUNG_HOME": str(home)},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
