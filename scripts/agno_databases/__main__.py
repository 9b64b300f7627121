"""Makes SQLite databases of sessions with real Agno versions, each in an environment of its own."""

import argparse
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from scripts.agno_environments import VERSIONS, AgnoEnvironment, environments_folder

UPGRADES = (("2.2", "3.1"),)

_FIRST_WITH_RUNS_TABLE = 3


class Agno(AgnoEnvironment):
    """One version of Agno that writes databases."""

    def write(self, module: str, task: str, file: Path) -> None:
        """Run a task of one of the modules beside this one on the file."""
        frozen, module = "scripts.agno_databases.frozen", f"scripts.agno_databases.{module}"
        self.run(frozen, module, task, str(file))

    @property
    def has_runs_table(self) -> bool:
        return int(self.version.split(".")[0]) >= _FIRST_WITH_RUNS_TABLE


def write(agno: Agno, folder: Path) -> list[Path]:
    """Write the sessions of one version.

    A second table goes into the same file, unless it brings a runs table and its nine indexes.
    """
    file = folder / f"agno-{agno.short}.db"
    few = folder / f"agno-{agno.short}-my-sessions.db" if agno.has_runs_table else file
    agno.write("writer", "write", file)
    agno.write("writer", "write_more", file)
    agno.write("writer", "write_few", few)
    return sorted({file, few})


def upgrade(old: Agno, new: Agno, folder: Path) -> list[Path]:
    """Write with the old version, then go on with the new one, with and without a migration."""
    opened = folder / f"agno-{old.short}-opened-by-{new.short}.db"
    migrated = folder / f"agno-{old.short}-migrated-to-{new.short}.db"
    old.write("writer", "write", opened)
    shutil.copy(opened, migrated)
    new.write("upgrade", "go_on", opened)
    new.write("upgrade", "migrate", migrated)
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
