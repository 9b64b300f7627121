"""JSON as Agno stores it: once or twice encoded, and sometimes broken."""

import json
from typing import Any

_parse = json.JSONDecoder(strict=False).decode  # `json.loads` makes a decoder at each call


class UnreadableDocument(ValueError):
    """The column holds no JSON."""


def decode(column: object) -> Any:
    """The value of a JSON column, as `decode_text` reads it."""
    return decode_text(column)[0]


def decode_text(column: object) -> tuple[Any, str]:
    """The value of a JSON column, and the innermost text that says it.

    SQL NULL, JSON `null` and the empty text are None. Agno 2.x encodes twice on SQLite, 3.x once,
    so a text that is JSON itself is decoded again; one that is not stays text. Raises
    `UnreadableDocument`.
    """
    if isinstance(column, bytes):
        column = column.decode(errors="replace")
    if not isinstance(column, str):
        return column, ""
    if not column:
        return None, ""
    try:
        value = _parse(column)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(str(error)) from error
    if not isinstance(value, str):
        return value, column
    try:
        return _parse(value), value
    except (ValueError, RecursionError):
        return value, value


def clean_text(text: str) -> str:
    """`text` with lone surrogates, which UTF-8 cannot carry, replaced by U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def clean(value: Any) -> Any:
    """`value` with every text in it cleaned, keys too."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(key): clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    return value


def nests_deeper_than(limit: int, value: Any, text: str) -> bool:
    """Whether more than `limit` containers of `value` are within each other; `text` is its JSON."""
    if text.count("{") + text.count("[") <= limit:
        return False
    level = [value]
    for _ in range(limit + 1):
        containers = [item for item in level if isinstance(item, dict | list)]
        if not containers:
            return False
        level = [
            item
            for container in containers
            for item in (container.values() if isinstance(container, dict) else container)
        ]
    return True
