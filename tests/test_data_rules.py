import datetime as dt
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from data.rules.checks import RulesInvalid
from data.rules.loading import Rules, load_rules
from data.rules.rows import ROW_TYPES
from data.rules.timeline import Timeline

SHIPPED = Path(str(files("data").joinpath("rules")))
DOCS = Path(__file__).parents[1] / "docs" / "rules.md"


@pytest.fixture
def folder(tmp_path):
    for row_type in ROW_TYPES:
        shutil.copy(SHIPPED / f"{row_type.table}.csv", tmp_path)
    return tmp_path


def change(folder: Path, table: str, old: str, new: str) -> int:
    """Replace the first `old` of a table and return the number of its line."""
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_shipped_tables_are_valid_and_every_file_is_a_table():
    rules = load_rules()
    assert {path.stem for path in SHIPPED.glob("*.csv")} == {row_type.table for row_type in ROW_TYPES}
    assert all(row.source and row.valid_from for row in rules.rows)
    assert len({row.code for row in rules.rows}) == len(rules.rows)


# table, text that is replaced, replacement, what the message says
FAULTS = [
    ("minimum_wage", "13.90,2026-01-01,2026-12-31", "13.90,2026-01-01,2026-12-30", "gap"),
    ("minimum_wage", "13.90,2026-01-01,2026-12-31", "13.90,2026-01-01,2027-01-01", "overlap"),
    ("minimum_wage", "13.90,2026-01-01,2026-12-31", "13.90,2026-01-01,", "overlap"),
    ("minimum_wage", "13.90,2026-01-01,2026-12-31", "13.90,2026-01-01,2025-12-31", "ends on"),
    ("minimum_wage", "13.90,2026-01-01", "13.90,2026-13-01", "valid_from"),
    ("minimum_wage", "13.90,2026-01-01", "-1,2026-01-01", "eur_hour"),
    ("minimum_wage", "§ 1 MiLoV5", "", "source"),
    ("minimum_wage", "minimum_wage.from_2027_01", "minimum_wage.from_2026_01", "second time"),
    ("minimum_wage", "minimum_wage.from_2027_01", "from 2027", "code"),
    ("minimum_wage", ",§ 1 MiLoV5", "", "number of cells"),
    ("minimum_wage", "eur_hour", "euro", "eur_hour"),
    ("residence_titles", "§104c|", "§104c|(", "regular expression"),
    ("residence_titles", "title.chance,chance", "title.chance,luck", "'chance' is no title"),
    ("residence_titles", "title.eu,eu,", "title.moon,moon,luna,2020-03-01,,x\ntitle.eu,eu,", "csv says nothing"),
    ("work_permission", "asylum_procedure,*,no,stay,0,3", "asylum_procedure,*,no,stay,0,2", "a gap on"),
    ("work_permission", "asylum_procedure,*,no,stay,0,3", "asylum_procedure,*,no,stay,0,4", "an overlap on"),
    ("work_permission", "asylum_procedure,*,no,stay,0,3", "asylum_procedure,*,no,title,0,3", "counts from another"),
    ("work_permission", "any,stay,48,,approval", "any,stay,48,60,approval", "a gap on"),
    ("work_permission", "yes,stay,0,9,none,foreigners_authority,no,2020-03-01,2024-02-26",
     "yes,stay,0,9,none,foreigners_authority,no,2020-03-01,2024-02-20", "a gap on 2024-02-21"),
    ("work_permission", "permission.eu.free,eu,", "permission.eu.free,mars,", "no title"),
    ("work_permission", "permission.eu.free,eu,*", "permission.eu.free,eu,job gardening", "kinds"),
    ("work_permission", "permission.eu.free,eu,*,any,stay,0,,free", "permission.eu.free,eu,*,any,stay,0,,perhaps",
     "effect"),
    ("work_permission", "approval,foreigners_authority", "approval,mayor", "who"),
    ("work_permission", "free,,no,2020-03-01,,Art. 45", "free,,no,2019-03-01,,Art. 45", "outside the days"),
    ("hours_limits", "opportunity_card,job", "chance_card,job", "no title"),
    ("residence_obligation", "deportation_ban", "deportation", "no title"),
    ("licence_classes", "B96,B,", "B96,Z,", "no driving licence class"),
    ("regulated_professions", "B2", "B9", "language"),
    ("compensation_measures", "nurse midwife", "nanny midwife", "'nanny' is no profession"),
    ("compensation_measures", "course_or_knowledge_test", "essay", "measure"),
    ("compensation_measures", "physician dentist", "nurse dentist", "overlap"),
    ("wage_exemptions", "exempt,2015", "sometimes,2015", "effect"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "old", "new", "reason"), FAULTS)
def test_faulty_tables_are_refused(folder, table, old, new, reason):
    change(folder, table, old, new)
    with pytest.raises(RulesInvalid, match=reason) as caught:
        load_rules(folder)
    assert caught.value.line >= 1 and str(caught.value).startswith(f"{caught.value.file}, line")


def test_the_line_named_is_the_line_of_the_fault(folder):
    line = change(folder, "minimum_wage", "9.82", "nothing")
    with pytest.raises(RulesInvalid) as caught:
        load_rules(folder)
    assert (caught.value.file, caught.value.line) == ("minimum_wage.csv", line)


def test_a_missing_table_is_refused(folder):
    (folder / "hours_limits.csv").unlink()
    with pytest.raises(RulesInvalid, match="missing"):
        load_rules(folder)


def test_fingerprint_changes_with_the_law():
    rules = load_rules()
    assert rules.fingerprint == load_rules().fingerprint
    assert rules.fingerprint != Rules(rules.rows[1:]).fingerprint


def test_timeline_answers_by_day():
    day = dt.date(2026, 1, 1).toordinal()
    timeline = Timeline.of([(day, "a"), (day + 2, "a"), (day + 5, None), (day + 9, "b")])
    answers = [timeline.at(day + offset) for offset in (-1, 0, 4, 5, 8, 9, 1000)]
    assert answers == [None, "a", "a", None, None, "b", "b"]
    assert timeline.starts == (day, day + 5, day + 9)


def test_minimum_wage_changes_with_the_year():
    wage = load_rules().minimum_wage
    amounts = [
        row and row.eur_hour
        for row in (wage.at(dt.date(year, 12, 31).toordinal()) for year in (2014, 2025, 2026, 2027))
    ]
    assert amounts == [None, 12.82, 13.90, 14.60]


def test_every_table_and_row_is_in_the_docs():
    text = DOCS.read_text(encoding="utf-8")
    missing = [row.code for row in load_rules().rows if f"`{row.code}`" not in text]
    assert not missing
    assert all(f"`{row_type.table}.csv`" in text for row_type in ROW_TYPES)
