"""What a report says of two contracts."""

from pathlib import Path

import pytest

from scripts.generate.contract import Contract, read_contract
from scripts.generate.report import changed_operations

from .contracts import Document, Edit, edited, operation, parameter, schemas, write

GET = "GET /sessions"
GONE = [
    f"gone: get_sessions ({GET})",
    "  to remove from src/agentos_sessions/handlers/sessions.py, class Sessions",
]
CHANGED = f"changed: get_sessions ({GET})"
SERVICES = """
class SessionsService:
    async def get_sessions(self) -> None:
        ...
    async def list_sessions(
        self, *, principal: Principal, query: models.ListSessionsParametersQuery
    ) -> models.PaginatedResponseSessionSchema:
        ...

class RunsService:
    async def get_sessions(self) -> None:
        ...

class DefaultService:
    async def new(self) -> None:
        ...
"""
OTHER = {"operationId": "new", "responses": {"204": {"description": "Done"}}}
NEW = [
    "new: new (POST /new)",
    "  to write in src/agentos_sessions/handlers/default.py, class Default:",
    "    async def new(self) -> None:",
]

EDITS: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda _: None, []),
    "another title": (lambda document: document["info"].update(title="Other"), []),
    "added": (lambda document: document["paths"].update({"/new": {"post": OTHER}}), NEW),
    "removed": (
        lambda document: document.update(paths={"/new": {"post": OTHER}}),
        [*NEW, *GONE],
    ),
    "renamed": (
        lambda document: operation(document).update(operationId="list_sessions"),
        [
            f"new: list_sessions ({GET})",
            "  to write in src/agentos_sessions/handlers/sessions.py, class Sessions:",
            "    async def list_sessions(",
            "        self, *, principal: Principal, query: models.ListSessionsParametersQuery",
            "    ) -> models.PaginatedResponseSessionSchema:",
            *GONE,
        ],
    ),
    "of another tag": (
        lambda document: operation(document).update(tags=["Runs"]),
        [
            f"new: get_sessions ({GET})",
            "  to write in src/agentos_sessions/handlers/runs.py, class Runs:",
            "    async def get_sessions(self) -> None:",
            *GONE,
        ],
    ),
    "moved": (
        lambda document: document["paths"].update({"/all": document["paths"].pop("/sessions")}),
        ["changed: get_sessions (GET /all)", f"  was {GET}"],
    ),
    "moved and changed": (
        lambda document: (
            parameter(document, "limit").update(required=True)
            or document["paths"].update({"/all": document["paths"].pop("/sessions")})
        ),
        ["changed: get_sessions (GET /all)", f"  was {GET}", "  query limit: is now required"],
    ),
    "summary": (
        lambda document: operation(document).update(summary="Other"),
        [CHANGED, "  summary differs"],
    ),
    "a default": (
        lambda document: parameter(document, "limit")["schema"].update(default=50),
        [CHANGED, "  query limit: default 20 became 50"],
    ),
    "a parameter less": (
        lambda document: operation(document)["parameters"].remove(parameter(document, "table")),
        [CHANGED, "  query table: is gone"],
    ),
    "a parameter of the path": (
        lambda document: document["paths"]["/sessions"].update(
            parameters=[{"name": "X-Id", "in": "header", "schema": {"type": "string"}}]
        ),
        [CHANGED, "  header X-Id: is new and optional"],
    ),
    "a schema behind two references": (
        lambda document: schemas(document)["SessionSchema"]["properties"].update(extra={}),
        [CHANGED, "  schema SessionSchema.extra: is new"],
    ),
    "a schema of two parts": (
        lambda document: (
            schemas(document)["SortOrder"].update(enum=["asc", "desc", "any"])
            or schemas(document)["NotFoundResponse"].update(required=[])
        ),
        [
            CHANGED,
            "  schema NotFoundResponse.detail: is no longer required",
            '  schema SortOrder: the value "any" is new',
        ],
    ),
    "open to everyone": (
        lambda document: operation(document).pop("security"),
        [CHANGED, "  is open to everyone"],
    ),
}


def contract(folder: Path, edit: Edit) -> Contract:
    """The real contract after `edit`."""
    return read_contract(write(folder, edited(edit)))


@pytest.mark.parametrize(("edit", "lines"), EDITS.values(), ids=EDITS)
def test_changed_operations(edit: Edit, lines: list[str], tmp_path: Path) -> None:
    old, new = contract(tmp_path, lambda _: None), contract(tmp_path, edit)
    assert changed_operations(old, new, SERVICES) == lines


def test_a_schema_that_holds_itself(tmp_path: Path) -> None:
    new = contract(
        tmp_path,
        lambda document: schemas(document)["SessionSchema"]["properties"].update(
            next={"$ref": "#/components/schemas/SessionSchema"}
        ),
    )
    assert changed_operations(new, new, SERVICES) == []


def test_two_operations_that_change_places(tmp_path: Path) -> None:
    def at(**paths: str) -> Edit:
        def edit(document: Document) -> None:
            document["paths"] = {
                f"/{path}": {"post": OTHER | {"operationId": name}} for path, name in paths.items()
            }

        return edit

    old = contract(tmp_path, at(one="first", two="second"))
    new = contract(tmp_path, at(two="first", one="second"))
    assert changed_operations(old, new, SERVICES) == [
        "changed: first (POST /two)",
        "  was POST /one",
        "changed: second (POST /one)",
        "  was POST /two",
    ]
