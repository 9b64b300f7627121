"""Pages that were listed lately, for as long as the file does not change."""

from pathlib import Path

from cachetools import LRUCache

from agentos_sessions.store.sessions import SessionPage, SessionQuery
from agentos_sessions.store.sqlite.connection import ReadOnlyConnection, Version

_CHARACTERS = 4_000_000
_CHARACTERS_OF_AN_EMPTY_PAGE = 1_000


class RememberedPages:
    """Remembers by query; for the event loop alone.

    A page belongs to the state of the file that was seen before it was listed: it may be newer
    than that state, and then the next look at the file drops it.
    """

    def __init__(self, path: Path) -> None:
        self._watch = ReadOnlyConnection(path, functions={}, busy_seconds=0)
        self._version: Version | None = None
        self._pages: LRUCache[SessionQuery, SessionPage] = LRUCache(_CHARACTERS, _characters)

    def version(self) -> Version | None:
        """The present state of the file, None when that cannot be told without waiting."""
        return self._watch.version()

    def get(self, version: Version | None, query: SessionQuery) -> SessionPage | None:
        """The page as it is in the present state of the file, if it is remembered."""
        if version is None:
            return None
        if version != self._version:
            self._pages.clear()
            self._version = version
        return self._pages.get(query)

    def put(self, version: Version | None, query: SessionQuery, page: SessionPage) -> None:
        """Remembers a page that was listed after `version` was seen."""
        fits = _characters(page) <= self._pages.maxsize
        if fits and version is not None and version == self._version:
            self._pages[query] = page


def _characters(page: SessionPage) -> int:
    return page.characters + _CHARACTERS_OF_AN_EMPTY_PAGE
