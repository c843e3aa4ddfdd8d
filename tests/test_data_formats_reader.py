"""The one door: what a file is shows in its content; what is wrong is told with file, position, field and reason."""

import io
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import RecordRejected, UnusableInput
from data.formats import FORMATS, ParsedRecord, read_records
from data.validation import build_vacancy

JOB = {"id": "v1", "title": "Bäcker", "description": "Für unser Team: Brötchen, Brezeln und süße Stückchen."}
PERSON = {"id": "c1", "occupations": ["Koch"], "wishes": {"nights": False}}


class Pipe(io.RawIOBase):
    """Standard input: can be read once, from front to back."""

    def __init__(self, content: bytes) -> None:
        self._stream = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        return self._stream.readinto(buffer)


def read(content: bytes | str, kind: str = "vacancy") -> list:
    content = content.encode() if isinstance(content, str) else content
    return list(read_records(io.BytesIO(content), "file", kind))


def only(content: bytes | str, kind: str = "vacancy") -> ParsedRecord:
    (record,) = read(content, kind)
    assert isinstance(record, ParsedRecord), record
    return record


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(JOB, ensure_ascii=False),
        json.dumps(JOB, indent=2, ensure_ascii=False),
        json.dumps([JOB], ensure_ascii=False),
        json.dumps({"vacancies": [JOB]}, ensure_ascii=False),
        json.dumps(JOB, ensure_ascii=False) + "\r\n\r\n",
        "\n \t" + json.dumps(JOB, ensure_ascii=False),
    ],
)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_a_record_is_the_same_in_every_wrapping_and_encoding(text, encoding):
    record = only(text.encode(encoding))
    assert record.raw == JOB
    assert (record.format, record.names) == ("native", ())


def test_a_pipe_is_read_as_a_file_is():
    lines = "\n".join(json.dumps({**JOB, "id": str(n)}) for n in range(3))
    assert len(list(read_records(Pipe(lines.encode()), "-", "vacancy"))) == 3


def test_the_stream_of_the_caller_stays_open():
    stream = io.BytesIO(json.dumps(JOB).encode())
    list(read_records(stream, "file", "vacancy"))
    assert not stream.closed


@pytest.mark.parametrize("encoding", ["cp1251", "cp437", "mac_roman", "iso8859_7", "shift_jis"])
def test_an_encoding_that_cannot_be_told_is_refused(encoding):
    texts = {
        "cp1251": "Медсестра, догляд за хворими",
        "iso8859_7": "Νοσοκόμα με εμπειρία",
        "shift_jis": "看護師の仕事",
    }
    text = texts.get(encoding, "Bäcker für süße Brötchen, täglich früh, größere Küche")
    with pytest.raises(UnusableInput, match="save it as UTF-8"):
        read(json.dumps({**JOB, "title": text, "description": text}, ensure_ascii=False).encode(encoding))


