"""Copies of the repository as it is, and commands that run on a copy's sources."""

import os
import shutil
import sys
from pathlib import Path

from tests.contract_diff.repositories import commit, git
from tests.generate.contracts import REPOSITORY

BIN = Path(sys.executable).parent

_OF_MAKE = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}


def copy_repository(folder: Path) -> Path:
    """All files that are or could be committed, on a main of their own."""
    names = git(REPOSITORY, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    for name in filter(None, names.split("\0")):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Has Python import the copy, where otherwise it would import the original.

    A make that runs the tests is not that of the commands.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    sources = (str(folder / name) for name in ("src", "generated", "."))
    return {**kept, "PYTHONPATH": os.pathsep.join(sources)}
