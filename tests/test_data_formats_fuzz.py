"""No input makes the importer fall over: whatever comes is read, rejected record by record, or refused whole."""

import io
import json
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import RecordRejected, UnusableInput
from data.formats import ParsedRecord, read_records
from data.formats.columns import columns_of
from data.validation import build_candidate, build_vacancy

EURES = (Path(__file__).parent / "golden" / "europass_eures.xml").read_text(encoding="utf-8")
FEW = settings(max_examples=60, deadline=None)
MANY = settings(max_examples=1_000, deadline=None)

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(
    ["2026-13-01", "D3", "null", "<b>", "=1+1", "a\x00b", "1.234,5", "TEMPORARY", "EUR", "HOUR", "DE", "B1"]
)  # fmt: skip
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)

KEYS = {
    "native": "id title text occupations skills qualifications languages wishes place residence derived wage",
    "ba-jobsuche": "refnr titel arbeitgeber arbeitsort stellenlokationen gehaltsspanneVon verguetungsangabe "
    "fertigkeiten eintrittszeitraum alleBerufe arbeitszeitmodelle homeofficetyp stellenbeschreibung befristung plz",
    "jobposting": "@type @graph title hiringOrganization jobLocation baseSalary employmentType identifier skills "
    "occupationalCategory relevantOccupation educationRequirements validThrough description url",
    "json-resume": "basics work volunteer education certificates skills languages projects meta",
    "json-resume-job": "title company location type remote skills meta responsibilities description",
}


def survives(content: bytes) -> None:
    """Both kinds of import end with records, rejections or a refusal, and every record is built or rejected."""
    for kind, build in (("candidate", build_candidate), ("vacancy", build_vacancy)):
        try:
            for found in read_records(io.BytesIO(content), "fuzz", kind):
                if isinstance(found, ParsedRecord):
                    try:
                        build(found.raw)
                    except RecordRejected as fault:
                        assert fault.field
                        assert fault.reason
                else:
                    assert found.position
                    assert found.reason
                    assert found.source == "fuzz"
        except UnusableInput as refused:
            assert refused.reason


def objects(name: str) -> st.SearchStrategy:
    keys = st.sampled_from(KEYS[name].split())
    nested = st.dictionaries(
        st.sampled_from(
            ["name", "ort", "adresse", "address", "value", "level", "code", "position", "@id", "keywords"]
        ),
        ANYTHING,
        max_size=3,
    )
    return st.dictionaries(keys, ANYTHING | nested | st.lists(nested, max_size=2), max_size=6)


def json_case(name: str) -> st.SearchStrategy:
    marks = {"jobposting": {"@type": "JobPosting"}, "ba-jobsuche": {"refnr": "1-S"}}
    marked = objects(name).map(lambda value: {**value, **marks.get(name, {})})
    return st.lists(marked, min_size=1, max_size=3).map(lambda values: json.dumps(values).encode())


CUTS = st.tuples(st.floats(0, 1), st.binary(max_size=4))


def damaged(content: bytes, cut: tuple[float, bytes]) -> bytes:
    """`content` with a few bytes put in, or broken off there."""
    at = int(cut[0] * len(content))
    return content[:at] + cut[1] + content[at + len(cut[1]) :] if cut[1] else content[:at]


def xlsx(rows: list[list]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


COLUMN_NAMES = sorted({*columns_of("candidate"), *columns_of("vacancy")} - {"<names>", "<pay>", "<years>"})
SHEET_CELLS = st.text(alphabet="ab\n=;<>é1", max_size=6) | st.integers(-9, 9_999) | st.booleans()
HEADERS = st.lists(st.sampled_from(COLUMN_NAMES), min_size=1, max_size=6)
CELLS = st.text(max_size=10) | st.sampled_from(
    ["ja", "1.2.2027", "de:B1; uk:C9", "14,50", "Vollzeit", '"', ";", "§24"]
)


def csv_case() -> st.SearchStrategy:
    lines = st.lists(st.lists(CELLS, max_size=7).map(";".join), max_size=4)
    return st.tuples(HEADERS.map(";".join), lines).map(
        lambda case: "\n".join([case[0], *case[1]]).encode("utf-8", "replace")
    )


XML_PARTS = st.lists(
    st.sampled_from(
        [
            "<Period>",
            "</Period>",
            "<Candidate>",
            "</Candidate>",
            '<From year="x"/>',
            "&amp;",
            "x",
            "2026",
            "<a>",
        ]
    ),
    max_size=8,
).map("".join)


@pytest.mark.parametrize("name", KEYS)
def test_objects_of_every_format(name):
    FEW(given(json_case(name))(survives))()


@FEW
@given(csv_case())
def test_tables(content):
    survives(content)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(SHEET_CELLS, max_size=4), max_size=3), HEADERS, CUTS, st.booleans())
def test_workbooks(rows, header, cut, breaks):
    content = xlsx([header, *rows])
    survives(damaged(content, cut) if breaks else content)


@FEW
@given(XML_PARTS, CUTS, st.booleans())
def test_xml(inner, cut, breaks):
    content = EURES.replace("<CandidatePerson>", "<CandidatePerson>" + inner, 1).encode()
    survives(damaged(content, cut) if breaks else content)


@FEW
@given(st.text(max_size=60), json_case("jobposting"))
def test_pages(text, block):
    page = "<html>" + text + "<script type='application/ld+json'>" + block.decode() + "</script>" + text
    survives(page.encode("utf-8", "replace"))


@FEW
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"{", b"[", b"<", b"\xef\xbb\xbf{", b"\xff\xfe", b"PK\x03\x04", b"%PDF"]),
)
def test_bytes(content, start):
    survives(start + content)


@FEW
@given(st.sampled_from(list(KEYS)).flatmap(json_case), CUTS)
def test_damaged_json(content, cut):
    survives(damaged(content, cut))


@pytest.mark.long
@pytest.mark.parametrize("name", KEYS)
def test_many_objects_of_every_format(name):
    MANY(given(json_case(name))(survives))()


@pytest.mark.long
def test_many_tables_pages_and_damages():
    MANY(given(csv_case())(survives))()
    MANY(given(st.binary(max_size=400))(survives))()
    MANY(
        given(st.sampled_from(list(KEYS)).flatmap(json_case), CUTS)(
            lambda content, cut: survives(damaged(content, cut))
        )
    )()


@pytest.mark.long
def test_many_damaged_workbooks():
    chance = random.Random(7)
    sound = xlsx([["Titel", "Ort"], ["Koch", "Ulm"]])
    for _ in range(1_000):
        content = bytearray(sound)
        for _ in range(chance.randrange(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        survives(bytes(content))


@pytest.mark.long
def test_a_workbook_of_zeros_takes_bounded_memory():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(600_000_000))
    with pytest.raises(UnusableInput, match="when unpacked"):
        list(read_records(stream, "bomb", "vacancy"))


@pytest.mark.long
def test_a_large_file_is_read_in_bounded_memory(tmp_path):
    import tracemalloc

    path = tmp_path / "many.json"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("[")
        for number in range(100_000):
            stream.write(
                ("," if number else "")
                + json.dumps({"id": str(number), "title": "Koch", "description": "x" * 1_500})
            )
        stream.write("]")
    assert path.stat().st_size > 150_000_000
    tracemalloc.start()
    with path.open("rb") as stream:
        count = sum(isinstance(record, ParsedRecord) for record in read_records(stream, "many", "vacancy"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 60_000_000
