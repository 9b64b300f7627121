"""Listings of one SQLite file over one connection."""

import sqlite3
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agentos_sessions.errors import TableNotFound
from agentos_sessions.store.description import Description, describe
from agentos_sessions.store.instants import seconds
from agentos_sessions.store.layout import Layout, SessionsTable, recognise
from agentos_sessions.store.odd_rows import OddRows
from agentos_sessions.store.sessions import Listing, SessionQuery
from agentos_sessions.store.sqlite import schema, statements
from agentos_sessions.store.sqlite.connection import ReadOnlyConnection, Version
from agentos_sessions.store.sqlite.table import TableState

_BUSY_SECONDS = 5


class SQLiteReader:
    """Lists the sessions of one file; for one thread at a time."""

    def __init__(self, path: Path, database_id: str, odd_rows: OddRows) -> None:
        # SQLite keeps the functions where the collector does not see them: what they refer to
        # would stay for ever, the open file with it.
        reader = weakref.proxy(self)
        functions: dict[str, Callable[[Any], Any]] = {
            "seconds": seconds,
            "casefold": str.casefold,
            "listed_name": lambda rowid: reader.listed_name(rowid),  # noqa: PLW0108  not yet bound
        }
        self._connection = ReadOnlyConnection(path, functions, _BUSY_SECONDS)
        self._database_id = database_id
        self._odd_rows = odd_rows
        self._version: Version | None = None
        self._schema: tuple[int, int] | None = None
        self._layout = Layout({})
        self._states: dict[str, TableState] = {}
        self._current: TableState

    def describe(self) -> Description:
        """The file's tables and sessions; raises `DatabaseUnavailable`."""
        with self._connection.snapshot() as (connection, _):
            found = schema.tables(connection)
            sessions = {
                table: dict(statements.types(table.name).run(connection).fetchall())
                for table in recognise(found).tables.values()
            }
            return describe(found, sessions)

    def list_sessions(self, query: SessionQuery) -> Listing:
        """Count and rows from one state of the file.

        Raises `TableNotFound` and `DatabaseUnavailable`.
        """
        with self._connection.snapshot() as (connection, version):
            self._notice(connection, version)
            table = self._table(query.table)
            if table is None:
                return Listing([], 0, 0)
            self._current = self._state(connection, table)
            return self._current.list_sessions(query)

    def interrupt(self) -> None:
        """Ends the listing that is under way in another thread."""
        self._connection.interrupt()

    def _notice(self, connection: sqlite3.Connection, version: Version) -> None:
        """Forgets what was known of the database if it has changed."""
        if version == self._version:
            return
        (schema_version,) = connection.execute("PRAGMA schema_version").fetchone()
        if self._schema != (version.opened, schema_version):
            self._layout = recognise(schema.tables(connection))
            self._schema = version.opened, schema_version
        self._states = {}
        self._version = version

    def _table(self, name: str | None) -> SessionsTable | None:
        if not name:
            return self._layout.default
        if name not in self._layout.tables:
            raise TableNotFound(name, self._database_id, self._layout.tables)
        return self._layout.tables[name]

    def _state(self, connection: sqlite3.Connection, table: SessionsTable) -> TableState:
        if table.name not in self._states:
            self._states[table.name] = TableState(connection, table, self._odd_rows)
        return self._states[table.name]

    def listed_name(self, rowid: int) -> str:
        """For SQL: the name of a session of the table that is being listed."""
        return self._current.names.of(rowid).text
