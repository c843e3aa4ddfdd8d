"""What can be wrong with what an evaluator brings: the data set, the run, the name of a measure or a system."""

from dataclasses import dataclass
from pathlib import Path

from data.errors import PassungError


@dataclass(eq=False)
class DatasetInvalid(PassungError):  # noqa: N818
    """A data set or a run that cannot be evaluated: nothing of it was used.

    `line` counts from 1; it is None where the file as a whole is meant.
    """

    file: Path
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else f"{self.file}"
        return f"{where}: {self.reason}"


@dataclass(eq=False)
class EvaluationRefused(PassungError):  # noqa: N818
    """A measure or a system that does not exist, or does not go with this data set. `name` is what was asked for."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
