"""Beyond relevance on a small job-person folder, from its files to the figures of each system."""

import json

import pytest

from evaluation.beyond import TOP
from evaluation.datasets import GOOD
from evaluation.faults import DatasetInvalid
from evaluation.layouts import Options, read_dataset
from evaluation.measures import measures_of
from evaluation.people import turned
from evaluation.report_text import report_lines
from evaluation.run import evaluate
from evaluation.scoring import Scoring
from evaluation.systems import system_of, system_of_run
from evaluation.trec import read_run
from tests.test_evaluation_systems import BENCH

PEOPLE = [
    {"id": "cook", "occupations": ["Köchin"], "residence": {"title": "EU"}},
    {"id": "cook-uk", "text": "Я кухар, маю досвід п'ять років."},
    {
        "id": "painter",
        "occupations": [{"title": "Maler", "kldb": "33212"}],
        "text": "Ich bin Maler.",
        "residence": {"title": "EU"},
    },
    {"id": "nobody", "text": "Ich suche Arbeit."},
]
JOBS = [
    {"id": "kitchen", "title": "Koch (m/w/d)", "openings": 2, "employer": {"migrant_owned": True}},
    {"id": "walls", "title": "Maler und Lackierer (m/w/d)", "level": 2, "employer": {"migrant_owned": False}},
    {"id": "wheels", "title": "Busfahrer (m/w/d)"},
]
GRADES = [
    ("cook", "kitchen", 3),
    ("cook-uk", "kitchen", 3),
    ("painter", "walls", 2),
    ("painter", "wheels", 1),
]


@pytest.fixture
def folder(tmp_path):
    files = {
        "candidates.ndjson": "\n".join(map(json.dumps, PEOPLE)),
        "vacancies.ndjson": "\n".join(map(json.dumps, JOBS)),
        "qrels.tsv": "".join(f"{person}\t0\t{job}\t{grade}\n" for person, job, grade in GRADES),
        "strata.tsv": "cook\ttext\tde\ncook-uk\ttext\tuk\npainter\ttext\tde\n",
        "pairs.tsv": "cook\tcook-uk\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def evaluated(folder, *names, vacancies_ask=False):
    data = read_dataset(folder, Options(vacancies_ask=vacancies_ask))
    return evaluate(data, [system_of(name, BENCH) for name in names], Scoring(measures_of(["RR"])))


def test_every_figure_of_the_engine_is_there(folder):
    found = evaluated(folder, "passung").beyond["passung"]
    assert (found.ranked.lists, len(found.ranked.counts)) == (3, 3)
    assert (found.askers.lists, len(found.askers.counts)) == (3, 4)  # three vacancies are judged
    assert found.ranked.per_opening.mean == pytest.approx((3 / 2 + 3 + 3) / 3)  # all stand in every list
    assert found.calibration.pairs + found.calibration.barred == len(GRADES)
    assert (found.gender.changed, found.gender.queries) == (2, 3)  # cook and painter; not the Ukrainian text
    assert found.gender.overlap.mean == pytest.approx(1, abs=1e-6)
    assert found.language.pairs == 1
    assert found.migrant_owned.pool.mean == pytest.approx(2 / 3)
    assert found.migrant_owned.shown.mean == pytest.approx(1 / 3)
    assert found.levels.people >= 1 and found.levels.signed.low <= found.levels.signed.mean
    assert {rate.value: rate.people for rate in found.served["text"]} == {"de": 2, "uk": 1}
    assert [gap.queries for gap in found.gaps["text"]] == [2, 1]


def test_other_systems_have_what_applies_to_them(folder, tmp_path):
    data = read_dataset(folder)
    (tmp_path / "theirs.trec").write_text("cook Q0 walls 1 1 theirs\n", "utf-8")
    run = system_of_run(read_run(tmp_path / "theirs.trec", data), "theirs")
    beyond = evaluate(data, [system_of("bm25", BENCH), run], Scoring(measures_of(["RR"]))).beyond
    assert beyond["bm25"].calibration is None
    assert beyond["bm25"].gender.overlap.mean < 1  # words alone: "Köchin" is not "Koch"
    assert (beyond["theirs"].askers, beyond["theirs"].gender) == (None, None)
    assert beyond["theirs"].ranked.coverage == pytest.approx(1 / 3)


@pytest.mark.parametrize("name", ["random", "popularity"])
def test_what_does_not_read_the_text_does_not_change_with_it(folder, name):
    assert evaluated(folder, name).beyond[name].gender.overlap.mean == pytest.approx(1)


def test_where_vacancies_ask_people_are_shown(folder):
    found = evaluated(folder, "passung", vacancies_ask=True).beyond["passung"]
    assert (len(found.ranked.counts), len(found.askers.counts)) == (4, 3)
    assert (found.ranked.per_opening, found.language, found.migrant_owned) == (None, None, None)
    assert found.askers.per_opening is not None
    assert (found.levels, found.served) == (None, {})


def test_a_data_set_turned_twice_is_the_same(folder):
    data = read_dataset(folder)
    other = turned(data, data.people)
    back = turned(other, other.people)
    assert [query.id for query in other.queries] == ["kitchen", "walls", "wheels"]
    assert [back.judgements(row) for row in range(3)] == [data.judgements(row) for row in range(3)]
    assert back.queries == data.queries and back.documents == data.documents


def test_json_and_text_hold_it_beside_what_was_there(folder):
    found = evaluated(folder, "passung", "bm25")
    document = json.loads(json.dumps(found.document()))
    assert list(document) == ["dataset", "queries", "systems", "beyond_relevance"]
    beyond = document["beyond_relevance"]
    assert (beyond["top"], beyond["good_from_grade"]) == (TOP, GOOD)
    assert list(beyond["systems"]) == ["passung", "bm25"]
    engine, words = beyond["systems"].values()
    assert engine.keys() == words.keys()
    assert words["calibration"] is None and 0 <= engine["calibration"]["score"]["ece"] <= 1
    assert engine["four_fifths"]["text"]["uk"]["few"] is True
    lines = report_lines(found)
    for start in ("exposure", "trust", "fairness", "level", "served by text", "RR of text - all others"):
        assert any(line.startswith(start) for line in lines), start


def test_without_pairs_the_language_gap_is_said_to_be_unknown(folder):
    (folder / "pairs.tsv").unlink()
    found = evaluated(folder, "bm25")
    assert found.beyond["bm25"].language is None
    assert any("names no judged pairs" in line for line in report_lines(found))


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("cook\tnowhere\n", 1, "unknown candidate 'nowhere'"),
        ("cook\tcook-uk\ncook\tpainter\n", 2, "second time"),
        ("cook\tcook\n", 1, "second time"),
        ("cook cook-uk\n", 1, "one column"),
        ("cook\tcook-uk\tde\n", 1, "3 columns"),
    ],
)
def test_broken_pairs_are_refused_with_their_line(folder, content, line, reason):
    (folder / "pairs.tsv").write_text(content, "utf-8")
    with pytest.raises(DatasetInvalid, match=reason) as error:
        read_dataset(folder)
    assert (error.value.file, error.value.line) == (folder / "pairs.tsv", line)
