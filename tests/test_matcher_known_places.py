"""The places of a house follow its store."""

import pytest

from data.gazetteer.postcodes import PostcodeRow
from data.records import Place
from data.store import open_store
from matcher.known_places import KnownPlaces


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/store.sqlite"


def test_postcodes_that_others_store_are_known_and_nothing_is_made_in_vain(url):
    with open_store(url) as store, open_store(url) as other:
        places = KnownPlaces(store)
        first = places()
        assert places() is first
        assert first.resolve(Place(postcode="70173")).place is None
        other.put_postcodes([PostcodeRow("70173", "Stuttgart", 48.78, 9.18)], "file")
        second = places()
        assert second.resolve(Place(postcode="70173")).place.is_located
        assert places() is second
