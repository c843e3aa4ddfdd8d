"""The lexicon's tables are whole, and what is no such table is refused."""

import re
from collections import Counter
from pathlib import Path

import pytest

from data.errors import UnusableInput
from data.lexicon import names_of_classes, occupation_titles, skill_phrases

LANGUAGES = {"de", "en", "uk", "ar", "tr", "prs", "ru", "fr", "ti"}


def test_occupations_have_codes_and_languages() -> None:
    titles = occupation_titles()
    assert len(titles) > 5_000
    assert {title.lang for title in titles} == LANGUAGES
    assert all(re.fullmatch(r"\d{4}", title.isco) and re.fullmatch(r"\d{5}", title.kldb) for title in titles)
    codes = {(title.concept, title.isco, title.kldb) for title in titles}
    assert max(Counter(concept for concept, _, _ in codes).values()) == 1


def test_classes_are_named_by_the_first_title_of_each_concept() -> None:
    assert names_of_classes("de")["29302"][0] == "Koch/Köchin"
    assert names_of_classes("en")["29302"][0] == "cook"
    assert names_of_classes("tlh") == {}
    concepts = {title.concept for title in occupation_titles() if title.lang == "de"}
    assert sum(map(len, names_of_classes("de").values())) == len(concepts)


def test_skills_have_phrases_in_eight_languages() -> None:
    assert {phrase.lang for phrase in skill_phrases()} == LANGUAGES - {"ti"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a\tb\n", "the first line must be"),
        (b"", "the first line must be"),
        (b"concept\tlang\tphrase\nx\tde\n", "line 2 does not have 3 columns"),
        (b"\xff\xff", "cannot be read"),
    ],
)
def test_another_table_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "skills.tsv").write_bytes(content)
    with pytest.raises(UnusableInput, match=reason):
        skill_phrases(tmp_path)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="cannot be read"):
        occupation_titles(tmp_path)
