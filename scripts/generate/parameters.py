"""Parameters: those a server can read from a query, a path or a header; the rest is refused."""

from dataclasses import dataclass
from typing import Any

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow
from scripts.generate.schemas import types_of, without_null

_STYLES = {"query": "form", "path": "simple", "header": "simple"}
_SCALARS = {"string", "integer", "number", "boolean"}
_REFUSED = ("content", "allowReserved", "allowEmptyValue")
_OTHER_HEADERS = {"accept", "content-type", "authorization"}
_OTHER_ARGUMENTS = {"body", "headers", "path", "principal", "query", "request", "self"}


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation; its schema is without null."""

    name: str
    location: str
    required: bool
    array: bool
    schema: Document


def read_parameter(document: Document, value: Document, place: Place) -> Parameter:
    """Raises ContractError for a parameter that cannot be generated."""
    parameter = follow(document, value, place)
    if not isinstance(parameter, dict) or not {"name", "in"} <= parameter.keys():
        raise ContractError(place, "leads to no parameter")
    name, location = parameter["name"], parameter["in"]
    _check_style(parameter, place)
    if location == "header" and name.lower() in _OTHER_HEADERS:
        raise ContractError(place, f"OpenAPI ignores a header parameter {name}")
    if location == "path" and (not name.isidentifier() or name in _OTHER_ARGUMENTS):
        raise ContractError(place, f"a path parameter named {name} is not supported")
    schema = without_null(document, parameter["schema"], place)
    array = _is_array(document, parameter, schema, place)
    if "description" in parameter:
        schema |= {"description": parameter["description"]}
    return Parameter(name, location, parameter.get("required", False), array, schema)


def _check_style(parameter: Document, place: Place) -> None:
    location = parameter["in"]
    if location not in _STYLES:
        raise ContractError(place, f"a parameter in {location} is not supported")
    for keyword in _REFUSED:
        if parameter.get(keyword):
            raise ContractError(place, f"{keyword} is not supported")
    style = parameter.get("style", _STYLES[location])
    if style != _STYLES[location]:
        raise ContractError(place, f"style {style} is not supported")


def _is_array(document: Document, parameter: Document, schema: Document, place: Place) -> bool:
    if types_of(document, schema, place) != {"array"} or parameter["in"] != "query":
        _check_scalar(document, schema, parameter["in"], (*place, "schema"))
        return False
    if not parameter.get("explode", True):
        raise ContractError(place, "explode false is not supported")
    _check_scalar(document, schema.get("items", {}), "query", (*place, "schema", "items"))
    return True


def _check_scalar(document: Document, schema: Any, location: str, place: Place) -> None:
    types = types_of(document, schema, place)
    if not types or types - _SCALARS:
        names = " or ".join(sorted(types)) or "a schema without type"
        raise ContractError(place, f"{names} in a {location} is not supported")
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    if len(values) == 1 and not isinstance(values[0], str):
        raise ContractError(
            place, f"{values[0]} as the only value in a {location} is not supported"
        )
