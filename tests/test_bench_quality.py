"""The gate of quality: what it lets pass, what it stops, and what a renewal keeps."""

import json

import pytest

from tests.bench import quality
from tests.bench.quality import SLACK, Check, breaches, checks, figures_of, main, measured, renewed

FIGURES = {"passung": {"AP": {"mean": 0.8, "low": 0.7, "high": 0.9}}}


def found(mean):
    return {"passung": {"AP": {"mean": mean, "low": 0.0, "high": 1.0}}}


def test_a_figure_may_rise_and_fall_by_its_slack_alone():
    committed = {"slack": 0.002, "figures": FIGURES}
    assert breaches("tuning", committed, found(0.95)) == []
    assert breaches("tuning", committed, found(0.7985)) == []
    (fallen,) = breaches("tuning", committed, found(0.7975))
    assert (fallen.system, fallen.measure, fallen.committed, fallen.found) == ("passung", "AP", 0.8, 0.7975)
    assert "0.7975" in str(fallen)


def test_a_slack_is_never_wider_than_the_usual_one():
    committed = {"slack": 0.5, "figures": FIGURES}
    assert breaches("tuning", committed, found(0.8 - SLACK - 0.001))
    assert renewed(Check(quality.SHIPPED, ()), FIGURES, committed, "why")["slack"] == SLACK
    narrow = renewed(Check(quality.SHIPPED, ()), FIGURES, {"slack": 0.001, "history": []}, "why")
    assert narrow["slack"] == 0.001


@pytest.mark.parametrize("gone", [{}, {"passung": {}}])
def test_a_figure_that_is_missing_is_a_breach(gone):
    (fallen,) = breaches("tuning", {"figures": FIGURES}, gone)
    assert fallen.found is None
    assert "missing" in str(fallen)


def test_a_renewal_keeps_why_the_figures_changed():
    check = Check(quality.SHIPPED / "tuning", ("passung",))
    first = renewed(check, FIGURES, None, "first figures")
    second = renewed(check, found(0.9), first, "reads German levels better")
    assert [entry["reason"] for entry in second["history"]] == ["first figures", "reads German levels better"]
    assert second["figures"] == found(0.9)


def test_the_committed_figures_are_those_of_the_shipped_checks():
    for check in checks(shipped_only=True):
        committed = json.loads(check.file.read_text(encoding="utf-8"))
        assert set(committed["figures"]) == set(check.systems)
        assert committed["history"]


def test_what_is_measured_passes_its_own_figures_and_stops_better_ones(tmp_path, monkeypatch, capsys):
    check = Check(quality.SHIPPED / "tuning", ("bm25",))
    monkeypatch.setattr(quality, "RESULTS", tmp_path)
    monkeypatch.setattr(quality, "checks", lambda shipped_only: [check])
    assert main(["--shipped"]) == 1  # nothing is committed yet
    assert main(["--shipped", "--renew", "first figures"]) == 0
    assert main(["--shipped"]) == 0
    content = json.loads(check.file.read_text(encoding="utf-8"))
    content["figures"]["bm25"]["AP"]["mean"] += 0.01
    check.file.write_text(json.dumps(content), encoding="utf-8")
    assert main(["--shipped"]) == 1
    assert "bm25, AP" in capsys.readouterr().err
    assert figures_of(measured(check))["bm25"]["AP"]["mean"] > 0
