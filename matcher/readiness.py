"""Whether the house is in order."""

from collections.abc import Callable
from dataclasses import dataclass

from data.errors import PassungError


@dataclass(frozen=True)
class Check:
    """One thing that has to be in order; `remedy` says what to do where it is not."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def attempt(name: str, look: Callable[[], str]) -> Check:
    """Look at one thing; what is wrong with it becomes a check that is not ok."""
    try:
        return Check(name, True, look())
    except PassungError as error:
        return Check(name, False, str(error), "run `passung doctor` for what to do")
