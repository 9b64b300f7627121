"""Mutants of the counts in `meta`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from agentos_sessions.store import SESSION_TYPES, Listing, SessionPage, SessionQuery, Store
from tests.contract.mutants.listings import WrapStore, edit_total, listing_by
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.wire import edit_meta


def _counted_as(**asked: Any) -> WrapStore:
    """Counts what another query finds."""
    return _counted_over([asked])


def _counted_over(each: Iterable[dict[str, Any]]) -> WrapStore:
    """Counts what other queries find together."""

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        page = await store.list_sessions(query)
        others = [await store.list_sessions(replace(query, **asked)) for asked in each]
        total = sum(other.total_count for other in others)
        return replace(page, listing=Listing(page.sessions, total, 0))

    return listing_by(answer)


def _so_far(page: SessionPage) -> int:
    """The sessions up to this page, and one more where there is a next."""
    return min(page.total_count, page.page * page.limit + 1)


MUTANTS = (
    Mutant("total_count is that of the page", store=edit_total(lambda page: len(page.sessions))),
    Mutant("total_count is that of the pages so far", store=edit_total(_so_far)),
    Mutant(
        "total_count is 0 where a page has no data",
        store=edit_total(lambda page: page.total_count if page.sessions else 0),
    ),
    Mutant("total_count stops at 200", store=edit_total(lambda page: min(page.total_count, 200))),
    Mutant("total_count overlooks session_name", store=_counted_as(session_name=None)),
    Mutant("total_count overlooks user_id", store=_counted_as(user_id=None)),
    Mutant(
        "total_count is over all types",
        store=_counted_over([{"session_type": kind} for kind in SESSION_TYPES]),
    ),
    Mutant("total_count overlooks table", store=_counted_as(table=None)),
    Mutant(
        "total_pages overlooks a last page that is not full",
        edit_meta(lambda meta: {**meta, "total_pages": meta["total_count"] // meta["limit"]}),
    ),
    Mutant(
        "total_pages is one too many where the last page is full",
        edit_meta(lambda meta: {**meta, "total_pages": meta["total_count"] // meta["limit"] + 1}),
    ),
    Mutant(
        "total_pages of nothing is 1",
        edit_meta(lambda meta: {**meta, "total_pages": max(meta["total_pages"], 1)}),
    ),
    Mutant(
        "total_pages is by 20 whatever the limit",
        edit_meta(lambda meta: {**meta, "total_pages": -(-meta["total_count"] // 20)}),
    ),
)
