"""Every path that can fail answers in the contract's shape, and in the order of refusals."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from agentos_sessions.app import create_app
from agentos_sessions.auth import KeyAuthenticator
from agentos_sessions.store import SessionPage, SessionQuery
from tests.contract.responses import assert_in_contract
from tests.serving import KEY, http, serving

SECRET = "/secret/path/of/the/machine"


class BrokenStore:
    """A store with a bug."""

    async def list_sessions(self, _query: SessionQuery) -> SessionPage:
        raise RuntimeError(SECRET)

    def close(self) -> None:
        """It holds nothing."""


async def get(app: FastAPI, query: str, key: str | None = KEY) -> httpx.Response:
    """The answer to a query, which is checked against the contract."""
    async with http(app, key) as client:
        response = await client.get(f"/sessions?{query}")
    assert_in_contract(response)
    return response


def assert_error(response: httpx.Response, status: int, code: str, *words: str) -> None:
    """The body says what was wrong and nothing else."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert body.keys() == {"detail", "error_code"}
    assert body["error_code"] == code
    assert all(word in body["detail"] for word in words), body["detail"]


INVALID = [
    ("limit=", "limit", "''"),
    ("limit=abc", "limit", "'abc'"),
    ("limit=1.5", "limit", "'1.5'"),
    ("limit=null", "limit", "'null'"),
    ("page=null", "page", "'null'"),
    (f"page={'9' * 4301}", "page", "..."),
    ("type=", "type", "'agent', 'team' or 'workflow'"),
    ("type=AGENT", "type", "'AGENT'"),
    ("type=null", "type", "'null'"),
    ("type=agent&type=bogus", "type", "'bogus'"),
    ("sort_order=", "sort_order", "'asc' or 'desc'"),
    ("sort_order=ASC", "sort_order", "'ASC'"),
    ("limit=x&page=y", "limit", "page"),
]


@pytest.mark.parametrize(("query", "parameter", "word"), INVALID)
async def test_a_value_outside_the_schema(
    demo_app: FastAPI, query: str, parameter: str, word: str
) -> None:
    assert_error(await get(demo_app, query), 422, "VALIDATION_ERROR", f"{parameter}: ", word)


BAD = [
    ("limit=0", "limit must be 1 or more, not 0"),
    ("limit=-1", "limit must be 1 or more, not -1"),
    ("page=-1", "page must be"),
    (f"page=-{10**30}", "page must be"),
    ("sort_by=runs", "sort_by is one of created_at"),
    ("sort_by=__class__", "'__class__'"),
    ("sort_by=%00", r"'\x00'"),
]


@pytest.mark.parametrize(("query", "word"), BAD)
async def test_a_value_that_cannot_be_honoured(demo_app: FastAPI, query: str, word: str) -> None:
    assert_error(await get(demo_app, query), 400, "BAD_REQUEST", word)


MISSING = ["db_id=%27%20OR%201=1", "db_id=%00", "table=sqlite_master", "table=agno_memories"]


@pytest.mark.parametrize("query", MISSING)
async def test_a_name_that_is_not_there(demo_app: FastAPI, query: str) -> None:
    assert_error(await get(demo_app, query), 404, "NOT_FOUND")


async def test_a_long_name_is_cut_short_in_the_answer(demo_app: FastAPI) -> None:
    response = await get(demo_app, f"db_id={'x' * 60_000}")
    assert_error(response, 404, "NOT_FOUND", "xxx...")
    assert len(response.content) < 300


SERVED = [
    "limit=05",
    "limit=%2B5",
    "limit=%205%20",
    "limit=1_0",
    "limit=1.0",
    f"limit={10**30}",
    f"page={10**30}",
    f"session_name={'x' * 60_000}",
    "session_name=%00",
    "session_name=%FF",
    "session_name=%zz",
    "user_id=%ED%A0%80",
    "component_id=%00",
    "unknown=1",
    "type=bogus&type=agent",
    "db_id=&table=",
    "sort_by=",
]


@pytest.mark.parametrize("query", SERVED)
async def test_odd_but_valid(demo_app: FastAPI, query: str) -> None:
    assert (await get(demo_app, query)).status_code == 200


ORDER = [
    (None, "limit=abc", 401),
    ("wrong", "limit=abc&db_id=nothing", 401),
    (KEY, "limit=abc&sort_by=nothing&db_id=nothing", 422),
    (KEY, "limit=0&db_id=nothing", 400),
    (KEY, "sort_by=nothing&table=nothing", 400),
    (KEY, "db_id=nothing&table=nothing", 404),
]


@pytest.mark.parametrize(("key", "query", "status"), ORDER)
async def test_order_of_refusals(
    demo_app: FastAPI, key: str | None, query: str, status: int
) -> None:
    assert (await get(demo_app, query, key)).status_code == status


async def test_unknown_path(demo_app: FastAPI) -> None:
    async with http(demo_app) as client:
        for path in ("/", "/sessions/", "/sessions/1", "/docs", "/redoc", "/%00"):
            assert_error(await client.get(path), 404, "NOT_FOUND", "no such path")


@pytest.mark.parametrize("path", ["/sessions", "/openapi.json"])
@pytest.mark.parametrize(
    "method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "BREW"]
)
async def test_a_method_the_contract_does_not_have(
    demo_app: FastAPI, path: str, method: str
) -> None:
    async with http(demo_app) as client:
        response = await client.request(method, path)
    assert response.headers["allow"] == "GET"
    assert response.status_code == 405
    if method != "HEAD":
        assert_error(response, 405, "METHOD_NOT_ALLOWED", method, "GET")


async def test_a_bug_is_answered_without_its_text() -> None:
    response = await get(create_app(BrokenStore(), KeyAuthenticator(KEY)), "")
    assert_error(response, 500, "INTERNAL_SERVER_ERROR")
    assert SECRET not in response.text


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "agno.db"
    path.write_bytes(b"no database at all, but long enough to have a header" * 100)
    response = await get(serving(path), "")
    assert_error(response, 500, "INTERNAL_SERVER_ERROR")
    assert str(tmp_path) not in response.text
