"""Leftovers: what no rule judges is breaking if it differs, so that nothing is overlooked."""

from collections.abc import Set

from scripts.contract_diff.changes import Difference, Direction, Effect, Found, Pair
from scripts.contract_diff.spelling import is_word, same
from scripts.generate.references import Document, objects

_KINDS = {
    "headers": "header",
    "parameters": "parameter",
    "requestBodies": "body",
    "responses": "response",
    "schemas": "schema",
}


def compare_leftovers(old: Document, new: Document, place: str, judged: Set[str]) -> Found:
    """The keys that are neither words nor in `judged`, and the components that they use."""
    for key in sorted((old.keys() | new.keys()) - judged):
        if is_word(key):
            continue
        if not same(old.get(key), new.get(key)):
            yield Difference(place, f"{key} differs", Effect.OTHER, "no rule judges it")
            continue
        for _, value in objects({key: new.get(key)}, ()):
            section = str(value.get("$ref")).removeprefix("#/components/").partition("/")[0]
            if section in _KINDS:
                reference = {"$ref": value["$ref"]}
                yield Pair(_KINDS[section], reference, reference, place, Direction.EXACT)
