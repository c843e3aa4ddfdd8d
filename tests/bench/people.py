"""Precision and recall of the reading of people: `python -m tests.bench.people [development|held_out]`.

Only figures are printed, so that the held-out half stays unseen. With `--differences` the development half shows where
reading and annotation differ; the held-out half never does.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.people import read_person
from models.reading import Reading

GOLDEN = Path(__file__).parents[1] / "golden"
FIELDS = (
    *("occupations", "occupations.years", "occupations.isco", "wishes.occupations", "skills", "languages"),
    *("driving_licences", "wishes.hours", "wishes.shifts", "wishes.nights"),
)
Counts = tuple[int, int, int]


def texts(half: str) -> list[dict[str, Any]]:
    """Return the annotated texts of one half, "development" or "held_out"."""
    lines = (GOLDEN / f"people_{half}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def alike(read: str, expected: str) -> bool:
    """Whether two phrases mean the same words: one holds the other, and is at most twice as long and a word."""
    left, right = (
        re.findall(r"[\w+#]+", unicodedata.normalize("NFC", each).casefold()) for each in (read, expected)
    )
    smaller, larger = sorted((set(left), set(right)), key=len)
    return bool(smaller) and smaller <= larger and len(larger) <= 2 * len(smaller) + 1


def pairs(read: Sequence[str], expected: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of alike phrases by position, each phrase at most once."""
    free = list(range(len(expected)))
    found: list[tuple[int, int]] = []
    for index, phrase in enumerate(read):
        match = next((other for other in free if alike(phrase, expected[other])), None)
        if match is not None:
            free.remove(match)
            found.append((index, match))
    return found


def phrases(read: Sequence[str], expected: Sequence[str], tolerated: Sequence[str]) -> Counts:
    """Return (right, wrong, missed) of phrases; a wrong one that is tolerated counts neither way."""
    matched = pairs(read, expected)
    rest = [phrase for index, phrase in enumerate(read) if index not in {pair[0] for pair in matched}]
    wrong = [phrase for phrase in rest if not any(alike(phrase, other) for other in tolerated)]
    return len(matched), len(wrong), len(expected) - len(matched)


def single(read: Any, expected: Any, tolerated: bool) -> Counts:
    """Return (right, wrong, missed) of a field with one value; a tolerated one counts only where it is right."""
    right = int(read is not None and read == expected)
    if tolerated:
        return right, 0, 0
    return right, int(read is not None) - right, int(expected is not None) - right


def items(read: Sequence[Any], expected: Sequence[Any]) -> Counts:
    """Return (right, wrong, missed) of items that must be equal; a stated empty list counts as an item."""
    right = sum(1 for item in read if item in expected)
    return right, len(read) - right, len(expected) - right


def occupations(read: Sequence[Any], expected: Sequence[Any], tolerated: Sequence[str]) -> dict[str, Counts]:
    """Return the counts of titles; of years and codes where the titles agree."""
    titles = [each["title"] for each in read], [each["title"] for each in expected]
    found = {"occupations": phrases(*titles, tolerated)}
    for name in ("years", "isco"):
        counts: Counter[int] = Counter()
        for left, right in pairs(*titles):
            open_to_any = name == "isco" and name not in expected[right]
            counts.update(
                dict(enumerate(single(read[left].get(name), expected[right].get(name), open_to_any)))
            )
        found[f"occupations.{name}"] = (counts[0], counts[1], counts[2])
    return found


def _as_annotated(reading: Reading) -> Any:
    """Return the value with titles as they stand in the text, which is how they are annotated."""
    if reading.field == "occupations":
        return {**reading.value, "title": reading.words}
    return reading.words if reading.field == "wishes.occupations" else reading.value


def compare(text: dict[str, Any]) -> Iterator[tuple[str, Counts, Any, Any]]:
    """Yield field, counts, what was read and what was expected."""
    # Work that only a verb tells was no occupation to the annotators; `tests.bench.homes_and_activities` measures it.
    readings = [each for each in read_person(text["text"]) if not each.by.startswith("activity:")]
    read: dict[str, list[Any]] = {}
    for reading in readings:
        read.setdefault(reading.field, []).append(_as_annotated(reading))
    expect, words, fields = text["expect"], text.get("tolerate_words", []), text.get("tolerate_fields", [])
    done = read.get("occupations", [])
    for field, counts in occupations(done, expect.get("occupations", []), words).items():
        yield field, counts, done, expect.get("occupations")
    for field in ("wishes.occupations", "skills"):
        names = [value["name"] if isinstance(value, dict) else value for value in read.get(field, [])]
        yield field, phrases(names, expect.get(field, []), words), names, expect.get(field)
    yield (
        "languages",
        items(read.get("languages", []), expect.get("languages", [])),
        read.get("languages"),
        expect.get("languages"),
    )
    licences = expect.get("driving_licences")
    wanted = [[]] if licences == [] else licences or []
    held = read.get("driving_licences", [])
    yield "driving_licences", items([] if "driving_licences" in fields else held, wanted), held, licences
    for field in ("wishes.hours", "wishes.shifts", "wishes.nights"):
        value = read.get(field, [None])[0]
        yield field, single(value, expect.get(field), field in fields), value, expect.get(field)


def measure(half: str, lang: str | None = None) -> dict[str, Counts]:
    """Return (right, wrong, missed) for every field over one half, of one language or of all."""
    totals: Counter[tuple[str, int]] = Counter()
    for text in texts(half):
        if lang in (None, text["lang"]):
            for field, counts, _, _ in compare(text):
                totals.update({(field, kind): count for kind, count in enumerate(counts)})
    return {field: (totals[field, 0], totals[field, 1], totals[field, 2]) for field in FIELDS}


def precision(counts: Counts) -> float:
    """Return the share of what was read that is right; 1 where nothing was read."""
    return counts[0] / (counts[0] + counts[1]) if counts[0] + counts[1] else 1.0


def recall(counts: Counts) -> float:
    """Return the share of what there is to read that was read right; 1 where there is nothing."""
    return counts[0] / (counts[0] + counts[2]) if counts[0] + counts[2] else 1.0


def main() -> None:
    """Print a table, and on demand the differences of the development half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=("development", "held_out"), nargs="?", default="development")
    parser.add_argument("--differences", action="store_true")
    parser.add_argument("--lang", help="the texts of one language only")
    options = parser.parse_args()
    if options.differences:
        for text in texts("development"):
            found = [each for each in compare(text) if each[1][1] or each[1][2]]
            if found and options.lang in (None, text["lang"]):
                print(text["id"], text["text"])
                for field, counts, read, expected in found:
                    print("    ", field, counts, "read", read, "not", expected)
        return
    print(f"{options.half}: field, right, wrong, missed, precision, recall")
    for field, counts in measure(options.half, options.lang).items():
        print(
            f"{field:18} {counts[0]:4} {counts[1]:4} {counts[2]:4}   {precision(counts):.3f}   {recall(counts):.3f}"
        )


if __name__ == "__main__":
    main()
