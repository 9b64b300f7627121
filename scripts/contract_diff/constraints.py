"""Constraints: for each keyword, whether another value allows more, less, or neither."""

import math
from collections.abc import Callable, Iterator
from typing import Any

from scripts.contract_diff.changes import Difference, Effect, Found
from scripts.contract_diff.flags import compare_deprecated
from scripts.contract_diff.spelling import ANYTHING, same, types_of, written
from scripts.generate.references import Document

Judge = Callable[[Any, Any], Effect]

_WIDER_FORMATS = {("int32", "int64"), ("float", "double")}


def compare_null(old: bool, new: bool, place: str) -> Iterator[Difference]:
    """`old` and `new` say whether null is allowed."""
    if old != new:
        if new:
            yield Difference(place, "null is allowed", Effect.WIDER)
        else:
            yield Difference(place, "null is no longer allowed", Effect.NARROWER)


def compare_constraints(old: Document, new: Document, place: str) -> Found:
    """What differs in the constraints of two spelled schemas, but for null and schemas inside."""
    yield from _types(old, new, place)
    yield from _values(old, new, place)
    for keyword, judge in _JUDGES.items():
        before, after = old.get(keyword), new.get(keyword)
        if not same(before, after):
            effect = judge(before, after)
            if effect is not Effect.UNSEEN:
                yield Difference(place, _said(keyword, before, after), effect)
    yield from _default(old, new, place)
    yield from compare_deprecated(old, new, place)


def _types(old: Document, new: Document, place: str) -> Iterator[Difference]:
    before, after = types_of(old), types_of(new)
    if before == after:
        return
    effect = _of_sets(before, after)
    what = f"type {_type_names(before)} became {_type_names(after)}"
    yield Difference(place, what, effect)


def _type_names(types: frozenset[str]) -> str:
    if types == ANYTHING:
        return "any"
    return " or ".join(sorted(types - {"integer"} if "number" in types else types)) or "null"


def _of_sets(before: frozenset[str], after: frozenset[str]) -> Effect:
    if before < after:
        return Effect.WIDER
    return Effect.NARROWER if after < before else Effect.OTHER


def _values(old: Document, new: Document, place: str) -> Iterator[Difference]:
    if "enum" not in old and "enum" not in new:
        return
    if "enum" not in old:
        allowed = ", ".join(written(value) for value in new["enum"])
        yield Difference(place, f"only {allowed} is allowed", Effect.NARROWER)
    elif "enum" not in new:
        yield Difference(place, "any value is allowed, no longer an enum", Effect.WIDER)
    else:
        before = {written(value) for value in old["enum"]}
        after = {written(value) for value in new["enum"]}
        for value in sorted(after - before):
            yield Difference(place, f"the value {value} is new", Effect.WIDER)
        for value in sorted(before - after):
            yield Difference(place, f"the value {value} is gone", Effect.NARROWER)


def _default(old: Document, new: Document, place: str) -> Iterator[Difference]:
    before = written(old["default"]) if "default" in old else None
    after = written(new["default"]) if "default" in new else None
    if before == after:
        return
    if before is None:
        what, effect = f"default {after} is new", Effect.NARROWER
    elif after is None:
        what, effect = f"default {before} is gone", Effect.OTHER
    else:
        what, effect = f"default {before} became {after}", Effect.OTHER
    yield Difference(place, what, effect, "left out, it means something else")


def _said(keyword: str, before: Any, after: Any) -> str:
    if before is None:
        return f"{keyword} {written(after)} is new"
    if after is None:
        return f"{keyword} {written(before)} is gone"
    return f"{keyword} {written(before)} became {written(after)}"


def _presence(before: Any, after: Any) -> Effect:
    if before is None:
        return Effect.NARROWER
    return Effect.WIDER if after is None else Effect.OTHER


def _lower(nothing: float) -> Judge:
    """A lower bound, where `nothing` is the bound that excludes nothing."""

    def judge(before: Any, after: Any) -> Effect:
        return _of_bounds(
            nothing if before is None else before, nothing if after is None else after
        )

    return judge


def _upper(before: Any, after: Any) -> Effect:
    return _of_bounds(
        -math.inf if before is None else -before, -math.inf if after is None else -after
    )


def _of_bounds(before: float, after: float) -> Effect:
    if before == after:
        return Effect.UNSEEN
    return Effect.NARROWER if before < after else Effect.WIDER


def _multiple(before: Any, after: Any) -> Effect:
    if before is None or after is None:
        return _presence(before, after)
    if before % after == 0:
        return Effect.WIDER
    return Effect.NARROWER if after % before == 0 else Effect.OTHER


def _flag(before: Any, after: Any) -> Effect:
    return _of_bounds(bool(before), bool(after))


def _format(before: Any, after: Any) -> Effect:
    if (before, after) in _WIDER_FORMATS:
        return Effect.WIDER
    if (after, before) in _WIDER_FORMATS:
        return Effect.NARROWER
    return _presence(before, after)


def _whole(before: Any, after: Any) -> Effect:
    return Effect.UNSEEN if bool(before) == bool(after) else Effect.OTHER


_JUDGES: dict[str, Judge] = {
    "minimum": _lower(-math.inf),
    "exclusiveMinimum": _lower(-math.inf),
    "minLength": _lower(0),
    "minItems": _lower(0),
    "minProperties": _lower(0),
    "maximum": _upper,
    "exclusiveMaximum": _upper,
    "maxLength": _upper,
    "maxItems": _upper,
    "maxProperties": _upper,
    "multipleOf": _multiple,
    "uniqueItems": _flag,
    "pattern": _presence,
    "format": _format,
    "readOnly": _whole,
    "writeOnly": _whole,
}

CONSTRAINTS = frozenset({*_JUDGES, "default", "deprecated", "enum", "nullable", "type"})
