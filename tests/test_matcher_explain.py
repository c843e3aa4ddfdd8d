"""Explanations: what is said, when, and that it rests on the pair alone."""

import datetime as dt

import pytest

from data.matches import GAP_CODES
from data.records import Candidate, Vacancy
from data.rules.loading import load_rules
from matcher.catalogue import (
    UnknownLanguage,
    fields,
    known_languages,
    load_catalogue,
    read_catalogue,
    templates,
)
from matcher.eligibility import check
from matcher.explain import Explanation, explain
from matcher.pair import Pair, Partner
from matcher.verdict import Finding, Outcome, Verdict

ON = dt.date(2026, 11, 22)
KNOWN = {
    "occupation": 0.9,
    "skills": 0.9,
    "qualification": 0.9,
    "language": 0.9,
    "commute": 0.9,
    "wishes": 0.9,
}


@pytest.fixture(scope="module")
def german():
    return load_catalogue("de")


def pair_of(candidate=None, vacancy=None, verdict=None, fits=None, values=None, **changes):
    """A pair of which nothing is said but what a test adds."""
    fits = dict.fromkeys(KNOWN, 0.5) | (fits or {})
    known = {aspect: value for aspect, value in fits.items() if value is not None}
    return Pair(
        candidate=Candidate.model_validate({"id": "c", "text": "ich suche Arbeit"} | (candidate or {})),
        vacancy=Vacancy.model_validate({"id": "v", "title": "Bäcker (m/w/d)"} | (vacancy or {})),
        on=ON,
        verdict=verdict or Verdict("after_steps", None, ()),
        fits=fits,
        values=dict.fromkeys(KNOWN, 0.5) | known | (values or {}),
        **{
            "occupation": None, "skills": (), "distance_km": None, "person_level": None, "job_level": None,
            "confidence": 0.5,
        } | changes,
    )  # fmt: skip


def found(code, outcome, rule="stated.test", **changes):
    """A verdict with one finding."""
    return Verdict("unknown", None, (Finding(code, Outcome(outcome), rule, **changes),))


def lines(explanation: Explanation):
    """Everything that is said, as (part, code, text)."""
    return [
        (part, message.code, message.text)
        for part in ("reasons", "missing", "next_steps")
        for message in getattr(explanation, part)
    ]


def test_a_pair_without_facts_is_explained_by_nothing(german):
    assert lines(explain(pair_of(), german)) == []


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownLanguage, match="known languages are de, en"):
        load_catalogue("tlh")


def test_regional_tags_are_answered_in_the_language():
    assert load_catalogue("de-AT").language == "de"


@pytest.mark.parametrize("tag", known_languages())
def test_every_catalogue_names_only_sentences_and_fields_that_english_has(tag):
    english = {key: _fields(forms) for key, forms in templates(read_catalogue("en"))}
    for key, forms in templates(read_catalogue(tag)):
        assert _fields(forms) == english[key], key


@pytest.mark.parametrize("tag", ["de", "en"])
def test_german_and_english_are_complete(tag):
    english, catalogue = read_catalogue("en"), read_catalogue(tag)
    assert {key for key, _ in templates(catalogue)} == {key for key, _ in templates(english)}
    for table, words in english["words"].items():
        assert catalogue["words"][table].keys() == words.keys()
    assert set(catalogue["words"]["gap"]) == set(GAP_CODES)


def _fields(forms):
    """Fields of all plural forms; whether a word begins with a capital is up to the language."""
    texts = [form for category, form in forms.items() if category != "by"]
    return {(name, kind.lower(), table) for form in texts for name, kind, table in fields(form)}


def test_a_nurse_whose_recognition_is_open(german):
    candidate = {
        "occupations": [{"title": "медсестра", "years": 6}],
        "qualifications": [{"title": "медсестра", "recognition": "applied", "country": "UA"}],
        "languages": [{"code": "de", "level": "B1", "evidence": "tested"}],
        "residence": {"title": "§ 24 AufenthG"},
    }
    vacancy = {"title": "Pflegefachkraft (m/w/d)", "languages": [{"code": "de", "level": "B2"}]}
    partner = Partner("Pflegefachkraft (m/w/d)", "медсестра", 0.95, "experience")
    pair = pair_of(candidate, vacancy, occupation=partner)
    verdict = check(pair.candidate, pair.vacancy, ON, None, load_rules())
    said = lines(explain(pair_of(candidate, vacancy, verdict, occupation=partner), german))
    assert said == [
        ("reasons", "occupation_same",
         "Erfahrung als „медсестра“ passt genau zu „Pflegefachkraft (m/w/d)“. 6 Jahre Erfahrung."),
        ("missing", "recognition",
         "Der Beruf ist reglementiert: Er darf nur mit Anerkennung ausgeübt werden. "
         "Die Anerkennung ist beantragt, aber noch nicht abgeschlossen. Grundlage: §§ 1, 2, 4 PflBG."),
        ("missing", "language", "Deutsch: B1 vorhanden, B2 verlangt. Es fehlt eine Stufe."),
        ("next_steps", "recognition",
         "Nach dem Stand der Anerkennung fragen. Zuständig: Regierungspräsidium Stuttgart (Landesprüfungsamt). "
         "Für die Anerkennung verlangt: Deutsch B2."),
        ("next_steps", "language", "Deutsch: Kurs bis B2 machen. Es fehlt eine Stufe."),
    ]  # fmt: skip
