"""The law, row by row: cases worked by hand, and every row of every table changes at least one of them."""

import datetime as dt

import pytest

from data.records import Candidate, Vacancy
from data.rules.loading import Rules, load_rules
from data.rules.rows import Row
from matcher.eligibility import check
from matcher.verdict import Finding

RULES = load_rules()
NOW = "2026-11-22"

# residence title, other facts of residence, kind, day, outcome, agency's consent, day of change, deciding row
PERMISSION = [
    ("Fiktionsbescheinigung", {}, "job", NOW, "unknown", None, None, "fiction.document"),
    ("§ 81 Abs. 4 AufenthG", {}, "job", NOW, "unknown", None, None, "fiction.document"),
    ("deutsche Staatsangehörigkeit", {}, "job", NOW, "ok", None, None, "german.free"),
    ("Deutsch", {}, "apprenticeship", NOW, "ok", None, None, "german.free"),
    ("Blaue Karte EU", {"since": "2026-03-01"}, "job", NOW, "step", None, None, "blue_card.change_first_year"),
    ("Blue Card", {"since": "2025-03-01"}, "job", NOW, "step", None, None, "blue_card.later"),
    ("§18g AufenthG", {}, "apprenticeship", NOW, "step", None, None, "blue_card.training"),
    ("Niederlassungserlaubnis", {}, "job", NOW, "ok", None, None, "settlement.free"),
    ("Niederlassungserlaubnis § 26 Abs. 3", {}, "job", NOW, "ok", None, None, "settlement.free"),
    ("Daueraufenthalt-EU", {}, "job", NOW, "ok", None, None, "settlement.free"),
    ("§ 9 AufenthG", {}, "job", NOW, "ok", None, None, "settlement.free"),
    ("EU", {}, "job", NOW, "ok", None, None, "eu.free"),
    ("EU-Bürgerin", {}, "internship", NOW, "ok", None, None, "eu.free"),
    ("Aufenthaltskarte für Familienangehörige", {}, "job", NOW, "ok", None, None, "eu.free"),
    ("§ 24 AufenthG", {}, "job", NOW, "ok", None, None, "temporary_protection.free"),
    ("§24", {}, "job", NOW, "ok", None, None, "temporary_protection.free"),
    ("24 AufenthG", {}, "job", NOW, "ok", None, None, "temporary_protection.free"),
    ("Paragraph 24", {}, "job", NOW, "ok", None, None, "temporary_protection.free"),
    ("Aufenthaltserlaubnis nach § 24 Abs. 1 AufenthG", {}, "job", NOW, "ok", None, None,
     "temporary_protection.free"),
    ("тимчасовий захист", {}, "job", NOW, "ok", None, None, "temporary_protection.free"),
    ("§ 24 AufenthG", {}, "job", "2022-05-31", "step", None, None, "temporary_protection.2022"),
    ("§ 24 AufenthG", {}, "job", "2022-06-01", "ok", None, None, "temporary_protection.free"),
    ("Aufenthaltserlaubnis nach § 25 Abs. 2", {}, "job", NOW, "ok", None, None, "recognised.free"),
    ("§25(1) AufenthG", {}, "job", NOW, "ok", None, None, "recognised.free"),
    ("§ 25 II AufenthG", {}, "apprenticeship", NOW, "ok", None, None, "recognised.free"),
    ("25 Abs.2 Satz 1 Alt. 2 AufenthG", {}, "job", NOW, "ok", None, None, "recognised.free"),
    ("subsidiärer Schutz", {}, "job", NOW, "ok", None, None, "recognised.free"),
    ("§ 25 Absatz 3 AufenthG", {}, "job", NOW, "ok", None, None, "deportation_ban.free"),
    ("Abschiebungsverbot", {}, "job", NOW, "ok", None, None, "deportation_ban.free"),
    ("§ 25 Abs. 4 Satz 1 AufenthG", {}, "job", NOW, "step", None, None, "stay_temporary.approval"),
    ("§ 25 Abs. 4a AufenthG", {}, "job", NOW, "step", None, None, "stay_witness.approval"),
    ("§ 25 Abs. 5 AufenthG", {}, "job", NOW, "ok", None, None, "departure_impossible.free"),
    ("§25a", {}, "job", NOW, "ok", None, None, "integrated.free"),
    ("§ 25 b AufenthG", {}, "job", NOW, "ok", None, None, "integrated.free"),
    ("§104c AufenthG", {}, "job", NOW, "ok", None, None, "chance.free"),
    ("Chancen-Aufenthaltsrecht", {}, "job", NOW, "ok", None, None, "chance.free"),
    ("§ 22 AufenthG", {}, "job", NOW, "ok", None, None, "admission.free"),
    ("§ 23 Abs. 2 AufenthG", {}, "job", NOW, "ok", None, None, "admission.free"),
    ("§ 23 Abs. 1 AufenthG", {}, "job", NOW, "unknown", None, None, "admission_by_state.document"),
    ("§ 23a AufenthG", {}, "job", NOW, "ok", None, None, "hardship.free"),
    ("§28", {}, "job", NOW, "ok", None, None, "family.free"),
    ("§ 30 AufenthG", {}, "job", NOW, "ok", None, None, "family.free"),
    ("§36a AufenthG", {}, "job", NOW, "ok", None, None, "family.free"),
    ("§ 37 AufenthG", {}, "job", NOW, "ok", None, None, "return.free"),
    ("§ 38a AufenthG", {"since": "2026-06-01"}, "job", NOW, "step", "employment_agency", None,
     "long_term_eu_elsewhere.first_year"),
    ("§ 38a AufenthG", {"since": "2025-06-01"}, "job", NOW, "ok", None, None, "long_term_eu_elsewhere.later"),
    ("§ 38a AufenthG", {"since": "2025-06-01"}, "apprenticeship", NOW, "step", "employment_agency", None,
     "long_term_eu_elsewhere.vocational"),
    ("§ 16a AufenthG", {}, "job", NOW, "ok", None, None, "vocational_training.side_job"),
    ("§ 16a AufenthG", {}, "apprenticeship", NOW, "step", "employment_agency", None,
     "vocational_training.other_training"),
    ("§ 16b AufenthG", {}, "job", NOW, "ok", None, None, "study.side_job"),
    ("§ 16b AufenthG", {}, "apprenticeship", NOW, "step", "employment_agency", None, "study.training"),
    ("§16d Abs. 3 AufenthG", {}, "job", NOW, "step", "employment_agency", None, "recognition_partnership.job"),
    ("Anerkennungspartnerschaft", {}, "apprenticeship", NOW, "step", "employment_agency", None,
     "recognition_partnership.training"),
    ("§16d", {}, "job", NOW, "step", "employment_agency", None, "recognition_measure.approval"),
    ("§ 16f AufenthG", {}, "job", NOW, "ok", None, None, "language_course.side_job"),
    ("§ 16f AufenthG", {}, "apprenticeship", NOW, "step", "employment_agency", None, "language_course.training"),
    ("§16g", {}, "job", NOW, "ok", None, None, "training_of_tolerated.side_job"),
    ("§16g", {}, "apprenticeship", NOW, "step", None, None, "training_of_tolerated.other_training"),
    ("§ 17 AufenthG", {}, "job", NOW, "ok", None, None, "training_search.side_job"),
    ("§ 17 AufenthG", {}, "apprenticeship", NOW, "step", "employment_agency", None, "training_search.training"),
    ("§ 18a AufenthG", {"since": "2025-11-22"}, "job", NOW, "step", "employment_agency", None,
     "skilled_worker.first_two_years"),
    ("§ 18b AufenthG", {"since": "2024-11-22"}, "job", NOW, "step", None, None, "skilled_worker.later"),
    ("§ 19c AufenthG", {"since": "2025-11-22"}, "job", NOW, "step", "employment_agency", None,
     "other_employment.first_two_years"),
    ("§ 19c AufenthG", {"since": "2024-11-22"}, "job", NOW, "step", None, None, "other_employment.later"),
    ("§ 19d AufenthG", {"since": "2024-11-23"}, "job", NOW, "step", "employment_agency", None,
     "tolerated_skilled.first_two_years"),
    ("§ 19d AufenthG", {"since": "2024-11-22"}, "job", NOW, "ok", None, None, "tolerated_skilled.later"),
    ("§20a", {}, "job", NOW, "ok", None, None, "opportunity_card.side_job"),
    ("Chancenkarte", {}, "apprenticeship", NOW, "step", "employment_agency", None, "opportunity_card.training"),
    ("§ 20 AufenthG", {}, "job", NOW, "ok", None, None, "job_search.free"),
    ("§ 21 AufenthG", {}, "job", NOW, "step", "employment_agency", None, "self_employment.approval"),
    ("Duldung nach § 60b AufenthG", {"since": "2015-01-01"}, "job", NOW, "barred", None, None,
     "unclear_identity.none"),
    ("§60c", {}, "apprenticeship", NOW, "step", None, None, "training_toleration.training"),
    ("Ausbildungsduldung", {"in_germany_since": "2024-01-01"}, "job", NOW, "step", "employment_agency", None,
     "training_toleration.job"),
    ("Ausbildungsduldung", {"in_germany_since": "2020-01-01"}, "job", NOW, "step", None, None,
     "training_toleration.job_after_four_years"),
    ("Beschäftigungsduldung", {"in_germany_since": "2024-01-01"}, "job", NOW, "step", "employment_agency", None,
     "employment_toleration.change"),
    ("§ 60d AufenthG", {"in_germany_since": "2020-01-01"}, "job", NOW, "step", None, None,
     "employment_toleration.change_after_four_years"),
    ("§ 60d AufenthG", {}, "apprenticeship", NOW, "step", None, None, "employment_toleration.training"),
    ("Duldung", {"in_germany_since": "2026-09-01", "in_reception_centre": False}, "job", NOW, "barred", None,
     "2026-12-01", "toleration.waiting"),
    ("Duldung", {"in_germany_since": "2026-08-22", "in_reception_centre": False}, "job", NOW, "step",
     "employment_agency", None, "toleration.job"),
    ("Duldung (§ 60a AufenthG)", {"in_germany_since": "2022-11-23", "in_reception_centre": False}, "job", NOW,
     "step", "employment_agency", None, "toleration.job"),
    ("Duldung", {"in_germany_since": "2022-11-22"}, "job", NOW, "step", None, None,
     "toleration.job_after_four_years"),
    ("geduldet", {"in_germany_since": "2026-11-01", "in_reception_centre": False}, "apprenticeship", NOW, "step",
     None, None, "toleration.training"),
    ("Duldung", {"since": "2026-06-01", "in_reception_centre": True}, "job", NOW, "barred", None, "2026-12-01",
     "toleration.centre_waiting"),
    ("Duldung", {"since": "2026-05-22", "in_reception_centre": True}, "job", NOW, "step", "employment_agency",
     None, "toleration.centre_job"),
    ("Duldung", {"since": "2026-05-22", "in_reception_centre": True}, "internship", NOW, "step", None, None,
     "toleration.centre_training"),
    ("Aufenthaltsgestattung", {"since": "2026-08-23", "in_reception_centre": False}, "apprenticeship", NOW,
     "barred", None, "2026-11-23", "asylum_procedure.waiting"),
    ("Aufenthaltsgestattung", {"since": "2026-08-22", "in_reception_centre": False}, "job", NOW, "step",
     "employment_agency", None, "asylum_procedure.job"),
    ("Ankunftsnachweis", {"since": "2026-08-22", "in_reception_centre": False}, "apprenticeship", NOW, "step",
     None, None, "asylum_procedure.training"),
    ("Aufenthaltsgestattung", {"since": "2026-05-23", "in_reception_centre": True}, "job", NOW, "barred", None,
     "2026-11-23", "asylum_procedure.centre_waiting"),
    ("Aufenthaltsgestattung", {"since": "2026-05-22", "in_reception_centre": True}, "job", NOW, "step",
     "employment_agency", None, "asylum_procedure.centre_job"),
    ("Aufenthaltsgestattung", {"since": "2026-05-22", "in_reception_centre": True}, "internship", NOW, "step",
     None, None, "asylum_procedure.centre_training"),
    ("Aufenthaltsgestattung", {"since": "2023-07-01", "in_reception_centre": True}, "job", "2024-02-26", "barred",
     None, "2024-02-27", "asylum_procedure.centre_waiting_2020"),
    ("Aufenthaltsgestattung", {"since": "2023-07-01", "in_reception_centre": True}, "job", "2024-02-27", "step",
     "employment_agency", None, "asylum_procedure.centre_job"),
    ("Aufenthaltsgestattung", {"since": "2023-01-01", "in_reception_centre": True}, "job", "2024-01-15", "step",
     "employment_agency", None, "asylum_procedure.centre_job_2020"),
    ("Aufenthaltsgestattung", {"since": "2023-01-01", "in_reception_centre": True}, "apprenticeship",
     "2024-01-15", "step", None, None, "asylum_procedure.centre_training_2020"),
    ("Asylbewerber, § 55 AsylG", {"in_germany_since": "2022-11-22"}, "job", NOW, "step", None, None,
     "asylum_procedure.job_after_four_years"),
    ("Grenzübertrittsbescheinigung", {}, "job", NOW, "barred", None, None, "departure_paper.none"),
    ("Schengen-Visum", {}, "job", NOW, "barred", None, None, "short_stay.none"),
    ("nationales Visum (D)", {}, "job", NOW, "unknown", None, None, "national_visa.document"),
]  # fmt: skip


