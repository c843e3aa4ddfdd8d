"""The message catalogues, and what holds for every explanation in every language."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.matches import ASPECTS, GAP_CODES
from data.records import Candidate, Vacancy
from data.rules.loading import load_rules
from data.rules.rows import CompensationMeasure
from matcher.catalogue import (
    CatalogueInvalid,
    UnknownLanguage,
    fields,
    known_languages,
    load_catalogue,
    read_catalogue,
    templates,
)
from matcher.eligibility import check
from matcher.explain import explain
from matcher.gaps import legal_gaps
from matcher.pair import Pair, Partner
from matcher.reasons import REASON_CODES, reasons
from matcher.score import FOR_CANDIDATE, FOR_EMPLOYER
from matcher.soft_gaps import soft_gaps

ROOT = Path(__file__).parents[1]
ON = dt.date(2026, 11, 22)
LANGUAGES = known_languages()
PLURALS = {"zero", "one", "two", "few", "many", "other"}
CODES_OF_ASPECT = {
    "occupation": {"occupation_same", "occupation_near", "occupation_wished", "bridge", "occupation"},
    "skills": {"skills_met", "skill"},
    "qualification": {"qualification_fits", "qualification"},
    "language": {"language_fits"},
    "commute": {"commute_near"},
    "wishes": {"wishes_met"},
}


@pytest.fixture(scope="module")
def catalogues():
    return {tag: load_catalogue(tag) for tag in LANGUAGES}


@cache
def shipped_rules():
    return load_rules()


def _fields(forms):
    """Fields of all plural forms; whether a word begins with a capital is up to the language."""
    texts = [form for category, form in forms.items() if category != "by"]
    return {(name, kind.lower(), table) for form in texts for name, kind, table in fields(form)}


def _keys(tag):
    return {key for key, _ in templates(read_catalogue(tag))}


def test_there_is_a_catalogue_for_every_language_of_the_sample_town():
    assert set(LANGUAGES) >= {"ar", "de", "en", "fr", "prs", "ru", "tr", "uk"}


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownLanguage, match=r"known languages are .*de, en"):
        load_catalogue("tlh")


def test_regional_tags_are_answered_in_the_language():
    assert load_catalogue("de-AT").language == "de"


@pytest.mark.parametrize("tag", ["de", "en"])
def test_german_and_english_are_complete(tag):
    english, catalogue = read_catalogue("en"), read_catalogue(tag)
    assert _keys(tag) == _keys("en")
    for table, words in english["words"].items():
        assert catalogue["words"][table].keys() == words.keys()
    assert set(catalogue["words"]["gap"]) == set(GAP_CODES)
    measures = {row.measure for row in shipped_rules().table(CompensationMeasure)}
    assert set(catalogue["words"]["measure"]) == measures


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_catalogue_has_only_sentences_words_and_fields_that_english_has(tag):
    english, catalogue = read_catalogue("en"), read_catalogue(tag)
    sentences = dict(templates(english))
    for key, forms in templates(catalogue):
        assert _fields(forms) == _fields(sentences[key]), key
        assert len(forms) == 1 or forms.get("by") == sentences[key].get("by"), key
        assert set(forms) - {"by"} <= PLURALS, key
    for table, words in catalogue["words"].items():
        assert words.keys() <= english["words"][table].keys()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_sentence_holds_a_number_of_its_own(tag):
    for key, forms in templates(read_catalogue(tag)):
        for form in forms.values():
            assert not re.search(r"\d", re.sub(r"\{.*?\}", "", form)), key


@pytest.mark.parametrize("tag", LANGUAGES)
def test_plural_forms_are_those_of_the_language(tag):
    from babel import Locale

    catalogue = read_catalogue(tag)
    known = Locale.parse(catalogue["locale"]).plural_form.tags | {"other"}
    for key, forms in templates(catalogue):
        given_forms = set(forms) - {"by"}
        assert given_forms <= known, key
        assert len(given_forms) == 1 or given_forms == known, key


def test_a_sentence_that_a_catalogue_lacks_is_said_in_english(monkeypatch):
    lacking = {
        "name": "Deutsch",
        "locale": "de_DE",
        "direction": "ltr",
        "words": {"who": {"employer": "Betrieb"}},
    }
    english = read_catalogue("en")
    monkeypatch.setattr("matcher.catalogue.read_catalogue", lambda tag: english if tag == "en" else lacking)
    catalogue = load_catalogue("de")
    assert catalogue.sentences["reasons.remote"].say({}) == "Working from home is possible."


def test_a_field_of_no_known_kind_is_refused(monkeypatch):
    broken = {**read_catalogue("en"), "reasons": {"remote": "{km:miles}"}}
    monkeypatch.setattr("matcher.catalogue.read_catalogue", lambda tag: broken)
    with pytest.raises(CatalogueInvalid, match=r"catalogue en, reasons.remote: there is no 'miles'"):
        load_catalogue("en")


def test_every_sentence_is_listed_in_the_docs():
    page = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w.]+)` \|", page, re.MULTILINE)) == _keys("en")


def test_every_reason_has_a_sentence_and_every_sentence_a_code():
    of_reasons = {key.split(".")[1] for key in _keys("en") if key.startswith("reasons.")}
    assert of_reasons - {"years"} == set(REASON_CODES)
    of_gaps = {key.split(".")[1] for key in _keys("en") if key.startswith(("missing.", "steps."))}
    assert of_gaps - {"source", "open"} == set(GAP_CODES)
    of_relaxations = {key.split(".")[1] for key in _keys("en") if key.startswith("relaxations.")}
    assert of_relaxations <= set(GAP_CODES)


def test_every_aspect_of_the_score_has_its_reasons():
    assert set(CODES_OF_ASPECT) == set(ASPECTS) == set(FOR_CANDIDATE) | set(FOR_EMPLOYER)


def test_plurals_are_right_in_languages_with_more_than_two(catalogues):
    sentence = catalogues["ru"].sentences["reasons.years"]
    said = [sentence.say({"years": years}) for years in (1, 2, 5, 21)]
    assert [text.split()[-1] for text in said] == ["год.", "года.", "лет.", "год."]
    sentence = catalogues["ar"].sentences["reasons.years"]
    assert [sentence.say({"years": years}) for years in (2, 4)] == ["سنتان من الخبرة.", "4 سنوات من الخبرة."]


def test_foreign_words_are_isolated_where_writing_runs_from_right_to_left(catalogues):
    for catalogue in catalogues.values():
        text = catalogue.sentences["missing.source"].say({"source": "§ 4a AufenthG"})
        assert ("\u2068§ 4a AufenthG\u2069" in text) == (catalogue.direction == "rtl")


LEVELS = st.sampled_from(["A0", "A1", "A2", "B1", "B2", "C1", "C2"])
TONGUES = st.lists(
    st.fixed_dictionaries({"code": st.sampled_from(["de", "en", "uk"]), "level": LEVELS}), max_size=2
)
RESIDENCE = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(
            ["§ 24 AufenthG", "Duldung", "Aufenthaltsgestattung", "§16b", "§16d", "EU", "xyz"]
        ),
        "since": st.dates(dt.date(2020, 1, 1), ON),
        "in_germany_since": st.dates(dt.date(2020, 1, 1), ON),
        "valid_until": st.dates(ON, dt.date(2028, 1, 1)),
        "permission": st.sampled_from(["free", "approval", "none"]),
        "in_reception_centre": st.booleans(),
        "must_live_in": st.just("Ulm"),
    },
)
CANDIDATES = st.fixed_dictionaries(
    {"id": st.just("c"), "text": st.just("x"), "residence": RESIDENCE, "languages": TONGUES},
    optional={
        "occupations": st.just([{"title": "Krankenschwester", "years": 3}]),
        "qualifications": st.fixed_dictionaries(
            {"title": st.sampled_from(["Krankenschwester", "Diplom"])},
            optional={"recognition": st.sampled_from(["none", "applied", "partial", "full"])},
        ).map(lambda one: [one]),
        "driving_licences": st.sampled_from([[], ["B"], ["CE"]]),
        "wishes": st.fixed_dictionaries(
            {},
            optional={
                "hours": st.sampled_from(["full", "part", "mini", "any"]), "shifts": st.booleans(),
                "nights": st.booleans(), "max_commute_km": st.floats(0, 80), "min_wage_eur_hour": st.floats(10, 30),
            },
        ),
    },
)  # fmt: skip
VACANCIES = st.fixed_dictionaries(
    {"id": st.just("v"), "title": st.sampled_from(["Pflegefachkraft", "Bäcker", "Ingenieur", "Pflichtpraktikum"])},
    optional={
        "state": st.sampled_from(["open", "closed"]), "languages": TONGUES, "regulated": st.booleans(),
        "hours": st.sampled_from(["full", "part", "mini", "any"]), "weekly_hours": st.integers(5, 45),
        "shifts": st.booleans(), "nights": st.booleans(), "remote": st.booleans(),
        "wage_eur_hour": st.floats(5, 40), "driving_licences": st.sampled_from([["B"], ["C", "CE"]]),
        "kind": st.sampled_from(["job", "apprenticeship", "internship", "training"]),
        "valid_until": st.dates(dt.date(2026, 11, 1), dt.date(2027, 2, 1)),
        "start": st.dates(dt.date(2026, 11, 1), dt.date(2027, 2, 1)),
        "derived": st.just({"driving_licences": {"words": "x", "by": "r", "probability": 0.5}}),
        "workplace_languages": st.just(["uk"]), "career_changers_welcome": st.booleans(),
        "employer": st.just({"support": ["german_course", "childcare"], "migrant_owned": True}),
    },
)  # fmt: skip
PARTNERS = st.builds(
    Partner,
    st.just("gesucht"),
    st.sampled_from(["gefunden", None]),
    st.floats(0, 1),
    st.sampled_from(["experience", "wish", "skill", "qualification", "text", "none"]),
    st.booleans(),
    st.booleans(),
)
SHARES = st.fixed_dictionaries({aspect: st.floats(0, 1) | st.none() for aspect in ASPECTS})


@st.composite
def pairs(draw):
    candidate = Candidate.model_validate(draw(CANDIDATES))
    vacancy = Vacancy.model_validate(draw(VACANCIES))
    distance, fits = draw(st.none() | st.floats(0, 200)), draw(SHARES)
    return Pair(
        candidate, vacancy, ON, check(candidate, vacancy, ON, distance, shipped_rules()),
        fits, {aspect: 0.4 if value is None else value for aspect, value in fits.items()},
        draw(st.none() | PARTNERS), tuple(draw(st.lists(PARTNERS, max_size=6))), distance,
        draw(st.none() | st.integers(1, 4)), draw(st.none() | st.integers(1, 4)), draw(st.floats(0, 1)),
    )  # fmt: skip


RANDOM_PAIRS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@RANDOM_PAIRS
@given(pair=pairs())
def test_every_finding_that_is_not_ok_is_told_with_its_step(pair, catalogues):
    said = explain(pair, catalogues["de"])
    told, advised = {m.code for m in said.missing}, {m.code for m in said.next_steps}
    for finding in pair.verdict.findings:
        assert finding.outcome == "ok" or finding.code in told
        assert finding.outcome not in ("step", "unknown") or finding.code in advised
    assert told | advised <= set(GAP_CODES)
    assert [m.code for m in said.reasons if m.code not in REASON_CODES] == []
    assert len(said.reasons) <= 6


@RANDOM_PAIRS
@given(pair=pairs())
def test_nothing_is_said_about_what_is_unknown(pair, catalogues):
    said = explain(pair, catalogues["en"])
    soft = {gap.missing.code for gap in soft_gaps(pair)}
    for aspect in ASPECTS:
        if pair.fits[aspect] is None:
            assert not {m.code for m in said.reasons} & (
                CODES_OF_ASPECT[aspect] - {"bridge", "language_fits"}
            )
            assert not soft & (CODES_OF_ASPECT[aspect] | {aspect})


@RANDOM_PAIRS
@given(pair=pairs())
def test_every_language_says_the_same_from_the_same_values(pair, catalogues):
    said = {tag: explain(pair, catalogue) for tag, catalogue in catalogues.items()}
    for explanation in said.values():
        for part in ("reasons", "missing", "next_steps"):
            messages, german = getattr(explanation, part), getattr(said["de"], part)
            assert [(m.code, m.values) for m in messages] == [(m.code, m.values) for m in german]
            assert [m.text for m in messages if re.search(r"^$|[{}]|None|\s\s", m.text)] == []


@RANDOM_PAIRS
@given(pair=pairs())
def test_every_number_and_name_in_a_text_stands_in_its_values(pair, catalogues):
    drafts = [
        *reasons(pair),
        *(gap.missing for gap in legal_gaps(pair)),
        *(gap.missing for gap in soft_gaps(pair)),
    ]
    sentences = dict(templates(read_catalogue("de")))
    for draft in drafts:
        named = {name for key in draft.keys for name, _, _ in _fields(sentences[key])}
        assert all(name in draft.values or f"{name}_1" in draft.values for name in named), draft
    assert explain(pair, catalogues["de"]) == explain(pair, catalogues["de"])
