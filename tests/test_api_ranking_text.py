import datetime as dt
import io
import sys
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.ranking_text import RankingPrinter, excerpt, heading, place_name, short_title
from api.wording import ENGLISH, GERMAN, wording
from data.matches import ASPECTS, Fit, Match, Message, Startable
from data.records import Candidate, Place, Vacancy

ON = dt.date(2026, 11, 22)
JOB = Vacancy(id="v", title="Koch (m/w/d)", employer={"name": "Ochsen"}, places=["Ulm", "Göppingen", "Bonn"])
COOK = Candidate(id="c", occupations=["Koch"], place="Ulm", languages=[{"code": "de", "level": "A2"}])


def match(**changes):
    values = {
        "candidate": "c", "vacancy": "v", "rank": 1, "score": 0.756, "startable": "now", "fit": Fit(occupation=1.0),
        "for_candidate": 0.7, "for_employer": 0.8, "confidence": 0.5,
    }  # fmt: skip
    return Match(**values | changes)


@pytest.fixture
def printed(capsys):
    def show(*matches, words=GERMAN, record=JOB, **options):
        RankingPrinter(words, ON, lambda _: record).matches(matches, **options)
        return capsys.readouterr().out

    return show


def test_a_match_in_german(printed):
    lines = printed(
        match(
            reasons=[Message(code="occupation", text="Passt.")],
            missing=[Message(code="language", text="Deutsch B1.")],
            next_steps=[Message(code="language", text="Kurs.")],
        )
    ).splitlines()
    assert lines == [
        "",
        " 1. Koch (m/w/d)  76 %  [v]",
        "    Ochsen, Ulm, Göppingen",
        "    kann sofort anfangen",
        "    Beruf 100 % · Fähigkeiten – · Abschluss – · Sprache – · Weg – · Wünsche –",
        "    + Passt.",
        "    – Deutsch B1.",
        "    → Kurs.",
    ]


def test_a_match_of_a_person_in_english(printed):
    later = match(startable="after_steps", startable_from=dt.date(2027, 1, 4))
    lines = printed(later, words=ENGLISH, record=COOK).splitlines()
    assert lines[1:4] == [
        " 1. Koch  76%  [c]",
        "    Ulm, de A2",
        "    can start from 4 Jan 2027 once the next steps are done",
    ]


def test_a_start_in_the_past_is_at_once(printed):
    assert "kann sofort anfangen" in printed(match(startable_from=dt.date(2026, 11, 1)))


def test_sentences_are_limited_where_asked(printed):
    reasons = [Message(code="skill", text=f"Grund {number}.") for number in range(5)]
    assert printed(match(reasons=reasons), most=2).count("Grund") == 2
    assert printed(match(reasons=reasons)).count("Grund") == 5


def test_what_is_gone_is_shown_by_its_id(printed):
    assert "[v]" in printed(match(), record=None)
    assert "Nichts Passendes" in printed()


def test_hostile_text_cannot_steer_the_terminal(printed):
    assert "\x1b" not in printed(match(reasons=[Message(code="x", text="\x1b[2J[bold]")]))
    assert "[bold]" in printed(match(reasons=[Message(code="x", text="[bold]")]))


def test_a_terminal_gets_bold_and_wrapped_lines(monkeypatch):
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    RankingPrinter(GERMAN, ON, lambda _: JOB).matches([match(reasons=[Message(code="x", text="Wort " * 20)])])
    shown = terminal.getvalue()
    assert "\x1b[1m" in shown
    assert shown.startswith("\n")
    assert len(shown.splitlines()) > 8


@pytest.mark.parametrize("words", [GERMAN, ENGLISH])
def test_wordings_are_complete(words):
    assert words.aspects.keys() == set(ASPECTS)
    assert words.startable.keys() == words.startable_from.keys() == set(get_args(Startable))
    assert "{name}" in words.vacancies_for
    assert "{name}" in words.candidates_for
    assert "{text}" in words.quoted


def test_languages_without_a_wording_are_answered_in_english():
    assert wording("de-AT") is GERMAN
    assert wording("uk") is ENGLISH


def test_headings():
    assert heading(GERMAN, COOK, ON) == "Stellen für c (Koch), Stand 22.11.2026"
    assert heading(ENGLISH, JOB, ON) == "People for v (Koch (m/w/d)), as of 22 Nov 2026"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"occupations": ["a", "b", "c", "d"]}, "a / b / c"),
        ({"skills": ["Backen"], "wishes": {"occupations": ["Bäcker"]}}, "Bäcker"),
        ({"skills": ["Backen"]}, "Backen"),
        ({"text": "Ich suche\nArbeit."}, "Ich suche Arbeit."),
    ],
)
def test_people_are_named_by_what_they_say(said, title):
    assert short_title(Candidate(id="c", **said)) == title


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ({"name": "Ulm"}, "Ulm"),
        ({"name": "Ulm", "postcode": "89073"}, "89073 Ulm"),
        ({"name": "Stuttgart", "district": "Vaihingen"}, "Stuttgart (Vaihingen)"),
        ({"name": "Stuttgart-Vaihingen", "district": "Vaihingen"}, "Stuttgart-Vaihingen"),
        ({"district": "Kreis Göppingen"}, "Kreis Göppingen"),
        ({"lat": 48.0, "lon": 9.0}, ""),
    ],
)
def test_places_in_one_line(place, name):
    assert place_name(Place(**place)) == name


@settings(deadline=None)
@given(st.text(), st.integers(3, 50))
def test_excerpts_keep_their_length(text, length):
    shown = excerpt(text, length)
    assert len(shown) <= length
    assert "\n" not in shown
