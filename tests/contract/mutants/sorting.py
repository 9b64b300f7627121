"""Mutants of the order: fields, directions, ties and missing values."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from agentos_sessions.store import Listing, Session, SessionPage, SessionQuery, SortField, Store
from tests.contract.mutants.listings import (
    WrapStore,
    cut,
    edit_store_query,
    edit_whole,
    listing_by,
    whole,
)
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import Pairs, drop, edit_query, edit_value

_FIELDS = {
    "created_at",
    "updated_at",
    "session_id",
    "session_name",
    "user_id",
    "component_id",
    "agent_id",
    "team_id",
    "workflow_id",
}


def _sorted_by(field: SortField) -> Callable[[SessionQuery], bool]:
    return lambda query: query.sort_by == field


def _ties(edit: Callable[[list[Session]], Sequence[Session]]) -> WrapStore:
    """Changes the order among sessions of the same `created_at`."""

    def edited(sessions: list[Session], _query: SessionQuery) -> list[Session]:
        groups = groupby(sessions, key=lambda session: session.created_at)
        return [session for _, tied in groups for session in edit(list(tied))]

    return edit_whole(edited, _sorted_by("created_at"))


def _resorted(field: SortField, key: Callable[[Session], Any]) -> WrapStore:
    """Sorts by another key than that of the field, ties by ID."""

    def edited(sessions: list[Session], query: SessionQuery) -> list[Session]:
        by_id = sorted(sessions, key=lambda session: session.session_id, reverse=query.descending)
        return sorted(by_id, key=key, reverse=query.descending)

    return edit_whole(edited, _sorted_by(field))


def _other_field(field: SortField, other: SortField) -> WrapStore:
    return edit_store_query(lambda q: replace(q, sort_by=other) if q.sort_by == field else q)


def _shuffled(sessions: list[Session]) -> list[Session]:
    return random.sample(sessions, len(sessions))


def _without_fallback(sessions: list[Session], _query: SessionQuery) -> list[Session]:
    present = [session for session in sessions if session.updated_at]
    return [*present, *(session for session in sessions if not session.updated_at)]


async def _page_sorted(store: Store, query: SessionQuery) -> SessionPage:
    if query.sort_by != "session_name":
        return await store.list_sessions(query)
    page = await store.list_sessions(replace(query, sort_by="created_at"))
    by_name = sorted(page.sessions, key=lambda session: session.name, reverse=query.descending)
    return replace(page, listing=Listing(by_name, page.total_count, 0))


async def _missing_first(store: Store, query: SessionQuery) -> SessionPage:
    """The listing in the other direction, reversed: so do missing values come first."""
    if query.descending:
        return await store.list_sessions(query)
    return cut((await whole(store, query, descending=True))[::-1], query)


def _ignored_order(query: SessionQuery) -> SessionQuery:
    return query if query.sort_by == "created_at" else replace(query, descending=True)


def _ascending_by_default(pairs: Pairs) -> Pairs:
    return [("sort_order", "asc"), *pairs] if "sort_by" in dict(pairs) else pairs


def _turned(query: SessionQuery) -> SessionQuery:
    turn = query.sort_by == "session_name"
    return replace(query, descending=query.descending is not turn)


MUTANTS = (
    Mutant("sort_by is ignored", drop("sort_by", lambda value: value in _FIELDS)),
    Mutant("sort_order is ignored with a sort_by", store=edit_store_query(_ignored_order)),
    Mutant("ascending and descending are swapped by name", store=edit_store_query(_turned)),
    Mutant("a sort_by without a sort_order is ascending", edit_query(_ascending_by_default)),
    Mutant(
        "an unknown sort field is created_at",
        edit_value("sort_by", lambda value: value if value in _FIELDS else "created_at"),
    ),
    Mutant("sort_by is read in any case", edit_value("sort_by", str.lower)),
    Mutant("ties are in random order", store=_ties(_shuffled)),
    Mutant(
        "ties are ascending in either direction",
        store=_ties(lambda tied: sorted(tied, key=lambda session: session.session_id)),
    ),
    Mutant(
        "ties are in order of session_id without case",
        store=_ties(lambda tied: sorted(tied, key=lambda s: s.session_id.lower(), reverse=True)),
    ),
    Mutant("missing values come first when ascending", store=listing_by(_missing_first)),
    Mutant(
        "sort_by updated_at does not fall back to created_at",
        store=edit_whole(_without_fallback, _sorted_by("updated_at")),
    ),
    Mutant("sort_by updated_at is by created_at", store=_other_field("updated_at", "created_at")),
    Mutant("sort_by component_id is by agent_id", store=_other_field("component_id", "agent_id")),
    Mutant(
        "sort_by session_name is without case",
        store=_resorted("session_name", lambda session: session.name.casefold()),
    ),
    Mutant(
        "sort_by session_id is without case",
        store=_resorted("session_id", lambda session: session.session_id.casefold()),
    ),
    Mutant("sort_by session_name sorts the page only", store=listing_by(_page_sorted)),
)
