"""Precision and recall of the places and activities that people tell: `python -m tests.bench.homes_and_activities`.

As in `tests.bench.people`, the held-out half gives figures only; `--differences` shows the development half.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.lexicon import occupation_titles
from models.people import read_person
from tests.bench.people import precision, recall

GOLDEN = Path(__file__).parents[1] / "golden"
FIELDS = ("place", "activity", "activity.years")
Counts = tuple[int, int, int]


def rows(kind: str, half: str) -> list[dict[str, Any]]:
    """Return the texts on "homes" or "activities" of one half, "development" or "held_out"."""
    lines = (GOLDEN / f"{kind}_{half}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def home_counts(row: dict[str, Any]) -> tuple[Counts, Any]:
    """Return (right, wrong, missed) of the place, and what was read. A longer name of the place is right too."""
    read = next(
        (reading.value["name"] for reading in read_person(row["text"]) if reading.field == "place"), None
    )
    right = bool(read and row["place"] and read.lower().startswith(row["place"].lower()))
    return (
        int(right),
        int(read is not None and not right),
        int(row["place"] is not None and not right),
    ), read


def activity_counts(row: dict[str, Any]) -> tuple[Counts, Counts, Any]:
    """Return (right, wrong, missed) of the occupation and of its years, and what was read."""
    read = [reading.value for reading in read_person(row["text"]) if reading.field == "occupations"]
    wanted = row["occupation"] or {"concepts": []}
    codes = {(each.isco, each.kldb) for each in occupation_titles() if each.concept in wanted["concepts"]}
    right = [value for value in read if (value["isco"], value["kldb"]) in codes]
    found = (int(bool(right)), len(read) - len(right), int(bool(codes) and not right))
    if not right:
        return found, (0, 0, 0), read
    told, years = right[0].get("years"), wanted.get("years")
    same = int(told is not None and told == years)
    return found, (same, int(told is not None) - same, int(years is not None) - same), read


def compare(half: str) -> Iterator[tuple[str, dict[str, Any], Counts, Any]]:
    """Yield field, text, counts and what was read."""
    for row in rows("homes", half):
        counts, read = home_counts(row)
        yield "place", row, counts, read
    for row in rows("activities", half):
        found, years, values = activity_counts(row)
        yield "activity", row, found, values
        yield "activity.years", row, years, values


def measure(half: str, lang: str | None = None) -> dict[str, Counts]:
    """Return (right, wrong, missed) for every field over one half, of one language or of all."""
    totals: Counter[tuple[str, int]] = Counter()
    for field, row, counts, _ in compare(half):
        if lang in (None, row["lang"]):
            totals.update({(field, kind): count for kind, count in enumerate(counts)})
    return {field: (totals[field, 0], totals[field, 1], totals[field, 2]) for field in FIELDS}


def main() -> None:
    """Print a table, and on demand the differences of the development half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=("development", "held_out"), nargs="?", default="development")
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args()
    if options.differences:
        for field, row, counts, read in compare("development"):
            if counts[1] or counts[2]:
                print(field, row, counts, "read", read)
        return
    print(f"{options.half}: field, right, wrong, missed, precision, recall")
    for field, counts in measure(options.half).items():
        right, wrong, missed = counts
        print(f"{field:15} {right:4} {wrong:4} {missed:4}   {precision(counts):.3f}   {recall(counts):.3f}")


if __name__ == "__main__":
    main()
