"""`$ref`: where each leads, and the refusal of those that lead nowhere."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from scripts.generate.errors import ContractError, Place

Document = dict[str, Any]

DATA = {"const", "default", "enum", "example", "examples"}
"""Keywords whose values are data: a `$ref` inside is text."""

NAMES = {
    "$defs",
    "callbacks",
    "content",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "mapping",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "webhooks",
}
"""Keywords whose values map free names, such as a property called `default`."""

_UNSUPPORTED = (
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveRef",
    "$schema",
    "$self",
)


def check_references(document: Document) -> None:
    """Raises ContractError for the first reference that cannot be followed."""
    for place, value in objects(document, ()):
        for keyword in _UNSUPPORTED:
            if keyword in value:
                raise ContractError((*place, keyword), f"{keyword} is not supported")
        if isinstance(value.get("$ref"), str):
            follow(document, value, place)


def follow(document: Document, value: Any, place: Place) -> Any:
    """What `value` stands for: the end of its chain of references, or itself."""
    seen = set()
    while isinstance(value, dict) and isinstance(reference := value.get("$ref"), str):
        if reference in seen:
            raise ContractError(place, f"$ref {reference} leads back to itself")
        seen.add(reference)
        if not reference.startswith("#/"):
            raise ContractError(place, f"$ref {reference} is no JSON pointer")
        value = target(document, reference[1:], reference, place)
    return value


def target(document: Any, pointer: str, reference: str, place: Place) -> Any:
    """What the JSON pointer of `reference`, which stands at `place`, leads to."""
    value = document
    for part in pointer.split("/")[1:]:
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(key)] if isinstance(value, list) else value[key]
        except (KeyError, IndexError, TypeError, ValueError):
            raise ContractError(place, f"$ref {reference} leads nowhere") from None
    return value


def objects(value: Any, place: Place, *, names: bool = False) -> Iterator[tuple[Place, Document]]:
    """Every object in `value` whose keys are keywords, with its place.

    `place` is that of `value`; `names` says that the keys of `value` itself are free names.
    """
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from objects(item, (*place, index))
    elif isinstance(value, dict):
        if not names:
            yield place, value
        for key, item in value.items():
            if names or not (key in DATA or key.startswith("x-")):
                yield from objects(item, (*place, key), names=not names and key in NAMES)
