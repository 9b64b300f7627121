"""Memory and time stay flat, whatever the runs of a session hold."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.agno_files import Layout, Raw, Row, write
from tests.store.listings import only_session

MB = 2**20
MOST_GROWTH = 16 * MB

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process's memory"
)

LIST = """
import asyncio, sys
from pathlib import Path
from agentos_sessions.store import SessionQuery, SQLiteDatabase

def name(path):
    query = SessionQuery(session_type="agent", limit=20, page=1)
    page = asyncio.run(SQLiteDatabase(Path(path), "main", lambda row: None).list_sessions(query))
    return page.sessions[0].name

def peak():  # ru_maxrss would include what the process that started this one had
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024

small, large = sys.argv[1:]
name(small)
before = peak()
listed = name(large)
print(peak() - before, listed)
"""

QUESTION = {"run_id": "q", "messages": [{"role": "user", "content": "question"}]}


def answers(size: int, **fields: Any) -> list[Any]:
    """Runs of about that many bytes in which the user says nothing."""
    text = "some wörds\n" * 2000
    messages = [{"role": "assistant", "content": text}]
    count = size // len(json.dumps(text))
    return [{"run_id": f"r{number}", "messages": messages, **fields} for number in range(count)]


def growth(folder: Path, layout: Layout, **columns: Any) -> tuple[int, str]:
    """By how much memory grows when the session is listed, and the name that it gets."""
    write(folder / "small.db", [Row(session_id="1", runs=[QUESTION])], layout)
    write(folder / "large.db", [Row(session_id="1", **columns)], layout)
    files = [str(folder / name) for name in ("small.db", "large.db")]
    command = [sys.executable, "-c", LIST, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    grown, _, name = done.stdout.strip().partition(" ")
    return int(grown), name


@pytest.mark.parametrize(("layout", "size"), [("2.x", 50 * MB), ("3.x", 20 * MB)])
class TestMegabytesOfRuns:
    def test_named(self, tmp_path: Path, layout: Layout, size: int) -> None:
        data = {"session_name": "Trip"}
        grown, name = growth(tmp_path, layout, session_data=data, runs=answers(size))
        assert name == "Trip"
        assert grown < MOST_GROWTH

    def test_question_first(self, tmp_path: Path, layout: Layout, size: int) -> None:
        grown, name = growth(tmp_path, layout, runs=[QUESTION, *answers(size)])
        assert name == "question"
        assert grown < MOST_GROWTH

    def test_question_last(self, tmp_path: Path, layout: Layout, size: int) -> None:
        grown, name = growth(tmp_path, layout, runs=[*answers(size), QUESTION])
        assert name == "question"
        assert grown < MOST_GROWTH


@pytest.mark.parametrize("metrics", [float("nan"), 10**30], ids=str)
def test_numbers_that_parsers_do_not_expect(tmp_path: Path, metrics: float) -> None:
    runs = [{"run_id": "n", "metrics": metrics}, *answers(20 * MB), QUESTION]
    grown, name = growth(tmp_path, "2.x", runs=runs)
    assert name == "question"
    assert grown < MOST_GROWTH


def test_image(tmp_path: Path) -> None:
    runs = [{"run_id": "i", "images": [{"content": "A" * 30 * MB}]}, QUESTION]
    grown, name = growth(tmp_path, "2.x", runs=runs)
    assert name == "question"
    assert grown < MOST_GROWTH


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, '[{"a": ' * 5000, "[1, " * 10_000, r'"[{\"a\": \"\x ' + "b" * 30 * MB],
    ids=["arrays", "objects", "arrays with items", "escape that is none"],
)
def test_broken_runs(tmp_path: Path, text: str) -> None:
    grown, name = growth(tmp_path, "2.x", runs=Raw(text))
    assert name == ""
    assert grown < MOST_GROWTH


@pytest.mark.parametrize(("character", "count"), [("A", 12 * MB), ("\n", 2 * MB)], ids=repr)
def test_time_of_a_long_text(tmp_path: Path, character: str, count: int) -> None:
    """It is in proportion to the length: far below a second, where its square would be seconds."""
    runs = [{"run_id": "i", "images": [{"content": character * count}]}, QUESTION]
    write(tmp_path / "agno.db", [Row(session_id="1", runs=runs)])
    started = time.process_time()
    assert only_session(tmp_path / "agno.db").name == "question"
    assert time.process_time() - started < 1
