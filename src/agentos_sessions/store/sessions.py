"""The values that go into a listing and come out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from agentos_sessions.errors import InvalidLimit, InvalidPage, UnsortableField

SessionType = Literal["agent", "team", "workflow"]
SortField = Literal[
    "created_at",
    "updated_at",
    "session_id",
    "session_name",
    "user_id",
    "component_id",
    "agent_id",
    "team_id",
    "workflow_id",
]
SESSION_TYPES: tuple[SessionType, ...] = get_args(SessionType)
SORT_FIELDS: tuple[SortField, ...] = get_args(SortField)


def sort_field(name: str) -> SortField:
    """The field of that name; the empty name is `created_at`.

    Raises `UnsortableField`.
    """
    for field in SORT_FIELDS:
        if field == (name or "created_at"):
            return field
    raise UnsortableField(name, SORT_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionQuery:
    """One page of one listing: which sessions, in which order, which slice.

    `limit` is at least 1; `page` counts from 1, and 0 is the first page too. Raises `InvalidLimit`
    and `InvalidPage`.
    A filter that is None does not filter; an empty text does. `session_name` is part of the
    listed name in any case, and the empty text is part of every name.
    """

    session_type: SessionType
    limit: int
    page: int
    sort_by: SortField = "created_at"
    descending: bool = True
    component_id: str | None = None
    user_id: str | None = None
    session_name: str | None = None
    database_id: str | None = None
    table: str | None = None

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise InvalidLimit(self.limit)
        if self.page < 0:
            raise InvalidPage(self.page)
        object.__setattr__(self, "page", max(self.page, 1))

    @property
    def characters(self) -> int:
        """How long its texts are together."""
        texts = (self.component_id, self.user_id, self.session_name, self.database_id, self.table)
        return sum(len(text) for text in texts if text)

    @property
    def offset(self) -> int:
        """How many sessions come before the page; any size, it may be past 64 bits."""
        return (self.page - 1) * self.limit


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it is listed; datetimes are aware and in UTC."""

    session_id: str
    name: str
    state: dict[str, Any] | None
    created_at: datetime | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Listing:
    """The sessions of one page and how many there are on all of them.

    The same object as long as it is remembered; `characters` is about what the sessions hold.
    """

    sessions: Sequence[Session]
    total_count: int
    characters: int


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A listing and the page that it is; the time is that of the store's work."""

    listing: Listing
    page: int
    limit: int
    search_time_ms: float

    @property
    def sessions(self) -> Sequence[Session]:
        """The sessions of the page, in order."""
        return self.listing.sessions

    @property
    def total_count(self) -> int:
        """How many sessions there are on all pages."""
        return self.listing.total_count

    @property
    def total_pages(self) -> int:
        """0 when there are no sessions."""
        return -(-self.total_count // self.limit)
