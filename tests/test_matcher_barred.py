"""The mask over many pairs against the check of one pair, over random people, vacancies and dates."""

import datetime as dt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Candidate, Vacancy
from matcher.barred import barred
from matcher.eligibility import check
from matcher.facts import candidate_facts, vacancy_facts
from matcher.fit import road_km
from matcher.rows import candidate_row, vacancy_row, wage_floor
from matcher.table import CANDIDATE, VACANCY, Table
from matcher.words import candidate_words

levels = st.sampled_from(["A0", "A1", "A2", "B1", "B2", "C1", "C2"])
days = st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31))
maybe = st.one_of(st.none(), st.booleans())
hours = st.sampled_from([None, "full", "part", "mini", "any"])
places = st.sampled_from(
    [None, {"lat": 48.64, "lon": 9.56}, {"lat": 48.7, "lon": 9.65}, {"lat": 52.5, "lon": 13.4}]
)
kinds = st.sampled_from([None, "job", "apprenticeship", "internship", "training"])
titles = st.sampled_from(
    [
        None,
        "§24 AufenthG",
        "Aufenthaltsgestattung",
        "Duldung",
        "§20a AufenthG",
        "EU",
        "§16b AufenthG",
        "Unbekannt",
    ]
)


def stated(**fields):
    return st.fixed_dictionaries(fields).map(
        lambda record: {k: v for k, v in record.items() if v is not None}
    )


languages = st.dictionaries(st.sampled_from(["de", "en", "uk"]), levels, max_size=3).map(
    lambda known: [{"code": code, "level": level} for code, level in known.items()]
)
people = stated(
    languages=languages,
    wishes=stated(hours=hours, shifts=maybe, nights=maybe, max_commute_km=st.sampled_from([None, 5.0, 30.0])),
    place=places,
    available_from=st.one_of(st.none(), days),
    residence=stated(
        title=titles,
        since=st.one_of(st.none(), days),
        in_germany_since=st.one_of(st.none(), days),
        permission=st.sampled_from([None, "free", "approval", "none"]),
        in_reception_centre=maybe,
    ),
)
soft = st.booleans().map(lambda unsure: {"probability": 0.5 if unsure else 0.95, "words": "x", "by": "test"})
jobs = stated(
    state=st.sampled_from(["open", "open", "open", "closed", "draft"]),
    kind=kinds,
    languages=languages,
    hours=hours,
    weekly_hours=st.sampled_from([None, 15, 20, 40]),
    shifts=maybe,
    nights=maybe,
    wage_eur_hour=st.sampled_from([None, 9.0, 12.82, 13.90, 13.95, 14.60, 14.70, 20.0]),
    place=places,
    remote=maybe,
    start=st.one_of(st.none(), days),
    valid_until=st.one_of(st.none(), days),
    derived=st.dictionaries(
        st.sampled_from(["hours", "shifts", "nights", "languages[0]", "wage"]), soft, max_size=3
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(people, min_size=1, max_size=4), st.lists(jobs, min_size=1, max_size=4), days)
def test_what_the_mask_bars_the_check_bars_and_hardly_anything_more(rules, raw_people, raw_jobs, on):
    candidates = [
        Candidate.model_validate({"id": f"c{n}", "text": "x", **raw}) for n, raw in enumerate(raw_people)
    ]
    vacancies = [
        Vacancy.model_validate({"id": f"v{n}", "title": "Koch", **raw}) for n, raw in enumerate(raw_jobs)
    ]
    some, many = Table(CANDIDATE), Table(VACANCY)
    for candidate in candidates:
        some.append(candidate_row(candidate, candidate_facts(candidate, rules), candidate_words(candidate)))
    for vacancy in vacancies:
        many.append(vacancy_row(vacancy, vacancy_facts(vacancy, rules), rules))
    for number, candidate in enumerate(candidates):
        one = some.take(np.array([number]))
        mask = barred(one, many.all(), on, wage_floor(rules, many.all(), on.toordinal()))
        kilometres = road_km(one, many.all())
        for masked, km, vacancy in zip(
            np.broadcast_to(mask, len(vacancies)), kilometres, vacancies, strict=True
        ):
            verdict = check(candidate, vacancy, on, None if np.isnan(km) else float(km), rules)
            if masked:
                assert verdict.startable == "no", (candidate, vacancy, verdict)
            elif verdict.startable == "no":
                # Left to the check: exemptions that end, and limits of rows that end.
                assert {f.code for f in verdict.findings if f.outcome == "barred"} <= LEFT_TO_THE_CHECK, (
                    verdict
                )


LEFT_TO_THE_CHECK = {"minimum_wage", "working_hours"}


@settings(max_examples=60, deadline=None)
@given(st.lists(people, min_size=2, max_size=5), jobs, days)
def test_many_candidates_of_one_vacancy_are_masked_as_one_by_one(rules, raw_people, raw_job, on):
    some, many = Table(CANDIDATE), Table(VACANCY)
    for number, raw in enumerate(raw_people):
        candidate = Candidate.model_validate({"id": f"c{number}", "text": "x", **raw})
        some.append(candidate_row(candidate, candidate_facts(candidate, rules), candidate_words(candidate)))
    vacancy = Vacancy.model_validate({"id": "v", "title": "Koch", **raw_job})
    many.append(vacancy_row(vacancy, vacancy_facts(vacancy, rules), rules))
    floor = wage_floor(rules, many.all(), on.toordinal())
    together = np.broadcast_to(barred(some.all(), many.all(), on, floor), len(raw_people))
    singly = [barred(some.take(np.array([n])), many.all(), on, floor)[0] for n in range(len(raw_people))]
    assert together.tolist() == singly


def test_work_at_exactly_the_minimum_wage_is_not_masked(rules):
    floors = {dt.date(2025, 6, 1): 12.82, dt.date(2026, 6, 1): 13.90, dt.date(2027, 6, 1): 14.60}
    person, job = Table(CANDIDATE), Table(VACANCY)
    candidate = Candidate.model_validate({"id": "c", "text": "x"})
    person.append(candidate_row(candidate, candidate_facts(candidate, rules), candidate_words(candidate)))
    for wage in floors.values():
        vacancy = Vacancy.model_validate({"id": "v", "title": "Koch", "wage_eur_hour": wage})
        job.append(vacancy_row(vacancy, vacancy_facts(vacancy, rules), rules))
    masks = [
        barred(person.all(), job.all(), on, wage_floor(rules, job.all(), on.toordinal())) for on in floors
    ]
    assert [mask.tolist() for mask in masks] == [[False] * 3, [True] + [False] * 2, [True] * 2 + [False]]
