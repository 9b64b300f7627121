"""Run documents read in pieces: what a name needs of them is what `json.loads` makes of them."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentos_sessions.store.json_text import decoded
from agentos_sessions.store.runs import parse_run, parse_runs
from tests.listing_model import clean
from tests.store.rows import run_documents

Encode = Callable[[Any], str]


def once(value: Any) -> str:
    return json.dumps(value)


def once_as_it_is(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def twice(value: Any) -> str:
    return json.dumps(json.dumps(value))


def escaped_once_of_two(value: Any) -> str:
    return json.dumps(json.dumps(value, ensure_ascii=False))


ENCODINGS: tuple[Encode, ...] = (once, once_as_it_is, twice, escaped_once_of_two)
each_encoding = pytest.mark.parametrize("encode", ENCODINGS)

RUNS = [
    {
        "run_id": "r1",
        "agent_id": 'a "quoted" \\ id',
        "messages": [
            {"role": "system", "content": "tab\tnewline\nslash / é 日本 😀 \0 \\ud83d"},
            {"role": "user", "content": [{"type": "text", "text": "😀😀"}, 1.5, None, True]},
        ],
        "metrics": {"messages": [1, {"role": "user"}]},
        "input": {"input_content": {"😀": [10**15, -0.25, "\u2028"]}},
    },
    {"input": "next 😀"},
]


@each_encoding
def test_text_broken_at_every_place(encode: Encode) -> None:
    text = encode(RUNS)
    whole = runs(text)
    assert whole == needed(RUNS)
    for place in range(len(text) + 1):
        halves = [text[:place], text[place:]]
        assert needed(list(parse_runs(halves))) == whole


@each_encoding
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_text_in_small_pieces(encode: Encode, size: int) -> None:
    assert needed(list(parse_runs(pieces(encode(RUNS), size)))) == needed(RUNS)


@given(st.lists(run_documents), st.sampled_from(ENCODINGS), st.integers(1, 50))
def test_any_runs_in_any_pieces(documents: list[Any], encode: Encode, size: int) -> None:
    documents = json.loads(json.dumps(documents))
    text = encode(documents if encode is not once_as_it_is else clean(documents))
    found = list(parse_runs(pieces(text, size)))
    assert needed(clean(found)) == needed(clean(documents))


@given(run_documents, st.integers(1, 50))
def test_any_run_of_its_own(document: Any, size: int) -> None:
    text = once(document)
    found = [parse_run(pieces(text, size))]
    assert needed(clean(found)) == needed([clean(json.loads(text))])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r'"a\ud83d\ude00b"', "a😀b"),
        (r'"\ud83d\ud83d\ude00"', "\ufffd😀"),
        (r'"\ude00"', "\ufffd"),
        (r'"\ud83dA"', "\ufffdA"),
        (r'"\\\"\/\b\f\n\r\t\u0000"', '\\"/\b\f\n\r\t\0'),
        ('"raw\ttab"', "raw\ttab"),
        (' \n "spaced" ', "spaced"),
        ('"breaks off', "breaks off"),
        (r'"breaks off\u00', "breaks off"),
        ("[no string]", "[no string]"),
        ("", ""),
    ],
)
def test_string_decoded_in_pieces(text: str, said: str) -> None:
    for size in range(1, len(text) + 2):
        assert "".join(decoded(pieces(text, size))) == said


LONE_SURROGATES = [r"\ud83d", r"\ude00", r"\ud83d\u0041", r"\ud83d\ud83d\ude00", r"\ud83d\n"]


@pytest.mark.parametrize("escapes", LONE_SURROGATES)
@pytest.mark.parametrize("again", [str, json.dumps])
def test_lone_surrogates(escapes: str, again: Encode) -> None:
    text = f'[{{"input": "{escapes}"}}]'
    assert clean(runs(again(text))) == needed(clean(json.loads(text)))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" * 30])
def test_numbers_that_the_parser_does_not_know(number: str) -> None:
    for place in ("metrics", "input"):
        text = f'[{{"input": "first"}}, {{"{place}": [{number}], "agent_id": "second"}}]'
        (first, second) = runs(text)
        assert (first["input"], second["agent_id"]) == ("first", "second")


def test_number_of_more_digits_than_python_reads() -> None:
    text = f'[{{"input": "first"}}, {{"metrics": {"1" * 5000}, "input": "second"}}]'
    assert runs(text)[0]["input"] == "first"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "null", "5", '"text"', "{}", '{"input": "a"}', "NaN", "Infinity", "-Infinity"),
        *("not JSON", "[", "]", "[,", "[}", '"', '"[', r'"\x"', r'"[\x"', '"null"', '""', "\0"),
    ],
)
def test_no_array(text: str) -> None:
    assert runs(text) == []


@pytest.mark.parametrize("text", ["null", "5", '"text"', "[]", '[{"input": "a"}]', "NaN", "{", ""])
def test_no_object(text: str) -> None:
    assert parse_run([text]) is None


def test_elements_that_are_no_objects() -> None:
    found = runs(once([None, 1, "a", [], [{"input": "b"}], {"input": "c"}]))
    assert found == needed([{"input": "c"}])


@each_encoding
def test_text_that_breaks_off(encode: Encode) -> None:
    """The runs that are whole are read, and nothing else."""
    text = encode(RUNS)
    for place in range(len(text)):
        assert runs(text[:place]) in ([], needed(RUNS)[:1], needed(RUNS))


@pytest.mark.parametrize("open_", ["[", '{"a": ', '{"messages": [', '{"input": '])
def test_deep_nesting(open_: str) -> None:
    text = f'[{{"input": "first"}}, {{"metrics": {open_ * 5000}'
    assert runs(text) == needed([{"input": "first"}])


@given(
    st.lists(st.sampled_from(['"', "\\", "[", "]", "{", "}", ",", ":", "a", "1", "n", " ", "\\u"])),
    st.sampled_from(ENCODINGS),
    st.data(),
)
def test_any_text_ends(inserted: list[str], encode: Encode, data: st.DataObject) -> None:
    """Valid text with anything in between is no error, and is not read forever."""
    text = encode(RUNS)
    for piece in inserted:
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place:]
    assert len(runs(text)) <= len(inserted) + len(RUNS)


def test_nothing_is_read_before_it_is_needed() -> None:
    taken = []

    def read() -> Iterator[str]:
        for text in ('[{"input": "first"}, ', '{"input": "second"}, ', '{"input": "third"}]'):
            taken.append(text)
            yield text

    first = next(parse_runs(read()))
    assert (first["input"], len(taken)) == ("first", 1)


def runs(text: str) -> list[Any]:
    return needed(list(parse_runs([text])))


def pieces(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def needed(documents: Iterable[Any]) -> list[dict[str, Any]]:
    """What a name may depend on: of the objects some fields, of the user's messages two."""
    runs = [document for document in documents if isinstance(document, dict)]
    return [
        {
            **{key: run[key] for key in ("run_id", "agent_id") if key in run},
            "input": _unwrapped(run.get("input")),
            "messages": [
                {key: message.get(key) for key in ("role", "content")}
                for message in _list(run.get("messages"))
                if isinstance(message, dict) and message.get("role") == "user"
            ],
        }
        for run in runs
    ]


def _unwrapped(value: Any) -> Any:
    return value.get("input_content", value) if isinstance(value, dict) else value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
