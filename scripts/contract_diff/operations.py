"""Operations: which there are, and what differs in those that both contracts have."""

import re
from dataclasses import dataclass
from typing import Any

from scripts.contract_diff.answers import compare_answers
from scripts.contract_diff.bodies import compare_bodies
from scripts.contract_diff.changes import NAMES, Difference, Documents, Effect, Found
from scripts.contract_diff.flags import compare_deprecated
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.parameters import compare_parameter_lists
from scripts.contract_diff.security import compare_security
from scripts.contract_diff.words import compare_name, compare_words
from scripts.generate.errors import ContractError
from scripts.generate.references import Document, follow

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_COMPARED = frozenset(
    {"deprecated", "operationId", "parameters", "requestBody", "responses", "security", "tags"}
)

Operations = dict[tuple[str, str], "Operation"]
"""By method and path, whose parameters are nameless: their names are not on the wire."""


@dataclass(frozen=True)
class Operation:
    """One operation, with what its path item and the document say for it."""

    place: str
    path: str
    said: Document


def read_operations(document: Document) -> Operations:
    """Raises ContractError for what makes operations ambiguous."""
    operations: Operations = {}
    ids: dict[str, str] = {}
    for path, value in document.get("paths", {}).items():
        place = ("paths", path)
        item = follow(document, value, place)
        for method in _METHODS:
            if method not in item:
                continue
            operation = _read(document, path, method, item)
            key = (method, re.sub(r"{[^{}]*}", "{}", path))
            if key in operations:
                raise ContractError((*place, method), f"is {operations[key].place} once more")
            operations[key] = operation
            name = operation.said.get("operationId", operation.place)
            if ids.setdefault(name, operation.place) != operation.place:
                message = f"operationId {name} is already that of {ids[name]}"
                raise ContractError((*place, method), message)
    return operations


def _read(document: Document, path: str, method: str, item: Document) -> Operation:
    shared = {key: item[key] for key in ("servers",) if key in item}
    shared |= {key: document[key] for key in ("security",) if key in document}
    said = shared | item[method]
    said["parameters"] = _parameters(document, path, item, item[method])
    return Operation(f"{method.upper()} {path}", path, said)


def _parameters(
    document: Document, path: str, item: Document, operation: Document
) -> dict[tuple[str, str], Any]:
    """By location and by what the wire knows it as: a number in a path, a name elsewhere."""
    numbers = {name: str(i) for i, name in enumerate(re.findall(r"{([^{}]*)}", path))}
    parameters = {}
    for value in [*item.get("parameters", []), *operation.get("parameters", [])]:
        parameter = follow(document, value, ("paths", path))
        name, location = parameter["name"], parameter["in"]
        if location == "path":
            name = numbers.get(name, name)
        elif location == "header":
            name = name.lower()
        parameters[location, name] = value
    return parameters


def compare_operations(documents: Documents, old: Operation, new: Operation) -> Found:
    """What differs in one operation."""
    was, now, place = old.said, new.said, new.place
    if was.get("operationId") != now.get("operationId"):
        what = f"operationId {was.get('operationId')} became {now.get('operationId')}"
        yield Difference(place, what, Effect.OTHER, NAMES)
    tags = was.get("tags") or ["Default"], now.get("tags") or ["Default"]
    yield from compare_name(tags[0][0], tags[1][0], place, "tag")
    if tags[0][1:] != tags[1][1:]:
        yield Difference(place, "a tag after the first differs", Effect.UNSEEN)
    yield from compare_deprecated(was, now, place)
    yield from compare_words(was, now, place)
    yield from compare_security(documents, was.get("security"), now.get("security"), place)
    yield from compare_parameter_lists(documents, was["parameters"], now["parameters"], place)
    yield from compare_bodies(documents, was.get("requestBody"), now.get("requestBody"), place)
    yield from compare_answers(was.get("responses", {}), now.get("responses", {}), place)
    yield from compare_leftovers(was, now, place, _COMPARED)
