"""What the columns of a sessions row say, read so that no value of any kind is an error.

Each function adds what it found odd to `problems`, in words of the column.
"""

from datetime import datetime
from typing import Any, NamedTuple

from agentos_sessions.store.documents import (
    UnreadableDocument,
    clean,
    clean_text,
    decode_text,
    nests_deeper_than,
)
from agentos_sessions.store.instants import FIRST_SECOND, LAST_SECOND, instant

_DEEPEST = 200
"""Containers within containers; what writes the response stops at 255."""

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "a boolean"),
    (int, "a number"),
    (float, "a number"),
    (str, "text"),
    (bytes, "a blob"),
    (list, "an array"),
)


class SessionData(NamedTuple):
    """What is listed of the `session_data` column; None for what is not there."""

    name: str | None = None
    state: dict[str, Any] | None = None


def read_text(name: str, column: object, problems: list[str]) -> str:
    """The column as text; what is no text as it is written."""
    if isinstance(column, str):
        return _cleaned(name, column, problems)
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


def read_session_data(column: object, problems: list[str]) -> SessionData:
    """A name that is non-empty text, and a state that is an object; of NULL neither."""
    try:
        data, json_text = decode_text(column)
    except UnreadableDocument:
        problems.append("session_data is not JSON")
        return SessionData()
    if not isinstance(data, dict):
        if data is not None:
            problems.append(f"session_data is {_kind(data)}")
        return SessionData()
    return SessionData(
        _name(data.get("session_name"), problems),
        _state(data.get("session_state"), json_text, problems),
    )


def _name(stored: object, problems: list[str]) -> str | None:
    if isinstance(stored, str) and stored:
        return _cleaned("session_name", stored, problems)
    if stored not in (None, ""):
        problems.append(f"session_name is {_kind(stored)}")
    return None


def _state(stored: object, json_text: str, problems: list[str]) -> dict[str, Any] | None:
    if stored is None:
        return None
    if not isinstance(stored, dict):
        problems.append(f"session_state is {_kind(stored)}")
        return None
    if nests_deeper_than(_DEEPEST, stored, json_text):
        problems.append(f"session_state is nested deeper than {_DEEPEST}")
        return None
    has_surrogates = (
        r"\ud" in json_text or r"\uD" in json_text or clean_text(json_text) != json_text
    )
    state: dict[str, Any] = clean(stored) if has_surrogates else stored
    return state


def _cleaned(name: str, text: str, problems: list[str]) -> str:
    cleaned = clean_text(text)
    if "\ufffd" in cleaned:
        problems.append(f"{name} is not valid Unicode")
    return cleaned


def _kind(value: object) -> str:
    if value is None:
        return "NULL"
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "an object")
