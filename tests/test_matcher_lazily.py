"""Made once, when needed."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from matcher.lazily import Lazily


def test_many_threads_get_one_value():
    made = []

    def make():
        sleep(0.01)
        made.append(object())
        return made[-1]

    value = Lazily(make)
    assert not value.is_made
    with ThreadPoolExecutor(8) as pool:
        assert len({id(found) for found in pool.map(lambda _: value(), range(40))}) == 1
    assert value.is_made and len(made) == 1
