"""Structures: properties, items and the other schemas inside a schema."""

from collections.abc import Iterable
from typing import Any

from scripts.contract_diff.changes import Difference, Direction, Documents, Effect, Found, Pair
from scripts.generate.references import Document, follow

_UNREAD = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
"""Of a property that does not travel in a direction, nothing matters there."""

_INSIDE = {
    "items": "[]",
    "propertyNames": " name of a property",
    "unevaluatedItems": "[more]",
    "unevaluatedProperties": ".*",
    "additionalProperties": ".*",
    "then": " then",
    "else": " else",
}
"""Keywords that hold one schema, which narrows what holds it; absent, it allows everything."""

_EXACT = {"not": " not", "if": " if"}
_MAPS = ("patternProperties", "dependentSchemas")

STRUCTURE = frozenset(
    {*_INSIDE, *_EXACT, *_MAPS, "contains", "properties", "required", "prefixItems", "$defs"},
)


def compare_structure(
    documents: Documents, old: Document, new: Document, place: str, direction: Direction
) -> Found:
    """What differs inside two spelled schemas that are no references."""
    yield from _properties(documents, old, new, place, direction)
    for keyword, suffix in _INSIDE.items():
        if keyword in old or keyword in new:
            schemas = old.get(keyword, True), new.get(keyword, True)
            yield Pair("schema", *schemas, place + suffix, direction)
    for keyword, suffix in _EXACT.items():
        if (keyword in old) != (keyword in new):
            effect = Effect.OTHER if keyword == "if" else _presence(keyword, new)
            yield Difference(place, f"{keyword} is {_now(keyword, new)}", effect)
        elif keyword in old:
            yield Pair("schema", old[keyword], new[keyword], place + suffix, Direction.EXACT)
    yield from _contains(old, new, place, direction)
    for keyword in _MAPS:
        yield from _map(keyword, old, new, place, direction)
    yield from _prefix(old, new, place, direction)


def _properties(
    documents: Documents, old: Document, new: Document, place: str, direction: Direction
) -> Found:
    before, after = old.get("properties", {}), new.get("properties", {})
    rest = old.get("additionalProperties", old.get("unevaluatedProperties", True))
    unread = {
        name
        for name in before.keys() | after
        if _is_unread(documents.old, before.get(name, after.get(name)), direction)
        and _is_unread(documents.new, after.get(name, before.get(name)), direction)
    }
    for name in before:
        where = f"{place}.{name}"
        if name not in after:
            yield Difference(where, "is gone", Effect.OTHER, "whoever uses it finds it no more")
        elif name not in unread:
            yield Pair("schema", before[name], after[name], where, direction)
    for name in after.keys() - before:
        yield from _added(rest, after[name], f"{place}.{name}", direction)
    yield from _required(old, new, place, unread)


def _is_unread(document: Document, schema: Any, direction: Direction) -> bool:
    keyword = _UNREAD.get(direction)
    if keyword is None or not isinstance(schema, dict):
        return False
    target = follow(document, schema, ())
    return bool(schema.get(keyword) or (isinstance(target, dict) and target.get(keyword)))


def _added(rest: Any, schema: Any, place: str, direction: Direction) -> Found:
    """A new property: `rest` is what the old schema said of properties that it does not name."""
    if rest is False:
        yield Difference(place, "is new, where none but the named were allowed", Effect.WIDER)
    elif rest in (True, {}):
        yield Difference(place, "is new", Effect.NONE, "whoever does not know it need not care")
    else:
        yield Difference(place, "is new, with a name of its own", Effect.NONE, "see its schema")
        yield Pair("schema", rest, schema, place, direction)


def _required(old: Document, new: Document, place: str, unread: set[str]) -> Found:
    before, after = set(old.get("required", ())), set(new.get("required", ()))
    for name in sorted(after - before - unread):
        yield Difference(f"{place}.{name}", "is required", Effect.NARROWER)
    for name in sorted(before - after - unread):
        if name in new.get("properties", {}) or name not in old.get("properties", {}):
            yield Difference(f"{place}.{name}", "is no longer required", Effect.WIDER)


def _contains(old: Document, new: Document, place: str, direction: Direction) -> Found:
    """Unlike the others, a `contains` that allows everything forbids something: no item."""
    if "contains" in old and "contains" in new:
        counted = Direction.EXACT if "maxContains" in new else direction
        yield Pair("schema", old["contains"], new["contains"], f"{place}[any]", counted)
    elif "contains" in old or "contains" in new:
        effect = _presence("contains", new)
        yield Difference(place, f"contains is {_now('contains', new)}", effect)


def _map(keyword: str, old: Document, new: Document, place: str, direction: Direction) -> Found:
    before, after = old.get(keyword, {}), new.get(keyword, {})
    for name in _names(before, after):
        where = f"{place} {keyword} {name}"
        if name in before and name in after:
            yield Pair("schema", before[name], after[name], where, direction)
        else:
            exempt = keyword == "patternProperties" and _is_closed(old, new)
            effect = Effect.OTHER if exempt else _presence(name, after)
            yield Difference(where, f"is {_now(name, after)}", effect)


def _is_closed(*schemas: Document) -> bool:
    """Then a pattern also exempts what it fits from the rule for all other properties."""
    rules = ("additionalProperties", "unevaluatedProperties")
    return any(schema.get(rule, True) is not True for schema in schemas for rule in rules)


def _prefix(old: Document, new: Document, place: str, direction: Direction) -> Found:
    before, after = old.get("prefixItems", []), new.get("prefixItems", [])
    if len(before) != len(after):
        yield Difference(place, "prefixItems has another length", Effect.OTHER)
    for index, (was, now) in enumerate(zip(before, after, strict=False)):
        yield Pair("schema", was, now, f"{place}[{index}]", direction)


def _names(before: Document, after: Document) -> Iterable[str]:
    return list(before | after)


def _presence(name: str, after: Document) -> Effect:
    return Effect.NARROWER if name in after else Effect.WIDER


def _now(name: str, after: Document) -> str:
    return "new" if name in after else "gone"
