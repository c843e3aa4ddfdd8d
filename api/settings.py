"""Settings: from the environment (`PASSUNG_…`) or an `.env` file in the current folder."""

from pathlib import Path
from typing import Self

from platformdirs import user_data_path
from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.errors import UnusableInput

MEBIBYTE = 1024 * 1024


class Settings(BaseSettings):
    """Where the store lies, which encoder is used, and how much one call may send.

    Attributes:
        home: Folder for the store and what is derived from it. `PASSUNG_HOME`.
        database_url: URL of the store; an SQLite file in `home` if left out. `PASSUNG_DATABASE_URL`.
        encoder: `None` for the shipped encoder, else a folder or the name of any sentence-transformers model.
            `PASSUNG_ENCODER`.
        max_import_mb: Largest body of `POST /v1/import/…` in MiB. `PASSUNG_MAX_IMPORT_MB`.

    """

    model_config = SettingsConfigDict(
        env_prefix="PASSUNG_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    home: Path = Field(default_factory=lambda: user_data_path("passung", appauthor=False))
    database_url: str = Field(default="", repr=False)
    encoder: str | None = None
    max_import_mb: int = Field(default=256, ge=1, le=16_384)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        home = self.home.expanduser().absolute()
        object.__setattr__(self, "home", home)
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{(home / 'passung.sqlite').as_posix()}")
        return self

    @property
    def max_import_bytes(self) -> int:
        """Largest body of an import in bytes."""
        return self.max_import_mb * MEBIBYTE


def read_settings() -> Settings:
    """Settings of this process.

    Raises:
        UnusableInput: naming the variable that cannot be used.

    """
    try:
        return Settings()
    except (ValidationError, UnicodeDecodeError) as error:
        raise UnusableInput("settings", _reason(error)) from error


def _reason(error: ValidationError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "the .env file is not UTF-8 text"
    first = error.errors(include_url=False)[0]
    return f"PASSUNG_{'_'.join(map(str, first['loc'])).upper()}: {first['msg']}"
