"""What a writer commits is listed at once, by every reader; what is gone is not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from agentos_sessions.store import OddRow
from tests.agno_files import Layout, Row, insert, write
from tests.store.listings import Listings, query

JOURNALS: tuple[Layout, ...] = ("2.x", "3.x")
"""Agno 2.x leaves a file in rollback-journal mode, 3.x in WAL mode."""


def said(text: str, run_id: str = "run") -> dict[str, Any]:
    return {"run_id": run_id, "messages": [{"role": "user", "content": text}]}


def named(session_id: str, name: str) -> Row:
    return Row(session_id=session_id, session_data={"session_name": name})


class Writer:
    """A connection that writes as Agno does, one committed statement at a time."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA synchronous = OFF")
        self._layout = layout

    def add(self, *rows: Row) -> None:
        for row in rows:
            insert(self.connection, row, self._layout)

    def execute(self, statement: str, *values: object) -> None:
        self.connection.execute(statement, values)


class TestEveryChangeIsSeen:
    @pytest.fixture(params=JOURNALS)
    def layout(self, request: pytest.FixtureRequest) -> Layout:
        layout: Layout = request.param
        return layout

    @pytest.fixture
    def path(self, tmp_path: Path, layout: Layout) -> Path:
        rows = [named("a", "Alpha"), named("b", "Beta"), Row(session_id="c", runs=[said("Gamma")])]
        write(tmp_path / "agno.db", rows, layout)
        return tmp_path / "agno.db"

    @pytest.fixture
    def writer(self, path: Path, layout: Layout) -> Iterator[Writer]:
        writer = Writer(path, layout)
        with closing(writer.connection):
            yield writer

    @pytest.fixture
    def listings(self, path: Path) -> Listings:
        """A store that has listed already."""
        listings = Listings(path)
        self.names(listings)
        return listings

    def names(self, listings: Listings) -> list[str]:
        """The names, newest ID first, as every kind of query says."""
        fields = ("created_at", "updated_at", "session_id", "user_id")
        pages = listings.together(*(query(sort_by=field) for field in fields))
        answers = [[session.name for session in page.sessions] for page in pages]
        assert answers == [answers[0]] * 4
        assert [page.total_count for page in pages] == [len(answers[0])] * 4
        for name in answers[0]:
            assert listings.page(session_name=name).total_count >= 1
        return answers[0]

    def test_new_session(self, listings: Listings, writer: Writer) -> None:
        writer.add(named("d", "Delta"))
        assert self.names(listings) == ["Delta", "Gamma", "Beta", "Alpha"]

    def test_many_changes(self, listings: Listings, writer: Writer) -> None:
        for number in range(10):
            writer.add(named(f"d{number}", f"New {number}"))
            assert self.names(listings)[0] == f"New {number}"

    def test_rename(self, listings: Listings, writer: Writer) -> None:
        renamed = '{"session_name": "Renamed"}'
        writer.execute("UPDATE agno_sessions SET session_data = ? WHERE session_id = 'a'", renamed)
        assert self.names(listings) == ["Gamma", "Beta", "Renamed"]
        assert listings.page(session_name="Alpha").total_count == 0

    def test_delete(self, listings: Listings, writer: Writer) -> None:
        writer.execute("DELETE FROM agno_sessions WHERE session_id = 'b'")
        assert self.names(listings) == ["Gamma", "Alpha"]

    def test_another_session_in_the_row_of_a_deleted_one(
        self, listings: Listings, writer: Writer
    ) -> None:
        writer.execute("DELETE FROM agno_sessions WHERE session_id = 'c'")
        writer.add(Row(session_id="c2", runs=[said("Another", "another run")]))
        assert self.names(listings) == ["Another", "Beta", "Alpha"]

    def test_odd_time_that_forbids_to_walk_the_index(
        self, listings: Listings, writer: Writer
    ) -> None:
        milliseconds = 1757087999000
        writer.execute("UPDATE agno_sessions SET created_at = ?", milliseconds)
        writer.execute("UPDATE agno_sessions SET created_at = 1757088000 WHERE session_id = 'a'")
        (newest,) = listings.page(limit=1).sessions
        assert newest.session_id == "a"

    def test_nothing_is_seen_before_the_commit(self, listings: Listings, writer: Writer) -> None:
        writer.execute("BEGIN")
        writer.add(named("d", "Delta"))
        assert self.names(listings) == ["Gamma", "Beta", "Alpha"]
        writer.execute("ROLLBACK")
        assert self.names(listings) == ["Gamma", "Beta", "Alpha"]

    def test_vacuum(self, listings: Listings, writer: Writer) -> None:
        writer.execute("DELETE FROM agno_sessions WHERE session_id = 'a'")
        writer.execute("VACUUM")
        assert self.names(listings) == ["Gamma", "Beta"]

    def test_new_run_of_an_unnamed_session(self, listings: Listings, writer: Writer) -> None:
        writer.add(Row(session_id="d", runs=[]))
        assert self.names(listings)[0] == ""
        writer.execute("DELETE FROM agno_sessions WHERE session_id = 'd'")
        writer.add(Row(session_id="d", runs=[said("First question", "new run")]))
        assert self.names(listings)[0] == "First question"

    def test_file_is_put_in_wal_mode(self, listings: Listings, writer: Writer) -> None:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.add(named("d", "Delta"))
        assert self.names(listings)[0] == "Delta"

    def test_table_of_another_name(self, listings: Listings, writer: Writer) -> None:
        writer.execute("ALTER TABLE agno_sessions RENAME TO my_sessions")
        assert self.names(listings) == ["Gamma", "Beta", "Alpha"]
        assert listings.page(table="my_sessions").total_count == 3

    def test_table_is_dropped(self, listings: Listings, writer: Writer) -> None:
        writer.execute("DROP TABLE agno_sessions")
        assert self.names(listings) == []


@pytest.mark.parametrize("layout", JOURNALS)
def test_all_readers_see_it(tmp_path: Path, layout: Layout) -> None:
    """Telling of an odd row waits for three others: four readers are at work, each on a new row."""
    users = ("ada", "bob", "cyd", "dee")
    meeting = Barrier(len(users), timeout=10)

    def odd(name: str) -> list[Row]:
        data = {"session_name": name, "session_state": []}
        return [Row(session_id=f"{name} {u}", user_id=u, session_data=data) for u in users]

    def wait(_: OddRow) -> None:
        meeting.wait()

    write(tmp_path / "agno.db", [], layout)
    listings = Listings(tmp_path / "agno.db", wait)
    writer = Writer(tmp_path / "agno.db", layout)
    with closing(writer.connection):
        for number, name in enumerate(("1 first", "2 second", "3 third"), start=1):
            writer.add(*odd(name))
            pages = listings.together(*(query(user_id=user) for user in users))
            assert [page.total_count for page in pages] == [number] * len(users)
            assert [page.sessions[0].name for page in pages] == [name] * len(users)
