"""Ladders: each route by hand, and every target of the sample town against the check on whole records."""

import datetime as dt

import numpy as np
import pytest

from data.records import Candidate, Vacancy
from matcher.eligibility import check
from matcher.engine import Engine
from matcher.facts import candidate_facts, vacancy_facts
from matcher.fit import road_km
from matcher.goals import goals
from matcher.ladder import LISTED_BRIDGES, ladders
from matcher.query import Query
from matcher.recognising import assessed, recognised
from matcher.rows import candidate_row, vacancy_row
from matcher.table import as_batch
from matcher.words import candidate_words

ON = dt.date(2026, 11, 22)
QUERY = Query(on=ON, lang="en")
NURSE = {
    "id": "c",
    "occupations": [{"title": "Krankenschwester", "years": 8, "kldb": "81302"}],
    "qualifications": [{"title": "Krankenschwester", "country": "UA", "recognition": "none", "level": 2}],
    "languages": [{"code": "de", "level": "A2"}],
    "residence": {"title": "EU"},
}
JOBS = [
    {"id": "target", "title": "Pflegefachkraft (m/w/d)", "level": 2, "languages": [{"code": "de", "level": "B2"}]},
    {"id": "harder", "title": "Pflegefachkraft (m/w/d)", "level": 2, "languages": [{"code": "de", "level": "C2"}]},
    {"id": "helper", "title": "Krankenpflegehelfer (m/w/d)", "level": 1, "occupation": {"kldb": "81301"}},
    {"id": "later", "title": "Krankenpflegehelfer", "level": 1, "languages": [{"code": "de", "level": "B1"}]},
    {"id": "trainee", "title": "Ausbildung Pflegefachfrau", "kind": "apprenticeship", "occupation": {"kldb": "81302"}},
    {"id": "other", "title": "Bäckereihelfer", "level": 1, "occupation": {"kldb": "29201"}},
    {"id": "closed", "title": "Krankenpflegehelfer", "level": 1, "state": "closed"},
]  # fmt: skip


def engine_of(encoder, rules, jobs):
    records = {("h", job["id"]): Vacancy.model_validate(job) for job in jobs}
    engine = Engine(encoder, rules, lambda keys: {}, lambda keys: records)
    engine.upsert_vacancies(records)
    return engine


def climbed(encoder, rules, person, jobs=JOBS):
    candidate = Candidate.model_validate(person)
    return ladders(engine_of(encoder, rules, jobs), candidate, QUERY).ladders


def test_a_nurse_climbs_from_helper_over_recognition_to_her_profession(encoder, rules):
    (ladder,) = climbed(encoder, rules, NURSE)
    assert (ladder.route, ladder.profession, ladder.level) == ("recognition", "nurse", 2)
    bridges = [(each.vacancy, each.startable) for each in ladder.bridges]
    assert sorted(bridges[:2]) == [("helper", "now"), ("trainee", "now")]
    assert bridges[2:] == [("later", "after_steps")]
    assert [message.code for message in ladder.steps] == ["language", "recognition"]
    language, recognition = (message.values for message in ladder.steps)
    assert (language["who"], language["required"], language["count"]) == ("candidate", "B2", 2)
    assert recognition["who"] == "recognition_authority" and "Stuttgart" in recognition["authority"]
    assert recognition["measure"] == "course_or_knowledge_test"
    assert "adaptation course or knowledge test" in ladder.steps[1].text
    assert [(each.vacancy, each.startable) for each in ladder.targets] == [("target", "now")]
    assert (ladder.opens, ladder.open_now) == (1, 0)
    assert ladder.text == (
        "Target: Krankenschwester. Bridges in the same field that are there now: 3. "
        "Vacancies of the target that the steps open: 1."
    )


def test_without_vacancies_the_steps_of_a_regulated_profession_are_told_all_the_same(encoder, rules):
    (ladder,) = climbed(encoder, rules, NURSE, [JOBS[5]])
    assert (ladder.bridges, ladder.targets, len(ladder.steps)) == ((), (), 2)
    assert "No bridge in the same field is there now." in ladder.text


def test_who_is_recognised_needs_no_ladder(encoder, rules):
    held = [NURSE["qualifications"][0] | {"recognition": "full"}]
    assert climbed(encoder, rules, NURSE | {"qualifications": held}) == ()


