"""schema.org JobPosting: the many ways in which pages carry the same thing."""

import io
import json

import pytest

from data.errors import RecordRejected, UnusableInput
from data.formats import read_records
from data.validation import build_vacancy

POSTING = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Koch (m/w/d)"}


def read(content: str | bytes) -> list:
    content = content.encode() if isinstance(content, str) else content
    return list(read_records(io.BytesIO(content), "page", "vacancy"))


def raw_of(**fields) -> dict:
    (record,) = read(json.dumps({**POSTING, **fields}))
    build_vacancy(record.raw)
    return record.raw


def page(*blocks: str) -> str:
    return "<!DOCTYPE html><html><head>" + "".join(
        f"<script type='application/ld+json'>{block}</script>" for block in blocks
    ) + "<script>var x = '<';</script></head><body>x</body></html>"  # fmt: skip


ORGANISATION = {"@type": "Organization", "@id": "#firma", "name": "Krone"}
LINKED = {**POSTING, "hiringOrganization": {"@id": "#firma"}}


@pytest.mark.parametrize(
    ("content", "employer"),
    [
        (json.dumps(POSTING), None),
        (json.dumps([POSTING]), None),
        (json.dumps([ORGANISATION, POSTING, {"@type": "BreadcrumbList"}]), None),
        (json.dumps({"@context": "x", "@graph": [ORGANISATION, LINKED]}), "Krone"),
        (
            json.dumps({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]}),
            None,
        ),
        (json.dumps({**POSTING, "@type": ["Thing", "http://schema.org/JobPosting"]}), None),
        (json.dumps({**POSTING, "hiringOrganization": "Krone"}), "Krone"),
        (json.dumps({**POSTING, "hiringOrganization": [{"legalName": "Krone"}]}), "Krone"),
        (page(json.dumps(POSTING)), None),
        (page("", json.dumps([ORGANISATION, LINKED])), "Krone"),
        (page("<!-- " + json.dumps(POSTING) + " -->"), None),
        (page(json.dumps(POSTING).replace('"', "&quot;")), None),
        ("<script type=application/ld+json>" + json.dumps(POSTING) + "</script>", None),
        (page(json.dumps(POSTING)[:-1] + ', "description": "a\tb\nc"}'), None),
    ],
)
def test_a_posting_is_found_wherever_it_stands(content, employer):
    (record,) = read(content)
    vacancy = build_vacancy(record.raw)
    assert (vacancy.title, vacancy.employer.name) == ("Koch (m/w/d)", employer)


def test_all_postings_of_a_page_are_read_and_a_broken_block_is_rejected():
    other = {**POSTING, "title": "Maurer"}
    found = read(page(json.dumps([POSTING, other]), '{"@type": "JobPosting",'))
    assert [each.position for each in found] == [
        "JSON-LD block 1",
        "JSON-LD block 1, posting 2",
        "JSON-LD block 2",
    ]
    assert isinstance(found[2], RecordRejected)


@pytest.mark.parametrize(
    "content", [page(), page(""), page(json.dumps(ORGANISATION)), "<html><body>x</body></html>"]
)
def test_a_page_without_postings_is_no_record_file(content):
    with pytest.raises(UnusableInput, match=r"without a schema\.org JobPosting"):
        read(content)


