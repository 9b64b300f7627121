"""The SQL of the SQLite store: built by SQLAlchemy, compiled once a shape, every value bound.

Names of tables come from `layout`, which has them from the database itself.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import operators

from agentos_sessions.store.instants import FIRST_SECOND, LAST_SECOND
from agentos_sessions.store.layout import RUN_COLUMNS, SESSION_COLUMNS, SessionsTable
from agentos_sessions.store.sessions import SessionType, SortField
from agentos_sessions.store.sqlite.compiled import Statement, compile_statement

_COMPILED_SHAPES = 512


@dataclass(frozen=True, slots=True)
class Filter:
    """Which columns a listing compares; the values are bound when it runs."""

    table: str
    session_type: SessionType
    by_component: bool
    by_user: bool
    by_name: bool


@dataclass(frozen=True, slots=True)
class Order:
    """How a listing is sorted; `walk` takes the rows from the index of `sort_by` as they come."""

    sort_by: SortField
    descending: bool
    walk: bool


@lru_cache(_COMPILED_SHAPES)
def count(filters: Filter) -> Statement:
    """How many sessions the filter lets through."""
    sessions = _sessions(filters.table)
    return compile_statement(
        sa.select(sa.func.count()).select_from(sessions).where(_where(sessions, filters))
    )


@lru_cache(_COMPILED_SHAPES)
def types(table: str) -> Statement:
    """Each type of session in the table and how many have it."""
    session_type = _sessions(table).c.session_type
    return compile_statement(
        sa.select(session_type, sa.func.count()).group_by(session_type).order_by(session_type)
    )


@lru_cache(_COMPILED_SHAPES)
def page(filters: Filter, order: Order) -> Statement:
    """The row IDs of one page, in order; binds `limit` and `offset` too."""
    sessions = _sessions(filters.table)
    where = _where(sessions, filters, use_type_index=not order.walk)
    keys = _keys(sessions, filters.session_type, order)
    statement = sa.select(sessions.c.rowid).where(where).order_by(*keys)
    return compile_statement(statement.limit(sa.bindparam("limit")).offset(sa.bindparam("offset")))


@lru_cache(_COMPILED_SHAPES)
def rows(table: str) -> Statement:
    """What is listed of the sessions whose row IDs are in the JSON array `rowids`, in any order."""
    sessions = _sessions(table)
    columns = sessions.c
    wanted = sa.func.json_each(sa.bindparam("rowids")).table_valued("value")
    return compile_statement(
        sa.select(
            columns.rowid,
            columns.session_id,
            columns.session_data,
            columns.created_at,
            columns.updated_at,
        ).where(columns.rowid.in_(sa.select(wanted.c.value)))
    )


@lru_cache(_COMPILED_SHAPES)
def named(table: SessionsTable) -> Statement:
    """What the name of the session at `rowid` depends on, but its runs."""
    sessions = _sessions(table.name)
    columns = sessions.c
    runs_type = sa.func.typeof(columns.runs) if table.has_runs_column else sa.literal("null")
    return compile_statement(
        sa.select(
            columns.session_id,
            columns.session_type,
            columns.session_data,
            columns.workflow_data,
            runs_type,
        ).where(columns.rowid == sa.bindparam("rowid"))
    )


@lru_cache(_COMPILED_SHAPES)
def run_rows(runs_table: str) -> Statement:
    """Row ID, run ID and type of document of a session's runs, in Agno's order."""
    columns = _runs(runs_table).c
    return compile_statement(
        sa.select(columns.rowid, columns.run_id, sa.func.typeof(columns.run_data))
        .where(columns.session_id == sa.bindparam("session_id"))
        .order_by(columns.run_index, columns.created_at, columns.run_id)
    )


@lru_cache(_COMPILED_SHAPES)
def run_row(runs_table: str) -> Statement:
    """Row ID, run ID and type of document of one run of a session."""
    columns = _runs(runs_table).c
    return compile_statement(
        sa.select(columns.rowid, columns.run_id, sa.func.typeof(columns.run_data)).where(
            columns.session_id == sa.bindparam("session_id"),
            columns.run_id == sa.bindparam("run_id"),
        )
    )


@lru_cache(_COMPILED_SHAPES)
def largest_rowid(table: str) -> Statement:
    """About how many rows the table has, in one step."""
    return compile_statement(sa.select(sa.func.max(_sessions(table).c.rowid)))


@lru_cache(_COMPILED_SHAPES)
def has_missing_ids(table: str) -> Statement:
    """Whether some `session_id` is NULL, which SQLite allows in a key; one seek in its index."""
    sessions = _sessions(table)
    return compile_statement(
        sa.select(sa.select(sessions.c.rowid).where(sessions.c.session_id.is_(None)).exists())
    )


@lru_cache(_COMPILED_SHAPES)
def has_odd_instants(table: str) -> Statement:
    """Whether some `created_at` is not a number of seconds; three seeks in its index."""
    sessions = _sessions(table)
    created_at = sessions.c.created_at
    odd = (created_at > LAST_SECOND, created_at < FIRST_SECOND, created_at.is_(None))
    found = (sa.select(sessions.c.rowid).where(condition).exists() for condition in odd)
    return compile_statement(sa.select(sa.or_(*found)))


def _where(
    sessions: sa.TableClause, filters: Filter, *, use_type_index: bool = True
) -> sa.ColumnElement[bool]:
    columns = sessions.c
    session_type = columns.session_type if use_type_index else _unindexed(columns.session_type)
    conditions = [session_type == sa.bindparam("session_type")]
    if filters.by_component:
        component_id = columns[f"{filters.session_type}_id"]
        conditions.append(component_id == sa.bindparam("component_id"))
    if filters.by_user:
        conditions.append(columns.user_id == sa.bindparam("user_id"))
    if filters.by_name:
        folded = sa.func.casefold(_listed_name(sessions))
        conditions.append(sa.func.instr(folded, sa.bindparam("session_name")) > 0)
    return sa.and_(*conditions)


def _keys(
    sessions: sa.TableClause, session_type: SessionType, order: Order
) -> list[sa.ColumnElement[Any]]:
    columns = sessions.c
    key: sa.ColumnElement[Any]
    match order.sort_by:
        case "created_at":
            key = columns.created_at if order.walk else _seconds(columns.created_at)
        case "updated_at":
            key = sa.func.coalesce(_seconds(columns.updated_at), _seconds(columns.created_at))
        case "session_name":
            key = _listed_name(sessions)
        case "component_id":
            key = columns[f"{session_type}_id"]
        case "session_id" if not order.walk:
            key = _unindexed(columns.session_id)
        case field:
            key = columns[field]
    ids = [columns.rowid] if order.sort_by == "session_id" else [columns.session_id, columns.rowid]
    keys = [key, *ids]
    keys = [key.desc() if order.descending else key.asc() for key in keys]
    return keys if order.walk else [sa.nulls_last(key) for key in keys]


def _seconds(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    # Text and blobs are larger than any number, so this holds for plain numbers only.
    plain = column.between(FIRST_SECOND, LAST_SECOND)
    # A text of invalid UTF-8 cannot be passed to a function, its bytes can.
    value = sa.case((sa.func.typeof(column) == "text", sa.cast(column, sa.BLOB)), else_=column)
    return sa.case((plain, column), else_=sa.func.seconds(value))


def _listed_name(sessions: sa.TableClause) -> sa.ColumnElement[str]:
    return sa.func.listed_name(sessions.c.rowid, type_=sa.Text)


def _unindexed(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The column, not to be looked up in an index (SQLite's unary plus)."""
    return sa.sql.expression.UnaryExpression(
        column, operator=operators.custom_op("+"), type_=column.type
    )


def _sessions(name: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in ("rowid", "runs", *SESSION_COLUMNS)))


def _runs(name: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in ("rowid", *RUN_COLUMNS)))
