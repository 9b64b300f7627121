"""What is served under the suite: databases by ID, with the rows that they hold."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from agentos_sessions.demo import write_demo
from tests.agno_files import TABLE, Layout, write
from tests.agno_reading import Table, read
from tests.contract.fixture import ARCHIVE_TABLE, ARCHIVED, ODD_SESSIONS, SESSIONS

_AGNO = Path("tests/data")
_DEMO_SESSIONS = 500

Tables = tuple[Table, ...]


@dataclass(frozen=True)
class Database:
    """A file and its sessions tables, the one that is listed by default first."""

    path: Path
    tables: Tables


@dataclass(frozen=True)
class World:
    """The databases of one server, by ID."""

    name: str
    databases: Mapping[str, Database]

    @property
    def locations(self) -> list[str]:
        """What `agentos-sessions serve` is given."""
        return [f"{name}={database.path}" for name, database in self.databases.items()]


def _fixture(layout: Layout, *, odd: bool = False) -> Callable[[Path], Mapping[str, Database]]:
    sessions = SESSIONS + ODD_SESSIONS if odd else SESSIONS
    tables = (Table(TABLE, layout, sessions), Table(ARCHIVE_TABLE, layout, ARCHIVED))

    def make(folder: Path) -> Mapping[str, Database]:
        return {"main": _written(folder / "main.db", tables)}

    return make


def _two_databases(folder: Path) -> Mapping[str, Database]:
    return {
        "live": _written(folder / "live.db", (Table(TABLE, "3.x", SESSIONS[::3]),)),
        "old": _written(folder / "old.db", (Table(TABLE, "2.x", ARCHIVED),)),
    }


def _written(path: Path, tables: Tables) -> Database:
    for table in tables:
        write(path, table.rows, table.layout, table.name)
    return Database(path, tables)


def _demo(folder: Path) -> Mapping[str, Database]:
    path = folder / "demo.db"
    write_demo(path, _DEMO_SESSIONS, datetime(2026, 11, 22, tzinfo=UTC))
    return {"main": Database(path, read(path))}


def _agno(file: str) -> Callable[[Path], Mapping[str, Database]]:
    def make(folder: Path) -> Mapping[str, Database]:
        path = Path(shutil.copy(_AGNO / file, folder))
        return {"main": Database(path, read(path))}

    return make


_MAKERS: Mapping[str, Callable[[Path], Mapping[str, Database]]] = {
    "fixture 2.x": _fixture("2.x"),
    "fixture 3.x": _fixture("3.x"),
    "odd rows 2.x": _fixture("2.x", odd=True),
    "odd rows 3.x": _fixture("3.x", odd=True),
    "two databases": _two_databases,
    "demo": _demo,
    **{path.stem: _agno(path.name) for path in sorted(_AGNO.glob("*.db"))},
}

WORLDS: tuple[str, ...] = tuple(_MAKERS)
ORDINARY = ("fixture 2.x", "fixture 3.x")
"""Those of which the worlds with odd rows have every row too."""


def make_world(name: str, folder: Path) -> World:
    """Writes the databases into the folder; the same rows each time."""
    folder.mkdir(parents=True, exist_ok=True)
    return World(name, _MAKERS[name](folder))