def candidate(**facts):
    residence = {"title": "EU"}
    return Candidate.model_validate({"id": "c", "text": "x", "residence": residence} | facts)


def vacancy(**facts):
    return Vacancy.model_validate(
        {"id": "v", "title": "Lagerhelfer (m/w/d)", "kind": "job", "hours": "mini"} | facts
    )


def day(text):
    return dt.date.fromisoformat(text)


def without(code: str) -> Rules:
    return Rules(tuple(row for row in RULES.rows if row.code != code))


def only(findings: tuple[Finding, ...], code: str) -> Finding:
    (finding,) = (each for each in findings if each.code == code)
    return finding


@pytest.mark.parametrize(
    ("title", "facts", "kind", "on", "outcome", "consent", "changes", "rule"), PERMISSION
)
def test_permission_to_work(title, facts, kind, on, outcome, consent, changes, rule):
    person, post = candidate(residence={"title": title} | facts), vacancy(kind=kind)
    verdict = check(person, post, day(on), None, RULES)
    finding = only(verdict.findings, "permission")
    assert (finding.outcome, finding.rule) == (outcome, f"permission.{rule}")
    assert finding.values.get("consent") == consent
    assert finding.from_date == (changes and day(changes))
    assert finding.source
    for code in (f"permission.{rule}", f"title.{rule.split('.')[0]}"):
        assert check(person, post, day(on), None, without(code)) != verdict, f"nothing rests on {code}"
