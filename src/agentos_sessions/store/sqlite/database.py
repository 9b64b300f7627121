"""A SQLite file as a store: its readers and the threads they work in."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from agentos_sessions.store.description import Description
from agentos_sessions.store.odd_rows import OddRow, OddRows, log_odd_row
from agentos_sessions.store.sessions import Listing, SessionPage, SessionQuery
from agentos_sessions.store.sqlite.reader import SQLiteReader
from agentos_sessions.store.sqlite.remembered import RememberedListings

_READERS = 4
_SCANS = 2


class SQLiteDatabase:
    """Lists sessions off the event loop, by as many readers as there are threads.

    What has been listed since the file last changed is answered on the event loop.
    """

    def __init__(
        self, path: Path, database_id: str, on_odd_row: Callable[[OddRow], None] = log_odd_row
    ) -> None:
        self._path = path
        self._database_id = database_id
        self._odd_rows = OddRows(database_id, on_odd_row)
        self._threads = ThreadPoolExecutor(_READERS, thread_name_prefix=f"pages-{database_id}")
        self._scans = ThreadPoolExecutor(_SCANS, thread_name_prefix=f"names-{database_id}")
        self._readers: list[SQLiteReader] = []
        self._remembered = RememberedListings(path)
        self._idle: list[SQLiteReader] = []

    async def list_sessions(self, query: SessionQuery) -> SessionPage:
        """Raises `TableNotFound` and `DatabaseUnavailable`."""
        started = perf_counter()
        version = self._remembered.version()
        listing = self._remembered.get(version, query)
        if listing is None:
            loop = asyncio.get_running_loop()
            # Names are read row by row, which can take seconds: no other page waits behind that.
            by_name = query.session_name or query.sort_by == "session_name"
            threads = self._scans if by_name else self._threads
            listing = await loop.run_in_executor(threads, self._list, query)
            self._remembered.put(version, query, listing)
        elapsed_ms = (perf_counter() - started) * 1000
        return SessionPage(listing, query.page, query.limit, elapsed_ms)

    def describe(self) -> Description:
        """What the file holds; blocks, and raises `DatabaseUnavailable`."""
        return self._reader().describe()

    def close(self) -> None:
        """Ends the listings that are under way; they raise `DatabaseUnavailable`."""
        for threads in (self._threads, self._scans):
            threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._readers:
            reader.interrupt()

    def _list(self, query: SessionQuery) -> Listing:
        # Last in, first out: what the last reader remembers is likely to be of use again.
        try:
            reader = self._idle.pop()
        except IndexError:
            reader = self._reader()
            self._readers.append(reader)
        try:
            return reader.list_sessions(query)
        finally:
            self._idle.append(reader)

    def _reader(self) -> SQLiteReader:
        return SQLiteReader(self._path, self._database_id, self._odd_rows)
