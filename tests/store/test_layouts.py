"""Sessions tables and runs tables, told by their columns whatever they are called."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from agentos_sessions.errors import TableNotFound
from agentos_sessions.store.layout import SessionsTable
from tests.agno_files import Layout, Row, runs_table, write
from tests.store.listings import Listings
from tests.store.rows import LAYOUTS

AGNO_S_OWN = Path(__file__).parent.parent / "data"

RUN = {"run_id": "run", "messages": [{"role": "user", "content": "question"}]}
UNNAMED = Row(session_id="1", runs=[RUN], table_runs=(RUN,))

NAMES = [
    "my_sessions",
    "My Sessions",
    "'",
    '"',
    'a"b',
    "a]b[",
    "`",
    "a;--",
    "a:b",
    ":limit",
    "%s%(a)s",
    "?1",
    "日本語 😀",
    "select",
    "rowid",
    "anon_1",
    " ",
    "a.b",
    "a\\b\nc",
    "ſ",
]


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def described(path: Path) -> dict[str, SessionsTable]:
    return {table.name: table for table in Listings(path).describe().sessions}


class TestFilesWrittenHere:
    """They have the tables, columns and indexes that Agno itself has made."""

    @pytest.mark.parametrize(
        ("agno_s", "layout", "table"),
        [
            ("agno-2.2.db", "2.x", "agno_sessions"),
            ("agno-3.1.db", "3.x", "agno_sessions"),
            ("agno-3.1-my-sessions.db", "3.x", "my_sessions"),
            ("agno-2.2-migrated-to-3.1.db", "mixed", "agno_sessions"),
        ],
    )
    def test_tables(self, tmp_path: Path, agno_s: str, layout: Layout, table: str) -> None:
        shutil.copy(AGNO_S_OWN / agno_s, tmp_path / "agno_s.db")
        write(tmp_path / "ours.db", [UNNAMED], layout, table)
        for name in (table, runs_table(table)):
            ours = self.shape(tmp_path / "ours.db", name)
            assert ours == self.shape(tmp_path / "agno_s.db", name)

    def shape(self, path: Path, table: str) -> list[list[tuple[Any, ...]]]:
        questions = (
            f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}') ORDER BY cid",
            f'SELECT "table", "from", "to" FROM pragma_foreign_key_list(\'{table}\')',
            f"SELECT l.name, i.seqno, i.name FROM pragma_index_list('{table}') l,"
            " pragma_index_info(l.name) i ORDER BY 1, 2",
        )
        with closing(sqlite3.connect(path)) as connection:
            return [connection.execute(question).fetchall() for question in questions]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_any_name(tmp_path: Path, name: str, layout: Layout) -> None:
    write(tmp_path / "agno.db", [UNNAMED], layout, name)
    listings = Listings(tmp_path / "agno.db")
    for page in (listings.page(), listings.page(table=name, sort_by="session_name")):
        assert [session.name for session in page.sessions] == ["question"]
    assert listings.page(session_name="QUEST").total_count == 1


class TestRunsTable:
    def test_found_by_foreign_key(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        write(path, [UNNAMED], "3.x")
        execute(path, "ALTER TABLE agno_runs RENAME TO what_was_said")
        assert described(path)["agno_sessions"].runs_table == "what_was_said"
        assert Listings(path).page().sessions[0].name == "question"

    def test_found_by_name_where_it_has_no_foreign_key(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        write(path, [UNNAMED], "3.x")
        execute(
            path,
            "CREATE TABLE copy AS SELECT * FROM agno_runs",
            "DROP TABLE agno_runs",
            "ALTER TABLE copy RENAME TO agno_runs",
        )
        assert Listings(path).page().sessions[0].name == "question"

    def test_each_sessions_table_has_its_own(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        for table in ("agno_sessions", "my_sessions", "other"):
            named = {**RUN, "messages": [{"role": "user", "content": f"said in {table}"}]}
            write(path, [Row(session_id="1", runs=[named])], "3.x", table)
        for table in ("agno_sessions", "my_sessions", "other"):
            (session,) = Listings(path).page(table=table).sessions
            assert session.name == f"said in {table}"

    def test_usual_name_before_a_backup(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        write(path, [UNNAMED], "3.x")
        with closing(sqlite3.connect(path)) as connection:
            (sql,) = connection.execute(
                "SELECT sql FROM sqlite_master WHERE name = 'agno_runs'"
            ).fetchone()
        execute(path, sql.replace('"agno_runs"', '"a_backup"'))
        assert described(path)["agno_sessions"].runs_table == "agno_runs"

    def test_dropped(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        write(path, [UNNAMED], "3.x")
        execute(path, "DROP TABLE agno_runs")
        assert [session.name for session in Listings(path).page().sessions] == [""]

    def test_without_run_index(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        write(path, [UNNAMED], "3.x")
        execute(
            path,
            "DROP INDEX idx_agno_runs_session_id_run_index",
            "ALTER TABLE agno_runs DROP COLUMN run_index",
        )
        assert Listings(path).page().total_count == 1


class TestNoSessionsTable:
    """What is none is neither listed nor in the way."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        write(tmp_path / "agno.db", [UNNAMED])
        return tmp_path / "agno.db"

    def refused(self, path: Path, name: str) -> bool:
        listings = Listings(path)
        assert listings.page().total_count == 1
        with pytest.raises(TableNotFound):
            listings.page(table=name)
        return True

    @pytest.mark.parametrize("column", ["workflow_data", "updated_at", "team_id", "user_id"])
    def test_table_lacking_a_column(self, path: Path, column: str) -> None:
        write(path, [], table="almost")
        execute(path, f"ALTER TABLE almost DROP COLUMN {column}")
        assert self.refused(path, "almost")
        assert any(column in problem for problem in Listings(path).describe().problems)

    def test_only_a_table_lacking_a_column(self, tmp_path: Path) -> None:
        write(tmp_path / "agno.db", [UNNAMED])
        execute(tmp_path / "agno.db", "ALTER TABLE agno_sessions DROP COLUMN user_id")
        assert Listings(tmp_path / "agno.db").page().total_count == 0

    def test_memories(self, path: Path) -> None:
        execute(path, "CREATE TABLE agno_memories (memory_id, memory, user_id, updated_at)")
        assert self.refused(path, "agno_memories")

    @pytest.mark.parametrize("name", ["sqlite_master", "sqlite_schema", "sqlite_sequence"])
    def test_tables_of_sqlite(self, path: Path, name: str) -> None:
        execute(path, "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)")
        assert self.refused(path, name)

    def test_view(self, path: Path) -> None:
        execute(path, "CREATE VIEW seen AS SELECT * FROM agno_sessions")
        assert self.refused(path, "seen")

    def test_broken_view(self, path: Path) -> None:
        execute(path, "CREATE TABLE t (a)", "CREATE VIEW v AS SELECT a FROM t", "DROP TABLE t")
        assert self.refused(path, "v")

    def test_virtual_table(self, path: Path) -> None:
        columns = "session_id, session_type, agent_id, team_id, workflow_id, user_id"
        rest = "session_data, workflow_data, created_at, updated_at"
        execute(path, f"CREATE VIRTUAL TABLE found USING fts5 ({columns}, {rest})")
        assert self.refused(path, "found")

    def test_virtual_table_of_an_extension_that_is_not_there(self, path: Path) -> None:
        execute(
            path,
            "PRAGMA writable_schema = ON",
            "INSERT INTO sqlite_master VALUES ('table', 'vectors', 'vectors', 0,"
            " 'CREATE VIRTUAL TABLE vectors USING vec0(embedding float[3])')",
        )
        assert self.refused(path, "vectors")

    def test_index_and_trigger(self, path: Path) -> None:
        execute(
            path,
            "CREATE INDEX by_user ON agno_sessions (user_id) WHERE user_id IS NOT NULL",
            "CREATE INDEX by_day ON agno_sessions (created_at / 86400)",
            "CREATE TRIGGER t AFTER INSERT ON agno_sessions BEGIN SELECT 1; END",
        )
        assert self.refused(path, "by_user")


