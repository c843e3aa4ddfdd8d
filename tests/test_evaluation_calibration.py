"""Calibration: a table worked by hand, and the engine's own figures on a small town."""

import numpy as np
import pytest

from evaluation.calibration import calibration, reliability, surer_lists
from evaluation.engine import engine_ranker
from tests.test_evaluation_systems import BENCH, job_person


def test_reliability_worked_by_hand():
    said = np.array([0.05, 0.15, 0.12, 0.95, 1.0, 0.9])
    found = reliability(said, np.array([0.0, 1.0, 0.0, 1.0, 1.0, 0.0]), seed=0)
    assert [(each.low, each.pairs) for each in found.bins] == [(0.0, 1), (0.1, 2), (0.9, 3)]
    assert [each.said for each in found.bins] == pytest.approx([0.05, 0.135, 0.95])
    assert [each.came_true.mean for each in found.bins] == pytest.approx([0, 1 / 2, 2 / 3])
    # 1 * |.05 - 0| + 2 * |.135 - .5| + 3 * |.95 - 2/3|, over 6
    assert found.error == pytest.approx((0.05 + 0.73 + 0.85) / 6)


def test_what_is_always_right_has_no_error():
    found = reliability(np.array([0.0, 1.0, 1.0]), np.array([0.0, 1.0, 1.0]), seed=0)
    assert found.error == 0
    assert found.document()["bins"][1]["came_true"] == {"mean": 1.0, "low": 1.0, "high": 1.0}


def test_the_engine_is_taken_at_its_word_over_judged_pairs_that_it_lists():
    ranker = engine_ranker("passung", job_person(), BENCH)
    values = np.linspace(0, 1, len(ranker.dataset.queries))
    found = calibration(ranker, values, seed=0)
    assert (found.pairs, found.barred) == (5, 1)  # six judged; nobody without a permission is listed
    by_pair = {(match.candidate, match.vacancy): match for row in range(2) for match in ranker.matches(row)}
    said = [by_pair["cook", "kitchen"], by_pair["cook", "far"], by_pair["cook", "walls"]]
    said += [by_pair["paints", "walls"], by_pair["paints", "far"]]
    positive = np.array([1.0, 0, 0, 1, 0])
    scores = np.array([match.score for match in said])
    assert found.score == reliability(scores, positive, seed=0)
    right = ((scores >= 0.5) == (positive > 0)).astype(float)
    confidence = np.array([match.confidence for match in said])
    assert found.confidence.error == pytest.approx(reliability(confidence, right, seed=0).error)
    sure = [np.mean([match.confidence for match in ranker.matches(row)]) for row in range(len(values))]
    assert found.lists == surer_lists(np.array(sure), values, seed=0)


def test_surer_lists_are_those_from_the_median_on():
    found = surer_lists(np.array([0.9, 1.0, 0.4, 0.5]), np.array([0.8, 0.6, 0.1, 0.3]), seed=0)
    assert (found.surer, found.others) == (2, 2)
    assert found.gap.mean == pytest.approx(0.7 - 0.2)
    assert found.document()["gap"]["mean"] == found.gap.mean
    assert surer_lists(np.array([0.5, 0.5]), np.array([1.0, 0.0]), seed=0) is None
