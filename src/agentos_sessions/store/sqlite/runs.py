"""The runs of one session in a SQLite file, read as far as they are asked for."""

import codecs
import sqlite3
from collections.abc import Iterable, Iterator

from agentos_sessions.store.documents import UnreadableDocument, decode
from agentos_sessions.store.layout import SessionsTable
from agentos_sessions.store.runs import Run, parse_run, parse_runs
from agentos_sessions.store.sqlite import statements

_PIECE_BYTES = 16_384
_SMALL_BYTES = 65_536
"""Documents up to this size are parsed whole, which takes a half to an eighth of the time (D9)."""
_READABLE = ("text", "blob")


class SessionRuns:
    """Reads run documents through incremental I/O, which leaves the rest of a value on disk.

    `whole_input` as in `parse_runs`; what cannot be read is left out and added to `problems`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        table: SessionsTable,
        *,
        whole_input: bool,
        problems: list[str],
    ) -> None:
        self._connection = connection
        self._table = table
        self._whole_input = whole_input
        self._problems = problems
        (self._encoding,) = connection.execute("PRAGMA encoding").fetchone()

    def of(self, rowid: int, session_id: object, column_type: str) -> Iterator[Run]:
        """The runs in order; `column_type` is the storage class of the row's `runs` column.

        The column's runs come first, each in the version of the runs table if it is there too,
        then those that only the runs table has: the rule Agno 3.x reads by.
        """
        column = self._in_column(rowid, column_type)
        runs_table = self._table.runs_table
        if runs_table is None:
            yield from column
            return
        seen = set()
        for run in column:
            run_id = run.get("run_id")
            if isinstance(run_id, str) and run_id:
                seen.add(run_id)
                found = statements.run_row(runs_table).run(
                    self._connection, session_id=session_id, run_id=run_id
                )
                yield next(self._in_table(runs_table, found), run)
        found = statements.run_rows(runs_table).run(self._connection, session_id=session_id)
        unseen = (row for row in found if row[1] not in seen)
        yield from self._in_table(runs_table, unseen)

    def _in_column(self, rowid: int, column_type: str) -> Iterator[Run]:
        if column_type == "null":
            return
        is_whole = False
        if column_type in _READABLE:
            whole = self._small(self._table.name, "runs", rowid)
            if isinstance(whole, list):
                yield from (run for run in whole if isinstance(run, dict))
                return
            is_whole = yield from parse_runs(
                self._pieces(self._table.name, "runs", rowid), whole_input=self._whole_input
            )
        if not is_whole:
            self._problems.append("runs is not a JSON array, or breaks off")

    def _in_table(self, runs_table: str, rows: Iterable[tuple[int, object, str]]) -> Iterator[Run]:
        for rowid, run_id, document_type in rows:
            run = None
            if document_type in _READABLE:
                whole = self._small(runs_table, "run_data", rowid)
                run = (
                    whole
                    if isinstance(whole, dict)
                    else parse_run(
                        self._pieces(runs_table, "run_data", rowid), whole_input=self._whole_input
                    )
                )
            if run is None:
                self._problems.append(f"run {run_id!r:.60} is not a JSON object")
            else:
                yield run

    def _small(self, table: str, column: str, rowid: int) -> object:
        """A document that is small enough to be parsed whole, which is faster; else None."""
        with self._connection.blobopen(table, column, rowid, readonly=True) as blob:
            if len(blob) > _SMALL_BYTES:
                return None
            text = blob.read().decode(self._encoding, errors="replace")
        try:
            return decode(text)
        except UnreadableDocument:
            return None

    def _pieces(self, table: str, column: str, rowid: int) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)(errors="replace")
        with self._connection.blobopen(table, column, rowid, readonly=True) as blob:
            while piece := blob.read(_PIECE_BYTES):
                yield decoder.decode(piece)
