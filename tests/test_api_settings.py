from pathlib import Path

import pytest

from api.settings import Settings, read_settings
from data.errors import UnusableInput


@pytest.fixture(autouse=True)
def empty_surroundings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "DATABASE_URL", "ENCODER", "MAX_IMPORT_MB"):
        monkeypatch.delenv(f"PASSUNG_{name}", raising=False)


def test_without_settings_the_store_lies_in_the_users_data_folder(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(Path.cwd() / "data"))
    settings = read_settings()
    assert settings.home.name == "passung"
    assert settings.database_url == f"sqlite:///{settings.home.as_posix()}/passung.sqlite"
    assert settings.encoder is None


def test_environment_counts_and_empty_variables_do_not(monkeypatch):
    monkeypatch.setenv("PASSUNG_HOME", "some folder")
    monkeypatch.setenv("PASSUNG_DATABASE_URL", "")
    monkeypatch.setenv("PASSUNG_ENCODER", "my-encoder")
    settings = read_settings()
    assert settings.home == Path.cwd() / "some folder"
    assert settings.database_url.endswith("/some folder/passung.sqlite")
    assert settings.encoder == "my-encoder"


def test_env_file_counts_and_may_hold_other_things():
    Path(".env").write_text("PASSUNG_MAX_IMPORT_MB=3\nPASSUNG_LATER=1\nOTHER=ä\n", encoding="utf-8")
    assert read_settings().max_import_bytes == 3 * 1024 * 1024


@pytest.mark.parametrize("value", ["many", "0", "-1"])
def test_wrong_setting_is_named(monkeypatch, value):
    monkeypatch.setenv("PASSUNG_MAX_IMPORT_MB", value)
    with pytest.raises(UnusableInput, match="PASSUNG_MAX_IMPORT_MB"):
        read_settings()


def test_env_file_that_is_no_text_is_named():
    Path(".env").write_bytes(b"PASSUNG_HOME=\xff\xfe")
    with pytest.raises(UnusableInput, match="UTF-8"):
        read_settings()


def test_password_of_the_database_is_not_shown():
    assert "secret" not in repr(Settings(database_url="postgresql+psycopg://me:secret@host/passung"))


def test_every_setting_is_in_the_docs():
    page = (Path(__file__).parents[1] / "docs" / "operating.md").read_text("utf-8")
    for name in Settings.model_fields:
        assert f"`PASSUNG_{name.upper()}`" in page
