"""What the contract says of an answer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agentos_sessions.response_contract import ContractBreach, ResponseContract

CONTRACT = ResponseContract(yaml.safe_load(Path("openapi/agentos.yaml").read_text()))
JSON = "application/json"

Body = dict[str, Any]


def page() -> Body:
    """A page with one session on it."""
    return {
        "data": [
            {
                "session_id": "a",
                "session_name": "b",
                "session_state": {"any": ["thing"]},
                "created_at": "2025-09-05T16:02:09Z",
                "updated_at": None,
            }
        ],
        "meta": {"page": 1, "limit": 20, "total_pages": 1, "total_count": 1, "search_time_ms": 0.5},
    }


def check(body: object, status: int = 200, content_type: str | None = JSON) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    CONTRACT.check("GET", "/sessions", status, content_type, content)


def test_a_page() -> None:
    check(page())
    check(page(), content_type="application/json; charset=utf-8")


def test_a_path_that_is_not_described_is_not_judged() -> None:
    CONTRACT.check("GET", "/health", 418, "text/plain", b"")
    CONTRACT.check("POST", "/sessions", 405, JSON, b"{}")


EDITS: dict[str, Callable[[Body], object]] = {
    "data.0.session_id: 5 is not": lambda body: body["data"][0].update(session_id=5),
    "data.0.created_at: ": lambda body: body["data"][0].update(created_at="2025-09-05T16:02:09"),
    '"session_name" is a required property': lambda body: body["data"][0].pop("session_name"),
    "data.0.session_name: null": lambda body: body["data"][0].update(session_name=None),
    "data.0: Unevaluated properties": lambda body: body["data"][0].update(runs=[]),
    "meta: Unevaluated properties": lambda body: body["meta"].update(next=2),
    "the body: Unevaluated properties": lambda body: body.update(error=None),
    "meta.limit: 101 is greater": lambda body: body["meta"].update(limit=101),
    "meta.search_time_ms: -1 is less": lambda body: body["meta"].update(search_time_ms=-1),
    'the body: "meta" is a required': lambda body: body.pop("meta"),
    "NaN is no value of JSON": lambda body: body["data"][0].update(
        session_state={"n": float("nan")}
    ),
}


@pytest.mark.parametrize("place", EDITS)
def test_a_body_that_breaks_it(place: str) -> None:
    body = page()
    EDITS[place](body)
    with pytest.raises(ContractBreach) as caught:
        check(body)
    assert str(caught.value).startswith("GET /sessions answered 200: ")
    assert place in str(caught.value)


ANSWERS: dict[str, tuple[object, int, str | None]] = {
    "this status is none of 200, 400": ({"detail": "short and stout"}, 418, JSON),
    "Content-Type is 'text/plain'": (page(), 200, "text/plain"),
    "Content-Type is None": (page(), 200, None),
    "the body is no JSON": (b"{", 200, JSON),
    'detail: ["x"] is not of type "string"': ({"detail": ["x"]}, 422, JSON),
}


@pytest.mark.parametrize("place", ANSWERS)
def test_an_answer_that_breaks_it(place: str) -> None:
    with pytest.raises(ContractBreach) as caught:
        check(*ANSWERS[place])
    assert place in str(caught.value)


DOCUMENT: Body = {
    "paths": {
        "/things/{id}": {
            "get": {"responses": {"200": {"$ref": "#/components/responses/Thing"}}},
            "delete": {"responses": {"204": {"description": ""}, "4XX": {"description": ""}}},
        },
        "/shapes": {
            "get": {"responses": {"200": {"$ref": "#/components/responses/Shape"}}},
            "head": {"responses": {"200": {"$ref": "#/components/responses/Shape"}}},
        },
        "/only": {
            "get": {
                "responses": {
                    "200": {"content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}}}
                }
            }
        },
        "/things/new": {"get": {"responses": {"default": {"description": ""}}}},
    },
    "components": {
        "responses": {
            "Thing": {"content": {JSON: {"schema": {"$ref": "#/components/schemas/Named"}}}},
            "Shape": {
                "content": {"application/*": {"schema": {"$ref": "#/components/schemas/Shape"}}}
            },
        },
        "schemas": {
            "Thing": {"type": "object", "properties": {"id": {"type": "integer"}}},
            "Shape": {
                "properties": {"kind": {"enum": ["a", "b"]}},
                "oneOf": [
                    {"properties": {"kind": {"const": "a"}, "size": {"type": "integer"}}},
                    {"properties": {"kind": {"const": "b"}, "name": {"type": "string"}}},
                ],
            },
            "Named": {
                "allOf": [
                    {"$ref": "#/components/schemas/Thing"},
                    {"type": "object", "properties": {"name": {"type": "string"}}},
                ]
            },
        },
    },
}


@pytest.mark.parametrize(
    ("method", "path", "status", "body", "breaks"),
    [
        ("GET", "/shapes", 200, b'{"kind": "a", "size": 1}', False),
        ("GET", "/shapes", 200, b'{"kind": "b", "name": "n"}', False),
        ("GET", "/shapes", 200, b'{"kind": "a", "size": 1, "name": "n"}', True),
        ("GET", "/shapes", 200, b'{"kind": "a", "colour": "red"}', True),
        ("HEAD", "/shapes", 200, b"", False),
        ("GET", "/things/5", 200, b'{"id": 5, "name": "five"}', False),
        ("GET", "/things/5", 200, b'{"id": 5, "size": 5}', True),
        ("GET", "/things/new", 201, b"", False),
        ("GET", "/only", 200, b'{"id": 5}', False),
        ("GET", "/only", 200, b'{"id": 5, "name": "five"}', True),
        ("DELETE", "/things/5", 204, b"", False),
        ("DELETE", "/things/5", 204, b"gone", True),
        ("DELETE", "/things/5", 418, b"", False),
        ("DELETE", "/things/5", 500, b"", True),
    ],
)
def test_another_document(method: str, path: str, status: int, body: bytes, breaks: bool) -> None:
    contract = ResponseContract(DOCUMENT)
    try:
        contract.check(method, path, status, JSON, body)
    except ContractBreach:
        assert breaks
    else:
        assert not breaks
