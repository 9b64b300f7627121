"""Who gets in."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from agentos_sessions.app import create_app
from agentos_sessions.auth import OpenAuthenticator
from agentos_sessions.store import Databases, parse_locations
from tests.contract.responses import assert_in_contract
from tests.serving import KEY, http

Headers = list[tuple[bytes, bytes]]


async def answer(app: FastAPI, headers: Headers, query: str = "") -> httpx.Response:
    async with http(app, key=None) as client:
        return await client.get(f"/sessions{query}", headers=headers)


def bearer(value: str) -> Headers:
    return [(b"Authorization", value.encode())]


REFUSED = [
    [],
    bearer(""),
    bearer("Bearer"),
    bearer("Bearer "),
    bearer("Bearer wrong"),
    bearer(f"Bearer {KEY[:-1]}"),
    bearer(f"Bearer {KEY}x"),
    bearer(f"Bearer {KEY.upper()}"),
    bearer(KEY),
    bearer(f"Basic {KEY}"),
    bearer(f"Token {KEY}"),
    bearer("Bearer schlüssel"),
    [(b"Authorization", b"Bearer \xff\xfe\x00")],
    [(b"Authorization", b"Bearer wrong"), (b"Authorization", f"Bearer {KEY}".encode())],
]


@pytest.mark.parametrize("headers", REFUSED)
async def test_refused(demo_app: FastAPI, headers: Headers) -> None:
    response = await answer(demo_app, headers)
    assert response.status_code == 401
    assert_in_contract(response)
    assert response.json()["error_code"] == "UNAUTHENTICATED"
    assert response.headers["www-authenticate"] == "Bearer"
    assert KEY not in response.text


async def test_key_in_the_query_is_no_key(demo_app: FastAPI) -> None:
    assert (await answer(demo_app, [], f"?token={KEY}&key={KEY}")).status_code == 401


ACCEPTED = [
    bearer(f"Bearer {KEY}"),
    bearer(f"bearer {KEY}"),
    bearer(f"BEARER   {KEY}  "),
    [(b"Authorization", f"Bearer {KEY}".encode()), (b"Authorization", b"Bearer wrong")],
]


@pytest.mark.parametrize("headers", ACCEPTED)
async def test_accepted(demo_app: FastAPI, headers: Headers) -> None:
    assert (await answer(demo_app, headers)).status_code == 200


async def test_without_a_key_everyone_gets_in(demo_database: Path) -> None:
    databases = Databases.at(parse_locations([str(demo_database)]))
    app = create_app(databases, OpenAuthenticator())
    for headers in ([], bearer("Bearer anything"), bearer("nonsense")):
        assert (await answer(app, headers)).status_code == 200
