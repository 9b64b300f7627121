"""Mutants of pages: where one starts and ends, and numbers out of bounds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from starlette.requests import Request

from agentos_sessions.store import Listing, SessionPage, SessionQuery, Store
from tests.contract.mutants.listings import (
    WrapStore,
    edit_page,
    edit_store_query,
    listing_by,
    whole,
)
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import (
    drop,
    edit_query,
    edit_value,
    number_of,
    value_of,
    with_values,
)
from tests.contract.mutants.wire import (
    Answer,
    Ask,
    around,
    edit_answer,
    edit_listed,
    is_listed,
)

_LARGEST_LIMIT = 100


def _sliced(slice_of: Callable[[SessionQuery], slice]) -> WrapStore:
    """Cuts the pages past the first out of the listing by another slice."""

    async def answer(store: Store, query: SessionQuery) -> SessionPage:
        if query.page == 1:
            return await store.list_sessions(query)
        sessions = await whole(store, query)
        listing = Listing(sessions[slice_of(query)], len(sessions), 0)
        return SessionPage(listing, query.page, query.limit, 0.0)

    return listing_by(answer)


def _with_meta(answer: Answer, **entries: Any) -> Answer:
    body = answer.json
    return answer.with_json({**body, "meta": {**body["meta"], **entries}})


def _is_page_zero(_body: Any, request: Request) -> bool:
    return number_of(request, "page", 1) == 0


def _is_past_the_end(body: Any, _request: Request) -> bool:
    return bool(body["meta"]["page"] > max(body["meta"]["total_pages"], 1))


def _refused(answer: Answer, status: int, code: str, detail: str) -> Answer:
    return replace(answer.with_json({"detail": detail, "error_code": code}), status=status)


def _limit(request: Request) -> int:
    return number_of(request, "limit", 20)


def _is_clamped(answer: Answer, request: Request) -> bool:
    return is_listed(answer, request) and _limit(request) > _LARGEST_LIMIT


def _asked_limit(answer: Answer, request: Request) -> Answer:
    return _with_meta(answer, limit=_limit(request)) if _is_clamped(answer, request) else answer


def _pages_of_asked_limit(answer: Answer, request: Request) -> Answer:
    if not _is_clamped(answer, request):
        return answer
    total_count = answer.json["meta"]["total_count"]
    return _with_meta(answer, total_pages=-(-total_count // _limit(request)))


async def _unclamped(ask: Ask, request: Request) -> Answer:
    """The second hundred too, where more than one is asked for."""
    answer = await ask(request.scope)
    if not _is_clamped(answer, request) or value_of(request, "page"):
        return answer
    more = await ask({**request.scope, **with_values(request, page="2")})
    return answer.with_json({**answer.json, "data": answer.json["data"] + more.json["data"]})


async def _last_repeated(store: Store, query: SessionQuery) -> SessionPage:
    page = await store.list_sessions(query)
    if page.page <= page.total_pages or not page.total_pages:
        return page
    return replace(await store.list_sessions(replace(query, page=page.total_pages)), page=page.page)


def _last_lost(page: SessionPage, query: SessionQuery) -> SessionPage:
    if page.page == 1 or len(page.sessions) == query.limit:
        return page
    return replace(page, listing=Listing([], page.total_count, 0))


def _negative_is_first(text: str) -> str:
    return "1" if text.startswith("-") and text[1:].isdecimal() else text


def _refuse_large_limits(answer: Answer, request: Request) -> Answer:
    if not _is_clamped(answer, request):
        return answer
    return _refused(answer, 422, "VALIDATION_ERROR", "limit: must be 100 or less")


MUTANTS = (
    Mutant(
        "page 1 is the second page",
        store=edit_store_query(lambda query: replace(query, page=query.page + 1)),
    ),
    Mutant(
        "a page past the first starts one session late",
        store=_sliced(lambda q: slice(q.offset + 1, q.offset + 1 + q.limit)),
    ),
    Mutant(
        "a page past the first starts with the last session of the page before",
        store=_sliced(lambda q: slice(q.offset - 1, q.offset - 1 + q.limit)),
    ),
    Mutant(
        "the last session of a page past the first is lost",
        store=_sliced(lambda q: slice(q.offset, q.offset + q.limit - 1)),
    ),
    Mutant("a last page that is not full is empty", store=edit_page(_last_lost)),
    Mutant(
        "a page past the end is answered 404",
        edit_listed(
            lambda answer: _refused(answer, 404, "NOT_FOUND", "no such page"), _is_past_the_end
        ),
    ),
    Mutant("a page past the end is the last page", store=listing_by(_last_repeated)),
    Mutant(
        "a page past the end is said to be the last",
        edit_listed(lambda a: _with_meta(a, page=a.json["meta"]["total_pages"]), _is_past_the_end),
    ),
    Mutant(
        "page 0 is said to be page 0",
        edit_listed(lambda answer: _with_meta(answer, page=0), _is_page_zero),
    ),
    Mutant(
        "page 0 is refused",
        edit_listed(
            lambda answer: _refused(answer, 400, "BAD_REQUEST", "page must be 1 or more, not 0"),
            _is_page_zero,
        ),
    ),
    Mutant("a negative page is the first", edit_value("page", _negative_is_first)),
    Mutant("a limit of 0 is 20", drop("limit", lambda value: value == "0")),
    Mutant(
        "a limit of -1 is no limit",
        edit_value("limit", lambda value: "100" if value == "-1" else value),
    ),
    Mutant("a limit above 100 is refused", edit_answer(_refuse_large_limits)),
    Mutant("a limit above 100 is served as 100 and not said so", edit_answer(_asked_limit)),
    Mutant("a limit above 100 is said to be 100 and more is served", around(_unclamped)),
    Mutant("total_pages are of the limit before it is 100", edit_answer(_pages_of_asked_limit)),
    Mutant(
        "a limit of 100 is served as 99",
        edit_value("limit", lambda value: "99" if value == "100" else value),
    ),
    Mutant(
        "without a limit there are 10 on a page",
        edit_query(lambda pairs: [("limit", "10"), *pairs]),
    ),
)
