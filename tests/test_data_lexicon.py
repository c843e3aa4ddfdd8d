"""The lexicon's tables are whole, and what is no such table is refused."""

import re
from collections import Counter
from pathlib import Path

import pytest

from data.errors import UnusableInput
from data.lexicon import names_of_classes, occupation_titles, skill_phrases

LANGUAGES = {"de", "en", "uk", "ar", "tr", "prs", "ru", "fr", "ti"}
CIVILIAN_GROUPS = """
1111234 1120 1211239 122123 13112 1321234 1330 1341234569 14112 1420 14319 2111234 2120 213123
2141234569 215123 216123456 22112 22212 2230 2240 2250 22612345679 2310 2320 2330 23412 2351234569
241123 2421234 2431234 25112349 2521239 261129 26212 263123456 264123 2651234569 311123456789 312123
313123459 314123 31512345 3211234 32212 3230 3240 325123456789 33112345 3321234 33312349 3341234
335123459 341123 342123 34312345 3511234 35212 4110 4120 41312 4211234 42212345679 431123 432123
4411234569 511123 5120 51312 51412 515123 516123459 52112 522123 5230 5241234569 53112 532129
54112349 6111234 6121239 6130 6210 6221234 6310 6320 6330 6340 711123459 7121234567 713123 72112345
7221234 7231234 731123456789 732123 741123 74212 751123456 752123 753123456 75412349 8111234 81212
81312 814123 81512345679 8160 81712 8181239 821129 83112 83212 83312 8341234 8350 91112 9121239
921123456 931123 93219 9331234 94112 9510 9520 961123 96212349
"""
"""ISCO-08 without the armed forces: a minor group (three digits) and the last digits of its unit groups."""
AMBIGUOUS = {("ar", "لحام"), ("prs", "آهنگر")}
SCRIPTS = {
    "de": r"[A-Za-zÄÖÜäöüßéè\d§&.,'/()+ -]+",
    "en": r"[A-Za-zé\d§&.,'/()+ -]+",
    "fr": r"[A-Za-zÀ-ÿŒœ\d&.,'/()+ -]+",
    "tr": r"[A-Za-zÇĞİÖŞÜçğıöşüâîû\d&.,'/()+ -]+",
    "uk": r"[А-ЩЬЮЯЄІЇҐа-щьюяєіїґA-Z\d.,'/() -]+",
    "ru": r"[А-Яа-яЁёA-Z\d.,'/() -]+",
    "ar": r"[\u0621-\u063a\u0641-\u0652A-Z\d ]+",
    "prs": r"[\u0621-\u063a\u0641-\u0648\u064e-\u0652آپچژکگیۀ\u0685\u200cA-Z\d ]+",
    "ti": r"[\u1200-\u137f ]+",
}


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


def test_every_civilian_unit_group_has_an_occupation() -> None:
    groups = {word[:3] + last for word in CIVILIAN_GROUPS.split() for last in word[3:]}
    assert len(groups) == 433
    assert {title.isco for title in occupation_titles() if title.isco[0] != "0"} == groups


def test_every_occupation_is_named_in_eight_languages() -> None:
    named = {(title.concept, title.lang) for title in occupation_titles()}
    concepts = {concept for concept, _ in named}
    assert {(concept, lang) for concept in concepts for lang in LANGUAGES - {"ti"}} <= named


def test_an_expression_names_one_occupation_and_stands_there_once() -> None:
    concepts: dict[tuple[str, str], list[str]] = {}
    for title in occupation_titles():
        plain = title.title.casefold().replace("\u200c", "")
        concepts.setdefault((title.lang, plain), []).append(title.concept)
    assert {expression for expression, named in concepts.items() if len(named) > 1} == AMBIGUOUS


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_titles_are_written_in_the_letters_of_their_language(lang: str) -> None:
    titles = [title.title for title in occupation_titles() if title.lang == lang]
    assert [title for title in titles if not re.fullmatch(SCRIPTS[lang], title)] == []
    assert [title for title in titles if title.strip() != title or "  " in title] == []


def test_rows_of_an_occupation_stand_together_in_the_order_of_languages() -> None:
    order = ("de", "en", "uk", "ar", "tr", "prs", "ru", "fr", "ti")
    titles = occupation_titles()
    place = {concept: number for number, concept in enumerate(dict.fromkeys(each.concept for each in titles))}
    keys = [(place[title.concept], order.index(title.lang)) for title in titles]
    assert keys == sorted(keys)


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
