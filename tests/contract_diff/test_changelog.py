"""The changelog: a changed contract asks for a line, whatever the clone knows of main."""

from pathlib import Path

import pytest

from scripts.contract_diff.changelog import main
from tests.generate.contracts import Document, operation

from .repositories import CHANGELOG, commit, edit_changelog, edit_contract, git, repository


def deprecate(document: Document) -> None:
    operation(document)["deprecated"] = True


def describe(document: Document) -> None:
    operation(document)["summary"] = "Sessions"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that is the working directory."""
    monkeypatch.chdir(repository(tmp_path / "work"))
    return tmp_path / "work"


def clone(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> Path:
    """A clone that is the working directory."""
    target = folder.parent / "clone"
    git(folder.parent, "clone", "--quiet", *options, folder.as_uri(), str(target))
    monkeypatch.chdir(target)
    return target


def add_line(folder: Path) -> None:
    edit_changelog(folder, "* `GET /sessions`.", "* `GET /sessions`.\n* It is deprecated.")


@pytest.mark.usefixtures("folder")
def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out == (
        "CHANGELOG.md: openapi/agentos.yaml asks for no line, "
        "compared with the last commit, which is on main\n"
    )


def test_edit_without_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_contract(folder, deprecate)
    assert main() == 1
    assert capsys.readouterr().err == (
        "CHANGELOG.md: no new line under Contract, compared with the last commit, which is on "
        "main, though GET /sessions: is now deprecated\n"
    )


def test_edit_with_a_line(folder: Path) -> None:
    edit_contract(folder, deprecate)
    add_line(folder)
    assert main() == 0


def test_other_words_ask_for_nothing(folder: Path) -> None:
    edit_contract(folder, describe)
    assert main() == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("* A server.", "* A server.\n* It is deprecated."),
        ("* Nothing yet.", "* Nothing yet.\n* It is deprecated."),
        ("* `GET /sessions`.", ""),
        ("### Added", "Prose that is no line.\n\n### Added"),
    ],
    ids=["another section", "another release", "a line less", "no item"],
)
def test_line_that_does_not_count(old: str, new: str, folder: Path) -> None:
    edit_contract(folder, deprecate)
    edit_changelog(folder, old, new)
    assert main() == 1


def test_no_changelog(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_contract(folder, deprecate)
    (folder / "CHANGELOG.md").unlink()
    assert main() == 2
    assert capsys.readouterr().err == "CHANGELOG.md: No such file or directory\n"


def test_committed_on_a_branch(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    edit_contract(folder, deprecate)
    commit(folder)
    commit(folder, "More")
    assert main() == 1
    assert "where the work left main" in capsys.readouterr().err
    add_line(folder)
    assert main() == 0
    commit(folder)
    assert main() == 0


def test_main_went_on_since(folder: Path) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    commit(folder)
    git(folder, "switch", "--quiet", "main")
    edit_contract(folder, deprecate)
    add_line(folder)
    commit(folder)
    git(folder, "switch", "--quiet", "work")
    assert main() == 0
    edit_contract(folder, deprecate)
    assert main() == 1


def test_line_that_main_had_already(folder: Path) -> None:
    edit_contract(folder, deprecate)
    add_line(folder)
    commit(folder)
    edit_contract(folder, lambda document: document["servers"].append({"url": "/v2"}))
    assert main() == 1


def test_first_line_of_a_new_release(folder: Path) -> None:
    edit_contract(folder, deprecate)
    edit_changelog(
        folder, "## Unreleased", "## Unreleased\n\n### Contract\n\n* It is deprecated.\n\n## 0.2.0"
    )
    assert main() == 0


def test_clone_of_a_branch_knows_only_the_main_of_its_origin(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    edit_contract(folder, deprecate)
    commit(folder)
    clone(folder, monkeypatch, "--branch=work")
    assert main() == 1
    assert "where the work left origin/main" in capsys.readouterr().err


@pytest.mark.parametrize("branch", ["main", "work"])
def test_shallow_clone(
    branch: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    commit(folder)
    copy = clone(folder, monkeypatch, "--depth=1", f"--branch={branch}")
    assert main() == 0
    said = capsys.readouterr().out
    assert ("this clone does not say where main is" in said) == (branch == "work")
    edit_contract(copy, deprecate)
    assert main() == 1


def test_detached_head_without_main(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "switch", "--quiet", "--detach")
    git(folder, "branch", "--delete", "--force", "main")
    assert main() == 0
    assert "the last commit only" in capsys.readouterr().out


def test_no_contract_in_the_last_commit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / "openapi/agentos.yaml").read_text("utf-8")
    git(folder, "rm", "--quiet", "openapi/agentos.yaml")
    commit(folder)
    (folder / "openapi").mkdir(exist_ok=True)
    (folder / "openapi/agentos.yaml").write_text(text, "utf-8")
    assert main() == 0
    assert "nothing to compare openapi/agentos.yaml with" in capsys.readouterr().out


@pytest.mark.parametrize("initialized", [True, False])
def test_no_commit(
    initialized: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if initialized:
        git(tmp_path, "init", "--quiet")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main() == 0
    assert "nothing to compare" in capsys.readouterr().out


def test_broken_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "openapi/agentos.yaml").write_text("openapi: [\n")
    assert main() == 2
    assert capsys.readouterr().err.count("\n") == 1
