"""Rules of operations: their names, their tags, their security and the errors they declare."""

import re
from typing import Any

from scripts.contract_lint.findings import Breaches
from scripts.contract_lint.operations import operations
from scripts.generate.errors import Place, written
from scripts.generate.references import Document, follow

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def operation_id(document: Document) -> Breaches:
    """An operation has an operationId of its own, in snake_case: methods are named after it."""
    places: dict[str, Place] = {}
    for place, _, operation in operations(document):
        name = operation.get("operationId")
        if name is None:
            yield place, "has no operationId"
            continue
        if not _SNAKE_CASE.fullmatch(name):
            yield (*place, "operationId"), f"{name} is not in snake_case"
        if places.setdefault(name, place) != place:
            yield (*place, "operationId"), f"{name} is already that of {written(places[name])}"


def one_tag(document: Document) -> Breaches:
    """An operation has exactly one tag: it belongs to one handler class."""
    for place, _, operation in operations(document):
        tags = operation.get("tags", [])
        if len(tags) != 1:
            yield place, f"has {len(tags)} tags, one is needed"


def declared_errors(document: Document) -> Breaches:
    """An operation declares the errors that it can answer."""
    for place, item, operation in operations(document):
        declared = operation.get("responses", {})
        inputs = [*item.get("parameters", []), *operation.get("parameters", [])]
        needed = {"500": "every operation can fail"}
        if "requestBody" in operation or inputs:
            needed["422"] = "what it is given can be invalid"
        security = operation.get("security", document.get("security", []))
        if security and {} not in security:
            needed["401"] = "credentials can be missing"
        for status in sorted(needed):
            if not {status, f"{status[0]}XX", "default"} & declared.keys():
                yield (*place, "responses"), f"declares no {status}, though {needed[status]}"


def error_body(document: Document) -> Breaches:
    """An error has a JSON body with the text `detail`, which clients show."""
    for place, _, operation in operations(document):
        for status, value in operation.get("responses", {}).items():
            where = (*place, "responses", status)
            response = follow(document, value, where)
            if status[0] in "45d" and (fault := _fault(document, response, where)):
                yield where, fault


def _fault(document: Document, response: Document, place: Place) -> str | None:
    content = response.get("content", {})
    if "application/json" not in content:
        return "has no JSON body"
    properties, required = _members(document, content["application/json"].get("schema"), place)
    detail = follow(document, properties.get("detail"), place)
    if not isinstance(detail, dict) or detail.get("type") != "string":
        return "its body has no string `detail`"
    return None if "detail" in required else "its body does not require `detail`"


def _members(document: Document, value: Any, place: Place) -> tuple[Document, set[str]]:
    """The properties of a schema and those that it requires, with what allOf adds."""
    schema = follow(document, value, place)
    if not isinstance(schema, dict):
        return {}, set()
    properties, required = dict(schema.get("properties", {})), {*schema.get("required", ())}
    for part in schema.get("allOf", ()):
        more, needed = _members(document, part, place)
        properties, required = more | properties, required | needed
    return properties, required


def known_scheme(document: Document) -> Breaches:
    """A security requirement names a scheme of the components."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    owners = [((), document), *((place, operation) for place, _, operation in operations(document))]
    for place, owner in owners:
        for index, alternative in enumerate(owner.get("security", [])):
            for name in alternative:
                if name not in schemes:
                    yield (*place, "security", index), f"{name} is not among the security schemes"
