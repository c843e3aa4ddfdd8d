"""`passung evaluate` from the command line: the shape of its answer, runs written and read, what it refuses."""

import json
from pathlib import Path

import ir_measures
import pytest

from api.cli import main

BENCHMARKS = Path(__file__).parents[1] / ".." / "shared" / "data" / "benchmarks"
WORDS = ("Koch", "Köchin", "Beikoch", "Maler", "Lackierer", "Pfleger")
WORDS += ("Altenpfleger", "Fahrer", "Busfahrer", "Lagerist", "Gärtner", "Tischler")
PUBLISHED = "melo-usa_q_en_c_en", 0.2380
"""AP of character TF-IDF as its authors published it; all five are in docs/evaluating.md."""


@pytest.fixture
def folder(tmp_path):
    """Every second title asks, every one is ranked; those that share an ending are relevant."""
    titles = tmp_path / "titles"
    titles.mkdir()
    queries = "".join(f"q{at}\t{word}\n" for at, word in enumerate(WORDS) if at % 2)
    (titles / "queries.tsv").write_text(queries, "utf-8")
    (titles / "corpus.tsv").write_text("".join(f"d{at}\t{word}\n" for at, word in enumerate(WORDS)), "utf-8")
    judged = [
        f"q{one} 0 d{other} {2 if WORDS[one][-4:] == WORDS[other][-4:] else int(one + 1 == other)}\n"
        for one in range(1, len(WORDS), 2)
        for other in range(len(WORDS))
        if one != other
    ]
    (titles / "qrels").write_text("".join(judged), "utf-8")
    return titles


@pytest.fixture
def run(capsys):
    def command(*arguments):
        capsys.readouterr()
        status = main(["evaluate", *map(str, arguments)])
        return status, *capsys.readouterr()

    return command


def test_json_has_the_shape_of_the_contract(run, folder):
    status, out, err = run(folder, "--system", "char-tfidf", "--system", "random", "--json")
    answer = json.loads(out)
    assert (status, err, list(answer)) == (0, "", ["dataset", "queries", "systems"])
    assert (answer["dataset"], answer["queries"], list(answer["systems"])) == (
        "titles",
        6,
        ["char-tfidf", "random"],
    )
    for measures in answer["systems"].values():
        assert list(measures) == ["AP", "nDCG@10", "P@5", "P@10", "R@10", "RR"]
        for each in measures.values():
            assert list(each) == ["mean", "low", "high"]
            assert 0 <= each["low"] <= each["mean"] <= each["high"] <= 1


@pytest.mark.parametrize("system", ["char-tfidf", "bm25", "encoder", "popularity"])
@pytest.mark.parametrize("depth", [None, 4])
def test_a_written_run_says_the_same_to_ir_measures_and_when_read_again(run, folder, tmp_path, system, depth):
    names = ["AP", "nDCG@10", "nDCG", "P@5", "R@10", "Rprec"]
    file = tmp_path / "out.trec"
    cut = ["--depth", depth] if depth else []
    _, out, _ = run(folder, "--system", system, "--measures", *names, "--json", "--run", file, *cut)
    ours = json.loads(out)["systems"][system]
    qrels, written = (
        list(ir_measures.read_trec_qrels(str(folder / "qrels"))),
        list(ir_measures.read_trec_run(str(file))),
    )
    measures = [ir_measures.parse_measure(name) for name in names]
    for measure, value in ir_measures.calc_aggregate(measures, qrels, written).items():
        assert ours[str(measure)]["mean"] == pytest.approx(value, abs=1e-9)
    _, again, _ = run(folder, "--from-run", file, "--measures", ",".join(names), "--json")
    assert json.loads(again)["systems"][system] == ours
    assert len(written) == (depth or len(WORDS)) * 6


def test_several_systems_write_a_run_each(run, folder, tmp_path):
    run(folder, "--system", "bm25", "--system", "random", "--run", tmp_path / "out.trec", "--json")
    assert sorted(path.name for path in tmp_path.glob("*.trec")) == ["out.bm25.trec", "out.random.trec"]
    status, out, _ = run(
        folder, "--system", "bm25", "--from-run", tmp_path / "out.bm25.trec",
        "--from-run", tmp_path / "out.random.trec", "--json",
    )  # fmt: skip
    systems = json.loads(out)["systems"]
    assert (status, len(systems)) == (0, 3)
    own, read = systems["bm25"], systems[f"bm25 ({tmp_path / 'out.bm25.trec'})"]
    assert own == read


def test_ids_with_blanks_survive_a_run(run, folder, tmp_path):
    (folder / "corpus.tsv").write_text("d 1\tKoch\nd 2\tMaler\n", "utf-8")
    (folder / "queries.tsv").write_text("q 1\tKoch\n", "utf-8")
    (folder / "qrels").write_text("q 1\t0\td 2\t1\n", "utf-8")
    _, out, _ = run(folder, "--system", "bm25", "--run", tmp_path / "o.trec", "--json")
    _, again, _ = run(folder, "--from-run", tmp_path / "o.trec", "--json")
    assert json.loads(out) == json.loads(again)


