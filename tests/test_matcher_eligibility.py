import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.fields import LICENCE_CLASSES
from data.levels import CefrLevel
from data.records import Candidate, Vacancy
from data.rules.loading import load_rules
from matcher.eligibility import check, check_facts
from matcher.facts import candidate_facts, vacancy_facts
from matcher.verdict import STATED_RULES
from matcher.work_permission import NEVER

RULES = load_rules()
ON = dt.date(2026, 11, 22)
FREE = {"title": "§ 25 Abs. 2 AufenthG"}


def candidate(**facts):
    return Candidate.model_validate({"id": "c", "text": "x", "residence": FREE} | facts)


def vacancy(**facts):
    return Vacancy.model_validate({"id": "v", "title": "Lagerhelfer (m/w/d)", "kind": "job"} | facts)


def read(probability=0.5, *paths):
    return {"derived": {path: {"words": "…", "by": "test", "probability": probability} for path in paths}}


def answer(person, post, on=ON, km=None):
    verdict = check(candidate(**person), vacancy(**post), on, km, RULES)
    open_findings = tuple(f"{each.code} {each.outcome}" for each in verdict.findings if each.outcome != "ok")
    return verdict.startable, open_findings


def german(level):
    return {"languages": [{"code": "de", "level": level}]}


LICENCE_B = {"driving_licences": ["B"]}
UNSURE_B1 = german("B1") | read(0.8, "languages[0]")
UNSURE_LICENCE = LICENCE_B | read(0.8, "driving_licences")
WAITING = {"residence": {"title": "Duldung", "in_germany_since": "2026-10-22", "in_reception_centre": False}}
NURSE = {"title": "Pflegefachkraft (m/w/d)"}


def nurse(**qualification):
    return {"qualifications": [{"title": "диплом медсестри", "country": "UA"} | qualification]}


