"""German towns by their sound, and words in Cyrillic and Arabic script that are none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.places import Gazetteer
from models.people.cues import read_cues
from models.people.phonetic import TownIndex, distance
from models.people.towns import KnownTowns

WORDS = [
    line.split("\t")
    for line in (Path(__file__).parent / "golden" / "towns.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.fixture(scope="module")
def towns() -> KnownTowns:
    return KnownTowns(Gazetteer.load(), read_cues())


def test_towns_are_known_in_four_languages(towns: KnownTowns) -> None:
    named = [(word, town) for _, word, town in WORDS if town]
    found = [(word, town, towns.sounding_like(word)) for word, town in named]
    wrong = [each for each in found if each[2] is not None and not each[2].startswith(each[1])]
    assert len(named) >= 60
    assert wrong == []
    assert sum(each[2] is not None for each in found) >= 0.95 * len(named)


def test_words_that_are_no_towns_find_none(towns: KnownTowns) -> None:
    others = [word for _, word, town in WORDS if not town]
    assert len(others) >= 60
    assert [(word, found) for word in others if (found := towns.sounding_like(word))] == []


def test_a_town_wins_by_sound_or_by_size() -> None:
    index = TownIndex([("Monheim", "Monheim", 40_000), ("Mannheim", "Mannheim", 310_000)])
    assert index.find("Мангаймі") == "Mannheim"
    assert index.find("Монгаймі") == "Monheim"
    alike = TownIndex([("Minden", "Minden", 80_000), ("Menden", "Menden", 52_000)])
    assert alike.find("مندن") is None


@given(st.text(max_size=20))
def test_any_word_is_accepted(word: str) -> None:
    assert TownIndex([("Fürth", "Fürth", 130_000)]).find(word) in {None, "Fürth"}


def test_vowels_left_out_are_cheap_in_arabic_script() -> None:
    assert distance("krlsru", "karlsrue", "arabic") < distance("krlsru", "karlsrue", "cyrillic")
    assert distance("furt", "furt", "cyrillic") == 0
