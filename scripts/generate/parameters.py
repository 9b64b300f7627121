"""Parameters: what a server can read from a query, a path or a header, and the refusal of the rest."""

from dataclasses import dataclass

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import follow
from scripts.generate.schemas import Document, types_of, without_null

_STYLES = {"query": "form", "path": "simple", "header": "simple"}
_SCALARS = {"string", "integer", "number", "boolean"}
_REFUSED = ("content", "allowReserved", "allowEmptyValue")
_IGNORED_HEADERS = {"accept", "content-type", "authorization"}


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
    if location == "header" and name.lower() in _IGNORED_HEADERS:
        raise ContractError(place, f"OpenAPI ignores a header parameter {name}")
    if location == "path" and not name.isidentifier():
        raise ContractError(place, f"a path parameter named {name} is not supported")
    schema = without_null(document, parameter["schema"], place)
    if "description" in parameter:
        schema = schema | {"description": parameter["description"]}
    return Parameter(
        name=name,
        location=location,
        required=parameter.get("required", False),
        array=_is_array(document, schema, location, place),
        schema=schema,
    )


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
    explode = parameter.get("explode", style == "form")
    if explode != (style == "form"):
        raise ContractError(place, f"explode {str(explode).lower()} is not supported")


def _is_array(document: Document, schema: Document, location: str, place: Place) -> bool:
    types = types_of(document, schema, place)
    if types and types <= _SCALARS:
        return False
    if types == {"array"} and location == "query":
        types = types_of(document, schema.get("items", {}), place)
        if types and types <= _SCALARS:
            return True
        place = (*place, "schema", "items")
    else:
        place = (*place, "schema")
    names = " or ".join(sorted(types)) or "a schema without type"
    raise ContractError(place, f"{names} in a {location} is not supported")
