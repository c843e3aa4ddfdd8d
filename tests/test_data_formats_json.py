"""JSON piece by piece: the same values as in one go, whatever the pieces; every fault with its place."""

import io
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import RecordRejected
from data.formats import json_text
from data.formats.json_items import is_line_by_line, iter_document, iter_lines
from data.formats.json_text import JsonFault, JsonText, Refused, decode
from data.formats.parsed import Item

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


class Drip(io.StringIO):
    """A text that comes in small pieces."""

    def read(self, size: int | None = -1) -> str:
        return super().read(min(size, 3) if size and size > 0 else size)


@settings(max_examples=150, deadline=None)
@given(st.lists(JSON, max_size=5), st.sampled_from([None, 2]))
def test_a_list_in_pieces_gives_what_json_gives(values, indent):
    items = list(iter_document(Drip(json.dumps(values, indent=indent))))
    assert [item.value for item in items] == values
    assert [item.position for item in items] == [f"record {n}" for n in range(1, len(values) + 1)]


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(max_size=5), JSON, max_size=4), st.lists(JSON, max_size=3))
def test_the_list_of_a_wrapper_is_found_wherever_it_stands(others, values):
    items = list(iter_document(Drip(json.dumps({**others, "vacancies": values, "page": 1}))))
    assert [item.value for item in items] == values
    assert {item.wrapper for item in items} <= {"vacancies"}


@settings(max_examples=150, deadline=None)
@given(st.lists(JSON, min_size=1, max_size=4), st.data())
def test_a_truncated_list_is_a_fault_with_its_place(values, data):
    text = json.dumps(values)
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    with pytest.raises(JsonFault, match=r"line 1, column \d+"):
        list(iter_document(Drip(cut)))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='[]{}",:\\ 1eE-tfn\n', max_size=30))
def test_text_is_read_like_json_or_refused(text):
    try:
        expected = json.loads(text, strict=False)
    except ValueError:
        expected = None
    try:
        read = [item.value for item in iter_document(Drip(text)) if isinstance(item, Item)]
    except JsonFault:
        assert not isinstance(expected, dict | list)
    else:
        assert read == (expected if isinstance(expected, list) else [expected])


def test_the_place_of_a_fault_is_that_of_the_whole_text():
    text = '[\n {"a": 1},\n' + "\n" * 70_000 + ' {"b": tru}\n]'
    with pytest.raises(JsonFault, match="line 70003, column 8"):
        list(iter_document(io.StringIO(text)))


@pytest.mark.parametrize(
    "text", ["[1] 2", '{"a": 1} {"b": 2}', '"text"', "5", "[1,]", "{1: 2}", '{"a" 1}', "[1 2]"]
)
def test_what_is_no_document_is_a_fault(text):
    with pytest.raises(JsonFault):
        list(iter_document(io.StringIO(text)))


@pytest.mark.parametrize("depth", [101, 900, 200_000])
def test_deep_nesting_is_refused_without_running_out_of_stack(depth):
    nested = "[" * depth + "]" * depth
    with pytest.raises(Refused, match="nested deeper than 100"):
        decode(nested)
    try:
        found = list(iter_document(io.StringIO(f'[{nested}, {{"id": "a"}}]')))
    except JsonFault as fault:
        assert "nested deeper" in str(fault)
    else:
        assert isinstance(found[0], RecordRejected)
        assert found[1].value == {"id": "a"}


def test_nesting_up_to_the_limit_is_read():
    assert decode("[" * 100 + "]" * 100) is not None


@pytest.mark.parametrize(
    ("value", "field"), [('{"a": NaN}', "a"), ('{"a": [1, {"b": -Infinity}]}', "a[1].b")]
)
def test_what_is_no_number_is_refused_with_its_path(value, field):
    with pytest.raises(Refused) as caught:
        decode(value)
    assert caught.value.field == field


def test_words_like_nan_in_text_are_only_words():
    assert decode('{"name": "NaN Infinity"}') == {"name": "NaN Infinity"}


def test_numbers_of_any_length_do_not_stop_the_reader():
    assert decode("[" + "9" * 5_000 + "]") == [float("inf")]


def test_control_characters_inside_strings_are_let_through():
    assert decode('{"a": "b\tc\nd\x00"}') == {"a": "b\tc\nd\x00"}


@pytest.fixture
def small_limit(monkeypatch):
    monkeypatch.setattr(json_text, "MAX_VALUE_CHARACTERS", 200)
    monkeypatch.setattr("data.formats.json_items.MAX_VALUE_CHARACTERS", 200)


@pytest.mark.parametrize("filler", ["x" * 1_000, '\\"' * 400, "[{" * 300, "\\\\" * 301, "é" * 500])
def test_a_record_beyond_the_limit_is_stepped_over_and_named(small_limit, filler):
    records = '[{"id": "a"}, {"id": "b", "text": "' + filler + '", "z": [1]}, {"id": "c"}]'
    first, second, third = iter_document(Drip(records))
    assert (first.value, third.value) == ({"id": "a"}, {"id": "c"})
    assert (second.position, second.field) == ("record 2", "text")


def test_a_single_record_beyond_the_limit_is_rejected_by_its_field(small_limit):
    (found,) = iter_document(Drip('{"id": "a", "description": "' + "x" * 1_000 + '", "title": "Koch"}'))
    assert isinstance(found, RecordRejected)
    assert (found.position, found.field) == ("record 1", "description")


def test_a_line_beyond_the_limit_is_stepped_over_and_named(small_limit):
    lines = '{"id": "a"}\n{"id": "b", "text": "' + "x" * 1_000 + '"}\n\n{"id": "c"}\n'
    first, second, third = iter_lines(io.StringIO(lines))
    assert (first.position, second.position, third.position) == ("line 1", "line 2", "line 4")
    assert second.field == "text"


def test_a_broken_line_rejects_only_itself():
    found = list(iter_lines(io.StringIO('{"id": 1}\n{"id": \n[1]\n{"id": NaN}\n{"id": 2}')))
    assert [type(each) for each in found] == [Item, RecordRejected, Item, RecordRejected, Item]
    assert "column" in found[1].reason


def test_a_search_answer_on_one_line_is_unwrapped():
    line = '{"maxErgebnisse": 2, "ergebnisliste": [{"referenznummer": "1"}, {"referenznummer": "2"}]}\n{"id": "x"}'
    positions = [item.position for item in iter_lines(io.StringIO(line))]
    assert positions == ["line 1, record 1", "line 1, record 2", "line 2"]


OBJECT, BROKEN = '{"id": "a"}', '{"id": "a", "ti'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([OBJECT, OBJECT], True),
        ([OBJECT], False),
        ([BROKEN, OBJECT, OBJECT], True),
        ([BROKEN], False),
        ([OBJECT, BROKEN], True),
        (['{"candidates": [', f"{OBJECT},", OBJECT, "]}"], False),
        (["{", '"id": "a"', "}"], False),
        (["[", f"{OBJECT},", OBJECT, "]"], False),
        ([BROKEN, "", OBJECT], True),
    ],
)
def test_objects_line_by_line_are_told_from_a_document(lines, expected):
    assert is_line_by_line(io.StringIO("\n".join(lines))) is expected


def test_reading_keeps_no_more_than_the_largest_value():
    many = io.StringIO("[" + ",".join(itertools.repeat('{"id": "' + "x" * 1_000 + '"}', 2_000)) + "]")
    text = JsonText(many)
    text.take("[")
    longest = 0
    for _ in range(1_999):
        text.value()
        text.take(",")
        longest = max(longest, len(text._buffer))
    assert longest < 140_000
