"""Agno's sessions tables, recognised by their columns and never by a version number."""

from collections.abc import Iterable
from dataclasses import dataclass

DEFAULT_TABLE = "agno_sessions"

SESSION_COLUMNS = frozenset(
    {
        "session_id",
        "session_type",
        "agent_id",
        "team_id",
        "workflow_id",
        "user_id",
        "session_data",
        "workflow_data",
        "created_at",
        "updated_at",
    }
)
RUN_COLUMNS = frozenset({"run_id", "session_id", "run_index", "run_data", "created_at"})


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as the database describes it; an index is the tuple of its columns."""

    name: str
    columns: frozenset[str]
    indexes: frozenset[tuple[str, ...]] = frozenset()
    references: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SessionsTable:
    """A sessions table and where its runs are: in a column (2.x), a table (3.x) or both."""

    name: str
    has_runs_column: bool
    runs_table: str | None
    indexes: frozenset[tuple[str, ...]]

    @property
    def layout(self) -> str:
        """In words, for a person."""
        if self.runs_table is None:
            return "2.x (runs in a column)" if self.has_runs_column else "without runs"
        runs = f"3.x (runs in {self.runs_table})"
        return f"{runs}, with the runs column of 2.x" if self.has_runs_column else runs

    def is_indexed_by(self, column: str) -> bool:
        """Whether an index begins with that column."""
        return any(index[0] == column for index in self.indexes)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sessions tables of a database by name, the default one first."""

    tables: dict[str, SessionsTable]

    @property
    def default(self) -> SessionsTable | None:
        """`agno_sessions` where it is there, else the first by name."""
        return next(iter(self.tables.values()), None)


def recognise(found: Iterable[FoundTable]) -> Layout:
    """The sessions tables among `found`, each with its runs table."""
    known = list(found)
    sessions = [table for table in known if table.columns >= SESSION_COLUMNS]
    runs = [table for table in known if table.columns >= RUN_COLUMNS]
    tables = [
        SessionsTable(
            name=table.name,
            has_runs_column="runs" in table.columns,
            runs_table=_runs_table(table.name, runs),
            indexes=table.indexes,
        )
        for table in sorted(sessions, key=lambda table: (table.name != DEFAULT_TABLE, table.name))
    ]
    return Layout({table.name: table for table in tables})


def missing_columns(table: FoundTable) -> frozenset[str]:
    """The columns that a table lacks to be a sessions table."""
    return SESSION_COLUMNS - table.columns


def _runs_table(sessions_table: str, runs: list[FoundTable]) -> str | None:
    """The one that references the sessions table; Agno's name decides among several."""
    usual = "agno_runs" if sessions_table == DEFAULT_TABLE else f"{sessions_table}_runs"
    referencing = [table.name for table in runs if sessions_table in table.references]
    if referencing:
        return usual if usual in referencing else referencing[0]
    return usual if any(table.name == usual and not table.references for table in runs) else None
