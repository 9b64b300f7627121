"""Versions of Agno, each in a virtual environment of its own."""

import os
import subprocess
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSIONS = ("2.2.13", "3.1.10")

ENVIRONMENT = {"AGNO_TELEMETRY": "false", "PYTHONHASHSEED": "0", "TZ": "UTC"}
"""Without telemetry nothing leaves the machine; the rest makes two runs write the same."""

# The newest that every listed version was seen to work with.
_REQUIREMENTS = (
    "fastapi==0.165.0",
    "greenlet==3.5.6",
    "pydantic==2.14.3",
    "pyjwt>=2.10",
    "python-multipart>=0.0.20",
    "sqlalchemy==2.1.9",
    "time-machine==3.6.0",
    "uvicorn>=0.40",
)
_ROOT = Path(__file__).resolve().parents[1]


class AgnoEnvironment:
    """One version of Agno, installed with what its server and its databases need."""

    def __init__(self, version: str, environments: Path) -> None:
        self.version = version
        self.short = ".".join(version.split(".")[:2])
        self._folder = environments / f"agno-{version}"
        self.python = str(self._folder / "bin" / "python")

    def install(self) -> None:
        """Make the environment, unless a complete one is there."""
        ready = self._folder / "ready"
        wanted = "\n".join(_REQUIREMENTS)
        if ready.exists() and ready.read_text() == wanted:
            return
        venv.create(self._folder, with_pip=True, clear=True)
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"agno=={self.version}", *_REQUIREMENTS], check=True)
        ready.write_text(wanted)

    def run(self, module: str, *arguments: str) -> None:
        """Run a module of this repository with it."""
        command = [self.python, "-B", "-m", module, *arguments]
        subprocess.run(command, check=True, cwd=_ROOT, env={**os.environ, **ENVIRONMENT})


@contextmanager
def environments_folder(chosen: Path | None) -> Iterator[Path]:
    """Give the chosen folder, or one that lasts as long as the context."""
    if chosen:
        yield chosen.resolve()
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
