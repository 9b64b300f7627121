"""Small contracts to compare: one operation that takes a schema, and one that answers it."""

from typing import Any

from scripts.contract_diff.changes import Change, Verdict
from scripts.contract_diff.comparison import compare
from tests.generate.contracts import Document, Edit, real


def changes(edit: Edit) -> list[Change]:
    """What an edit of the real contract changes."""
    edited = real()
    edit(edited)
    return compare(real(), edited)


def verdict(found: list[Change]) -> Verdict | None:
    """The gravest."""
    return found[0].verdict if found else None


def lines(found: list[Change]) -> list[str]:
    return [f"{change.verdict} {change.place}: {change.what}" for change in found]


def taking(schema: Any, **components: Any) -> Document:
    """A contract whose only operation takes a body of this schema."""
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return _contract(
        {"requestBody": body, "responses": {"204": {"description": "Done"}}}, components
    )


def answering(schema: Any, **components: Any) -> Document:
    """A contract whose only operation answers with this schema."""
    content = {"application/json": {"schema": schema}}
    return _contract({"responses": {"200": {"description": "It", "content": content}}}, components)


def _contract(operation: Document, components: Document) -> Document:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"post": {"operationId": "things", "tags": ["Things"]} | operation}},
        "components": {"schemas": components},
    }


def between(old: Any, new: Any) -> tuple[Verdict | None, Verdict | None]:
    """The verdicts on a schema that becomes another: in a request, in an answer."""
    return (
        verdict(compare(taking(old), taking(new))),
        verdict(compare(answering(old), answering(new))),
    )
