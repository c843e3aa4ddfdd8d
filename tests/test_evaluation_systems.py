"""Systems on a small benchmark: each ranks as it says, the engine also without its parts."""

import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest

from data.records import Candidate, Vacancy
from evaluation import scoring as running
from evaluation.datasets import People, make_dataset
from evaluation.engine import PARTS, Bench
from evaluation.faults import EvaluationRefused
from evaluation.layouts import LAYOUTS
from evaluation.measures import measures_of
from evaluation.people import candidate_text, turned, vacancy_text
from evaluation.ranking import NOT_RANKED, order_of
from evaluation.run import evaluate
from evaluation.scoring import Scoring, score_system
from evaluation.systems import SYSTEMS, System, scorer_of
from evaluation.tables import Judgement, Text
from models.encoder import shipped_folder

DAY = dt.date(2026, 11, 22)
BENCH = Bench(on=DAY)
ULM, KIEL = (
    {"name": name, "lat": lat, "lon": lon} for name, lat, lon in (("Ulm", 48.4, 10.0), ("Kiel", 54.3, 10.1))
)
EUROPEAN = {"residence": {"title": "EU"}, "languages": [{"code": "de", "level": "C1"}]}
CANDIDATES = [
    {"id": "cook", "occupations": ["Koch"], "skills": ["Menüs planen"], "place": ULM, **EUROPEAN},
    {"id": "paints", "occupations": ["Maler"], "place": ULM, **EUROPEAN},
    {"id": "barred", "occupations": ["Koch"], "residence": {"permission": "none"}},
]
VACANCIES = [
    {
        "id": "kitchen",
        "title": "Koch (m/w/d)",
        "places": [ULM],
        "languages": [{"code": "de", "level": "B1"}],
    },
    {"id": "far", "title": "Koch (m/w/d)", "places": [KIEL], "skills_required": ["Menüs planen"]},
    {"id": "walls", "title": "Maler und Lackierer (m/w/d)", "places": [ULM]},
    {"id": "closed", "title": "Koch (m/w/d)", "places": [ULM], "state": "closed"},
]
GRADES = [("cook", "kitchen", 3), ("cook", "far", 1), ("cook", "walls", 0), ("paints", "walls", 3)]
GRADES += [("paints", "far", 0), ("barred", "kitchen", 0)]


def job_person(vacancies_ask=False):
    candidates = {raw["id"]: Candidate.model_validate(raw) for raw in CANDIDATES}
    vacancies = {raw["id"]: Vacancy.model_validate(raw) for raw in VACANCIES}
    people = [Text(key, candidate_text(each)) for key, each in candidates.items()]
    jobs = [Text(key, vacancy_text(each)) for key, each in vacancies.items()]
    judgements = [Judgement(*((d, q) if vacancies_ask else (q, d)), grade, 0) for q, d, grade in GRADES]
    asked, ranked = (jobs, people) if vacancies_ask else (people, jobs)
    return make_dataset(
        "town", asked, ranked, judgements, people=People(candidates, vacancies, vacancies_ask)
    )


def ranking(name, data, query, bench=BENCH):
    row = [each.id for each in data.queries].index(query)
    scores = scorer_of(name, data, bench)(range(row, row + 1))[0]
    return [data.documents[position].id for position in order_of(scores)]


TITLES = make_dataset(
    "titles",
    [Text("q1", "Köchin (m/w/d)"), Text("q2", "Maler und Lackierer"), Text("q3", "кухар")],
    [
        Text("a", "Koch"),
        Text("b", "Malerin und Lackiererin"),
        Text("c", "Steuerberater"),
        Text("d", "Beikoch"),
    ],
    [
        Judgement("q1", "a", 1, 0),
        Judgement("q1", "d", 1, 0),
        Judgement("q2", "b", 1, 0),
        Judgement("q3", "a", 1, 0),
    ],
)


def test_the_encoder_knows_grammatical_gender_and_languages():
    assert set(ranking("encoder", TITLES, "q1")[:2]) == {"a", "d"}
    assert set(ranking("encoder", TITLES, "q3")[:2]) == {"a", "d"}


def test_a_folder_of_an_encoder_is_a_system_of_its_own():
    name = str(shipped_folder())
    assert np.array_equal(
        scorer_of(name, TITLES, BENCH)(range(3)), scorer_of("encoder", TITLES, BENCH)(range(3))
    )


def test_words_and_characters_rank_by_what_is_written():
    assert ranking("bm25", TITLES, "q2")[0] == "b"  # shares "und" alone
    assert ranking("char-tfidf", TITLES, "q2")[0] == "b"
    assert scorer_of("bm25", TITLES, BENCH)(range(2, 3)).tolist() == [[0, 0, 0, 0]]


def test_popularity_does_not_see_the_query_that_it_answers():
    scores = scorer_of("popularity", TITLES, BENCH)(range(3))
    by_id = [dict(zip((each.id for each in TITLES.documents), row, strict=True)) for row in scores.tolist()]
    assert by_id[0] == {"a": 1, "b": 1, "c": 0, "d": 0}
    assert by_id[1] == {"a": 2, "b": 0, "c": 0, "d": 1}


