"""An operation that the contract lacks, and handlers of it: one as it should be, others not.

Written as a module, because what they subclass is generated first.
"""

from typing import Any

Document = dict[str, Any]


def add_get_session(document: Document) -> None:
    """`GET /sessions/{session_id}`, with a bounded and a boolean query parameter."""
    listing = document["paths"]["/sessions"]["get"]
    answers = {
        status: answer
        for status, answer in listing["responses"].items()
        if status not in {"200", "400"}
    }
    document["paths"]["/sessions/{session_id}"] = {
        "get": {
            "operationId": "get_session",
            "tags": ["Sessions"],
            "security": listing["security"],
            "parameters": [
                {
                    "name": "session_id",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                },
                {
                    "name": "turns",
                    "in": "query",
                    "schema": {"type": "integer", "minimum": 1, "default": 1},
                },
                {"name": "full", "in": "query", "schema": {"type": "boolean", "default": False}},
            ],
            "responses": {
                "200": {
                    "description": "The session",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/SessionDetail"}
                        }
                    },
                },
                **answers,
            },
        }
    }
    document["components"]["schemas"]["SessionDetail"] = {
        "type": "object",
        "required": ["session_id", "turns", "created_at"],
        "properties": {
            "session_id": {"type": "string"},
            "turns": {"type": "integer", "minimum": 0},
            "created_at": {"type": "string", "format": "date-time"},
        },
    }


HANDLERS = """
import time

from added_contract import models
from added_contract.services import SessionsService
from fastapi import HTTPException

CREATED = "2026-11-22T00:00:00Z"


class Sessions(SessionsService):
    async def get_sessions(self, *, principal, query):
        return {"data": [self.shown("abc", 1)], "meta": {}}

    async def get_session(self, *, principal, session_id, query):
        self.find(session_id)
        return self.detail(session_id, query)

    def find(self, session_id):
        if session_id != "abc":
            raise HTTPException(404)

    def detail(self, session_id, query):
        return {"session_id": session_id, "turns": min(query.turns, 9), "created_at": CREATED}

    def shown(self, session_id, turns):
        return {"session_id": session_id, "session_name": "A"}


class WrongType(Sessions):
    def detail(self, session_id, query):
        return super().detail(session_id, query) | {"turns": "1"}


class MissingField(Sessions):
    def detail(self, session_id, query):
        return {"session_id": session_id, "turns": 1}


class UndocumentedField(Sessions):
    def detail(self, session_id, query):
        return super().detail(session_id, query) | {"runs": []}


class NullField(Sessions):
    def detail(self, session_id, query):
        return super().detail(session_id, query) | {"session_id": None}


class OutOfBounds(Sessions):
    def detail(self, session_id, query):
        return super().detail(session_id, query) | {"turns": -1}


class NaiveTime(Sessions):
    def detail(self, session_id, query):
        return super().detail(session_id, query) | {"created_at": "2026-11-22T00:00:00"}


class AList(Sessions):
    def detail(self, session_id, query):
        return [super().detail(session_id, query)]


class Nothing(Sessions):
    def detail(self, session_id, query):
        return None


class UndocumentedStatus(Sessions):
    def find(self, session_id):
        if session_id != "abc":
            raise HTTPException(405)


class NeverFound(Sessions):
    def find(self, session_id):
        raise HTTPException(404)


class AlwaysFound(Sessions):
    def find(self, session_id):
        pass


class FailsBeyond64Bits(Sessions):
    def detail(self, session_id, query):
        query.turns.to_bytes(8, signed=True)
        return super().detail(session_id, query)


class FailsOnOtherCharacters(Sessions):
    def find(self, session_id):
        session_id.encode("ascii")
        super().find(session_id)


class FailsWhenFull(Sessions):
    def detail(self, session_id, query):
        return super().detail(session_id, query) if not query.full else 1 / 0


class Hangs(Sessions):
    def detail(self, session_id, query):
        time.sleep(2.5)
        return super().detail(session_id, query)
"""
BROKEN = [
    line.removeprefix("class ").partition("(")[0]
    for line in HANDLERS.splitlines()
    if line.endswith("(Sessions):")
]
