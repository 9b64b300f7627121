"""What was listed lately, for as long as the file does not change."""

import asyncio
from pathlib import Path

from cachetools import LRUCache

from agentos_sessions.store.sessions import Listing, SessionQuery
from agentos_sessions.store.sqlite.connection import ReadOnlyConnection, Version

LONGEST_QUERY = 500
"""Characters; what longer queries find is not remembered, or their texts alone would fill it."""

_BYTES = 16_000_000
_BYTES_OF_A_SESSION = 2_000
_BYTES_OF_A_CHARACTER = 16
"""What a character of JSON takes as Python objects: 2 to 16, measured on nested states."""


class RememberedListings:
    """Remembers by query; for the event loop alone.

    A listing belongs to the state of the file that was seen before it was listed: it may be newer
    than that state, and then the next look at the file drops it.
    """

    def __init__(self, path: Path) -> None:
        self._watch = ReadOnlyConnection(path, functions={}, busy_seconds=0)
        self._present: Version | None = None
        self._looked_in: asyncio.AbstractEventLoop | None = None
        self._version: Version | None = None
        self._listings: LRUCache[SessionQuery, Listing] = LRUCache(_BYTES, _bytes)

    def version(self) -> Version | None:
        """The present state of the file, None when that cannot be told without waiting.

        What came in together, in one turn of the event loop, shares one look at the file.
        """
        loop = asyncio.get_running_loop()
        if self._looked_in is not loop:
            self._present = self._watch.version()
            self._looked_in = loop
            loop.call_soon(self._end_turn)
        return self._present

    def get(self, version: Version | None, query: SessionQuery) -> Listing | None:
        """The listing as it is in the present state of the file, if it is remembered."""
        if version is None:
            return None
        if version != self._version:
            self._listings.clear()
            self._version = version
        return self._listings.get(query)

    def put(self, version: Version | None, query: SessionQuery, listing: Listing) -> None:
        """Remembers a listing made after `version` was seen."""
        fits = _bytes(listing) <= self._listings.maxsize and query.characters <= LONGEST_QUERY
        if fits and version is not None and version == self._version:
            self._listings[query] = listing

    def _end_turn(self) -> None:
        self._looked_in = None


def _bytes(listing: Listing) -> int:
    sessions = _BYTES_OF_A_SESSION * (len(listing.sessions) + 1)
    return sessions + _BYTES_OF_A_CHARACTER * listing.characters
