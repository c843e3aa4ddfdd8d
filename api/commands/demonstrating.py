"""`passung demo`: the sample town, and a handful of people and employers in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from api.printing import progress, say

if TYPE_CHECKING:
    from data.records import Candidate, Vacancy
    from data.stored import RecordKind
    from matcher.house import House

_MATCHES = 3
_SENTENCES = 2
_EXCERPT = 220


@dataclass(frozen=True)
class _Scene:
    """One ranking of the demonstration."""

    kind: "RecordKind"
    record_id: str
    sentences: Mapping[str, str]


_SCENES = (
    _Scene(
        "candidate",
        "c-a-001",
        {
            "de": "Eine Krankenschwester aus der Ukraine sucht Arbeit.",
            "en": "A nurse from Ukraine looks for work.",
        },
    ),
    _Scene(
        "candidate",
        "c-b-001",
        {"de": "Ein Elektriker aus Syrien sucht Arbeit.", "en": "An electrician from Syria looks for work."},
    ),
    _Scene(
        "vacancy",
        "v-trade-001",
        {
            "de": "Eine Bäckerei sucht jemanden für die Backstube.",
            "en": "A bakery looks for somebody at the oven.",
        },
    ),
)
_GO_ON = """\
How to go on:
  passung import vacancies FILE           your own vacancies: BA Jobsuche, JobPosting, CSV, XLSX, JSON
  passung match --candidate FILE          a person's profile: JSON, Europass, JSON Resume, CSV
  passung serve                           then http://127.0.0.1:8000/docs
  passung --help                          everything else"""


def demo(*, lang: str = "de") -> int:
    """Show ranked, explained matches in a fictional town; nothing is kept.

    Args:
        lang: Language of the explanations: de, en.

    """
    from matcher.house import House

    with TemporaryDirectory(prefix="passung-demo-") as folder:
        url = f"sqlite:///{(Path(folder) / 'demo.sqlite').as_posix()}"
        with House.open(url, Path(folder)) as house:
            _load(house)
            for scene in _SCENES:
                _show(house, scene, lang)
    say()
    for line in _GO_ON.splitlines():
        say(line)
    return 0


def _load(house: "House") -> None:
    sample = files("data") / "sample"
    kinds: tuple[tuple[RecordKind, str], ...] = (("vacancy", "vacancies"), ("candidate", "candidates"))
    for kind, plural in kinds:
        name = f"{plural}.ndjson"
        with as_file(sample / name) as path, path.open("rb") as stream, progress(name) as watch:
            house.import_records(kind, stream, name, progress=watch)
    say(f"Auenfels, a fictional town: {house.count('vacancy')} vacancies, {house.count('candidate')} people.")


def _show(house: "House", scene: _Scene, lang: str) -> None:
    from api.ranked import finder, ranked
    from api.ranking_text import RankingPrinter, heading
    from api.wording import wording
    from matcher.query import Query

    words = wording(lang)
    record = house.get(scene.kind, scene.record_id)
    query = Query(top=_MATCHES, lang=lang)
    printer = RankingPrinter(words, finder(house, record, None))
    printer.line("")
    printer.heading(scene.sentences.get(lang, scene.sentences["en"]))
    printer.line(_own_words(record), 4)
    printer.line(heading(words, record, query.on))
    printer.matches(ranked(house, record, query), _SENTENCES)


def _own_words(record: "Candidate | Vacancy") -> str:
    """The beginning of what the person or the employer writes."""
    from data.records import Candidate

    text = (record.text if isinstance(record, Candidate) else record.description) or ""
    sentence = " ".join(text.split())[:_EXCERPT]
    return f"„{sentence.rpartition(' ')[0]} …“"
