"""Relaxations: each notch by hand, what the law keeps, and every promise of the sample town."""

import datetime as dt

import numpy as np
import pytest

from data.records import Candidate, Vacancy
from matcher.eligibility import check
from matcher.engine import Engine
from matcher.facts import candidate_facts, vacancy_facts
from matcher.fit import road_km
from matcher.query import Query
from matcher.relaxations import relaxations
from matcher.relaxing import notches
from matcher.rows import candidate_row, vacancy_row
from matcher.table import as_batch
from matcher.words import candidate_words

ON = dt.date(2026, 11, 22)
QUERY = Query(on=ON, top=10, lang="en")


def engine_of(encoder, rules, *people):
    records = {
        ("h", f"c{n}"): Candidate.model_validate(
            {"id": f"c{n}", "occupations": ["Koch"], "residence": {"title": "EU"}, **person}
        )
        for n, person in enumerate(people)
    }
    engine = Engine(encoder, rules, lambda keys: records, lambda keys: {})
    engine.upsert_candidates(records)
    return engine


def job(**fields):
    return Vacancy.model_validate({"id": "v", "title": "Koch (m/w/d)", **fields})


def told(engine, vacancy):
    answer = relaxations(engine, vacancy, QUERY)
    return {
        each.relaxation.text: (
            [taker.candidate for taker in each.opened],
            list(each.eased),
        )
        for each in answer.relaxations
    }


def offered(rules, **fields):
    return [notch.said.keys[0].removeprefix("relaxations.") for notch in notches(job(**fields), ON, rules)]


def german(level):
    return [{"code": "de", "level": level}]


def test_each_requirement_brings_those_who_lack_it_alone(encoder, rules):
    engine = engine_of(
        encoder,
        rules,
        {"languages": german("A2"), "driving_licences": ["B"]},
        {"languages": german("B1"), "driving_licences": []},
        {"languages": german("A2"), "driving_licences": []},
        {"languages": german("B1"), "driving_licences": ["B"], "wishes": {"nights": False, "shifts": False}},
        {"languages": german("B1"), "driving_licences": ["B"], "wishes": {"hours": "part"}},
    )
    vacancy = job(languages=german("B1"), driving_licences=["B"], nights=True, hours="full")
    assert told(engine, vacancy) == {
        "German: ask for A2 instead of B1.": (["c0"], ["c2"]),
        "Do without the driving licence: class B.": (["c1"], ["c2"]),
        "Offer the job without night work.": (["c3"], []),
        "Offer full time or part time, as agreed.": (["c4"], []),
    }


def test_a_skill_and_a_level_ease(encoder, rules):
    engine = engine_of(
        encoder,
        rules,
        {"skills": ["Kochen"], "qualifications": [{"title": "Koch", "country": "DE", "level": 2}]},
    )
    found = told(engine, job(skills_required=["Buchhaltung", "Kochen"], level=3))
    assert found == {
        "Ask for the level “skilled worker” instead of “specialist”.": ([], ["c0"]),
        "Welcome instead of require: Buchhaltung.": ([], ["c0"]),
    }


def test_what_the_law_asks_for_is_never_offered(rules):
    nurse = {"title": "Pflegefachkraft (m/w/d)", "level": 2}
    assert offered(rules, **nurse, languages=german("C1")) == ["language.lower"]
    assert offered(rules, **nurse, languages=german("B2")) == []
    assert offered(rules, title="Pflegehelfer", level=2, languages=german("B2")) == [
        "language.lower",
        "qualification.lower",
    ]
    assert offered(rules, driving_licences=["B", "CE", "95"]) == ["driving_licence.drop"]
    driver = {"title": "Kurierfahrer", "occupation": {"kldb": "52182"}}
    assert offered(rules, **driver, driving_licences=["B"]) == []
    assert offered(rules, wage_eur_hour=9.0, state="closed") == []


def test_nothing_is_offered_that_is_not_asked(rules):
    assert offered(rules) == []
    assert offered(rules, hours="any", shifts=False, level=1, languages=german("A1")) == []


def test_who_says_only_other_skills_is_told_apart_from_who_says_none(encoder, rules):
    engine = engine_of(
        encoder, rules, {"skills": ["Kochen"]}, {"occupations": [], "text": "Ich suche Arbeit."}
    )
    (takers,) = told(engine, job(skills_required=["Buchhaltung"])).values()
    assert takers == ([], ["c0"])


@pytest.fixture(scope="module")
def town(encoder, rules, town_candidates):
    people = {("house", candidate.id): candidate for candidate in town_candidates}
    engine = Engine(encoder, rules, lambda keys: people, lambda keys: {})
    engine.upsert_candidates(people)
    return engine, {candidate.id: candidate for candidate in town_candidates}


def relaxed(vacancy, message):
    """The vacancy as the message says it."""
    raw, values = vacancy.model_dump(exclude={"derived", "wage_eur_hour"}), message.values
    if message.code == "language":
        for language in raw["languages"]:
            if (language["code"], language["level"]) == (values["language"], values["required"]):
                language["level"] = values["level"]
    elif message.code == "driving_licence":
        raw["driving_licences"] = [name for name in raw["driving_licences"] if name != values["licence_1"]]
    elif message.code == "working_hours":
        raw["hours"] = "any"
    elif "night" in message.text:
        raw["nights"] = False
    else:
        raw["shifts"] = False
    return Vacancy.model_validate(raw)


def is_open(rules, candidate, vacancy):
    facts, job_facts = candidate_facts(candidate, rules), vacancy_facts(vacancy, rules)
    home = as_batch(candidate_row(candidate, facts, candidate_words(candidate)))
    km = float(road_km(home, as_batch(vacancy_row(vacancy, job_facts, rules)))[0])
    return check(candidate, vacancy, ON, None if np.isnan(km) else km, rules).is_open


def test_every_promise_of_the_town_is_kept(town, rules, town_vacancies):
    engine, people = town
    promised = 0
    for vacancy in town_vacancies:
        for each in relaxations(engine, vacancy, QUERY).relaxations:
            assert (each.opens, each.eases) == (len(each.opened), len(each.eased))
            after = relaxed(vacancy, each.relaxation) if each.opens else vacancy
            for taker in each.opened:
                assert not is_open(rules, people[taker.candidate], vacancy)
                assert is_open(rules, people[taker.candidate], after), (vacancy.id, each.relaxation, taker)
            promised += each.opens
    assert promised > 100, promised


def test_whom_a_relaxation_brings_the_engine_lists(town, town_vacancies):
    engine, _ = town
    shown = 0
    for vacancy in town_vacancies[::8]:
        for each in relaxations(engine, vacancy, Query(on=ON, top=1, lang="en")).relaxations:
            if each.opens:
                after = relaxed(vacancy, each.relaxation)
                matches = engine.match_vacancy(after, Query(on=ON, top=200, lang="en"))
                listed = {match.candidate: match.startable for match in matches}
                assert {taker.candidate: taker.startable for taker in each.opened}.items() <= listed.items()
                shown += each.opens
    assert shown > 10, shown
