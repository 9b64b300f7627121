"""The oracle of GET /sessions: what the rows say the answer to a request is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus as S
from typing import Any, get_args
from urllib.parse import parse_qsl

import httpx
from pydantic import TypeAdapter, ValidationError

from agentos_sessions.store import Session, SessionQuery, SessionType, SortField
from tests import listing_model
from tests.agno_reading import Table
from tests.contract.worlds import World

LARGEST_LIMIT = 100

_INTEGER = TypeAdapter(int)
_TYPES = get_args(SessionType)
_SORT_FIELDS = get_args(SortField)


@dataclass(frozen=True)
class Page:
    """What is listed, all of it."""

    items: Sequence[Session]
    page: int
    limit: int
    total_count: int

    @property
    def total_pages(self) -> int:
        """0 when there are no sessions."""
        return -(-self.total_count // self.limit)


@dataclass(frozen=True)
class Listing:
    """A request that can be honoured: a page of a table."""

    table: Table
    query: SessionQuery

    def page(self) -> Page:
        """Whatever rows are listed are found by scanning all of them."""
        items, count = listing_model.list_sessions(self.table.rows, self.table.layout, self.query)
        return Page(items, self.query.page, self.query.limit, count)

    def rows_joined(self) -> list[Session]:
        """All pages."""
        query = replace(self.query, limit=max(len(self.table.rows), 1), page=1)
        return listing_model.list_sessions(self.table.rows, self.table.layout, query)[0]


def check_answer(world: World, query: str, response: httpx.Response) -> None:
    """Status and, for a page, everything in it."""
    wanted = reading(world, query)
    status = wanted if isinstance(wanted, S) else S.OK
    got = response.status_code
    assert got == status, f"answered {got}, not {int(status)}"
    if isinstance(wanted, Listing):
        check_page(wanted.page(), response.json())


def check_page(page: Page, body: Mapping[str, Any]) -> None:
    """Each item and each count is the one that the rows give."""
    meta = body["meta"]
    assert meta.get("total_count") == page.total_count, _differs("total_count", meta, page)
    assert meta.get("total_pages") == page.total_pages, _differs("total_pages", meta, page)
    assert meta.get("page") == page.page, _differs("page", meta, page)
    assert meta.get("limit") == page.limit, _differs("limit", meta, page)
    got, wanted = [item["session_id"] for item in body["data"]], [s.session_id for s in page.items]
    assert got == wanted, f"data has {_shown(got)}, not {_shown(wanted)}"
    for item, session in zip(body["data"], page.items, strict=True):
        check_item(item, session)


def check_item(item: Mapping[str, Any], session: Session) -> None:
    """Each field is what the row says, and none is left out."""
    label = f"session {session.session_id!r}"
    assert item["session_name"] == session.name, (
        f"{label} has the name {item['session_name']!r}, not {session.name!r}"
    )
    for field, moment in (("created_at", session.created_at), ("updated_at", session.updated_at)):
        assert field in item, f"{label} has no {field}"
        assert item[field] == as_text(moment), (
            f"{label} has {field} {item[field]}, not {as_text(moment)}"
        )
    assert "session_state" in item, f"{label} has no session_state"
    wanted = listing_model.json_value(session.state)
    assert item["session_state"] == wanted, f"{label} has another session_state"


def reading(world: World, query: str) -> Listing | S:
    """What is asked for, or the status that refuses it: 422 before 400 before 404."""
    given: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    try:
        session_type = _one_of(_TYPES, given.get("type", "agent"))
        order = _one_of(("asc", "desc"), given.get("sort_order", "desc"))
        limit = _INTEGER.validate_python(given.get("limit", 20))
        page = _INTEGER.validate_python(given.get("page", 1))
    except (ValidationError, LookupError):
        return S.UNPROCESSABLE_ENTITY
    sort_by: Any = given.get("sort_by") or "created_at"
    database_id = given.get("db_id") or _only(world)
    if limit < 1 or page < 0 or sort_by not in _SORT_FIELDS or not database_id:
        return S.BAD_REQUEST
    table = _table(world, database_id, given.get("table"))
    if table is None:
        return S.NOT_FOUND
    return Listing(
        table,
        SessionQuery(
            session_type=session_type,
            limit=min(limit, LARGEST_LIMIT),
            page=max(page, 1),
            sort_by=sort_by,
            descending=order == "desc",
            component_id=given.get("component_id"),
            user_id=given.get("user_id"),
            session_name=given.get("session_name"),
        ),
    )


def _only(world: World) -> str | None:
    """The ID of the database where there is no other."""
    return next(iter(world.databases)) if len(world.databases) == 1 else None


def _table(world: World, database_id: str, name: str | None) -> Table | None:
    database = world.databases.get(database_id)
    tables = database.tables if database else ()
    return next((table for table in tables if not name or table.name == name), None)


def as_text(moment: datetime | None) -> str | None:
    """UTC with a Z, and a fraction only where there is one."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _one_of(values: Sequence[Any], text: str) -> Any:
    if text not in values:
        raise LookupError(text)
    return text


def _differs(field: str, meta: Mapping[str, Any], page: Page) -> str:
    return f"meta.{field} is {meta.get(field)}, not {getattr(page, field)}"


def _shown(ids: list[str]) -> str:
    most = 3
    return f"{', '.join(ids[:most])}{', ...' if len(ids) > most else ''} ({len(ids)} sessions)"
