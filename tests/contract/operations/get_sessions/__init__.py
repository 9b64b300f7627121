"""GET /sessions: the listing."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.contract.operations.get_sessions.edges import EDGES
from tests.contract.operations.get_sessions.expected import check_answer
from tests.contract.operations.get_sessions.laws import LAWS, SORT_FIELDS
from tests.contract.worlds import World

__all__ = ["BOUNDS", "EDGES", "LAWS", "check_answer", "examples"]

BOUNDS: Mapping[str, Mapping[str, Any]] = {
    "limit": {"minimum": 1},
    "page": {"minimum": 0},
    "sort_by": {"enum": [*SORT_FIELDS, ""]},
}
"""What the contract does not say of a value, and the server does."""


def examples(world: World) -> Mapping[str, Sequence[Any]]:
    """Values that are there, parts of them, and numbers on both sides of a bound."""
    tables = [table for database in world.databases.values() for table in database.tables]
    rows = [row for table in tables for row in table.rows]
    users = sorted({row.user_id for row in rows if isinstance(row.user_id, str)})
    components = {
        value
        for row in rows
        for value in (row.agent_id, row.team_id, row.workflow_id)
        if isinstance(value, str)
    }
    return {
        "type": ["agent", "team", "workflow"],
        "component_id": [*sorted(components)[:6], "no-such-component"],
        "user_id": [*users[:6], "no-such-user"],
        "session_name": ["trip", "%", "_", "É", "question", "no such name"],
        "limit": [1, 2, 7, 20, 99, 100, 101, 10**30],
        "page": [0, 1, 2, 3, 5, 1000, 10**30],
        "sort_by": list(SORT_FIELDS),
        "sort_order": ["asc", "desc"],
        "db_id": [*world.databases],
        "table": [table.name for table in tables],
    }
