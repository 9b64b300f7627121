"""Mutants of the filters by type, component, user, database and table."""

import string
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from agentos_sessions.errors import DatabaseNotFound, DatabaseRequired, TableNotFound
from agentos_sessions.store import SESSION_TYPES, Listing, Session, SessionPage, SessionQuery, Store
from tests.contract.mutants.listings import (
    WrapStore,
    cut,
    edit_store_query,
    listing_by,
    whole,
)
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import drop
from tests.contract.mutants.wire import Wrap


def _also(name: str, others: Callable[[str], Iterable[str]]) -> WrapStore:
    """Finds by the filter what each of the other values finds, besides what its own does."""

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        value = getattr(query, name)
        if value is None:
            return await store.list_sessions(query)
        found = set[str]()
        for each in {value, *others(value)}:
            found |= _ids(await whole(store, query, **{name: each}))
        every = await whole(store, query, **{name: None})
        return cut([session for session in every if session.session_id in found], query)

    return listing_by(answer)


def _any_of(*names: str) -> WrapStore:
    """Finds what passes one of the filters where all of them are given."""

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        if any(getattr(query, name) is None for name in names):
            return await store.list_sessions(query)
        found = set[str]()
        for name in names:
            found |= _ids(await whole(store, query, **_without(names, keep=name)))
        every = await whole(store, query, **_without(names))
        return cut([session for session in every if session.session_id in found], query)

    return listing_by(answer)


def _without(names: Iterable[str], keep: str = "") -> dict[str, Any]:
    """What is asked when none of the filters is given but the one to keep."""
    return {name: None for name in names if name != keep}


def _ids(sessions: Iterable[Session]) -> set[str]:
    return {session.session_id for session in sessions}


def _ignored(name: str, when: Callable[[SessionQuery], bool] = lambda _: True) -> WrapStore:
    return edit_store_query(lambda q: replace(q, **_without([name])) if when(q) else q)


async def _page_filtered(store: Store, query: SessionQuery) -> SessionPage:
    found = _ids(await whole(store, query))
    page = await store.list_sessions(replace(query, user_id=None))
    shown = [session for session in page.sessions if session.session_id in found]
    return replace(page, listing=Listing(shown, len(found), 0))


async def _any_type(store: Store, query: SessionQuery) -> SessionPage:
    if query.component_id is None:
        return await store.list_sessions(query)
    pages = [await whole(store, query, session_type=kind) for kind in SESSION_TYPES]
    own = SESSION_TYPES.index(query.session_type)
    return cut([*pages.pop(own), *(s for page in pages for s in page)], query)


async def _default_table(store: Store, query: SessionQuery) -> SessionPage:
    try:
        return await store.list_sessions(query)
    except TableNotFound:
        return await store.list_sessions(replace(query, table=None))


async def _no_table(store: Store, query: SessionQuery) -> SessionPage:
    await store.list_sessions(query)
    return await store.list_sessions(replace(query, table=None))


async def _live_database(store: Store, query: SessionQuery) -> SessionPage:
    page = await store.list_sessions(query)
    if query.database_id != "old":
        return page
    return await store.list_sessions(replace(query, database_id="live", table=None))


async def _empty_database(store: Store, query: SessionQuery) -> SessionPage:
    try:
        return await store.list_sessions(query)
    except DatabaseNotFound:
        return cut([], query)


async def _first_database(store: Store, query: SessionQuery) -> SessionPage:
    try:
        return await store.list_sessions(query)
    except DatabaseRequired:
        return await store.list_sessions(replace(query, database_id="live"))


def _one_longer(text: str) -> list[str]:
    return [text + character for character in string.printable]


def _cases(text: str) -> list[str]:
    return [text.lower(), text.upper(), text.title()]


def _wildcard(text: str) -> list[str]:
    """What `_` may stand for in SQL's LIKE."""
    return [text.replace("_", character) for character in string.printable] if "_" in text else []


def _drop_empty(name: str) -> Wrap:
    return drop(name, lambda value: not value)


MUTANTS = (
    Mutant(
        "type is ignored with a user_id",
        store=edit_store_query(
            lambda q: q if q.user_id is None else replace(q, session_type="agent")
        ),
    ),
    Mutant(
        "workflows are listed as teams",
        store=edit_store_query(
            lambda q: replace(q, session_type="team") if q.session_type == "workflow" else q
        ),
    ),
    Mutant(
        "component_id is ignored for workflows",
        store=_ignored("component_id", lambda query: query.session_type == "workflow"),
    ),
    Mutant(
        "user_id is ignored past the first page", store=_ignored("user_id", lambda q: q.page > 1)
    ),
    Mutant(
        "user_id is ignored with a component_id",
        store=_ignored("user_id", lambda query: query.component_id is not None),
    ),
    Mutant("an empty user_id is no filter", _drop_empty("user_id")),
    Mutant("an empty component_id is no filter", _drop_empty("component_id")),
    Mutant("component_id finds components of every type", store=listing_by(_any_type)),
    Mutant("component_id is compared without case", store=_also("component_id", _cases)),
    Mutant("user_id is compared without case", store=_also("user_id", _cases)),
    Mutant("a prefix of a user_id finds it", store=_also("user_id", _one_longer)),
    Mutant("_ in a user_id is any character", store=_also("user_id", _wildcard)),
    Mutant(
        "spaces around user_id are overlooked",
        store=_also("user_id", lambda text: [text.strip()]),
    ),
    Mutant("user_id or component_id is enough", store=_any_of("user_id", "component_id")),
    Mutant("user_id or session_name is enough", store=_any_of("user_id", "session_name")),
    Mutant("table is ignored", store=listing_by(_no_table)),
    Mutant("an unknown table is the default one", store=listing_by(_default_table)),
    Mutant("db_id is ignored", store=listing_by(_live_database)),
    Mutant("an unknown database is an empty one", store=listing_by(_empty_database)),
    Mutant("without db_id the first database is listed", store=listing_by(_first_database)),
    Mutant("user_id filters the page only", store=listing_by(_page_filtered)),
)
