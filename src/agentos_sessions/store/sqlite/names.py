"""The names of the sessions in a SQLite file, derived where none is stored, and remembered."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from cachetools import LRUCache

from agentos_sessions.store.columns import read_session_data
from agentos_sessions.store.documents import UnreadableDocument, clean_text, decode
from agentos_sessions.store.layout import SessionsTable
from agentos_sessions.store.names import agent_name, stored_name, team_name, workflow_name
from agentos_sessions.store.sqlite import statements
from agentos_sessions.store.sqlite.runs import SessionRuns

_REMEMBERED_CHARACTERS = 2_000_000
_ENTRY_CHARACTERS = 100


class SessionNames:
    """Names by row ID, right as long as the database does not change."""

    def __init__(self, connection: sqlite3.Connection, table: SessionsTable) -> None:
        self._connection = connection
        self._runs = SessionRuns(connection, table)
        self._named = statements.named(table)
        self._names: LRUCache[int, str] = LRUCache(
            _REMEMBERED_CHARACTERS, getsizeof=lambda name: len(name) + _ENTRY_CHARACTERS
        )

    def listed(self, rowid: int, session_data: Mapping[str, Any] | None = None) -> str:
        """The name the session is listed under; `session_data` where the caller has read it."""
        name = self._names.get(rowid)
        if name is None:
            name = stored_name(session_data or {}) or self._read(rowid)
            if len(name) + _ENTRY_CHARACTERS <= self._names.maxsize:
                self._names[rowid] = name
        return name

    def _read(self, rowid: int) -> str:
        row = self._named.run(self._connection, rowid=rowid).fetchone()
        session_id, session_type, session_data, workflow_data, runs_type = row
        name = stored_name(read_session_data(session_data, []))
        if name is not None:
            return name
        runs = self._runs.of(rowid, session_id, runs_type)
        try:
            match session_type:
                case "agent":
                    name = agent_name(runs)
                case "team":
                    name = team_name(runs)
                case _:
                    name = workflow_name(runs, _tolerant(workflow_data))
        except RecursionError:
            return ""
        return clean_text(name)


def _tolerant(column: object) -> object:
    try:
        return decode(column)
    except UnreadableDocument:
        return None
