"""Schemas: two of them compared, where each stands inline or is a reference."""

from typing import Any

from scripts.contract_diff.branches import compare_branches, in_the_same_form
from scripts.contract_diff.changes import NAMES, Difference, Documents, Effect, Found, Pair
from scripts.contract_diff.constraints import CONSTRAINTS, compare_constraints, compare_null
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.spelling import (
    BRANCHES,
    admits_null,
    expanded,
    spelled,
    types_of,
)
from scripts.contract_diff.structures import STRUCTURE, compare_structure
from scripts.contract_diff.words import compare_name, compare_words
from scripts.generate.references import Document

_JUDGED = CONSTRAINTS | STRUCTURE | {*BRANCHES}


def compare_schemas(documents: Documents, pair: Pair) -> Found:
    """Every difference; references on both sides come back as a pair that holds nothing else."""
    place = pair.place
    if pair.old is False or pair.new is False:
        yield from _nothing(pair.old, pair.new, place)
        return
    old, new = spelled(pair.old), spelled(pair.new)
    if "$ref" in old and "$ref" in new:
        references = {"$ref": old.pop("$ref")}, {"$ref": new.pop("$ref")}
        yield Pair("schema", *references, place, pair.direction)
        yield from compare_null(old.pop("nullable", False), new.pop("nullable", False), place)
    else:
        was, now = old.get("$ref"), new.get("$ref")
        old, new = expanded(documents.old, old), expanded(documents.new, new)
        if was != now and _makes_class(old) and _makes_class(new):
            yield Difference(place, f"{_shown(was)} became {_shown(now)}", Effect.OTHER, NAMES)
        elif _makes_class(old) and _makes_class(new) and "title" in old and "title" in new:
            yield from compare_name(old["title"], new["title"], place, "title")
            old["title"] = new["title"]
        yield from compare_null(admits_null(old), admits_null(new), place)
    yield from compare_words(old, new, place)
    old, new = in_the_same_form(old, new)
    yield from compare_constraints(old, new, place)
    yield from compare_structure(documents, old, new, place, pair.direction)
    yield from compare_branches(documents, old, new, place, pair.direction)
    yield from compare_leftovers(old, new, place, _JUDGED)


def _nothing(old: Any, new: Any, place: str) -> Found:
    if new is not False:
        yield Difference(place, "something is allowed", Effect.WIDER)
    elif old is not False:
        yield Difference(place, "nothing is allowed any more", Effect.NARROWER)


def _makes_class(schema: Document) -> bool:
    """Does the schema give a class of its own to generated code?"""
    return "enum" in schema or "properties" in schema or types_of(schema) == {"object"}


def _shown(reference: str | None) -> str:
    return f"schema {reference.rpartition('/')[2]}" if reference else "an inline schema"
