"""Edits of the real contract, as the tests of refusals put them together."""

from typing import Any

from .contracts import Edit, operation, parameter

GET = "paths./sessions.get"
EMPTY = {"description": "Done"}


def limit(**changes: Any) -> Edit:
    """Changes the parameter `limit`, the fifth of the operation."""
    return lambda document: parameter(document, "limit").update(changes)


def limit_schema(**schema: Any) -> Edit:
    return limit(schema=schema)


def of_operation(**changes: Any) -> Edit:
    return lambda document: operation(document).update(changes)


def another(path: str = "/other", method: str = "get", **changes: Any) -> Edit:
    """Adds an operation."""
    added = {"operationId": "other", "responses": {"204": EMPTY}} | changes
    return lambda document: document["paths"].setdefault(path, {}).update({method: added})


def response(status: str, **changes: Any) -> Edit:
    return lambda document: operation(document)["responses"].update({status: EMPTY | changes})
