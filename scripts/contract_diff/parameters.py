"""Parameters of an operation: added, gone, renamed, moved, and what differs in each."""

from typing import Any

from scripts.contract_diff.changes import NAMES, Difference, Documents, Effect, Found, Pair
from scripts.contract_diff.contents import compare_contents
from scripts.contract_diff.flags import compare_deprecated, compare_required
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.spelling import is_word, same
from scripts.contract_diff.words import compare_name, compare_words
from scripts.generate.references import Document, follow

Parameters = dict[tuple[str, str], Any]
"""By location and name."""

_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_COMPARED = frozenset(
    {*("allowEmptyValue", "content", "deprecated", "explode", "in", "name"), "required", "schema"}
    | {"style"}
)


def compare_parameter_lists(
    documents: Documents, old: Parameters, new: Parameters, place: str
) -> Found:
    """What differs in the parameters of one operation."""
    gone = {key: follow(documents.old, old[key], ()) for key in old if key not in new}
    for key, value in new.items():
        if key in old:
            yield Pair("parameter", old[key], value, _place(documents, place, value))
            continue
        added = follow(documents.new, value, ())
        where = _place(documents, place, value)
        former = next((key for key in gone if _moved(gone[key], added)), None)
        if former is not None:
            name = " ".join((gone[former]["in"], gone.pop(former)["name"]))
            yield Difference(where, f"was {name}", Effect.OTHER, "the old place is no longer read")
        elif added.get("required"):
            yield Difference(where, "is new and required", Effect.NARROWER)
        else:
            yield Difference(where, "is new and optional", Effect.WIDER)
    for parameter in gone.values():
        where = f"{place} {parameter['in']} {parameter['name']}"
        yield Difference(where, "is gone", Effect.OTHER, "what clients send is no longer read")


def _place(documents: Documents, place: str, value: Any) -> str:
    parameter = follow(documents.new, value, ())
    return f"{place} {parameter['in']} {parameter['name']}"


def _moved(old: Document, new: Document) -> bool:
    """Renamed in its location, or moved under its name."""
    if old["name"] == new["name"]:
        return True
    return old["in"] == new["in"] and same(_essence(old), _essence(new))


def _essence(parameter: Document) -> Document:
    schema = parameter.get("schema", {})
    bare = {key: value for key, value in schema.items() if not is_word(key)} if schema else schema
    return {"schema": bare, "required": bool(parameter.get("required"))}


def compare_parameters(_: Documents, pair: Pair) -> Found:
    """What differs in one parameter, given in place, or in one header of a response."""
    old, new, place = pair.old, pair.new, pair.place
    if old.get("name") != new.get("name") and old.get("in") == "path":
        yield Difference(place, f"was {old['name']}", Effect.OTHER, NAMES)
    elif old.get("name") != new.get("name"):
        yield from compare_name(old.get("name"), new.get("name"), place, "name")
    yield from compare_words(old, new, place)
    yield from compare_required(old, new, place)
    yield from compare_deprecated(old, new, place)
    if bool(old.get("allowEmptyValue")) != bool(new.get("allowEmptyValue")):
        effect = Effect.WIDER if new.get("allowEmptyValue") else Effect.NARROWER
        yield Difference(place, "allowEmptyValue differs", effect)
    if _style(old) != _style(new):
        yield Difference(place, "style or explode differs", Effect.OTHER)
    if "content" in old or "content" in new:
        yield from compare_contents(old, new, place, pair.direction)
    yield Pair("schema", old.get("schema", {}), new.get("schema", {}), place, pair.direction)
    yield from compare_leftovers(old, new, place, _COMPARED)


def _style(parameter: Document) -> tuple[str, bool]:
    style = parameter.get("style", _STYLES.get(parameter.get("in", "header"), "form"))
    return style, bool(parameter.get("explode", style in ("form", "cookie")))
