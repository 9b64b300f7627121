"""SQLAlchemy statements as SQL text, to be run by the driver itself.

Compiling once and running on the driver takes 80 us where a SQLAlchemy connection takes 190 (D5).
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

_DIALECT = sqlite.dialect(paramstyle="named")


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with the values that are part of it; the others are bound when it runs."""

    sql: str
    constants: Mapping[str, Any]

    def run(self, connection: sqlite3.Connection, **values: object) -> sqlite3.Cursor:
        """The rows, as they are asked for."""
        return connection.execute(self.sql, {**self.constants, **values})


def compile_statement(statement: sa.Select[Any]) -> Statement:
    """The statement, with its values apart from it."""
    compiled = statement.compile(dialect=_DIALECT)
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    return Statement(str(compiled), constants)
