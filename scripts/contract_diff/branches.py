"""Branches of anyOf, oneOf and allOf: which belong together, which are new, which are gone."""

from typing import Any

from scripts.contract_diff.changes import Difference, Direction, Documents, Effect, Found, Pair
from scripts.contract_diff.spelling import (
    BRANCHES,
    UNIONS,
    WORDS,
    expanded,
    is_word,
    spelled,
    types_of,
    written,
)
from scripts.generate.references import Document

_BESIDE = WORDS | {"default", "deprecated", "discriminator", "nullable"}
"""What stands beside the branches of a union without narrowing them."""


def in_the_same_form(old: Document, new: Document) -> tuple[Document, Document]:
    """Both as unions, where one is a union and the other could be its only branch."""
    return _as_union(old, new), _as_union(new, old)


def _as_union(schema: Document, other: Document) -> Document:
    keywords = [keyword for keyword in UNIONS if keyword in other]
    if len(keywords) != 1 or any(keyword in schema for keyword in UNIONS):
        return schema
    if any(not (key in _BESIDE or key == keywords[0] or is_word(key)) for key in other):
        return schema
    beside = {key: value for key, value in schema.items() if key in _BESIDE}
    branch = {key: value for key, value in schema.items() if key not in _BESIDE}
    return beside | {keywords[0]: [branch]}


def compare_branches(
    documents: Documents, old: Document, new: Document, place: str, direction: Direction
) -> Found:
    """What differs in the branches of two spelled schemas."""
    before = [keyword for keyword in UNIONS if keyword in old]
    after = [keyword for keyword in UNIONS if keyword in new]
    if before != after and len(before) == len(after) == 1:
        effect = Effect.NARROWER if after == ["oneOf"] else Effect.WIDER
        yield Difference(place, f"{before[0]} became {after[0]}", effect)
        old = {key: value for key, value in old.items() if key != before[0]} | {
            after[0]: old[before[0]]
        }
    for keyword in BRANCHES:
        if keyword in old and keyword in new:
            pair = Pair(keyword, old[keyword], new[keyword], place, direction)
            yield from _matched(documents, pair)
        elif keyword in new:
            yield Difference(place, f"{keyword} is new", Effect.NARROWER)
        elif keyword in old:
            effect = Effect.OTHER if keyword == "allOf" else Effect.WIDER
            yield Difference(place, f"{keyword} is gone", effect)


def _matched(documents: Documents, lists: Pair) -> Found:
    """The lists of one keyword: each new branch with the old one that it was before."""
    keyword, place = lists.kind, lists.place
    gone, union = list(lists.old), keyword in UNIONS
    texts = {written(branch) for branch in lists.old}
    for branch in sorted(lists.new, key=lambda branch: written(branch) not in texts):
        partner = next((one for one in gone if written(one) == written(branch)), None)
        if partner is None:
            partner = next((one for one in gone if _belong(documents, one, branch)), None)
        if partner is None:
            effect = Effect.WIDER if union else Effect.NARROWER
            yield Difference(place, f"{_named(branch)} in {keyword} is new", effect)
        else:
            gone.remove(partner)
            yield Pair("schema", partner, branch, place, lists.direction)
    for branch in gone:
        effect = Effect.NARROWER if union else Effect.OTHER
        yield Difference(place, f"{_named(branch)} in {keyword} is gone", effect)


def _belong(documents: Documents, old: Any, new: Any) -> bool:
    """Two components belong together if one is the other renamed, inline schemas by their types."""
    was, now = spelled(old), spelled(new)
    if "$ref" in was and "$ref" in now:
        return was["$ref"] == now["$ref"] or documents.renamed(was["$ref"], now["$ref"])
    before, after = expanded(documents.old, was), expanded(documents.new, now)
    return types_of(before) == types_of(after)


def _named(schema: Any) -> str:
    schema = spelled(schema)
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    return " or ".join(sorted(types_of(schema)))
