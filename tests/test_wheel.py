"""The wheel alone carries everything: built from the tracked files, installed into an environment of its own."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
PACKAGES = ("data", "models", "matcher", "evaluation", "api")
SHIPPED = (
    "models/weights/manifest.json",
    "models/weights/CARD.md",
    "data/sample/candidates.ndjson",
    "data/sample/vacancies.ndjson",
    "data/gazetteer/places.tsv",
    "matcher/catalogues/de.toml",
    "matcher/catalogues/en.toml",
    "api/pages/reference.html",
    "api/meanings.toml",
)
LOOK = """
import importlib, importlib.metadata as metadata, json, sys
packages = sys.argv[1:]
owners = metadata.packages_distributions()
distribution = metadata.distribution("passung")
print(json.dumps({
    "files": {name: importlib.import_module(name).__file__ for name in packages},
    "owners": {name: sorted(set(owners[name])) for name in packages},
    "home": str(distribution.locate_file("")),
    "contents": sorted(str(file) for file in distribution.files),
    "top": sorted({str(file).split("/")[0] for file in distribution.files}),
}))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """The tracked files alone, as a clone would bring them."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout to know which files are tracked")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    folder = tmp_path_factory.mktemp("checkout")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def installed(checkout, tmp_path_factory):
    """Python of an environment that holds the wheel, and of everything else what is installed here."""
    pytest.importorskip("hatchling", reason="needs hatchling to build without a network")
    wheels = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels)]
    subprocess.run([*build, str(checkout)], check=True, capture_output=True, timeout=600)
    (wheel,) = wheels.glob("passung-*.whl")
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    # A plain line in a .pth file adds the folder but not what its own .pth files add, this checkout included.
    (site,) = environment.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


@pytest.fixture
def run(installed, tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PASSUNG_HOME": str(tmp_path / "home"),
        "OMP_NUM_THREADS": "1",
        "NO_PROXY": "*",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }

    def command(*arguments):
        return subprocess.run(
            arguments,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return command


@pytest.fixture
def found(run, installed):
    looked = run(str(installed), "-c", LOOK, *PACKAGES)
    assert looked.returncode == 0, looked.stderr
    return json.loads(looked.stdout)


def test_the_five_packages_come_from_this_distribution_alone(found):
    for name in PACKAGES:
        assert found["files"][name].startswith(found["home"]), name
        assert found["owners"][name] == ["passung"], name
    assert [name for name in found["top"] if "passung" not in name and name != ".."] == sorted(PACKAGES)


def test_every_tracked_file_of_the_packages_is_inside(found, checkout):
    tracked = {
        path.relative_to(checkout).as_posix() for name in PACKAGES for path in (checkout / name).rglob("*")
    }
    assert {name for name in tracked if (checkout / name).is_file()} <= set(found["contents"])


def test_what_is_needed_is_inside(found):
    assert set(SHIPPED) <= set(found["contents"])
    assert any(name.endswith(".safetensors") for name in found["contents"])
    assert any(name.startswith("data/migrations/versions/") for name in found["contents"])
    assert any(name.startswith("data/rules/") and name.endswith(".csv") for name in found["contents"])
    assert not any("/tests/" in name or name.startswith("tests/") for name in found["contents"])


def test_demo_runs_in_an_empty_folder(run, installed, tmp_path):
    done = run(str(installed.parent / "passung"), "demo")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert sum(line.startswith(" 1. ") for line in done.stdout.splitlines()) == 3
    assert [path.name for path in tmp_path.iterdir()] == []


def test_doctor_is_content(run, installed):
    done = run(str(installed.parent / "passung"), "doctor")
    assert done.returncode == 0, done.stdout + done.stderr
