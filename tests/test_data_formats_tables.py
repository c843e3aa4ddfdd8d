"""Spreadsheets: German or English columns, lists in cells, row numbers as people see them, nothing lost silently."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import RecordRejected, UnusableInput
from data.formats import read_records, rows
from data.formats.columns import columns_of, plain
from data.validation import build_candidate, build_vacancy


def read(content: bytes | str, kind: str = "vacancy") -> list:
    content = content.encode() if isinstance(content, str) else content
    return list(read_records(io.BytesIO(content), "sheet", kind))


def only(content: bytes | str, kind: str = "vacancy") -> dict:
    (record,) = read(content, kind)
    return record.raw


def workbook(*lines: list, before: list[list] | None = None) -> bytes:
    book = openpyxl.Workbook()
    if before is not None:
        for line in before:
            book.active.append(line)
        book.create_sheet("Stellen")
    for line in lines:
        book.worksheets[-1].append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_german_sheet_of_a_small_employer():
    raw = only(
        "Titel;Arbeitgeber;PLZ;Ort;Stundenlohn;Arbeitszeit;Schicht;Deutsch;Führerschein;Beginn;Kenntnisse\n"
        "Bäcker (m/w/d);Backhaus;1067;Dresden;14,50 €;Vollzeit;ja;gut;Klasse B;1.2.2027;Teig; Ofen\n".replace(
            "Teig; Ofen", '"Teig; Ofen"'
        )
    )
    assert build_vacancy(raw).languages[0].level == "B2"
    assert raw | {"id": ""} == {
        "id": "", "title": "Bäcker (m/w/d)", "employer": {"name": "Backhaus"},
        "place": {"postcode": "01067", "name": "Dresden"}, "wage": {"min": 14.5, "period": "hour"}, "hours": "full",
        "shifts": True, "languages": [{"code": "de", "level": "B2"}], "driving_licences": ["B"], "start": "2027-02-01",
        "skills_required": ["Teig", "Ofen"],
    }  # fmt: skip
    assert raw["id"].startswith("table-")


def test_an_english_sheet_with_the_contracts_paths():
    raw = only(
        "id,occupations,years,skills,languages,wishes.nights,wishes.hours,residence.title,available_from\n"
        'c1,cook;baker,5,knife skills;pastry,de:B1; uk:C2,no,part,"§24 AufenthG",2027-01-31\n',
        "candidate",
    )
    candidate = build_candidate(raw)
    assert [(each.title, each.years) for each in candidate.occupations] == [("cook", 5), ("baker", None)]
    assert [(each.code, each.level) for each in candidate.languages] == [("de", "B1"), ("uk", "C2")]
    assert (candidate.wishes.nights, candidate.wishes.hours) == (False, "part")
    assert candidate.residence.title == "§24 AufenthG"


def test_names_are_kept_apart_and_protected_columns_are_dropped():
    (record,) = read("Vorname;Nachname;Geschlecht;Religion;Beruf\nOlena;Kovalenko;w;x;Köchin\n", "candidate")
    assert record.names == ("Olena", "Kovalenko")
    assert set(record.raw) == {"id", "occupations"}


def test_languages_are_understood_by_name_and_level_word():
    raw = only(
        'Beruf;Sprachen\nKoch;"Deutsch B1; Ukrainisch (Muttersprache); Dari: fließend; en A2"\n', "candidate"
    )
    assert [(each["code"], each["level"]) for each in raw["languages"]] == [
        ("de", "B1"), ("uk", "C2"), ("prs", "C1"), ("en", "A2"),
    ]  # fmt: skip


def test_what_a_cell_says_wrongly_is_named_with_field_and_reason():
    raw = only("Beruf;Sprachen;verfügbar ab\nKoch;Deutsch D3;2027-01-01\n", "candidate")
    with pytest.raises(RecordRejected, match="'D3' is no CEFR level") as caught:
        build_candidate(raw)
    assert caught.value.field == "languages[0].level"


def test_rows_are_numbered_as_the_spreadsheet_shows_them():
    found = read('Titel;Ort\nKoch;Ulm\n\nBäcker;"Ulm\nSöflingen"\n;Bonn;zu;viel\nMaurer;Aalen\n')
    assert [each.position for each in found] == ["row 2", "row 4", "row 5", "row 6"]
    assert "4 cells, but there are 2 columns" in found[2].reason


def test_a_row_without_its_last_cells_is_read():
    assert only("Titel;Ort;Firma\nKoch\n")["title"] == "Koch"


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row():
    found = read('Titel;Ort\nKoch;Ulm\n"Bäcker;Ulm\nMaurer;Aalen\n5" Rohre verlegen;Bonn\n')
    assert [getattr(each, "raw", {}).get("title") for each in found] == [
        "Koch",
        None,
        "Maurer",
        '5" Rohre verlegen',
    ]
    assert (found[1].position, found[1].reason) == ("row 3", "has a quotation mark that is never closed")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    assert only(delimiter.join(["Titel", "Ort"]) + "\n" + delimiter.join(["Koch", "Ulm"]))["place"] == {
        "name": "Ulm"
    }


def test_the_hint_of_spreadsheet_programs_is_taken():
    (record,) = read("sep=;\r\nTitel;Ort\r\nKoch;Ulm\r\n")
    assert (record.position, record.raw["title"]) == ("row 3", "Koch")


def test_formulas_and_scripts_stay_text():
    raw = only('id;Titel;Beschreibung\n../x;"=HYPERLINK(""http://x"")";<script>alert(1)</script>\n')
    assert (raw["id"], raw["title"]) == ("../x", '=HYPERLINK("http://x")')
    assert raw["description"] == "<script>alert(1)</script>"


def test_a_zero_byte_reaches_validation():
    with pytest.raises(RecordRejected, match="NUL"):
        build_vacancy(only("Titel;Ort\nKo\x00ch;Ulm\n"))


def test_a_cell_beyond_the_limit_is_rejected_by_its_column(monkeypatch):
    monkeypatch.setattr(rows, "MAX_VALUE_CHARACTERS", 300)
    found = read("Titel;Beschreibung;Ort\nKoch;" + "x" * 1_000 + ';Ulm\nMaurer;"a""b";Aalen\n')
    assert (found[0].field, found[0].position) == ("Beschreibung", "row 2")
    assert found[1].raw["description"] == 'a"b'


def test_a_candidates_sheet_is_not_taken_for_vacancies():
    with pytest.raises(UnusableInput, match="use `passung import candidates`"):
        read("Name;Beruf;Aufenthaltstitel\nAli;Koch;Duldung\n", "vacancy")
    with pytest.raises(UnusableInput, match="use `passung import vacancies`"):
        read("Titel;Beschreibung;Arbeitgeber\nKoch;x;y\n", "candidate")


def test_a_table_without_known_columns_says_what_is_missing():
    with pytest.raises(UnusableInput, match="no column Titel"):
        read("a;b\n1;2\n")


def test_a_small_employers_occupation_serves_as_title():
    assert only("Beruf;Ort\nKoch;Ulm\n")["title"] == "Koch"


def test_a_wage_without_its_period_is_left_to_reading():
    assert only("Titel;Lohn\nKoch;nach Tarif 15 €\n")["description"] == "Lohn: nach Tarif 15 €"


@pytest.mark.parametrize(
    ("column", "cell", "path", "value"),
    [
        ("Wochenstunden", "20-30", "weekly_hours", {"min": 20.0, "max": 30.0}),
        ("Wochenstunden", "38,5", "weekly_hours", 38.5),
        ("Monatsgehalt", "2.800–3.200 €", "wage", {"min": 2800.0, "max": 3200.0, "period": "month"}),
        ("Arbeitszeit", "Voll- oder Teilzeit", "hours", "any"),
        ("Arbeitszeit", "Minijob", "hours", "mini"),
        ("Art", "Ausbildung", "kind", "apprenticeship"),
        ("Niveau", "Fachkraft", "level", 2),
        ("Befristet", "nein", "fixed_term", False),
        ("Beginn", "ab sofort", "start", None),
        ("Offene Stellen", "3", "openings", 3),
        ("Führerscheinklassen", "C, CE", "driving_licences", ["C", "CE"]),
        ("Arbeitssprachen", "Türkisch; de", "workplace_languages", ["tr", "de"]),
        ("Land", "Österreich", "place", {"country": "AT"}),
        ("Zeitarbeit", "vielleicht", "temporary_agency", "vielleicht"),
    ],
)
def test_cells_are_read_as_people_write_them(column, cell, path, value):
    assert only(f'Titel;{column}\nKoch;"{cell}"\n').get(path) == value


def test_a_workbook_is_read_with_its_types():
    raw = only(
        workbook(["Nr", "Titel", "PLZ", "Beginn", "Schicht", "Stundenlohn"],
                 [17, "Koch", 1067, dt.datetime(2027, 2, 1), True, 15.5])
    )  # fmt: skip
    assert raw == {
        "id": "17", "title": "Koch", "place": {"postcode": "01067"}, "start": "2027-02-01", "shifts": True,
        "wage": {"min": 15.5, "period": "hour"},
    }  # fmt: skip


def test_a_workbooks_instructions_sheet_and_heading_rows_are_passed_over():
    content = workbook(["Stellen im Mai"], [], ["Titel", "Ort"], ["Koch", "Ulm"], before=[["Anleitung"]])
    (record,) = read(content)
    assert (record.position, record.raw["title"]) == ("row 4", "Koch")


def test_a_formula_without_a_result_stays_as_it_is():
    assert only(workbook(["Titel", "Ort"], ["Koch", "=A1&A2"]))["place"] == {"name": "=A1&A2"}


def with_part(content: bytes, name: str, change) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, change(old.read(info)) if info.filename == name else old.read(info))
    return changed.getvalue()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_entities_in_a_workbook_are_refused(part):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    content = with_part(workbook(["Titel"], ["Koch"]), part, lambda xml: bomb + xml.split(b"?>", 1)[-1])
    with pytest.raises(UnusableInput, match="entities are not read"):
        read(content)


def test_damaged_and_foreign_archives_are_told_apart():
    sound = workbook(["Titel"], ["Koch"])
    with pytest.raises(UnusableInput, match="damaged"):
        read(sound[: len(sound) // 2])
    with pytest.raises(UnusableInput, match="damaged workbook"):
        read(with_part(sound, "xl/workbook.xml", lambda _: b"nothing"))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "x")
    with pytest.raises(UnusableInput, match="no XLSX workbook"):
        read(other.getvalue())


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(monkeypatch):
    monkeypatch.setattr(rows, "MAX_UNPACKED_BYTES", 1_000)
    with pytest.raises(UnusableInput, match="when unpacked"):
        read(workbook(["Titel"], ["Koch"]))


def test_a_sheet_that_claims_to_be_huge_is_read_by_what_it_holds():
    content = with_part(
        workbook(["Titel"], ["Koch"]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"A1:A2", b"A1:XFD1048576"),
    )
    assert len(read(content)) == 1


def test_flattened_search_results_are_recognised_by_their_columns():
    (record,) = read("titel,refnr,arbeitsort.ort,arbeitsort.strasse\nKoch,1-S,Ulm,null\n")
    assert (record.format, record.raw["places"]) == ("ba-jobsuche", [{"name": "Ulm"}])


def test_no_name_stands_for_two_columns():
    for kind in ("candidate", "vacancy"):
        assert all(plain(column.path) in columns_of(kind) or column.path.startswith(("<", "wage"))
                   for column in columns_of(kind).values())  # fmt: skip


CELLS = st.text(alphabet='ab;,"\n\t =é', max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6))
def test_what_a_writer_quotes_is_read_back(lines):
    import csv

    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([["Titel", "Text", "Ort", "Firma"], *lines])
    found = read(written.getvalue())
    said = [line for line in lines if any(cell.strip(" \n\t\x0b") for cell in line)]
    assert len(found) <= len(said)
    assert all("never closed" not in each.reason for each in found if isinstance(each, RecordRejected))
