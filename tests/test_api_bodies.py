import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.bodies import MAX_DEPTH, read_object
from api.problems import Problem


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"", "not JSON"),
        (b'{"id": "a"', "line 1"),
        (b"[]", "not a JSON object"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": "\xe4"}', "not UTF-8"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "cannot be read"),
        (nested(MAX_DEPTH + 1), "deeper than"),
        (nested(100_000), "deeper than"),
        (b"[" * 100_000, "deeper than"),
    ],
)
def test_what_is_no_object_is_refused_with_the_reason(body, named):
    with pytest.raises(Problem, match=named) as refused:
        read_object(body)
    assert refused.value.status == 422


def test_objects_are_read_with_and_without_byte_order_mark():
    assert read_object(b'\xef\xbb\xbf{"a": "\xc3\xa4"}') == {"a": "ä"}
    assert read_object(nested(MAX_DEPTH))


@settings(deadline=None, max_examples=100)
@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(body):
    try:
        read_object(body)
    except Problem as problem:
        assert problem.status == 422


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.text(), st.integers() | st.text() | st.lists(st.booleans())))
def test_any_object_is_read(value):
    assert read_object(json.dumps(value).encode()) == value
