"""Handlers that are not those of the contract: named in one line, and not served."""

import shutil
from pathlib import Path

import pytest

from agentos_contract.services import SessionsService
from agentos_sessions.completeness import check_complete
from agentos_sessions.errors import HandlersDiffer
from agentos_sessions.handlers.sessions import Sessions

from .test_cli import assert_one_line, run

SOURCES = Path("src/agentos_sessions")
NOTES = """
from agentos_contract.services import NotesService


class Notes(NotesService):
    pass
"""


class Unwritten(SessionsService):
    """Lacks the listing."""


class Surplus(Sessions):
    """Has an operation of an older contract."""

    async def list_sessions(self) -> None:
        """No operation of the contract."""

    async def _is_no_operation(self) -> None: ...


def refusal(**given: type) -> str:
    """What is said of the handlers."""
    with pytest.raises(HandlersDiffer) as refused:
        check_complete(**given)
    return str(refused.value)


def test_the_handlers_of_the_contract() -> None:
    check_complete(sessions=Sessions)


def test_a_method_that_is_missing() -> None:
    missing = f"{__name__}.Unwritten.get_sessions is missing: the contract has such an operation"
    assert missing in refusal(sessions=Unwritten)


def test_a_method_that_is_left_over() -> None:
    left = f"{__name__}.Surplus.list_sessions is left over: the contract has no such operation"
    assert refusal(sessions=Surplus) == left


def test_a_tag_that_is_not_given() -> None:
    assert refusal() == "create_app is given no SessionsService: sessions is missing"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the product's package, to be edited."""
    return shutil.copytree(SOURCES, tmp_path / SOURCES.name)


def assert_refused(sources: Path, database: Path, words: str) -> None:
    """The command, run from the copy, says so in one line."""
    assert_one_line(run("serve", database, PYTHONPATH=str(sources.parent)), words)


class TestServe:
    def test_an_operation_that_was_renamed(self, sources: Path, demo_database: Path) -> None:
        module = sources / "handlers/sessions.py"
        module.write_text(module.read_text().replace("def get_sessions", "def list_sessions"))
        name = "agentos_sessions.handlers.sessions.Sessions"
        assert_refused(
            sources,
            demo_database,
            f"{name}.get_sessions is missing: the contract has such an operation; "
            f"{name}.list_sessions is left over: the contract has no such operation",
        )

    def test_a_tag_that_is_gone(self, sources: Path, demo_database: Path) -> None:
        (sources / "handlers/notes.py").write_text(NOTES)
        said = "agentos_sessions.handlers.notes is left over: the contract has no such tag"
        assert_refused(sources, demo_database, said)

    def test_a_name_that_the_contract_gives_no_longer(
        self, sources: Path, demo_database: Path
    ) -> None:
        module = sources / "handlers/notes.py"
        module.write_text(NOTES)
        with (sources / "app.py").open("a") as app:
            app.write("\nfrom agentos_sessions.handlers.notes import Notes\n")
        said = f"{module}:2: cannot import name 'NotesService' from 'agentos_contract.services'"
        assert_refused(sources, demo_database, said)

    def test_a_bug_is_shown_as_one(self, sources: Path, demo_database: Path) -> None:
        with (sources / "app.py").open("a") as app:
            app.write("\nimport no_such_module\n")
        refused = run("serve", demo_database, PYTHONPATH=str(sources.parent))
        assert "ModuleNotFoundError: No module named 'no_such_module'" in refused.stderr
