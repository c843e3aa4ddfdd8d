"""Keeps the engine room open for as long as the interface runs."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from fastapi import Request

from api.problems import unavailable
from data.errors import PassungError
from matcher.house import House

SECONDS_BETWEEN_TRIES = 5.0


class Keeper:
    """Holds one open `House`; where it cannot be opened, tries again as requests come in.

    A store that is away when the interface starts (a database that comes up later) is used as soon as it is
    there, and until then each request is told what is wrong.

    Args:
        open_house: Opens the house, or raises `PassungError` saying what to do.

    """

    def __init__(self, open_house: Callable[[], House]) -> None:
        self._open_house = open_house
        self._house: House | None = None
        self._try_again_at = 0.0
        self._lock = Lock()

    def house(self) -> House:
        """The open house.

        Raises:
            Problem: 503 when it cannot be opened.

        """
        return self._house or self._opened()

    def close(self) -> None:
        """Close the house, if it is open."""
        with self._lock:
            house, self._house = self._house, None
        if house is not None:
            house.__exit__(None, None, None)

    def _opened(self) -> House:
        with self._lock:
            if self._house is not None:
                return self._house
            if monotonic() < self._try_again_at:
                raise unavailable()
            try:
                self._house = self._open_house().__enter__()
            except PassungError as error:
                self._try_again_at = monotonic() + SECONDS_BETWEEN_TRIES
                raise unavailable(error) from error
            return self._house


def house_of(request: Request) -> House:
    """The house that answers a request."""
    keeper: Keeper = request.app.state.keeper
    return keeper.house()
