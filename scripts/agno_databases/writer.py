"""Writes a new SQLite file of sessions with the Agno that is installed."""

import json
from collections.abc import Mapping

from agno.db.sqlite import SqliteDb
from agno.session import AgentSession, TeamSession, WorkflowSession
from sqlalchemy import column, inspect, table, update

from scripts.agno_databases.conversations import (
    SetClock,
    hold_conversations,
    hold_few,
    hold_more_conversations,
)
from scripts.agno_databases.odd_rows import ODD_ROWS, Cell, OddRow

_FIRST_ODD_ROW = 1757080800  # 2025-09-05T14:00:00Z
_BETWEEN_ROWS = 5 * 3600
_USERS = ("ada", "bob", None)


class _StoredRun:
    """A run document as it is, for sessions that ask their runs for documents."""

    def __init__(self, document: object) -> None:
        self._document = document

    def to_dict(self) -> object:
        return self._document


def write(file: str, set_clock: SetClock) -> None:
    """Hold some conversations and add the odd rows."""
    db = SqliteDb(db_file=file)
    hold_conversations(db, set_clock)
    for number, row in enumerate(ODD_ROWS):
        created_at = _FIRST_ODD_ROW + number * _BETWEEN_ROWS
        set_clock(created_at)
        _store(db, row, created_at, _USERS[number % len(_USERS)])


def write_more(file: str, set_clock: SetClock) -> None:
    """Hold more conversations in the same table."""
    hold_more_conversations(SqliteDb(db_file=file), set_clock)


def write_few(file: str, set_clock: SetClock) -> None:
    """Fill a second table, with a name of its own."""
    hold_few(SqliteDb(db_file=file, session_table="my_sessions"), set_clock)


def _store(db: SqliteDb, row: OddRow, created_at: int, user_id: str | None) -> None:
    documents = row.documents(created_at)
    session = _session(row, documents, created_at, user_id)
    if db.upsert_session(session, deserialize=False) is None:
        raise RuntimeError(f"Agno did not store {row.session_id}")
    if hasattr(db, "upsert_run"):
        _store_runs(db, row, documents, user_id)
    _overwrite(db, db.session_table_name, {"session_id": row.session_id}, row.session_cells)


def _session(
    row: OddRow, documents: list[object], created_at: int, user_id: str | None
) -> AgentSession | TeamSession | WorkflowSession:
    fields = {
        "session_id": row.session_id,
        "user_id": user_id,
        "session_data": row.session_data,
        "runs": [_StoredRun(document) for document in documents],
        "created_at": created_at,
        "updated_at": created_at,
    }
    if row.session_type == "team":
        return TeamSession(team_id="crew", team_data={"name": "Crew"}, **fields)
    if row.session_type == "workflow":
        return WorkflowSession(workflow_id="flow", workflow_data=row.workflow_data, **fields)
    return AgentSession(agent_id="helper", agent_data={"name": "Helper"}, **fields)


def _store_runs(db: SqliteDb, row: OddRow, documents: list[object], user_id: str | None) -> None:
    """Store the runs in a table of their own, as Agno does since 3.0."""
    for number, document in enumerate(documents):
        run_id = f"{row.session_id}-run-{number}"
        run, cells = document, row.run_cells
        if not isinstance(document, dict):
            run = {"run_id": run_id, "agent_id": "helper"}
            cells = {"run_data": json.dumps(document)}
        db.upsert_run(run, session_id=row.session_id, user_id=user_id, run_index=number)
        _overwrite(db, db.runs_table_name, {"run_id": run_id}, cells)


def _overwrite(
    db: SqliteDb, table_name: str, key: Mapping[str, str], cells: Mapping[str, Cell]
) -> None:
    """Put raw cells into one row, where the table has such columns."""
    present = {found["name"] for found in inspect(db.db_engine).get_columns(table_name)}
    values = {name: cell for name, cell in cells.items() if name in present}
    if not values:
        return
    [(key_name, key_value)] = key.items()
    target = table(table_name, column(key_name), *map(column, values))
    statement = update(target).where(target.c[key_name] == key_value).values(values)
    with db.db_engine.begin() as connection:
        if connection.execute(statement).rowcount != 1:
            raise RuntimeError(f"{table_name} has no row {key_value}")
