"""The engine on the sample town: what ranks where, and what must hold for any record."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Candidate, Vacancy
from matcher.engine import Engine
from matcher.query import Query

ON = dt.date(2026, 11, 22)
QUERY = Query(on=ON, lang="en")


@pytest.fixture(scope="module")
def town(encoder, rules, town_candidates, town_vacancies):
    people = {("house", candidate.id): candidate for candidate in town_candidates}
    jobs = {("house", vacancy.id): vacancy for vacancy in town_vacancies}
    engine = Engine(encoder, rules, lambda keys: people, lambda keys: jobs)
    engine.upsert_candidates(people)
    engine.upsert_vacancies(jobs)
    return engine, {key[1]: record for key, record in (people | jobs).items()}


def one(encoder, rules, candidate, vacancy, query=QUERY):
    person = Candidate.model_validate({"id": "c", **candidate})
    job = Vacancy.model_validate({"id": "v", **vacancy})
    return Engine.among(encoder, rules, vacancies=[job]).match_candidate(person, query)[0]


def test_a_nurse_finds_nursing_and_an_electrician_electrical_work(town):
    engine, records = town
    nurse = [records[match.vacancy].title for match in engine.match_candidate(records["c-a-001"], QUERY)[:5]]
    electrician = [
        records[match.vacancy].title for match in engine.match_candidate(records["c-b-001"], QUERY)[:5]
    ]
    assert sum("pfleg" in title.lower() for title in nurse) >= 4, nurse
    assert sum("elektro" in title.lower() for title in electrician) >= 3, electrician


def test_a_bakery_finds_bakers(town):
    engine, records = town
    best = engine.match_vacancy(records["v-trade-001"], QUERY)[0]
    assert best.rank == 1
    assert any(
        word in records[best.candidate].model_dump_json().lower()
        for word in ("bäck", "baker", "пекар", "خب", "fırın")
    )


def test_ranks_count_up_and_scores_go_down(town):
    engine, records = town
    matches = engine.match_candidate(records["c-a-001"], Query(on=ON, top=30))
    assert [match.rank for match in matches] == list(range(1, len(matches) + 1))
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)


def test_both_directions_give_a_pair_the_same_score(town):
    engine, records = town
    for match in engine.match_candidate(records["c-b-001"], QUERY)[:3]:
        back = engine.match_vacancy(records[match.vacancy], Query(on=ON, top=200, lang="en"))
        other = next(found for found in back if found.candidate == "c-b-001")
        assert other.score == pytest.approx(match.score, abs=2e-3)
        assert other.startable == match.startable


def test_nothing_closed_expired_or_barred_is_listed_unless_asked_for(town):
    engine, records = town
    matches = engine.match_candidate(records["c-a-001"], Query(on=ON, top=400))
    assert all(match.startable != "no" for match in matches)
    listed = {match.vacancy for match in matches}
    closed = {
        record.id for record in records.values() if isinstance(record, Vacancy) and record.state != "open"
    }
    assert closed and not closed & listed
    barred = engine.match_candidate(records["c-a-001"], Query(on=ON, top=400, startable=frozenset({"no"})))
    assert {match.startable for match in barred} == {"no"}
    assert closed <= {match.vacancy for match in barred}


def test_filters(town):
    engine, records = town
    person = records["c-b-001"]
    owned = engine.match_candidate(person, Query(on=ON, top=50, migrant_owned=True))
    assert owned and all(records[match.vacancy].employer.migrant_owned for match in owned)
    trainings = engine.match_candidate(person, Query(on=ON, top=50, kind="apprenticeship"))
    assert trainings and {records[match.vacancy].kind for match in trainings} == {"apprenticeship"}
    near = engine.match_candidate(person, Query(on=ON, top=400, max_km=5))
    far = engine.match_candidate(person, Query(on=ON, top=400))
    assert 0 < len(near) < len(far)
    now = engine.match_candidate(person, Query(on=ON, top=50, startable=frozenset({"now"})))
    assert now and {match.startable for match in now} == {"now"}


def test_a_changed_record_is_seen_at_once_and_a_removed_one_never_again(encoder, rules):
    job = Vacancy.model_validate({"id": "v", "title": "Bäcker"})
    jobs = {("h", "v"): job}
    engine = Engine(encoder, rules, lambda keys: {}, lambda keys: jobs)
    person = Candidate.model_validate({"id": "c", "occupations": ["Koch"]})
    engine.upsert_vacancies(jobs)
    before = engine.match_candidate(person, QUERY)[0].score
    jobs["h", "v"] = job.model_copy(update={"title": "Koch"})
    engine.upsert_vacancies(jobs)
    assert engine.match_candidate(person, QUERY)[0].score > before
    engine.remove(vacancies=[("h", "v")])
    assert engine.match_candidate(person, QUERY) == []


def test_an_empty_profile_gets_no_high_score_and_low_confidence(town):
    engine, _ = town
    nobody = Candidate.model_validate({"id": "x", "text": "Hallo, ich suche Arbeit."})
    for match in engine.match_candidate(nobody, QUERY):
        assert match.score < 0.45
        assert match.confidence < 0.35


def test_a_regulated_profession_without_recognition_is_never_startable_the_helper_job_is(encoder, rules):
    nurse = {
        "occupations": ["Krankenschwester"],
        "languages": [{"code": "de", "level": "B2"}],
        "residence": {"title": "EU"},
    }
    skilled = one(encoder, rules, nurse, {"title": "Pflegefachkraft (m/w/d)"})
    helper = one(encoder, rules, nurse, {"title": "Pflegehelfer (m/w/d)", "level": 1})
    assert skilled.startable == "after_steps"
    assert "recognition" in {message.code for message in skilled.missing}
    assert helper.startable == "now"


def test_an_unknown_place_is_never_near(encoder, rules):
    person = {"occupations": ["Koch"], "place": "Nirgendwohausen", "wishes": {"max_commute_km": 10}}
    match = one(encoder, rules, person, {"title": "Koch", "place": {"lat": 48.0, "lon": 9.0}})
    assert match.fit.commute is None
    assert "commute_near" not in {message.code for message in match.reasons}


def test_every_message_of_a_match_has_words_in_both_languages(town):
    engine, records = town
    for language in ("de", "en"):
        for match in engine.match_candidate(records["c-a-001"], Query(on=ON, lang=language)):
            for message in (*match.reasons, *match.missing, *match.next_steps):
                assert message.text and "{" not in message.text


SKILLS = [
    "Schweißen",
    "Wundversorgung",
    "Buchhaltung",
    "Kochen",
    "Gabelstapler fahren",
    "Kundenberatung",
    "Mauern",
]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_adding_a_required_skill_never_lowers_the_score(encoder, rules, data):
    asked = data.draw(st.lists(st.sampled_from(SKILLS), min_size=1, unique=True))
    has = data.draw(st.lists(st.sampled_from(SKILLS), unique=True))
    person = {
        "occupations": data.draw(st.sampled_from([[], ["Koch"], ["Schweißer"]])),
        "skills": has,
        "text": "x",
    }
    added = data.draw(st.sampled_from(asked))
    job = {
        "title": data.draw(st.sampled_from(["Koch", "Schweißer", "Pflegehelfer"])),
        "skills_required": asked,
    }
    before = one(encoder, rules, person, job)
    after = one(encoder, rules, {**person, "skills": [*has, added]}, job)
    assert after.score >= before.score - 1e-4
    assert after.for_employer >= before.for_employer - 1e-4


def test_names_and_residence_never_change_a_score(town, encoder, rules):
    engine, records = town
    person = records["c-b-001"]
    other = person.model_copy(
        update={"id": "c-z", "residence": person.residence.model_copy(update={"title": "EU"})}
    )
    first = {match.vacancy: match.score for match in engine.match_candidate(person, Query(on=ON, top=300))}
    second = {match.vacancy: match.score for match in engine.match_candidate(other, Query(on=ON, top=300))}
    shared = first.keys() & second.keys()
    assert shared
    assert {key: first[key] for key in shared} == {key: second[key] for key in shared}


def test_retrieval_finds_what_full_scoring_ranks_first(encoder, rules, town_candidates, town_vacancies):
    draw = random.Random(5)
    jobs = {}
    for number in range(3_000):
        base = draw.choice(town_vacancies)
        place = {"lat": 48 + 3 * draw.random(), "lon": 8 + 4 * draw.random()}
        extra = {
            "id": f"v{number}",
            "places": [place],
            "languages": draw.choice([[], [{"code": "de", "level": "B1"}]]),
        }
        jobs["h", f"v{number}"] = Vacancy.model_validate(base.model_dump(exclude={"derived"}) | extra)
    fast = Engine(encoder, rules, lambda keys: {}, lambda keys: jobs)
    full = Engine(encoder, rules, lambda keys: {}, lambda keys: jobs, exhaustive=True)
    fast.upsert_vacancies(jobs)
    full.upsert_vacancies(jobs)
    query = Query(on=ON, top=20)
    shares = []
    for person in town_candidates[::4]:
        wanted = {match.vacancy for match in full.match_candidate(person, query)}
        found = {match.vacancy for match in fast.match_candidate(person, query)}
        assert bool(wanted) == bool(found)
        shares += [len(wanted & found) / len(wanted)] if wanted else []
    assert sum(shares) / len(shares) >= 0.98, shares


EVIDENCE = {"skills": (None, "claimed", "proved"), "languages": (None, "claimed", "tested")}
STATED = {
    "occupations": [{"title": "Köchin", "years": 6, "kldb": "29302"}],
    "skills": [{"name": "Buchhaltung"}],
    "qualifications": [{"title": "Köchin", "level": 2, "country": "UA", "recognition": "full"}],
    "languages": [{"code": "de", "level": "B1"}],
    "wishes": {"kinds": ["job"], "hours": "full", "shifts": True, "max_commute_km": 40},
    "place": {"lat": 49.45, "lon": 11.08},
    "residence": {"title": "§24 AufenthG"},
    "driving_licences": ["B"],
}
KITCHEN = {
    "title": "Koch (m/w/d)",
    "level": 2,
    "kind": "job",
    "hours": "full",
    "shifts": True,
    "skills_required": ["Buchhaltung"],
    "languages": [{"code": "de", "level": "B1"}],
    "places": [{"lat": 49.48, "lon": 10.99}],
    "driving_licences": ["B"],
}


@pytest.mark.parametrize("field", EVIDENCE)
def test_proof_counts_more_than_a_claim_and_a_claim_more_than_nothing(encoder, rules, field):
    nothing = one(encoder, rules, {**STATED, field: []}, KITCHEN).score
    unsaid, claimed, proved = (
        one(encoder, rules, {**STATED, field: [{**STATED[field][0], "evidence": evidence}]}, KITCHEN).score
        for evidence in EVIDENCE[field]
    )
    assert nothing < claimed < unsaid < proved


@pytest.mark.parametrize("dropped", STATED)
def test_who_says_less_is_less_certain_and_never_barred_for_it(encoder, rules, dropped):
    full = one(encoder, rules, STATED, KITCHEN)
    less = one(
        encoder,
        rules,
        {**{key: value for key, value in STATED.items() if key != dropped}, "text": "x"},
        KITCHEN,
    )
    assert less.confidence <= full.confidence
    assert less.startable != "no"
    if dropped in ("languages", "wishes", "place"):  # what nothing else that is stated stands in for
        assert less.confidence < full.confidence


@pytest.mark.parametrize(
    ("title", "helper"),
    [
        ("Krankenschwester", "Pflegehelfer (m/w/d)"),
        ("Elektriker", "Elektrohelfer (m/w/d)"),
        ("Koch", "Küchenhilfe (m/w/d)"),
        ("Tischler", "Tischlerhelfer (m/w/d)"),
    ],
)
@pytest.mark.parametrize("level", [2, 3])
def test_a_helpers_job_in_the_own_field_is_said_to_be_a_bridge_while_recognition_is_open(
    encoder, rules, title, helper, level
):
    person = {
        "occupations": [title],
        "qualifications": [{"title": title, "level": level, "country": "SY", "recognition": "applied"}],
    }
    found = one(encoder, rules, person, {"title": helper, "level": 1})
    elsewhere = one(encoder, rules, person, {"title": "Lagerhelfer (m/w/d)", "level": 1})
    assert "bridge" in {message.code for message in found.reasons}
    assert "bridge" not in {message.code for message in elsewhere.reasons}
    assert found.fit.qualification > elsewhere.fit.qualification
