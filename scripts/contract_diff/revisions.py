"""Revisions: what git knows of a commit and of files at it."""

import subprocess
from pathlib import Path

from scripts.generate.errors import GenerationError


def commit_of(revision: str, folder: Path) -> str | None:
    """The commit that a revision names in the repository of `folder`."""
    wanted = f"{revision}^{{commit}}"
    return _line(_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted))


def merge_base(one: str, other: str, folder: Path) -> str | None:
    """The commit at which two revisions parted."""
    return _line(_git(folder, "merge-base", one, other))


def file_at(commit: str, path: Path) -> str | None:
    """The text of a file at a commit, None where there is none."""
    return _git(path.parent, "show", f"{commit}:./{path.name}")


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, None where it refuses."""
    try:
        finished = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
    except OSError as error:
        raise GenerationError(f"git in {folder}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GenerationError(f"git {arguments[-1]}: byte {error.start} is no UTF-8") from error
    return finished.stdout if finished.returncode == 0 else None


def _line(text: str | None) -> str | None:
    return text.split("\n", 1)[0] if text else None
