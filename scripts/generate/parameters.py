"""Parameters: those a server can read from a query, a path, a header or a cookie, and no others."""

import keyword
import re
from dataclasses import dataclass
from typing import Any

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow
from scripts.generate.schemas import types_of, without_null

_STYLES = {"query": "form", "path": "simple", "header": "simple", "cookie": "form"}
_SCALARS = {"string", "integer", "number", "boolean"}
_REFUSED = ("content", "allowReserved", "allowEmptyValue")
_OTHER_HEADERS = {"accept", "content-type", "authorization"}
_OTHER_ARGUMENTS = {
    *("body", "cookies", "headers", "path", "principal", "query", "request", "self"),
}


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation, or header of an answer; its schema is without null.

    `name` is the contract's; `key` stands for it in a path template, where Python reads it.
    """

    name: str
    key: str
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
    if location == "header" and name.lower() in _OTHER_HEADERS:
        raise ContractError(place, f"OpenAPI ignores a header parameter {name}")
    key = _path_key(name, place) if location == "path" else name
    return _read(document, parameter, place, name=name, key=key, location=location)


def read_header(document: Document, name: str, value: Document, place: Place) -> Parameter:
    """A header of an answer, which is described as a parameter is."""
    header = follow(document, value, place)
    if not isinstance(header, dict) or header.get("in", "header") != "header":
        raise ContractError(place, "leads to no header")
    return _read(document, header, place, name=name, key=name, location="header")


def check_scalar(document: Document, schema: Any, location: str, place: Place) -> None:
    """Raises ContractError for a value that is no plain text, number or boolean."""
    types = types_of(document, schema, place)
    if not types or types - _SCALARS:
        names = " or ".join(sorted(types)) or "a schema without type"
        raise ContractError(place, f"{names} in a {location} is not supported")
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    if len(values) == 1 and not isinstance(values[0], str):
        raise ContractError(
            place, f"{values[0]} as the only value in a {location} is not supported"
        )


def _read(
    document: Document, parameter: Document, place: Place, *, name: str, key: str, location: str
) -> Parameter:
    _check_style(parameter, location, place)
    schema = without_null(document, parameter.get("schema", {}), place)
    array = _is_array(document, parameter, schema, location, place)
    if "description" in parameter:
        schema |= {"description": parameter["description"]}
    return Parameter(name, key, location, parameter.get("required", False), array, schema)


def _path_key(name: str, place: Place) -> str:
    key = re.sub(r"\W", "_", name, flags=re.ASCII)
    if key in _OTHER_ARGUMENTS or keyword.iskeyword(key):
        key += "_"
    if not key.isidentifier() or key.startswith("_"):
        raise ContractError(place, f"a path parameter named {name} is not supported")
    return key


def _check_style(parameter: Document, location: str, place: Place) -> None:
    if location not in _STYLES:
        raise ContractError(place, f"a parameter in {location} is not supported")
    for refused in _REFUSED:
        if parameter.get(refused):
            raise ContractError(place, f"{refused} is not supported")
    style = parameter.get("style", _STYLES[location])
    if style != _STYLES[location]:
        raise ContractError(place, f"style {style} is not supported")


def _is_array(
    document: Document, parameter: Document, schema: Document, location: str, place: Place
) -> bool:
    if types_of(document, schema, place) != {"array"} or location != "query":
        check_scalar(document, schema, location, (*place, "schema"))
        return False
    if not parameter.get("explode", True):
        raise ContractError(place, "explode false is not supported")
    check_scalar(document, schema.get("items", {}), "query", (*place, "schema", "items"))
    return True
