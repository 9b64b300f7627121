"""Listings that are under way: what waits for them, and what ends them."""

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest

from agentos_sessions.errors import DatabaseUnavailable
from agentos_sessions.store import SessionQuery, SQLiteDatabase
from tests.agno_files import Row, write

SLOW_ROWS = 30_000


@pytest.fixture
def slow_names(tmp_path: Path) -> Path:
    """A database whose names take more than a second to go through."""
    path = tmp_path / "agno.db"
    rows = [
        Row(session_id=f"s{number}", session_data={"session_name": f"Name {number}" * 50})
        for number in range(SLOW_ROWS)
    ]
    write(path, rows, "3.x")
    return path


def by_name(text: str) -> SessionQuery:
    return SessionQuery(session_type="agent", limit=20, page=1, session_name=text)


async def test_a_page_does_not_wait_for_names(slow_names: Path) -> None:
    database = SQLiteDatabase(slow_names, "main")
    slow = [asyncio.create_task(database.list_sessions(by_name(f"x{n}"))) for n in range(6)]
    await asyncio.sleep(0.05)
    page = await database.list_sessions(SessionQuery(session_type="agent", limit=20, page=2))
    assert len(page.sessions) == 20
    assert not all(task.done() for task in slow)
    database.close()
    await asyncio.gather(*slow, return_exceptions=True)


async def test_closing_ends_what_is_under_way(slow_names: Path) -> None:
    database = SQLiteDatabase(slow_names, "main")
    slow = asyncio.create_task(database.list_sessions(by_name("x")))
    await asyncio.sleep(0.1)
    started = time.monotonic()
    database.close()
    with pytest.raises(DatabaseUnavailable):
        await slow
    assert time.monotonic() - started < 5


async def test_long_queries_are_not_remembered(tmp_path: Path) -> None:
    """What is remembered may not grow with what callers send."""
    write(tmp_path / "agno.db", [Row(session_id="1", user_id="u")])
    database = SQLiteDatabase(tmp_path / "agno.db", "main")
    for text, same in (("u", True), ("u" * 10_000, False)):
        query = SessionQuery(session_type="agent", limit=20, page=1, user_id=text)
        first, second = [await database.list_sessions(query) for _ in range(2)]
        assert (first.listing is second.listing) is same


async def test_ids_that_are_missing_come_last(tmp_path: Path) -> None:
    """SQLite allows NULL in a key; such rows are ordered by where they stand."""
    path = tmp_path / "agno.db"
    write(path, [Row(session_id=f"s{number}") for number in range(12)])
    with sqlite3.connect(path) as connection:
        sql = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'agno_sessions'"
        ).fetchone()[0]
        connection.execute("ALTER TABLE agno_sessions RENAME TO before")
        connection.execute(sql.replace("session_id VARCHAR NOT NULL", "session_id VARCHAR"))
        connection.execute("INSERT INTO agno_sessions SELECT * FROM before")
        for _ in range(2):
            connection.execute(
                "INSERT INTO agno_sessions (session_type, created_at, session_data)"
                " VALUES ('agent', 7, '{\"session_name\": \"lost\"}')"
            )
    connection.close()
    database = SQLiteDatabase(path, "main", lambda _row: None)
    names = []
    for number in range(1, 8):
        query = SessionQuery(
            session_type="agent", limit=2, page=number, sort_by="session_id", descending=False
        )
        page = await database.list_sessions(query)
        assert page.total_count == 14
        names += [session.name for session in page.sessions]
    assert names == [""] * 12 + ["lost"] * 2
