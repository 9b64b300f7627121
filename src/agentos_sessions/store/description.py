"""What a database holds, for the person who runs the server."""

from collections.abc import Mapping
from dataclasses import dataclass

from agentos_sessions.store.layout import FoundTable, SessionsTable, missing_columns
from agentos_sessions.store.sessions import SESSION_TYPES

_SUSPECT_COLUMNS = frozenset({"session_id", "session_data"})


@dataclass(frozen=True, slots=True)
class Description:
    """The sessions tables with their sessions by type, and what is wrong, a line each."""

    sessions: Mapping[SessionsTable, Mapping[str, int]]
    problems: tuple[str, ...]


def describe(
    found: list[FoundTable], sessions: Mapping[SessionsTable, Mapping[str, int]]
) -> Description:
    """What the tables of a database and the sessions in them amount to."""
    problems = [] if sessions else ["no sessions table: every listing is empty"]
    recognised = {table.name for table in sessions}
    for other in found:
        if other.name not in recognised and other.columns >= _SUSPECT_COLUMNS:
            missing = ", ".join(sorted(missing_columns(other)))
            problems.append(f"table {other.name} is not listed: it has no column {missing}")
    for table, counts in sessions.items():
        if not table.is_indexed_by("created_at"):
            problems.append(f"table {table.name} has no index on created_at: listing it is slow")
        problems += [
            f"table {table.name}: {count} of type {session_type!r}, not listed"
            for session_type, count in counts.items()
            if session_type not in SESSION_TYPES
        ]
    return Description(sessions, tuple(problems))
