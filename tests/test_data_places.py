import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import RecordRejected, UnusableInput
from data.gazetteer.areas import Areas
from data.gazetteer.spelling import place_key
from data.gazetteer.table import PlaceEntry, read_lines
from data.places import (
    ROAD_FACTOR,
    Gazetteer,
    PostcodeRow,
    Resolution,
    distance_km,
    learn_postcodes,
    read_postcode_file,
)
from data.records import Place

SHARED = Path(__file__).parents[1] / ".." / "shared" / "data"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


@pytest.fixture(scope="module")
def postcode_rows():
    path = SHARED / "reference" / "geonames_zipcodes_de.csv"
    if not path.exists():
        pytest.skip("the postal-code file is not beside the repository")
    with path.open("rb") as stream:
        return list(read_postcode_file(stream, path.name))


@pytest.mark.parametrize(
    ("text", "municipality", "state"),
    [
        ("Nürnberg, Mittelfranken", "Nürnberg", "Bayern"),
        ("Frankfurt (Oder)", "Frankfurt (Oder)", "Brandenburg"),
        ("frankfurt/oder", "Frankfurt (Oder)", "Brandenburg"),
        ("Frankfurt am Main", "Frankfurt am Main", "Hessen"),
        ("Frankfurt a. M.", "Frankfurt am Main", "Hessen"),
        ("70173 Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("D-70173 Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("Hauptstraße 5, 70173 Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("Stuttgart-Vaihingen", "Stuttgart", "Baden-Württemberg"),
        ("Vaihingen (Stuttgart)", "Stuttgart", "Baden-Württemberg"),
        ("Stuttgart-Nirgendwo", "Stuttgart", "Baden-Württemberg"),
        ("Raum Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("Großraum Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("Stuttgart und Umgebung", "Stuttgart", "Baden-Württemberg"),
        ("bei Coburg", "Coburg", "Bayern"),
        ("Bad Rodach", "Bad Rodach", "Bayern"),
        ("Ebern", "Ebern", "Bayern"),
        ("München", "München", "Bayern"),
        ("MUENCHEN", "München", "Bayern"),
        ("Munich", "München", "Bayern"),
        ("Мюнхен", "München", "Bayern"),
        ("ميونخ", "München", "Bayern"),
        ("Koeln", "Köln", "Nordrhein-Westfalen"),
        ("Cologne", "Köln", "Nordrhein-Westfalen"),
        ("Köln Ehrenfeld", "Köln", "Nordrhein-Westfalen"),
        ("Rothenburg o.d.T.", "Rothenburg ob der Tauber", "Bayern"),
        ("Neustadt a.d. Aisch", "Neustadt an der Aisch", "Bayern"),
        ("Halle (Saale)", "Halle (Saale)", "Sachsen-Anhalt"),
        ("Halle/Westf.", "Halle", "Nordrhein-Westfalen"),
        ("Weiden i.d.OPf.", "Weiden", "Bayern"),
        ("Kirchheim/Teck", "Kirchheim unter Teck", "Baden-Württemberg"),
        ("Neuhausen bei Pforzheim", "Neuhausen", "Baden-Württemberg"),
        ("Neuhausen, Kreis Esslingen", "Neuhausen auf den Fildern", "Baden-Württemberg"),
        ("Warmensteinach, Fichtelgebirge", "Warmensteinach", "Bayern"),
        ("St. Georgen im Schwarzwald", "Sankt Georgen im Schwarzwald", "Baden-Württemberg"),
        ("Sankt Georgen i. Schw.", "Sankt Georgen im Schwarzwald", "Baden-Württemberg"),
        ("Garmisch", "Garmisch-Partenkirchen", "Bayern"),
        ("Bad Cannstatt", "Stuttgart", "Baden-Württemberg"),
        ("Frankfurt am Main-Höchst", "Frankfurt am Main", "Hessen"),
        ("Muster GmbH, Königstraße 3, Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("Deutschland, Stuttgart", "Stuttgart", "Baden-Württemberg"),
        ("Husum, Nordsee", "Husum", "Schleswig-Holstein"),
        ("Ffm", "Frankfurt am Main", "Hessen"),
        ("Schwäb. Gmünd", "Schwäbisch Gmünd", "Baden-Württemberg"),
        ("Kleines Wiesental", "Kleines Wiesental", "Baden-Württemberg"),
        ("Weingarten (Baden)", "Weingarten", "Baden-Württemberg"),
        ("Ostseebad Binz", "Binz", "Mecklenburg-Vorpommern"),
        ("67433 Neustadt", "Neustadt an der Weinstraße", "Rheinland-Pfalz"),
        ("91413 Neustadt", "Neustadt an der Aisch", "Bayern"),
    ],
)
def test_names_as_people_write_them(gazetteer, text, municipality, state):
    place = gazetteer.resolve(Place(name=text)).place

    assert place is not None
    assert (place.municipality, place.state, place.country) == (municipality, state, "DE")
    assert place.name == text
    assert place.is_located


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Wien", "AT"),
        ("Vienna, Austria", "AT"),
        ("6020 Innsbruck", "AT"),
        ("A-6020 Innsbruck", "AT"),
        ("Basel", "CH"),
        ("8001 Zürich", "CH"),
        ("Vaduz", "LI"),
        ("Straßburg", "FR"),
        ("Prag", "CZ"),
        ("Salzburg", "AT"),
        ("Schaffhausen", "CH"),
    ],
)
def test_foreign_places_are_foreign(gazetteer, text, country):
    place = gazetteer.resolve(Place(name=text)).place

    assert place is not None
    assert (place.country, place.state) == (country, None)
    assert place.postcode is None


@pytest.mark.parametrize(
    "text", ["Xyzstadt", "Homeoffice", "bundesweit", "Bayern", "Deutschland", "-", "70173"]
)
def test_the_unknown_stays_unknown(gazetteer, text):
    assert gazetteer.resolve(Place(name=text)) == Resolution(None, ())


def test_nothing_is_known_of_nothing(gazetteer):
    assert gazetteer.resolve(Place()) == Resolution(None, ())
    assert gazetteer.resolve(Place(lat=0.0, lon=0.0)) == Resolution(None, ())
    assert gazetteer.resolve(Place(country="DE")) == Resolution(None, ())


@pytest.mark.parametrize("text", ["Neustadt", "Frankfurt", "Halle", "Mühlhausen", "Rothenburg"])
def test_ambiguous_names_give_their_places_the_biggest_first(gazetteer, text):
    resolution = gazetteer.resolve(Place(name=text))

    assert resolution.place is None
    assert len(resolution.alternatives) > 1
    assert all(place.is_located and place.municipality and place.country for place in resolution.alternatives)
    assert len(set(resolution.alternatives)) == len(resolution.alternatives)


def test_a_landscape_is_not_taken_for_a_village_of_its_name(gazetteer):
    assert gazetteer.resolve(Place(name="Bodensee")).place is None
    heide = gazetteer.resolve(Place(name="Heide", state="SH")).place
    assert heide is not None and heide.municipality == "Heide"


def test_a_part_of_an_ambiguous_town_gives_the_towns(gazetteer):
    alternatives = gazetteer.resolve(Place(name="Frankfurt-Höchst")).alternatives

    assert [place.municipality for place in alternatives] == ["Frankfurt am Main", "Frankfurt (Oder)"]


def test_the_biggest_alternative_comes_first(gazetteer):
    first = gazetteer.resolve(Place(name="Frankfurt")).alternatives[0]

    assert (first.municipality, first.state) == ("Frankfurt am Main", "Hessen")


@pytest.mark.parametrize(
    ("given", "municipality", "district"),
    [
        (
            Place(name="Neustadt", state="Rheinland-Pfalz", postcode="67433"),
            "Neustadt an der Weinstraße",
            "Neustadt an der Weinstraße",
        ),
        (Place(name="Fürth", state="Hessen"), "Fürth", "Landkreis Bergstraße"),
        (Place(name="Fürth", state="BY"), "Fürth", "Fürth"),
        (Place(name="Halle", district="Kreis Gütersloh"), "Halle", "Landkreis Gütersloh"),
        (Place(municipality="Lichtenfels", state="Bavaria"), "Lichtenfels", "Landkreis Lichtenfels"),
    ],
)
def test_area_and_postcode_tell_namesakes_apart(gazetteer, given, municipality, district):
    place = gazetteer.resolve(given).place

    assert place is not None
    assert place.municipality == municipality
    assert place.district == (given.district or district)


@pytest.mark.parametrize(
    "place",
    [
        Place(name="Stuttgart, Bayern"),
        Place(name="Stuttgart", state="Bayern"),
        Place(name="Stuttgart", country="AT"),
        Place(name="Tübingen", postcode="24103"),
    ],
)
def test_a_contradiction_is_not_resolved_but_answered(gazetteer, place):
    resolution = gazetteer.resolve(place)

    assert resolution.place is None
    assert len(resolution.alternatives) == 1


def test_a_district_is_its_middle(gazetteer):
    place = gazetteer.resolve(Place(name="Landkreis Esslingen")).place

    assert place is not None
    assert (place.municipality, place.district, place.state) == (
        None,
        "Landkreis Esslingen",
        "Baden-Württemberg",
    )
    assert float(distance_km(place.lat, place.lon, 48.67, 9.33)) < 10


def test_given_coordinates_are_kept_and_the_rest_is_added(gazetteer):
    place = gazetteer.resolve(Place(name="Neustadt", lat=49.58, lon=10.61)).place

    assert place is not None
    assert (place.lat, place.lon) == (49.58, 10.61)
    assert (place.municipality, place.state) == ("Neustadt an der Aisch", "Bayern")


def test_coordinates_far_from_the_name_are_still_accepted(gazetteer):
    place = Place(name="Stuttgart", lat=-33.9, lon=18.4)

    assert gazetteer.resolve(place) == Resolution(place, ())


def test_what_is_given_is_not_overwritten(gazetteer):
    place = gazetteer.resolve(Place(name="Köln", state="NRW", district="Innenstadt", country="DE")).place

    assert place is not None
    assert (place.state, place.district) == ("NRW", "Innenstadt")


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=150)
def test_any_text_has_an_answer_and_no_place_without_coordinates(text):
    try:
        place = Place(name=text)
    except ValueError:
        return
    resolution = _shared_gazetteer().resolve(place)
    assert resolution.place is None or resolution.place.is_located
    assert resolution.place is None or not resolution.alternatives


@given(st.sampled_from(read_lines("places.tsv")))
@settings(deadline=None, max_examples=150)
def test_every_entry_is_found_by_its_own_name(line):
    _, name, area, lat, lon, _ = line.split("\t")
    resolution = _shared_gazetteer().resolve(Place(name=name))
    found = [resolution.place] if resolution.place else resolution.alternatives
    near = [p for p in found if float(distance_km(p.lat, p.lon, float(lat), float(lon))) < 25]
    # A small namesake is passed over for a dominant place, and a small one abroad for one in Germany.
    assert near or (resolution.place and resolution.place.country in ("DE", "AT", "FR", "PL", "CZ", "NL"))
    assert area


def _shared_gazetteer(kept: list[Gazetteer] = []):  # noqa: B006
    if not kept:
        kept.append(Gazetteer.load())
    return kept[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sankt Georgen", "St.Georgen"),
        ("Gößnitz", "GOESSNITZ"),
        ("Neustadt a.d. Aisch", "Neustadt an der Aisch"),
        ("Halle (Saale)", "Halle/Saale"),
        ("Zu\u0308rich", "Zürich"),
        ("Kirchheim u.Teck", "Kirchheim unter Teck"),
    ],
)
def test_spellings_share_a_key(one, other):
    assert place_key(one) == place_key(other)


