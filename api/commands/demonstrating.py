"""`passung demo`: the sample town, and a handful of people and employers in it."""

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from api.arguments import Language
from api.printing import progress, say

if TYPE_CHECKING:
    from data.records import Candidate, Vacancy
    from data.stored import RecordKind
    from matcher.house import House

_MATCHES = 3
_SENTENCES = 2
_EXCERPT = 220


@dataclass(frozen=True)
class _Texts:
    """What the demonstration says in one language."""

    town: str
    nurse: str
    way: str
    electrician: str
    bakery: str
    go_on: str


_GERMAN = _Texts(
    town="Auenfels, eine erfundene Stadt mit {vacancies} Stellen und {candidates} Menschen, die Arbeit suchen.",
    nurse="Eine Krankenschwester aus der Ukraine sucht Arbeit.",
    way="Ihr Weg zurück in den Beruf:",
    electrician="Ein Elektriker aus Syrien sucht Arbeit.",
    bakery="Eine Bäckerei sucht jemanden für die Backstube.",
    go_on="""\
So geht es weiter:
  passung import vacancies DATEI      eigene Stellen: BA-Jobsuche, JobPosting, CSV, XLSX, JSON
  passung match --candidate DATEI     ein Profil: JSON, Europass, JSON Resume, CSV
  passung serve                       dann http://127.0.0.1:8000/docs
  passung --help                      alles andere""",
)
_ENGLISH = _Texts(
    town="Auenfels, an invented town with {vacancies} vacancies and {candidates} people looking for work.",
    nurse="A nurse from Ukraine looks for work.",
    way="Her way back into the profession:",
    electrician="An electrician from Syria looks for work.",
    bakery="A bakery looks for somebody at the oven.",
    go_on="""\
How to go on:
  passung import vacancies FILE       your own vacancies: BA Jobsuche, JobPosting, CSV, XLSX, JSON
  passung match --candidate FILE      a profile: JSON, Europass, JSON Resume, CSV
  passung serve                       then http://127.0.0.1:8000/docs
  passung --help                      everything else""",
)


def demo(*, lang: Language = "de") -> int:
    """Show ranked, explained matches in a fictional town; nothing is kept.

    Args:
        lang: Language of the explanations: de, en, or another that has a catalogue.

    """
    from matcher.house import House

    texts = _GERMAN if lang.partition("-")[0].lower() == "de" else _ENGLISH
    with TemporaryDirectory(prefix="passung-demo-") as folder:
        url = f"sqlite:///{(Path(folder) / 'demo.sqlite').as_posix()}"
        with House.open(url, Path(folder)) as house:
            _load(house)
            say(texts.town.format(vacancies=house.count("vacancy"), candidates=house.count("candidate")))
            _show(house, house.get("candidate", "c-a-001"), texts.nurse, lang)
            _show_way(house, texts.way, lang)
            _show(house, house.get("candidate", "c-b-001"), texts.electrician, lang)
            _show(house, house.get("vacancy", "v-trade-001"), texts.bakery, lang)
    say()
    for line in texts.go_on.splitlines():
        say(line)
    return 0


def _load(house: "House") -> None:
    sample = files("data") / "sample"
    kinds: tuple[tuple[RecordKind, str], ...] = (("vacancy", "vacancies"), ("candidate", "candidates"))
    for kind, plural in kinds:
        name = f"{plural}.ndjson"
        with as_file(sample / name) as path, path.open("rb") as stream, progress(name) as watch:
            house.import_records(kind, stream, name, progress=watch)


def _show(house: "House", record: "Candidate | Vacancy", title: str, lang: str) -> None:
    from api.ranked import finder, ranked
    from api.ranking_text import RankingPrinter, excerpt, heading
    from api.wording import wording
    from data.records import Vacancy
    from matcher.query import Query

    words, query = wording(lang), Query(top=_MATCHES, lang=lang)
    matches = ranked(house, record, query)
    own_words = record.description if isinstance(record, Vacancy) else record.text
    printer = RankingPrinter(words, query.on, finder(house, record, None))
    printer.line("")
    printer.heading(title)
    printer.line(words.quoted.format(text=excerpt(own_words or "", _EXCERPT)), 4)
    printer.line(heading(words, record, query.on))
    printer.matches(matches, _SENTENCES)


def _show_way(house: "House", title: str, lang: str) -> None:
    """The ladder of the nurse: bridge, missing steps, target."""
    from api.paragraphs import Paragraphs
    from matcher.query import Query

    nurse = cast("Candidate", house.get("candidate", "c-a-001"))
    ladder = house.ladders(nurse, Query(lang=lang)).ladders[0]
    printer = Paragraphs()
    printer.line("")
    printer.heading(title)
    printer.line(ladder.text, 4)
    for number, message in enumerate(ladder.steps, start=1):
        printer.line(f"{number}. {message.text}", 4)
