"""Types of arguments that several commands share."""

from typing import Annotated

from cyclopts import Parameter


def _no_option(_: object, value: str | tuple[str, ...] | None) -> None:
    """`-` is standard input; anything else that begins with a hyphen was meant as an option."""
    for text in (value,) if isinstance(value, str) else value or ():
        if text.startswith("-") and text != "-":
            raise ValueError(f"unknown option {text}; write ./{text} for a file of that name")


FileName = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_no_option, metavar="FILE")]
"""A file, or `-` for standard input."""

IdOrFile = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_no_option, metavar="ID_OR_FILE")]
"""The id of a stored record, or a file."""

Day = Annotated[str, Parameter(metavar="DATE")]
Language = Annotated[str, Parameter(metavar="TAG")]
Switch = Annotated[bool, Parameter(show_default=False)]
"""Something that is off unless it is named."""