def test_the_table_is_sorted_and_whole():
    lines = read_lines("places.tsv")
    keys = [line.split("\t")[0] for line in lines]

    assert keys == sorted(keys)
    assert len({tuple(line.split("\t")[1:3]) for line in lines}) > 17_000
    assert all(len(line.split("\t")) == 6 for line in lines)
    assert (Path(__file__).parents[1] / "data" / "gazetteer" / "places.tsv").stat().st_size < 1_500_000


def test_every_district_has_a_name_and_a_state():
    areas = Areas.load()
    entries = [line.split("\t") for line in read_lines("places.tsv")]
    german = {area for _, _, area, *_ in entries if area.isdigit()}

    assert len(german) >= 400
    assert all(areas.district_name(area) for area in german)
    assert all(areas.state_name(area) for area in german)


def test_a_bare_postcode_is_known_once_it_is_learned(gazetteer):
    rows = [
        PostcodeRow("70173", "Stuttgart", 48.777, 9.178),
        PostcodeRow("70173", "Stuttgart", 48.779, 9.180),
        PostcodeRow("70173", "Königsbau", 48.781, 9.182),
        PostcodeRow("6020", "Innsbruck", 47.26, 11.39, country="AT"),
    ]
    learned = gazetteer.with_postcodes(rows)

    place = learned.resolve(Place(postcode="70173")).place
    assert place is not None
    assert (place.municipality, place.lat, place.lon) == (
        "Stuttgart",
        pytest.approx(48.779),
        pytest.approx(9.18),
    )
    assert place.country == "DE"
    assert learned.resolve(Place(name="70173")).place is not None
    assert learned.resolve(Place(postcode="6020")).place is None
    assert gazetteer.resolve(Place(postcode="70173")).place is None


