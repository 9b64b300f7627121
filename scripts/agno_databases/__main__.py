"""Makes SQLite databases of sessions with real Agno versions, each in an environment of its own."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import tempfile
import venv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

VERSIONS = ("2.2.13", "3.1.10")
UPGRADES = (("2.2", "3.1"),)

# The newest that every listed version was seen to work with.
REQUIREMENTS = (
    "fastapi==0.165.0",
    "greenlet==3.5.6",
    "pydantic==2.14.3",
    "sqlalchemy==2.1.9",
    "time-machine==3.6.0",
)

_FIRST_WITH_RUNS_TABLE = 3
_ROOT = Path(__file__).resolve().parents[2]
# Without telemetry nothing leaves the machine; the rest makes two runs write the same.
_ENVIRONMENT = {"AGNO_TELEMETRY": "false", "PYTHONHASHSEED": "0", "TZ": "UTC"}


class Agno:
    """One version of Agno, installed in a virtual environment."""

    def __init__(self, version: str, environments: Path) -> None:
        self.version = version
        self.short = ".".join(version.split(".")[:2])
        self._folder = environments / f"agno-{version}"
        self._python = str(self._folder / "bin" / "python")

    def install(self) -> None:
        """Make the environment, unless a complete one is there."""
        ready = self._folder / "ready"
        if ready.exists():
            return
        venv.create(self._folder, with_pip=True, clear=True)
        pip = [self._python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"agno=={self.version}", *REQUIREMENTS], check=True)
        ready.touch()

    def run(self, module: str, task: str, file: Path) -> None:
        """Run a task of one of the modules beside this one on the file."""
        frozen = [self._python, "-B", "-m", "scripts.agno_databases.frozen"]
        command = [*frozen, f"scripts.agno_databases.{module}", task, str(file)]
        subprocess.run(command, check=True, cwd=_ROOT, env={**os.environ, **_ENVIRONMENT})

    @property
    def has_runs_table(self) -> bool:
        return int(self.version.split(".")[0]) >= _FIRST_WITH_RUNS_TABLE


def write(agno: Agno, folder: Path) -> list[Path]:
    """Write the sessions of one version.

    A second table goes into the same file, unless it brings a runs table and its nine indexes.
    """
    file = folder / f"agno-{agno.short}.db"
    few = folder / f"agno-{agno.short}-my-sessions.db" if agno.has_runs_table else file
    agno.run("writer", "write", file)
    agno.run("writer", "write_more", file)
    agno.run("writer", "write_few", few)
    return sorted({file, few})


def upgrade(old: Agno, new: Agno, folder: Path) -> list[Path]:
    """Write with the old version, then go on with the new one, with and without a migration."""
    opened = folder / f"agno-{old.short}-opened-by-{new.short}.db"
    migrated = folder / f"agno-{old.short}-migrated-to-{new.short}.db"
    old.run("writer", "write", opened)
    shutil.copy(opened, migrated)
    new.run("upgrade", "go_on", opened)
    new.run("upgrade", "migrate", migrated)
    return [opened, migrated]


def compact(file: Path) -> None:
    """Put everything into the one file. The journal mode in its header stays what Agno set."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = sorted(file.parent.glob(f"{file.name}-*"))
    if left:
        raise RuntimeError(f"{file} is not complete without {left}")


def make(versions: list[str], environments: Path, out: Path) -> None:
    """Make the files of every version and of every upgrade between two of them."""
    installed = {agno.short: agno for agno in (Agno(v, environments) for v in versions)}
    for agno in installed.values():
        agno.install()
    with tempfile.TemporaryDirectory() as name:
        files: list[Path] = []
        for agno in installed.values():
            files += write(agno, Path(name))
        for old, new in UPGRADES:
            if old in installed and new in installed:
                files += upgrade(installed[old], installed[new], Path(name))
        out.mkdir(parents=True, exist_ok=True)
        for file in files:
            compact(file)
            shutil.copy(file, out)
            print(out / file.name, file.stat().st_size)


@contextmanager
def environments_folder(chosen: Path | None) -> Iterator[Path]:
    """Give the chosen folder, or one that lasts as long as the context."""
    if chosen:
        yield chosen.resolve()
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="where the files go")
    parser.add_argument("versions", nargs="*", default=VERSIONS, metavar="VERSION")
    parser.add_argument(
        "--environments", type=Path, help="keep the virtual environments in this folder"
    )
    arguments = parser.parse_args()
    with environments_folder(arguments.environments) as environments:
        make(list(arguments.versions), environments, arguments.out)


if __name__ == "__main__":
    main()
