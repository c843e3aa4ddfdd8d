"""The pages are complete and true where a machine can tell: what they list, name and state.

That their links lead somewhere is tested with the README.
"""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from matcher import affinity, fit, qualification, retrieval, rows, score, table, words

ROOT = Path(__file__).parents[1]
PACKAGES = ("data", "models", "matcher", "evaluation", "api")
DECISIONS = ROOT / "docs" / "decisions"
MAX_LINES = 80
# Letters in brackets, so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.~}>])/(?:wor[k]|roo[t]|hom[e])/[a-z.]")
FOREIGN_WORDS = re.compile(
    r"hel[p]er-|cl[a]ude|chat[g]pt|anth[r]opic|open[a]i|\bll[m]s?\b|cop[i]lot|\bgem[i]ni\b", re.IGNORECASE
)
LEARNED = "models/weights/"
"""Vocabulary that was learned from occupations' names, words of any kind among it."""


def read(path):
    return path.read_text(encoding="utf-8")


def tracked():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout to know which files are tracked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = filter(None, listed.stdout.decode().split("\0"))
    return [name for name in names if (ROOT / name).is_file()]


def text_of(name):
    """The text of a tracked file; empty for one that is no text."""
    try:
        return read(ROOT / name)
    except UnicodeDecodeError:
        return ""


def found(pattern, names):
    return [f"{name}: {match[0]}" for name in names for match in pattern.finditer(text_of(name))]


def docstrings_of(path):
    """Every string that stands alone: docstrings of modules, classes and functions, and of constants."""
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def test_every_decision_is_listed_and_dated():
    pages = {page.name for page in DECISIONS.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", read(DECISIONS / "README.md"))) == pages
    for page in pages:
        lines = read(DECISIONS / page).splitlines()
        assert lines[0].startswith("# ") and re.fullmatch(r"\d{4}-\d\d-\d\d", lines[2]), page
        assert len(lines) <= MAX_LINES, page


def test_docstrings_point_to_pages_that_exist():
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for text in docstrings_of(path)
        for target in re.findall(r"\bdocs/[\w./-]+\.\w+", text)
        if not (ROOT / target).is_file()
    ]
    assert broken == []


def test_pages_name_files_that_exist():
    pages = [ROOT / "docs" / "architecture.md", *DECISIONS.glob("*.md"), ROOT / "data/sample/DATASHEET.md"]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(
            r"`((?:data|models|matcher|evaluation|api|tests|docs)/[\w./-]+)`", read(page)
        )
        if not (ROOT / target).exists()
    ]
    assert broken == []


def test_nothing_names_a_folder_of_one_machine():
    assert found(MACHINE_PATH, tracked()) == []


def test_nothing_is_said_that_does_not_belong_here():
    assert found(FOREIGN_WORDS, [name for name in tracked() if not name.startswith(LEARNED)]) == []


def rows_of(page, columns):
    """The rows of the page's tables with so many columns, headers and rules left out."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"
    ]
    return [row for row in rows if len(row) == columns and not set(row[0]) <= {"-"}]


def test_the_page_of_the_score_states_its_tables():
    page = read(DECISIONS / "score.md")
    stated = {aspect: (float(prior), float(typical)) for aspect, prior, typical, _ in rows_of(page, 4)[1:]}
    assert stated == {aspect: (fit.PRIOR[aspect], fit.TYPICAL[aspect]) for aspect in fit.PRIOR}
    for level, *cells in rows_of(page, 5)[1:]:
        for job, cell in enumerate(cells, start=1):
            recognised, claimed = map(float, cell.split(" / "))
            assert recognised == pytest.approx(qualification.LEVELS_RECOGNISED[int(level), job])
            assert claimed == pytest.approx(qualification.LEVELS_CLAIMED[int(level), job])


def test_the_pages_state_the_constants():
    flat = " ".join(read(DECISIONS / "score.md").split())
    for side in (score.FOR_CANDIDATE, score.FOR_EMPLOYER):
        assert ", ".join(f"{aspect} {weight:g}" for aspect, weight in side.items()) in flat
    assert ", ".join(f"{value:g}" for value in fit.LANGUAGE_BY_GAP.tolist()) in flat
    assert f"exp(-(km / {fit.HALF_WAY_KM:g})^{fit.STEEPNESS:g})" in flat
    named = {
        "`FLOOR`": score.FLOOR,
        "`UNRELATED`": affinity.UNRELATED,
        "from `SAME`": affinity.SAME,
        "from `NAMED`": affinity.NAMED,
        "from `ANSWERED`": fit.ANSWERED,
        "`PLAIN_WORK`": fit.PLAIN_WORK,
        "`LEARNING_UNASKED`": qualification.LEARNING_UNASKED,
        "`OWN_FIELD`": qualification.OWN_FIELD,
        "`RECOGNITION_OPEN`": qualification.RECOGNITION_OPEN,
        "a mention in the text": fit.MENTION_FOR_CANDIDATE,
        "a mention": fit.MENTION_FOR_EMPLOYER,
        "a wish alone": fit.WISH_FOR_EMPLOYER,
        "a phrase": table.TEXT_WEIGHT,
        "an occupation as skill": affinity.OCCUPATION_AS_SKILL,
        "A conflict counts": fit.CONFLICT,
        "the vacancy does not say": fit.NOT_SAID,
        "Remote at least": fit.REMOTE,
        "moves the value": fit.SHARED_WORKPLACE_LANGUAGE,
        "optional requirements weigh": fit.OPTIONAL_WEIGHT,
    }
    assert [name for name, value in named.items() if f"{name} {value:g}" not in flat] == []
    assert f"({fit.EXPERIENCE_BESIDE_WISH:g} beside stated wishes)" in flat
    assert (
        f"to the power {qualification.CONCERNED:g} on that side and {qualification.UNCONCERNED:g} on" in flat
    )
    tested, unsaid, claimed = (rows.LANGUAGE_WEIGHTS[key] for key in ("tested", None, "claimed"))
    assert f"level counts {tested:g} tested, {unsaid:g} unsaid, {claimed:g} claimed" in flat
    elsewhere = ", ".join(f"{value:.2f}" for value in qualification.HELPER_ELSEWHERE[2:].tolist())
    assert f"elsewhere it is worth {elsewhere} to level 2, 3, 4, recognised or not" in flat
    proved, unsaid, claimed = words.WEIGHTS["proved"], words.WEIGHTS[None], words.WEIGHTS["claimed"]
    assert f"{proved:g} proved, {unsaid:g} unsaid, {claimed:g} claimed" in flat


def test_the_page_of_retrieval_states_its_rows():
    flat = " ".join(read(DECISIONS / "retrieval.md").split())
    sizes = (retrieval.OCCUPATION_SIZE, retrieval.SKILL_SIZE, retrieval.CATEGORY_SIZE)
    assert "occupation {}, skills {}, categories {}".format(*sizes) in flat
    assert f"together {retrieval.DIMENSION} numbers" in flat
    assert f"`OCCUPATION_SLOPE` {retrieval.OCCUPATION_SLOPE:g}" in flat
    assert f"`SKILL_SLOPE` {retrieval.SKILL_SLOPE:g}" in flat
    assert f"(at most {retrieval.TITLE_ROWS}) of a vacancy" in flat
    assert f"(at most {retrieval.MAX_QUERIES})" in flat
    assert f"(at most {retrieval.TEXT_QUERIES})" in flat