def test_a_learned_postcode_is_finer_than_the_town(gazetteer):
    learned = gazetteer.with_postcodes([PostcodeRow("12043", "Berlin", 52.481, 13.437)])

    place = learned.resolve(Place(name="12043 Berlin")).place
    assert place is not None
    assert (place.municipality, place.lat, place.lon) == ("Berlin", 52.481, 13.437)


def test_an_unknown_name_at_a_learned_postcode_lies_there(gazetteer):
    learned = gazetteer.with_postcodes(
        [PostcodeRow("99999", "Kleinkleckersdorf", 50.9, 10.2, state="Thüringen")]
    )

    at_postcode = learned.resolve(Place(name="Werk 3", postcode="99999")).place
    by_name = learned.resolve(Place(name="Kleinkleckersdorf")).place
    assert at_postcode is not None and by_name is not None
    assert at_postcode.municipality == by_name.municipality == "Kleinkleckersdorf"
    assert (by_name.lat, by_name.state) == (50.9, "Thüringen")


def test_a_postcode_abroad_is_not_a_german_one(gazetteer):
    learned = gazetteer.with_postcodes([PostcodeRow("67000", None, 49.5, 8.4)])

    assert learned.resolve(Place(postcode="67000", country="FR")).place is None
    place = learned.resolve(Place(name="Straßburg", postcode="67000", country="FR")).place
    assert place is not None and place.country == "FR"


