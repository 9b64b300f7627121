"""The facts that can stand in the way of an answer.

`error_responses` says what a client is told of each, and `cli` tells the operator the rest.
"""

from collections.abc import Iterable

_LONGEST_QUOTE = 60


class AgentosError(Exception):
    """What stands in the way, in one line for whoever is told."""


class Unauthenticated(AgentosError):
    """The request does not carry the security key."""


class InvalidLimit(AgentosError):
    """The page size is below 1."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"limit must be 1 or more, not {quote(limit)}")


class InvalidPage(AgentosError):
    """The page number is below 0."""

    def __init__(self, page: int) -> None:
        super().__init__(f"page must be 1 or more (0 is the first page too), not {quote(page)}")


class UnsortableField(AgentosError):
    """Sessions have no such field to sort by."""

    def __init__(self, field: str, sortable: Iterable[str]) -> None:
        super().__init__(f"cannot sort by {quote(field)}; sort_by is one of {', '.join(sortable)}")


class DatabaseRequired(AgentosError):
    """Several databases are served and the request names none."""

    def __init__(self, database_ids: Iterable[str]) -> None:
        known = ", ".join(database_ids)
        super().__init__(f"several databases are served; db_id must name one of {known}")


class DatabaseNotFound(AgentosError):
    """No database of that ID is served."""

    def __init__(self, database_id: str, database_ids: Iterable[str]) -> None:
        known = ", ".join(database_ids)
        super().__init__(f"no database has the ID {quote(database_id)}; db_id is one of {known}")


class TableNotFound(AgentosError):
    """The database has no sessions table of that name."""

    def __init__(self, table: str, database_id: str, tables: Iterable[str]) -> None:
        known = ", ".join(tables) or "none"
        super().__init__(
            f"database {quote(database_id)} has no sessions table {quote(table)};"
            f" its sessions tables: {known}"
        )


class DatabaseUnavailable(AgentosError):
    """The database cannot be read; its text names paths and is for the log, not for clients."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")


class OperationNotImplemented(AgentosError):
    """The contract has the operation, and its handler is still to be written."""

    def __init__(self, operation: str) -> None:
        super().__init__(f"{operation} is not implemented yet")


class HandlersDiffer(AgentosError):
    """The handlers are not those that the contract asks for."""


class InvalidLocation(AgentosError):
    """What was given as a database on the command line or in the environment is none."""


def quote(value: object) -> str:
    """`value` as one short line, whatever a caller sent."""
    text = repr(value) if not isinstance(value, int) or abs(value) < 10**18 else "that number"
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."
