"""Is it OpenAPI? Its structure, every schema in it, and every default.

Of openapi-spec-validator, the schema of OpenAPI is used, but not its own walk: for 24 broken
contracts that raised KeyError and the like 3 times, and named no place 9 times.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from jsonschema.exceptions import SchemaError, ValidationError
from openapi_schema_validator import OAS30Validator, OAS31Validator, OAS32Validator
from openapi_spec_validator.schemas import (
    openapi_v30_schema_validator,
    openapi_v31_schema_validator,
    openapi_v32_schema_validator,
)
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, objects

_VERSIONS = {
    "3.0": (openapi_v30_schema_validator, OAS30Validator),
    "3.1": (openapi_v31_schema_validator, OAS31Validator),
    "3.2": (openapi_v32_schema_validator, OAS32Validator),
}
_URI = "urn:contract"


def validate_version(document: Any) -> None:
    """Raises ContractError for what does not call itself OpenAPI 3.0, 3.1 or 3.2."""
    version = document.get("openapi") if isinstance(document, dict) else None
    if str(version)[:4].rstrip(".") not in _VERSIONS:
        raise ContractError(("openapi",), f"3.0, 3.1 or 3.2 is supported, here: {version}")
    components = document.get("components", {})
    if not isinstance(components, dict) or not isinstance(components.get("schemas", {}), dict):
        raise ContractError(("components",), "is no object of objects")


def validate(document: Document) -> None:
    """Raises ContractError for the first thing that is not valid OpenAPI."""
    version = document["openapi"]
    structure, schema_class = _VERSIONS[version[:3]]
    _refuse(document, (), structure.iter_errors(document))
    places = list(_schemas(document))
    for place, schema in places:
        try:
            schema_class.check_schema(schema)
        except SchemaError as error:
            _refuse(document, place, [error])
    registry = Registry().with_resource(_URI, DRAFT202012.create_resource(document))
    for place, default in _defaults(places):
        pointer = "/".join(_escaped(key) for key in place)
        validator = schema_class({"$ref": f"{_URI}#/{pointer}"}, registry=registry)
        _refuse(document, (*place, "default"), validator.iter_errors(default))


def _schemas(document: Document) -> Iterator[tuple[Place, Any]]:
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield ("components", "schemas", name), schema
    for place, value in objects(document, ()):
        if place[:2] != ("components", "schemas") and "schema" in value:
            yield (*place, "schema"), value["schema"]


def _defaults(schemas: Iterable[tuple[Place, Any]]) -> Iterator[tuple[Place, Any]]:
    for root, schema in schemas:
        for place, value in objects(schema, root):
            if "default" in value:
                yield place, value["default"]


def _refuse(
    document: Document, place: Place, errors: Iterable[ValidationError | SchemaError]
) -> None:
    """Raises for the innermost error, which says most."""
    if error := max(errors, key=lambda error: len(error.absolute_path), default=None):
        message = error.message.partition("\n")[0]
        raise ContractError(_located(document, (*place, *error.absolute_path)), message)


def _located(document: Any, path: Place) -> Iterator[str | int]:
    """The path with its keys as they are: the validator gives the status "200" as a number."""
    value = document
    for key in path:
        name = key if isinstance(value, list) else str(key)
        yield name
        value = value[name]


def _escaped(key: str | int) -> str:
    return quote(str(key).replace("~", "~0").replace("/", "~1"), safe="~")
