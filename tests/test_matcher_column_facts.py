"""The check on columns against the check on records, over random people, vacancies and dates."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Candidate, Vacancy
from matcher.column_facts import are_complete, column_facts
from matcher.eligibility import check_facts
from matcher.facts import candidate_facts, vacancy_facts
from matcher.languages import language_code, language_number
from matcher.rows import vacancy_row
from matcher.table import VACANCY, Table

LEVELS = st.sampled_from(["A0", "A1", "A2", "B1", "B2", "C1", "C2"])
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31))
TONGUES = st.dictionaries(st.sampled_from(["de", "en", "uk", "prs"]), LEVELS, max_size=4).map(
    lambda known: [{"code": code, "level": level} for code, level in known.items()]
)
UNSURE = st.just({"probability": 0.5, "words": "x", "by": "test"})
PEOPLE = st.fixed_dictionaries(
    {"id": st.just("c"), "text": st.just("x"), "languages": TONGUES},
    optional={
        "qualifications": st.sampled_from(["full", "none"]).map(
            lambda state: [{"title": "Krankenschwester", "country": "UA", "recognition": state}]
        ),
        "driving_licences": st.sampled_from([[], ["B"], ["CE"]]),
        "available_from": DAYS,
        "residence": st.fixed_dictionaries(
            {"title": st.sampled_from(["§24", "Duldung", "§20a", "§16b", "EU", "?"])},
            optional={"since": DAYS, "in_germany_since": DAYS, "must_live_in": st.just("Ulm")},
        ),
        "wishes": st.fixed_dictionaries(
            {},
            optional={
                "hours": st.sampled_from(["full", "part", "mini"]), "shifts": st.booleans(),
                "nights": st.booleans(), "max_commute_km": st.sampled_from([10, 30]),
            },
        ),
    },
)  # fmt: skip
JOBS = st.fixed_dictionaries(
    {
        "id": st.just("v"),
        "title": st.sampled_from(["Pflegefachkraft", "Pflegehelfer", "Architekt", "Koch", "Pflichtpraktikum"]),
        "languages": TONGUES,
    },
    optional={
        "state": st.sampled_from(["open", "closed"]), "hours": st.sampled_from(["full", "part", "mini", "any"]),
        "kind": st.sampled_from(["job", "apprenticeship", "internship", "training"]),
        "weekly_hours": st.sampled_from([15, 20, 20.1, 40]), "shifts": st.booleans(), "nights": st.booleans(),
        "wage_eur_hour": st.sampled_from([9.0, 13.90, 14.60, 20.0]), "remote": st.booleans(),
        "regulated": st.booleans(), "start": DAYS, "valid_until": DAYS,
        "driving_licences": st.sampled_from([["B"], ["C", "CE"]]),
        "derived": st.dictionaries(
            st.sampled_from(["hours", "shifts", "nights", "wage", "driving_licences", "languages[0]", "start"]),
            UNSURE, max_size=3,
        ),
    },
)  # fmt: skip


def open_findings(verdict):
    """What is said but that all is well, in any order: columns hold the hardest language first."""
    found = [f for f in verdict.findings if f.outcome != "ok"]
    return sorted((f.code, f.outcome, f.rule, sorted(map(str, f.values.items()))) for f in found)


@settings(max_examples=300, deadline=None)
@given(PEOPLE, JOBS, DAYS, st.sampled_from([None, 5.0, 60.0]))
def test_columns_and_record_give_the_same_verdict(rules, raw_person, raw_job, on, km):
    raw_job["languages"] = raw_job["languages"][:3]
    for language in raw_job["languages"]:
        language["code"] = language["code"].replace("prs", "fa")  # one number, and it is read as "fa"
    person = candidate_facts(Candidate.model_validate(raw_person), rules)
    vacancy = Vacancy.model_validate(raw_job)
    facts, table = vacancy_facts(vacancy, rules), Table(VACANCY)
    table.append(vacancy_row(vacancy, facts, rules))
    assert are_complete(table.all()).all()
    of_record = check_facts(person, facts, on, km, rules)
    of_columns = check_facts(person, column_facts(table.all(), 0, rules), on, km, rules)
    assert of_columns.startable == of_record.startable
    assert of_columns.startable_from == of_record.startable_from
    assert open_findings(of_columns) == open_findings(of_record)


def test_a_vacancy_with_more_languages_than_columns_is_told_apart(rules):
    table = Table(VACANCY)
    for count in (3, 4, 5):
        codes = ("de", "en", "fr", "it", "es")[:count]
        languages = [{"code": code, "level": "B1"} for code in codes]
        vacancy = Vacancy.model_validate({"id": "v", "title": "Koch", "languages": languages})
        table.append(vacancy_row(vacancy, vacancy_facts(vacancy, rules), rules))
    assert are_complete(table.all()).tolist() == [True, False, False]


def test_language_numbers_lead_back_to_their_codes():
    assert [language_code(language_number(tag)) for tag in ("de", "zz", "aa", "ckb", "zza", "de-AT", "prs")] == [
        "de", "zz", "aa", "ckb", "zza", "de", "fa",
    ]  # fmt: skip
