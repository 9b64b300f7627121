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

LAYOUTS: tuple[Layout, ...] = ("2.x", "3.x")


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


def _fixture(
    layout: Layout, *, odd: bool = False, archive: bool = True
) -> Callable[[Path], Mapping[str, Database]]:
    tables = [Table(TABLE, layout, SESSIONS + ODD_SESSIONS if odd else SESSIONS)]
    if archive:
        tables.append(Table(ARCHIVE_TABLE, layout, ARCHIVED))

    def make(folder: Path) -> Mapping[str, Database]:
        return {"main": _written(folder / "main.db", tuple(tables))}

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
    **{f"fixture {layout}": _fixture(layout) for layout in LAYOUTS},
    **{f"odd rows {layout}": _fixture(layout, odd=True) for layout in LAYOUTS},
    **{
        f"one table{', odd rows' if odd else ''} {layout}": _fixture(layout, odd=odd, archive=False)
        for layout in LAYOUTS
        for odd in (False, True)
    },
    "two databases": _two_databases,
    "demo": _demo,
    **{path.stem: _agno(path.name) for path in sorted(_AGNO.glob("*.db"))},
}

WORLDS: tuple[str, ...] = tuple(_MAKERS)
FULL: tuple[str, ...] = tuple(
    world for world in WORLDS if not world.startswith(("fixture", "one table"))
)
"""Those that no other has every row and table of."""


def make_world(name: str, folder: Path) -> World:
    """Writes the databases into the folder; the same rows each time."""
    folder.mkdir(parents=True, exist_ok=True)
    return World(name, _MAKERS[name](folder))
