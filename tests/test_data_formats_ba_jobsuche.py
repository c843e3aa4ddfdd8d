"""BA Jobsuche: what is not there stays unknown, what means nothing is dropped."""

import io
import json

import pytest

from data.errors import RecordRejected
from data.formats import read_records
from data.validation import build_vacancy


def raw_of(**fields) -> dict:
    (record,) = records({"referenznummer": "1-S", "stellenangebotsTitel": "Koch (m/w/d)", **fields})
    build_vacancy(record.raw)
    return record.raw


def records(*items) -> list:
    text = json.dumps(items[0] if len(items) == 1 else list(items))
    return list(read_records(io.BytesIO(text.encode()), "ba.json", "vacancy"))


def v4(**place) -> dict:
    (record,) = records(
        {"stellenangebote": [{"refnr": "1-S", "titel": "Koch", "arbeitsort": place}], "page": 1}
    )
    return (
        build_vacancy(record.raw).places[0].model_dump(exclude_none=True) if record.raw.get("places") else {}
    )


def test_all_shapes_of_the_same_vacancy_give_the_same_record():
    search_v4 = {
        "refnr": "10-1/2.S",
        "titel": "Koch",
        "beruf": "Koch/Köchin",
        "arbeitgeber": "Krone",
        "eintrittsdatum": "2027-02-01",
    }
    search_v6 = {
        "referenznummer": " 10-1/2.S ",
        "stellenangebotsTitel": "Koch",
        "hauptberuf": "Koch/Köchin",
        "firma": "Krone",
        "eintrittszeitraum": {"von": "2027-02-01"},
    }
    found = [
        records({"stellenangebote": [search_v4], "maxErgebnisse": 1})[0],
        records({"ergebnisliste": [search_v6], "maxErgebnisse": 1})[0],
        records(search_v4)[0],
        records(search_v6)[0],
    ]
    assert [record.raw for record in found] == [found[0].raw] * 4
    assert found[0].raw["id"] == "ba-10-1/2.S"
    assert found[0].position == "record 1 (refnr 10-1/2.S)"


@pytest.mark.parametrize(
    "answer",
    [
        {"maxErgebnisse": 0, "page": 1, "size": 25},
        {"maxErgebnisse": 0, "woOutput": {}, "facetten": {"arbeitszeit": {}}},
        {"stellenangebote": [], "maxErgebnisse": 0},
        {"ergebnisliste": [], "facetten": []},
    ],
)
def test_an_answer_that_found_nothing_holds_no_record_and_is_no_error(answer):
    assert records(answer) == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"ort": "Ulm", "strasse": "null", "plz": "null"}, {"name": "Ulm"}),
        ({"ort": "Nürnberg, Mittelfranken", "plz": 90402}, {"name": "Nürnberg, Mittelfranken", "postcode": "90402"}),
        ({"ort": "Gera", "plz": 7545, "land": "Deutschland"}, {"name": "Gera", "postcode": "07545", "country": "DE"}),
        ({"ort": "Wien", "plz": 1010, "land": "OESTERREICH"}, {"name": "Wien", "postcode": "1010", "country": "AT"}),
        ({"land": "DEUTSCHLAND"}, {"country": "DE"}),
        ({"ort": "Ulm", "region": "BADEN_WUERTTEMBERG"}, {"name": "Ulm", "state": "Baden-Württemberg"}),
        ({"ort": "Ulm", "koordinaten": {"lat": "48.4", "lon": 9.99}}, {"name": "Ulm", "lat": 48.4, "lon": 9.99}),
        ({"ort": "Ulm", "koordinaten": {"lat": 0, "lon": 0}}, {"name": "Ulm"}),
        ({"ort": "Ulm", "koordinaten": {"lat": 48.4}}, {"name": "Ulm"}),
        ({"ort": "Ulm", "ortsteil": "Söflingen"}, {"name": "Ulm", "district": "Söflingen"}),
        ({"ort": "x", "land": "ATLANTIS"}, {"name": "x"}),
        ({}, {}),
    ],
)  # fmt: skip
def test_places(place, expected):
    assert v4(**place) == expected


def test_a_location_that_is_only_the_country_gives_way_to_real_ones():
    only_country, real = (
        {"adresse": {"land": "DEUTSCHLAND"}},
        {"adresse": {"ort": "Ulm", "land": "DEUTSCHLAND"}, "breite": 48.4, "laenge": 9.99},
    )
    raw = raw_of(stellenlokationen=[only_country, real, real, {"adresse": {"ort": "Aalen"}}])
    assert [place.get("name") for place in raw["places"]] == ["Ulm", "Aalen"]
    assert raw_of(stellenlokationen=[only_country])["places"] == [{"country": "DE"}]


FALSE_TIMES = dict.fromkeys(
    ["arbeitszeitVollzeit", "arbeitszeitTeilzeitVormittag", "arbeitszeitTeilzeitAbend",
     "istGeringfuegigeBeschaeftigung", "arbeitszeitSchichtNachtWochenende"], False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "hours"),
    [
        ({}, None),
        (FALSE_TIMES, None),
        (FALSE_TIMES | {"arbeitszeitVollzeit": True}, "full"),
        (FALSE_TIMES | {"arbeitszeitTeilzeitAbend": True}, "part"),
        ({"arbeitszeitVollzeit": True, "arbeitszeitTeilzeitFlexibel": True}, "any"),
        ({"istGeringfuegigeBeschaeftigung": True}, "mini"),
        ({"arbeitszeitmodelle": ["VOLLZEIT", "TEILZEIT"]}, "any"),
        ({"arbeitszeitmodelle": ["MINIJOB"]}, "mini"),
    ],
)
def test_working_time_is_what_is_marked_and_never_what_is_not(fields, hours):
    raw = raw_of(**fields)
    assert raw.get("hours") == hours
    assert "shifts" not in raw


