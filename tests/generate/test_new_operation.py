"""Operations that the contract lacks: generated, type-checked, and served."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from scripts.generate.__main__ import main

from .contracts import Document, edited, schemas, write

NOTE = {"$ref": "#/components/schemas/Note"}
SESSION = {
    "name": "session_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "minLength": 3},
}
NOTE_ID = {
    "name": "note_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
}


def json_of(schema: Any) -> Document:
    return {"content": {"application/json": {"schema": schema}}}


def query(name: str, schema: Any, **changes: Any) -> Document:
    return {"name": name, "in": "query", "schema": schema} | changes


def add_notes(document: Document) -> None:
    """A tag Session Notes, with what `GET /sessions` does not have."""
    schemas(document).update(
        NewNote={
            "type": "object",
            "required": ["text"],
            "properties": {
                "text": {"type": "string", "minLength": 1},
                "from": {"type": "string", "format": "email"},
            },
        },
        Note={
            "type": "object",
            "required": ["id", "session", "text"],
            "properties": {
                "id": {"type": "string", "format": "uuid"},
                "session": {"type": "string"},
                "text": {"type": "string"},
                "from": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            },
        },
        Request={"type": "object", "properties": {"deep": {"type": "boolean"}}},
    )
    document["components"] |= {
        "parameters": {
            "Trace": {"name": "X-Trace-Id", "in": "header", "schema": {"type": "integer"}}
        },
        "requestBodies": {
            "New": {"required": True} | json_of({"$ref": "#/components/schemas/NewNote"})
        },
        "responses": {"Note": {"description": "A note"} | json_of(NOTE)},
    }
    secured = {"tags": ["Session Notes"], "security": [{"HTTPBearer": []}]}
    document["paths"] |= {
        "/sessions/{session_id}/notes/{note_id}": {
            "parameters": [SESSION, NOTE_ID],
            "get": secured
            | {
                "operationId": "get_note",
                "responses": {"200": {"$ref": "#/components/responses/Note"}},
            },
            "delete": secured
            | {"operationId": "delete_note", "responses": {"204": {"description": "Gone"}}},
        },
        "/sessions/{session_id}/notes/first": {
            "get": secured
            | {
                "operationId": "get_first_note",
                "parameters": [SESSION],
                "responses": {"200": {"$ref": "#/components/responses/Note"}},
            },
        },
        "/sessions/{session_id}/notes": {
            "parameters": [SESSION],
            "post": secured
            | {
                "operationId": "add_note",
                "summary": 'Add a "note" \\ and nothing """else"""',
                "requestBody": {"$ref": "#/components/requestBodies/New"},
                "responses": {"201": {"$ref": "#/components/responses/Note"}},
            },
            "get": secured
            | {
                "operationId": "list_notes",
                "parameters": [
                    query("word", {"type": "array", "items": {"type": "string"}}),
                    query("level", {"type": "array", "items": {"type": "integer"}, "default": [1]}),
                    query("since", {"type": "string", "format": "date-time"}, required=True),
                    query("done", {"type": ["boolean", "null"]}),
                    query("page-size", {"type": ["integer", "null"], "minimum": 1, "default": 10}),
                    {"$ref": "#/components/parameters/Trace"},
                ],
                "responses": {
                    "200": {"description": "Notes"} | json_of({"type": "array", "items": NOTE})
                },
            },
        },
        "/status": {
            "get": {
                "operationId": "get_status",
                "parameters": [query("deep", {"type": "boolean", "default": False})],
                "responses": {"200": {"description": "Up"} | json_of({"type": "string"})},
            },
            "post": {
                "operationId": "check_status",
                "requestBody": json_of({"$ref": "#/components/schemas/Request"}),
                "responses": {"200": {"description": "Up"} | json_of({})},
            },
        },
    }


SERVER = """
from uuid import UUID

from fastapi import FastAPI, HTTPException
from notes_contract import models
from notes_contract.routes import add_default_routes, add_session_notes_routes
from notes_contract.security import Authenticator, Principal
from notes_contract.services import DefaultService, SessionNotesService

ID = UUID(int=7)


class Keys(Authenticator):
    def http_bearer(self, credentials: str | None) -> Principal:
        if credentials != "key":
            raise HTTPException(401)
        return Principal(credentials)


class Notes(SessionNotesService):
    async def get_note(
        self, *, principal: Principal, session_id: str, note_id: UUID
    ) -> models.Note:
        return models.Note(id=note_id, session=session_id, text=principal.subject)

    async def get_first_note(self, *, principal: Principal, session_id: str) -> models.Note:
        return models.Note(id=ID, session=session_id, text="first")

    async def delete_note(self, *, principal: Principal, session_id: str, note_id: UUID) -> None:
        return None

    async def add_note(
        self, *, principal: Principal, session_id: str, body: models.NewNote
    ) -> models.Note:
        return models.Note(id=ID, session=session_id, text=body.text, from_=body.from_)

    async def list_notes(
        self,
        *,
        principal: Principal,
        session_id: str,
        query: models.ListNotesParametersQuery,
        headers: models.ListNotesParametersHeader,
    ) -> list[models.Note]:
        text = f"{query.model_dump_json()} {headers.x_trace_id}"
        return [models.Note(id=ID, session=session_id, text=text)]


class Status(DefaultService):
    async def get_status(self, *, query: models.GetStatusParametersQuery) -> str:
        return "deep" if query.deep else "up"

    async def check_status(self, *, body: models.Request | None) -> object:
        return None if body is None else {"deep": body.deep}


