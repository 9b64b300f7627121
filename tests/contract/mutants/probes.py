"""Requests by subject: of them every mutant answers one otherwise than the real server."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from urllib.parse import quote

from tests.contract.mutants import (
    answers,
    authentication,
    counts,
    filters,
    items,
    methods,
    moments,
    names,
    odd_rows,
    paging,
    parameters,
    refusals,
    sorting,
    times,
)

KEY = "a Key of Probes"


@dataclass(frozen=True)
class Probe:
    """One request; `authorization` are the values of that header."""

    query: str = ""
    path: str = "/sessions"
    method: str = "GET"
    authorization: tuple[str, ...] = (f"Bearer {KEY}",)


def _queries(*texts: str) -> tuple[Probe, ...]:
    return tuple(Probe(text) for text in texts)


def _bearing(*headers: tuple[str, ...]) -> tuple[Probe, ...]:
    return tuple(Probe(authorization=values) for values in headers)


_NO_SLASH = Probe(path="/no-such-path")
_SLASH = Probe(path="/sessions/")
_PAGES = _queries("limit=100", "limit=100&page=2", "limit=100&page=3", "type=workflow&limit=100")

PROBES: Mapping[ModuleType, tuple[Probe, ...]] = {
    answers: (*_queries("", "page=2", "page=99", "user_id=ada&component_id=helper"), *_PAGES),
    refusals: (
        *_queries("sort_by=x", "limit=0", "limit=x", "page=x", "table=x"),
        *_bearing(()),
        Probe(method="POST"),
        _NO_SLASH,
    ),
    methods: (
        *(
            Probe(method=method)
            for method in ("HEAD", "POST", "QUERY", "DELETE", "OPTIONS", "TRACE")
        ),
        _SLASH,
    ),
    authentication: (
        *_bearing(
            (),
            (f"Bearer {KEY[:-1]}",),
            (f"Bearer {KEY}x",),
            (f"Bearer {KEY.upper()}",),
            ("Bearer wrong",),
            ("Bearer",),
            ("Bearer schlüssel",),
            (f"Basic {KEY}",),
            (KEY,),
            (f"bearer {KEY}",),
            (f"Bearer   {KEY}",),
            ("Bearer wrong", f"Bearer {KEY}"),
        ),
        *(
            Probe(query, authorization=())
            for query in ("limit=x", "db_id=x", "page=2", f"token={quote(KEY)}")
        ),
    ),
    parameters: _queries(
        "limit=1&limit=2",
        "no-such-parameter=1",
        "limit=",
        "limit=2.5",
        f"limit={10**30}",
        "type=",
        "type=x",
        "type=TEAM",
        "page=null",
        "page=x",
        f"page={2**62}",
        f"page={10**30}",
        "user_id=null",
        "user_id=ada%00x",
        "user_id='",
        "sort_order=ASC",
        "sort_order=%20asc",
        "component_id=%00",
        "session_name=%00",
        "session_name=%2525",
        "session_name=%EF%BF%BD",
        f"session_name={'x' * 60_000}",
    ),
    filters: _queries(
        "user_id=ada&component_id=helper",
        "user_id=ada&session_name=trip",
        "user_id=ada&type=team",
        "user_id=ada&page=2&limit=5",
        "user_id=",
        "user_id=ad",
        "user_id=ad_",
        "user_id=ada%20",
        "component_id=",
        "component_id=crew",
        "component_id=FLOW&type=workflow",
        "table=archived_sessions",
        "table=no-such",
        "db_id=no-such",
        "db_id=old",
        "",
    ),
    names: _queries(
        "session_name=",
        "session_name=trip%20to&limit=100",
        "session_name=%20trip",
        "session_name=rip",
        "session_name=%5Etrip",
        "session_name=question",
        "session_name=%C3%B6l",
        "session_name=ss",
        "session_name=1%25s",
        "session_name=er_s",
        "session_name=t1",
    ),
    sorting: _queries(
        "limit=100",
        "sort_by=no-such",
        "sort_by=SESSION_ID",
        "sort_by=session_id&limit=100",
        "sort_by=session_name&limit=100",
        "sort_by=user_id&sort_order=asc",
        "sort_by=updated_at&limit=100&page=3",
        "sort_by=component_id&type=team",
    ),
    paging: _queries(
        "",
        "limit=100",
        "limit=101",
        "limit=1000",
        "limit=0",
        "limit=-1",
        "page=2",
        "page=12",
        "page=99",
        "page=0",
        "page=-1",
    ),
    counts: _queries(
        "limit=10",
        "page=2",
        "page=99",
        "user_id=ada",
        "user_id=no-such",
        "session_name=trip",
        "table=archived_sessions",
    ),
    items: _PAGES,
    times: _PAGES,
    odd_rows: _PAGES,
    moments: (),
}
"""What the mutants of `moments` do shows in no single answer."""
