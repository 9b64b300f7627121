"""The names of the sessions in a SQLite file, derived where none is stored, and remembered."""

import sqlite3
from typing import NamedTuple

from cachetools import LRUCache

from agentos_sessions.store.columns import read_session_data
from agentos_sessions.store.documents import UnreadableDocument, clean_text, decode
from agentos_sessions.store.layout import SessionsTable
from agentos_sessions.store.names import agent_name, team_name, workflow_name
from agentos_sessions.store.sqlite import statements
from agentos_sessions.store.sqlite.runs import SessionRuns

_BYTES = 4_000_000
_BYTES_OF_AN_ENTRY = 350


class Name(NamedTuple):
    """The name that a session is listed under, and what was odd on the way to it."""

    text: str
    problems: tuple[str, ...] = ()


class SessionNames:
    """Names by row ID, right as long as the database does not change."""

    def __init__(self, connection: sqlite3.Connection, table: SessionsTable) -> None:
        self._connection = connection
        self._table = table
        self._named = statements.named(table)
        self._names: LRUCache[int, Name] = LRUCache(_BYTES, _bytes)

    def of(self, rowid: int) -> Name:
        """The name of the session in that row."""
        name = self._names.get(rowid)
        if name is None:
            name = self._read(rowid)
            if _bytes(name) <= self._names.maxsize:
                self._names[rowid] = name
        return name

    def _read(self, rowid: int) -> Name:
        row = self._named.run(self._connection, rowid=rowid).fetchone()
        session_id, session_type, session_data, workflow_data, runs_type = row
        stored = read_session_data(session_data, []).name
        if stored is not None:
            return Name(stored)
        problems: list[str] = []
        runs = SessionRuns(
            self._connection,
            self._table,
            whole_input=session_type == "workflow",
            problems=problems,
        ).of(rowid, session_id, runs_type)
        try:
            match session_type:
                case "agent":
                    derived = agent_name(runs)
                case "team":
                    derived = team_name(runs)
                case _:
                    derived = workflow_name(runs, _decoded(workflow_data, problems))
        except RecursionError:
            derived = ""
            problems.append("what it would be named after is nested too deeply")
        return Name(clean_text(derived), tuple(problems))


def _decoded(workflow_data: object, problems: list[str]) -> object:
    try:
        return decode(workflow_data)
    except UnreadableDocument:
        problems.append("workflow_data is not JSON")
        return None


def _bytes(name: Name) -> int:
    return _BYTES_OF_AN_ENTRY + len(name.text.encode())
