"""Bodies of requests."""

from typing import Any

from scripts.contract_diff.changes import Difference, Direction, Documents, Effect, Found, Pair
from scripts.contract_diff.contents import compare_contents
from scripts.contract_diff.flags import compare_required
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.words import compare_words
from scripts.generate.references import follow

_COMPARED = frozenset({"content", "required"})


def compare_bodies(documents: Documents, old: Any, new: Any, place: str) -> Found:
    """What differs between the bodies of one operation, either of which may be missing."""
    where = f"{place} body"
    if old is not None and new is not None:
        yield Pair("body", old, new, where)
    elif old is not None:
        yield Difference(where, "is gone", Effect.OTHER, "what clients send is no longer read")
    elif new is not None:
        if follow(documents.new, new, ()).get("required"):
            yield Difference(where, "is new and required", Effect.NARROWER)
        else:
            yield Difference(where, "is new and optional", Effect.WIDER)


def compare_body(_: Documents, pair: Pair) -> Found:
    """What differs in one body, given in place."""
    old, new, place = pair.old, pair.new, pair.place
    yield from compare_words(old, new, place)
    yield from compare_required(old, new, place)
    yield from compare_contents(old, new, place, Direction.REQUEST)
    yield from compare_leftovers(old, new, place, _COMPARED)
