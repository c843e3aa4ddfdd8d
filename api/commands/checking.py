"""`passung doctor`: is the installation sound, and what to do where it is not."""

from typing import TYPE_CHECKING

from api.printing import say
from data.errors import PassungError

if TYPE_CHECKING:
    from matcher.readiness import Check

EXIT_FAILED = 1


def doctor() -> int:
    """Check settings, store, encoder and index, and say what to do about what is wrong.

    Exit status: 0 all is well, 1 something is wrong.
    """
    from api.opening import opened_house
    from api.settings import read_settings

    try:
        settings = read_settings()
        _say_check(True, "settings", f"home {settings.home}, encoder {settings.encoder or 'shipped'}", "")
        with opened_house() as house:
            return _say_checks(house.ready())
    except PassungError as error:
        _say_check(False, "opening", str(error), "")
        return EXIT_FAILED


def _say_checks(checks: "tuple[Check, ...]") -> int:
    for check in checks:
        _say_check(check.ok, check.name, check.detail, check.remedy)
    return 0 if all(check.ok for check in checks) else EXIT_FAILED


def _say_check(ok: bool, name: str, detail: str, remedy: str) -> None:
    say(f"{'ok' if ok else 'WRONG':<6} {name:<9} {detail}")
    if not ok and remedy:
        say(f"{'':<6} {'':<9} What to do: {remedy}")
