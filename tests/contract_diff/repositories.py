"""Temporary git repositories that hold a contract and a changelog."""

import subprocess
from pathlib import Path

from tests.generate.contracts import CONTRACT, Edit, edited

CHANGELOG = """# Changelog

## Unreleased

### Contract

* `GET /sessions`.

### Added

* A server.

## 0.1.0

### Contract

* Nothing yet.
"""


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    command = ["git", *names, "-c", "commit.gpgsign=false", *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "Work") -> str:
    """The commit of everything in the folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> Path:
    """One commit on main, with the real contract."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "openapi").mkdir()
    (folder / "openapi/agentos.yaml").write_text(CONTRACT.read_text("utf-8"), "utf-8")
    (folder / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    commit(folder)
    return folder


def edit_contract(folder: Path, edit: Edit) -> None:
    (folder / "openapi/agentos.yaml").write_text(edited(edit), "utf-8")


def edit_changelog(folder: Path, old: str, new: str) -> None:
    text = (folder / "CHANGELOG.md").read_text("utf-8")
    assert old in text
    (folder / "CHANGELOG.md").write_text(text.replace(old, new, 1), "utf-8")
