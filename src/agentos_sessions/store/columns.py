"""What the columns of a sessions row say, read so that no value of any kind is an error.

Each function adds what it found odd to `problems`, in words of the column.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agentos_sessions.store.documents import (
    UnreadableDocument,
    clean,
    clean_text,
    decode,
    nests_deeper_than,
)
from agentos_sessions.store.instants import FIRST_SECOND, LAST_SECOND, instant

_DEEPEST = 200
"""Containers within containers; what writes the response stops at 255."""


def read_text(name: str, column: object, problems: list[str]) -> str:
    """The column as text; what is no text as it is written."""
    if isinstance(column, str):
        return clean_text(column)
    problems.append(f"{name} is {_kind(column)}")
    if isinstance(column, bytes):
        return column.decode(errors="replace")
    return "" if column is None else str(column)


def read_instant(name: str, column: object, problems: list[str]) -> datetime | None:
    """The column as an instant, None for NULL and for what cannot be rendered."""
    moment = instant(column)
    is_plain = isinstance(column, int | float) and FIRST_SECOND <= column <= LAST_SECOND
    if column is not None and not is_plain:
        problems.append(f"{name} is {column!r:.60}, not Unix seconds")
    return moment


def read_session_data(column: object, problems: list[str]) -> Mapping[str, Any]:
    """The `session_data` object, empty for NULL and for what is no object."""
    try:
        value: Any = decode(column)
    except UnreadableDocument:
        problems.append("session_data is not JSON")
        return {}
    if value is None:
        return {}
    if not isinstance(value, dict):
        problems.append(f"session_data is {_kind(value)}")
        return {}
    if isinstance(column, str) and nests_deeper_than(_DEEPEST, value, column):
        problems.append(f"session_data is nested deeper than {_DEEPEST}")
        return {key: item for key, item in value.items() if isinstance(item, str)}
    if isinstance(column, str) and r"\ud" in column.lower():
        value = clean(value)
    data: dict[str, Any] = value
    name = data.get("session_name")
    if name is not None and not isinstance(name, str):
        problems.append(f"session_name is {_kind(name)}")
    return data


def read_state(session_data: Mapping[str, Any], problems: list[str]) -> dict[str, Any] | None:
    """The `session_state` object, None for null and for what is no object."""
    state: Any = session_data.get("session_state")
    if state is None or isinstance(state, dict):
        return state
    problems.append(f"session_state is {_kind(state)}")
    return None


def _kind(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case bool() | int() | float():
            return "a number"
        case str():
            return "text"
        case bytes():
            return "a blob"
        case list():
            return "an array"
        case _:
            return "an object"
