"""What tables a SQLite file has."""

import sqlite3
from collections import defaultdict

import sqlalchemy as sa

from agentos_sessions.store.layout import FoundTable
from agentos_sessions.store.sqlite.compiled import compile_statement

_MASTER = sa.table(
    "sqlite_master", *(sa.column(name) for name in ("name", "type", "rootpage", "sql"))
)
_TABLE = _MASTER.c.name
_INFO = sa.func.pragma_table_info(_TABLE).table_valued("name")
_KEYS = sa.func.pragma_foreign_key_list(_TABLE).table_valued("table")
_INDEX = sa.func.pragma_index_list(_TABLE).table_valued("name", "partial")
_PART = sa.func.pragma_index_info(_INDEX.c.name).table_valued("seqno", "name")

# Virtual tables have no root page, and WITHOUT ROWID is never Agno's.
_IS_TABLE = sa.and_(
    _MASTER.c.type == "table",
    _MASTER.c.rootpage > 0,
    _MASTER.c.sql.not_like("%WITHOUT%ROWID%"),
)
_COLUMNS = compile_statement(sa.select(_TABLE, _INFO.c.name).where(_IS_TABLE))
_REFERENCES = compile_statement(sa.select(_TABLE, _KEYS.c.table).where(_IS_TABLE))
_INDEXES = compile_statement(
    sa.select(_TABLE, _INDEX.c.name, _PART.c.name)
    .where(_IS_TABLE, _INDEX.c.partial == 0)
    .order_by(_PART.c.seqno)
)


def tables(connection: sqlite3.Connection) -> list[FoundTable]:
    """The tables of the file that have row IDs, with columns, whole indexes and foreign keys."""
    columns: defaultdict[str, set[str]] = defaultdict(set)
    for table, column in _COLUMNS.run(connection):
        columns[table].add(column)
    references: defaultdict[str, set[str]] = defaultdict(set)
    for table, referenced in _REFERENCES.run(connection):
        references[table].add(referenced)
    indexes: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for table, index, column in _INDEXES.run(connection):
        indexes[table][index].append(column)
    return [
        FoundTable(
            name=name,
            columns=frozenset(columns[name]),
            indexes=frozenset(map(tuple, indexes[name].values())),
            references=frozenset(references[name]),
        )
        for name in sorted(columns)
        if "rowid" not in columns[name]
    ]
