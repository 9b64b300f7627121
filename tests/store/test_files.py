"""The file itself: missing, replaced, locked, left behind by a writer that died, no database."""

import gc
import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest

from agentos_sessions.errors import DatabaseUnavailable
from tests.agno_files import Layout, Row, create_tables, insert, write
from tests.store.listings import Listings

OPEN_FILES = Path("/proc/self/fd")
JOURNALS: tuple[Layout, ...] = ("2.x", "3.x")
both_journals = pytest.mark.parametrize("layout", JOURNALS)


def ids(listings: Listings) -> list[str]:
    return [session.session_id for session in listings.page().sessions]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What the files hold, but the shared memory of readers."""
    files = [file for file in folder.iterdir() if file.is_file() and file.suffix != ".db-shm"]
    return {file.name: hashlib.sha256(file.read_bytes()).digest() for file in files}


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with closing(connection):
        yield connection


class TestAnotherFile:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "agno.db"

    @both_journals
    def test_table_created_later(self, path: Path, layout: Layout) -> None:
        path.touch()
        listings = Listings(path)
        assert ids(listings) == []
        write(path, [], layout)
        assert ids(listings) == []
        write(path, [Row(session_id="1")], layout)
        assert ids(listings) == ["1"]

    def test_runs_table_created_later(self, path: Path) -> None:
        run = {"run_id": "a", "input": "old"}
        write(path, [Row(session_id="1", runs=[run])])
        listings = Listings(path)
        assert listings.page().sessions[0].name == "old"
        newer = Row(session_id="2", table_runs=({**run, "input": "new"},))
        write(path, [newer], "mixed")
        with connected(path) as connection:
            connection.execute("UPDATE agno_runs SET session_id = '1'")
        assert [session.name for session in listings.page().sessions] == ["", "new"]

    @both_journals
    def test_replaced(self, path: Path, layout: Layout) -> None:
        write(path, [Row(session_id="old")], layout)
        listings = Listings(path)
        assert ids(listings) == ["old"]
        for name in ("new", "newer"):
            write(path.with_name("another.db"), [Row(session_id=name)], layout)
            path.with_name("another.db").replace(path)
            assert ids(listings) == [name]

    @both_journals
    def test_deleted_and_made_anew(self, path: Path, layout: Layout) -> None:
        write(path, [Row(session_id="old")], layout)
        listings = Listings(path)
        assert ids(listings) == ["old"]
        for file in path.parent.iterdir():
            file.unlink()
        for _ in range(2):
            with pytest.raises(DatabaseUnavailable):
                listings.page()
        assert list(path.parent.iterdir()) == []
        write(path, [Row(session_id="new")], layout)
        assert ids(listings) == ["new"]

    def test_moved_away_and_back(self, path: Path) -> None:
        write(path, [Row(session_id="1")])
        listings = Listings(path)
        assert ids(listings) == ["1"]
        path.rename(path.with_name("away.db"))
        with pytest.raises(DatabaseUnavailable):
            listings.page()
        write(path.with_name("away.db"), [Row(session_id="2")])
        path.with_name("away.db").rename(path)
        assert ids(listings) == ["2", "1"]

    def test_never_there(self, path: Path) -> None:
        with pytest.raises(DatabaseUnavailable):
            Listings(path).page()
        with pytest.raises(DatabaseUnavailable):
            Listings(path).describe()
        assert not path.exists()


class TestNoDatabase:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        write(tmp_path / "agno.db", [Row(session_id=str(number)) for number in range(500)])
        return tmp_path / "agno.db"

    def refused(self, path: Path) -> None:
        with pytest.raises(DatabaseUnavailable):
            Listings(path).page(limit=500, sort_by="updated_at")

    def test_text(self, path: Path) -> None:
        path.write_text("no database, but long enough to be looked at " * 100)
        self.refused(path)

    def test_folder(self, tmp_path: Path) -> None:
        self.refused(tmp_path)

    def test_cut_off(self, path: Path) -> None:
        os.truncate(path, path.stat().st_size // 2)
        self.refused(path)

    def test_pages_overwritten(self, path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[:4096] + bytes(len(content) - 4096))
        self.refused(path)

    def test_mended_again(self, path: Path) -> None:
        content = path.read_bytes()
        listings = Listings(path)
        path.write_text("no database " * 1000)
        with pytest.raises(DatabaseUnavailable):
            listings.page()
        path.write_bytes(content)
        assert listings.page().total_count == 500


class TestLocked:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        write(tmp_path / "agno.db", [Row(session_id="1")])
        return tmp_path / "agno.db"

    def test_writer_that_is_soon_done(self, path: Path) -> None:
        listings = Listings(path)
        listings.page()
        with connected(path) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            insert(writer, Row(session_id="2"), "2.x")
            done = Timer(0.5, writer.execute, ["COMMIT"])
            done.start()
            assert ids(listings) == ["2", "1"]
            done.join()

    def test_writer_that_does_not_let_go(self, path: Path) -> None:
        listings = Listings(path)
        listings.page()
        with connected(path) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            with pytest.raises(DatabaseUnavailable):
                listings.page()
            writer.execute("ROLLBACK")
        assert ids(listings) == ["1"]

    def test_writer_of_a_wal_file_is_not_waited_for(self, tmp_path: Path) -> None:
        path = tmp_path / "wal.db"
        write(path, [Row(session_id="1")], "3.x")
        with connected(path) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            insert(writer, Row(session_id="2"), "3.x")
            started = time.monotonic()
            assert ids(Listings(path)) == ["1"]
            assert time.monotonic() - started < 2

    def test_listing_does_not_hold_up_a_writer(self, path: Path) -> None:
        listings = Listings(path)
        listings.page()
        with connected(path) as writer:
            writer.execute("PRAGMA busy_timeout = 0")
            writer.execute("BEGIN EXCLUSIVE")
            writer.execute("ROLLBACK")


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="only Linux tells which files are open")
def test_store_that_is_gone_holds_no_file(tmp_path: Path) -> None:
    write(tmp_path / "agno.db", [Row(session_id="1")])
    listings = Listings(tmp_path / "agno.db")
    listings.page()
    assert is_open(tmp_path / "agno.db")
    del listings
    # The thread that read the page may be about to let go of it.
    ends_at = time.monotonic() + 5
    while is_open(tmp_path / "agno.db") and time.monotonic() < ends_at:
        gc.collect()
    assert not is_open(tmp_path / "agno.db")


def is_open(path: Path) -> bool:
    return any(os.path.realpath(file) == str(path) for file in OPEN_FILES.iterdir())


class TestLeftBehind:
    """Copies of the files of a writer at work are what a writer that died leaves."""

    def test_log_of_a_wal_file(self, tmp_path: Path) -> None:
        write(tmp_path / "agno.db", [Row(session_id="1")], "3.x")
        left = tmp_path / "left"
        left.mkdir()
        with connected(tmp_path / "agno.db") as writer:
            insert(writer, Row(session_id="2"), "3.x")
            for name in ("agno.db", "agno.db-wal"):
                shutil.copy(tmp_path / name, left / name)
        before = bytes_of(left)
        assert ids(Listings(left / "agno.db")) == ["2", "1"]
        assert bytes_of(left) == before

    def test_journal_that_has_to_be_rolled_back(self, tmp_path: Path) -> None:
        """Only a writer may roll it back; half a transaction is not listed."""
        left = tmp_path / "left"
        left.mkdir()
        with connected(tmp_path / "agno.db") as writer:
            create_tables(writer, "2.x")
            writer.execute("PRAGMA cache_size = 5")
            writer.execute("BEGIN")
            for number in range(2000):
                insert(writer, Row(session_id=str(number)), "2.x")
            for name in ("agno.db", "agno.db-journal"):
                shutil.copy(tmp_path / name, left / name)
        before = bytes_of(left)
        with pytest.raises(DatabaseUnavailable):
            Listings(left / "agno.db").page()
        assert bytes_of(left) == before

    def test_wal_file_beside_which_nothing_can_be_written(self, tmp_path: Path) -> None:
        path, another = tmp_path / "agno.db", tmp_path / "another.db"
        write(path, [Row(session_id="1")], "3.x")
        (tmp_path / "agno.db-shm").mkdir()  # so that SQLite cannot make the file
        listings = Listings(path)
        assert ids(listings) == ["1"]
        write(another, [Row(session_id="2"), Row(session_id="3")], "3.x")
        shutil.copyfile(another, path)
        assert ids(listings) == ["3", "2"]
