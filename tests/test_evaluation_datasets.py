"""The five folder layouts: the same small benchmark in each, and what is refused with file and line."""

import json
from pathlib import Path

import pytest

from evaluation.faults import DatasetInvalid
from evaluation.layouts import LAYOUTS, Options, read_dataset

QUERIES = {"q1": "Koch", "q2": "Maler", "q3": "Pilot"}
DOCUMENTS = {"d1": "Köchin", "d10": "Lackierer", "d2": "Beikoch", "D3": "Malerin"}
JUDGEMENTS = [("q1", "d1", 2), ("q1", "d2", 1), ("q2", "D3", 1), ("q2", "d1", 0)]
PEOPLE = [{"id": "q1", "occupations": ["Koch"], "name": "Anna Muster"}, {"id": "q2", "text": "Ich male."}]
PEOPLE.append({"id": "q3", "skills": ["Fliegen"]})
JOBS = [{"id": key, "title": title} for key, title in DOCUMENTS.items()]


def table(rows, header=()):
    return "".join("\t".join(map(str, row)) + "\n" for row in ([header] if header else []) + list(rows))


def json_lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def four(separator="\t", middle="0"):
    return "".join(separator.join((q, middle, d, str(g))) + "\n" for q, d, g in JUDGEMENTS)


FOLDERS = {
    "TalentCLEF": {
        "queries": table(QUERIES.items(), ("q_id", "jobtitle")),
        "corpus_elements": table(DOCUMENTS.items(), ("c_id", "jobtitle")),
        "qrels.tsv": four(),
    },
    "BEIR": {
        "queries.jsonl": json_lines({"_id": key, "text": text} for key, text in QUERIES.items()),
        "corpus.jsonl": json_lines(
            {"_id": key, "title": "", "text": text} for key, text in DOCUMENTS.items()
        ),
        "qrels/test.tsv": table(JUDGEMENTS, ("query-id", "corpus-id", "score")),
    },
    "TREC": {
        "queries.tsv": table(QUERIES.items()),
        "corpus.tsv": table(DOCUMENTS.items()),
        "qrels": four(" "),
    },
    "MELO": {
        "queries.tsv": table(QUERIES.items()),
        "corpus_elements.tsv": table(DOCUMENTS.items()),
        "annotations.tsv": four(),
        "concept_mapping.tsv": "not read\n",
    },
    "job-person": {
        "candidates.ndjson": json_lines(PEOPLE),
        "vacancies.ndjson": json_lines(JOBS),
        "qrels.tsv": four(),
        "strata.tsv": table([("q1", "field", "kitchen"), ("q2", "field", "paint"), ("q1", "text", "de")]),
    },
}

OPTIONAL = ("concept_mapping.tsv", "strata.tsv")