def test_postcodes_are_learned_from_places_with_both():
    places = [
        Place(name="Bamberg", postcode="96047", lat=49.89, lon=10.88),
        Place(name="Bamberg", postcode="96047"),
        Place(name="Wien", postcode="1010", country="AT", lat=48.2, lon=16.3),
        Place(postcode="96049", lat=0.0, lon=0.0),
    ]

    assert list(learn_postcodes(places)) == [PostcodeRow("96047", "Bamberg", 49.89, 10.88)]


def test_both_layouts_of_the_postcode_file_are_read():
    tabs = (
        "DE\t70173\tStuttgart\tBaden-Württemberg\tBW\tStuttgart\t081\tStuttgart\t08111\t48.7667\t9.1833\t4\n"
    )
    table = (
        "country_code,zipcode,place,state,state_code,community,community_code,latitude,longitude\n"
        "DE,70173,Stuttgart,Baden-Württemberg,BW,Stuttgart,08111,48.7667,9.1833\n"
    )
    row = PostcodeRow("70173", "Stuttgart", 48.7667, 9.1833, "DE", "Baden-Württemberg", "08111")

    assert list(read_postcode_file(io.BytesIO(tabs.encode()))) == [row]
    assert list(read_postcode_file(io.BytesIO(table.encode("utf-8-sig")))) == [row]


