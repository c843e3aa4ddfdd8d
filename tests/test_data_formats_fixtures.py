"""Every real file that lies beside the project: what it is, how many records are accepted, what is rejected.

The numbers were counted in the files (rows, list elements, their reference numbers), not taken from the reader.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.errors import RecordRejected, UnusableInput
from data.formats import ParsedRecord, read_records
from data.validation import build_candidate, build_vacancy

FIXTURES = Path(__file__).parents[1] / ".." / "shared" / "data" / "fixtures"


@dataclass(frozen=True)
class Read:
    """A file that holds records: format, accepted, rejected with (position, field, a piece of the reason)."""

    kind: str
    format: str
    accepted: int
    rejected: tuple[tuple[str, str, str], ...] = ()
    rejected_all: str = ""


@dataclass(frozen=True)
class NoRecords:
    """A file that cannot be used for this kind, and a piece of the reason."""

    kind: str
    reason: str


USE_VACANCIES, USE_CANDIDATES = "use `passung import vacancies`", "use `passung import candidates`"
NO_FIELDS = "none of their fields"


def vacancies(name: str, accepted: int, *rejected: tuple[str, str, str]) -> tuple[Read, NoRecords]:
    return Read("vacancy", name, accepted, rejected), NoRecords("candidate", USE_VACANCIES)


def candidate(name: str) -> tuple[Read, NoRecords]:
    return Read("candidate", name, 1), NoRecords("vacancy", USE_CANDIDATES)


def neither(reason: str) -> tuple[NoRecords, NoRecords]:
    return NoRecords("vacancy", reason), NoRecords("candidate", reason)


SECOND_USE = ("row 341 (refnr 11119-4485944272-S)", "id", "used already in row 340")

FILES = {
    # running text of advertisements; nothing in it says that it is not what people say of themselves
    "ads/ch_jobads_sample1_ict.jsonl": (
        Read("vacancy", "native", 0, rejected_all="is missing"),
        Read("candidate", "native", 100),
    ),
    "ads/bibb_jobad_paragraphs_half.tsv": neither("has no column"),
    "ba/ba_v4_flat_sample.csv": vacancies("ba-jobsuche", 1629, SECOND_USE),
    "ba/jobfilter_search_page2_bw.json": vacancies("ba-jobsuche", 2),
    "ba/jobschleuse_search_externeURL_null.json": vacancies("ba-jobsuche", 2),
    "ba/trouveur_search_sparse_austria.json": vacancies("ba-jobsuche", 2),
    "ba/v4_search_openapi_example_plz_integer.json": vacancies("ba-jobsuche", 1),
    "ba/v6_detail_virtimo_berlin.json": vacancies("ba-jobsuche", 1),
    "ba/v6_search_berlin_umkreis_2026-10.json": vacancies("ba-jobsuche", 3),
    "europass/Europass-CV-version3.0.xml": candidate("europass"),
    "europass/Europass_CV_V3.2.0_Example.xml": candidate("europass"),
    "europass/broken_excel.xml": neither("OpenDocument"),
    "europass/broken_version2.0-corrupt1.xml": neither("older than version 3"),
    "jobposting/broken_empty_ldjson_block_decathlon_es.html": neither("without a schema.org JobPosting"),
    "jobposting/schemaorg_issue1698_relevantOccupation.jsonld": vacancies("jobposting", 1),
    "jsonresume/job-schema.json": neither(NO_FIELDS),
    "jsonresume/sample.job.json": vacancies("json-resume-job", 1),
    "jsonresume/sample.resume.json": candidate("json-resume"),
    "jsonresume/schema.json": neither(NO_FIELDS),
    "jsonresume/test_awards.json": neither(NO_FIELDS),
    "jsonresume/test_basics.json": neither(NO_FIELDS),
    "jsonresume/test_certificates.json": neither(NO_FIELDS),
    "jsonresume/test_education.json": neither(NO_FIELDS),
    "jsonresume/test_projects.json": neither(NO_FIELDS),
    "jsonresume/test_publications.json": neither(NO_FIELDS),
    "jsonresume/test_volunteer.json": neither(NO_FIELDS),
    "jsonresume/test_work.json": neither(NO_FIELDS),
}


@pytest.fixture(scope="module")
def fixtures() -> Path:
    if not FIXTURES.is_dir():
        pytest.skip("the fixtures lie beside the repository, in ../shared/data/fixtures, and are not there")
    return FIXTURES


def imported(path: Path, kind: str) -> tuple[list[ParsedRecord], list[RecordRejected]]:
    """Records that pass validation, and what is rejected on either step."""
    build = build_candidate if kind == "candidate" else build_vacancy
    accepted, rejected = [], []
    with path.open("rb") as stream:
        for found in read_records(stream, path.name, kind):
            if isinstance(found, RecordRejected):
                rejected.append(found)
                continue
            try:
                build(found.raw)
            except RecordRejected as fault:
                rejected.append(RecordRejected(fault.field, fault.reason, found.position, path.name))
            else:
                accepted.append(found)
    return accepted, rejected


def test_every_fixture_is_named(fixtures):
    assert {str(path.relative_to(fixtures)) for path in fixtures.rglob("*") if path.is_file()} == set(FILES)


@pytest.mark.parametrize(
    ("name", "expected"), [(name, each) for name, both in FILES.items() for each in both]
)
def test_what_a_real_file_holds(fixtures, name, expected):
    if isinstance(expected, NoRecords):
        with pytest.raises(UnusableInput) as caught:
            imported(fixtures / name, expected.kind)
        assert expected.reason in caught.value.reason
        assert caught.value.source == (fixtures / name).name
        return
    accepted, rejected = imported(fixtures / name, expected.kind)
    assert (len(accepted), Counter(record.format for record in accepted)) == (
        expected.accepted, Counter({expected.format: expected.accepted} if expected.accepted else {}),
    )  # fmt: skip
    if expected.rejected_all:
        assert {fault.reason for fault in rejected} == {expected.rejected_all}
    else:
        assert [(fault.position, fault.field) for fault in rejected] == [
            each[:2] for each in expected.rejected
        ]
        assert all(each[2] in fault.reason for fault, each in zip(rejected, expected.rejected, strict=True))
    assert all(fault.source == (fixtures / name).name for fault in rejected)


def test_what_the_flattened_search_leaves_out_is_left_out(fixtures):
    accepted, _ = imported(fixtures / "ba" / "ba_v4_flat_sample.csv", "vacancy")
    raws = [record.raw for record in accepted]
    assert sum("postcode" not in raw["places"][0] for raw in raws) == 52
    assert sum("employer" not in raw for raw in raws) == 9
    assert sum(raw["title"] == raw["occupation"]["titles"][0] for raw in raws) >= 17
    assert not any("null" in str(raw["places"]) for raw in raws)
    assert all({"lat", "lon"} <= raw["places"][0].keys() for raw in raws)


def test_the_same_file_gives_the_same_ids(fixtures):
    for name in ("jobposting/schemaorg_issue1698_relevantOccupation.jsonld", "jsonresume/sample.job.json"):
        first, second = (imported(fixtures / name, "vacancy")[0][0].raw["id"] for _ in range(2))
        assert first == second
