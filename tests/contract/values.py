"""Texts that a parameter's schema refuses, and odd ones that it allows."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.document import Document, alternatives

_LONG = 60_000
_BEYOND_64_BITS = 10**30

_NUMBERS = {"integer", "number"}
ODD_TEXTS = (
    "%00",
    "%FF",
    "%ED%A0%80",
    "%F0%9F%98%80",
    "%27%20OR%201=1",
    "%25",
    "_",
    "..%2F..%2Fetc",
    "{}",
    "%0D%0ASet-Cookie:%20a=b",
    "x" * _LONG,
)
"""Percent-encoded, as they are put into a query."""
PATH_TEXTS = ("%00", "%FF", "%F0%9F%98%80", "%27%20OR%201=1", "%25", "..%20", "x" * 5000)
"""The like for a segment of a path."""


def refused(document: Document, schema: Mapping[str, Any]) -> list[str]:
    """Values of a query that no alternative of the schema allows."""
    choices = [c for c in alternatives(document, schema) if c.get("type") != "null"]
    per_choice = [set(_refused(choice)) for choice in choices]
    return sorted(set.intersection(*per_choice)) if per_choice else []


def odd(document: Document, schema: Mapping[str, Any]) -> list[str]:
    """Values of a query that are of the type, and that a server may not have thought of."""
    kinds = {c.get("type") for c in alternatives(document, schema) if "enum" not in c}
    values: list[str] = []
    if kinds & _NUMBERS:
        values += [str(n) for n in (0, -1, _BEYOND_64_BITS, -_BEYOND_64_BITS, 2**63, 2**31)]
    if "string" in kinds:
        values += ODD_TEXTS
    if "boolean" in kinds:
        values += ["true", "false"]
    return values


def _refused(schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        known = [str(value) for value in schema["enum"]]
        tried = ["", "null", "no-such-value", *(value.swapcase() for value in known)]
        tried += [f"{value}%20" for value in known]
        yield from (value for value in tried if value not in known)
    elif schema.get("type") == "integer":
        yield from ("", "null", "abc", "1.5", "0x10", "1e3", "NaN", "%00", "1,5", "9" * 5000)
        yield from _beyond_bounds(schema)
    elif schema.get("type") == "number":
        yield from ("", "null", "abc", "1,5", "%00")
        yield from _beyond_bounds(schema)
    elif schema.get("type") == "boolean":
        yield from ("", "null", "maybe", "2")
    elif schema.get("format") in {"date-time", "date", "uuid"}:
        yield from ("", "null", "abc", "%00")
    elif schema.get("type") == "string" and schema.get("minLength"):
        yield "x" * (schema["minLength"] - 1)
    elif schema.get("type") == "string" and schema.get("maxLength"):
        yield "x" * (schema["maxLength"] + 1)


def _beyond_bounds(schema: Mapping[str, Any]) -> Iterator[str]:
    if "minimum" in schema:
        yield str(schema["minimum"] - 1)
    if "maximum" in schema:
        yield str(schema["maximum"] + 1)
