"""The runs of one session in a SQLite file, read as far as they are asked for."""

import codecs
import sqlite3
from collections.abc import Iterator

from agentos_sessions.store.layout import SessionsTable
from agentos_sessions.store.runs import Run, parse_run, parse_runs
from agentos_sessions.store.sqlite import statements

_PIECE_BYTES = 16_384
_READABLE = ("text", "blob")


class SessionRuns:
    """Reads run documents through incremental I/O, which leaves the rest of a value on disk."""

    def __init__(self, connection: sqlite3.Connection, table: SessionsTable) -> None:
        self._connection = connection
        self._table = table
        (self._encoding,) = connection.execute("PRAGMA encoding").fetchone()

    def of(self, rowid: int, session_id: object, column_type: str) -> Iterator[Run]:
        """The runs in order; `column_type` is the storage class of the row's `runs` column.

        The column's runs come first, each in the version of the runs table if it is there too,
        then those that only the runs table has: the rule Agno 3.x reads by.
        """
        column = self._in_column(rowid) if column_type in _READABLE else iter(())
        if self._table.runs_table is None:
            yield from column
            return
        seen = set()
        for run in column:
            run_id = run.get("run_id")
            if isinstance(run_id, str) and run_id:
                seen.add(run_id)
                yield self._in_table(self._table.runs_table, session_id, run_id) or run
        found = statements.run_rows(self._table.runs_table).run(
            self._connection, session_id=session_id
        )
        for run_rowid, run_id, document_type in found:
            if run_id not in seen and document_type in _READABLE:
                yield from self._documents(self._table.runs_table, run_rowid)

    def _in_column(self, rowid: int) -> Iterator[Run]:
        return parse_runs(lambda: self._pieces(self._table.name, "runs", rowid))

    def _in_table(self, runs_table: str, session_id: object, run_id: str) -> Run | None:
        found = statements.run_row(runs_table).run(
            self._connection, session_id=session_id, run_id=run_id
        )
        for run_rowid, _, document_type in found:
            if document_type in _READABLE:
                return next(self._documents(runs_table, run_rowid), None)
        return None

    def _documents(self, runs_table: str, rowid: int) -> Iterator[Run]:
        return parse_run(lambda: self._pieces(runs_table, "run_data", rowid))

    def _pieces(self, table: str, column: str, rowid: int) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)(errors="replace")
        with self._connection.blobopen(table, column, rowid, readonly=True) as blob:
            while piece := blob.read(_PIECE_BYTES):
                yield decoder.decode(piece)
