"""Writes SQLite files of sessions laid out as Agno lays them out, from one description of rows."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Layout = Literal["2.x", "3.x", "mixed"]
TABLE = "agno_sessions"

_JSON_COLUMNS = ("session_data", "agent_data", "team_data", "workflow_data", "metadata")
_SESSION_COLUMNS = {
    "session_id": "VARCHAR NOT NULL PRIMARY KEY",
    "session_type": "VARCHAR NOT NULL",
    "agent_id": "VARCHAR",
    "team_id": "VARCHAR",
    "workflow_id": "VARCHAR",
    "user_id": "VARCHAR",
    **dict.fromkeys(_JSON_COLUMNS, "JSON"),
    "runs": "JSON",
    "summary": "JSON",
    "created_at": "BIGINT NOT NULL",
    "updated_at": "BIGINT",
}
_SESSION_INDEXES = ("session_type", "created_at")
_RUN_COLUMNS = {
    "run_id": "VARCHAR NOT NULL PRIMARY KEY",
    "session_id": "VARCHAR NOT NULL REFERENCES {sessions} (session_id) ON DELETE CASCADE",
    "run_type": "VARCHAR NOT NULL",
    "agent_id": "VARCHAR",
    "team_id": "VARCHAR",
    "workflow_id": "VARCHAR",
    "user_id": "VARCHAR",
    "parent_run_id": "VARCHAR",
    "status": "VARCHAR",
    "run_index": "BIGINT",
    "run_data": "JSON NOT NULL",
    "created_at": "BIGINT NOT NULL",
    "updated_at": "BIGINT",
}
_RUN_INDEXES = (
    "session_id",
    "run_type",
    "agent_id",
    "team_id",
    "workflow_id",
    "user_id",
    "status",
    "created_at",
)


@dataclass(frozen=True)
class BrokenText:
    """A text cell of bytes that need not be UTF-8."""

    content: bytes


Cell = str | bytes | int | float | BrokenText | None


@dataclass(frozen=True)
class Raw:
    """A cell of a JSON column that is stored as it is: None is SQL NULL, bytes are a blob."""

    cell: Cell


@dataclass(frozen=True, kw_only=True)
class Row:
    """A session. JSON columns are JSON values (None is JSON null) or `Raw` cells.

    `runs` are the run documents: in the runs column (2.x, mixed) or the runs table (3.x), where a
    document may be a raw cell. `table_runs` are those in the runs table of a mixed file, and
    `encoded_twice` says how the mixed file encodes this row. `run_cells` replaces cells of the
    nth row in the runs table.
    """

    session_id: Cell
    session_type: Cell = "agent"
    agent_id: Cell = None
    team_id: Cell = None
    workflow_id: Cell = None
    user_id: Cell = None
    session_data: Any = None
    workflow_data: Any = None
    runs: Any = ()
    table_runs: tuple[Any, ...] = ()
    run_cells: Mapping[int, Mapping[str, Cell]] = field(default_factory=dict)
    encoded_twice: bool = True
    created_at: Cell = 1757088000
    updated_at: Cell = 1757088000


def write(path: Path, rows: Iterable[Row], layout: Layout = "2.x", table: str = TABLE) -> None:
    """Makes the tables if the file lacks them and inserts the rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        if layout != "2.x":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        create_tables(connection, layout, table)
        for row in rows:
            insert(connection, row, layout, table)
        connection.execute("COMMIT")


def create_tables(connection: sqlite3.Connection, layout: Layout, table: str = TABLE) -> None:
    """The sessions table, and the runs table where the layout has one, with their indexes."""
    columns = {n: c for n, c in _SESSION_COLUMNS.items() if n != "runs" or layout != "3.x"}
    _create(connection, table, columns, [(name,) for name in _SESSION_INDEXES])
    if layout != "2.x":
        sessions = quoted(table)
        columns = {n: c.format(sessions=sessions) for n, c in _RUN_COLUMNS.items()}
        indexes = [(name,) for name in _RUN_INDEXES]
        _create(connection, runs_table(table), columns, [*indexes, ("session_id", "run_index")])


def insert(connection: sqlite3.Connection, row: Row, layout: Layout, table: str = TABLE) -> None:
    """Writes one session and its runs."""
    twice = layout == "2.x" or (layout == "mixed" and row.encoded_twice)
    cells: dict[str, Cell] = {
        "session_id": row.session_id,
        "session_type": row.session_type,
        "agent_id": row.agent_id,
        "team_id": row.team_id,
        "workflow_id": row.workflow_id,
        "user_id": row.user_id,
        "session_data": _encoded(row.session_data, twice=twice),
        "workflow_data": _encoded(row.workflow_data, twice=twice),
        "metadata": "null",
        "summary": "null",
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }
    if layout != "3.x":
        cells["runs"] = _encoded(row.runs, twice=True)
    _insert(connection, table, cells)
    for run_cells in run_rows(row, layout):
        _insert(connection, runs_table(table), run_cells)


def run_rows(row: Row, layout: Layout) -> list[dict[str, Cell]]:
    """The rows of the session in the runs table, each by column."""
    documents = {"2.x": (), "3.x": row.runs, "mixed": row.table_runs}[layout]
    return [_run_row(row, number, document) for number, document in enumerate(documents)]


def runs_table(table: str = TABLE) -> str:
    """The name Agno gives to the runs table of that sessions table."""
    return "agno_runs" if table == TABLE else f"{table}_runs"


def quoted(name: str) -> str:
    """The name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _run_row(row: Row, number: int, document: Any) -> dict[str, Cell]:
    run_id = document.get("run_id") if isinstance(document, dict) else None
    is_usable = isinstance(run_id, str) and run_id
    return {
        "run_id": run_id if is_usable else f"{row.session_id!r} {number}",
        "session_id": row.session_id,
        "run_type": row.session_type,
        "status": "COMPLETED",
        "run_index": number,
        "run_data": _encoded(document, twice=False),
        "created_at": 1757088000 + number,
        **row.run_cells.get(number, {}),
    }


def _encoded(value: Any, *, twice: bool) -> Cell:
    if isinstance(value, Raw):
        return value.cell
    text = json.dumps(value)
    return json.dumps(text) if twice and value is not None else text


def _create(
    connection: sqlite3.Connection,
    table: str,
    columns: Mapping[str, str],
    indexes: Iterable[tuple[str, ...]],
) -> None:
    described = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"CREATE TABLE IF NOT EXISTS {quoted(table)} ({described})")
    for index in indexes:
        name = quoted(f"idx_{table}_{'_'.join(index)}")
        on = f"{quoted(table)} ({', '.join(index)})"
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {on}")


def _insert(connection: sqlite3.Connection, table: str, cells: Mapping[str, Cell]) -> None:
    marks = ", ".join(
        "CAST(? AS TEXT)" if isinstance(cell, BrokenText) else "?" for cell in cells.values()
    )
    values = [cell.content if isinstance(cell, BrokenText) else cell for cell in cells.values()]
    connection.execute(f"INSERT INTO {quoted(table)} ({', '.join(cells)}) VALUES ({marks})", values)
