"""The law, row by row: cases worked by hand, and every row of every table changes at least one of them."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from data.records import Candidate, Vacancy
from data.rules.loading import Rules, load_rules
from matcher.eligibility import check

RULES = load_rules()
NOW = "2026-11-22"
with (Path(__file__).parent / "golden" / "law_permission.csv").open(encoding="utf-8", newline="") as file:
    PERMISSION = list(csv.DictReader(file, delimiter=";"))

NO_LICENCE = {"driving_licences": []}
NURSE = {"title": "Pflegefachkraft (m/w/d)"}
STUDENT = {"residence": {"title": "§ 16b AufenthG"}}
CHANCE_CARD = {"residence": {"title": "§20a AufenthG"}}
FAR = 60.0


def living_in_town(**residence):
    return {"residence": residence | {"must_live_in": "Auenfels"}}


# deciding row, person, vacancy, day, km, startable, finding's code and outcome (None: no finding of the row)
CASES = [
    ("reception_centre.longest", {"residence": {"title": "Duldung", "in_germany_since": "2024-11-22"}}, {}, NOW,
     None, "after_steps", "permission", "step"),
    ("title_language.recognition_partnership",
     {"residence": {"title": "§ 16d Abs. 3 AufenthG"}, "languages": [{"code": "de", "level": "A1"}]}, {}, NOW,
     None, "after_steps", "language", "step"),
    ("hours.opportunity_card", CHANCE_CARD, {"weekly_hours": 38}, NOW, None, "no", "working_hours", "barred"),
    ("hours.opportunity_card", CHANCE_CARD, {"hours": "full"}, NOW, None, "no", "working_hours", "barred"),
    ("hours.opportunity_card", CHANCE_CARD, {"hours": "part"}, NOW, None, "after_steps", "working_hours", "step"),
    ("hours.opportunity_card", CHANCE_CARD, {"hours": None}, NOW, None, "unknown", "working_hours", "unknown"),
    ("hours.study", STUDENT, {"weekly_hours": {"min": 21, "max": 30}}, NOW, None, "no", "working_hours",
     "barred"),
    ("hours.vocational_training", {"residence": {"title": "§16a"}}, {"weekly_hours": 20.5}, NOW, None, "no",
     "working_hours", "barred"),
    ("hours.language_course", {"residence": {"title": "§16f"}}, {"weekly_hours": 25}, NOW, None, "no",
     "working_hours", "barred"),
    ("hours.training_of_tolerated", {"residence": {"title": "§16g"}}, {"weekly_hours": 25}, NOW, None, "no",
     "working_hours", "barred"),
    ("hours.training_search", {"residence": {"title": "§17"}}, {"weekly_hours": 25}, NOW, None, "no",
     "working_hours", "barred"),
    ("obligation.protection", living_in_town(title="§ 25 Abs. 2 AufenthG", since="2024-01-01"), {}, NOW, FAR,
     "after_steps", "residence_obligation", "step"),
    ("obligation.toleration", living_in_town(title="Duldung", in_germany_since="2020-01-01"), {}, NOW, FAR,
     "after_steps", "residence_obligation", "step"),
    ("obligation.asylum_procedure",
     living_in_town(title="Aufenthaltsgestattung", since="2026-01-01", in_reception_centre=False), {}, NOW, FAR,
     "after_steps", "residence_obligation", "step"),
    ("minimum_wage.from_2015_01", {}, {"wage_eur_hour": 8.49}, "2016-12-31", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2017_01", {}, {"wage_eur_hour": 8.83}, "2018-12-31", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2019_01", {}, {"wage_eur_hour": 9.18}, "2019-12-31", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2020_01", {}, {"wage_eur_hour": 9.34}, "2020-12-31", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2021_01", {}, {"wage_eur_hour": 9.49}, "2021-06-30", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2021_07", {}, {"wage_eur_hour": 9.59}, "2021-07-01", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2022_01", {}, {"wage_eur_hour": 9.81}, "2022-06-30", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2022_07", {}, {"wage_eur_hour": 10.44}, "2022-09-30", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2022_10", {}, {"wage_eur_hour": 11.99}, "2022-10-01", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2024_01", {}, {"wage_eur_hour": 12.40}, "2024-12-31", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2025_01", {}, {"wage_eur_hour": 12.81}, "2025-12-31", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2026_01", {}, {"wage_eur_hour": 13.89}, NOW, None, "no", "minimum_wage", "barred"),
    ("minimum_wage.from_2027_01", {}, {"wage_eur_hour": 13.90}, "2027-01-01", None, "no", "minimum_wage",
     "barred"),
    ("minimum_wage.from_2027_01", {}, {"wage_eur_hour": 14.59, "start": "2027-02-01"}, NOW, None, "no",
     "minimum_wage", "barred"),
    ("wage_exemption.apprenticeship", {}, {"kind": "apprenticeship", "wage_eur_hour": 6.5}, NOW, None, "now",
     "minimum_wage", None),
    ("wage_exemption.apprenticeship_title", {},
     {"kind": None, "title": "Ausbildung zum Koch (m/w/d)", "wage_eur_hour": 6.5}, NOW, None, "now",
     "minimum_wage", None),
    ("wage_exemption.volunteer", {}, {"title": "Bundesfreiwilligendienst im Seniorenheim", "wage_eur_hour": 3},
     NOW, None, "now", "minimum_wage", None),
    ("wage_exemption.compulsory_internship", {},
     {"kind": "internship", "title": "Pflichtpraktikum im Labor", "wage_eur_hour": 5}, NOW, None, "now",
     "minimum_wage", None),
    ("wage_exemption.entry_qualification", {},
     {"kind": "training", "title": "Einstiegsqualifizierung Elektronik", "wage_eur_hour": 4}, NOW, None, "now",
     "minimum_wage", None),
    ("wage_exemption.internship", {}, {"kind": "internship", "title": "Praktikum", "wage_eur_hour": 5}, NOW, None,
     "unknown", "minimum_wage", "unknown"),
    ("wage_exemption.training", {}, {"kind": "training", "title": "Qualifizierung Lager", "wage_eur_hour": 5},
     NOW, None, "unknown", "minimum_wage", "unknown"),
    ("exception.apprenticeship", {}, {"title": "Ausbildung zur Pflegefachfrau (m/w/d)", "kind": None}, NOW, None,
     "now", "recognition", None),
    ("exception.in_recognition", {}, {"title": "Pflegefachkraft in Anerkennung (m/w/d)"}, NOW, None, "now",
     "recognition", None),
    ("exception.internship", {}, {"title": "Praktikum als Erzieher/in", "kind": None}, NOW, None, "now",
     "recognition", None),
    ("exception.volunteer", {}, {"title": "FSJ neben Notfallsanitätern"}, NOW, None, "now", "recognition", None),
]  # fmt: skip

# profession, titles of posts in it, titles of posts beside it that need no recognition
PROFESSIONS = [
    ("nurse", ["Pflegefachfrau/Pflegefachmann (m/w/d)", "Examinierte Pflegekraft", "Krankenschwester / -pfleger",
               "Registered Nurse", "Altenpfleger:in", "PDL (m/w/d)"],
     ["Pflegehelfer (m/w/d)", "Pflegefachassistenz", "Altenpflegehelfer:in", "Tierpfleger", "Pflegeassistent/in",
      "Betreuungskraft"]),
    ("physician", ["Arzt/Ärztin Innere Medizin", "Assistenzarzt (m/w/d)", "Fachärztin für Chirurgie", "Radiologin",
      "Médecin généraliste"],
     ["Medizinische Fachangestellte beim Hausarzt", "Arzthelfer/in", "Mitarbeiter Arztpraxis",
      "Aide, service de médecine"]),
    ("dentist", ["Zahnarzt (m/w/d)", "Zahnärzt:in in Anstellung"], ["Zahnarzthelferin", "ZFA für Zahnärztin gesucht"]),
    ("veterinarian", ["Tierarzt/Tierärztin"], ["Tierarzthelfer (m/w/d)"]),
    ("pharmacist", ["Apotheker (m/w/d)"], ["Apothekenhelfer", "PKA in der Apotheke"]),
    ("psychotherapist", ["Psychologische Psychotherapeutin (m/w/d)"], ["Sekretariat Psychotherapie"]),
    ("midwife", ["Hebamme / Entbindungspfleger"], ["Hebammenhelferin"]),
    ("paramedic", ["Notfallsanitäter (m/w/d)"], ["Rettungshelfer"]),
    ("physiotherapist", ["Physiotherapeut*in", "Physiotherapist (m/f/d)"], ["Rezeption Physiotherapie"]),
    ("masseur", ["Masseur/in und medizinische/r Bademeister/in"], ["Wellnessmasseur"]),
    ("occupational_therapist", ["Ergotherapeut (m/w/d)"], ["Empfang Ergotherapie"]),
    ("speech_therapist", ["Logopäde / Logopädin"], ["Praxishelfer Logopädie"]),
    ("dietitian", ["Diätassistent/in"], ["Diätküche: Küchenhilfe"]),
    ("podiatrist", ["Podolog:in"], ["Kosmetische Fußpflege"]),
    ("orthoptist", ["Orthoptist/in"], ["Augenoptiker"]),
    ("medical_technologist", ["MTR (m/w/d)", "Medizinisch-technische/r Laboratoriumsassistent/in"], ["Laborhelfer"]),
    ("theatre_technologist", ["Operationstechnische/r Assistent/in", "OTA (m/w/d)"], ["OP-Lagerungshelfer"]),
    ("pharmacy_technician", ["PTA (m/w/d)"], ["Pharmazeutisch-kaufmännische Angestellte"]),
    ("curative_teacher_care", ["Heilerziehungspfleger/in"], ["Heilerziehungspflegehelfer"]),
    ("educator", ["Erzieher (m/w/d)", "Pädagogische Fachkraft Krippe"],
     ["Kinderpfleger/in", "Zusatzkraft in der Kita"]),
    ("social_worker", ["Sozialarbeiter*in", "Fachkraft Soziale Arbeit"], ["Verwaltung Sozialarbeiterteam"]),
    ("teacher", ["Grundschullehrkraft", "Lehrer/in Mathematik"],
     ["Fahrer für Lehrerverband", "Lehrkraft Sprachkurse DaZ"]),
    ("driving_instructor", ["Fahrlehrer Klasse B"], ["Reitlehrer, Fahrlehrer für Pferdesport"]),
    ("lawyer", ["Rechtsanwalt (m/w/d)"], ["Rechtsanwaltsfachangestellte"]),
    ("tax_adviser", ["Steuerberater/in"], ["Steuerfachangestellte"]),
    ("alternative_practitioner", ["Heilpraktiker/in"], ["Empfang Heilpraktikerpraxis"]),
    ("pilot", ["Pilot (m/w/d)"], ["Pilotprojekt Lager"]),
    ("train_driver", ["Triebfahrzeugführer (m/w/d)"], ["Fahrdienstleiter"]),
    ("surveyor", ["Öffentlich bestellter Vermessungsingenieur"], ["Vermessungshelfer"]),
]  # fmt: skip

# class held, class required that comes with it, class that does not
LICENCES = [
    ("a1", "A1", "AM", "A2"), ("a2", "A2", "A1", "A"), ("a", "A", "A2", "B"), ("b1", "B1", "AM", "B"),
    ("b", "B", "L", "BE"), ("b96", "B96", "B", "BE"), ("b196", "B196", "A1", "A2"), ("be", "BE", "B", "C1E"),
    ("c1", "C1", "B", "C"), ("c1e", "C1E", "C1", "C"), ("c", "C", "B", "CE"), ("ce", "CE", "C", "D"),
    ("d1", "D1", "B", "D"), ("d1e", "D1E", "D1", "D"), ("d", "D", "D1", "C"), ("de", "DE", "D", "CE"),
    ("t", "T", "L", "B"),
]  # fmt: skip


def candidate(**facts):
    return Candidate.model_validate({"id": "c", "text": "x", "residence": {"title": "EU"}} | facts)


def vacancy(**facts):
    usual = {"id": "v", "title": "Lagerhelfer (m/w/d)", "kind": "job", "hours": "mini"}
    return Vacancy.model_validate(usual | facts)


def day(text):
    return dt.date.fromisoformat(text)


def without(code: str) -> Rules:
    return Rules(tuple(row for row in RULES.rows if row.code != code))


def residence_of(case):
    facts = {key: case[key] for key in ("title", "since", "in_germany_since") if case[key]}
    if case["in_reception_centre"]:
        facts["in_reception_centre"] = case["in_reception_centre"] == "yes"
    return facts


@pytest.mark.parametrize("case", PERMISSION, ids=lambda case: f"{case['row']}: {case['title']}")
def test_permission_to_work(case):
    person, post = candidate(residence=residence_of(case)), vacancy(kind=case["kind"])
    verdict = check(person, post, day(case["on"]), None, RULES)
    (finding,) = (each for each in verdict.findings if each.code == "permission")
    assert (finding.outcome, finding.rule) == (case["outcome"], f"permission.{case['row']}")
    assert bool(finding.values.get("consent")) == bool(case["consent"])
    assert finding.from_date == (day(case["changes"]) if case["changes"] else None)
    assert finding.source
    for code in (f"permission.{case['row']}", f"title.{case['row'].split('.')[0]}"):
        assert check(person, post, day(case["on"]), None, without(code)) != verdict, (
            f"nothing rests on {code}"
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_other_law(case):
    row, person, post, on, km, startable, code, outcome = case
    pair = candidate(**person), vacancy(**post), day(on), km
    verdict = check(*pair, RULES)
    assert verdict.startable == startable
    assert [each.outcome for each in verdict.findings if each.code == code] == ([outcome] if outcome else [])
    assert check(*pair, without(row)) != verdict, f"nothing rests on {row}"


@pytest.mark.parametrize(("profession", "titles", "others"), PROFESSIONS, ids=[row[0] for row in PROFESSIONS])
def test_regulated_professions(profession, titles, others):
    for title in titles:
        pair = candidate(), vacancy(title=title), day(NOW), None
        verdict = check(*pair, RULES)
        assert verdict.startable == "after_steps", title
        (finding,) = (each for each in verdict.findings if each.code == "recognition")
        assert finding.rule == f"profession.{profession}", title
        assert finding.who == "recognition_authority" and finding.source and finding.values["authority"]
        assert check(*pair, without(finding.rule)).startable == "now", title
    for title in others:
        assert check(candidate(), vacancy(title=title), day(NOW), None, RULES).startable == "now", title


def test_protected_titles_leave_the_work_free():
    for title, profession in (
        ("Projektingenieur Straßenbau", "engineer"),
        ("Architekt (m/w/d)", "architect"),
    ):
        pair = candidate(), vacancy(title=title), day(NOW), None
        verdict = check(*pair, RULES)
        assert verdict.startable == "now"
        assert [each.rule for each in verdict.findings if each.code == "recognition"] == [
            f"profession.{profession}"
        ]
        assert check(*pair, without(f"profession.{profession}")) != verdict
        entered = check(candidate(), vacancy(title=title, regulated=True), day(NOW), None, RULES)
        assert entered.startable == "after_steps"


MEASURES = [
    ("health", "Pflegefachkraft", "course_or_knowledge_test"),
    ("medicine", "Oberarzt Chirurgie", "knowledge_test"),
    ("education", "Erzieher/in", "course_or_aptitude_test"),
    ("law", "Rechtsanwalt", "aptitude_test"),
    ("other", "Fahrlehrer", "course_or_aptitude_test"),
]


@pytest.mark.parametrize(("row", "title", "measure"), MEASURES, ids=[row[0] for row in MEASURES])
def test_compensation_measures(row, title, measure):
    pair = candidate(), vacancy(title=title), day(NOW), None
    for rules, expected in ((RULES, measure), (without(f"measure.{row}"), None)):
        (finding,) = (each for each in check(*pair, rules).findings if each.code == "recognition")
        assert finding.values["measure"] == expected


def test_posts_entered_as_regulated_need_recognition_whatever_their_title():
    pair = candidate(), vacancy(regulated=True), day(NOW), None
    assert check(*pair, RULES).startable == "after_steps"
    assert check(*pair, without("profession.other")).startable == "now"


@pytest.mark.parametrize(("row", "held", "included", "other"), LICENCES, ids=[row[0] for row in LICENCES])
def test_licence_classes(row, held, included, other):
    person = candidate(driving_licences=[held])
    for required, startable in ((held, "now"), (included, "now"), (other, "after_steps")):
        post = vacancy(driving_licences=[required])
        assert check(person, post, day(NOW), None, RULES).startable == startable, required
    post = vacancy(driving_licences=[included])
    assert check(person, post, day(NOW), None, without(f"licence.{row}")).startable == "after_steps"


def test_reasonable_commutes():
    person = candidate(**living_in_town(title="§ 25 Abs. 3 AufenthG", since="2025-01-01"))
    for row, hours, near, far in (("commute.long_days", 39, 50, 51), ("commute.short_days", 20, 40, 41)):
        post = vacancy(weekly_hours=hours)
        assert check(person, post, day(NOW), near, RULES).startable == "now"
        assert check(person, post, day(NOW), far, RULES).startable == "after_steps"
        assert check(person, post, day(NOW), far, without(row)) != check(person, post, day(NOW), far, RULES)


def test_every_row_changes_an_answer():
    tested = {case[0] for case in CASES} | {f"licence.{case[0]}" for case in LICENCES}
    tested |= {f"profession.{case[0]}" for case in PROFESSIONS}
    tested |= {"profession.engineer", "profession.architect", "profession.other"}
    tested |= {"commute.long_days", "commute.short_days"}
    tested |= {f"measure.{case[0]}" for case in MEASURES}
    for case in PERMISSION:
        tested |= {f"permission.{case['row']}", f"title.{case['row'].split('.')[0]}"}
    assert {row.code for row in RULES.rows} == tested


@pytest.mark.parametrize(
    ("title", "is_regulated"),
    [
        ("Gesundheits- und Krankenpfleger (m/w/d) in der Suchthilfe", True),
        ("Pflegefachkraft (m/w/d) für das Team der Assistenzärzte", True),
        ("Pflegefachkraft oder Pflegehelfer (m/w/d)", True),
        ("Erzieher/in in der Jugendhilfe", True),
        ("Gesundheits- und Krankenpflegehelfer/in", False),
        ("Pflegefachhelfer (m/w/d) - Stationär", False),
        ("Sekretariat der Pflegedienstleitung", False),
    ],
)
def test_a_word_about_the_place_of_work_lifts_no_regulation(title, is_regulated):
    nurse = candidate(qualifications=[])
    startable = check(nurse, vacancy(title=title), day(NOW), None, RULES).startable
    assert (startable != "now") == is_regulated