def make_app() -> FastAPI:
    app = FastAPI()
    add_session_notes_routes(app, Notes(), Keys())
    add_default_routes(app, Status())
    return app
"""

BEHIND_THE_CONTRACT = """
from notes_contract import models
from notes_contract.services import DefaultService


class Status(DefaultService):
    async def get_status(self, *, query: models.ListNotesParametersQuery) -> int:
        return query.page_size


Status()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages generated from the contract with notes, and a server of them."""
    folder = tmp_path_factory.mktemp("notes")
    contract = write(folder, edited(add_notes), "notes.yaml")
    output = folder / "generated"
    assert main(["--contract", str(contract), "--output", str(output)]) == 0
    (output / "notes_server.py").write_text(SERVER)
    (output / "behind.py").write_text(BEHIND_THE_CONTRACT)
    return output


def test_types(folder: Path) -> None:
    """Everything is strictly typed, and a service that is not what the contract says is an error."""
    finished = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "."],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in finished.stdout.splitlines() if ": error:" in line]
    assert [line.rpartition("[")[2] for line in errors] == ["override]", "override]", "abstract]"]
    assert all(line.startswith("behind.py:") for line in errors)


KEY = {"Authorization": "Bearer key"}
NOTES = "/sessions/abc/notes"
ID = "00000000-0000-0000-0000-000000000007"
SINCE = "since=2025-01-01T00:00:00Z"
FOUND = {"id": ID, "session": "abc", "from": None}

REQUESTS: dict[str, tuple[str, str, dict[str, Any], int, Any]] = {
    "path": ("GET", f"{NOTES}/{ID}", {}, 200, FOUND | {"text": "key"}),
    "fixed path": ("GET", f"{NOTES}/first", {}, 200, FOUND | {"text": "first"}),
    "wrong path": ("GET", f"{NOTES}/second", {}, 422, None),
    "short path": ("GET", f"/sessions/ab/notes/{ID}", {}, 422, None),
    "nothing": ("DELETE", f"{NOTES}/{ID}", {}, 204, None),
    "body": (
        "POST",
        NOTES,
        {"json": {"text": "t", "from": "me"}},
        201,
        FOUND | {"text": "t", "from": "me"},
    ),
    "wrong body": ("POST", NOTES, {"json": {"text": ""}}, 422, None),
    "no body": ("POST", NOTES, {}, 422, None),
    "no key before a broken body": (
        "POST",
        NOTES,
        {"content": "{", "headers": {"Content-Type": "application/json", "Authorization": "no"}},
        401,
        None,
    ),
    "query and header": (
        "GET",
        f"{NOTES}?{SINCE}&word=a&word=b&level=3&done=yes&page-size=5",
        {"headers": KEY | {"X-Trace-Id": "9"}},
        200,
        [
            FOUND
            | {
                "text": '{"word":["a","b"],"level":[3],"since":"2025-01-01T00:00:00Z",'
                '"done":true,"page_size":5} 9'
            }
        ],
    ),
    "defaults": (
        "GET",
        f"{NOTES}?{SINCE}",
        {},
        200,
        [
            FOUND
            | {
                "text": '{"word":null,"level":[1],"since":"2025-01-01T00:00:00Z",'
                '"done":null,"page_size":10} None'
            }
        ],
    ),
    "wrong query": ("GET", f"{NOTES}?{SINCE}&page-size=0", {}, 422, None),
    "missing query": ("GET", NOTES, {}, 422, None),
    "wrong header": ("GET", f"{NOTES}?{SINCE}", {"headers": KEY | {"X-Trace-Id": "x"}}, 422, None),
    "open": ("GET", "/status?deep=1", {"headers": {}}, 200, "deep"),
    "open and wrong": ("GET", "/status?deep=2", {"headers": {}}, 422, None),
    "optional body": ("POST", "/status", {"json": {"deep": True}}, 200, {"deep": True}),
    "optional body left out": ("POST", "/status", {}, 200, None),
    "method": ("PATCH", NOTES, {}, 405, None),
}


@pytest.mark.parametrize(
    ("method", "url", "options", "status", "body"), REQUESTS.values(), ids=REQUESTS
)
async def test_request(
    method: str,
    url: str,
    options: dict[str, Any],
    status: int,
    body: Any,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(folder)
    app = importlib.import_module("notes_server").make_app()
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://notes") as client:
        response = await client.request(method, url, **{"headers": KEY} | options)
    assert response.status_code == status
    if status in {200, 201}:
        assert response.json() == body


async def test_the_client_understands_the_server(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(folder)
    app = importlib.import_module("notes_server").make_app()
    add_note = importlib.import_module("notes_client.api.session_notes.add_note")
    models = importlib.import_module("notes_client.models")
    client = importlib.import_module("notes_client.client").AuthenticatedClient(
        base_url="http://notes", token="key", httpx_args={"transport": httpx.ASGITransport(app)}
    )
    async with client:
        note = await add_note.asyncio("abc", client=client, body=models.NewNote(text="t"))
    assert note == models.Note(id=note.id, session="abc", text="t", from_=None)


def test_the_served_document(folder: Path) -> None:
    document = json.loads((folder / "notes_contract/openapi.json").read_text("utf-8"))
    assert document["paths"]["/status"]["get"]["operationId"] == "get_status"
