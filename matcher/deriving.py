"""What was read out of a text into the record's fields, each value marked as derived; entered values win."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from data.records import Candidate, Derived, SpokenLanguage, Vacancy, Wishes

if TYPE_CHECKING:
    from models.reading import Reading

Path = str

VACANCY_LISTS = frozenset({"languages", "skills_required", "skills_optional", "driving_licences"})
CANDIDATE_LISTS = frozenset({"occupations", "skills", "languages", "driving_licences", "wishes.occupations"})
"""Fields of which several values may be read, each marked by its position."""


def with_advertisement(vacancy: Vacancy, readings: "Iterable[Reading]") -> Vacancy:
    """`vacancy` with what was read out of its title and description."""
    kept = {path: mark for path, mark in vacancy.derived.items() if _stated(vacancy, path)}
    fields, derived = _collected(readings, VACANCY_LISTS, lambda reading: not _stated(vacancy, reading.field))
    if not fields and kept == vacancy.derived:
        return vacancy
    read = Vacancy.model_validate({"id": vacancy.id, "title": vacancy.title, **fields})
    update = {name: getattr(read, name) for name in fields}
    return vacancy.model_copy(update={**update, "derived": kept | derived})


def with_self_description(candidate: Candidate, readings: "Iterable[Reading]") -> Candidate:
    """`candidate` with what was read out of the person's own words.

    A language that nobody entered is added beside the entered ones.
    """
    kept = {path: mark for path, mark in candidate.derived.items() if _stated(candidate, path)}
    entered = len(candidate.languages)
    spoken = {language.code for language in candidate.languages}

    def is_open(reading: "Reading") -> bool:
        if reading.field == "languages":
            return reading.value["code"] not in spoken
        return not _stated(candidate, reading.field)

    fields, derived = _collected(readings, CANDIDATE_LISTS, is_open, {"languages": entered})
    if not fields and kept == candidate.derived:
        return candidate
    wishes = {
        name.removeprefix("wishes."): fields.pop(name) for name in list(fields) if name.startswith("wishes.")
    }
    read = Candidate.model_validate({"id": candidate.id, "text": "x", **fields, "wishes": wishes})
    update: dict[str, Any] = {name: getattr(read, name) for name in fields}
    if "languages" in update:
        languages: tuple[SpokenLanguage, ...] = (*candidate.languages, *update["languages"])
        update["languages"] = languages
    if wishes:
        update["wishes"] = Wishes.model_validate(
            candidate.wishes.model_dump() | read.wishes.model_dump(include=set(wishes))
        )
    return candidate.model_copy(update={**update, "derived": kept | derived})


def _collected(
    readings: "Iterable[Reading]",
    lists: frozenset[str],
    is_open: "Callable[[Reading], bool]",
    entered: dict[str, int] | None = None,
) -> tuple[dict[str, Any], dict[Path, Derived]]:
    """Values by field, and the mark of each by its path; of a single value the first reading counts."""
    fields: dict[str, Any] = {}
    derived: dict[Path, Derived] = {}
    for reading in filter(is_open, readings):
        path = reading.field
        if reading.field in lists and not isinstance(reading.value, list):
            values = fields.setdefault(reading.field, [])
            if reading.value in values:
                continue
            path = f"{reading.field}[{len(values) + (entered or {}).get(reading.field, 0)}]"
            values.append(reading.value)
        elif reading.field in fields:
            continue
        else:
            fields[reading.field] = reading.value
        derived[path] = _mark(reading)
    return fields, derived


def _mark(reading: "Reading") -> Derived:
    return Derived(
        words=reading.words,
        start=reading.start,
        end=reading.end,
        by=reading.by,
        probability=reading.probability,
    )


def _stated(record: Candidate | Vacancy, path: Path) -> bool:
    """Whether the record says something in the field that a path begins with."""
    value: Any = record
    for name in path.partition("[")[0].split("."):
        value = getattr(value, name, None)
    if path.startswith("driving_licences") and isinstance(record, Candidate):
        return value is not None
    return value not in (None, ())
