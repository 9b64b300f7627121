"""Odd rows: told of once each, and never a reason to fail a page."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import structlog
from cachetools import LRUCache

_log = structlog.get_logger("agentos_sessions.store")
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class OddRow:
    """A session that cannot be listed as it is stored, and why, in words of its columns."""

    database_id: str
    table: str
    session_id: str
    problems: tuple[str, ...]


def log_odd_row(row: OddRow) -> None:
    """A warning in the log."""
    _log.warning(
        "odd_session",
        database=row.database_id,
        table=row.table,
        session_id=row.session_id,
        problems=row.problems,
    )


class OddRows:
    """Tells of each odd row of a database the first time it is met; for any thread."""

    def __init__(self, database_id: str, tell: Callable[[OddRow], None]) -> None:
        self._database_id = database_id
        self._tell = tell
        self._lock = Lock()
        self._told: LRUCache[tuple[str, str], None] = LRUCache(_REMEMBERED)

    def report(self, table: str, session_id: str, problems: list[str]) -> None:
        """Nothing where there are no problems."""
        if not problems:
            return
        with self._lock:
            if (table, session_id) in self._told:
                return
            self._told[table, session_id] = None
        self._tell(OddRow(self._database_id, table, session_id, tuple(problems)))
