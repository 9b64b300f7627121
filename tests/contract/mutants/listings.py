"""How a store is wrapped to list other sessions than the real one, or in another order."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agentos_sessions.store import Listing, Session, SessionPage, SessionQuery, Store

_ALL = 1_000_000

WrapStore = Callable[[Store], Store]


def listing_by(answer: Callable[[Store, SessionQuery], Awaitable[SessionPage]]) -> WrapStore:
    """Lists by `answer`, which may ask the real store."""

    @dataclass(frozen=True)
    class Wrapped:
        real: Store

        async def list_sessions(self, query: SessionQuery) -> SessionPage:
            return await answer(self.real, query)

        def close(self) -> None:
            self.real.close()

    return Wrapped


def edit_store_query(edit: Callable[[SessionQuery], SessionQuery]) -> WrapStore:
    """Asks the real store something else; the page and the limit are said to be those asked for."""

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        page = await store.list_sessions(edit(query))
        return replace(page, page=query.page, limit=query.limit)

    return listing_by(answer)


def edit_sessions(edit: Callable[[Session], Session]) -> WrapStore:
    """Changes each session of each page."""
    return edit_page(lambda page, _: _with(page, [edit(session) for session in page.sessions]))


def edit_page(edit: Callable[[SessionPage, SessionQuery], SessionPage]) -> WrapStore:
    """Changes each page."""

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        return edit(await store.list_sessions(query), query)

    return listing_by(answer)


def edit_total(edit: Callable[[SessionPage], int]) -> WrapStore:
    """Changes how many sessions there are said to be."""
    return edit_page(lambda page, _: _with(page, page.sessions, edit(page)))


def edit_whole(
    edit: Callable[[list[Session], SessionQuery], Sequence[Session]],
    when: Callable[[SessionQuery], Any] = lambda _: True,
    **asked: Any,
) -> WrapStore:
    """Changes the whole listing before it is cut into pages, for the queries that are such.

    `asked` are the parts of the query in which the real store is asked something else.
    """

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        if not when(query):
            return await store.list_sessions(query)
        return cut(edit(await whole(store, query, **asked), query), query)

    return listing_by(answer)


async def whole(store: Store, query: SessionQuery, **asked: Any) -> list[Session]:
    """Every session of the listing, in order."""
    page = await store.list_sessions(replace(query, page=1, limit=_ALL, **asked))
    return list(page.sessions)


def cut(sessions: Sequence[Session], query: SessionQuery) -> SessionPage:
    """The page of that listing."""
    shown = sessions[query.offset :][: query.limit]
    return SessionPage(Listing(shown, len(sessions), 0), query.page, query.limit, 0.0)


def _with(page: SessionPage, sessions: Sequence[Session], total: int | None = None) -> SessionPage:
    count = page.total_count if total is None else total
    return replace(page, listing=Listing(sessions, count, 0))
