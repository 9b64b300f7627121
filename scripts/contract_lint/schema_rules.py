"""Rules of schemas and components, but for the values beside them."""

from collections.abc import Iterator
from typing import Any

from scripts.contract_lint.findings import Breaches
from scripts.contract_lint.operations import operations
from scripts.generate.references import Document, objects

_BOUNDS = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)


def used_component(document: Document) -> Breaches:
    """A component is used: generated code for the others is a promise to nobody."""
    used = _used(document)
    for section, components in document.get("components", {}).items():
        for name in components if isinstance(components, dict) else ():
            if (section, name) not in used:
                yield ("components", section, name), "nothing uses it"


def _used(document: Document) -> set[tuple[str, str]]:
    """Section and name of what operations lead to, directly or through other components."""
    owners = [document, *(operation for _, _, operation in operations(document))]
    alternatives = [one for owner in owners for one in owner.get("security", ())]
    used = {("securitySchemes", name) for alternative in alternatives for name in alternative}
    roots = {key: value for key, value in document.items() if key != "components"}
    waiting: list[Any] = [roots]
    while waiting:
        for component in _components(waiting.pop()):
            section, name = component
            if component not in used:
                used.add(component)
                waiting.append(document.get("components", {}).get(section, {}).get(name))
    return used


def _components(value: Any) -> Iterator[tuple[str, str]]:
    """Section and name of each component that `value` refers to."""
    for _, item in objects(value, ()):
        examples = item.get("examples")
        inside = examples.values() if isinstance(examples, dict) else ()
        named = [value.get("$ref") for value in (item, *inside) if isinstance(value, dict)]
        if isinstance(discriminator := item.get("discriminator"), dict):
            named += discriminator.get("mapping", {}).values()
        for reference in named:
            _, _, path = str(reference).partition("#/components/")
            section, _, name = path.partition("/")
            yield section, name.partition("/")[0].replace("~1", "/").replace("~0", "~")


def required_property(document: Document) -> Breaches:
    """What an object requires is among its properties: a slip here is no error of OpenAPI."""
    for place, schema in objects(document, ()):
        if not isinstance(schema.get("properties"), dict) or "allOf" in place:
            continue
        if schema.keys() & {"allOf", "anyOf", "oneOf", "patternProperties"}:
            continue
        for name in schema.get("required", ()):
            if name not in schema["properties"]:
                yield (*place, "required"), f"{name} is not among the properties"


def possible_bounds(document: Document) -> Breaches:
    """A lower bound is not above the upper one: no value would be valid."""
    for place, schema in objects(document, ()):
        for lower, upper in _BOUNDS:
            low, high = schema.get(lower), schema.get(upper)
            if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
                yield (*place, lower), f"{lower} {low} is above {upper} {high}"
