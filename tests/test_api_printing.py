import io
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.printing import complain, printable, progress, put_json, say, step_progress


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_nothing_that_steers_a_terminal_is_printed(text):
    shown = printable(text)
    assert shown.encode("utf-8") if text else not shown
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc", "a\\nb c"),
        ("right\u202eleft", "right\\u202eleft"),
        ("half \ud800", "half \\ud800"),
        ("Çağrı, Олена, نور", "Çağrı, Олена, نور"),
    ],
)
def test_control_characters_are_shown_as_escapes(text, shown):
    assert printable(text) == shown


def test_complaints_are_one_line(capsys):
    complain("first\n  second")
    assert capsys.readouterr().err == "passung: first second\n"


def test_json_is_utf8_whatever_the_terminal(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", errors="backslashreplace"))
    say("ä")
    put_json('{"title": "Bäcker"}'.encode())
    assert raw.getvalue() == '\\xe4\n{"title": "Bäcker"}\n'.encode()


def test_progress_is_silent_where_nobody_watches(capsys):
    with progress("file") as watch, step_progress("training") as steps:
        assert watch is None
        assert steps is None
    assert capsys.readouterr() == ("", "")


def test_progress_is_shown_on_a_terminal(monkeypatch):
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("[bold]file") as watch:
        assert watch is not None
        watch(12)
    with step_progress("training") as steps:
        assert steps is not None
        steps(1, 10, 0.5)
    assert "[bold]file" in terminal.getvalue()
