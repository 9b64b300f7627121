"""The databases that are served, by ID."""

from collections.abc import Iterable
from typing import Protocol, Self

from agentos_sessions.errors import DatabaseNotFound, DatabaseRequired
from agentos_sessions.store.location import Location
from agentos_sessions.store.sessions import SessionPage, SessionQuery
from agentos_sessions.store.sqlite.database import SQLiteDatabase


class Store(Protocol):
    """Whatever lists sessions."""

    async def list_sessions(self, query: SessionQuery) -> SessionPage:
        """The page, from one state of the database; raises the facts of `errors`."""

    def close(self) -> None:
        """Ends what is under way; nothing is listed any more."""


class Databases:
    """A store over several: the query's `database_id` says which."""

    def __init__(self, stores: dict[str, Store]) -> None:
        self._stores = stores

    @classmethod
    def at(cls, locations: Iterable[Location]) -> Self:
        """The databases at those places; none is opened before it is asked."""
        return cls(
            {
                place.database_id: SQLiteDatabase(place.path, place.database_id)
                for place in locations
            }
        )

    async def list_sessions(self, query: SessionQuery) -> SessionPage:
        """Raises `DatabaseRequired`, `DatabaseNotFound`, and what the database raises."""
        return await self._store(query).list_sessions(query)

    def close(self) -> None:
        """Closes each database."""
        for store in self._stores.values():
            store.close()

    def _store(self, query: SessionQuery) -> Store:
        if query.database_id:
            try:
                return self._stores[query.database_id]
            except KeyError:
                raise DatabaseNotFound(query.database_id, self._stores) from None
        if len(self._stores) > 1:
            raise DatabaseRequired(self._stores)
        (store,) = self._stores.values()
        return store
