"""`passung import`: files into the store."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cyclopts import App

from api.arguments import FileName, Switch
from api.printing import complain, note, progress, say
from data.errors import RecordRejected, UnusableInput

if TYPE_CHECKING:
    from data.stored import RecordKind
    from matcher.house import House
    from matcher.intake import ImportReport

EXIT_REJECTED = 1
EXIT_UNUSABLE = 2


def import_app() -> App:
    """The command `import` with its kinds."""
    app = App(name="import", help="Store the records of files. The format is told from the content.")
    for command in (vacancies, candidates, places):
        app.command(command)
    return app


def vacancies(*files: FileName, strict: Switch = False, dry_run: Switch = False) -> int:
    """Store vacancies: BA Jobsuche, schema.org JobPosting, JSON Resume job, CSV, XLSX, JSON, NDJSON.

    Exit status: 0 all accepted, 1 some rejected, 2 unusable input.

    Args:
        files: Files of any name; - reads standard input.
        strict: Store nothing if anything is rejected.
        dry_run: Store nothing, only say what would happen.

    """
    return _import("vacancy", files, strict, dry_run)


def candidates(*files: FileName, strict: Switch = False, dry_run: Switch = False) -> int:
    """Store candidates: Europass, EURES, JSON Resume, CSV, XLSX, JSON, NDJSON.

    Names, birth dates, addresses and numbers are masked before anything is stored.
    Exit status: 0 all accepted, 1 some rejected, 2 unusable input.

    Args:
        files: Files of any name; - reads standard input.
        strict: Store nothing if anything is rejected.
        dry_run: Store nothing, only say what would happen.

    """
    return _import("candidate", files, strict, dry_run)


def places(file: FileName) -> int:
    """Store the postcodes of GeoNames' postal-code file (https://download.geonames.org/export/zip/).

    Args:
        file: The file, as text or zipped; - reads standard input.

    """
    from api.opening import opened_file, opened_house, source_name

    with opened_house() as house, opened_file(file) as stream:
        return _Tally().add(house.import_places(stream, source_name(file))).close()


class _Tally:
    """Adds up reports and says what they hold."""

    def __init__(self) -> None:
        self.accepted = self.updated = self.rejected = self.unusable = 0

    def add(self, report: "ImportReport") -> "_Tally":
        self.accepted += report.accepted
        self.updated += report.updated + report.unchanged
        self.rejected += len(report.rejected)
        for rejection in report.rejected:
            say(_line(rejection))
        return self

    def add_unusable(self, error: UnusableInput) -> None:
        self.unusable += 1
        complain(str(error))

    def close(self) -> int:
        """Print the sum; returns the exit status."""
        say(f"accepted {self.accepted}, updated {self.updated}, rejected {self.rejected}")
        if self.unusable:
            return EXIT_UNUSABLE
        return EXIT_REJECTED if self.rejected else 0


def _line(rejection: RecordRejected) -> str:
    where = ", ".join(part for part in (rejection.source, rejection.position) if part)
    return ": ".join(part for part in (where, rejection.field, rejection.reason) if part)


def _import(kind: "RecordKind", files: Sequence[str], strict: bool, dry_run: bool) -> int:
    from api.opening import opened_house

    if not files:
        raise UnusableInput("import", "name at least one file, or - for standard input")
    with opened_house() as house:
        if strict and len(files) > 1 and not dry_run and not _is_all_fine(house, kind, files):
            dry_run = True  # nothing is stored, and what is wrong is said below
        status = _import_all(house, kind, files, strict, dry_run)
    if dry_run or (strict and status):
        note("passung: nothing was stored")
    return status


def _import_all(house: "House", kind: "RecordKind", files: Sequence[str], strict: bool, dry_run: bool) -> int:
    tally = _Tally()
    for name in files:
        try:
            with progress(name) as watch:
                tally.add(_import_file(house, kind, name, strict=strict, dry_run=dry_run, watch=watch))
        except UnusableInput as error:
            tally.add_unusable(error)
    return tally.close()


def _import_file(
    house: "House",
    kind: "RecordKind",
    name: str,
    *,
    strict: bool,
    dry_run: bool,
    watch: Callable[[int], None] | None = None,
) -> "ImportReport":
    from api.opening import opened_file, source_name

    with opened_file(name) as stream:
        return house.import_records(
            kind, stream, source_name(name), strict=strict, dry_run=dry_run, progress=watch
        )


def _is_all_fine(house: "House", kind: "RecordKind", files: Sequence[str]) -> bool:
    """Whether every file of a strict import can be stored; one bad file keeps all of them out."""
    if "-" in files:
        raise UnusableInput(
            "standard input", "cannot be read twice: with --strict, import it in a call of its own"
        )
    try:
        return not any(_import_file(house, kind, name, strict=True, dry_run=True).rejected for name in files)
    except UnusableInput:
        return False
