"""Other people's generators, run as processes that see nothing of the user's machine."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from scripts.generate.errors import GenerationError


def run_tool(*command: str, folder: Path) -> None:
    """Runs `python -m command` in `folder`; raises GenerationError when it fails or warns.

    Its home and settings are `folder`, so no configuration file of a user or of the repository has a say.
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
        said = " ".join((finished.stderr or finished.stdout).split())
        raise GenerationError(f"{command[0]}: {said or f'exit code {finished.returncode}'}")


def _environment(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.defpath]),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "RUFF_NO_CACHE": "true",
        "NO_COLOR": "1",
    }
