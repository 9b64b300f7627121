"""Answers: the statuses of an operation, and the headers and the body of each."""

from typing import Any

from scripts.contract_diff.changes import Difference, Direction, Documents, Effect, Found, Pair
from scripts.contract_diff.contents import compare_contents
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.words import compare_words
from scripts.generate.references import Document

_COMPARED = frozenset({"content", "headers", "links"})


def compare_answers(old: Document, new: Document, place: str) -> Found:
    """What differs in the responses of one operation.

    An error that is new is compatible: HTTP has clients take an unknown 4xx for 400, 5xx for 500.
    """
    for status, response in new.items():
        where = f"{place} response {status}"
        former = status if status in old else _range(status, old)
        if former is not None:
            yield Pair("response", old[former], response, where, Direction.RESPONSE)
        elif _is_error(status):
            yield Difference(where, "is new", Effect.NONE, "clients expect errors")
        else:
            yield Difference(where, "is new", Effect.OTHER, "clients do not expect it")
    for status in old:
        if status not in new:
            where = f"{place} response {status}"
            if _is_error(status):
                yield Difference(where, "is gone", Effect.NONE, "clients meet it no more")
            else:
                yield Difference(where, "is gone", Effect.OTHER, "clients wait for it")


def _range(status: str, responses: Document) -> str | None:
    """The status under which the old contract described this one."""
    wider = (f"{status[0]}XX", "default")
    return next((one for one in wider if one in responses), None)


def _is_error(status: str) -> bool:
    return status[0] in "45" or status == "default"


def compare_answer(_: Documents, pair: Pair) -> Found:
    """What differs in one response, given in place."""
    old, new, place = pair.old, pair.new, pair.place
    yield from compare_words(old, new, place)
    yield from _headers(old.get("headers", {}), new.get("headers", {}), place)
    yield from compare_contents(old, new, place, Direction.RESPONSE)
    if old.get("links") != new.get("links"):
        yield Difference(place, "links differ", Effect.NONE, "they say how to go on")
    yield from compare_leftovers(old, new, place, _COMPARED)


def _headers(old: Document, new: Document, place: str) -> Found:
    before: dict[str, Any] = {name.lower(): name for name in old}
    after: dict[str, Any] = {name.lower(): name for name in new}
    for key, name in after.items():
        where = f"{place} header {name}"
        if key in before:
            yield Pair("header", old[before[key]], new[name], where, Direction.RESPONSE)
        else:
            yield Difference(where, "is new", Effect.NONE, "whoever does not know it need not care")
    for key, name in before.items():
        if key not in after:
            where = f"{place} header {name}"
            yield Difference(where, "is gone", Effect.OTHER, "whoever reads it finds it no more")
