"""One spelling for schemas that mean the same, so that only meanings are compared."""

import json
from typing import Any

from scripts.contract_diff.targets import target
from scripts.generate.errors import ContractError
from scripts.generate.references import Document

WORDS = frozenset(
    {"$comment", "description", "example", "examples", "externalDocs", "summary", "title"}
)
"""What says nothing of the values that are allowed."""

UNIONS = ("anyOf", "oneOf")
BRANCHES = (*UNIONS, "allOf")
ANYTHING = frozenset({"array", "boolean", "integer", "number", "object", "string"})
"""Every JSON type but null, which `nullable` tells here."""

_TYPES = {str: "string", bool: "boolean", int: "integer", list: "array", dict: "object"}


def same(old: Any, new: Any) -> bool:
    """Are they the same JSON? Python holds True, 1 and 1.0 for equal."""
    return written(old) == written(new)


def written(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def is_word(key: str) -> bool:
    return key in WORDS or key.startswith("x-")


def spelled(raw: Any) -> Document:
    """The schema with null told by `nullable`, a const as an enum, and a lone branch merged."""
    if isinstance(raw, bool):
        return {} if raw else {"not": {}}
    schema = _numeric_bounds(raw)
    if "const" in schema:
        const = schema.pop("const")
        schema["enum"] = [one for one in schema.get("enum", [const]) if same(one, const)]
    schema = _null_apart(schema)
    for keyword in BRANCHES:
        if len(schema.get(keyword, ())) == 1:
            outer = {key: value for key, value in schema.items() if key != keyword}
            merged = _merged(outer, spelled(schema[keyword][0]))
            schema = schema if merged is None else merged
    return schema


def admits_null(schema: Document) -> bool:
    """Of a spelled schema; one that names no types admits null with everything else."""
    return bool(schema.get("nullable")) or not (schema.keys() & {"$ref", "type", "enum", *UNIONS})


def types_of(schema: Document) -> frozenset[str]:
    """The types that a spelled schema admits, without null; a number may be an integer."""
    if "type" in schema:
        named = {schema["type"]} if isinstance(schema["type"], str) else set(schema["type"])
    elif "enum" in schema:
        named = {_TYPES.get(type(value), "number") for value in schema["enum"]}
    else:
        return ANYTHING
    return frozenset(named | {"integer"} if "number" in named else named)


def expanded(document: Document, schema: Document) -> Document:
    """A spelled schema with what it refers to in place of the reference."""
    seen = set()
    while reference := schema.get("$ref"):
        if reference in seen:
            raise ContractError((), f"$ref {reference} leads back to itself")
        seen.add(reference)
        outer = {key: value for key, value in schema.items() if key != "$ref"}
        inner = spelled(target(document, reference))
        merged = _merged(outer, inner)
        apart = outer | {"allOf": [*outer.get("allOf", []), inner]}
        schema = apart if merged is None else merged
    return schema


def _merged(outer: Document, inner: Document) -> Document | None:
    """Both in one, where no constraint stands in both."""
    if any(not is_word(key) and not same(outer[key], inner[key]) for key in outer.keys() & inner):
        return None
    return inner | outer


def _null_apart(schema: Document) -> Document:
    """Null must be among the types and in the enum, where there are any, or a branch."""
    said = bool(schema.pop("nullable", False))
    sources = []
    if "type" in schema:
        named = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        sources.append(said or "null" in named)
        schema["type"] = sorted(set(named) - {"null"})
    if "enum" in schema:
        sources.append(said or None in schema["enum"])
        schema["enum"] = [value for value in schema["enum"] if value is not None]
    for keyword in UNIONS:
        if keyword in schema:
            branches = [branch for branch in schema[keyword] if not _is_null(branch)]
            if "type" not in schema:
                sources.append(said or len(branches) < len(schema[keyword]))
            schema[keyword] = branches
    return schema | {"nullable": True} if (all(sources) if sources else said) else schema


def _is_null(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("type") in ("null", ["null"])


def _numeric_bounds(schema: Document) -> Document:
    """OpenAPI 3.0 says `exclusiveMinimum: true` beside the bound."""
    schema = dict(schema)
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and bound in schema:
            schema[exclusive] = schema.pop(bound)
    return schema
