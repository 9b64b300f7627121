"""The laws of GET /sessions: what holds between a request, the rows and the answer."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, get_args
from urllib.parse import urlencode

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agentos_sessions.store import Session, SessionType, SortField
from tests import listing_model
from tests.agno_reading import Table
from tests.contract.checks import Check
from tests.contract.operations.get_sessions.expected import (
    LARGEST_LIMIT,
    Listing,
    check_answer,
    check_item,
    reading,
)
from tests.contract.operations.get_sessions.under_writes import one_page_is_one_snapshot
from tests.contract.subject import Subject
from tests.contract.worlds import World

PATH = "/sessions"
TYPES: Sequence[str] = get_args(SessionType)
SORT_FIELDS: Sequence[str] = get_args(SortField)

_TEXTS = (
    "trip",
    "TRIP to",
    "100%",
    "_",
    "er_s",
    "ss",
    "ß",
    "ÖLW",
    "σίσυφος",
    "語 😀",
    "\\",
    "\n",
    "t4",
)
_RANDOM_QUERIES = 150
_MOST_PAGES = 100
"""More than the sessions of a world have, by the smallest limit that is asked for."""

Parameters = dict[str, Any]


def listing(subject: Subject, **parameters: Any) -> dict[str, Any]:
    """The page."""
    query = urlencode(parameters)
    response = subject.target.get(PATH, query)
    assert response.is_success, f"answered {response.status_code}: {response.text[:200]}"
    body: dict[str, Any] = response.json()
    return body


def everything(subject: Subject, limit: int = LARGEST_LIMIT, **parameters: Any) -> list[Any]:
    """The items of all pages, however many the first one says that there are."""
    first = listing(subject, limit=limit, **parameters)
    items: list[Any] = first["data"]
    pages = first["meta"].get("total_pages")
    assert pages <= _MOST_PAGES, f"total_pages is {pages}"
    for page in range(2, pages + 1):
        items += listing(subject, limit=limit, page=page, **parameters)["data"]
    return items


def tables(world: World) -> Iterator[tuple[Table, Parameters]]:
    """Each table, and the parameters that name it where there are others."""
    if sum(len(database.tables) for database in world.databases.values()) == 1:
        (database,) = world.databases.values()
        yield database.tables[0], {}
        return
    for database_id, database in world.databases.items():
        for table in database.tables:
            yield table, {"db_id": database_id, "table": table.name}


def wanted(subject: Subject, parameters: Parameters) -> list[Session]:
    """All sessions that the rows have for the parameters, in order."""
    asked = reading(subject.world, urlencode(parameters))
    assert isinstance(asked, Listing)
    return asked.rows_joined()


def ids(items: Sequence[Any]) -> list[str]:
    """Their session IDs."""
    return [item["session_id"] if isinstance(item, dict) else item.session_id for item in items]


def _same_ids(subject: Subject, **parameters: Any) -> None:
    """The listing has the sessions of the rows, in whatever order."""
    got, due = ids(everything(subject, **parameters)), ids(wanted(subject, parameters))
    missing, extra = sorted({*due} - {*got}), sorted({*got} - {*due})
    assert not missing, f"{len(missing)} of {len(due)} sessions are missing, {missing[0]!r} is one"
    assert not extra, f"{len(extra)} sessions are not of it, {extra[0]!r} is one"
    assert len(got) == len(due), f"{len(got)} items for {len(due)} sessions"


def _default(subject: Subject) -> None:
    """Without parameters: 20 agents, the youngest first."""
    if len(subject.world.databases) == 1:
        body = listing(subject)
        due = wanted(subject, {})
        assert ids(body["data"]) == ids(due[:20]), "not the 20 that were created last"


def _types(subject: Subject) -> None:
    for _, named in tables(subject.world):
        for kind in TYPES:
            _same_ids(subject, type=kind, **named)


def _component(subject: Subject) -> None:
    for table, named in tables(subject.world):
        for kind in TYPES:
            values = _values(getattr(row, f"{kind}_id") for row in table.rows)
            for value in (*values, "no-such", "helper%", "helper\0x", "null", "' OR 1=1 --"):
                _same_ids(subject, type=kind, component_id=value, **named)


def _user(subject: Subject) -> None:
    for table, named in tables(subject.world):
        known = _values(row.user_id for row in table.rows)
        for value in (*known, "no-such", "ADA", "%", "ada ", "ada\0x", "ad", "null"):
            _same_ids(subject, user_id=value, **named)


def _name(texts: Sequence[str], subject: Subject) -> None:
    for _, named in tables(subject.world):
        for kind in TYPES:
            for text in texts:
                _same_ids(subject, type=kind, session_name=text, **named)


def _filters_together(subject: Subject) -> None:
    for table, named in tables(subject.world):
        rows = [row for row in table.rows if row.user_id and row.agent_id]
        for row in rows[:4]:
            both = {"user_id": row.user_id, "component_id": row.agent_id}
            _same_ids(subject, **both, **named)
            _same_ids(subject, session_name="tri", **both, **named)


def _sorted(field: str, order: str, subject: Subject) -> None:
    for _, named in tables(subject.world):
        for kind in TYPES:
            parameters = {"type": kind, "sort_by": field, "sort_order": order, **named}
            got, due = ids(everything(subject, **parameters)), ids(wanted(subject, parameters))
            if got != due:
                place = next(
                    (n for n, pair in enumerate(zip(got, due, strict=False)) if len({*pair}) > 1),
                    min(len(got), len(due)),
                )
                raise AssertionError(
                    f"the order differs from item {place + 1} on: {got[place : place + 2]},"
                    f" not {due[place : place + 2]}"
                )


def _pages(limit: int, subject: Subject) -> None:
    """Pages joined are the listing: none twice, none left out."""
    for _, named in tables(subject.world):
        due = ids(wanted(subject, named))
        got = ids(everything(subject, limit=limit, **named))
        assert len(got) == len({*got}), f"a session is on two pages of {limit}"
        assert got == due, f"pages of {limit} joined are not the listing"


def _counts(subject: Subject) -> None:
    for _, named in tables(subject.world):
        for more in ({}, {"type": "workflow"}, {"session_name": "trip"}, {"user_id": "no-such"}):
            due = len(wanted(subject, {**named, **more}))
            for limit in (1, 7, 20, 100):
                meta = listing(subject, limit=limit, **named, **more)["meta"]
                assert meta.get("total_count") == due, (
                    f"total_count is {meta.get('total_count')}, there are {due}"
                )
                pages = -(-due // limit)
                assert meta.get("total_pages") == pages, (
                    f"total_pages is {meta.get('total_pages')} for {due} by {limit}"
                )


def _past_the_end(subject: Subject) -> None:
    for _, named in tables(subject.world):
        count = len(wanted(subject, named))
        for page in (count // 20 + 2, 1000, 2**63, 10**30):
            body = listing(subject, page=page, **named)
            assert body["data"] == [], f"page {page} has data"
            assert body["meta"].get("total_count") == count, "not the true count"
            assert body["meta"].get("page") == page, "meta.page is another page"


def _clamped(subject: Subject) -> None:
    for _, named in tables(subject.world):
        hundred = listing(subject, limit=100, **named)
        for limit in (101, 10**30):
            body = listing(subject, limit=limit, **named)
            assert body["meta"].get("limit") == LARGEST_LIMIT, (
                f"meta.limit is {body['meta'].get('limit')}"
            )
            assert ids(body["data"]) == ids(hundred["data"]), "not the 100 of limit=100"
            pages = body["meta"].get("total_pages")
            assert pages == hundred["meta"].get("total_pages"), f"total_pages is {pages}"


def _page_zero(subject: Subject) -> None:
    for _, named in tables(subject.world):
        zero, one = listing(subject, page=0, **named), listing(subject, page=1, **named)
        assert ids(zero["data"]) == ids(one["data"]), "not the first page"
        assert zero["meta"].get("page") == 1, f"meta.page is {zero['meta'].get('page')}"


def _again(subject: Subject) -> None:
    """What has not changed is answered the same."""
    for _, named in tables(subject.world):
        for more in ({}, {"sort_by": "user_id"}, {"sort_by": "updated_at", "limit": 100}):
            first = listing(subject, **more, **named)["data"]
            for _ in range(3):
                assert listing(subject, **more, **named)["data"] == first, "another answer"


def _items(stored_name: bool, subject: Subject) -> None:
    """Each item is what its row says; with or without a name of its own."""
    for table, named in tables(subject.world):
        stored = {listing_model.text(r.session_id): _has_name(r) for r in table.rows}
        for kind in TYPES:
            due = {s.session_id: s for s in wanted(subject, {"type": kind, **named})}
            for item in everything(subject, type=kind, **named):
                session = due.get(item["session_id"])
                if session and stored[session.session_id] is stored_name:
                    check_item(item, session)


def _any_request(subject: Subject) -> None:
    """Whatever is asked, together: the answer is the one that the rows give."""

    @settings(
        max_examples=_RANDOM_QUERIES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_queries(subject.world))
    def answer_is_right(parameters: Parameters) -> None:
        query = urlencode(parameters.pop("named", {}) | parameters)
        check_answer(subject.world, query, subject.target.get(PATH, query))

    answer_is_right()


def _queries(world: World) -> st.SearchStrategy[Parameters]:
    rows = [row for table, _ in tables(world) for row in table.rows]
    components = _values(getattr(r, f"{kind}_id") for r in rows for kind in TYPES)
    return st.fixed_dictionaries(
        {},
        optional={
            "named": st.sampled_from([named for _, named in tables(world)]),
            "type": st.sampled_from(TYPES),
            "component_id": st.sampled_from([*components, "no-such"]),
            "user_id": st.sampled_from([*_values(r.user_id for r in rows), "no-such"]),
            "session_name": st.sampled_from(_TEXTS) | st.text(max_size=2),
            "limit": st.sampled_from((1, 2, 3, 7, 20, 50, 99, 100, 101, 10**19))
            | st.integers(1, 120),
            "page": st.integers(0, 12) | st.sampled_from((100, 2**62, 2**64)),
            "sort_by": st.sampled_from(SORT_FIELDS),
            "sort_order": st.sampled_from(("asc", "desc")),
        },
    )


def _values(cells: Iterator[Any]) -> list[str]:
    return sorted({cell for cell in cells if isinstance(cell, str)})


def _has_name(row: Any) -> bool:
    name = listing_model.session_data(row).get("session_name")
    return isinstance(name, str) and bool(name)


_NAME_FILTERS: dict[str, Sequence[str]] = {
    "finds a part of the name": ("rip to", "uestion 3", "Tokyo"),
    "finds it in any case": ("TRIP TO TOKYO", "ÖLWECHSEL", "straSSE", "ζεύς και σίσυφος"),
    "takes % and _ as they are": ("100%", "%", "under_score", "_", "T%o"),
    "takes other characters as they are": (
        "\\",
        "%20",
        "[brackets] *",
        '"hi"',
        "\n",
        "'",
        "日本語 😀",
    ),
    "empty is no filter": ("",),
    "does not find what is elsewhere in the session": ("null", "topic", "t4", "nested", "Answer"),
}

LAWS: list[Check] = [
    Check("the default page is the 20 agents created last", _default),
    Check("a type lists all its sessions and no others", _types),
    Check("component_id lists all of that component and no others", _component),
    Check("user_id lists all of that user and no others", _user),
    *(
        Check(f"session_name {label}", partial(_name, texts))
        for label, texts in _NAME_FILTERS.items()
    ),
    Check("filters together list what passes all of them", _filters_together),
    *(
        Check(
            f"sort_by={field}&sort_order={order} is a total order", partial(_sorted, field, order)
        )
        for field in SORT_FIELDS
        for order in ("asc", "desc")
    ),
    *(
        Check(f"pages of {limit} joined are the listing", partial(_pages, limit))
        for limit in (7, 20, 50, 100)
    ),
    Check("total_count and total_pages count all pages", _counts),
    Check("past the end there is no data and the counts are true", _past_the_end),
    Check("a limit above 100 is served as 100, and said so", _clamped),
    Check("page 0 is page 1, and said so", _page_zero),
    Check("asked again, it answers the same", _again),
    Check("items with a stored name are as their rows say", partial(_items, True)),
    Check("items with a derived name are as their rows say", partial(_items, False)),
    Check("any request is answered as the rows say", _any_request),
    Check("one page is one snapshot, whatever is written meanwhile", one_page_is_one_snapshot),
]
