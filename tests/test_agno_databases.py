"""Databases that real Agno versions wrote, odd rows and all: `data/README.md` says which."""

import json
import shutil
from pathlib import Path

import pytest

from agentos_sessions.store import (
    SESSION_TYPES,
    SORT_FIELDS,
    OddRow,
    Session,
    SessionQuery,
    SessionType,
    SortField,
    SQLiteDatabase,
)
from tests.contract.responses import assert_in_contract
from tests.serving import http, serving

DATA = Path("tests/data")
EXPECTED = json.loads((DATA / "expected.json").read_text())
TABLES = [(file, table) for file, tables in EXPECTED.items() for table in tables]
PAGE = 7


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """The files, in a folder where SQLite may put its own beside them."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


async def listing(
    database: SQLiteDatabase, table: str, session_type: SessionType, sort_by: SortField
) -> list[Session]:
    """All pages joined."""
    sessions: list[Session] = []
    number = 0
    while True:
        number += 1
        page = await database.list_sessions(
            SessionQuery(
                session_type=session_type, limit=PAGE, page=number, sort_by=sort_by, table=table
            )
        )
        sessions += page.sessions
        if number >= page.total_pages:
            assert len(sessions) == page.total_count
            return sessions


@pytest.mark.parametrize(("file", "table"), TABLES)
@pytest.mark.parametrize("sort_by", SORT_FIELDS)
async def test_every_session_is_listed_once_under_its_name(
    copies: Path, file: str, table: str, sort_by: SortField
) -> None:
    odd: list[OddRow] = []
    database = SQLiteDatabase(copies / file, "main", odd.append)
    for session_type in SESSION_TYPES:
        sessions = await listing(database, table, session_type, sort_by)
        expected = {
            session_id: row["session_name"]
            for session_id, row in EXPECTED[file][table].items()
            if row["type"] == session_type
        }
        assert {session.session_id: session.name for session in sessions} == expected
        assert len(sessions) == len(expected)
    assert len(odd) == len({row.session_id for row in odd})


@pytest.mark.parametrize("file", EXPECTED)
async def test_listing_leaves_the_file_as_it_was(copies: Path, file: str) -> None:
    before = (copies / file).read_bytes()
    database = SQLiteDatabase(copies / file, "main")
    for session_type in SESSION_TYPES:
        for table in EXPECTED[file]:
            await listing(database, table, session_type, "session_name")
    assert (copies / file).read_bytes() == before


@pytest.mark.parametrize(("file", "table"), TABLES)
async def test_every_page_is_in_the_contract(copies: Path, file: str, table: str) -> None:
    async with http(serving(copies / file)) as client:
        for session_type in SESSION_TYPES:
            response = await client.get(f"/sessions?type={session_type}&table={table}&limit=100")
            assert_in_contract(response)
            assert response.status_code == 200
            count = sum(row["type"] == session_type for row in EXPECTED[file][table].values())
            assert len(response.json()["data"]) == count
