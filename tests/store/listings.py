"""A store asked from tests that are not asynchronous."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from agentos_sessions.store import (
    Description,
    OddRow,
    Session,
    SessionPage,
    SessionQuery,
    SessionType,
    SQLiteDatabase,
)

_DEFAULT = SessionQuery(session_type="agent", limit=20, page=1)


def query(**changes: Any) -> SessionQuery:
    """The first page of all agent sessions, newest first, but for the changes."""
    return replace(_DEFAULT, **changes)


class Listings:
    """One store over one file, and the odd rows it has told of."""

    def __init__(self, path: Path, on_odd_row: Callable[[OddRow], None] | None = None) -> None:
        self.odd_rows: list[OddRow] = []
        self._database = SQLiteDatabase(path, "main", on_odd_row or self.odd_rows.append)

    def page(self, **changes: Any) -> SessionPage:
        return self.ask(query(**changes))

    def ask(self, asked: SessionQuery) -> SessionPage:
        return asyncio.run(self._database.list_sessions(asked))

    def describe(self) -> Description:
        return self._database.describe()

    def together(self, *queries: SessionQuery) -> list[SessionPage]:
        """The pages of queries that are asked at the same time, each by a reader of its own."""

        async def gather() -> list[SessionPage]:
            return await asyncio.gather(*map(self._database.list_sessions, queries))

        return asyncio.run(gather())


def only_session(path: Path, session_type: SessionType = "agent") -> Session:
    """The one session of the type that the file holds."""
    (session,) = Listings(path).page(session_type=session_type).sessions
    return session
