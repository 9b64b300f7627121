"""What a schema admits: its JSON types, and the same schema without null."""

from typing import Any

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow

_BRANCHES = ("anyOf", "oneOf")
ANNOTATIONS = {"default", "description", "example", "examples", "title", "deprecated"}
"""Keywords that say nothing of which values are valid."""
_TYPES = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
    type(None): "null",
}


def types_of(document: Document, schema: Any, place: Place) -> set[str]:
    """The JSON types that `schema` admits; empty when it names none, which admits all."""
    schema = follow(document, schema, place)
    if not isinstance(schema, dict):
        return set()
    nullable = {"null"} if schema.get("nullable") else set()
    if "type" in schema:
        named = schema["type"]
        return nullable | ({named} if isinstance(named, str) else set(named))
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return nullable | {_TYPES[type(value)] for value in values}
    for keyword in _BRANCHES:
        if keyword in schema:
            branches = [types_of(document, branch, place) for branch in schema[keyword]]
            return nullable | set().union(*branches) if all(branches) else set()
    parts = [types_of(document, part, place) for part in schema.get("allOf", [])]
    named_parts = [part for part in parts if part]
    return nullable | set.intersection(*named_parts) if named_parts else set()


def without_null(document: Document, schema: Any, place: Place) -> Any:
    """The same schema for a value in a URL or a header, where null is the value left out.

    Raises ContractError where a constraint stands both beside a single alternative and in it.
    """
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema and types_of(document, schema, place) & {"null", "array"}:
        schema = follow(document, schema, place) | {k: v for k, v in schema.items() if k != "$ref"}
    schema = {key: value for key, value in schema.items() if key != "nullable"}
    if schema.get("default", "") is None:
        del schema["default"]
    if isinstance(schema.get("type"), list):
        names = [name for name in schema["type"] if name != "null"]
        schema["type"] = names[0] if len(names) == 1 else names
    if "enum" in schema:
        schema["enum"] = [value for value in schema["enum"] if value is not None]
    if "items" in schema:
        schema["items"] = without_null(document, schema["items"], place)
    for keyword in _BRANCHES:
        if keyword in schema:
            schema = _without_null_branch(document, schema, keyword, place)
    return schema


def _without_null_branch(
    document: Document, schema: Document, keyword: str, place: Place
) -> Document:
    branches = [
        without_null(document, branch, place)
        for branch in schema[keyword]
        if types_of(document, branch, place) != {"null"}
    ]
    if len(branches) != 1 or not isinstance(branches[0], dict):
        return schema | {keyword: branches}
    # One alternative is no choice. datamodel-code-generator drops its constraints, so it is merged.
    outer = {key: value for key, value in schema.items() if key != keyword}
    for key in (outer.keys() & branches[0].keys()) - ANNOTATIONS:
        raise ContractError(place, f"{key} both beside {keyword} and in it is not supported")
    return branches[0] | outer
