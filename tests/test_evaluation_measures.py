"""Ranks and measures: worked by hand, and equal to ir-measures asked directly about the same run."""

import ir_measures
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.datasets import make_dataset
from evaluation.faults import EvaluationRefused
from evaluation.measures import DEFAULT, Found, cutoff_of, formula_of, measures_of
from evaluation.ranking import FEW, NOT_RANKED, order_of, ranks_of, strictly_falling
from evaluation.scoring import Scoring, score_system
from evaluation.tables import Judgement, Text

FROM_RANKS = (
    *DEFAULT,
    *("nDCG", "nDCG@3", "AP@3", "AP(rel=2)", "P@1", "P(rel=2)@7", "R@3", "R(rel=3)@5", "Success@2", "Rprec"),
    "RR(rel=2)",
)
THROUGH_THE_LIBRARY = ("Bpref", "Judged@3", "NumRet", "nDCG(judged_only=True)@3")
IDS = ("d1", "d10", "d2", "ä", "Z", "a:b")


def single(name):
    return measures_of([name])[0]


def value(name, ranks, grades):
    measure = single(name)
    return formula_of(measure)(Found(np.array(ranks), np.array(grades)), cutoff_of(measure))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # relevant documents at ranks 1, 3 and 6 with grades 3, 1, 2; a fourth of grade 1 is not ranked
        ("AP", (1 / 1 + 2 / 3 + 3 / 6) / 4),
        ("AP@3", (1 / 1 + 2 / 3) / 4),
        ("AP(rel=2)", (1 / 1 + 2 / 6) / 2),
        ("P@5", 2 / 5),
        ("R@5", 2 / 4),
        ("R(rel=2)@5", 1 / 2),
        ("RR", 1.0),
        ("RR(rel=3)", 1.0),
        ("Success@5", 1.0),
        ("Rprec", 2 / 4),
        ("nDCG@3", (3 + 1 / 2) / (3 + 2 / np.log2(3) + 1 / 2)),
        ("nDCG", (3 + 1 / 2 + 2 / np.log2(7)) / (3 + 2 / np.log2(3) + 1 / 2 + 1 / np.log2(5))),
    ],
)
def test_measures_worked_by_hand(name, expected):
    assert value(name, [1, 3, 6, 0], [3, 1, 2, 1]) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("name", [*FROM_RANKS, "RR@3"])
def test_nothing_relevant_found_or_known_is_zero(name):
    assert value(name, [0, 0], [1, 3]) == 0.0
    assert value(name, [], []) == 0.0


scores = st.lists(
    st.sampled_from([0.0, 0.25, 0.5, 0.5000000001, 1.0, -1.0, float("-inf")]),
    min_size=len(IDS),
    max_size=len(IDS),
)
grades = st.dictionaries(st.sampled_from(IDS), st.integers(-1, 3), max_size=len(IDS))


def answerable(graded):
    """trec_eval's nDCG may never return where all grades are negative."""
    return graded if max(graded.values()) > 0 else dict.fromkeys(graded, 0)


@given(st.lists(st.tuples(scores, grades), min_size=1, max_size=3), st.none() | st.integers(1, 7))
@settings(max_examples=150, deadline=None)
def test_every_measure_equals_ir_measures_on_the_same_run(rows, depth):
    """Ties, unranked and unjudged documents, negative grades, queries without relevant ones among them."""
    judgements = {f"q{row}": answerable(graded) for row, (_, graded) in enumerate(rows) if graded}
    if not judgements:
        return
    data = make_dataset(
        "drawn",
        [Text(f"q{row}", "") for row in range(len(rows))],
        [Text(key, "") for key in IDS],
        [
            Judgement(query, key, grade, 0)
            for query, graded in judgements.items()
            for key, grade in graded.items()
        ],
    )
    place = {document.id: position for position, document in enumerate(data.documents)}
    matrix = np.full((len(data.queries), len(IDS)), NOT_RANKED, dtype=np.float32)
    for row, query in enumerate(data.queries):
        for key, score in zip(IDS, rows[int(query.id[1:])][0], strict=True):
            matrix[row, place[key]] = score
    measures = measures_of([*FROM_RANKS, *THROUGH_THE_LIBRARY])
    found = score_system(
        data, "x", lambda block: matrix[block.start : block.stop], Scoring(measures, depth)
    ).values
    run = {
        query.id: {data.documents[at].id: float(matrix[row, at]) for at in order_of(matrix[row], depth)}
        for row, query in enumerate(data.queries)
    }
    ranked = {key: documents for key, documents in run.items() if documents}
    expected = {
        (each.query_id, each.measure): each.value
        for measure in measures  # one at a time, since parameters of one act on others asked together
        for each in ir_measures.iter_calc([measure], judgements, ranked)
    }
    for row, query in enumerate(data.queries):
        for column, measure in enumerate(measures):
            assert found[row, column] == pytest.approx(expected[query.id, measure], abs=1e-9), (
                query,
                measure,
            )


@given(scores, st.none() | st.integers(1, 9))
@settings(max_examples=100, deadline=None)
def test_ranks_are_those_of_the_whole_order(drawn, depth):
    """With few documents asked for, and with many."""
    row = np.array(drawn, dtype=np.float32)
    order = order_of(row, depth)
    expected = np.zeros(len(row), dtype=int)
    expected[order] = np.arange(1, len(order) + 1)
    assert ranks_of(row, np.arange(len(row)), depth).tolist() == expected.tolist()
    many = np.tile(np.arange(len(row)), 6)
    assert len(many) > FEW
    assert ranks_of(row, many, depth).tolist() == expected.tolist() * 6
    naive = sorted((at for at in range(len(row)) if row[at] > NOT_RANKED), key=lambda at: (-row[at], at))
    assert order.tolist() == naive[:depth]


@given(st.lists(st.floats(-1, 1, width=32), max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_given_order_survives_equal_scores(drawn):
    fallen = strictly_falling(np.array(drawn, dtype=np.float32))
    assert np.all(np.diff(fallen) < 0)
    assert np.allclose(fallen, np.minimum.accumulate(drawn) if drawn else [], atol=1e-4)


def test_names_may_be_separated_by_commas_and_blanks():
    names = ["AP, nDCG@10 P(rel=2, judged_only=True)@5", "AP"]
    assert [str(measure) for measure in measures_of(names)] == [
        "AP",
        "nDCG@10",
        "P(rel=2,judged_only=True)@5",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("XYZ", "no measure"),
        ("nDCG@", "no measure"),
        ("AP@ten", "no measure"),
        ("__import__('os')", "no measure"),
        ("P", "needs a cutoff"),
        ("P@0", "begin at 1"),
        ("AP(rel=0)", "begin at 1"),
        ("RBP", "cannot compute"),
    ],
)
def test_measures_that_cannot_be_are_refused(name, reason):
    with pytest.raises(EvaluationRefused, match=reason):
        measures_of([name])
