"""Run documents are read for unnamed sessions only, no further than their name, and once."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from agentos_sessions.store import SESSION_TYPES, SORT_FIELDS, SessionType
from tests.agno_files import Layout, Row, write
from tests.store.listings import Listings
from tests.store.rows import LAYOUTS

each_layout = pytest.mark.parametrize("layout", LAYOUTS)

PIECE = 2**14
"""As much of a document as may be read where only its beginning is of use."""


def said(number: int, text: str, role: str = "user") -> dict[str, Any]:
    return {"run_id": f"run {number}", "messages": [{"role": role, "content": text}]}


NAMED = {"session_name": "Trip", "session_state": {"step": 1}}
QUESTION = said(0, "question")
ANSWERS = [said(number, "answer " * 5000, "assistant") for number in range(1, 40)]


class Reads:
    """What was read of run documents since the last look: the rows, how much, with what SQL."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], None] = {}
        self.size = 0
        self.statements: list[str] = []

    def forget(self) -> None:
        self.__init__()  # type: ignore[misc]

    def documents_in_statements(self) -> list[str]:
        """The statements that read a document, and not only ask which type of value it is."""
        rest = [re.sub(r"typeof\([^()]*\)", "", statement) for statement in self.statements]
        return [statement for statement in rest if re.search(r"\.(runs|run_data)\b", statement)]


Watched = Callable[[Sequence[Row], Layout], tuple[Listings, Reads]]


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Writes the rows, and makes a store whose connections tell of what they read."""
    reads = Reads()

    class WatchedBlob:
        def __init__(self, blob: sqlite3.Blob, row: tuple[str, int]) -> None:
            self._blob = blob
            self._row = row

        def __len__(self) -> int:
            return len(self._blob)

        def read(self, length: int = -1) -> bytes:
            piece = self._blob.read(length)
            reads.size += len(piece)
            reads.rows[self._row] = None
            return piece

    class WatchedConnection(sqlite3.Connection):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.set_trace_callback(reads.statements.append)

        @contextmanager
        def blobopen(self, *args: Any, **kwargs: Any) -> Iterator[WatchedBlob]:  # type: ignore[override]
            with super().blobopen(*args, **kwargs) as blob:
                yield WatchedBlob(blob, args[1:3])

    def make(rows: Sequence[Row], layout: Layout) -> tuple[Listings, Reads]:
        write(tmp_path / "agno.db", rows, layout)
        connect = partial(sqlite3.connect, factory=WatchedConnection)
        monkeypatch.setattr(sqlite3, "connect", connect)
        return Listings(tmp_path / "agno.db"), reads

    return make


def rows_of(runs: Sequence[Any], count: int = 1, **columns: Any) -> list[Row]:
    """So many sessions with those runs, under IDs of their own."""
    return [
        Row(
            session_id=f"{number:03}",
            runs=[{**run, "run_id": f"{number} {run['run_id']}"} for run in runs],
            **columns,
        )
        for number in range(count)
    ]


class TestNamedSessions:
    @each_layout
    @pytest.mark.parametrize("session_type", SESSION_TYPES)
    def test_no_run_document(
        self, watched: Watched, layout: Layout, session_type: SessionType
    ) -> None:
        rows = rows_of([QUESTION], 30, session_type=session_type, session_data=NAMED)
        listings, reads = watched(rows, layout)
        for field in SORT_FIELDS:
            for name in (None, "trip", "question"):
                listings.page(session_type=session_type, sort_by=field, session_name=name)
        assert reads.statements != []
        assert (reads.rows, reads.documents_in_statements()) == ({}, [])

    @each_layout
    def test_among_unnamed_ones(self, watched: Watched, layout: Layout) -> None:
        named = Row(session_id="named", session_data=NAMED, runs=[said(9, "no")])
        listings, reads = watched([*rows_of([QUESTION]), named], layout)
        assert listings.page().total_count == 2
        assert len(reads.rows) == 1


class TestUnnamedSessions:
    @each_layout
    def test_no_statement_reads_a_document(self, watched: Watched, layout: Layout) -> None:
        listings, reads = watched(rows_of([QUESTION], 3), layout)
        listings.page(session_name="question", sort_by="session_name")
        assert (len(reads.rows), reads.documents_in_statements()) == (3, [])

    def test_beginning_of_the_runs_column(self, watched: Watched) -> None:
        listings, reads = watched(rows_of([QUESTION, *ANSWERS]), "2.x")
        assert listings.page().sessions[0].name == "question"
        assert reads.size <= PIECE

    def test_only_the_first_document(self, watched: Watched) -> None:
        listings, reads = watched(rows_of([QUESTION, *ANSWERS]), "3.x")
        listings.page()
        assert list(reads.rows) == [("run_data", 1)]

    def test_no_further_than_the_first_message(self, watched: Watched) -> None:
        listings, reads = watched(rows_of([*ANSWERS[:3], QUESTION, *ANSWERS[3:]]), "3.x")
        assert listings.page().sessions[0].name == "question"
        assert list(reads.rows) == [("run_data", number) for number in (1, 2, 3, 4)]

    def test_first_run_of_a_workflow(self, watched: Watched) -> None:
        workflow: dict[str, Any] = {"session_type": "workflow", "workflow_data": {"name": "Flow"}}
        listings, reads = watched(rows_of(ANSWERS, **workflow), "3.x")
        assert listings.page(session_type="workflow").sessions[0].name == "New Flow Session"
        assert list(reads.rows) == [("run_data", 1)]

    @each_layout
    def test_only_sessions_of_the_page(self, watched: Watched, layout: Layout) -> None:
        listings, reads = watched(rows_of([QUESTION], 50), layout)
        listings.page(limit=5, page=2)
        assert len({row for _, row in reads.rows}) == 5

    @each_layout
    def test_not_twice(self, watched: Watched, layout: Layout) -> None:
        listings, reads = watched(rows_of([QUESTION], 20), layout)
        listings.page(limit=20, session_name="question")
        assert len(reads.rows) == 20
        reads.forget()
        listings.page(limit=10, page=2)
        listings.page(sort_by="session_name")
        listings.page(session_name="other")
        assert reads.rows == {}

    def test_newer_version_of_the_first_run_only(self, watched: Watched) -> None:
        row = Row(session_id="1", runs=[QUESTION, *ANSWERS], table_runs=(QUESTION, *ANSWERS))
        listings, reads = watched([row], "mixed")
        listings.page()
        assert list(reads.rows) == [("runs", 1), ("run_data", 1)]
        assert reads.size <= 2 * PIECE
