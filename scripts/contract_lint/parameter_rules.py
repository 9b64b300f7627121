"""Rules of parameters and of the paths they stand in."""

import re
from collections.abc import Iterator

from scripts.contract_lint.findings import Breaches
from scripts.contract_lint.operations import operations
from scripts.generate.errors import Place
from scripts.generate.references import Document, follow

_TEMPLATE = re.compile(r"{([^{}]*)}")


def described_parameter(document: Document) -> Breaches:
    """A parameter has a description: it is the help text of the client."""
    for place, value in parameters(document):
        parameter = follow(document, value, place)
        if not parameter.get("description", "").strip():
            yield place, f"{parameter['name']} has no description"


def parameter_once(document: Document) -> Breaches:
    """A parameter stands once in its list."""
    seen: set[tuple[Place, str, str]] = set()
    for place, value in parameters(document):
        parameter = follow(document, value, place)
        key = (place[:-1], parameter["in"], parameter["name"])
        if key in seen:
            yield place, f"{parameter['name']} in {parameter['in']} is there twice"
        seen.add(key)


def path_parameter(document: Document) -> Breaches:
    """The parameters of a path are those in its braces."""
    for place, item, operation in operations(document):
        named = _TEMPLATE.findall(str(place[1]))
        given = [*item.get("parameters", []), *operation.get("parameters", [])]
        found = [follow(document, value, place) for value in given]
        declared = {parameter["name"] for parameter in found if parameter["in"] == "path"}
        for name in sorted(set(named) - declared):
            yield place, f"path parameter {name} is not among the parameters"
        for name in sorted(declared - set(named)):
            yield place, f"path parameter {name} is not in the path"


def distinct_path(document: Document) -> Breaches:
    """No URL fits two paths of which neither is the more concrete."""
    paths = [(path, path.split("/")) for path in document.get("paths", {})]
    for index, (path, parts) in enumerate(paths):
        for other, others in paths[:index]:
            if len(parts) == len(others) and _ambiguous(parts, others):
                yield ("paths", path), f"a URL can fit {other} as well"


def _ambiguous(parts: list[str], others: list[str]) -> bool:
    pairs = [("{" in one, "{" in other) for one, other in zip(parts, others, strict=True)]
    literal = [(o, t) for o, t in zip(parts, others, strict=True) if "{" not in o + t]
    if any(one != other for one, other in literal):
        return False
    return ((True, False) in pairs) == ((False, True) in pairs)


def parameters(document: Document) -> Iterator[tuple[Place, Document]]:
    """The place and the object of each parameter, of components and wherever it is listed."""
    for name, value in document.get("components", {}).get("parameters", {}).items():
        yield ("components", "parameters", name), value
    owners = {place[:-1]: item for place, item, _ in operations(document)}
    owners |= {place: operation for place, _, operation in operations(document)}
    for place, owner in owners.items():
        for index, value in enumerate(owner.get("parameters", [])):
            yield (*place, "parameters", index), value
