"""`make watch`: real saves in a copy of the repository, and the server that is there after each."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.copies import copy_repository, environment
from tests.generate.contracts import Document, Edit, edited, operation

pytestmark = pytest.mark.thorough

CONTRACT = "openapi/agentos.yaml"
SLOWEST_SECONDS = 60


class Watch:
    """The command in a copy, in a process group of its own."""

    def __init__(self, folder: Path, database: Path, port: int) -> None:
        self.folder, self.url = folder, f"http://127.0.0.1:{port}"
        self.log = folder / "watch.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "scripts.watch", database, "--port", str(port)],
                cwd=folder,
                env=environment(folder) | {"OS_SECURITY_KEY": "key"},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def save(self, edit: Edit) -> None:
        """The contract, after `edit` of the real one."""
        (self.folder / CONTRACT).write_text(edited(edit), "utf-8")

    def wait_for(self, words: str) -> None:
        """Until that has been said, since the last time."""
        for _ in range(SLOWEST_SECONDS * 10):
            if words in self.log.read_text("utf-8"):
                self.log.write_text("")
                return
            time.sleep(0.1)
        raise TimeoutError(f"{words!r} is not in {self.log.read_text('utf-8')}")

    def served(self) -> Any:
        """The document that the server has."""
        return httpx.get(f"{self.url}/openapi.json").json()


@pytest.fixture
def watch(tmp_path: Path, demo_database: Path) -> Iterator[Watch]:
    folder = copy_repository(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    watch = Watch(folder, demo_database, port)
    try:
        yield watch
    finally:
        if watch.process.poll() is None:
            os.killpg(watch.process.pid, signal.SIGKILL)
            watch.process.wait()


def add_count(document: Document) -> None:
    added = operation(document) | {"operationId": "count_sessions"}
    document["paths"]["/count"] = {"get": added}


def summarise(document: Document) -> None:
    operation(document).update(summary="Sessions, listed")


def test_watch(watch: Watch) -> None:
    watch.wait_for(f"AgentOS Sessions on {watch.url}")

    watch.save(summarise)
    watch.wait_for("changed: get_sessions (GET /sessions)\n  summary differs")
    watch.wait_for(f"AgentOS Sessions on {watch.url}")
    good = watch.served()
    assert good["paths"]["/sessions"]["get"]["summary"] == "Sessions, listed"

    (watch.folder / CONTRACT).write_text("openapi: [3.1.0\n")
    watch.wait_for(f"{CONTRACT}:2:1: did not find expected ',' or ']'\nwatch: the last server")
    assert watch.served() == good

    watch.save(add_count)
    watch.wait_for("agentos-sessions: agentos_sessions.handlers.sessions.Sessions.count_sessions")
    watch.wait_for("the last server stays up")
    assert watch.served() == good

    add = [sys.executable, "-m", "scripts.handlers"]
    subprocess.run(add, cwd=watch.folder, env=environment(watch.folder), check=True)
    watch.wait_for(f"AgentOS Sessions on {watch.url}")
    assert "/count" in watch.served()["paths"]

    os.killpg(watch.process.pid, signal.SIGINT)
    assert watch.process.wait(10) == 0
    assert_gone(watch)


def test_sigterm_leaves_no_orphan(watch: Watch) -> None:
    watch.wait_for(f"AgentOS Sessions on {watch.url}")
    watch.process.terminate()
    assert watch.process.wait(10) == 0
    assert_gone(watch)


def assert_gone(watch: Watch) -> None:
    """Nothing of the process group is left."""
    with pytest.raises(ProcessLookupError):
        os.killpg(watch.process.pid, 0)
