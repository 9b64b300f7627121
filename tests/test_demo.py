"""The demo database."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from agentos_sessions.demo import write_demo
from tests.serving import NOW


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        write_demo(tmp_path / name, 200, NOW)
    for table in ("agno_sessions", "agno_runs"):
        assert rows(tmp_path / "one.db", table) == rows(tmp_path / "two.db", table)


def test_is_of_the_last_90_days_with_several_users_and_odd_rows(demo_database: Path) -> None:
    with sqlite3.connect(demo_database) as connection:
        oldest, newest = connection.execute(
            "SELECT min(created_at), max(created_at) FROM agno_sessions WHERE created_at < 1e12"
        ).fetchone()
        users, types, odd = connection.execute(
            "SELECT count(DISTINCT user_id), count(DISTINCT session_type),"
            " sum(created_at > 1e12 OR updated_at IS NULL) FROM agno_sessions"
        ).fetchone()
    assert (NOW - timedelta(days=90)).timestamp() <= oldest < newest <= NOW.timestamp()
    assert (users, types) == (4, 3)
    assert odd == 2


def test_no_sessions_at_all(tmp_path: Path) -> None:
    write_demo(tmp_path / "empty.db", 0, NOW)
    assert rows(tmp_path / "empty.db", "agno_sessions") == []
