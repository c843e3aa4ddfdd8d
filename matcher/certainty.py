"""How sure the fields are that were read out of text."""

from collections.abc import Mapping

from data.records import Derived

HARD = 0.9
"""From this probability on, a reading counts like an entered value in a hard rule."""


def is_sure(derived: Mapping[str, Derived], path: str) -> bool:
    """Whether the field at `path` was entered, or read with at least `HARD`.

    A reading of a part (`languages[0].level`) or of the whole (`languages`) speaks for the field too.
    """
    if not derived:
        return True
    return all(
        reading.probability >= HARD or not (_covers(key, path) or _covers(path, key))
        for key, reading in derived.items()
    )


def _covers(whole: str, part: str) -> bool:
    return part == whole or (part.startswith(whole) and part[len(whole)] in ".[")
