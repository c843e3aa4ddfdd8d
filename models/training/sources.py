"""Read the folders that the encoder is trained from: ESCO, KldB, competences, and the lexicon.

ESCO is read in its official CSV layout (one file a language and kind); KldB and competences in the layouts that
the Federal Employment Agency publishes. What is missing is left out, and `missing_parts` says what that means.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from data.errors import UnusableInput
from data.lexicon import occupation_titles, skill_phrases
from models.training import corpus
from models.training.corpus import Concept, normal_labels

MIN_CONCEPTS = 10
_LANGUAGE_FILE = re.compile(r"occupations_([a-z]{2,3})\.csv")
_SKILL_FILE = re.compile(r"(?:skills|\w+SkillsCollection)_([a-z]{2,3})\.csv")


@dataclass(frozen=True, slots=True)
class Sources:
    """The folders to train from. Only `esco` is needed; `lexicon` None means the project's own tables."""

    esco: Path
    kldb: Path | None = None
    skills: Path | None = None
    lexicon: Path | None = None


def missing_parts(sources: Sources) -> tuple[str, ...]:
    """Say in English what an encoder from these sources will not have learned."""
    missing = []
    if sources.kldb is None:
        missing.append(
            "no KldB folder: German advertisement titles and KldB classes are not learned; "
            "figures on ba-titles and for occupation coding do not apply"
        )
    if sources.skills is None:
        missing.append("no skills folder: German competences and their search words are not learned")
    return tuple(missing)


def read_concepts(sources: Sources) -> tuple[Concept, ...]:
    """Read every concept of the sources.

    Raises:
        UnusableInput: for a folder without usable files, or a file without the columns that are needed.

    """
    concepts = [*_esco_occupations(sources.esco), *_esco_skills(sources.esco)]
    if sources.kldb is not None:
        isco = kldb_to_isco(sources.kldb) | {
            title.kldb: title.isco for title in occupation_titles(sources.lexicon)
        }
        concepts += [*_kldb_classes(sources.kldb, isco), *_agency_occupations(sources.kldb, isco)]
    if sources.skills is not None:
        concepts += _competences(sources.skills)
    return (*concepts, *_lexicon(sources.lexicon))


def _esco_occupations(folder: Path) -> list[Concept]:
    files = sorted(file for file in _folder(folder).iterdir() if _LANGUAGE_FILE.fullmatch(file.name))
    if not files:
        raise UnusableInput(str(folder), "holds no ESCO file occupations_<language>.csv")
    labels: dict[str, list[tuple[str, str]]] = {}
    contexts: dict[str, dict[str, tuple[str, ...]]] = {}
    codes: dict[str, str] = {}
    for file in files:
        language = file.stem.rpartition("_")[2]
        for row in _table(file, ("conceptUri", "preferredLabel", "altLabels", "iscoGroup")):
            uri = row["conceptUri"]
            labels.setdefault(uri, []).extend((language, text) for text in _esco_labels(row))
            codes.setdefault(uri, row["iscoGroup"])
            if row.get("description"):
                contexts.setdefault(uri, {})[language] = (" ".join(row["description"].split()),)
    if len(labels) < MIN_CONCEPTS:
        raise UnusableInput(
            str(folder), f"holds {len(labels)} occupations; at least {MIN_CONCEPTS} are needed"
        )
    return [
        Concept(uri, corpus.ESCO_OCCUPATION, normal_labels(texts), contexts.get(uri, {}), codes[uri])
        for uri, texts in labels.items()
    ]


def _esco_labels(row: dict[str, str]) -> list[str]:
    alternatives = re.split(r"\s*[\n|]\s*", row.get("altLabels") or "")
    return [text for text in (row["preferredLabel"], *alternatives) if text]


def _esco_skills(folder: Path) -> list[Concept]:
    labels: dict[str, list[tuple[str, str]]] = {}
    for file in sorted(file for file in folder.iterdir() if _SKILL_FILE.fullmatch(file.name)):
        language = file.stem.rpartition("_")[2]
        for row in _table(file, ("conceptUri", "preferredLabel", "altLabels")):
            labels.setdefault(row["conceptUri"], []).extend((language, text) for text in _esco_labels(row))
    return [Concept(uri, corpus.ESCO_SKILL, normal_labels(texts)) for uri, texts in labels.items()]


def _kldb_classes(folder: Path, isco: dict[str, str]) -> list[Concept]:
    """One concept a five-digit class: its job titles, and its tasks as contexts."""
    titles: dict[str, list[tuple[str, str]]] = {}
    for row in _table(folder / "kldb2010_job_titles_2019.csv", ("title", "kldb_code")):
        titles.setdefault(row["kldb_code"].zfill(5), []).append(("de", row["title"]))
    tasks: dict[str, tuple[str, ...]] = {}
    file = folder / "kldb2010_v2020_explanations.csv"
    if file.is_file():
        for row in _table(file, ("Ebene", "Titel", "Einschlüsse"), delimiter=";"):
            if row["Ebene"] == "5":
                tasks[next(iter(row.values())).zfill(5)] = _tasks(row)
    return [
        Concept(
            code,
            corpus.KLDB_CLASS,
            normal_labels(texts),
            {"de": tasks.get(code, ())},
            isco.get(code, ""),
            code,
        )
        for code, texts in titles.items()
    ]


