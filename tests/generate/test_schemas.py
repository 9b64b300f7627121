"""Schemas of parameters: their types, and what is left of them without null."""

from typing import Any

import pytest

from scripts.generate.schemas import types_of, without_null

DOCUMENT: dict[str, Any] = {
    "components": {
        "schemas": {
            "Order": {"type": "string", "enum": ["asc", "desc"]},
            "Maybe": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}]},
            "Names": {"type": "array", "items": {"type": "string"}},
        }
    }
}
ORDER = {"$ref": "#/components/schemas/Order"}
MAYBE = {"$ref": "#/components/schemas/Maybe"}
NULL = {"type": "null"}
INTEGER = {"type": "integer", "minimum": 1}

TYPES: dict[str, tuple[Any, set[str]]] = {
    "type": ({"type": "integer"}, {"integer"}),
    "types": ({"type": ["integer", "null"]}, {"integer", "null"}),
    "nullable": ({"type": "string", "nullable": True}, {"string", "null"}),
    "enum": ({"enum": ["a", 1, None]}, {"string", "integer", "null"}),
    "const": ({"const": True}, {"boolean"}),
    "reference": (ORDER, {"string"}),
    "anyOf": ({"anyOf": [ORDER, NULL]}, {"string", "null"}),
    "oneOf with anything": ({"oneOf": [ORDER, {}]}, set()),
    "allOf": ({"allOf": [MAYBE, {"type": "integer"}]}, {"integer"}),
    "nothing said": ({"minimum": 1}, set()),
    "true": (True, set()),
}


@pytest.mark.parametrize(("schema", "types"), TYPES.values(), ids=TYPES)
def test_types_of(schema: Any, types: set[str]) -> None:
    assert types_of(DOCUMENT, schema, ()) == types


WITHOUT_NULL: dict[str, tuple[Any, Any]] = {
    "anyOf of one": ({"anyOf": [INTEGER, NULL], "default": 20}, INTEGER | {"default": 20}),
    "anyOf of two": (
        {"anyOf": [INTEGER, {"type": "string"}, NULL]},
        {"anyOf": [INTEGER, {"type": "string"}]},
    ),
    "oneOf with a reference": (
        {"oneOf": [NULL, ORDER], "default": "desc", "title": "Order"},
        ORDER | {"default": "desc", "title": "Order"},
    ),
    "type list": ({"type": ["integer", "null"]}, {"type": "integer"}),
    "longer type list": (
        {"type": ["integer", "string", "null"]},
        {"type": ["integer", "string"]},
    ),
    "nullable": ({"type": "string", "nullable": True}, {"type": "string"}),
    "enum": ({"type": "string", "enum": ["a", None]}, {"type": "string", "enum": ["a"]}),
    "default null": ({"anyOf": [INTEGER, NULL], "default": None}, INTEGER),
    "reference to an enum": (ORDER, ORDER),
    "reference to null": (MAYBE | {"default": 2}, INTEGER | {"default": 2}),
    "reference to an array": (
        {"$ref": "#/components/schemas/Names"},
        {"type": "array", "items": {"type": "string"}},
    ),
    "items": (
        {"type": "array", "items": {"anyOf": [INTEGER, NULL]}},
        {"type": "array", "items": INTEGER},
    ),
}


@pytest.mark.parametrize(("schema", "left"), WITHOUT_NULL.values(), ids=WITHOUT_NULL)
def test_without_null(schema: Any, left: Any) -> None:
    before = repr(schema)
    assert without_null(DOCUMENT, schema, ()) == left
    assert repr(schema) == before