def test_a_run_of_another_system_may_be_incomplete(run, folder, tmp_path):
    (tmp_path / "theirs").write_text("q1 Q0 d0 1 0.5 theirs\n\nq1\tQ0\td3\t2\t-3e1\ttheirs\n", "utf-8")
    values = tmp_path / "values.tsv"
    _, out, _ = run(
        folder, "--from-run", tmp_path / "theirs", "--json", "--measures", "RR", "--per-query", values
    )
    assert json.loads(out)["queries"] == 6
    rows = [line.split("\t") for line in values.read_text("utf-8").splitlines()]
    assert [row[:3] for row in rows] == [["theirs", f"q{at}", "RR"] for at in range(1, 12, 2)]
    assert sum(float(row[3]) for row in rows) / 6 == json.loads(out)["systems"]["theirs"]["RR"]["mean"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("q1 Q0 x 1 0.5 t", "unknown document 'x'"),
        ("q99 Q0 d1 1 0.5 t", "unknown query 'q99'"),
        ("q1 Q0 d0 1 0.5 t", "second time"),
        ("q1 Q0 d1 1 high t", "no number"),
        ("q1 Q0 d1 1 nan t", "no number"),
        ("q1 Q0 d1 1 0.5", "5 columns"),
        ("q1,Q0,d1,1,0.5,t", "1 columns"),
    ],
)
def test_a_broken_run_is_refused_with_its_line(run, folder, tmp_path, line, reason):
    (tmp_path / "broken").write_text(f"q1 Q0 d0 1 0.5 t\n{line}\n", "utf-8")
    status, out, err = run(folder, "--from-run", tmp_path / "broken")
    assert (status, out) == (2, "")
    assert "broken, line 2: " in err and reason in err


def test_the_table_says_who_differs(run, folder):
    status, out, _ = run(folder, "--system", "char-tfidf", "--system", "random", "--measures", "AP", "P@5")
    lines = out.splitlines()
    assert (status, lines[0]) == (0, "titles: 6 judged queries, 12 documents")
    assert lines[2].split() == ["system", "AP", "P@5"]
    assert [line.split()[0] for line in lines[3:5]] == ["char-tfidf", "random"]
    assert any(line.startswith("char-tfidf - random") for line in lines)
    assert "Holm" in lines[-1]


def test_strata_are_shown_one_by_one(run, tmp_path):
    people = [{"id": f"p{at}", "occupations": [word]} for at, word in enumerate(WORDS[:4])]
    jobs = [{"id": f"v{at}", "title": word} for at, word in enumerate(WORDS)]
    (tmp_path / "candidates.ndjson").write_text("\n".join(map(json.dumps, people)), "utf-8")
    (tmp_path / "vacancies.ndjson").write_text("\n".join(map(json.dumps, jobs)), "utf-8")
    (tmp_path / "qrels.tsv").write_text("".join(f"p{at}\t0\tv{at}\t3\n" for at in range(4)), "utf-8")
    (tmp_path / "strata.tsv").write_text(
        "p0\tfield\tkitchen\np1\tfield\tkitchen\np3\tfield\tpaint\n", "utf-8"
    )
    status, out, _ = run(tmp_path, "--on", "2026-11-22")
    groups = [line.split()[:2] for line in out.splitlines()]
    start = next(at for at, line in enumerate(out.splitlines()) if line.startswith("AP by field"))
    assert status == 0
    assert groups[start + 1 : start + 4] == [["(none)", "1"], ["kitchen", "2"], ["paint", "1"]]
    assert any(row[0] == "passung" for row in groups if row)
    assert run(tmp_path, "--vacancies-ask", "--system", "bm25")[1].startswith(
        f"{tmp_path.name}: 4 judged queries"
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--system", "passung"), "holds texts"),
        (("--system", "no/such-model"), "no sentence-transformers model"),
        (("--measures", "XYZ"), "no measure"),
        (("--depth", "0"), "begins at 1"),
        (("--seed", "-1"), "begins at 0"),
        (("--on", "yesterday"), "no date"),
        (("--split", "dev"), "has no splits"),
        (("--from-run", "nowhere.trec"), "is missing"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run, folder, arguments, reason):
    status, out, err = run(folder, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("passung: ") and reason in err


def test_characters_land_at_the_published_figure(run):
    name, published = PUBLISHED
    if not (BENCHMARKS / name).is_dir():
        pytest.skip("the development benchmarks do not lie beside this repository")
    _, out, _ = run(BENCHMARKS / name, "--system", "char-tfidf", "--measures", "AP", "--json")
    assert json.loads(out)["systems"]["char-tfidf"]["AP"]["mean"] == pytest.approx(published, abs=0.015)
