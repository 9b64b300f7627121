"""A contract with a tag of notes, and a server of it: what `GET /sessions` does not have."""

from typing import Any

from .contracts import Document, schemas

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
    document["info"]["title"] = 'Notes """of""" {{ sessions }} \\'
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
