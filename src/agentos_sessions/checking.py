"""What `check` says of a database: what is in it, and what is wrong with it."""

import asyncio
from collections.abc import Iterator

from agentos_sessions.store import (
    SESSION_TYPES,
    Description,
    Location,
    OddRow,
    SessionQuery,
    SQLiteDatabase,
)

_PAGE = 10_000


def report(location: Location) -> tuple[list[str], list[str]]:
    """Lines of what the database holds, and lines of what is wrong.

    Reads every session that can be listed; raises `DatabaseUnavailable`.
    """
    odd_rows: list[OddRow] = []
    database = SQLiteDatabase(location.path, location.database_id, odd_rows.append)
    description = database.describe()
    asyncio.run(_list_everything(database, description))
    wrong = list(description.problems)
    wrong += [
        f"table {row.table}, session {row.session_id!r}: {'; '.join(row.problems)}"
        for row in odd_rows
    ]
    return list(_contents(description)), wrong


def _contents(description: Description) -> Iterator[str]:
    for number, (table, counts) in enumerate(description.sessions.items()):
        yield f"table {table.name}{' (the default)' if number == 0 else ''}"
        yield f"  layout    {table.layout}"
        listed = [f"{counts.get(kind, 0)} {kind}" for kind in SESSION_TYPES]
        yield f"  sessions  {', '.join(listed)}"
        indexes = sorted(", ".join(index) for index in table.indexes)
        yield f"  indexes   {'; '.join(indexes) or 'none'}"


async def _list_everything(database: SQLiteDatabase, description: Description) -> None:
    for table in description.sessions:
        for session_type in SESSION_TYPES:
            page = 1
            while True:
                query = SessionQuery(
                    session_type=session_type,
                    limit=_PAGE,
                    page=page,
                    sort_by="session_id",
                    table=table.name,
                )
                listing = await database.list_sessions(query)
                if page >= listing.total_pages:
                    break
                page += 1
