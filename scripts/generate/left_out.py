"""Fields that may be missing but not null: None in a model, left out of an answer."""

import ast
from collections.abc import Iterator
from functools import reduce
from typing import Any

from scripts.generate.references import Document, follow
from scripts.generate.schemas import types_of

_DEFINITION = """\
from typing import Annotated
from pydantic import Field

LeftOut = Field(exclude_if=lambda value: value is None)
"""


def leave_out(source: str, metadata: dict[str, Any], document: Document) -> str:
    """The module of models made from `document`; the same where it has no such field."""
    fields = set(_fields(metadata, document))
    lines = source.encode().splitlines()  # the columns of Python's parser count bytes
    marked = _annotations(source, fields)
    for statement in marked:
        type_ = statement.annotation
        first, last = type_.lineno - 1, (type_.end_lineno or type_.lineno) - 1
        before, after = lines[first][: type_.col_offset], lines[last][type_.end_col_offset :]
        text = f"Annotated[{ast.unparse(type_)}, LeftOut]"
        lines[first : last + 1] = [before + text.encode() + after]
    if not marked:
        return source
    head, header, tail = b"\n".join(lines).decode().partition("class BaseModel(")
    return f"{head}{_DEFINITION}\n\n{header}{tail}\n"


def _annotations(source: str, fields: set[tuple[str, str]]) -> list[ast.AnnAssign]:
    """The declarations of the fields, the last first, so that the lines of others stay."""
    found = [
        statement
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and (node.name, statement.target.id) in fields
    ]
    return sorted(found, key=lambda statement: -statement.lineno)


def _fields(metadata: dict[str, Any], document: Document) -> Iterator[tuple[str, str]]:
    """Class and name of each; parameters are no part of an answer."""
    for model in metadata["models"]:
        place = tuple(model["source_path"] or ())
        if place[:2] != ("components", "schemas") or " parameters " in place[2]:
            continue
        properties = _properties(document, reduce(_inside, place, document))
        for field in model["fields"]:
            value = properties.get(field["original_name"])
            if not field["required"] and isinstance(value, dict) and "default" not in value:
                types = types_of(document, value, place)
                if types and "null" not in types:
                    yield model["class_name"], field["name"]


def _inside(value: Any, key: str) -> Any:
    return value[int(key) if isinstance(value, list) else key]


def _properties(document: Document, schema: Any) -> Document:
    schema = follow(document, schema, ())
    if not isinstance(schema, dict):
        return {}
    properties = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        properties = _properties(document, part) | properties
    return properties
