"""Every path that can fail answers in the contract's shape; values are the contract suite's."""

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


async def test_a_long_name_is_cut_short_in_the_answer(demo_app: FastAPI) -> None:
    response = await get(demo_app, f"db_id={'x' * 60_000}")
    assert_error(response, 404, "NOT_FOUND", "xxx...")
    assert len(response.content) < 300


async def test_unknown_path(demo_app: FastAPI) -> None:
    async with http(demo_app) as client:
        for path in ("/", "/sessions/", "/sessions/1/2", "/docs", "/redoc", "/%00"):
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
