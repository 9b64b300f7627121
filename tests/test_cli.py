"""The command, as a person runs it."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from scripts.served import COMMAND
from tests.contract.responses import assert_in_contract

ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("AGENTOS_SESSIONS_") and name != "OS_SECURITY_KEY"
}


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, ended by itself."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@contextmanager
def serve(
    *arguments: str | Path, **environment: str
) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The command serving on a free port, and what it said until it listened."""
    process = subprocess.Popen(
        [COMMAND, "serve", *map(str, arguments), "--port", "0"],
        env=ENVIRONMENT | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        said = ""
        while "curl" not in said:
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
            said += line
        try:
            yield process, said
        finally:
            process.kill()


def curl(said: str) -> httpx.Response:
    """The answer to the `curl` line that was printed."""
    (line,) = (line for line in said.splitlines() if "curl" in line)
    headers = dict(header.split(": ", 1) for header in re.findall(r'-H "([^"]+)"', line))
    (url,) = re.findall(r'"(http://[^"]+)"', line)
    for _ in range(100):
        try:
            return httpx.get(url, headers=httpx.Headers(headers, encoding="utf-8"))
        except httpx.ConnectError:
            time.sleep(0.05)
    raise TimeoutError(url)


class TestServe:
    def test_prints_a_key_and_a_curl_line_that_works(self, demo_database: Path) -> None:
        with serve(demo_database) as (_, said):
            response = curl(said)
            assert response.status_code == 200
            assert_in_contract(response)
            assert len(response.json()["data"]) == 5
            (key,) = re.findall(r"key of this run: (\S+)", said)
            assert len(key) >= 32
            url = str(response.request.url)
            assert httpx.get(url, headers={"Authorization": "Bearer x"}).status_code == 401

    def test_key_of_the_environment_is_not_printed(self, demo_database: Path) -> None:
        with serve(demo_database, OS_SECURITY_KEY="schlüssel") as (_, said):
            assert "schlüssel" not in said
            response = curl(said.replace("$OS_SECURITY_KEY", "schlüssel"))
            assert response.status_code == 200

    def test_spaces_around_the_key_are_none_of_it(self, demo_database: Path) -> None:
        with serve(demo_database, OS_SECURITY_KEY=" key\n") as (_, said):
            assert curl(said.replace("$OS_SECURITY_KEY", "key")).status_code == 200

    @pytest.mark.parametrize("key", ["", " "])
    def test_an_empty_key_is_no_key(self, demo_database: Path, key: str) -> None:
        with serve(demo_database, OS_SECURITY_KEY=key) as (_, said):
            assert "key of this run" in said

    def test_no_auth(self, demo_database: Path) -> None:
        with serve(demo_database, "--no-auth") as (_, said):
            assert "Authorization" not in said
            assert curl(said).status_code == 200

    def test_databases_of_the_environment(self, demo_database: Path) -> None:
        databases = f"one={demo_database} two=sqlite:///{demo_database}"
        with serve("--no-auth", AGENTOS_SESSIONS_DATABASES=databases) as (_, said):
            assert curl(said).json()["detail"].endswith("one of one, two")
            assert curl(said.replace("limit=5", "db_id=two")).status_code == 200

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_a_signal_ends_it_cleanly(self, demo_database: Path, number: signal.Signals) -> None:
        with serve(demo_database) as (process, said):
            curl(said)
            process.send_signal(number)
            assert process.wait(10) == 0
            assert process.stderr is not None
            assert process.stderr.read() == ""

    def test_a_failure_is_answered_and_the_server_stays_up(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        path.touch()
        with serve(path, "--no-auth") as (_, said):
            assert curl(said).json()["data"] == []
            path.unlink()
            response = curl(said)
            assert response.status_code == 500
            assert_in_contract(response)
            path.touch()
            assert curl(said).status_code == 200


class TestServeRefuses:
    def test_a_taken_port(self, demo_database: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            refused = run("serve", demo_database, "--port", port)
        assert_one_line(refused, f"cannot listen on 127.0.0.1 port {port}: Address already in use")

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # noqa: S104
    def test_no_auth_beyond_this_machine(self, demo_database: Path, host: str) -> None:
        refused = run("serve", demo_database, "--no-auth", "--host", host)
        assert_one_line(refused, f"--no-auth is for loopback addresses, which {host} is not")

    def test_no_auth_with_a_key(self, demo_database: Path) -> None:
        refused = run("serve", demo_database, "--no-auth", OS_SECURITY_KEY="k")
        assert_one_line(refused, "--no-auth and OS_SECURITY_KEY contradict each other")

    def test_no_database(self) -> None:
        assert_one_line(run("serve"), "no database given")

    def test_a_setting_of_the_environment_that_is_none(self, demo_database: Path) -> None:
        refused = run("serve", demo_database, AGENTOS_SESSIONS_PORT="many")
        assert_one_line(refused, "port: Input should be a valid integer")

    @pytest.mark.parametrize("command", ["serve", "check"])
    def test_what_is_no_database(self, tmp_path: Path, command: str) -> None:
        text = tmp_path / "notes.txt"
        text.write_text("no database " * 100)
        assert_one_line(run(command, text), "notes.txt: file is not a database")
        assert_one_line(run(command, tmp_path / "absent.db"), "absent.db: no such file")
        assert_one_line(run(command, tmp_path), "not a file")
        assert_one_line(run(command, "redis://localhost"), "redis databases are not supported")


class TestCheck:
    def test_says_what_is_there_and_what_is_wrong(self, demo_database: Path) -> None:
        checked = run("check", f"demo={demo_database}")
        assert checked.returncode == 1
        assert f"demo: {demo_database}" in checked.stdout
        assert "3.x (runs in agno_runs)" in checked.stdout
        assert re.search(r"sessions +\d+ agent, \d+ team, \d+ workflow", checked.stdout)
        assert "session_name is a number" in checked.stdout

    def test_nothing_is_wrong(self, tmp_path: Path) -> None:
        assert run("demo", tmp_path / "small.db", "--sessions", "20").returncode == 0
        checked = run("check", tmp_path / "small.db")
        assert checked.returncode == 0
        assert "WRONG" not in checked.stdout

    def test_no_sessions_table(self, tmp_path: Path) -> None:
        empty = tmp_path / "empty.db"
        empty.touch()
        assert "no sessions table" in run("check", empty).stdout


class TestDemo:
    def test_does_not_overwrite(self, tmp_path: Path) -> None:
        kept = tmp_path / "kept.db"
        kept.write_text("mine")
        assert_one_line(run("demo", kept), "kept.db exists; demo does not overwrite")
        assert kept.read_text() == "mine"

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        assert_one_line(run("demo", tmp_path / "no" / "demo.db"), "is no folder")

    def test_a_file_that_cannot_be_written(self) -> None:
        assert_one_line(run("demo", "/proc/demo.db"), "/proc/demo.db: unable to open database file")


def assert_one_line(refused: subprocess.CompletedProcess[str], words: str) -> None:
    """Exit code 2 and one line that says why."""
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1, refused.stderr
    assert words in refused.stderr
