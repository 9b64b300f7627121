"""What a report says of two contracts."""

import pytest

from scripts.generate.report import operation_changes

from .contracts import Edit, operation, parameter, real, schemas

EDITS: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda _: None, []),
    "another title": (lambda document: document["info"].update(title="Other"), []),
    "added": (
        lambda document: document["paths"].update(
            {"/new": {"post": {"operationId": "new", "responses": {}}}}
        ),
        ["operation added: new"],
    ),
    "removed": (
        lambda document: document["paths"].pop("/sessions"),
        ["operation removed: get_sessions"],
    ),
    "renamed": (
        lambda document: operation(document).update(operationId="list_sessions"),
        ["operation added: list_sessions", "operation removed: get_sessions"],
    ),
    "moved": (
        lambda document: document["paths"].update({"/all": document["paths"].pop("/sessions")}),
        ["operation changed: get_sessions (path)"],
    ),
    "summary": (
        lambda document: operation(document).update(summary="Other"),
        ["operation changed: get_sessions (summary)"],
    ),
    "a default": (
        lambda document: parameter(document, "limit")["schema"].update(default=50),
        ["operation changed: get_sessions (query limit)"],
    ),
    "a parameter less": (
        lambda document: operation(document)["parameters"].remove(parameter(document, "table")),
        ["operation changed: get_sessions (query table)"],
    ),
    "a parameter of the path": (
        lambda document: document["paths"]["/sessions"].update(
            parameters=[{"name": "X-Id", "in": "header", "schema": {"type": "string"}}]
        ),
        ["operation changed: get_sessions (header X-Id)"],
    ),
    "a schema behind two references": (
        lambda document: schemas(document)["SessionSchema"]["properties"].update(extra={}),
        ["operation changed: get_sessions (response 200)"],
    ),
    "a schema of two parts": (
        lambda document: (
            schemas(document)["SortOrder"].update(enum=["asc"])
            or schemas(document)["NotFoundResponse"].update(required=[])
        ),
        ["operation changed: get_sessions (query sort_order, response 404)"],
    ),
    "security of the document": (
        lambda document: operation(document).pop("security"),
        ["operation changed: get_sessions (security)"],
    ),
}


@pytest.mark.parametrize(("edit", "lines"), EDITS.values(), ids=EDITS)
def test_operation_changes(edit: Edit, lines: list[str]) -> None:
    document = real()
    edit(document)
    assert operation_changes(real(), document) == lines


def test_a_schema_that_holds_itself() -> None:
    old, new = real(), real()
    for document in (old, new):
        node = {"properties": {"next": {"$ref": "#/components/schemas/SessionSchema"}}}
        schemas(document)["SessionSchema"].update(node)
    assert operation_changes(old, new) == []
