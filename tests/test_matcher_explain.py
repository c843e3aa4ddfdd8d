"""Explanations: what is said, when, and that it rests on the pair alone. Every sentence, by hand, in German."""

import datetime as dt

import pytest

from data.records import Candidate, Vacancy
from data.rules.loading import load_rules
from matcher.catalogue import load_catalogue
from matcher.eligibility import check
from matcher.explain import explain
from matcher.pair import Pair, Partner
from matcher.verdict import Finding, Outcome, Verdict

ON = dt.date(2026, 11, 22)
HALF = dict.fromkeys(("occupation", "skills", "qualification", "language", "commute", "wishes"), 0.5)
GERMAN_B1 = {"languages": [{"code": "de", "level": "B1"}]}
NURSE = Partner("Pflegefachkraft (m/w/d)", "медсестра", 0.95, "experience")


@pytest.fixture(scope="module")
def german():
    return load_catalogue("de")


def pair_of(
    candidate=None, vacancy=None, findings=(), startable="after_steps", start=None, values=None, **changes
):
    """A pair of which nothing is to be said but what a test adds; `values` with None: nothing is known."""
    values = HALF | (values or {})
    facts = {"occupation": None, "skills": (), "distance_km": None, "person_level": None, "job_level": None}
    return Pair(
        candidate=Candidate.model_validate({"id": "c", "text": "ich suche Arbeit"} | (candidate or {})),
        vacancy=Vacancy.model_validate({"id": "v", "title": "Bäcker (m/w/d)"} | (vacancy or {})),
        on=ON,
        verdict=Verdict(startable, start, tuple(findings)),
        fits=values,
        values={aspect: 0.5 if value is None else value for aspect, value in values.items()},
        confidence=0.55,
        **facts | changes,
    )


def found(code, outcome, rule="stated.test", source=None, from_date=None, who=None, **values):
    return [Finding(code, Outcome(outcome), rule, source, from_date, who, values)]


def lines(pair, catalogue):
    """Everything that is said, as (part, code, text); spaces that do not break count as spaces."""
    explanation = explain(pair, catalogue)
    return [
        (part, message.code, message.text.replace("\xa0", " "))
        for part in ("reasons", "missing", "next_steps")
        for message in getattr(explanation, part)
    ]


def partner(strength, source="experience", offered="Konditorin", asked="Bäcker (m/w/d)", **changes):
    return Partner(asked, offered, strength, source, **changes)


def skills(*strengths, **changes):
    return tuple(
        partner(s, "skill", f"kann {n}", f"Skill {n}", **changes) for n, s in enumerate(strengths, 1)
    )


