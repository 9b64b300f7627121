"""The edges of GET /sessions: single requests, and the status and words that answer them.

Values that the contract's schemas refuse are `from_contract`'s; here is what only this listing
says of its inputs.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from http import HTTPStatus as S

from tests.contract.checks import Check
from tests.contract.operations.get_sessions.expected import reading
from tests.contract.subject import Subject
from tests.contract.worlds import World

PATH = "/sessions"
_HUGE = 10**30
_LONG = "x" * 60_000

# query: the status, then words of the detail
_ONE_DATABASE: dict[str, tuple[S, Sequence[str]]] = {
    "": (S.OK, ()),
    # integers as Pydantic reads them
    "limit=05": (S.OK, ()),
    "limit=%2B5": (S.OK, ()),
    "limit=%205%20": (S.OK, ()),
    "limit=1_0": (S.OK, ()),
    "limit=1.0": (S.OK, ()),
    "limit=1.5": (S.UNPROCESSABLE_ENTITY, ("limit",)),
    "limit=true": (S.UNPROCESSABLE_ENTITY, ("limit",)),
    # bounds
    "limit=1": (S.OK, ()),
    "limit=100": (S.OK, ()),
    "limit=101": (S.OK, ()),
    f"limit={_HUGE}": (S.OK, ()),
    "limit=0": (S.BAD_REQUEST, ("limit must be 1 or more, not 0",)),
    "limit=-1": (S.BAD_REQUEST, ("limit must be 1 or more, not -1",)),
    f"limit=-{_HUGE}": (S.BAD_REQUEST, ("limit",)),
    "page=0": (S.OK, ()),
    "page=1": (S.OK, ()),
    "page=-1": (S.BAD_REQUEST, ("page must be 1 or more",)),
    f"page={_HUGE}": (S.OK, ()),
    f"page=-{_HUGE}": (S.BAD_REQUEST, ("page",)),
    f"page={_HUGE}&limit={_HUGE}": (S.OK, ()),
    f"page={2**63}": (S.OK, ()),
    f"page={2**63}&limit=100": (S.OK, ()),
    # enumerations
    "type=team": (S.OK, ()),
    "type=workflow": (S.OK, ()),
    "type=AGENT": (S.UNPROCESSABLE_ENTITY, ("type", "'agent', 'team' or 'workflow'")),
    "sort_order=ASC": (S.UNPROCESSABLE_ENTITY, ("sort_order", "'asc' or 'desc'")),
    # repeated parameters: the last counts
    "type=bogus&type=agent": (S.OK, ()),
    "type=agent&type=bogus": (S.UNPROCESSABLE_ENTITY, ("type", "'bogus'")),
    "limit=0&limit=1": (S.OK, ()),
    # fields to sort by
    "sort_by=": (S.OK, ()),
    **{
        f"sort_by={field}": (S.OK, ())
        for field in (
            "created_at",
            "updated_at",
            "session_id",
            "session_name",
            "user_id",
            "component_id",
            "agent_id",
            "team_id",
            "workflow_id",
        )
    },
    "sort_by=runs": (S.BAD_REQUEST, ("sort_by is one of created_at, updated_at",)),
    "sort_by=__class__": (S.BAD_REQUEST, ("'__class__'",)),
    "sort_by=null": (S.BAD_REQUEST, ("'null'",)),
    "sort_by=CREATED_AT": (S.BAD_REQUEST, ("'CREATED_AT'",)),
    "sort_by=%00": (S.BAD_REQUEST, (r"'\x00'",)),
    # texts
    "session_name=": (S.OK, ()),
    "session_name=null": (S.OK, ()),
    "session_name=%00": (S.OK, ()),
    "session_name=%FF": (S.OK, ()),
    "session_name=%zz": (S.OK, ()),
    f"session_name={_LONG}": (S.OK, ()),
    "user_id=%ED%A0%80": (S.OK, ()),
    "component_id=%00": (S.OK, ()),
    # names of databases and tables
    "db_id=&table=": (S.OK, ()),
    "db_id=no-such": (S.NOT_FOUND, ("'no-such'", "db_id is one of main")),
    "db_id=%00": (S.NOT_FOUND, ()),
    "db_id=MAIN": (S.NOT_FOUND, ()),
    "db_id=%27%20OR%201=1": (S.NOT_FOUND, ()),
    f"db_id={_LONG}": (S.NOT_FOUND, ("xxx...",)),
    "table=sqlite_master": (S.NOT_FOUND, ("its sessions tables: ",)),
    "table=agno_memories": (S.NOT_FOUND, ()),
    "table=agno_runs": (S.NOT_FOUND, ()),
    "table=no-such": (S.NOT_FOUND, ("'no-such'",)),
    # order of refusals
    "limit=abc&sort_by=runs&db_id=no-such": (S.UNPROCESSABLE_ENTITY, ("limit",)),
    "limit=0&db_id=no-such": (S.BAD_REQUEST, ()),
    "sort_by=runs&table=no-such": (S.BAD_REQUEST, ()),
    "limit=x&page=y": (S.UNPROCESSABLE_ENTITY, ("limit", "page")),
}

_SEVERAL_DATABASES: dict[str, tuple[S, Sequence[str]]] = {
    "": (S.BAD_REQUEST, ("db_id must name one of",)),
    "db_id=": (S.BAD_REQUEST, ("db_id must name one of",)),
    "table=agno_sessions": (S.BAD_REQUEST, ("db_id must name one of",)),
    "db_id=live": (S.OK, ()),
    "db_id=old&table=agno_sessions": (S.OK, ()),
    "db_id=old&table=no-such": (S.NOT_FOUND, ()),
    "db_id=no-such": (S.NOT_FOUND, ("live, old",)),
    "db_id=old&limit=0": (S.BAD_REQUEST, ("limit",)),
    "limit=abc": (S.UNPROCESSABLE_ENTITY, ("limit",)),
}


def _answers(query: str, status: S, several: bool, subject: Subject) -> None:
    if (len(subject.world.databases) > 1) is several:
        response = subject.target.get(PATH, query)
        got = response.status_code
        assert got == status, f"answered {got}, not {int(status)}"


def _says(query: str, words: Sequence[str], several: bool, subject: Subject) -> None:
    if (len(subject.world.databases) > 1) is several:
        detail = subject.target.get(PATH, query).json()["detail"]
        missing = [word for word in words if word not in detail]
        assert not missing, f"the detail {detail!r} lacks {missing}"


def _table_names_are_its_own(subject: Subject) -> None:
    """Each table of the world by its name, in any database: only where it is."""
    for database_id, database in subject.world.databases.items():
        for table in _names(subject.world):
            response = subject.target.get(PATH, f"db_id={database_id}&table={table}")
            wanted = S.OK if table in {t.name for t in database.tables} else S.NOT_FOUND
            got = response.status_code
            assert got == wanted, f"answered {got}, not {int(wanted)}"


def _the_oracle_agrees(subject: Subject) -> None:
    """The table here and the oracle are written apart, and must not differ."""
    several = len(subject.world.databases) > 1
    for query, (status, _) in (_SEVERAL_DATABASES if several else _ONE_DATABASE).items():
        wanted = reading(subject.world, query)
        said = wanted if isinstance(wanted, S) else S.OK
        assert said == status, f"{query}: the oracle says {int(said)}"


def _names(world: World) -> set[str]:
    return {table.name for database in world.databases.values() for table in database.tables}


def _label(query: str) -> str:
    longest = 70
    return query if len(query) <= longest else f"{query[:24]}... ({len(query)})"


_TABLES = ((False, _ONE_DATABASE), (True, _SEVERAL_DATABASES))


def _statuses(several: bool, table: Mapping[str, tuple[S, Sequence[str]]]) -> list[Check]:
    return [
        Check(f"{PATH}?{_label(query)} is {int(status)}", partial(_answers, query, status, several))
        for query, (status, _) in table.items()
    ]


SINGLE_REQUESTS = _statuses(several=False, table=_ONE_DATABASE)
"""What any server of one database could be asked; the words of `EDGES` are ours."""

EDGES: list[Check] = [
    *(check for several, table in _TABLES for check in _statuses(several, table)),
    *(
        Check(f"{PATH}?{_label(query)} says what is wrong", partial(_says, query, words, several))
        for several, table in _TABLES
        for query, (_, words) in table.items()
        if words
    ),
    Check("a table is found in its own database only", _table_names_are_its_own),
    Check("the oracle agrees with the edges", _the_oracle_agrees),
]
