"""The places that a house knows: the shipped gazetteer and the postcodes of its store, whoever put them there."""

from threading import Lock

from data.places import Gazetteer
from data.store import Store


class KnownPlaces:
    """Gives a gazetteer that knows the postcodes of `store`; made anew where these have changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._made: tuple[int, Gazetteer] | None = None

    def __call__(self) -> Gazetteer:
        """The gazetteer, as of now."""
        mark = self._store.postcodes_mark()  # before the postcodes: what comes in between shows the next time
        with self._lock:
            if self._made is None or self._made[0] != mark:
                self._made = mark, Gazetteer.load().with_postcodes(self._store.postcodes())
            return self._made[1]
