"""JSON columns: encoded once, twice or badly."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentos_sessions.store.documents import (
    UnreadableDocument,
    clean,
    clean_text,
    decode,
    nests_deeper_than,
)
from tests.listing_model import clean as clean_by_model
from tests.listing_model import depth

any_text = st.text(max_size=5) | st.text(alphabet="\ud83d\ude00\udc00a😀", max_size=4)
documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(any_text, documents, max_size=3)
encoders = st.sampled_from(
    (json.dumps, lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")))
)


@given(objects, encoders)
def test_encoded_once(value: Any, encode: Any) -> None:
    assert clean(decode(encode(value))) == clean(value)


@given(objects, encoders, encoders)
def test_encoded_twice(value: Any, encode: Any, encode_again: Any) -> None:
    assert clean(decode(encode_again(encode(value)))) == clean(value)


@pytest.mark.parametrize("column", [None, "", "null", '"null"', b"null", b""])
def test_nothing(column: object) -> None:
    assert decode(column) is None


@pytest.mark.parametrize(("column", "value"), [('"not JSON"', "not JSON"), ('"{"', "{")])
def test_text_that_is_no_document(column: str, value: str) -> None:
    assert decode(column) == value


@pytest.mark.parametrize("column", [5, 1.5])
def test_number_in_the_cell_itself(column: float) -> None:
    assert decode(column) == column


def test_blob() -> None:
    assert decode(json.dumps({"a": "é"}, ensure_ascii=False).encode()) == {"a": "é"}


def test_blob_that_is_no_utf_8() -> None:
    assert decode(b'{"a": "\xff"}') == {"a": "\ufffd"}


def test_control_characters_in_texts() -> None:
    assert decode('{"a": "one\ntwo\0"}') == {"a": "one\ntwo\0"}


@pytest.mark.parametrize("inner", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_json_does_not_have(inner: str) -> None:
    assert isinstance(decode(f'{{"a": {inner}}}')["a"], float)


@pytest.mark.parametrize(
    "column",
    [
        "not JSON",
        "{",
        '{"a": 1',
        '{"a": 1} trailing',
        "{'a': 1}",
        "\0",
        "\ufeff{}",
        "[" * 100_000,
        '{"a": ' * 100_000,
        "1" * 5000,
        b"\xff",
    ],
    ids=lambda column: repr(column[:12]),
)
def test_unreadable(column: object) -> None:
    with pytest.raises(UnreadableDocument):
        decode(column)


@given(documents)
def test_clean_values_can_be_written(value: Any) -> None:
    json.dumps(clean(value), ensure_ascii=False).encode()
    assert clean(value) == clean_by_model(json.loads(json.dumps(value)))


@given(st.text())
def test_clean_texts_stay(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\ud83d", "\ufffd"),
        ("a\udc00b", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\ud83d\ud83d\ude00", "\ufffd😀"),
        ("\ufeffa", "\ufeffa"),
    ],
)
def test_lone_surrogates(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(documents, st.integers(0, 5))
def test_nesting(value: Any, limit: int) -> None:
    for text in (json.dumps(value), json.dumps(json.dumps(value))):
        assert nests_deeper_than(limit, value, text) == (depth(value) > limit)


@pytest.mark.parametrize("deep", [199, 200, 201, 900])
def test_nesting_in_one_line(deep: int) -> None:
    text = "[" * deep + "]" * deep
    assert nests_deeper_than(200, decode(text), text) == (deep > 200)
