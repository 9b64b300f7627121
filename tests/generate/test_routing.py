"""The runtime of the routes: credentials, and the order of refusals."""

import json

import pytest
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from agentos_contract.credentials import bearer_token, required
from agentos_contract.models import (
    GetSessionsParametersQuery,
    PaginatedResponseSessionSchema,
    PaginationInfo,
)
from agentos_contract.routes import add_routes
from agentos_contract.routing import contract_route
from agentos_contract.security import Authenticator, Principal
from agentos_sessions.handlers.sessions import Sessions
from agentos_sessions.store import Databases

from .asgi import Headers, request

KEY = [(b"authorization", b"Bearer key")]

TOKENS: dict[str, tuple[Headers, str | None]] = {
    "none": ([], None),
    "other headers": ([(b"host", b"x"), (b"x-authorization", b"Bearer key")], None),
    "plain": (KEY, "key"),
    "lower case": ([(b"authorization", b"bearer key")], "key"),
    "mixed case": ([(b"authorization", b"bEARER key")], "key"),
    "spaces around the key": ([(b"authorization", b"Bearer   key  ")], "key"),
    "spaces around the value": ([(b"authorization", b"  Bearer key\t")], "key"),
    "a key of two words": ([(b"authorization", b"Bearer key word")], "key word"),
    "no key": ([(b"authorization", b"Bearer")], None),
    "an empty key": ([(b"authorization", b"Bearer   ")], None),
    "an empty value": ([(b"authorization", b"")], None),
    "a key alone": ([(b"authorization", b"key")], None),
    "no space": ([(b"authorization", b"Bearerkey")], None),
    "a tab": ([(b"authorization", b"Bearer\tkey")], None),
    "another scheme": ([(b"authorization", b"Basic a2V5")], None),
    "the first header decides": ([(b"authorization", b"Basic a2V5"), *KEY], None),
    "the first of two keys": ([*KEY, (b"authorization", b"Bearer other")], "key"),
    "no UTF-8": ([(b"authorization", b"Bearer \xff\x00\xc3")], "\xff\x00\xc3"),
}


@pytest.mark.parametrize(("headers", "token"), TOKENS.values(), ids=TOKENS)
def test_bearer_token(headers: Headers, token: str | None) -> None:
    assert bearer_token({"headers": headers}) == token


class Keys(Authenticator):
    """Knows one key."""

    def http_bearer(self, credentials: str | None) -> Principal:
        if credentials != "key":
            raise HTTPException(401)
        return Principal("holder of the key")


class Echo(Sessions):
    """Answers with what it was asked; whatever other operations there are, are the product's."""

    def __init__(self) -> None:
        super().__init__(Databases({}))

    async def get_sessions(
        self, *, principal: Principal, query: GetSessionsParametersQuery
    ) -> PaginatedResponseSessionSchema:
        return PaginatedResponseSessionSchema.model_validate(
            {
                "data": [
                    {
                        "session_id": principal.subject,
                        "session_name": query.model_dump_json(),
                        "created_at": "2025-09-05T16:02:09Z",
                    }
                ],
                "meta": PaginationInfo(),
            }
        )


class Note(BaseModel):
    """A body to be refused."""

    text: str


@pytest.fixture
def app() -> FastAPI:
    """The contract's operation, and one with a body behind the same key."""
    app = FastAPI()
    add_routes(app, sessions=Echo(), authenticator=Keys())

    async def add_note(body: Note) -> None: ...

    app.router.add_api_route(
        "/notes",
        add_note,
        methods=["POST"],
        route_class_override=contract_route(required(Keys().http_bearer, bearer_token)),
    )
    return app


async def test_the_service_gets_principal_and_query(app: FastAPI) -> None:
    answer = await request(app, "/sessions", query=b"limit=7&table=t", headers=KEY)
    item = json.loads(answer.body)["data"][0]
    assert answer.status == 200
    assert dict(answer.headers)[b"content-type"] == b"application/json"
    assert item["session_id"] == "holder of the key"
    assert json.loads(item["session_name"]) == {
        "type": "agent",
        "component_id": None,
        "user_id": None,
        "session_name": None,
        "limit": 7,
        "page": 1,
        "sort_by": "created_at",
        "sort_order": "desc",
        "db_id": None,
        "table": "t",
    }
    assert item["created_at"] == "2025-09-05T16:02:09Z"
    assert item["session_state"] is None


async def test_no_key_comes_before_a_wrong_query(app: FastAPI) -> None:
    assert (await request(app, "/sessions", query=b"limit=x")).status == 401
    assert (await request(app, "/sessions", query=b"limit=x", headers=KEY)).status == 422


async def test_no_key_comes_before_a_broken_body(app: FastAPI) -> None:
    json_type = [(b"content-type", b"application/json")]
    for body in (b"{", b"{}", b""):
        found = await request(app, "/notes", method="POST", headers=json_type, body=body)
        assert found.status == 401
        found = await request(app, "/notes", method="POST", headers=[*KEY, *json_type], body=body)
        assert found.status == 422


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "QUERY"])
async def test_a_method_that_the_contract_lacks(app: FastAPI, method: str) -> None:
    answer = await request(app, "/sessions", method=method, headers=KEY)
    assert answer.status == 405
    assert dict(answer.headers)[b"allow"] == b"GET"


async def test_what_the_service_raises_reaches_the_handlers(app: FastAPI) -> None:
    class Broken(Echo):
        async def get_sessions(
            self, *, principal: Principal, query: GetSessionsParametersQuery
        ) -> PaginatedResponseSessionSchema:
            raise HTTPException(404, f"{principal.subject} has no database {query.db_id}")

    app = FastAPI()
    add_routes(app, sessions=Broken(), authenticator=Keys())
    answer = await request(app, "/sessions", query=b"db_id=x", headers=KEY)
    assert answer.status == 404
    assert json.loads(answer.body) == {"detail": "holder of the key has no database x"}
