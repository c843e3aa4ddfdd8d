"""The errors that every door knows how to answer. Each carries data; the doors choose the words.

Not frozen: `contextlib` must be able to set the traceback of an exception that passes through it.
"""

from dataclasses import dataclass


class PassungError(Exception):
    """Base of all errors that a user can do something about."""


@dataclass(eq=False)
class UnusableInput(PassungError):  # noqa: N818
    """A whole input (file, request body) that cannot be read: nothing of it was used."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(eq=False)
class RecordRejected(PassungError):  # noqa: N818
    """One record that cannot be accepted; the valid records around it are kept.

    `position` is where it stands in its source ("line 3", "record 12"), `field` the path of the field.
    """

    field: str
    reason: str
    position: str = ""
    source: str = ""

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.source, self.position) if part)
        what = f"{self.field}: {self.reason}" if self.field else self.reason
        return f"{where}: {what}" if where else what


@dataclass(eq=False)
class UnknownRecord(PassungError):  # noqa: N818
    """A record that the store does not hold. `kind` is "candidate" or "vacancy"."""

    kind: str
    record_id: str

    def __str__(self) -> str:
        return f"there is no {self.kind} {self.record_id!r}"


@dataclass(eq=False)
class StoreUnavailable(PassungError):  # noqa: N818
    """A store that cannot be opened, read or written. `store` is its address without a password."""

    store: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.store}: {self.reason}. {self.advice}"
