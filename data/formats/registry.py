"""Every format that is read; `docs/formats.md` lists them, and a test compares the two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.formats import ba_jobsuche, eures, europass, jobposting, json_resume, native, sheet_records
from data.formats.parsed import Kind, Mapped, ObjectFormat

OBJECT_FORMATS: tuple[ObjectFormat, ...] = (
    jobposting.FORMAT,
    ba_jobsuche.FORMAT,
    json_resume.JOB,
    json_resume.RESUME,
    native.FORMAT,
)
"""Formats of JSON objects, in the order in which they are tried: the native one takes what no other knows."""


@dataclass(frozen=True)
class XmlFormat:
    """A format of XML documents, told by the local name of the root element."""

    name: str
    root: str
    candidates: Callable[[Element], Iterator[Mapped]]


XML_FORMATS: tuple[XmlFormat, ...] = (
    XmlFormat(europass.NAME, "SkillsPassport", europass.candidates),
    XmlFormat(eures.NAME, "Candidate", eures.candidates),
)

FORMATS: dict[str, tuple[Kind, ...]] = {
    native.FORMAT.name: ("candidate", "vacancy"),
    sheet_records.FORMAT.name: ("candidate", "vacancy"),
    ba_jobsuche.FORMAT.name: ("vacancy",),
    jobposting.FORMAT.name: ("vacancy",),
    json_resume.RESUME.name: ("candidate",),
    json_resume.JOB.name: ("vacancy",),
    europass.NAME: ("candidate",),
    eures.NAME: ("candidate",),
}
"""All formats by name, with the kinds of record that they hold."""
