"""Rules of values: examples, defaults and enums are valid against the schemas they stand beside."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from jsonschema.exceptions import best_match
from openapi_schema_validator import (
    OAS30Validator,
    OAS31Validator,
    OAS32Validator,
    oas30_format_checker,
    oas31_format_checker,
    oas32_format_checker,
)
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from scripts.contract_lint.findings import Breaches
from scripts.generate.errors import Place
from scripts.generate.references import Document, follow, objects

_URI = "urn:contract"
_VALIDATORS = {
    "3.0": (OAS30Validator, oas30_format_checker),
    "3.1": (OAS31Validator, oas31_format_checker),
    "3.2": (OAS32Validator, oas32_format_checker),
}

Values = Iterator[tuple[Place, Place, Any]]
"""The place of each value, that of its schema, and the value."""


def valid_default(document: Document) -> Breaches:
    """A default is what the schema allows."""
    return _invalid(document, _defaults(document))


def valid_enum(document: Document) -> Breaches:
    """Each value of an enum is what the rest of the schema allows."""
    return _invalid(document, _enums(document))


def valid_example(document: Document) -> Breaches:
    """An example is what the schema allows."""
    yield from _invalid(document, _examples_of_schemas(document))
    yield from _invalid(document, _examples_beside_schemas(document))


def _defaults(document: Document) -> Values:
    for place, schema in _schemas(document):
        if "default" in schema:
            yield (*place, "default"), place, schema["default"]


def _enums(document: Document) -> Values:
    for place, schema in _schemas(document):
        for index, value in enumerate(schema.get("enum", ())):
            yield (*place, "enum", index), place, value


def _examples_of_schemas(document: Document) -> Values:
    for place, schema in _schemas(document):
        if "example" in schema:
            yield (*place, "example"), place, schema["example"]
        for index, value in enumerate(schema.get("examples", ())):
            yield (*place, "examples", index), place, value


def _examples_beside_schemas(document: Document) -> Values:
    """Those of parameters, headers and media types, where an example is an object of its own."""
    for place, owner in _owners(document):
        schema = (*place, "schema")
        if "example" in owner:
            yield (*place, "example"), schema, owner["example"]
        for name, value in owner.get("examples", {}).items():
            where = (*place, "examples", name)
            example = follow(document, value, where)
            for key in ("value", "dataValue"):
                if isinstance(example, dict) and key in example:
                    yield (*where, key), schema, example[key]


def _schemas(document: Document) -> Iterator[tuple[Place, Document]]:
    """Every schema, with those inside it."""
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield from objects(schema, ("components", "schemas", name))
    for place, owner in _owners(document):
        yield from objects(owner["schema"], (*place, "schema"))


def _owners(document: Document) -> Iterator[tuple[Place, Document]]:
    for place, value in objects(document, ()):
        if "schema" in value and place[:2] != ("components", "schemas"):
            yield place, value


def _invalid(document: Document, values: Values) -> Breaches:
    validator_class, formats = _VALIDATORS[document["openapi"][:3]]
    registry = Registry().with_resource(_URI, DRAFT202012.create_resource(document))
    for place, schema, value in values:
        pointer = "/".join(_escaped(key) for key in schema)
        validator = validator_class(
            {"$ref": f"{_URI}#/{pointer}"}, registry=registry, format_checker=formats
        )
        if error := best_match(validator.iter_errors(value)):
            yield place, error.message


def _escaped(key: str | int) -> str:
    return quote(str(key).replace("~", "~0").replace("/", "~1"), safe="~")
