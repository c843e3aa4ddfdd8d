"""Europass in its two living XML families: what a person can do is kept, who they are is dropped."""

import io
from pathlib import Path

import pytest

from data.errors import UnusableInput
from data.formats import read_records
from data.masking import mask
from data.validation import build_candidate

EURES = Path(__file__).parent / "golden" / "europass_eures.xml"


def read(content: bytes | str, kind: str = "candidate") -> list:
    content = content.encode() if isinstance(content, str) else content
    return list(read_records(io.BytesIO(content), "cv.xml", kind))


def passport(learner: str) -> str:
    return (
        '<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass">'
        "<DocumentInfo><LastUpdateDate>2026-06-01</LastUpdateDate></DocumentInfo>"
        f"<LearnerInfo>{learner}</LearnerInfo></SkillsPassport>"
    )


def test_the_eures_form_is_read():
    (record,) = read(EURES.read_bytes())
    candidate = build_candidate(record.raw)
    assert record.format == "europass-eures"
    assert [(each.title, each.years, each.last_year, each.country) for each in candidate.occupations] == [
        ("Schneiderin", 9.5, 2021, "UA"),
        ("Werkstattleitung", None, None, "UA"),
    ]
    assert [(each.title, each.level, each.evidence) for each in candidate.qualifications] == [
        ("Damenschneiderei", None, "claimed"),
        ("Staplerschein", None, "proved"),
    ]
    assert [(each.code, each.level) for each in candidate.languages] == [("uk", "C2"), ("de", "A2")]
    assert [skill.name for skill in candidate.skills] == ["Schnittprogramme"]
    assert candidate.driving_licences == ("B",)
    assert (candidate.place.name, candidate.place.postcode, candidate.place.country) == (
        "Auenfels",
        "79999",
        "DE",
    )
    assert "Meisterkurs" in candidate.text
    assert "Mäntel\n" in candidate.text


def test_nothing_of_who_the_person_is_remains():
    (record,) = read(EURES.read_bytes())
    assert record.names == ("Halyna Vymyslena", "Halyna", "Vymyslena")
    kept = str(build_candidate(record.raw).model_dump())
    kept = mask(kept, record.names)
    for trace in ("Halyna", "Vymyslena", "1988", "female", "post.example", "Gasse", "Dritte", "'ua'"):
        assert trace not in kept


def test_the_lowest_skill_of_a_language_counts_and_certificates_test_it():
    grades = "<Listening>C1</Listening><Reading>B2</Reading><SpokenProduction>B1</SpokenProduction><Writing>-</Writing>"
    (record,) = read(
        passport(
            "<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Code>uk</Code></Description></MotherTongue>"
            "</MotherTongueList><ForeignLanguageList><ForeignLanguage><Description><Label>Deutsch</Label></Description>"
            f"<ProficiencyLevel>{grades}</ProficiencyLevel><VerifiedBy><Certificate><Title>telc</Title></Certificate>"
            "</VerifiedBy></ForeignLanguage><ForeignLanguage><Description><Code>pl</Code></Description></ForeignLanguage>"
            "</ForeignLanguageList></Linguistic></Skills>"
        )
    )
    assert record.raw["languages"] == [
        {"code": "uk", "level": "C2", "evidence": "claimed"},
        {"code": "de", "level": "B1", "evidence": "tested"},
    ]


def test_periods_count_to_the_month_and_work_goes_on_to_the_documents_date():
    def work(title: str, period: str) -> str:
        return f"<WorkExperience><Period>{period}</Period><Position><Label>{title}</Label></Position></WorkExperience>"

    (record,) = read(
        passport(
            "<WorkExperienceList>"
            + work("a", '<From year="2019" month="--03"/><To year="2021" month="--09"/>')
            + work("b", '<From year="2024"/><Current>true</Current>')
            + work("c", '<From year="2020"/><To year="2010"/>')
            + work("d", "")
            + "</WorkExperienceList>"
        )
    )
    assert record.raw["occupations"] == [
        {"title": "a", "years": 2.5, "last_year": 2021},
        {"title": "b", "years": 2.0, "last_year": 2026},
        {"title": "c", "last_year": 2010},
        {"title": "d"},
    ]


def test_an_education_that_goes_on_is_no_qualification_yet():
    def study(title: str, level: int, current: str) -> str:
        return (
            f"<Education><Period><Current>{current}</Current></Period><Title>{title}</Title>"
            f"<Level><Code>{level}</Code></Level></Education>"
        )

    (record,) = read(
        passport(
            f"<EducationList>{study('Bachelor', 6, 'false')}{study('Abitur', 4, 'false')}{study('Master', 7, 'true')}"
            "</EducationList>"
        )
    )
    held = [(each["title"], each.get("level")) for each in record.raw["qualifications"]]
    assert held == [
        ("Bachelor", 3),
        ("Abitur", None),
    ]
    assert record.raw["text"] == "Master"


def test_short_list_entries_become_skills_and_the_name_leaves_the_headline():
    (record,) = read(
        passport(
            "<Identification><PersonName><FirstName>Ana</FirstName><Surname>Erfunden</Surname></PersonName></Identification>"
            "<Headline><Type><Code>job_applied_for</Code></Type>"
            "<Description><Label>Ana Erfunden, Köchin</Label></Description></Headline>"
            "<Skills><JobRelated><Description>&lt;ul&gt;&lt;li&gt;HACCP&lt;/li&gt;&lt;li&gt;"
            f"{'lang ' * 30}&lt;/li&gt;&lt;/ul&gt;</Description></JobRelated></Skills>"
        )
    )
    assert record.raw["skills"] == [{"name": "HACCP", "evidence": "claimed"}]
    assert record.raw["wishes"] == {"occupations": ["[Name], Köchin"]}


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "boom"}">' for n in range(8))


@pytest.mark.parametrize(
    "declaration",
    [
        f"<!DOCTYPE SkillsPassport [{BOMB}]>",
        '<!DOCTYPE SkillsPassport [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE SkillsPassport SYSTEM "http://dtd.example/x.dtd">',
        "<!DOCTYPE SkillsPassport>",
    ],
)
def test_document_types_and_entities_are_refused_with_the_reason(declaration):
    with pytest.raises(UnusableInput, match="document type declaration"):
        read(
            f'<?xml version="1.0"?>{declaration}<SkillsPassport><LearnerInfo>&x;</LearnerInfo></SkillsPassport>'
        )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (passport("")[:-20], "broken XML: .*, line 1, column"),
        ("<SkillsPassport>&nbsp;</SkillsPassport>", "broken XML"),
        ("<Invoice/>", "root element <Invoice>"),
        ("<learnerinfo/>", "older than version 3"),
        ("<a>" * 200 + "</a>" * 200, "nested deeper"),
        ('<?xml version="1.0" encoding="klingon"?><Candidate/>', "XML"),
        ("< not xml", "XML"),
    ],
)
def test_xml_that_cannot_be_used_is_refused_with_the_reason(content, reason):
    with pytest.raises(UnusableInput, match=reason):
        read(content)


def test_a_cv_is_no_vacancy():
    with pytest.raises(UnusableInput, match="use `passung import candidates`"):
        read(EURES.read_bytes(), "vacancy")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_xml_tells_its_encoding_itself(encoding):
    text = passport(
        "<WorkExperienceList><WorkExperience><Position><Label>Bäcker</Label></Position></WorkExperience></WorkExperienceList>"
    )
    (record,) = read(text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding))
    assert record.raw["occupations"] == [{"title": "Bäcker"}]
