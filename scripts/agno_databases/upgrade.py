"""Uses a SQLite file that an older Agno has written, as it is or after a migration."""

import asyncio

from agno.db.migrations.manager import MigrationManager
from agno.db.sqlite import SqliteDb

from scripts.agno_databases.conversations import LATER, SetClock, continue_conversations
from scripts.agno_databases.odd_rows import RUNS_NOT_JSON


def go_on(file: str, set_clock: SetClock) -> None:
    """Continue and rename old sessions and begin new ones."""
    continue_conversations(SqliteDb(db_file=file), set_clock)


def migrate(file: str, set_clock: SetClock) -> None:
    """Bring the default sessions table to the layout of this Agno, then go on."""
    db = SqliteDb(db_file=file)
    set_clock(LATER)
    db.delete_session(RUNS_NOT_JSON)  # the migration stops at one such row
    asyncio.run(MigrationManager(db).up())
    go_on(file, set_clock)
