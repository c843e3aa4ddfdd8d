"""Loading vacancies from a file: time a record, peak memory, growth. Each load runs in a process of its own.

`python -m tests.bench.loading FILE FOLDER` loads one file and prints the figures as JSON.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench import corpus

MEBIBYTES = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2
"""What `ru_maxrss` counts, in MiB."""


@dataclass(frozen=True)
class Loaded:
    """What a load took: seconds on the clock and of the processor, MiB at its peak and before it began."""

    records: int
    wall: float
    cpu: float
    peak: float
    before: float

    def ms(self, seconds: float) -> float:
        """Milliseconds a record."""
        return 1000 * seconds / max(self.records, 1)


def database_url(folder: Path) -> str:
    """The store of a folder."""
    return f"sqlite:///{(folder / 'passung.sqlite').as_posix()}"


def write_vacancies(path: Path, count: int) -> Path:
    """Write `count` vacancies to an NDJSON file, and return it."""
    with path.open("w", encoding="utf-8") as file:
        for vacancy in corpus.vacancies(count):
            file.write(json.dumps(vacancy, ensure_ascii=False) + "\n")
    return path


def load(file: Path, folder: Path) -> Loaded:
    """Load `file` into the store of `folder`, in a process of its own with one thread."""
    command = [sys.executable, "-m", "tests.bench.loading", str(file), str(folder)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Loaded(**json.loads(done.stdout))


def load_here(file: Path, folder: Path) -> Loaded:
    """Load `file` into the store of `folder`, in this process."""
    from matcher.house import House

    with House.open(database_url(folder), folder / "home") as house:
        house.level_engine()
        house.prepare("vacancy", {"id": "first", "title": "Koch (m/w/d)"})  # opens gazetteer and rules
        before = _peak()
        wall, cpu = time.perf_counter(), time.process_time()
        with file.open("rb") as stream:
            report = house.import_records("vacancy", stream, file.name)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        if report.rejected:
            raise RuntimeError(f"rejected: {report.rejected[0]}")
        return Loaded(report.accepted, wall, cpu, _peak(), before)


def _peak() -> float:
    return MEBIBYTES * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Load one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(json.dumps(asdict(load_here(options.file, options.folder))))


if __name__ == "__main__":
    main()
