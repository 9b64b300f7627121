"""One read-only connection to a SQLite file that knows which state of the file it sees."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from agentos_sessions.errors import DatabaseUnavailable

_NO_SHARED_MEMORY = ("SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT", "SQLITE_READONLY_DIRECTORY")


@dataclass(frozen=True, slots=True)
class Version:
    """Equal for two snapshots of one connection only if the database did not change in between."""

    opened: int
    data_version: int


class ReadOnlyConnection:
    """Opened on first use, and anew when another file takes the path; for one thread at a time.

    `functions` are those of one argument that statements may call; a writer's lock is waited for
    `busy_seconds`.
    """

    def __init__(
        self, path: Path, functions: Mapping[str, Callable[[Any], Any]], busy_seconds: float
    ) -> None:
        self._path = path
        self._functions = functions
        self._busy_seconds = busy_seconds
        self._connection: sqlite3.Connection | None = None
        self._is_immutable = False
        self._file: tuple[int, ...] = ()
        self._times_opened = 0

    def version(self) -> Version | None:
        """The present state of the database, None when it cannot be told just now.

        Takes about 10 us: SQLite looks at its change counter and reads nothing.
        """
        try:
            return self._version(self._current())
        except (sqlite3.Error, OSError):
            return None

    @contextmanager
    def snapshot(self) -> Iterator[tuple[sqlite3.Connection, Version]]:
        """One state of the database.

        Raises `DatabaseUnavailable` for every failure of the file or of SQLite.
        """
        try:
            connection = self._current()
            connection.execute("BEGIN")
            try:
                yield connection, self._version(connection)
            finally:
                connection.execute("ROLLBACK")
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise DatabaseUnavailable(str(self._path), str(error)) from error

    def interrupt(self) -> None:
        """Ends the statement that another thread is running."""
        if self._connection is not None:
            with suppress(sqlite3.ProgrammingError):  # the other thread has closed it
                self._connection.interrupt()

    def close(self) -> None:
        """Ends the connection; the next snapshot opens another."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _version(self, connection: sqlite3.Connection) -> Version:
        (data_version,) = connection.execute("PRAGMA data_version").fetchone()
        return Version(self._times_opened, data_version)

    def _current(self) -> sqlite3.Connection:
        file = self._path.stat()
        if self._connection is None or self._identity(file) != self._file:
            self.close()
            self._connection = self._connect()
            self._file = self._identity(file)
            self._times_opened += 1
        return self._connection

    def _identity(self, file: os.stat_result) -> tuple[int, ...]:
        if self._is_immutable:
            return file.st_dev, file.st_ino, file.st_mtime_ns, file.st_size
        return file.st_dev, file.st_ino

    def _connect(self) -> sqlite3.Connection:
        connection = self._open("mode=ro")
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorname not in _NO_SHARED_MEMORY or self._has_log():
                raise
            # A file in WAL mode on a read-only mount: SQLite reads it, but will not see a change,
            # so the file's own times are watched instead.
            self._is_immutable = True
            return self._open("mode=ro&immutable=1")
        self._is_immutable = False
        return connection

    def _open(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file://{quote(os.fsencode(self._path.absolute()))}?{mode}",
            uri=True,
            isolation_level=None,
            timeout=self._busy_seconds,
            check_same_thread=False,
        )
        connection.text_factory = lambda text: text.decode(errors="replace")
        for name, function in self._functions.items():
            connection.create_function(name, 1, function, deterministic=True)
        return connection

    def _has_log(self) -> bool:
        log = self._path.with_name(f"{self._path.name}-wal")
        return log.exists() and log.stat().st_size > 0
