"""The fast way of a query is held to FastAPI's own: same status, same body, whatever is sent."""

import random
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import AwareDatetime, BaseModel, Field

from agentos_contract.credentials import bearer_token, required
from agentos_contract.routes import add_routes
from agentos_contract.routing import contract_response, contract_route, query_route

from .asgi import request
from .test_routing import Echo, Keys

NAMES = [
    *("type", "component_id", "user_id", "session_name", "limit", "page", "sort_by"),
    *("sort_order", "db_id", "table", "unknown", "Limit", "", "limit%20", "%6Cimit"),
]
VALUES = [
    *("", "20", "0", "-1", "+5", " 5 ", "%205%20", "+5+", "1_0", "_1", "1__0", "1.0", "1.5", "5."),
    *("0x10", "1e3", "007", "-0", "%2B7", "5%0A", "٣", "%D9%A3", "1" * 4300, "1" * 4301, "9" * 30),
    *("null", "None", "true", "True", "yes", "on", "f", "NaN", "Infinity", "[]", "{}", '"5"'),
    *("agent", "team", "workflow", "Agent", "agent%20", "agents", "asc", "desc", "DESC"),
    *("created_at", "2025-09-05T16:02:09Z", "2025-09-05", "1757088129", "16:02"),
    *("%00", "a%00b", "%", "%zz", "%E2%82", "%FF", "\xff", "caf%C3%A9", "😀", "a=b", "a;b", "%26"),
]
SEPARATORS = ["&", "&", "&", "&&", ";", "=", ""]
KEYS: list[list[tuple[bytes, bytes]]] = [
    *[[(b"authorization", b"Bearer key")]] * 8,
    [],
    [(b"authorization", b"bearer  key ")],
    [(b"authorization", b"Bearer wrong")],
    [(b"authorization", b"Basic key")],
    [(b"authorization", b"\xff\xfe")],
]


class Hard(BaseModel):
    """Parameters of the kinds that the contract lacks: required ones, and constrained ones."""

    count: int
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    since: AwareDatetime | None = None
    page: float = 1
    type: bool = False
    table: Annotated[str, Field(min_length=2, pattern="^[a-z]+$")] = "ab"


class OneOf(BaseModel):
    """The same under the names that are sent most, so that requests also succeed."""

    limit: int | str
    page: bool | None = None


def random_query(chance: random.Random) -> bytes:
    text = chance.choice(["", "", "", "count=1&"])
    for _ in range(chance.randint(0, 5)):
        text += chance.choice([*NAMES, "count", "since"])
        text += chance.choice(["=", "=", "=", "=", "=", "==", ""]) + chance.choice(VALUES)
        text += chance.choice(SEPARATORS)
    return text.encode("latin-1" if chance.random() < 0.1 else "utf-8", "replace")


def both_ways() -> tuple[FastAPI, FastAPI]:
    """The routes as generated, and the same endpoints behind FastAPI's own handler."""
    fast, ordinary = FastAPI(), FastAPI()
    add_routes(fast, sessions=Echo(), authenticator=Keys())
    authenticate = required(Keys().http_bearer, bearer_token)

    async def hard(_: Request, query: Annotated[Hard, Query()]) -> Response:
        return contract_response(query, status_code=200)

    async def one_of(_: Request, query: Annotated[OneOf, Query()]) -> Response:
        return contract_response(query, status_code=200)

    for path, endpoint, model in (("/hard", hard, Hard), ("/one-of", one_of, OneOf)):
        fast.router.add_api_route(
            path,
            endpoint,
            response_model=None,
            route_class_override=query_route(authenticate, model),
        )
    for route in fast.routes:
        if isinstance(route, APIRoute):
            ordinary.router.add_api_route(
                route.path,
                route.endpoint,
                response_model=None,
                status_code=200,
                route_class_override=contract_route(authenticate),
            )
    return fast, ordinary


@pytest.mark.parametrize("seed", range(4))
async def test_random_requests(seed: int) -> None:
    chance = random.Random(seed)
    fast, ordinary = both_ways()
    seen = set()
    for _ in range(2000):
        path = chance.choice(["/sessions", "/sessions", "/hard", "/one-of"])
        query, headers = random_query(chance), chance.choice(KEYS)
        found: Any = await request(fast, path, query=query, headers=headers)
        assert found == await request(ordinary, path, query=query, headers=headers), query
        seen.add((path, found.status))
    paths = ("/sessions", "/hard", "/one-of")
    assert seen == {(path, status) for path in paths for status in (200, 401, 422)}


@pytest.mark.parametrize("value", VALUES)
async def test_each_value_for_each_name(value: str) -> None:
    fast, ordinary = both_ways()
    for name in NAMES:
        query = f"{name}={value}".encode()
        found = await request(fast, "/sessions", query=query, headers=KEYS[0])
        assert found == await request(ordinary, "/sessions", query=query, headers=KEYS[0])