def test_linked_data_without_postings_is_no_record_file():
    with pytest.raises(UnusableInput, match="without a JobPosting"):
        read(json.dumps([ORGANISATION]))


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ({"address": {"addressLocality": "Ulm", "postalCode": 89073, "addressCountry": "DE"}},
         {"name": "Ulm", "postcode": "89073", "country": "DE"}),
        ([{"address": {"addressLocality": "Ulm", "addressCountry": {"name": "Deutschland"}}}],
         {"name": "Ulm", "country": "DE"}),
        ({"address": "89073 Ulm"}, {"name": "89073 Ulm"}),
        ("Ulm", {"name": "Ulm"}),
        ({"geo": {"latitude": "48.4", "longitude": 9.99}, "address": {}}, {"lat": 48.4, "lon": 9.99}),
        ({"address": {"addressLocality": "Ulm", "addressCountry": "Atlantis", "streetAddress": "x"}}, {"name": "Ulm"}),
    ],
)  # fmt: skip
def test_locations(location, place):
    assert raw_of(jobLocation=location)["places"] == [place]


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"employmentType": "Full-time"}, "hours", "full"),
        ({"employmentType": ["FULL_TIME", "PART_TIME"]}, "hours", "any"),
        ({"employmentType": "Teilzeit"}, "hours", "part"),
        ({"employmentType": "INTERN"}, "kind", "internship"),
        ({"employmentType": "TEMPORARY"}, "fixed_term", True),
        ({"employmentType": "CONTRACTOR"}, "hours", None),
        ({"validThrough": "2026-12-31T23:59:59+01:00"}, "valid_until", "2026-12-31T23:59:59+01:00"),
        ({"validThrough": "31.12.2026"}, "valid_until", "2026-12-31"),
        ({"validThrough": ""}, "valid_until", None),
        ({"jobStartDate": "ab sofort"}, "start", None),
        ({"totalJobOpenings": "3"}, "openings", 3),
        ({"jobLocationType": "TELECOMMUTE"}, "remote", True),
        ({"skills": "Kochen, Backen; Grillen"}, "skills_required", ["Kochen", "Backen", "Grillen"]),
        ({"skills": [{"@type": "DefinedTerm", "name": "Kochen"}, "Backen"]}, "skills_required", ["Kochen", "Backen"]),
        ({"educationRequirements": {"credentialCategory": "bachelor degree"}}, "level", 3),
        ({"occupationalCategory": "35-1011.00 Chefs"}, "occupation", {"titles": ["Chefs"]}),
        ({"occupationalCategory": {"codeValue": "5120", "name": "Koch", "inCodeSet": "ISCO-08"}}, "occupation",
         {"titles": ["Koch"], "isco": "5120"}),
        ({"url": ["https://x.example"]}, "url", "https://x.example"),
    ],
)  # fmt: skip
def test_single_fields(fields, name, value):
    assert raw_of(**fields).get(name) == value


@pytest.mark.parametrize(
    ("salary", "wage"),
    [
        ({"currency": "EUR", "value": {"minValue": 15, "maxValue": 17, "unitText": "HOUR"}},
         {"min": 15, "max": 17, "period": "hour"}),
        ({"currency": "EUR", "value": {"value": "3.000", "unitText": "Month"}},
         {"min": 3000.0, "max": 3000.0, "period": "month"}),
        ({"currency": "USD", "value": {"value": 15, "unitText": "HOUR"}}, None),
        ({"currency": "EUR", "value": {"value": 150, "unitText": "DAY"}}, None),
        ({"currency": "EUR", "value": {"value": "competitive", "unitText": "HOUR"}}, None),
        ({"currency": "EUR", "value": 15}, None),
        (15, None),
        ("15 EUR", None),
    ],
)  # fmt: skip
def test_only_a_wage_in_euros_with_a_period_is_one(salary, wage):
    assert raw_of(baseSalary=salary).get("wage") == wage


def test_requirements_in_fields_of_their_own_join_the_description():
    raw = raw_of(
        description="<p>Wir kochen.</p>", responsibilities="Kochen", qualifications=["Ausbildung als Koch"],
        experienceRequirements={"description": "2 Jahre"}, workHours="40 Stunden",
    )  # fmt: skip
    assert build_vacancy(raw).description == (
        "Wir kochen.\n\nAufgaben:\nKochen\n\nAnforderungen:\nAusbildung als Koch\n\n2 Jahre\n\nArbeitszeit:\n40 Stunden"
    )


def test_the_identifier_makes_a_lasting_id_and_names_the_record():
    with_number = {"identifier": {"@type": "PropertyValue", "name": "Krone", "value": 17}}
    first = raw_of(title="Koch", **with_number)
    assert first["id"] == raw_of(title="Köchin", **with_number)["id"]
    assert first["id"] != raw_of(title="Koch")["id"]
    assert first["id"].startswith("jobposting-")
    (record,) = read(json.dumps({**POSTING, **with_number}))
    assert record.position == "record 1 (identifier 17)"


@pytest.mark.parametrize("part", ["<script ", "<script type=ld+json>", "</script", "<!--"])
def test_hostile_pages_are_read_in_one_pass(part):
    try:
        found = read("<html>" + part * 60_000)
    except UnusableInput:
        return
    assert all(isinstance(each, RecordRejected) for each in found)
