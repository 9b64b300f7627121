"""Discriminators: what tells the alternatives of a schema apart must stand in each of them.

The client tries one alternative after the other, so a value that only the mapping names would be
read as the first that fits.
"""

from typing import Any

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow, objects


def check_discriminators(document: Document) -> None:
    """Raises ContractError for an alternative that does not say which one it is."""
    for place, schema in objects(document, ()):
        match schema:
            case {"discriminator": {"propertyName": str(name)}}:
                branches = [*schema.get("oneOf", []), *schema.get("anyOf", [])]
                if not branches:
                    where = (*place, "discriminator")
                    raise ContractError(where, "without oneOf or anyOf it is not supported")
                for branch in branches:
                    if not _says(document, branch, name, place):
                        said = branch.get("$ref", "an alternative")
                        raise ContractError(place, f"{said} has no const or enum for {name}")


def _says(document: Document, schema: Any, name: str, place: Place) -> bool:
    schema = follow(document, schema, place)
    if not isinstance(schema, dict):
        return False
    if schema.get("type") == "null":
        return True
    value = follow(document, schema.get("properties", {}).get(name, {}), place)
    if isinstance(value, dict) and {"const", "enum"} & value.keys():
        return True
    return any(_says(document, part, name, place) for part in schema.get("allOf", []))
