"""Who gets in; the other headers that do not are the contract suite's."""

from pathlib import Path

import httpx
from fastapi import FastAPI

from agentos_sessions.app import create_app
from agentos_sessions.auth import OpenAuthenticator
from agentos_sessions.store import Databases, parse_locations
from tests.serving import KEY, http

Headers = list[tuple[bytes, bytes]]


async def answer(app: FastAPI, headers: Headers, query: str = "") -> httpx.Response:
    async with http(app, key=None) as client:
        return await client.get(f"/sessions{query}", headers=headers)


def bearer(value: str) -> Headers:
    return [(b"Authorization", value.encode())]


async def test_of_two_headers_the_first_counts(demo_app: FastAPI) -> None:
    right, wrong = bearer(f"Bearer {KEY}"), bearer("Bearer wrong")
    assert (await answer(demo_app, [*right, *wrong])).status_code == 200
    assert (await answer(demo_app, [*wrong, *right])).status_code == 401


async def test_without_a_key_everyone_gets_in(demo_database: Path) -> None:
    databases = Databases.at(parse_locations([str(demo_database)]))
    app = create_app(databases, OpenAuthenticator())
    for headers in ([], bearer("Bearer anything"), bearer("nonsense")):
        assert (await answer(app, headers)).status_code == 200