# person, vacancy, startable, open findings
STATED = [
    ({}, {}, "now", ()),
    ({}, {"state": "closed"}, "no", ("dates barred",)),
    ({}, {"state": "draft"}, "no", ("dates barred",)),
    ({}, {"valid_until": "2026-11-21"}, "no", ("dates barred",)),
    ({}, {"valid_until": "2026-11-22"}, "now", ()),
    (german("B1"), german("B1"), "now", ()),
    (german("C1"), german("B1"), "now", ()),
    (german("A2"), german("B1"), "after_steps", ("language step",)),
    (german("A1"), german("B1"), "no", ("language barred",)),
    (german("A0"), german("A1"), "after_steps", ("language step",)),
    ({}, german("B1"), "unknown", ("language unknown",)),
    ({"languages": [{"code": "uk", "level": "C2"}]}, german("B1"), "unknown", ("language unknown",)),
    (german("A1"), UNSURE_B1, "after_steps", ("language step",)),
    (german("A1"), german("B1") | read(0.95, "languages[0]"), "no", ("language barred",)),
    (german("A1"), german("B1") | read(0.8, "languages"), "after_steps", ("language step",)),
    (german("A1") | read(0.8, "languages[0]"), german("B1"), "unknown", ("language unknown",)),
    ({"languages": [{"code": "de", "level": "B2"}, {"code": "en", "level": "A2"}]},
     {"languages": [{"code": "de", "level": "B1"}, {"code": "en", "level": "B1"}]}, "after_steps",
     ("language step",)),
    ({"languages": [{"code": "de-AT", "level": "B2"}]}, german("B2"), "now", ()),
    ({"languages": [{"code": "prs", "level": "C2"}]}, {"languages": [{"code": "fa", "level": "B2"}]}, "now", ()),
    (LICENCE_B, LICENCE_B, "now", ()),
    ({"driving_licences": ["CE"]}, LICENCE_B, "now", ()),
    ({"driving_licences": ["A"]}, LICENCE_B, "after_steps", ("driving_licence step",)),
    ({"driving_licences": []}, LICENCE_B, "after_steps", ("driving_licence step",)),
    ({}, LICENCE_B, "unknown", ("driving_licence unknown",)),
    ({"driving_licences": []}, UNSURE_LICENCE, "unknown", ("driving_licence unknown",)),
    ({"driving_licences": []} | read(0.8, "driving_licences"), LICENCE_B, "unknown",
     ("driving_licence unknown",)),
    ({"driving_licences": ["B"]}, {"driving_licences": ["C", "95"]}, "after_steps",
     ("driving_licence step", "driving_licence step")),
    ({"wishes": {"hours": "part"}}, {"hours": "full"}, "no", ("working_hours barred",)),
    ({"wishes": {"hours": "part"}}, {"hours": "any"}, "now", ()),
    ({"wishes": {"hours": "any"}}, {"hours": "full"}, "now", ()),
    ({"wishes": {"hours": "part"}}, {}, "now", ()),
    ({"wishes": {"hours": "part"}}, {"hours": "full"} | read(0.8, "hours"), "after_steps",
     ("working_hours step",)),
    ({"wishes": {"hours": "part"}} | read(0.8, "wishes.hours"), {"hours": "full"}, "now", ()),
    ({"wishes": {"shifts": False}}, {"shifts": True}, "no", ("shifts barred",)),
    ({"wishes": {"shifts": False}}, {}, "now", ()),
    ({}, {"shifts": True, "nights": True}, "now", ()),
    ({"wishes": {"shifts": True}}, {"shifts": True}, "now", ()),
    ({"wishes": {"shifts": False}}, {"shifts": True} | read(0.8, "shifts"), "after_steps", ("shifts step",)),
    ({"wishes": {"nights": False}}, {"nights": True}, "no", ("shifts barred",)),
    ({"wishes": {"nights": False}}, {"nights": True} | read(0.8, "nights"), "after_steps", ("shifts step",)),
    ({"wishes": {"kinds": ["apprenticeship"]}}, {}, "now", ()),
    ({}, {"wage_eur_hour": 13.90}, "now", ()),
    ({}, {"wage_eur_hour": 13.89}, "no", ("minimum_wage barred",)),
    ({}, {"wage_eur_hour": 13.90, "start": "2027-01-01"}, "no", ("minimum_wage barred",)),
    ({}, {"wage_eur_hour": 13.89} | read(0.8, "wage"), "now", ()),
    ({}, {"wage": {"min": 2200, "period": "month"}, "weekly_hours": 40}, "no", ("minimum_wage barred",)),
    ({}, {"wage": {"min": 2200, "period": "month"}}, "now", ()),
    ({}, {"wage": {"min": 2200, "period": "month"}, "weekly_hours": 40} | read(0.8, "weekly_hours"), "now", ()),
    ({}, NURSE, "after_steps", ("recognition step",)),
    (nurse(recognition="full"), NURSE, "now", ()),
    (nurse(recognition="not_needed"), NURSE, "now", ()),
    (nurse(recognition="partial"), NURSE, "after_steps", ("recognition step",)),
    (nurse(recognition="applied"), NURSE, "after_steps", ("recognition step",)),
    (nurse(recognition="none"), NURSE, "after_steps", ("recognition step",)),
    (nurse(), NURSE, "after_steps", ("recognition step",)),
    ({"qualifications": [{"title": "Pflegefachfrau", "country": "DE"}]}, NURSE, "now", ()),
    ({"qualifications": [{"title": "Pflegehelferin", "recognition": "full"}]}, NURSE, "after_steps",
     ("recognition step",)),
    ({"qualifications": [{"title": "Diplom Nr. 7", "recognition": "full"}],
      "occupations": ["Krankenpfleger"]}, NURSE, "now", ()),
    ({"qualifications": [{"title": "Diplom Nr. 7", "recognition": "full"}, {"title": "Diplom Nr. 8"}],
      "occupations": ["Krankenpfleger"]}, NURSE, "after_steps", ("recognition step",)),
    ({"qualifications": [{"title": "Deutschkurs B2", "recognition": "full"}],
      "occupations": ["Krankenpfleger"]}, NURSE, "after_steps", ("recognition step",)),
    (nurse(recognition="applied") | german("B1"), NURSE, "after_steps", ("recognition step", "language step")),
    (nurse(recognition="applied") | german("B1"), NURSE | german("B2"), "after_steps",
     ("language step", "recognition step")),
    ({}, NURSE | {"regulated": False}, "now", ()),
    ({}, NURSE | {"kind": "apprenticeship"}, "now", ()),
    ({}, NURSE | {"kind": "internship"}, "now", ()),
    ({}, NURSE | {"level": 1}, "now", ()),
    ({}, NURSE | {"level": 1} | read(0.8, "level"), "after_steps", ("recognition step",)),
    ({}, {"title": "Mitarbeiter Station 3", "occupation": {"kldb": "81302"}}, "after_steps",
     ("recognition step",)),
    ({}, {"title": "Mitarbeiter Station 3", "occupation": {"kldb": "81302"}} | read(0.8, "occupation.kldb"), "now",
     ()),
    ({}, {"title": "Teammitglied", "occupation": {"titles": ["Hebamme"]}}, "after_steps", ("recognition step",)),
    ({"residence": {}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "Ausweis Serie K"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "§ 25 AufenthG"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "Aufenthaltserlaubnis"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "§ 25b beantragt, bisher Duldung"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "Nicht-EU"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "§ 124 AufenthG"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {"title": "Asylberechtigte"}}, {}, "now", ()),
    ({"residence": {"permission": "free"}}, {}, "now", ()),
    ({"residence": {"title": "Duldung", "permission": "free"}}, {}, "now", ()),
    ({"residence": {"title": "§ 24 AufenthG", "permission": "approval"}}, {}, "after_steps",
     ("permission step",)),
    ({"residence": {"title": "§ 24 AufenthG", "permission": "none"}}, {}, "no", ("permission barred",)),
    ({"residence": FREE | {"valid_until": "2026-11-21"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": FREE | {"valid_until": "2026-11-22"}}, {}, "now", ()),
    ({"residence": FREE | {"valid_until": "2027-01-01"}}, {"start": "2027-02-01"}, "unknown",
     ("permission unknown",)),
    (WAITING, {}, "no", ("permission barred",)),
    (WAITING, {"start": "2027-01-21"}, "no", ("permission barred",)),
    (WAITING, {"start": "2027-01-22"}, "after_steps", ("permission step",)),
    (WAITING, {"kind": "apprenticeship"}, "after_steps", ("permission step",)),
    ({"residence": {"title": "Duldung", "in_germany_since": "2026-06-22"}}, {}, "unknown",
     ("permission unknown",)),
    ({"residence": {"title": "Aufenthaltsgestattung", "in_germany_since": "2026-09-22"}}, {}, "no",
     ("permission barred",)),
    ({"residence": {"title": "Aufenthaltsgestattung", "in_germany_since": "2026-07-22"}}, {}, "unknown",
     ("permission unknown",)),
    ({"residence": {"title": "Aufenthaltsgestattung"}}, {}, "unknown", ("permission unknown",)),
    ({"residence": {}}, german("B1"), "unknown", ("language unknown", "permission unknown")),
    ({"residence": {"title": "§ 19c"}}, german("B1"), "after_steps", ("language unknown", "permission step")),
    ({"residence": {}} | german("A1"), german("B1"), "no", ("language barred", "permission unknown")),
    ({"residence": {}} | german("A2"), german("B1"), "unknown", ("language step", "permission unknown")),
]  # fmt: skip


@pytest.mark.parametrize(("person", "post", "startable", "findings"), STATED)
def test_what_is_stated(person, post, startable, findings):
    assert answer(person, post) == (startable, findings)


def test_commute_is_barred_only_beyond_a_limit_that_was_stated():
    limited = {"wishes": {"max_commute_km": 20}}
    assert answer(limited, {}, km=20.0) == ("now", ())
    assert answer(limited, {}, km=20.1) == ("no", ("commute barred",))
    assert answer(limited, {}, km=None) == ("now", ())
    assert answer(limited, {"remote": True}, km=500.0) == ("now", ())
    assert answer({}, {}, km=500.0) == ("now", ())


def test_no_commute_is_barred_from_a_home_that_was_only_read():
    read = {"place": {"words": "Фюрті", "by": "sound:uk", "probability": 0.8}}
    limited = {"place": "Fürth", "wishes": {"max_commute_km": 20}}
    assert answer(limited, {}, km=50.0)[0] == "no"
    assert answer(limited | {"derived": read}, {}, km=50.0) == ("now", ())


def test_residence_obligation_ends_and_never_bars():
    person = {"residence": FREE | {"since": "2024-01-01", "must_live_in": "Auenfels"}}
    assert answer(person, {}, km=80.0) == ("after_steps", ("residence_obligation step",))
    assert answer(person, {}, on=dt.date(2026, 12, 31), km=80.0)[0] == "after_steps"
    assert answer(person, {}, on=dt.date(2027, 1, 1), km=80.0) == ("now", ())
    assert answer(person, {"remote": True}, km=80.0) == ("now", ())
    assert answer(person, {}, km=None) == ("now", ())
    by_document = {"residence": {"permission": "free", "must_live_in": "Auenfels"}}
    assert answer(by_document, {}, km=80.0) == ("after_steps", ("residence_obligation step",))


def first_day(person, post, on=ON):
    return check(candidate(**person), vacancy(**post), on, None, RULES).startable_from


def test_startable_from_is_the_latest_of_the_days_that_count():
    assert first_day({}, {}) is None
    assert first_day({}, {"start": "2026-10-01"}) is None
    assert first_day({}, {"start": "2027-03-01"}) == dt.date(2027, 3, 1)
    assert first_day({"available_from": "2027-04-01"}, {"start": "2027-03-01"}) == dt.date(2027, 4, 1)
    assert first_day({"available_from": "2027-04-01"} | read(0.5, "available_from"), {}) is None
    assert first_day(WAITING, {}) == dt.date(2027, 1, 22)
    assert first_day(WAITING | {"available_from": "2027-05-01"}, {}) == dt.date(2027, 5, 1)
    assert first_day(WAITING, {"state": "closed"}) is None
    assert first_day({"residence": FREE | {"permission": "none"}}, {}) is None


def test_a_bar_by_waiting_time_says_when_it_ends():
    verdict = check(candidate(**WAITING), vacancy(), ON, None, RULES)
    (finding,) = verdict.findings
    assert (finding.outcome, finding.from_date) == ("barred", dt.date(2027, 1, 22))
    assert finding.source and finding.who == "foreigners_authority"


def test_recognition_says_what_is_missing_and_who_decides():
    verdict = check(candidate(**nurse(recognition="applied")), vacancy(**NURSE), ON, None, RULES)
    finding = verdict.findings[0]
    assert finding.values["profession"] == "nurse"
    assert finding.values["state"] == "applied"
    assert finding.values["language"] == "B2"
    physician = check(candidate(), vacancy(title="Assistenzarzt"), ON, None, RULES).findings[0]
    assert (physician.values["language"], physician.values["special_language"]) == ("B2", "C1")


def test_facts_give_the_same_answers_as_records_and_fit_into_columns():
    person, post = candidate(**WAITING), vacancy(**NURSE | german("B2"))
    facts, needs = candidate_facts(person, RULES), vacancy_facts(post, RULES)
    assert check_facts(facts, needs, ON, 3.0, RULES) == check(person, post, ON, 3.0, RULES)
    assert facts.permission_from == (dt.date(2027, 1, 22).toordinal(), 0, 0, dt.date(2027, 1, 22).toordinal())
    assert candidate_facts(candidate(residence={"title": "§60b"}), RULES).permission_from == (NEVER,) * 4
    assert 0 <= needs.regulated < 63 and len(RULES.professions) < 63


def test_licence_bits_follow_the_order_of_classes():
    facts = candidate_facts(candidate(driving_licences=["BE"]), RULES)
    held = {name for bit, name in enumerate(LICENCE_CLASSES) if facts.licences >> bit & 1}
    assert held == {"BE", "B", "AM", "L"}
    assert vacancy_facts(vacancy(driving_licences=["BE"]), RULES).licences == 1 << LICENCE_CLASSES.index("BE")


days = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
titles = st.sampled_from(
    [
        "EU",
        "§24",
        "§25 Abs. 2",
        "Duldung",
        "Aufenthaltsgestattung",
        "§60b",
        "§20a",
        "§16d Abs. 3",
        "§18a",
        "Pass",
        None,
    ]
)
residences = st.fixed_dictionaries(
    {"title": titles},
    optional={
        "since": days, "in_germany_since": days, "valid_until": days, "in_reception_centre": st.booleans(),
        "permission": st.sampled_from(["free", "approval", "none"]), "must_live_in": st.just("Auenfels"),
    },
)  # fmt: skip
levels = st.sampled_from(list(CefrLevel))
spoken = st.lists(
    st.fixed_dictionaries({"code": st.sampled_from(["de", "en", "uk"]), "level": levels}), max_size=3
)
recognitions = st.sampled_from([None, "none", "applied", "partial", "full", "not_needed"])
people = st.fixed_dictionaries(
    {"residence": residences, "languages": spoken},
    optional={
        "qualifications": recognitions.map(lambda r: [{"title": "Krankenschwester", "recognition": r}]),
        "wishes": st.fixed_dictionaries(
            {}, optional={"hours": st.sampled_from(["full", "part", "mini", "any"]), "shifts": st.booleans(),
                          "nights": st.booleans(), "max_commute_km": st.floats(0, 100)}
        ),
        "driving_licences": st.lists(st.sampled_from(LICENCE_CLASSES), max_size=3),
        "available_from": days,
    },
)  # fmt: skip
posts = st.fixed_dictionaries(
    {"title": st.sampled_from(["Pflegefachkraft", "Pflegehelfer", "Koch", "Lehrer", "Praktikum Lager"])},
    optional={
        "kind": st.sampled_from(["job", "apprenticeship", "internship", "training"]),
        "state": st.sampled_from(["open", "closed"]), "languages": spoken, "regulated": st.booleans(),
        "hours": st.sampled_from(["full", "part", "mini", "any"]), "weekly_hours": st.floats(5, 40),
        "shifts": st.booleans(), "nights": st.booleans(), "wage_eur_hour": st.floats(5, 25),
        "driving_licences": st.lists(st.sampled_from(LICENCE_CLASSES), max_size=2), "start": days,
        "valid_until": days,
        "derived": st.dictionaries(
            st.sampled_from(["languages", "hours", "shifts", "driving_licences[0]"]),
            st.floats(0, 1).map(lambda p: {"words": "…", "by": "t", "probability": p}), max_size=2),
    },
)  # fmt: skip
distances = st.none() | st.floats(0, 200)


@settings(deadline=None, max_examples=150)
@given(people, posts, days, distances)
def test_nothing_open_is_ever_startable_now(person, post, on, km):
    verdict = check(candidate(**person), vacancy(**post), on, km, RULES)
    outcomes = {finding.outcome for finding in verdict.findings}
    assert (verdict.startable == "now") == (outcomes <= {"ok"})
    assert (verdict.startable == "no") == ("barred" in outcomes)
    if verdict.startable == "now":
        assert [each.outcome for each in verdict.findings if each.code == "permission"] == ["ok"]
    for finding in verdict.findings:
        assert finding.rule in STATED_RULES or finding.source
        assert finding.outcome == "ok" or finding.who


@settings(deadline=None, max_examples=100)
@given(people, posts, days, levels, levels)
def test_more_language_never_hurts(person, post, on, level, other):
    lower, higher = sorted((level, other), key=lambda each: each.order)
    ranks = ["no", "unknown", "after_steps", "now"]
    before, after = (
        check(candidate(**person | german(each)), vacancy(**post), on, None, RULES).startable
        for each in (lower, higher)
    )
    assert ranks.index(before) <= ranks.index(after)


@settings(deadline=None, max_examples=100)
@given(people, posts, days, days)
def test_permission_from_is_the_day_from_which_permission_never_bars(person, post, on, start):
    facts, needs = candidate_facts(candidate(**person), RULES), vacancy_facts(vacancy(**post), RULES)
    verdict = check_facts(facts, needs, on, None, RULES)
    is_barred = any(each.code == "permission" and each.outcome == "barred" for each in verdict.findings)
    day = max(on.toordinal(), needs.start, facts.available_from)
    if is_barred:
        assert day < facts.permission_from[max(needs.kind, 0)]
    elif day < facts.permission_from[max(needs.kind, 0)]:
        assert [each.outcome for each in verdict.findings if each.code == "permission"] == ["unknown"]
