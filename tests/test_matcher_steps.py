"""Next steps: each step by hand, and every promise of the sample town against what the engine answers."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Candidate, Vacancy
from matcher.certificates import certificate_bits, is_certificate
from matcher.eligibility import check_facts
from matcher.engine import Engine
from matcher.facts import candidate_facts, vacancy_facts
from matcher.fit import road_km
from matcher.needs import Reach, fewest, taken
from matcher.query import Query
from matcher.recognising import assessed, recognisable, recognised
from matcher.regulated import recognition_of_candidate
from matcher.rows import candidate_row, person_level, vacancy_row
from matcher.shortlist import Shortlist
from matcher.step import CertificateStep, CommuteStep, LanguageStep, LevelStep, LicenceStep, TrainingStep
from matcher.steps import next_steps
from matcher.table import VACANCY, Table, as_batch
from matcher.words import candidate_words

ON = dt.date(2026, 11, 22)
QUERY = Query(on=ON, top=10, lang="en")
FREE = {"title": "EU"}
LEGAL = {
    "recognition", "language", "permission", "residence_obligation", "driving_licence", "minimum_wage",
    "working_hours", "shifts", "dates",
}  # fmt: skip


def person(**fields):
    return Candidate.model_validate({"id": "c", "occupations": ["Koch"], "residence": FREE, **fields})


def engine_of(encoder, rules, *jobs):
    records = {
        ("h", f"v{n}"): Vacancy.model_validate({"id": f"v{n}", "title": "Koch (m/w/d)", **job})
        for n, job in enumerate(jobs)
    }
    engine = Engine(encoder, rules, lambda keys: {}, lambda keys: records)
    engine.upsert_vacancies(records)
    return engine


def told(engine, candidate, top=10):
    answer = next_steps(engine, candidate, Query(on=ON, top=top, lang="en"))
    return {
        tuple(message.code for message in each.steps): (
            [opening.vacancy for opening in each.opened],
            list(each.eased),
        )
        for each in answer.steps
    }


def german(level):
    return [{"code": "de", "level": level}]


def test_one_level_of_german_opens_what_asks_for_it_and_nothing_further_up(encoder, rules):
    engine = engine_of(
        encoder,
        rules,
        {},
        {"languages": german("B1")},
        {"languages": german("B1")},
        {"languages": german("C1")},
    )
    answer = next_steps(engine, person(languages=german("A2")), QUERY)
    (only,) = answer.steps
    assert [each.vacancy for each in only.opened] == ["v1", "v2"]
    assert (only.opens, only.eases) == (2, 0)
    assert only.steps[0].values == {
        "who": "candidate", "language": "de", "required": "B1", "level": "A2", "count": 1,
    }  # fmt: skip
    assert only.text == "Vacancies that open: 2."


def test_two_steps_are_a_set_where_they_open_something_together(encoder, rules):
    both = {"languages": german("B1"), "driving_licences": ["B"]}
    engine = engine_of(encoder, rules, both, both, {"languages": german("B1")})
    found = told(engine, person(languages=german("A2"), driving_licences=[]))
    assert list(found) == [("driving_licence", "language"), ("language",), ("driving_licence",)]
    assert found["driving_licence", "language"] == (["v0", "v1", "v2"], [])
    assert found["language",] == (["v2"], ["v0", "v1"])
    assert found["driving_licence",] == ([], ["v0", "v1"])


def test_a_greater_class_of_licence_counts_for_the_smaller(encoder, rules):
    engine = engine_of(encoder, rules, {"driving_licences": ["C", "CE"]}, {"driving_licences": ["B"]})
    answer = next_steps(engine, person(driving_licences=["B"]), QUERY)
    assert [each.steps[0].values["licence_1"] for each in answer.steps] == ["CE"]


def test_recognition_needs_the_german_that_the_authority_asks_for(encoder, rules):
    nurse = {
        "occupations": ["Krankenschwester"],
        "qualifications": [
            {"title": "Krankenschwester", "country": "UA", "recognition": "applied", "level": 2}
        ],
    }
    job = {"title": "Pflegefachkraft (m/w/d)", "level": 2}
    engine = engine_of(encoder, rules, job)
    assert told(engine, person(**nurse, languages=german("A2"))) == {}
    with_b1 = told(engine, person(**nurse, languages=german("B1")))
    assert with_b1["language", "recognition"] == (["v0"], [])
    assert with_b1["recognition",] == ([], ["v0"])
    assert told(engine, person(**nurse, languages=german("B2"))) == {("recognition",): (["v0"], [])}


def test_who_has_learned_something_else_is_not_sent_to_recognition(encoder, rules):
    engine = engine_of(encoder, rules, {"title": "Pflegefachkraft (m/w/d)"})
    assert told(engine, person(occupations=["Pflegehelferin"], languages=german("B2"))) == {}


def test_a_wider_commute_is_the_next_limit_and_remote_work_needs_none(encoder, rules):
    home = {"lat": 48.64, "lon": 9.56}
    near, far = {"lat": 48.72, "lon": 9.56}, {"lat": 49.5, "lon": 9.56}
    engine = engine_of(encoder, rules, {"place": near}, {"place": far}, {"place": far, "remote": True})
    cook = person(place=home, wishes={"max_commute_km": 8})
    answer = next_steps(engine, cook, QUERY)
    assert [each.steps[0].values["km"] for each in answer.steps] == [15.0] or answer.steps == ()
    wider = next_steps(engine, person(place=home, wishes={"max_commute_km": 10}), QUERY)
    assert [(each.steps[0].values["km"], each.opens) for each in wider.steps] == [(15.0, 1)]


def test_a_permit_that_comes_with_the_offer_does_not_keep_a_vacancy_closed(encoder, rules):
    engine = engine_of(encoder, rules, {"languages": german("B1")})
    tolerated = person(
        languages=german("A2"),
        residence={"title": "Duldung", "in_germany_since": "2024-01-01", "in_reception_centre": False},
    )
    (only,) = next_steps(engine, tolerated, QUERY).steps
    assert (only.opens, only.opened[0].startable) == (1, "after_steps")


def test_what_else_stands_in_the_way_is_no_opening(encoder, rules):
    engine = engine_of(encoder, rules, {"languages": german("B1")})
    unknown = person(languages=german("A2"), residence={})
    assert told(engine, unknown) == {("language",): ([], ["v0"])}


def test_of_a_language_that_nobody_stated_the_usual_level_is_asked_about(encoder, rules):
    engine = engine_of(encoder, rules, *({"languages": german(level)} for level in ("B1", "B1", "A2", "C1")))
    (only,) = next_steps(engine, person(), QUERY).steps
    assert only.steps[0].values["required"] == "B1"
    assert sorted(each.vacancy for each in only.opened) == ["v0", "v1", "v2"]


def test_a_certificate_and_a_level_ease_what_asks_for_them(encoder, rules):
    engine = engine_of(
        encoder, rules, {"skills_required": ["Staplerschein"], "level": 2}, {"level": 3}, {"level": 3}
    )
    cook = person(skills=["Kochen"], qualifications=[{"title": "Koch", "country": "DE", "level": 2}])
    found = told(engine, cook)
    assert found["skill",] == ([], ["v0"])
    assert found["qualification",] == ([], ["v1", "v2"])
    with_both = taken(cook, [CertificateStep("Staplerschein"), LevelStep(3)], rules)
    assert told(engine, with_both) == {}


def test_nothing_to_do_where_everything_is_open_or_barred_for_good(encoder, rules):
    engine = engine_of(encoder, rules, {}, {"state": "closed", "languages": german("B1")}, {"title": "Arzt"})
    assert told(engine, person(languages=german("A2"))) == {}


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Staplerschein", True),
        ("Sachkundeprüfung nach § 34a GewO", True),
        ("Erste-Hilfe-Kurs", True),
        ("ADR-Bescheinigung", True),
        ("Führerschein Klasse B", False),
        ("Kochen", False),
        ("Wundversorgung", False),
    ],
)
def test_certificates_are_told_from_other_skills(name, is_one):
    assert is_certificate(name) == is_one


def test_certificates_are_marked_by_place():
    assert certificate_bits(["Kochen", "Staplerschein", "Kranschein"]) == 0b110


def test_taking_a_step_replaces_what_was_read_and_keeps_the_rest(rules):
    read = {"words": "x", "by": "test", "probability": 0.5}
    before = person(
        languages=[{"code": "uk", "level": "C2"}, {"code": "de", "level": "A2"}],
        driving_licences=["B"],
        derived={"languages[1]": read, "driving_licences": read, "languages[0]": read},
    )
    after = taken(before, [LanguageStep("de", 3, 2), LicenceStep("C", rules.licence_bits["C"], False)], rules)
    assert [(each.code, str(each.level)) for each in after.languages] == [("uk", "C2"), ("de", "B1")]
    assert after.driving_licences == ("C",)  # what was read without certainty is not counted with it
    assert set(after.derived) == {"languages[0]"}
    assert taken(before, [CommuteStep(30, 20)], rules).wishes.max_commute_km == 30
    assert before.driving_licences == ("B",)


def test_the_fewest_steps_leave_out_what_others_include(rules):
    bits = rules.licence_bits
    ce, c = LicenceStep("CE", bits["CE"], True), LicenceStep("C", bits["C"], True)
    b2, b1 = LanguageStep("de", 4, 3), LanguageStep("de", 3, 2)
    assert fewest([c, ce, b1, b2, b2]) == [ce, b2]


def test_recognition_counts_for_its_profession_alone(rules):
    nurse = next(n for n, rows in enumerate(rules.professions) if rows[0].profession == "nurse")
    held = [
        {"title": "Krankenschwester", "country": "UA", "recognition": "applied"},
        {"title": "Erzieherin", "country": "UA", "recognition": "none"},
    ]
    both = person(occupations=["Krankenschwester"], qualifications=held)
    after = recognition_of_candidate(recognised(both, nurse, rules), rules)
    assert sorted(after.values()) == ["full", "none"] and after[nurse] == "full"
    worked = person(occupations=["Krankenschwester"])
    assert nurse in recognisable(worked, rules)
    assert recognition_of_candidate(recognised(worked, nurse, rules), rules)[nurse] == "full"
    assert recognisable(person(occupations=["Pflegehelferin"]), rules) == frozenset()


def test_an_assessment_touches_no_regulated_profession(rules):
    held = [
        {"title": "Krankenschwester", "country": "UA", "recognition": "none"},
        {"title": "Schlosser", "country": "UA", "recognition": "none", "level": 2},
    ]
    after = assessed(person(occupations=["Schlosser"], qualifications=held), rules)
    assert [each.recognition for each in after.qualifications] == ["none", "full"]
    assert person_level(after) == (2, True)
    assert person_level(taken(person(), [TrainingStep("Bäckerin", 2)], rules)) == (2, True)


LEVELS = st.sampled_from(["A0", "A1", "A2", "B1", "B2", "C1"])
TONGUES = st.dictionaries(st.sampled_from(["de", "en"]), LEVELS).map(
    lambda known: [{"code": code, "level": level} for code, level in known.items()]
)
NURSES = st.sampled_from(["none", "applied", "partial", "full"]).map(
    lambda state: [{"title": "Krankenschwester", "country": "UA", "recognition": state}]
)
PEOPLE = st.fixed_dictionaries(
    {"languages": TONGUES},
    optional={
        "qualifications": NURSES,
        "driving_licences": st.sampled_from([[], ["B"], ["CE"]]),
        "wishes": st.sampled_from([{"max_commute_km": 10}, {"max_commute_km": 12.5}]),
    },
)
JOBS = st.fixed_dictionaries(
    {"title": st.sampled_from(["Pflegefachkraft", "Arzt", "Koch"]), "languages": TONGUES},
    optional={"driving_licences": st.sampled_from([["B"], ["C", "CE"], ["D"]]), "remote": st.booleans()},
)
REMOVABLE = {"language", "driving_licence", "recognition", "commute"}


@settings(max_examples=300, deadline=None)
@given(PEOPLE, JOBS, st.sampled_from([None, 5.0, 14.0, 90.0]))
def test_the_steps_that_a_vacancy_takes_remove_what_it_lacks(rules, raw_person, raw_job, km):
    candidate = person(**raw_person)
    job = vacancy_facts(Vacancy.model_validate({"id": "v", **raw_job}), rules)
    table = Table(VACANCY)
    table.append(vacancy_row(Vacancy.model_validate({"id": "v", **raw_job}), job, rules))
    reach = Reach.of(candidate, ON, rules)
    way = np.array([np.nan if km is None else km], dtype=np.float32)

    def lacks(version):
        findings = check_facts(candidate_facts(version, rules), job, ON, km, rules).findings
        return {each.code for each in findings if each.outcome != "ok"} & REMOVABLE

    lacking = bool(lacks(candidate))
    steps = reach.steps(table.all(), 0, float(way[0]))
    assert lacking == (steps is None or len(steps) > 0)
    if steps:
        assert reach.lacking(table.all(), way)[0]
        assert lacks(taken(candidate, steps, rules)) == set()
        assert not lacks(reach.far()) - {"driving_licence", "language"}


@pytest.fixture(scope="module")
def town(encoder, rules, town_vacancies):
    jobs = {("house", vacancy.id): vacancy for vacancy in town_vacancies}
    engine = Engine(encoder, rules, lambda keys: {}, lambda keys: jobs)
    engine.upsert_vacancies(jobs)
    return engine, {vacancy.id: vacancy for vacancy in town_vacancies}


def done(candidate, messages, rules):
    """The record with steps taken, from nothing but what the messages say."""
    for message in messages:
        values = message.values
        if message.code == "recognition":
            names = [rows[0].profession for rows in rules.professions]
            candidate = recognised(candidate, names.index(values["profession"]), rules)
            continue
        raw = candidate.model_dump(exclude={"derived"})
        if message.code == "language":
            kept = [each for each in raw["languages"] if each["code"] != values["language"]]
            raw["languages"] = [*kept, {"code": values["language"], "level": values["required"]}]
        elif message.code == "driving_licence":
            raw["driving_licences"] = [*(raw["driving_licences"] or ()), values["licence_1"]]
        elif message.code == "commute":
            raw["wishes"]["max_commute_km"] = values["km"]
        else:
            continue  # certificates and levels open nothing
        candidate = Candidate.model_validate(raw)
    return candidate


def open_now(rules, candidate, jobs):
    """Which of `jobs` (id -> record, facts, row) are open to a person, by the check on whole records."""
    facts = candidate_facts(candidate, rules)
    home = as_batch(candidate_row(candidate, facts, candidate_words(candidate)))
    found = set()
    for name, (job, row) in jobs.items():
        km = float(road_km(home, row)[0])
        if check_facts(facts, job, ON, None if np.isnan(km) else km, rules).is_open:
            found.add(name)
    return found


def test_every_promise_of_the_town_is_kept(town, rules, town_candidates):
    engine, records = town
    facts = {name: vacancy_facts(record, rules) for name, record in records.items()}
    jobs = {
        name: (facts[name], as_batch(vacancy_row(record, facts[name], rules)))
        for name, record in records.items()
    }
    promised = 0
    for candidate in town_candidates:
        for each in next_steps(engine, candidate, QUERY).steps:
            assert each.opens == len(each.opened) and each.eases == len(each.eased)
            opened = {name: jobs[name] for name in (opening.vacancy for opening in each.opened)}
            assert open_now(rules, candidate, opened) == set(), candidate.id
            assert open_now(rules, done(candidate, each.steps, rules), opened) == set(opened), (
                candidate.id,
                each.steps,
            )
            promised += each.opens
    assert promised > 500


def listed_open(engine, candidate):
    """What the engine lists and nothing but a permit stands in the way of."""
    matches = engine.match_candidate(candidate, Query(on=ON, top=1000, lang="en"))
    return {
        match.vacancy
        for match in matches
        if match.startable == "now"
        or (match.startable == "after_steps" and {m.code for m in match.missing} & LEGAL == {"permission"})
    }


def test_the_engine_lists_what_is_promised_and_no_more_of_what_comes_into_question(
    town, rules, town_candidates
):
    engine, _ = town
    for candidate in town_candidates[::12]:
        shortlist = Shortlist(engine, Reach.of(candidate, ON, rules).far(), QUERY)
        worth = {shortlist.scored.key(place)[1] for place in shortlist.places}
        before = listed_open(engine, candidate)
        for each in next_steps(engine, candidate, Query(on=ON, top=3, lang="en")).steps:
            if each.opens:
                after = listed_open(engine, done(candidate, each.steps, rules))
                assert {opening.vacancy for opening in each.opened} == (after - before) & worth
