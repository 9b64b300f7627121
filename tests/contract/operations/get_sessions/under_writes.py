"""A page is one state of the database, also while another process writes."""

import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.agno_files import TABLE, Layout, Row, insert, write
from tests.agno_reading import Table
from tests.contract.subject import Subject
from tests.contract.worlds import Database, World

_REQUESTS = 150
_MOST_SESSIONS = 5


def one_page_is_one_snapshot(subject: Subject) -> None:
    """Every commit replaces all sessions; a page has those of one commit, and counts them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.db"
        layout = next(iter(subject.world.databases.values())).tables[0].layout
        write(path, _generation(0), layout)
        world = World("written", {"main": Database(path, (Table(TABLE, layout, ()),))})
        with subject.serving(world) as target, _writing(path, layout):
            seen = set()
            for _ in range(_REQUESTS):
                body = target.get("/sessions", "limit=100").json()
                generations = {item["session_state"]["generation"] for item in body["data"]}
                assert len(generations) == 1, f"a page of the commits {sorted(generations)}"
                count, listed = body["meta"].get("total_count"), len(body["data"])
                assert count == listed, f"total_count is {count} and {listed} are listed"
                assert listed == _size(*generations), "sessions of the commit are missing"
                seen |= generations
            assert len(seen) > 1, "nothing that was written showed"


def _size(generation: int) -> int:
    return 1 + generation % _MOST_SESSIONS


def _generation(number: int) -> list[Row]:
    return [
        Row(session_id=f"s{place}", session_data={"session_state": {"generation": number}})
        for place in range(_size(number))
    ]


@contextmanager
def _writing(path: Path, layout: Layout) -> Iterator[None]:
    stop = threading.Event()

    def replace_all() -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            number = 0
            while not stop.wait(0.0005):
                number += 1
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(f"DELETE FROM {TABLE}")
                for row in _generation(number):
                    insert(connection, row, layout)
                connection.execute("COMMIT")

    writer = threading.Thread(target=replace_all)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()