def test_table_without_any_index(tmp_path: Path) -> None:
    path = tmp_path / "agno.db"
    write(path, [Row(session_id=id_) for id_ in "bac"])
    execute(
        path,
        "ALTER TABLE agno_sessions RENAME TO old",
        "CREATE TABLE agno_sessions AS SELECT * FROM old",
        "DROP TABLE old",
    )
    for field in ("created_at", "session_id"):
        page = Listings(path).page(sort_by=field)
        assert [session.session_id for session in page.sessions] == ["c", "b", "a"]


@pytest.mark.parametrize("encoding", ["UTF-16le", "UTF-16be"])
def test_file_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "agno.db"
    execute(path, f"PRAGMA encoding = '{encoding}'")
    data = {"session_name": "日本語 😀"}
    rows = [
        Row(session_id="a", session_data=data, created_at="2025-09-05T16:00:03Z"),
        Row(session_id="b", runs=[RUN], created_at="2025-09-05T16:00:02Z"),
        Row(session_id="ā", created_at="2025-09-05T16:00:01Z"),
    ]
    write(path, rows)
    listings = Listings(path)
    for asked in ({"sort_by": "created_at"}, {"sort_by": "session_id", "descending": False}):
        page = listings.page(**asked)
        assert [session.name for session in page.sessions] == ["日本語 😀", "question", ""]
    assert listings.page(session_name="本語").total_count == 1


def test_sessions_in_no_file_order(tmp_path: Path) -> None:
    """Row IDs may be anything; sessions are found and paged all the same."""
    write(tmp_path / "agno.db", [])
    rowids = (2**63 - 1, -(2**63), 0, -1, 5)
    execute(
        tmp_path / "agno.db",
        *(
            "INSERT INTO agno_sessions (rowid, session_id, session_type, created_at)"
            f" VALUES ({rowid}, '{number}', 'agent', {number})"
            for number, rowid in enumerate(rowids)
        ),
    )
    listings = Listings(tmp_path / "agno.db")
    pages = [listings.page(limit=2, page=number) for number in (1, 2, 3)]
    ids = [session.session_id for page in pages for session in page.sessions]
    assert ids == ["4", "3", "2", "1", "0"]
