"""Text as it is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cleaning import UncleanText, clean_identifier, clean_line, clean_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Koch (m&#x2F;w&#x2F;d)", "Koch (m/w/d)"),
        ("<p>Wir</p><ul><li>eins</li><li>zwei</li></ul>", "Wir\n\neins\n\nzwei"),
        ("<b>Koch</b> &amp; Bäcker", "Koch & Bäcker"),
        ("a < b und c > d", "a < b und c > d"),
        ("Koch &amp;amp; &amp;lt;b&amp;gt;Bäcker&amp;lt;/b&amp;gt;", "Koch & Bäcker"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=1+1", "=1+1"),
        ("links\u202erechts", "linksrechts"),
        ("می‌خواهم", "می‌خواهم"),
        ("a\r\nb\x07", "a\nb"),
    ],
)
def test_markup_is_resolved_and_meaning_kept(raw, clean):
    assert clean_text(raw) == clean


@pytest.mark.parametrize("raw", ["a\x00b", "\ud800", "ä" * 500_001, "&" + "amp;" * 20 + "lt;b>"])
def test_what_cannot_be_stored_is_refused(raw):
    with pytest.raises(UncleanText):
        clean_text(raw)


def test_unclosed_markup_does_not_hang():
    assert clean_text("<!--" * 100_000)
    assert clean_text("<p " * 100_000)


def test_identifiers_keep_everything_but_control_characters():
    assert clean_identifier("../a/b.c\u202e-ä\n") == "../a/b.c-ä"


@given(
    st.text(
        st.sampled_from("a &<>/;#x3amplt\n\u00ad")
        | st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
    )
)
def test_cleaning_twice_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once
    assert "\n" not in clean_line(text)


AWKWARD = (*"ab ü<>&;é \t\n\r\u00a0\u200b\u200d\u2003\u2028\x85", "e\u0301", "ا\u0653", "&amp;", "<b>")


@given(st.lists(st.sampled_from(AWKWARD), max_size=8).map("".join) | st.text(max_size=6))
def test_the_quick_look_at_a_text_changes_nothing(text):
    try:
        expected = clean_text(f"&amp;\n{text}").removeprefix("&").strip()
    except UncleanText:
        return
    assert clean_text(f"a\n{text}").removeprefix("a").strip() == expected


@given(st.lists(st.sampled_from(AWKWARD), max_size=8).map("".join) | st.text(max_size=6))
def test_the_quick_look_at_a_line_changes_nothing(text):
    try:
        expected = " ".join(clean_text(text).split())
    except UncleanText:
        return
    assert clean_line(text) == expected