def test_single_broken_bytes_cost_their_own_record():
    lines = [json.dumps({**JOB, "id": str(n)}, ensure_ascii=False).encode() for n in range(3)]
    lines[1] = lines[1].replace("ö".encode(), b"\xff", 1)
    first, second, third = read(b"\n".join(lines))
    build_vacancy(first.raw)
    build_vacancy(third.raw)
    with pytest.raises(RecordRejected, match="broken encoding"):
        build_vacancy(second.raw)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (bytes(range(256)) * 4, "binary data"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"\x1f\x8b\x08\x00", "unpack"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "binary data"),
        (b'{"id": "a", "title": "Ko', "broken JSON: line 1, column 22"),
        (b'[{"id": "a", "title": "Koch"}, {"id": "b", "ti', "broken JSON: line 1, column 44"),
        (b'[{"id": "a"}, {"id": b}]', "broken JSON: line 1, column 22"),
        (b"5", "has no column"),
        (b"[1] [2]", "more text after the end"),
        (b'{"a": {"b": 1}}', "no record of a known format"),
        (b"{}", "no record of a known format"),
        (b"Liebe Leute,\nich suche Arbeit.", "has no column"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(content, reason):
    with pytest.raises(UnusableInput) as caught:
        read(content)
    assert reason in caught.value.reason
    assert caught.value.source == "file"


def test_a_truncated_list_gives_no_record_at_all():
    records = read_records(
        io.BytesIO(json.dumps([{**JOB, "id": str(n)} for n in range(50)]).encode()[:-10]), "f", "vacancy"
    )
    with pytest.raises(UnusableInput):
        next(records)


def test_an_empty_list_holds_no_record_and_is_no_error():
    assert read("[]") == []
    assert read('{"vacancies": []}') == []


def test_what_is_no_object_is_rejected_in_its_place():
    found = read(json.dumps([JOB, "x", 5, None, [1], True, {"foo": 1}]))
    assert [each.position for each in found] == [f"record {n}" for n in range(1, 8)]
    reasons = [each.reason for each in found[1:]]
    assert reasons[0] == "is text where an object is expected"
    assert "known format" in reasons[-1]


def test_the_second_use_of_an_id_names_the_first():
    _, second, third = read("\n".join(json.dumps({**JOB, "id": each}) for each in ("a", " a\u200b ", "b")))
    assert (second.position, second.field, second.source) == ("line 2", "id", "file")
    assert "was used already in line 1" in second.reason
    assert isinstance(third, ParsedRecord)


def test_records_without_an_id_get_a_lasting_one_from_what_tells_them_apart():
    job = {"title": "Koch", "employer": {"name": "Krone"}, "place": "Ulm"}
    record = only(json.dumps(job))
    assert record.raw["id"].startswith("native-")
    assert len(record.raw["id"]) == len("native-") + 16
    assert record.raw["id"] == only(json.dumps([{**job, "description": "neu"}])).raw["id"]
    assert record.raw["id"] != only(json.dumps({**job, "place": "Bonn"})).raw["id"]
    _, again = read(json.dumps([job, {**job, "description": "x"}]))
    assert "has no id" in again.reason
    assert "record 1" in again.reason


def test_two_people_are_never_taken_for_one_and_names_make_no_id():
    one, other = {"name": "A B", "skills": ["x"]}, {"name": "A B", "skills": ["y"]}
    first, second = read(json.dumps([one, other]), "candidate")
    assert first.raw["id"] != second.raw["id"]
    assert only(json.dumps({**one, "name": "C D"}), "candidate").raw["id"] == first.raw["id"]


def test_names_are_taken_out_of_the_record():
    record = only(json.dumps({**PERSON, "name": "Ana Erfunden", "gender": "f", "basic": 1}), "candidate")
    assert (record.raw, record.names) == (PERSON, ("Ana Erfunden",))


@pytest.mark.parametrize(("content", "kind", "command"), [
    (PERSON, "vacancy", "candidates"), (JOB, "candidate", "vacancies"),
    ({"candidates": [PERSON]}, "vacancy", "candidates"),
    ([PERSON, JOB], "vacancy", "candidates"), ({"vacancies": [JOB]}, "candidate", "vacancies"),
])  # fmt: skip
def test_the_other_kind_is_refused_with_the_command_for_it(content, kind, command):
    with pytest.raises(UnusableInput, match=f"use `passung import {command}`"):
        read(json.dumps(content), kind)


def test_a_single_record_of_the_other_kind_among_many_is_rejected():
    first, second, third = read(json.dumps([JOB, PERSON, {**JOB, "id": "v2"}]))
    assert isinstance(first, ParsedRecord)
    assert "use `passung import candidates`" in second.reason
    assert isinstance(third, ParsedRecord)


def test_a_file_with_both_kinds_gives_the_asked_one():
    both = json.dumps({"candidates": [PERSON], "vacancies": [JOB]})
    assert only(both).raw == JOB
    assert only(both, "candidate").raw == PERSON


def test_a_missing_field_does_not_make_it_another_kind():
    assert only('{"id": "x", "description": "y"}').raw == {"id": "x", "description": "y"}
    assert only('{"id": "x", "text": "y"}').raw == {"id": "x"}


def test_a_description_of_fifty_megabytes_is_rejected_by_its_field_in_bounded_memory():
    size = 50_000_000
    head, tail = (
        b'[{"id": "a", "title": "Koch"},{"id": "b", "title": "x", "description": "',
        b'"},{"id": "c", "title": "y"}]',
    )

    class Huge(io.RawIOBase):
        """A file that is made while it is read."""

        def __init__(self) -> None:
            self._at = 0

        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return True

        def seek(self, offset: int, whence: int = 0) -> int:
            self._at = offset if whence == 0 else self._at + offset
            return self._at

        def tell(self) -> int:
            return self._at

        def readinto(self, buffer) -> int:
            length = min(len(buffer), 1 << 16)
            whole = len(head) + size + len(tail)
            piece = bytearray(b"x" * max(0, min(length, whole - self._at)))
            for text, start in ((head, 0), (tail, len(head) + size)):
                low, high = max(start, self._at), min(start + len(text), self._at + len(piece))
                if low < high:
                    piece[low - self._at : high - self._at] = text[low - start : high - start]
            buffer[: len(piece)] = piece
            self._at += len(piece)
            return len(piece)

    tracemalloc.start()
    first, second, third = read_records(io.BufferedReader(Huge()), "f", "vacancy")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (first.raw["id"], third.raw["id"]) == ("a", "c")
    assert (second.position, second.field) == ("record 2", "description")
    assert peak < 60_000_000


def test_a_text_beyond_the_limit_in_a_readable_record_is_rejected_by_validation():
    record = only(json.dumps({**JOB, "description": "x" * 2_000_000}))
    with pytest.raises(RecordRejected, match="2,000,000 bytes long") as caught:
        build_vacancy(record.raw)
    assert caught.value.field == "description"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "../x", "é"]), max_size=6), st.booleans())
def test_every_record_is_either_given_or_rejected_and_ids_are_unique(ids, by_line):
    records = [{**JOB, "id": each} for each in ids]
    text = "\n".join(map(json.dumps, records)) if by_line and ids else json.dumps(records)
    found = read(text)
    assert len(found) == len(ids)
    assert [each.raw["id"] for each in found if isinstance(each, ParsedRecord)] == list(dict.fromkeys(ids))


def test_every_format_is_described():
    from pathlib import Path

    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    missing = [name for name in FORMATS if f"## `{name}`" not in page]
    assert missing == []
