"""Sessions as Agno stores them, listed: it knows nothing of HTTP."""

from agentos_sessions.store.databases import Databases, Store
from agentos_sessions.store.description import Description
from agentos_sessions.store.location import Location, parse_locations
from agentos_sessions.store.odd_rows import OddRow
from agentos_sessions.store.sessions import (
    SESSION_TYPES,
    SORT_FIELDS,
    Listing,
    Session,
    SessionPage,
    SessionQuery,
    SessionType,
    SortField,
    sort_field,
)
from agentos_sessions.store.sqlite.database import SQLiteDatabase

__all__ = [
    "SESSION_TYPES",
    "SORT_FIELDS",
    "Databases",
    "Description",
    "Listing",
    "Location",
    "OddRow",
    "SQLiteDatabase",
    "Session",
    "SessionPage",
    "SessionQuery",
    "SessionType",
    "SortField",
    "Store",
    "parse_locations",
    "sort_field",
]
