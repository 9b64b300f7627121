"""Names and texts of the contract as Python can carry them."""

import keyword
import re
import textwrap
from collections.abc import Mapping

from scripts.generate.errors import ContractError, Place

_TEXT_WIDTH = 85


def snake_case(name: str) -> str:
    """`HTTPBearer` is `http_bearer`, `Database Management` is `database_management`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return "_".join(re.findall(r"[A-Za-z0-9]+", spaced)).lower()


def method_name(operation_id: str) -> str:
    """The operationId itself wherever Python can carry it."""
    name = operation_id if operation_id.isidentifier() else snake_case(operation_id)
    return f"{name}_" if keyword.iskeyword(name) else name


def tag_name(tag: str) -> str:
    """The name of a tag's service, and of the module of its handlers."""
    return method_name(snake_case(tag))


def class_name(snake: str) -> str:
    """`database_management` is `DatabaseManagement`."""
    return "".join(word.capitalize() for word in snake.split("_"))


def distinct_names(places: Mapping[str, Place], taken: frozenset[str]) -> dict[str, str]:
    """A Python name for each key; raises ContractError where one has none, or another's."""
    names: dict[str, str] = {}
    for title, place in places.items():
        name = tag_name(title)
        if not name.isidentifier():
            raise ContractError(place, f"{title} gives no name for Python")
        if name in taken or name in names.values():
            raise ContractError(place, f"{title} gives the name {name}, which is taken")
        names[title] = name
    return names


def printable(text: str) -> str:
    """The text on one line, as it can stand in a docstring."""
    words = "".join(c if c.isprintable() else " " for c in text).split()
    return " ".join(words).replace("\\", "\\\\").replace('"""', "'''")


def docstring(text: str) -> str:
    """The text as the whole of a method's docstring."""
    text = printable(text)
    if not text.endswith((".", "!", "?")):
        text += "."
    return textwrap.fill(text, _TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)
