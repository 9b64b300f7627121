"""Applications under test, in process: over a demo database, or over files of a test's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from fastapi import FastAPI

from agentos_client import AuthenticatedClient
from agentos_sessions.app import create_app
from agentos_sessions.auth import KeyAuthenticator
from agentos_sessions.demo import write_demo
from agentos_sessions.store import Databases, parse_locations

KEY = "a security key"
BASE_URL = "http://testserver"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
DEMO_SESSIONS = 500


def demo_at(folder: Path) -> Path:
    """The demo database, written into the folder."""
    path = folder / "demo.db"
    write_demo(path, DEMO_SESSIONS, NOW)
    return path


def serving(*databases: str | Path) -> FastAPI:
    """The application over those databases, `[ID=]PATH` each."""
    store = Databases.at(parse_locations(map(str, databases)))
    return create_app(store, KeyAuthenticator(KEY), validate_responses=True)


def transport(app: FastAPI) -> httpx.ASGITransport:
    """Calls the application as a server would: an exception is its own affair."""
    return httpx.ASGITransport(app, raise_app_exceptions=False)


@asynccontextmanager
async def http(app: FastAPI, key: str | None = KEY) -> AsyncIterator[httpx.AsyncClient]:
    """A plain HTTP client that sends the key."""
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(
        transport=transport(app), base_url=BASE_URL, headers=headers
    ) as client:
        yield client


def generated_client(app: FastAPI, key: str = KEY) -> AuthenticatedClient:
    """The client that is generated from the contract."""
    return AuthenticatedClient(
        base_url=BASE_URL, token=key, httpx_args={"transport": transport(app)}
    )
