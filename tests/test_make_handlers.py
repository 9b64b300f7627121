"""`make handlers`: what it adds, what it says, and what it leaves alone."""

import difflib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agentos_sessions.app import create_app
from agentos_sessions.auth import KeyAuthenticator
from agentos_sessions.errors import OperationNotImplemented
from agentos_sessions.store import SessionPage, SessionQuery
from scripts.generate.__main__ import main as generate
from scripts.handlers.__main__ import main
from tests.contract.responses import assert_in_contract
from tests.generate.contracts import MYPY_CACHE, REPOSITORY, Document, edited, operation, write
from tests.generate.notes import add_notes
from tests.serving import KEY, http

SESSIONS = Path("src/agentos_sessions/handlers/sessions.py")
NOTES = SESSIONS.with_name("session_notes.py")
NAMES = ("get_note", "delete_note", "get_first_note", "list_notes", "add_note")
TOOL = [sys.executable, "-m"]


def more_operations(document: Document) -> None:
    """Two new tags, and one operation more of the old one."""
    add_notes(document)
    document["paths"]["/count"] = {
        "get": operation(document) | {"operationId": "count_sessions", "summary": "Count"}
    }


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources, and what is generated from a contract with more operations."""
    folder = tmp_path_factory.mktemp("handlers")
    contract = write(folder, edited(more_operations))
    output = folder / "generated"
    assert generate(["--contract", str(contract), "--output", str(output)]) == 0
    for name in ("src", "pyproject.toml"):
        copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy
        copy(REPOSITORY / name, folder / name)
    return folder


@pytest.fixture
def folder(generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which the command runs."""
    shutil.copytree(generated, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A tool in the working folder, on its own sources."""
    environment = os.environ | {"MYPYPATH": "src:generated"}
    return subprocess.run(
        [*TOOL, *command], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.usefixtures("folder")
class TestAdd:
    def test_what_is_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([]) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"{SESSIONS}: count_sessions added, to be written",
            *(f"{NOTES}: {name} added, to be written" for name in NAMES),
            "src/agentos_sessions/app.py: check_complete and add_routes need "
            "session_notes=SessionNotes",
            *(
                f"{SESSIONS.with_name('default.py')}: {name} added, to be written"
                for name in ("get_status", "check_status")
            ),
            "src/agentos_sessions/app.py: check_complete and add_routes need default=Default",
        ]
        assert main([]) == 0
        assert capsys.readouterr().out == f"{SESSIONS.parent}/ has every method of the contract\n"

    def test_what_is_there_stays(self) -> None:
        before = SESSIONS.read_text().splitlines()
        main([])
        after = SESSIONS.read_text().splitlines()
        changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
        assert [line for line in changed if " import " not in line] == [
            "+ ",
            "+     async def count_sessions(",
            "+         self, *, principal: Principal, query: models.CountSessionsParametersQuery",
            "+     ) -> models.PaginatedResponseSessionSchema:",
            '+         """Count."""',
            '+         raise OperationNotImplemented("count_sessions")',
        ]

    def test_it_is_strictly_typed_and_in_the_common_style(self) -> None:
        main([])
        handlers = str(SESSIONS.parent)
        checked = run("mypy", "--strict", f"--cache-dir={MYPY_CACHE}", handlers)
        assert checked.returncode == 0, checked.stdout
        assert run("ruff", "format", "--check", handlers).returncode == 0
        assert run("ruff", "check", "--ignore=ARG002,RUF100", handlers).returncode == 0

    def test_they_are_named_until_they_are_written(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check"]) == 0
        main([])
        capsys.readouterr()
        assert main(["--check"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 8
        line = (
            SESSIONS.read_text()
            .splitlines()
            .index('        raise OperationNotImplemented("count_sessions")')
        )
        assert f"{SESSIONS}:{line + 1}: count_sessions is still to be written" in lines

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("from notes import models\n", "models of agentos_contract is needed, and is that of"),
            ("class Sessions(SessionsService): pass\n", "a method cannot be added to its class"),
            ("class Sessions(\n", "was never closed (sessions.py, line 1)"),
        ],
    )
    def test_a_file_to_which_nothing_can_be_added(
        self, source: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        SESSIONS.write_text(source)
        assert main([]) == 1
        said = capsys.readouterr().err
        assert words in said
        assert said.count("\n") == 1
        assert SESSIONS.read_text() == source


class UnwrittenStore:
    """Stands for a handler that is a stub still."""

    async def list_sessions(self, _query: SessionQuery) -> SessionPage:
        raise OperationNotImplemented("get_sessions")

    def close(self) -> None:
        """It holds nothing."""


async def test_a_stub_answers_as_the_contract_says() -> None:
    async with http(create_app(UnwrittenStore(), KeyAuthenticator(KEY))) as client:
        response = await client.get("/sessions")
    assert_in_contract(response)
    assert response.status_code == 500
    assert response.json() == {
        "detail": "get_sessions is not implemented yet",
        "error_code": "NOT_IMPLEMENTED",
    }
