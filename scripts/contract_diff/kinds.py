"""References lead to what is asked for: a parameter where a parameter stands, and so on."""

from typing import Any

from jsonschema.exceptions import SchemaError
from openapi_schema_validator import OAS30Validator, OAS31Validator

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow, objects

_NEEDED = {
    "headers": set[str](),
    "parameters": {"in", "name"},
    "pathItems": set[str](),
    "paths": set[str](),
    "requestBodies": {"content"},
    "requestBody": {"content"},
    "responses": {"description"},
    "securitySchemes": {"type"},
}
"""The keys that every object of a section has."""

_OTHERS = {"callbacks", "examples", "links"}
_COMPONENTS_DEPTH = 3


def check_kinds(document: Document) -> None:
    """Raises ContractError for a reference to something of another kind.

    The schema of OpenAPI says what stands in a place, and not what a reference in it leads to.
    """
    schema_class = OAS30Validator if document["openapi"].startswith("3.0") else OAS31Validator
    for place, value in objects(document, ()):
        if not isinstance(value.get("$ref"), str):
            continue
        target = follow(document, value, place)
        section = _section(place)
        if section in _NEEDED:
            if not isinstance(target, dict) or not _NEEDED[section] <= target.keys():
                raise ContractError(place, f"$ref {value['$ref']} leads to none of {section}")
        elif section not in _OTHERS:
            _check_schema(schema_class, target, place, value["$ref"])


def _section(place: Place) -> str:
    if place[:2] == ("components", "schemas") or "schema" in place[_COMPONENTS_DEPTH:]:
        return "schemas"
    return "requestBody" if place[-1] == "requestBody" else str(place[-2])


def _check_schema(schema_class: Any, target: Any, place: Place, reference: str) -> None:
    try:
        schema_class.check_schema(target)
    except SchemaError as error:
        raise ContractError(place, f"$ref {reference} leads to no schema") from error
