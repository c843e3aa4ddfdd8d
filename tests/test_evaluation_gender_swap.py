"""The other grammatical gender: examples, and that swapping twice gives the text back."""

import pytest

from data.lexicon import occupation_titles
from evaluation.gender_swap import other_gender, other_gender_record
from models.gender import masculine


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ich bin Köchin und war Leiterin der Küche.", "Ich bin Koch und war Leiter der Küche."),
        ("Altenpfleger, Bankkaufmann", "Altenpflegerin, Bankkauffrau"),
        ("Arzt oder Psychologe", "Ärztin oder Psychologin"),
        ("LKW-Fahrer, dann Maler und Lackierer", "LKW-Fahrerin, dann Malerin und Lackiererin"),
        ("Koch (m/w/d)", "Köchin (m/w/d)"),
    ],
)
def test_names_of_jobs_change_both_ways(one, other):
    assert other_gender(one) == other
    assert other_gender(other) == one


@pytest.mark.parametrize(
    "text",
    [
        "Koch/Köchin, Pfleger/in, Pfleger*in, Fahrer:in, Maler_in, Bäcker (in)",
        "Im Winter war das Zimmer der Kinder unter Wasser, im Fenster ein Computer und ein Motor.",
        "Fachkraft für Lagerlogistik, Pflegehilfe, Reinigungskraft, Medizin, Berlin",
        "кухар, cuisinière, طباخ, cook",
    ],
)
def test_everything_else_stays(text):
    assert other_gender(text) == text


def test_the_feminine_of_every_masculine_title_leads_back():
    titles = [row.title for row in occupation_titles() if row.lang == "de" and row.title.isalpha()]
    changed = [
        title for title in titles if masculine(title.lower()) == title.lower() != other_gender(title).lower()
    ]
    assert len(changed) > 500
    assert [title for title in changed if other_gender(other_gender(title)) != title] == []


def test_a_record_changes_where_it_speaks_of_jobs():
    raw = {
        "id": "Koch",
        "occupations": [{"title": "Koch", "years": 3}, "Maler"],
        "wishes": {"occupations": ["Bäcker"], "kinds": ["job"], "shifts": False},
        "place": "Koch",
        "text": "Ich bin Koch.",
    }
    assert other_gender_record(raw) == {
        "id": "Koch",
        "occupations": [{"title": "Köchin", "years": 3}, "Malerin"],
        "wishes": {"occupations": ["Bäckerin"], "kinds": ["job"], "shifts": False},
        "place": "Koch",
        "text": "Ich bin Köchin.",
    }
