"""Precision and recall of the reading of advertisements: `python -m tests.bench.reading [development|held_out]`.

Only figures a field are printed, so that the held-out half stays unseen. With `--differences` the development half
shows where reading and annotation differ; the held-out half never does.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.reading import LIST_FIELDS, read_advertisement, record_part

GOLDEN = Path(__file__).parents[1] / "golden"
FIELDS = (
    *("languages", "level", "hours", "shifts", "nights", "driving_licences"),
    *("skills_required", "skills_optional"),
)
SKILLS = frozenset({"skills_required", "skills_optional"})


def sentences(half: str) -> list[dict[str, Any]]:
    """Return the annotated sentences of "development" or "held_out", or the "wordings" that the rules know."""
    name = "wordings" if half == "wordings" else f"reading_{half}"
    lines = (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def alike(read: Any, expected: Any) -> bool:
    """Whether two phrases name the same skill: the words of one hold those of the other, at least half of them."""
    left, right = (set(re.findall(r"\w+", str(phrase).casefold())) for phrase in (read, expected))
    smaller, larger = sorted((left, right), key=len)
    return bool(smaller) and smaller <= larger and 2 * len(smaller) >= len(larger)


def compare(field: str, read: Any, expected: Any) -> tuple[int, int, int]:
    """Return how many values of a field are right, wrong and missed."""
    if field not in LIST_FIELDS:
        right = int(read is not None and read == expected)
        return right, int(read is not None) - right, int(expected is not None) - right
    left, remaining = list(read or []), list(expected or [])
    right = 0
    for item in left:
        match = next(
            (other for other in remaining if (alike(item, other) if field in SKILLS else item == other)), None
        )
        if match is not None:
            remaining.remove(match)
            right += 1
    return right, len(left) - right, len(remaining)


def differences(half: str) -> Iterator[tuple[str, tuple[int, int, int], dict[str, Any], Any]]:
    """Yield field, (right, wrong, missed), the annotated sentence and what was read, for every sentence and field."""
    for sentence in sentences(half):
        read = record_part(read_advertisement("", sentence["text"]))
        for field in FIELDS:
            counts = compare(field, read.get(field), sentence["expect"].get(field))
            yield field, counts, sentence, read.get(field)


def measure(half: str) -> dict[str, tuple[int, int, int]]:
    """Return (right, wrong, missed) for every field over one half."""
    totals: Counter[tuple[str, int]] = Counter()
    for field, counts, _, _ in differences(half):
        for kind, count in enumerate(counts):
            totals[field, kind] += count
    return {field: (totals[field, 0], totals[field, 1], totals[field, 2]) for field in FIELDS}


def precision(counts: tuple[int, int, int]) -> float:
    """Return the share of what was read that is right; 1 where nothing was read."""
    right, wrong, _ = counts
    return right / (right + wrong) if right + wrong else 1.0


def recall(counts: tuple[int, int, int]) -> float:
    """Return the share of what there is to read that was read right; 1 where there is nothing."""
    right, _, missed = counts
    return right / (right + missed) if right + missed else 1.0


def main() -> None:
    """Print a table, and on demand the differences of the development half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=("development", "held_out"), nargs="?", default="development")
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args()
    if options.differences:
        for field, counts, sentence, read in differences("development"):
            if counts[1] or counts[2]:
                print(
                    sentence["id"],
                    field,
                    repr(sentence["text"]),
                    "read",
                    read,
                    "not",
                    sentence["expect"].get(field),
                )
        return
    print(f"{options.half}: field, right, wrong, missed, precision, recall")
    for field, counts in measure(options.half).items():
        figures = "".join(f"{count:5}" for count in counts)
        print(f"{field:18}{figures}   {precision(counts):.3f}   {recall(counts):.3f}")


if __name__ == "__main__":
    main()