@pytest.mark.parametrize(
    ("fields", "wage"),
    [
        ({"gehaltsspanneVon": 48000.0, "gehaltsspanneBis": 55000.0, "verguetungsangabe": "JAHRESGEHALT"},
         {"min": 48000.0, "max": 55000.0, "period": "year"}),
        ({"festgehalt": 15.5, "verguetungsangabe": "STUNDENLOHN"}, {"min": 15.5, "max": 15.5, "period": "hour"}),
        ({"festgehalt": 3000, "verguetungsangabe": "MONATSGEHALT"}, {"min": 3000, "max": 3000, "period": "month"}),
        ({"gehaltsspanneVon": 48000.0, "verguetungsangabe": "KEINE_ANGABEN"}, None),
        ({"gehaltsspanneVon": 48000.0}, None),
        ({"gehaltsspanneVon": 0.0, "gehaltsspanneBis": 0.0, "verguetungsangabe": "JAHRESGEHALT"}, None),
    ],
)  # fmt: skip
def test_a_wage_needs_its_period(fields, wage):
    assert raw_of(**fields).get("wage") == wage


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"stellenangebotsart": "AUSBILDUNG"}, "kind", "apprenticeship"),
        ({"angebotsart": "PRAKTIKUM_TRAINEE"}, "kind", "internship"),
        ({"stellenangebotsart": "SELBSTAENDIGKEIT"}, "kind", None),
        ({"vertragsdauer": "BEFRISTET"}, "fixed_term", True),
        ({"befristung": "UNBEFRISTET"}, "fixed_term", False),
        ({"vertragsdauer": "KEINE_ANGABE"}, "fixed_term", None),
        ({"quereinstiegGeeignet": True}, "career_changers_welcome", True),
        ({"quereinstiegGeeignet": False}, "career_changers_welcome", None),
        ({"istArbeitnehmerUeberlassung": True}, "temporary_agency", True),
        ({"homeofficemoeglich": True, "homeofficetyp": "NACH_VEREINBARUNG"}, "remote", None),
        ({"homeofficemoeglich": True, "homeofficetyp": "VOLLSTAENDIG"}, "remote", True),
        ({"homeofficemoeglich": False}, "remote", False),
        ({"anzahlOffeneStellen": "3"}, "openings", 3),
        ({"externeURL": None, "allianzpartnerUrl": "x.example"}, "url", "x.example"),
        (
            {"veroeffentlichungszeitraum": {"von": "2026-01-01", "bis": "2026-12-31"}},
            "valid_until",
            "2026-12-31",
        ),
        (
            {"stellenangebotsBeschreibung": "Wir suchen.", "verguetung": "15 € je Stunde"},
            "description",
            "Wir suchen.\n\nVergütung: 15 € je Stunde",
        ),
        (
            {"stellenangebotsBeschreibung": "Wir suchen.", "verguetung": "nach Tarif"},
            "description",
            "Wir suchen.",
        ),
    ],
)
def test_single_fields(fields, name, value):
    assert raw_of(**fields).get(name) == value


def test_skills_are_the_entries_of_each_group():
    groups = [
        {
            "hierarchieName": "Pflege",
            "auspraegungen": {
                "Grundkenntnisse": ["Lagern"],
                "Expertenkenntnisse": ["Wundversorgung", "Lagern"],
            },
        },
        {"hierarchieName": "Reinigung", "auspraegungen": {}},
        {"hierarchieName": "EDV", "auspraegungen": ["Excel"]},
        "unfug",
    ]
    assert raw_of(fertigkeiten=groups)["skills_required"] == [
        "Lagern",
        "Wundversorgung",
        "Reinigung",
        "Excel",
    ]


def test_the_occupation_names_what_has_no_title_and_all_names_are_kept():
    raw = raw_of(
        stellenangebotsTitel="null",
        hauptberuf="Koch/Köchin",
        alternativBeruf1="Beikoch/-köchin",
        alleBerufe=["Koch/Köchin"],
    )
    assert raw["title"] == "Koch/Köchin"
    assert raw["occupation"] == {"titles": ["Koch/Köchin", "Beikoch/-köchin"]}


def test_a_vacancy_without_any_title_is_rejected_by_validation():
    (record,) = records({"refnr": "1-S", "arbeitgeber": "x"})
    with pytest.raises(RecordRejected) as caught:
        build_vacancy(record.raw)
    assert caught.value.field == "title"


def test_entities_in_titles_are_resolved_by_validation():
    (record,) = records({"refnr": "1-S", "titel": "Koch (m&#x2F;w&#x2F;d)"})
    assert build_vacancy(record.raw).title == "Koch (m/w/d)"


def test_the_second_use_of_a_reference_number_is_rejected():
    first, second, third = records(
        {"refnr": "1-S", "titel": "a"}, {"refnr": "1-S", "titel": "b"}, {"refnr": "2-S", "titel": "c"}
    )
    assert (second.field, second.position) == ("id", "record 2 (refnr 1-S)")
    assert "used already in record 1 (refnr 1-S)" in second.reason
    assert first.raw["id"] != third.raw["id"]


def test_the_same_title_employer_and_place_with_other_numbers_are_two_vacancies():
    both = [{"refnr": f"{number}-S", "titel": "a", "arbeitgeber": "x"} for number in (1, 2)]
    assert [record.raw["id"] for record in records(*both)] == ["ba-1-S", "ba-2-S"]
