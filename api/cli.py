"""The command `passung`: what it knows, and how it says that something went wrong.

Commands import what they need when they run, so that `passung --help` stays quick.
"""

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError, Parameter

from api.commands.checking import doctor
from api.commands.coding import code
from api.commands.demonstrating import demo
from api.commands.evaluating import evaluate
from api.commands.importing import import_app
from api.commands.matching import match
from api.commands.prospecting import ladder, steps
from api.commands.serving import serve
from api.commands.training import train_app
from api.printing import complain
from data.errors import PassungError

EXIT_UNUSABLE = 2
_EXIT_INTERRUPTED = 130
_EXIT_BROKEN_PIPE = 141


def build_app() -> App:
    """The command line: one application with all commands."""
    app = App(
        name="passung",
        help="Explains which people fit which jobs, and which jobs fit which people.",
        help_format="plaintext",
        default_parameter=Parameter(negative=()),
        version=_version,
    )
    for command in (demo, match, steps, ladder, code, serve, evaluate, doctor):
        app.command(command)
    app.command(import_app())
    app.command(train_app())
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status.

    0 done, 1 some of it not (records rejected, a check failed), 2 the input or the call cannot be used.
    """
    _speak_utf8()
    try:
        status = build_app()(
            sys.argv[1:] if arguments is None else list(arguments),
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
        sys.stdout.flush()
    except CycloptsError as error:
        complain(f"{error} (passung --help lists what there is)")
        return EXIT_UNUSABLE
    except PassungError as error:
        complain(str(error))
        return EXIT_UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _EXIT_BROKEN_PIPE
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return EXIT_UNUSABLE
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    return status if isinstance(status, int) else 0


def _version() -> str:
    from importlib.metadata import version

    return version("passung")


def _speak_utf8() -> None:
    """Whatever the terminal's encoding, output never fails on a name in another script."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