def written(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_every_layout_is_tried():
    assert set(FOLDERS) == {layout.name for layout in LAYOUTS}


@pytest.mark.parametrize("layout", FOLDERS)
def test_each_layout_holds_the_same_benchmark(layout, tmp_path):
    data = read_dataset(written(tmp_path / "small", FOLDERS[layout]))
    assert data.name == "small"
    assert [query.id for query in data.queries] == ["q1", "q2"]
    assert data.known_queries == {"q1", "q2", "q3"}
    assert [document.id for document in data.documents] == ["d2", "d10", "d1", "D3"]
    assert [data.judgements(row) for row in range(2)] == [{"d1": 2, "d2": 1}, {"D3": 1, "d1": 0}]
    assert (data.people is not None) == (layout == "job-person")
    assert "Lackierer" in data.documents[1].text


@pytest.mark.parametrize(
    ("layout", "renamed"),
    [
        ("TalentCLEF", {"queries": "queries.tsv", "corpus_elements": "corpus_elements.tsv"}),
        ("MELO", {"corpus_elements.tsv": "corpus_documents.tsv"}),
        ("BEIR", {"qrels/test.tsv": "qrels/dev.tsv"}),
    ],
)
def test_other_names_of_the_same_files(layout, renamed, tmp_path):
    files = {renamed.get(name, name): content for name, content in FOLDERS[layout].items()}
    assert len(read_dataset(written(tmp_path, files)).queries) == 2


@pytest.mark.parametrize("layout", FOLDERS)
def test_files_of_other_systems_are_read_too(layout, tmp_path):
    """A byte order mark, line ends of Windows, blank lines at the end."""
    files = {
        name: b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode() + b"\r\n\r\n"
        for name, content in FOLDERS[layout].items()
    }
    assert [query.id for query in read_dataset(written(tmp_path, files)).queries] == ["q1", "q2"]


def test_a_table_without_header_loses_no_row(tmp_path):
    files = FOLDERS["TalentCLEF"] | {
        "queries": table(QUERIES.items()),
        "corpus_elements": table(DOCUMENTS.items()),
    }
    assert read_dataset(written(tmp_path, files)).known_queries == set(QUERIES)


def test_vacancies_may_ask(tmp_path):
    folder = written(tmp_path, FOLDERS["job-person"])
    data = read_dataset(folder, Options(vacancies_ask=True))
    assert {query.id: data.judgements(row) for row, query in enumerate(data.queries)} == {
        "d1": {"q1": 2, "q2": 0},
        "d2": {"q1": 1},
        "D3": {"q2": 1},
    }
    assert read_dataset(folder).strata == {"field": {"q1": "kitchen", "q2": "paint"}, "text": {"q1": "de"}}
    assert data.strata == {}


def test_records_take_the_way_through_intake(tmp_path):
    people = [*PEOPLE[:1], {"id": "q2", "text": "Ich bin Frau Olena Kovalenko und male."}, PEOPLE[2]]
    data = read_dataset(written(tmp_path, FOLDERS["job-person"] | {"candidates.ndjson": json_lines(people)}))
    assert "Kovalenko" not in data.people.candidates["q2"].text
    assert "Muster" not in data.queries[0].text


def test_a_split_is_chosen_by_name(tmp_path):
    train = table([("q3", "d1", 1)], ("query-id", "corpus-id", "score"))
    folder = written(tmp_path, FOLDERS["BEIR"] | {"qrels/train.tsv": train})
    assert len(read_dataset(folder).queries) == 2
    assert [query.id for query in read_dataset(folder, Options(split="train")).queries] == ["q3"]
    with pytest.raises(DatasetInvalid, match="test, train"):
        read_dataset(folder, Options(split="dev"))


BROKEN = [
    ("TalentCLEF", "qrels.tsv", four() + "q9\t0\td1\t1\n", 5, "unknown query 'q9'"),
    ("TalentCLEF", "qrels.tsv", four() + "q1\t0\tx\t1\n", 5, "unknown document 'x'"),
    ("TalentCLEF", "qrels.tsv", four() + "q1\t0\td1\t2\n", 5, "again, as in line 1"),
    ("TalentCLEF", "qrels.tsv", four(";"), 1, "one column"),
    ("TalentCLEF", "qrels.tsv", four(" "), 1, "with a TAB"),
    ("TalentCLEF", "qrels.tsv", "q1\t0\td1\thigh\n", 1, "no whole number"),
    ("TalentCLEF", "qrels.tsv", "q1\t0\td1\t1.5\n", 1, "no whole number"),
    ("TalentCLEF", "qrels.tsv", "", None, "is empty"),
    ("TalentCLEF", "qrels.tsv", "\n\n", None, "is empty"),
    ("TalentCLEF", "queries", "q_id\tjobtitle\n", None, "is empty"),
    ("TalentCLEF", "queries", "q_id\tjobtitle\nq1\tKoch\nq1\tMaler\n", 3, "second time"),
    ("TalentCLEF", "queries", "q_id\tjobtitle\nq1;Koch\n", 2, "one column"),
    ("TalentCLEF", "corpus_elements", "c_id\tjobtitle\nd1\tKoch\td\n", 2, "3 columns"),
    ("TalentCLEF", "corpus_elements", "c_id\tjobtitle\nd1\t\n", 2, "text is empty"),
    ("TalentCLEF", "corpus_elements", "c_id\tjobtitle\n\tKoch\n", 2, "id is empty"),
    ("TalentCLEF", "corpus_elements", b"c_id\tjobtitle\nd1\tK\xf6chin\n", 2, "UTF-8"),
    ("MELO", "queries.tsv", "Q1 Koch\n", 1, "one column"),
    ("MELO", "annotations.tsv", "q1\t0\td1\n", 1, "3 columns"),
    ("TREC", "corpus.tsv", "d1,Koch\n", 1, "one column"),
    ("TREC", "qrels", "q1,0,d1,1\n", 1, "one column"),
    ("BEIR", "queries.jsonl", '{"_id": "q1", "text": "a"}\n{"_id": "q1", "text": "b"}\n', 2, "second time"),
    ("BEIR", "queries.jsonl", '{"_id": "q1", "text": "a"}\n{"_id"\n', 2, "no JSON"),
    ("BEIR", "corpus.jsonl", '["d1"]\n', 1, "no JSON object"),
    ("BEIR", "corpus.jsonl", '{"text": "a"}\n', 1, "_id is missing"),
    ("BEIR", "corpus.jsonl", '{"_id": "d1", "text": 1}\n', 1, "strings"),
    ("BEIR", "corpus.jsonl", "", None, "is empty"),
    ("BEIR", "qrels/test.tsv", "query-id,corpus-id,score\nq1,d1,1\n", 1, "one column"),
    (
        "BEIR",
        "qrels/test.tsv",
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td1\t0\n",
        3,
        "again, as in line 2",
    ),
    ("job-person", "candidates.ndjson", json_lines([PEOPLE[0], PEOPLE[0]]), 2, "second time"),
    ("job-person", "candidates.ndjson", json_lines([PEOPLE[0], {"id": "q2"}]), 2, "at least one of"),
    ("job-person", "vacancies.ndjson", json_lines([{"id": "d1"}]), 1, "title"),
    ("job-person", "vacancies.ndjson", "{", 1, "no JSON"),
    ("job-person", "qrels.tsv", "q1\t0\td1\t4\n", 1, "none of 0 to 3"),
    ("job-person", "qrels.tsv", "q1\t0\td1\t-1\n", 1, "none of 0 to 3"),
    ("job-person", "strata.tsv", "q9\tfield\tx\n", 1, "unknown query 'q9'"),
    ("job-person", "strata.tsv", "q1\tfield\tx\nq1\tfield\ty\n", 2, "second time"),
    ("job-person", "strata.tsv", "q1 field x\n", 1, "one column"),
]


@pytest.mark.parametrize(("layout", "name", "content", "line", "reason"), BROKEN)
def test_what_is_broken_is_refused_with_file_and_line(layout, name, content, line, reason, tmp_path):
    folder = written(tmp_path, FOLDERS[layout] | {name: content})
    with pytest.raises(DatasetInvalid, match=reason) as error:
        read_dataset(folder)
    assert (error.value.file, error.value.line) == (folder / name, line)


@pytest.mark.parametrize(
    ("layout", "name"),
    [(layout, name) for layout, files in FOLDERS.items() for name in files if name not in OPTIONAL],
)
def test_a_missing_file_is_named(layout, name, tmp_path):
    files = {other: content for other, content in FOLDERS[layout].items() if other != name}
    with pytest.raises(DatasetInvalid) as error:
        read_dataset(written(tmp_path, files))
    assert "is missing" in error.value.reason or "holds no judgements" in error.value.reason


def test_what_is_no_benchmark_is_refused_with_the_layouts_that_are_known(tmp_path):
    with pytest.raises(DatasetInvalid, match="there is no such folder"):
        read_dataset(tmp_path / "nowhere")
    with pytest.raises(DatasetInvalid, match=r"known layout .*TalentCLEF.*job-person"):
        read_dataset(tmp_path)
    with pytest.raises(DatasetInvalid, match="TalentCLEF and of BEIR"):
        read_dataset(written(tmp_path / "both", FOLDERS["TalentCLEF"] | FOLDERS["BEIR"]))
    with pytest.raises(DatasetInvalid, match="cannot be the vacancies"):
        read_dataset(written(tmp_path / "texts", FOLDERS["MELO"]), Options(vacancies_ask=True))


@pytest.mark.parametrize(
    ("folder", "queries"),
    [("talentclef25-de", 203), ("jobtitlesim-pl", 105), ("melo-usa_q_en_c_en", 633), ("ba-titles", 1106)],
)
def test_public_benchmarks_are_read_whole(folder, queries):
    path = Path(__file__).parents[1] / ".." / "shared" / "data" / "benchmarks" / folder
    if not path.is_dir():
        pytest.skip("the development benchmarks do not lie beside this repository")
    assert len(read_dataset(path).queries) == queries