REASONS = [
    (
        {"occupation": partner(0.9)},
        "occupation_same",
        "Erfahrung als „Konditorin“ passt gut zu „Bäcker (m/w/d)“.",
    ),
    (
        {"occupation": partner(0.6), "candidate": {"occupations": [{"title": "Konditorin", "years": 1}]}},
        "occupation_near",
        "Erfahrung als „Konditorin“ liegt nah bei „Bäcker (m/w/d)“. Ein Jahr Erfahrung.",
    ),
    (
        {"occupation": partner(0.6), "candidate": {"occupations": [{"title": "Konditorin", "years": 4.4}]}},
        "occupation_near",
        "Erfahrung als „Konditorin“ liegt nah bei „Bäcker (m/w/d)“. 4 Jahre Erfahrung.",
    ),
    (
        {"occupation": partner(0.95, "text", offered="backe gern")},
        "occupation_near",
        "Im Profil steht „backe gern“. Das liegt nah bei „Bäcker (m/w/d)“.",
    ),
    (
        {"occupation": partner(0.7, "wish")},
        "occupation_wished",
        "Gewünscht ist „Konditorin“. Das passt zu „Bäcker (m/w/d)“.",
    ),
    ({"skills": skills(0.7)}, "skills_met", "Die gesuchte Fähigkeit ist da: Skill 1."),
    (
        {"skills": (*skills(0.7), *skills(0.1, 0.5, proved=True, optional=True))},
        "skills_met",
        "2 von 3 gesuchten Fähigkeiten gefunden: Skill 1 und Skill 2. Davon nachgewiesen: 1.",
    ),
    (
        {"skills": skills(*[0.7] * 6)},
        "skills_met",
        "6 von 6 gesuchten Fähigkeiten gefunden, darunter Skill 1, Skill 2, Skill 3 und Skill 4.",
    ),
    (
        {"person_level": 2, "job_level": 2, "values": {"qualification": 1.0}},
        "qualification_fits",
        "Das Niveau passt: Stelle und Profil liegen beide bei „Fachkraft“.",
    ),
    (
        {"person_level": 3, "job_level": 2, "values": {"qualification": 0.85}},
        "qualification_fits",
        "Das Niveau liegt nah beieinander: Stelle „Fachkraft“, Profil „Spezialist“.",
    ),
    (
        {
            "person_level": 2, "job_level": 1, "values": {"qualification": 0.8}, "occupation": partner(0.6),
            "candidate": {"qualifications": [{"title": "Konditorin", "recognition": "none"}]},
        },
        "bridge",
        "Eine Brücke: Helferstelle im eigenen Berufsfeld, solange die Anerkennung offen ist.",
    ),
    (
        {"candidate": GERMAN_B1, "vacancy": {"languages": [{"code": "de", "level": "A2"}]}},
        "language_fits",
        "Deutsch: B1 vorhanden, A2 verlangt.",
    ),
    (
        {
            "candidate": {"languages": [{"code": "prs", "level": "C2", "evidence": "claimed"}]},
            "vacancy": {"languages": [{"code": "prs", "level": "B1"}]},
        },
        "language_fits",
        "Dari: C2 vorhanden (eigene Angabe), B1 verlangt.",
    ),
    (
        {
            "candidate": {"languages": [{"code": "de", "level": "B1", "evidence": "tested"}]},
            "vacancy": {"languages": [{"code": "de", "level": "B1"}]},
        },
        "language_fits",
        "Deutsch: B1 vorhanden (geprüft), B1 verlangt.",
    ),
    (
        {
            "candidate": {"languages": [{"code": "tr", "level": "C2"}, {"code": "de", "level": "B1"}]},
            "vacancy": {"workplace_languages": ["de", "tr", "en"]},
        },
        "workplace_language",
        "Am Arbeitsplatz wird auch gesprochen: Türkisch.",
    ),
    (
        {"distance_km": 0.3, "values": {"commute": 1.0}},
        "commute_near",
        "Der Arbeitsort ist ganz in der Nähe: weniger als 2 km (geschätzt aus der Luftlinie).",
    ),
    (
        {"distance_km": 12.4, "values": {"commute": 0.8}},
        "commute_near",
        "Der Weg zur Arbeit ist kurz: etwa 12 km (geschätzt aus der Luftlinie).",
    ),
    ({"vacancy": {"remote": True}, "distance_km": 300.0}, "remote", "Arbeit von zu Hause ist möglich."),
    (
        {
            "candidate": {"wishes": {"hours": "part", "shifts": False, "nights": False, "kinds": ["job"]}},
            "vacancy": {"hours": "any", "shifts": False, "nights": True, "kind": "job"},
        },
        "wishes_met",
        "Passt zu den Wünschen: Art der Stelle, Arbeitszeit und keine Schichtarbeit.",
    ),
    (
        {"vacancy": {"wage": {"min": 15.2, "max": 15.2, "period": "hour"}}},
        "wage",
        "Lohn: 15,20 € pro Stunde.",
    ),
    (
        {"vacancy": {"wage_eur_hour": 16}, "candidate": {"wishes": {"min_wage_eur_hour": 15.5}}},
        "wage",
        "Lohn: ab 16,00 € pro Stunde. Gewünscht sind mindestens 15,50 €.",
    ),
    (
        {"vacancy": {"wage": {"min": 3000, "max": 3400, "period": "month"}, "weekly_hours": 40}},
        "wage",
        "Lohn: umgerechnet ab 17,31 € pro Stunde.",
    ),
    (
        {"vacancy": {"employer": {"support": ["german_course", "housing"]}}},
        "employer_support",
        "Der Betrieb hilft mit: Deutschkurs und Wohnung.",
    ),
    (
        {"vacancy": {"employer": {"migrant_owned": True}}},
        "migrant_owned",
        "Der Betrieb gehört Menschen mit Migrationsgeschichte (eigene Angabe des Betriebs).",
    ),
    (
        {"vacancy": {"career_changers_welcome": True}},
        "career_changers_welcome",
        "Quereinstieg ist willkommen.",
    ),
    (
        {"startable": "now"},
        "startable_now",
        "Kein Hindernis bekannt. Der Start ist sofort möglich.",
    ),
    (
        {"startable": "now", "start": dt.date(2027, 2, 1)},
        "startable_now",
        "Kein Hindernis bekannt. Der Start ist ab dem 1. Februar 2027 möglich.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "code", "text"), REASONS)
def test_a_reason_is_said(german, facts, code, text):
    said = lines(pair_of(**facts), german)
    assert ("reasons", code, text) in said
    others = {other for part, other, _ in said if other != code}
    assert others <= {"occupation_near"}  # a bridge rests on the occupation


SILENT = [
    {"occupation": partner(0.49)},
    {"occupation": partner(0.9), "values": {"occupation": None}},
    {"skills": skills(0.4, optional=True)},
    {"person_level": 2, "job_level": 2},
    {"person_level": 2, "job_level": 1, "values": {"qualification": 0.8}},
    {
        "person_level": 2,
        "job_level": 1,
        "values": {"qualification": 0.8},
        "vacancy": {"kind": "apprenticeship"},
    },
    {"vacancy": {"languages": [{"code": "de", "level": "A1"}]}},
    {"candidate": {"languages": [{"code": "en", "level": "A1"}]}, "vacancy": {"workplace_languages": ["en"]}},
    {"candidate": GERMAN_B1, "vacancy": {"workplace_languages": ["de"]}},
    {"distance_km": 12.0, "values": {"commute": 0.6}},
    {"values": {"commute": 0.9}},
    {"candidate": {"wishes": {"hours": "any", "shifts": True}}, "vacancy": {"hours": "full", "shifts": True}},
    {"candidate": {"wishes": {"hours": "full"}}},
    {"vacancy": {"wage": {"max": 20, "period": "hour"}}},
    {"vacancy": {"wage": {"min": 3000, "period": "month"}}},
    {"vacancy": {"employer": {"migrant_owned": False}, "career_changers_welcome": False}},
    {"startable": "unknown"},
    {"startable": "no"},
]


@pytest.mark.parametrize("facts", SILENT)
def test_nothing_is_said_without_a_fact(german, facts):
    assert {code for _, code, _ in lines(pair_of(**facts), german)} <= {"profile_incomplete"}


def test_a_language_that_the_check_doubts_is_no_reason(german):
    vacancy = {"languages": [{"code": "de", "level": "A2"}]}
    findings = found("language", "unknown", "stated.language", language="de", required="A2", level=None)
    said = lines(pair_of(GERMAN_B1, vacancy, findings), german)
    assert [code for part, code, _ in said if part == "reasons"] == []


def test_a_wage_below_the_minimum_is_no_reason(german):
    findings = found("minimum_wage", "barred", "minimum_wage.from_2026_01", wage=10.0, minimum=13.9)
    said = lines(pair_of(vacancy={"wage_eur_hour": 10}, findings=findings), german)
    assert "reasons" not in {part for part, _, _ in said}


def test_the_strongest_reasons_come_first_and_at_most_six(german):
    pair = pair_of(
        {"languages": [{"code": "de", "level": "B1", "evidence": "tested"}], "wishes": {"hours": "full"}},
        {
            "hours": "full", "wage_eur_hour": 17, "languages": [{"code": "de", "level": "B1"}],
            "employer": {"migrant_owned": True, "support": ["housing"]}, "career_changers_welcome": True,
        },
        startable="now",
        occupation=partner(0.95),
        skills=skills(0.9),
        distance_km=5.0,
        values=dict.fromkeys(HALF, 0.9),
    )  # fmt: skip
    codes = [code for part, code, _ in lines(pair, german) if part == "reasons"]
    assert codes == [
        "occupation_same", "startable_now", "skills_met", "language_fits", "commute_near", "migrant_owned",
    ]  # fmt: skip


GAPS = [
    (
        found("language", "step", "stated.language", language="de", required="B2", level="B1"),
        "Deutsch: B1 vorhanden, B2 verlangt. Es fehlt eine Stufe.",
        "Deutsch: Kurs bis B2 machen. Es fehlt eine Stufe.",
    ),
    (
        found("language", "barred", "stated.language", language="en", required="C1", level="A2"),
        "Englisch: A2 vorhanden, C1 verlangt. Es fehlen 3 Stufen.",
        "Englisch: Kurs bis C1 machen. Es fehlen 3 Stufen.",
    ),
    (
        found("language", "unknown", "stated.language", language="de", required="B1", level=None),
        "Deutsch: B1 verlangt. Das Niveau steht nicht im Profil.",
        "Deutsch: Niveau klären, mit Zeugnis oder Einstufungstest.",
    ),
    (
        found("language", "step", "profession.nurse", "§ 2 PflBG", language="de", required="B2", level="A2"),
        "Deutsch: A2 vorhanden, B2 für die Anerkennung verlangt. Es fehlen 2 Stufen. Grundlage: § 2 PflBG.",
        "Deutsch: Kurs bis B2 machen. Es fehlen 2 Stufen.",
    ),
    (
        found("language", "step", "title_language.x", "§ 16d AufenthG", language="de", required="A2", level="A1"),
        "Deutsch: A1 vorhanden, A2 für den Aufenthaltstitel verlangt. Es fehlt eine Stufe. "
        "Grundlage: § 16d AufenthG.",
        "Deutsch: Kurs bis A2 machen. Es fehlt eine Stufe.",
    ),
    (
        found("permission", "step", "permission.x", "§ 32 BeschV", who="foreigners_authority", consent=None),
        "Für diese Arbeit ist eine Erlaubnis nötig. Sie wird mit dem konkreten Angebot beantragt. "
        "Grundlage: § 32 BeschV.",
        "Arbeitserlaubnis mit dem konkreten Angebot beantragen. Zuständig: Ausländerbehörde.",
    ),
    (
        found("permission", "step", who="foreigners_authority", consent="employment_agency"),
        "Für diese Arbeit ist eine Erlaubnis nötig. Sie wird mit dem konkreten Angebot beantragt.",
        "Arbeitserlaubnis mit dem konkreten Angebot beantragen. Zuständig: Ausländerbehörde. "
        "Zustimmen muss: Bundesagentur für Arbeit.",
    ),
    (
        found("permission", "barred"),
        "Der Aufenthaltstitel erlaubt diese Arbeit zurzeit nicht.",
        None,
    ),
    (
        found("permission", "barred", from_date=dt.date(2027, 3, 1)),
        "Der Aufenthaltstitel erlaubt diese Arbeit nicht vor dem 1. März 2027.",
        None,
    ),
    (
        found("permission", "unknown", "stated.residence_valid_until", valid_until="2026-12-31"),
        "Der Aufenthaltstitel gilt nur bis zum 31. Dezember 2026. Ob danach gearbeitet werden darf, ist offen.",
        "Aufenthaltstitel rechtzeitig verlängern lassen. Zuständig: Ausländerbehörde.",
    ),
    (
        found("permission", "unknown", "permission.fiction.document", "§ 81 AufenthG"),
        "Ob diese Arbeit erlaubt ist, steht nur auf dem Aufenthaltsdokument. Grundlage: § 81 AufenthG.",
        "Im Aufenthaltsdokument nachsehen, ob diese Arbeit erlaubt ist.",
    ),
    (
        found("permission", "unknown", "stated.residence_title", field="residence"),
        "Der Aufenthaltstitel ist nicht bekannt. Ob gearbeitet werden darf, ist offen.",
        "Aufenthaltstitel klären und eintragen.",
    ),
    (
        found("residence_obligation", "step", "stated.must_live_in", who="foreigners_authority", km=61.5,
              reasonable_km=50.0),
        "Der Wohnort ist vorgeschrieben. Von dort ist der Weg zur Arbeit zu weit: etwa 61,5 km, "
        "zumutbar sind etwa 50 km.",
        "Klären, ob der vorgeschriebene Wohnort geändert werden kann. Zuständig: Ausländerbehörde.",
    ),
    (
        found("residence_obligation", "step", "obligation.x", "§ 12a AufenthG", who="foreigners_authority",
              km=61.5, reasonable_km=50.0, lifted_from_hours=15.0),
        "Der Wohnort ist vorgeschrieben. Von dort ist der Weg zur Arbeit zu weit: etwa 61,5 km, "
        "zumutbar sind etwa 50 km. Grundlage: § 12a AufenthG.",
        "Klären, ob der vorgeschriebene Wohnort geändert werden kann. Zuständig: Ausländerbehörde. "
        "Möglich ist das bei Arbeit ab 15 Stunden pro Woche.",
    ),
    (
        found("driving_licence", "step", licence="C") + found("driving_licence", "step", licence="CE"),
        "Führerschein: Klasse C und CE verlangt, nicht vorhanden.",
        "Führerschein: Klasse C und CE machen oder umschreiben lassen.",
    ),
    (
        found("driving_licence", "unknown", licence="B"),
        "Führerschein: Klasse B verlangt. Im Profil steht nichts dazu.",
        "Führerschein: Klasse B klären.",
    ),
    (
        found("minimum_wage", "barred", "minimum_wage.x", "§ 1 MiLoG", wage=12.5, minimum=13.9),
        "Der Lohn von 12,50 € pro Stunde liegt unter dem Mindestlohn von 13,90 €. Grundlage: § 1 MiLoG.",
        "Lohn mit dem Betrieb klären: Der Mindestlohn ist 13,90 € pro Stunde.",
    ),
    (
        found("minimum_wage", "unknown", wage=5.0, minimum=13.9),
        "Der Lohn von 5,00 € pro Stunde liegt unter dem Mindestlohn von 13,90 €. "
        "Ob der Mindestlohn hier gilt, ist offen.",
        "Lohn mit dem Betrieb klären: Der Mindestlohn ist 13,90 € pro Stunde.",
    ),
    (
        found("working_hours", "barred", "hours.study", "§ 16b AufenthG", limit=20.0, hours=39.5),
        "Der Aufenthaltstitel erlaubt höchstens 20 Stunden pro Woche. Die Stelle hat 39,5 Stunden. "
        "Grundlage: § 16b AufenthG.",
        None,
    ),
    (
        found("working_hours", "unknown", "hours.study", limit=20.0, hours=None),
        "Der Aufenthaltstitel erlaubt höchstens 20 Stunden pro Woche. Wie viele die Stelle hat, ist offen.",
        "Mit dem Betrieb klären, ob höchstens 20 Stunden pro Woche möglich sind.",
    ),
    (
        found("shifts", "step", "stated.shifts"),
        "Die Stelle hat Schichtarbeit. Gewünscht ist keine.",
        "Mit dem Betrieb klären, ob es ohne Schichtarbeit geht.",
    ),
    (
        found("shifts", "step", "stated.nights"),
        "Die Stelle hat Nachtarbeit. Gewünscht ist keine.",
        "Mit dem Betrieb klären, ob es ohne Nachtarbeit geht.",
    ),
    (
        found("shifts", "barred", "stated.nights"),
        "Die Stelle hat Nachtarbeit. Gewünscht ist keine.",
        None,
    ),
    (
        found("commute", "barred", "stated.commute", km=41.3, limit_km=30.0),
        "Arbeitsweg: etwa 41,3 km (geschätzt aus der Luftlinie), gewünscht sind höchstens 30 km.",
        None,
    ),
    (found("dates", "barred", "stated.state"), "Die Stelle ist zurzeit nicht offen.", None),
    (
        found("dates", "barred", "stated.valid_until", valid_until="2026-10-03"),
        "Die Stelle war nur bis zum 3. Oktober 2026 ausgeschrieben.",
        None,
    ),
    (found("qualification", "step"), "Ausbildung: noch nicht geklärt.", "Ausbildung klären."),
]  # fmt: skip


@pytest.mark.parametrize(("findings", "gap", "step"), GAPS)
def test_a_finding_becomes_a_gap_and_where_something_can_be_done_a_step(german, findings, gap, step):
    code = findings[0].code
    expected = [("missing", code, gap)] + ([("next_steps", code, step)] if step else [])
    assert lines(pair_of(findings=findings), german) == expected


RECOGNITION = [
    ("none", "Eine Anerkennung liegt nicht vor.", "Anerkennung beantragen. Zuständig: RP."),
    (
        "not_stated",
        "Ob der Abschluss anerkannt ist, steht nicht im Profil.",
        "Klären, ob der Abschluss anerkannt ist. Wenn nicht: Anerkennung beantragen. Zuständig: RP.",
    ),
    (
        "applied",
        "Die Anerkennung ist beantragt, aber noch nicht abgeschlossen.",
        "Nach dem Stand der Anerkennung fragen. Zuständig: RP.",
    ),
    (
        "partial",
        "Die Anerkennung liegt erst teilweise vor.",
        "Anpassungslehrgang oder Kenntnisprüfung machen. Zuständig: RP.",
    ),
]


@pytest.mark.parametrize(("state", "gap", "step"), RECOGNITION)
@pytest.mark.parametrize(
    ("protects", "what"),
    [
        ("work", "Der Beruf ist reglementiert: Er darf nur mit Anerkennung ausgeübt werden."),
        ("title", "Die Berufsbezeichnung ist geschützt: Sie darf nur mit Anerkennung geführt werden."),
    ],
)
def test_recognition_is_told_by_its_state(german, state, gap, step, protects, what):
    findings = found("recognition", "step", state=state, protects=protects, authority="RP", language=None)
    assert lines(pair_of(findings=findings), german) == [
        ("missing", "recognition", f"{what} {gap}"),
        ("next_steps", "recognition", step),
    ]


def test_the_german_that_recognition_asks_for_is_told(german):
    findings = found(
        "recognition",
        "step",
        state="none",
        protects="work",
        authority="RP",
        language="B2",
        special_language="C1",
    )
    assert lines(pair_of(findings=findings), german)[1][2] == (
        "Anerkennung beantragen. Zuständig: RP. Für die Anerkennung verlangt: Deutsch B2. "
        "Dazu die Fachsprache auf C1."
    )


def test_hours_are_told_in_words(german):
    pair = pair_of(
        {"wishes": {"hours": "part"}}, {"hours": "full"}, found("working_hours", "step", "stated.hours")
    )
    assert lines(pair, german) == [
        ("missing", "working_hours", "Arbeitszeit: gewünscht ist Teilzeit, angeboten ist Vollzeit."),
        ("next_steps", "working_hours", "Arbeitszeit mit dem Betrieb klären."),
    ]


def test_a_residence_title_that_is_not_enough_is_told_apart_from_none(german):
    findings = found("permission", "unknown", "stated.residence_title", field="residence")
    said = lines(pair_of({"residence": {"title": "Duldung"}}, findings=findings), german)
    assert said == [
        (
            "missing", "permission",
            "Die Angaben zum Aufenthalt reichen nicht aus. Ob gearbeitet werden darf, ist offen.",
        ),
        (
            "next_steps", "permission",
            "Angaben zum Aufenthalt ergänzen: genauer Titel, seit wann er gilt, seit wann in Deutschland, "
            "ob in einer Aufnahmeeinrichtung.",
        ),
    ]  # fmt: skip


def test_a_licence_that_was_read_with_little_certainty_is_asked_for(german):
    findings = found("driving_licence", "unknown", who="candidate", licence="C")
    said = explain(pair_of({"driving_licences": ["B"]}, findings=findings), german)
    assert said.missing[0].text == "Führerschein: Klasse C wohl verlangt, im Profil nicht genannt."
    assert said.next_steps[0].text == "Mit dem Betrieb klären, ob der Führerschein nötig ist: Klasse C."
    assert said.next_steps[0].values["who"] == "employer"


def test_a_course_of_the_employer_is_named(german):
    findings = found("language", "step", "stated.language", language="de", required="B1", level="A2")
    said = lines(pair_of(vacancy={"employer": {"support": ["german_course"]}}, findings=findings), german)
    assert said[-1][2].endswith("Der Betrieb hilft mit einem Deutschkurs.")


SOFT_GAPS = [
    (
        {"occupation": partner(0.4), "values": {"occupation": 0.3}},
        "occupation",
        "Die Berufe liegen weit auseinander: „Konditorin“ im Profil, „Bäcker (m/w/d)“ in der Stelle.",
        "Mit dem Betrieb klären, ob ein Quereinstieg möglich ist.",
    ),
    (
        {"occupation": partner(0.1, "none", None), "values": {"occupation": 0.12}},
        "occupation",
        "Im Profil steht nichts, das zu „Bäcker (m/w/d)“ passt.",
        "Mit dem Betrieb klären, ob ein Quereinstieg möglich ist.",
    ),
    (
        {"skills": skills(0.1, 0.49)},
        "skill",
        "Im Profil nicht gefunden: Skill 1 und Skill 2.",
        "Im Gespräch klären, was davon vorhanden ist: Skill 1 und Skill 2.",
    ),
    (
        {"skills": skills(*[0.1] * 5)},
        "skill",
        "Im Profil nicht gefunden: Skill 1, Skill 2, Skill 3 und Skill 4 sowie eine weitere Fähigkeit.",
        "Im Gespräch klären, was davon vorhanden ist: Skill 1, Skill 2, Skill 3 und Skill 4.",
    ),
    (
        {"skills": skills(*[0.1] * 7)},
        "skill",
        "Im Profil nicht gefunden: Skill 1, Skill 2, Skill 3 und Skill 4 sowie 3 weitere Fähigkeiten.",
        "Im Gespräch klären, was davon vorhanden ist: Skill 1, Skill 2, Skill 3 und Skill 4.",
    ),
    (
        {"person_level": 2, "job_level": 4},
        "qualification",
        "Die Stelle verlangt das Niveau „Experte“. Im Profil liegt es bei „Fachkraft“.",
        "Klären, ob es Nachweise für das Niveau „Experte“ gibt.",
    ),
    (
        {"person_level": 4, "job_level": 1},
        "qualification",
        "Die Stelle liegt unter dem Niveau des Profils: Stelle „Helfer“, Profil „Experte“.",
        None,
    ),
    (
        {"distance_km": 71.8, "values": {"commute": 0.2}},
        "commute",
        "Der Weg zur Arbeit ist weit: etwa 72 km (geschätzt aus der Luftlinie).",
        None,
    ),
    (
        {"values": {"skills": None, "commute": None, "wishes": None}},
        "profile_incomplete",
        "Nicht bekannt: Fähigkeiten, Wohnort und Wünsche zur Arbeit. "
        "Die Bewertung stützt sich zu 55 % auf Angaben.",
        "Profil ergänzen: Fähigkeiten, Wohnort und Wünsche zur Arbeit.",
    ),
]


@pytest.mark.parametrize(("facts", "code", "gap", "step"), SOFT_GAPS)
def test_a_weak_spot_is_told(german, facts, code, gap, step):
    expected = [("missing", code, gap)] + ([("next_steps", code, step)] if step else [])
    assert lines(pair_of(**facts), german) == expected


def test_an_unknown_language_is_told_once(german):
    findings = found("language", "unknown", "stated.language", language="de", required="B1", level=None)
    said = lines(pair_of(findings=findings, values={"language": None}), german)
    assert [code for _, code, _ in said] == ["language", "language"]


def test_what_bars_comes_first_then_the_unknown_then_steps_then_weak_spots(german):
    findings = [
        *found("shifts", "step", "stated.shifts"),
        *found("permission", "unknown", "stated.residence_title"),
        *found("dates", "barred", "stated.state"),
        *found("language", "step", "stated.language", language="de", required="B1", level="A2"),
    ]
    pair = pair_of(findings=findings, skills=skills(0.1), values={"wishes": None})
    said = explain(pair, german)
    assert [m.code for m in said.missing] == [
        "dates", "permission", "language", "shifts", "skill", "profile_incomplete",
    ]  # fmt: skip
    assert [m.code for m in said.next_steps] == [
        "permission", "language", "shifts", "skill", "profile_incomplete",
    ]  # fmt: skip


def test_long_words_are_shortened_and_markup_stays_as_it_is(german):
    pair = pair_of(occupation=partner(0.95, offered="<b>x</b> " + "lang" * 40))
    reason = explain(pair, german).reasons[0]
    assert "„<b>x</b> lang" in reason.text
    assert len(str(reason.values["offered"])) == 80
    assert str(reason.values["offered"]).endswith("…")


def test_a_nurse_whose_recognition_is_open(german):
    candidate = {
        "occupations": [{"title": "медсестра", "years": 6}],
        "qualifications": [{"title": "медсестра", "recognition": "applied", "country": "UA"}],
        "languages": [{"code": "de", "level": "B1", "evidence": "tested"}],
        "residence": {"title": "§ 24 AufenthG"},
    }
    vacancy = {"title": "Pflegefachkraft (m/w/d)", "languages": [{"code": "de", "level": "B2"}]}
    pair = pair_of(candidate, vacancy)
    verdict = check(pair.candidate, pair.vacancy, ON, None, load_rules())
    said = lines(pair_of(candidate, vacancy, verdict.findings, occupation=NURSE), german)
    assert said == [
        ("reasons", "occupation_same",
         "Erfahrung als „медсестра“ passt gut zu „Pflegefachkraft (m/w/d)“. 6 Jahre Erfahrung."),
        ("missing", "recognition",
         "Der Beruf ist reglementiert: Er darf nur mit Anerkennung ausgeübt werden. "
         "Die Anerkennung ist beantragt, aber noch nicht abgeschlossen. Grundlage: §§ 1, 2, 4 PflBG."),
        ("missing", "language", "Deutsch: B1 vorhanden, B2 verlangt. Es fehlt eine Stufe."),
        ("next_steps", "recognition",
         "Nach dem Stand der Anerkennung fragen. Zuständig: Regierungspräsidium Stuttgart (Landesprüfungsamt). "
         "Für die Anerkennung verlangt: Deutsch B2."),
        ("next_steps", "language", "Deutsch: Kurs bis B2 machen. Es fehlt eine Stufe."),
    ]  # fmt: skip
