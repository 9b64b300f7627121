"""Columns that say what they say in an unusual way."""

import json

import pytest

from agentos_sessions.store.columns import read_session_data

ESCAPED_BACKSLASH = r'"{\"session_name\":\"x\",\"session_state\":{\"a\":\"\u005cud800\"}}"'
ESCAPED_BRACKETS = (
    r'"{\"session_name\":\"x\",\"session_state\":{\"a\":' + r"\u005b" * 400 + "]" * 400 + r'}}"'
)


def test_an_escape_made_by_an_escape() -> None:
    data = read_session_data(ESCAPED_BACKSLASH, [])
    assert data.state == {"a": "\ufffd"}


def test_brackets_made_by_escapes() -> None:
    problems: list[str] = []
    data = read_session_data(ESCAPED_BRACKETS, problems)
    assert (data.name, data.state) == ("x", None)
    assert problems == ["session_state is nested deeper than 200"]


@pytest.mark.parametrize(
    ("value", "kind"),
    [(True, "a boolean"), (0, "a number"), (1.5, "a number"), ([1], "an array"), ({}, "an object")],
)
def test_a_name_that_is_no_text(value: object, kind: str) -> None:
    problems: list[str] = []
    assert read_session_data(json.dumps({"session_name": value}), problems).name is None
    assert problems == [f"session_name is {kind}"]