def test_bad_rows_are_rejected_with_line_and_reason_and_the_rest_is_kept():
    text = (
        "DE\t70173\tStuttgart\tBW\tBW\t\t\t\t08111\t48.7\t9.1\t4\n"
        "DE\t7017\tStuttgart\tBW\tBW\t\t\t\t08111\t48.7\t9.1\t4\n"
        "DE\t70174\tStuttgart\tBW\tBW\t\t\t\t08111\tnan\t9.1\t4\n"
        "DE\t70174\tStuttgart\tBW\tBW\t\t\t\t08111\t48.7\t999\t4\n"
        "DE\t70174\n"
        "\n"
        "DE\t70176\tMusterfirma GmbH\tBW\t01\t\t\t\t08111\t48.8\t9.2\t4\n"
    )
    answers = list(read_postcode_file(io.BytesIO(text.encode()), "DE.txt"))

    rejected = [(a.position, a.field, a.source) for a in answers if isinstance(a, RecordRejected)]
    assert rejected == [
        ("line 2", "postcode", "DE.txt"),
        ("line 3", "lat", "DE.txt"),
        ("line 4", "lon", "DE.txt"),
        ("line 5", "name", "DE.txt"),
    ]
    rows = [a for a in answers if isinstance(a, PostcodeRow)]
    assert [(row.postcode, row.name) for row in rows] == [("70173", "Stuttgart"), ("70176", None)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04\x00\x00", b"name,age\nx,1\n", b"{}"])
def test_another_file_is_refused_as_a_whole(content):
    with pytest.raises(UnusableInput):
        list(read_postcode_file(io.BytesIO(content), "other"))


def test_the_reference_file_is_read_whole(postcode_rows):
    assert len(postcode_rows) > 23_000
    assert not [row for row in postcode_rows if isinstance(row, RecordRejected)]


def test_real_place_names_resolve_before_and_after_the_postcodes(gazetteer, postcode_rows):
    path = SHARED / "fixtures" / "ba" / "ba_v4_flat_sample.csv"
    if not path.exists():
        pytest.skip("the real advertisements are not beside the repository")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    names = {row["arbeitsort.ort"] for row in rows if row["arbeitsort.ort"]}
    full = {
        Place(
            name=row["arbeitsort.ort"], postcode=row["arbeitsort.plz"] or None, state=row["arbeitsort.region"]
        )
        for row in rows
        if row["arbeitsort.ort"]
    }
    learned = gazetteer.with_postcodes(postcode_rows)
    before = {name for name in names if gazetteer.resolve(Place(name=name)).place is None}
    after = {place for place in full if learned.resolve(place).place is None}
    print(f"by name alone: {1 - len(before) / len(names):.3f} of {len(names)}; not: {sorted(before)}")
    print(f"after import: {1 - len(after) / len(full):.3f} of {len(full)}; not: {[p.name for p in after]}")
    assert len(before) <= 0.05 * len(names)
    assert len(after) <= 0.01 * len(full)


def test_real_coordinates_lie_near_the_places_found(gazetteer):
    path = SHARED / "fixtures" / "ba" / "ba_v4_flat_sample.csv"
    if not path.exists():
        pytest.skip("the real advertisements are not beside the repository")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["arbeitsort.koordinaten.lat"]]
    far = {}
    for row in rows:
        place = gazetteer.resolve(Place(name=row["arbeitsort.ort"], state=row["arbeitsort.region"])).place
        at = float(row["arbeitsort.koordinaten.lat"]), float(row["arbeitsort.koordinaten.lon"])
        if place and (km := float(distance_km(place.lat, place.lon, *at))) > 15:
            far[row["arbeitsort.ort"]] = km
    assert not far


def test_distance_is_the_great_circle():
    assert float(distance_km(48.7758, 9.1829, 52.52, 13.405)) == pytest.approx(511, abs=2)
    assert float(distance_km(0, 0, 0, 180)) == pytest.approx(np.pi * 6371.0088)
    assert np.isnan(distance_km(np.nan, 9.0, 48.0, 9.0))
    assert distance_km(48.0, 9.0, np.array([48.0, 49.0]), np.array([9.0, 9.0])).shape == (2,)
    assert 1.2 <= ROAD_FACTOR <= 1.4


@given(*[st.floats(-90, 90), st.floats(-180, 180)] * 2)
@settings(deadline=None, max_examples=100)
def test_distance_is_symmetric_and_bounded(lat1, lon1, lat2, lon2):
    there, back = float(distance_km(lat1, lon1, lat2, lon2)), float(distance_km(lat2, lon2, lat1, lon1))

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= np.pi * 6371.01


def test_an_entry_knows_its_country():
    assert PlaceEntry("Wien", "AT", 48.2, 16.4).country == "AT"
    assert PlaceEntry("Ebern", "09674", 50.1, 10.8).country == "DE"
    assert PlaceEntry("Ebern", "", 50.1, 10.8).country == "DE"


def test_towns_come_with_the_biggest_first_and_names_with_their_inhabitants(gazetteer):
    towns = gazetteer.towns(100_000)
    assert towns[0].name == "Berlin"
    assert all(town.country == "DE" and town.population > 100_000 for town in towns)
    assert gazetteer.inhabitants_of("Fürth") > 100_000
    assert gazetteer.inhabitants_of("Nirgendwohausen") is None
