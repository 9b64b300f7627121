"""One sessions table in one state of the database: its listings, and what they remember."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from cachetools import LRUCache

from agentos_sessions.store.columns import (
    read_instant,
    read_session_data,
    read_text,
)
from agentos_sessions.store.layout import SessionsTable
from agentos_sessions.store.odd_rows import OddRows
from agentos_sessions.store.sessions import Listing, Session, SessionQuery
from agentos_sessions.store.sqlite import statements
from agentos_sessions.store.sqlite.compiled import Statement
from agentos_sessions.store.sqlite.names import Name, SessionNames
from agentos_sessions.store.sqlite.remembered import LONGEST_QUERY
from agentos_sessions.store.sqlite.statements import Filter, Order

_REMEMBERED_COUNTS = 1000
_WALK_FACTOR = 6
"""Sorting one row costs as much as walking past this many: timestamps lie behind the runs (D6)."""


class TableState:
    """Counts, names and the shape of the table, right as long as the database does not change."""

    def __init__(
        self, connection: sqlite3.Connection, table: SessionsTable, odd_rows: OddRows
    ) -> None:
        self.names = SessionNames(connection, table)
        self._connection = connection
        self._table = table
        self._odd_rows = odd_rows
        self._size = statements.largest_rowid(table.name).run(connection).fetchone()[0] or 0
        self._walkable = self._find_walkable()
        self._rows = statements.rows(table.name)
        self._counts: LRUCache[Any, int] = LRUCache(_REMEMBERED_COUNTS)

    def list_sessions(self, query: SessionQuery) -> Listing:
        """How many sessions the query finds, and those of its page."""
        filters, values = self._filter(query)
        total_count = self._count(filters, values, query)
        if query.offset >= total_count:
            return Listing([], total_count, 0)
        order = self._order(query, total_count)
        found = statements.page(filters, order).run(
            self._connection, **values, limit=query.limit, offset=query.offset
        )
        return self._listing(total_count, [rowid for (rowid,) in found])

    def _filter(self, query: SessionQuery) -> tuple[Filter, dict[str, str]]:
        values: dict[str, str | None] = {
            "session_type": query.session_type,
            "component_id": query.component_id,
            "user_id": query.user_id,
            "session_name": query.session_name and query.session_name.casefold(),
        }
        filters = Filter(
            table=self._table.name,
            session_type=query.session_type,
            by_component=query.component_id is not None,
            by_user=query.user_id is not None,
            by_name=bool(query.session_name),
        )
        return filters, {name: value for name, value in values.items() if value is not None}

    def _count(self, filters: Filter, values: dict[str, str], query: SessionQuery) -> int:
        key = (filters, *values.values())
        total_count = self._counts.get(key)
        if total_count is None:
            counted = statements.count(filters).run(self._connection, **values)
            total_count = int(counted.fetchone()[0])
            if query.characters <= LONGEST_QUERY:
                self._counts[key] = total_count
        return total_count

    def _order(self, query: SessionQuery, total_count: int) -> Order:
        """Walking an index passes rows that are not found; sorting reads all that are."""
        rows_walked = (query.offset + query.limit) * self._size / total_count
        worth_it = min(rows_walked, self._size) <= total_count * _WALK_FACTOR
        walk = worth_it and query.sort_by in self._walkable
        return Order(sort_by=query.sort_by, descending=query.descending, walk=walk)

    def _find_walkable(self) -> frozenset[str]:
        """The fields with an index in which the stored order is the listed one."""
        name = self._table.name
        if not self._table.is_indexed_by("session_id") or self._holds(
            statements.has_missing_ids(name)
        ):
            return frozenset()
        if not self._table.is_indexed_by("created_at") or self._holds(
            statements.has_odd_instants(name)
        ):
            return frozenset({"session_id"})
        return frozenset({"session_id", "created_at"})

    def _holds(self, statement: Statement) -> bool:
        return bool(statement.run(self._connection).fetchone()[0])

    def _listing(self, total_count: int, rowids: Sequence[int]) -> Listing:
        rows = self._rows.run(self._connection, rowids=json.dumps(rowids)).fetchall()
        sessions = {row[0]: self._session(*row) for row in rows}
        characters = sum(len(str(row[2])) + len(sessions[row[0]].name) for row in rows)
        return Listing([sessions[rowid] for rowid in rowids], total_count, characters)

    def _session(
        self,
        rowid: int,
        session_id: object,
        session_data: object,
        created_at: object,
        updated_at: object,
    ) -> Session:
        problems: list[str] = []
        data = read_session_data(session_data, problems)
        name = Name(data.name) if data.name is not None else self.names.of(rowid)
        session = Session(
            session_id=read_text("session_id", session_id, problems),
            name=name.text,
            state=data.state,
            created_at=read_instant("created_at", created_at, problems),
            updated_at=read_instant("updated_at", updated_at, problems),
        )
        problems += name.problems
        self._odd_rows.report(self._table.name, session.session_id, problems)
        return session
