"""Reads SQLite files of sessions into the rows that `agno_files` writes, cell for cell."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.agno_files import TABLE, Layout, Raw, Row, quoted, runs_table

_KNOWN_BY = {"session_id", "session_type", "session_data", "created_at"}
_CELLS = ("session_id", "session_type", "agent_id", "team_id", "workflow_id", "user_id")
_TIMES = ("created_at", "updated_at")

Cells = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """The sessions of one table."""

    name: str
    layout: Layout
    rows: tuple[Row, ...]


def read(path: Path) -> tuple[Table, ...]:
    """Every sessions table of the file, the one that is listed by default first."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        tables = [table for name in names for table in _table(connection, name, names)]
    return tuple(sorted(tables, key=lambda table: (table.name != TABLE, table.name)))


def _table(connection: sqlite3.Connection, name: str, names: list[str]) -> Iterator[Table]:
    columns = {row["name"] for row in connection.execute(f"PRAGMA table_info({quoted(name)})")}
    if not columns >= _KNOWN_BY:
        return
    has_runs_table = runs_table(name) in names
    layout: Layout = "2.x" if not has_runs_table else "mixed" if "runs" in columns else "3.x"
    runs: dict[Any, list[Cells]] = {}
    if has_runs_table:
        for cells in _rows(connection, runs_table(name)):
            runs.setdefault(cells["session_id"], []).append(cells)
    rows = [
        _row(cells, runs.get(cells["session_id"], []), layout) for cells in _rows(connection, name)
    ]
    yield Table(name, layout, tuple(rows))


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Cells]:
    for row in connection.execute(f"SELECT * FROM {quoted(table)}"):
        yield dict(row)


def _row(cells: Cells, runs: list[Cells], layout: Layout) -> Row:
    documents = tuple(Raw(run["run_data"]) for run in runs)
    return Row(
        **{column: cells[column] for column in (*_CELLS, *_TIMES)},
        session_data=Raw(cells["session_data"]),
        workflow_data=Raw(cells["workflow_data"]),
        runs=documents if layout == "3.x" else Raw(cells["runs"]),
        table_runs=documents if layout == "mixed" else (),
        run_cells={
            number: {column: run[column] for column in ("run_id", "run_index", "created_at")}
            for number, run in enumerate(runs)
        },
    )