def test_chance_depends_on_the_seed_and_not_on_blocks():
    whole = scorer_of("random", TITLES, Bench(seed=3))(range(3))
    assert np.array_equal(whole[1:2], scorer_of("random", TITLES, Bench(seed=3))(range(1, 2)))
    assert not np.array_equal(whole, scorer_of("random", TITLES, Bench(seed=4))(range(3)))


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_system_scores_every_document_of_any_benchmark(name):
    for data in (TITLES, job_person(), job_person(vacancies_ask=True)):
        scores = scorer_of(name, data, BENCH)(range(len(data.queries)))
        assert scores.shape == (len(data.queries), len(data.documents))
        assert scores.dtype == np.float32
        assert np.isfinite(scores).all()


def test_the_engine_ranks_both_ways_and_what_is_barred_last():
    data = job_person()
    assert ranking("passung", data, "cook") == ["kitchen", "far", "walls", "closed"]
    assert ranking("passung", data, "paints")[0] == "walls"
    assert ranking("passung", job_person(vacancies_ask=True), "kitchen") == ["cook", "paints", "barred"]


def test_the_engine_without_a_part():
    data = job_person()
    assert ranking("passung:-eligibility", data, "cook").index("closed") < 3
    assert ranking("passung:-commute", data, "cook")[0] == "far"
    assert ranking("passung:-eligibility,-occupation", data, "cook") != ranking("passung", data, "cook")
    scores = {part: scorer_of(f"passung:-{part}", data, BENCH)(range(2)).tobytes() for part in PARTS}
    assert scores["reciprocal"] != scores["skills"]


@pytest.mark.parametrize("vacancies_ask", [False, True])
def test_each_side_alone_is_the_view_that_is_left(vacancies_ask):
    data = job_person()
    data = turned(data, data.people) if vacancies_ask else data
    own, other = (scorer_of(f"passung:-{part}", data, BENCH) for part in ("reciprocal", "asking"))
    match = own.matches(0)[0]
    views = (match.for_employer, match.for_candidate)
    assert (own.score(match), other.score(match)) == (views if vacancies_ask else views[::-1])


def test_without_both_sides_there_is_nothing_to_rank_by():
    with pytest.raises(EvaluationRefused, match="either side"):
        scorer_of("passung:-reciprocal,-asking", job_person(), BENCH)


def test_the_engine_ranks_as_deep_as_it_is_told():
    assert len(ranking("passung", job_person(), "cook", Bench(on=DAY, depth=2))) == 2


@pytest.mark.parametrize("name", ["passung:-luck", "passung:skills"])
def test_parts_that_there_are_not_are_refused(name):
    with pytest.raises(EvaluationRefused, match="known are -occupation, -skills"):
        scorer_of(name, job_person(), BENCH)


def test_the_engine_needs_records():
    with pytest.raises(EvaluationRefused, match="holds texts"):
        scorer_of("passung", TITLES, BENCH)


def test_a_judged_query_without_results_scores_zero_and_is_not_dropped():
    nothing = np.full((3, 4), NOT_RANKED, dtype=np.float32)
    nothing[0] = [0, 0, 0, 1]  # documents stand by descending id: d, c, b, a
    found = evaluate(
        TITLES,
        [System("x", lambda _: lambda rows: nothing[rows.start : rows.stop])],
        Scoring(measures_of(["RR", "Bpref"])),
    )
    assert found.values["x"].tolist() == [[1, 1], [0, 0], [0, 0]]
    assert found.document()["queries"] == 3
    assert found.document()["systems"]["x"]["RR"]["mean"] == pytest.approx(1 / 3)


def test_no_more_than_a_block_of_scores_is_ever_asked_for(monkeypatch):
    monkeypatch.setattr(running, "BLOCK", 8)
    asked = []

    def scorer(rows):
        asked.append(len(rows) * len(TITLES.documents))
        return scorer_of("random", TITLES, BENCH)(rows)

    in_blocks = score_system(TITLES, "x", scorer, Scoring(measures_of(["AP"])))
    assert max(asked) <= 8 and len(asked) == 2
    monkeypatch.undo()
    whole = score_system(TITLES, "x", scorer_of("random", TITLES, BENCH), Scoring(measures_of(["AP"])))
    assert np.array_equal(in_blocks.values, whole.values)


def test_texts_of_records_hold_what_they_say_and_nothing_of_residence():
    text = candidate_text(Candidate.model_validate(CANDIDATES[0] | {"text": "Ich koche gern."}))
    assert text.split("\n") == ["Koch", "Menüs planen", "Ich koche gern."]
    assert "EU" not in json.dumps(text)


def test_every_system_part_and_layout_is_in_the_docs():
    page = (Path(__file__).parents[1] / "docs" / "evaluating.md").read_text("utf-8")
    names = [*SYSTEMS, "passung", "passung:-PART", *PARTS]
    assert [name for name in names if f"`{name}`" not in page] == []
    assert [layout.name for layout in LAYOUTS if f"| {layout.name} |" not in page] == []
