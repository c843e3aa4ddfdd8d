"""What the README shows is run, in the order of the page, in one empty folder.

Fenced `console` blocks hold commands after `$ `; lines below a command are its output. A line of output must appear,
in that order; `…` or `...` stands for any text. Commands that set things up are not run here: they are the way in
which this very environment was made.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SET_UP = ("make", "git", "cd", "pip", "python3", "python3.11", "python -m", "source", ".")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s][^)\s]*)\)")
PORT = "8000"


@dataclass
class Command:
    text: str
    output: list[str] = field(default_factory=list)


def commands_of(page):
    """The commands of a page with the output that it shows."""
    commands = []
    for block in BLOCK.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                commands.append(Command(line[2:]))
            elif commands and commands[-1].text.endswith("\\"):
                commands[-1].text = f"{commands[-1].text[:-1]}{line.removeprefix('> ')}"
            elif commands and line.strip():
                commands[-1].output.append(line)
    return commands


def is_set_up(command):
    return command.text.removeprefix(".venv/bin/").startswith(tuple(f"{start} " for start in SET_UP))


def shows(printed, output):
    """The first shown line that was not printed, or `None`."""
    position = 0
    for line in output:
        pattern = ".*".join(map(re.escape, re.split(r"…|\.\.\.", line.strip())))
        found = re.compile(pattern).search(printed, position)
        if found is None:
            return line
        position = found.end()
    return None


def test_commands_and_output_are_told_apart():
    page = "text\n```console\n$ one \\\n> two\nout … put\n$ three\n```\n```python\n$ no\n```\n"
    one, three = commands_of(page)
    assert (one.text, one.output, three.text) == ("one two", ["out … put"], "three")
    assert shows("a\nout and put\nb", one.output) is None
    assert shows("put out", one.output) == "out … put"


def test_every_link_of_the_pages_leads_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
        for target in LINK.findall(page.read_text("utf-8"))
        if "://" not in target and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert broken == []


@pytest.fixture
def shell(tmp_path):
    """Runs commands of the page in an empty folder beside a copy of what the page names by path."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PASSUNG_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    for folder in ("data/sample", "docs/examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    servers = []

    def run(command):
        text = command.text.replace(PORT, port).removeprefix(".venv/bin/")
        if text.startswith("curl ") and shutil.which("curl") is None:
            return None  # the one program of the page that is not ours
        if text.startswith("passung serve"):
            if PORT not in command.text:
                text = f"{text} --port {port}"
            servers.append(
                subprocess.Popen(text.split(), cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
            )
            wait_for(port)
            return ""
        done = subprocess.run(
            ["/bin/sh", "-c", text],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
            timeout=300,
        )
        printed = done.stdout.decode() + done.stderr.decode()
        assert done.returncode == 0, f"{command.text}\n{printed}"
        return printed

    yield run
    for server in servers:
        server.terminate()
        server.wait(30)


def wait_for(port):
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("passung serve does not answer")


def test_every_command_of_the_readme_works(shell):
    commands = [
        command for command in commands_of((ROOT / "README.md").read_text("utf-8")) if not is_set_up(command)
    ]
    if not commands:
        pytest.skip("the README shows no command beyond the set-up yet")
    for command in commands:
        printed = shell(command)
        missing = None if printed is None else shows(printed, command.output)
        assert missing is None, f"{command.text} does not print: {missing}"