def _tasks(row: dict[str, str]) -> tuple[str, ...]:
    text = row["Einschlüsse"].replace("&nbsp;", " ")
    pieces = [" ".join(piece.split()) for piece in re.split(r"\s{2,}", text)]
    return (row["Titel"].partition(" – ")[0], *(piece for piece in pieces if len(piece) > 10))


def _agency_occupations(folder: Path, isco: dict[str, str]) -> list[Concept]:
    """The Agency's occupations: a long and a short name, and the KldB code within their own code."""
    file = folder / "ba_dkz_occupations.csv"
    if not file.is_file():
        return []
    concepts = []
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            if len(row) < 11 or not re.fullmatch(r"B \d{5}-\d+", row[1]):
                continue
            code = row[1][2:7]
            labels = normal_labels((("de", row[9]), ("de", row[10])))
            if labels:
                concepts.append(
                    Concept(f"dkz{row[0]}", corpus.AGENCY_OCCUPATION, labels, {}, isco.get(code, ""), code)
                )
    return concepts


def kldb_to_isco(folder: Path) -> dict[str, str]:
    """Read the official key: KldB five digits -> ISCO-08 four digits, its main one where there are several."""
    from openpyxl import load_workbook

    file = next(iter(sorted(folder.glob("*umsteigeschluessel*isco*.xlsx"))), None)
    if file is None:
        return {}
    book = load_workbook(file, read_only=True)
    found: dict[str, str] = {}
    for row in book.worksheets[-1].iter_rows(values_only=True):
        code, isco = str(row[0] or ""), str(row[3] or "")
        main = str(row[6]) == "1" or row[7] == 1
        if re.fullmatch(r"\d{5}", code) and re.fullmatch(r"\d{4}", isco) and main:
            found.setdefault(code, isco)
    book.close()
    return found


def _competences(folder: Path) -> list[Concept]:
    words = {
        element.get("id", ""): (element.text or "").strip()
        for element in _xml(_folder(folder) / "ba_dkz_komp_suchworte.xml").iter("suchwort")
    }
    esco = _esco_names_of_competences(folder)
    concepts = []
    for element in _xml(folder / "ba_dkz_kompetenzen.xml").iter("kompmerkmal"):
        name = (element.findtext("bezeichnung") or "").strip()
        texts = [
            name,
            *(words.get(word.text or "", "") for word in element.iter("suchw")),
            *esco.get(name, ()),
        ]
        labels = normal_labels(("de", text) for text in texts)
        if labels:
            concepts.append(Concept(f"k{element.get('id')}", corpus.COMPETENCE, labels))
    return concepts


def _esco_names_of_competences(folder: Path) -> dict[str, list[str]]:
    file = folder / "ba_esco_mapping_kompetenzen_2022.csv"
    if not file.is_file():
        return {}
    names: dict[str, list[str]] = {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream):
            if len(row) > 4 and row[4] in {"skos:exactMatch", "skos:closeMatch"}:
                names.setdefault(row[3], []).append(row[1])
    return names


def _lexicon(folder: Path | None) -> Iterator[Concept]:
    labels: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for title in occupation_titles(folder):
        labels.setdefault((title.concept, title.isco, title.kldb), []).append((title.lang, title.title))
    for (concept, isco, kldb), texts in labels.items():
        yield Concept(concept, corpus.LEXICON_OCCUPATION, normal_labels(texts), {}, isco, kldb)
    phrases: dict[str, list[tuple[str, str]]] = {}
    for phrase in skill_phrases(folder):
        phrases.setdefault(phrase.concept, []).append((phrase.lang, phrase.phrase))
    for concept, texts in phrases.items():
        yield Concept(concept, corpus.EVERYDAY_SKILL, normal_labels(texts))


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise UnusableInput(str(folder), "is no folder")
    return folder


def _table(file: Path, columns: tuple[str, ...], delimiter: str = ",") -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, delimiter=delimiter)
            lacking = set(columns) - set(reader.fieldnames or ())
            if lacking:
                raise UnusableInput(str(file), f"has no column {', '.join(sorted(lacking))}")
            yield from reader
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnusableInput(str(file), f"cannot be read as a UTF-8 table ({error})") from error


def _xml(file: Path) -> Element:
    from defusedxml.ElementTree import parse

    try:
        root: Element | None = parse(file).getroot()
    except (OSError, ValueError, SyntaxError) as error:
        raise UnusableInput(str(file), f"cannot be read as XML ({error})") from error
    if root is None:
        raise UnusableInput(str(file), "is an empty XML file")
    return root
