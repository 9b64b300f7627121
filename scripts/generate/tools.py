"""Generators that are not ours, run as processes that see nothing of the user's machine."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from scripts.generate.errors import ToolError


def run_tool(*command: str, folder: Path, boilerplate: tuple[str, ...] = ()) -> None:
    """Runs `python -m command` in `folder`; raises ToolError when it fails, and when it warns.

    `folder` is its home too, so that no configuration of a user or a repository has a say.
    `boilerplate` begins the lines that say nothing.
    """
    finished = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode or finished.stderr.strip():
        said = (finished.stderr.strip() or finished.stdout.strip()).splitlines()
        if any(line.startswith("Traceback") for line in said):
            said = said[-1:]
        said = [line for line in said if not line.startswith(boilerplate)]
        raise ToolError(f"{command[0]}: {' '.join(said)}".replace(f"{folder}/", ""))


def _environment(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.defpath]),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "RUFF_NO_CACHE": "true",
    }