def test_an_unregulated_trade_is_climbed_by_proof(encoder, rules):
    jobs = [
        {"id": "open", "title": "Tischler (m/w/d)", "level": 2},
        {"id": "german", "title": "Tischler", "level": 2, "languages": [{"code": "de", "level": "B1"}]},
        {"id": "below", "title": "Tischlerhelfer", "level": 1},
    ]
    joiner = NURSE | {
        "occupations": [{"title": "Tischler", "kldb": "22342"}],
        "qualifications": [{"title": "Diplom Möbelbau", "country": "SY", "level": 2}],
    }
    (ladder,) = climbed(encoder, rules, joiner, jobs)
    assert (ladder.route, ladder.profession, ladder.level) == ("proof", None, 2)
    assert [message.code for message in ladder.steps] == ["language", "recognition"]
    assert [each.vacancy for each in ladder.bridges] == ["below"]
    assert (ladder.open_now, ladder.opens) == (1, 1)
    unproved = joiner | {"qualifications": []}
    (ladder,) = climbed(encoder, rules, unproved, jobs)
    assert [message.code for message in ladder.steps] == ["language", "qualification"]


def test_a_profession_that_is_only_wished_for_is_climbed_by_training(encoder, rules):
    helper = NURSE | {
        "occupations": ["Pflegehelferin"],
        "qualifications": [],
        "wishes": {"occupations": ["Pflegefachfrau"]},
        "languages": [{"code": "de", "level": "B1"}],
    }
    found = {ladder.profession: ladder for ladder in climbed(encoder, rules, helper)}
    nurse = found["nurse"]
    assert nurse.route == "training"
    assert [message.code for message in nurse.steps] == ["language", "qualification"]
    assert "trainee" in [each.vacancy for each in nurse.bridges]


def test_goals_keep_to_their_field(rules):
    both = Candidate.model_validate(
        NURSE | {"occupations": [*NURSE["occupations"], {"title": "Tischler", "kldb": "22342"}]}
    )
    nurse, joiner = goals(both, ON, rules)
    assert (nurse.route, joiner.route) == ("recognition", "proof")
    assert [held.title for held in nurse.person.qualifications] == ["Krankenschwester"]
    assert joiner.person.qualifications == ()
    assert [held.title for held in joiner.person.occupations] == ["Tischler"]


@pytest.fixture(scope="module")
def town(encoder, rules, town_vacancies):
    jobs = {("house", vacancy.id): vacancy for vacancy in town_vacancies}
    engine = Engine(encoder, rules, lambda keys: {}, lambda keys: jobs)
    engine.upsert_vacancies(jobs)
    return engine, {vacancy.id: vacancy for vacancy in town_vacancies}


def done(candidate, ladder, rules):
    """The record with every step of a ladder taken, from nothing but what the ladder says."""
    names = [rows[0].profession for rows in rules.professions]
    for message in ladder.steps:
        raw = candidate.model_dump(exclude={"derived"})
        if message.code == "language":
            kept = [each for each in raw["languages"] if each["code"] != "de"]
            raw["languages"] = [*kept, {"code": "de", "level": message.values["required"]}]
        elif message.code == "qualification":
            title = ladder.occupation if ladder.route == "training" else "Berufsabschluss"
            got = {"title": title, "level": ladder.level, "country": "DE"}
            raw["qualifications"] = [*raw["qualifications"], got]
        elif ladder.profession is not None:
            candidate = recognised(candidate, names.index(ladder.profession), rules)
            continue
        else:
            candidate = assessed(candidate, rules)
            continue
        candidate = Candidate.model_validate(raw)
    return candidate


def verdict(candidate, vacancy, rules):
    """The check on whole records, with the estimated way to work."""
    facts = candidate_facts(candidate, rules)
    home = as_batch(candidate_row(candidate, facts, candidate_words(candidate)))
    km = float(road_km(home, as_batch(vacancy_row(vacancy, vacancy_facts(vacancy, rules), rules)))[0])
    return check(candidate, vacancy, ON, None if np.isnan(km) else km, rules)


def test_every_rung_in_the_town_holds(town, rules, town_candidates):
    engine, jobs = town
    told = targets = bridges = 0
    for candidate in town_candidates:
        for ladder in ladders(engine, candidate, QUERY).ladders:
            after = done(candidate, ladder, rules)
            open_before = 0
            for each in ladder.targets:
                verdicts = [verdict(version, jobs[each.vacancy], rules) for version in (candidate, after)]
                assert verdicts[1].is_open, (candidate.id, ladder.route, each)
                open_before += verdicts[0].is_open
            assert (open_before, len(ladder.targets)) == (ladder.open_now, ladder.open_now + ladder.opens)
            assert len(ladder.bridges) == min(ladder.bridge_count, LISTED_BRIDGES)
            for each in ladder.bridges:
                assert jobs[each.vacancy].regulated is not True and each.startable != "no"
                assert verdict(candidate, jobs[each.vacancy], rules).startable == each.startable
            told, targets, bridges = told + 1, targets + len(ladder.targets), bridges + len(ladder.bridges)
    assert told > 30 and targets > 50 and bridges > 30, (told, targets, bridges)
