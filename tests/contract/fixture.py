"""The sessions that the suite knows: the one description that databases, oracle and overlay share.

Every law has rows that it can bite on: more than a page of one type, ties in both times and in
names, values that are missing, and texts that differ only in what a filter must not overlook.
"""

from collections.abc import Iterator
from typing import Any

from tests.agno_files import BrokenText, Raw, Row

ARCHIVE_TABLE = "archived_sessions"
"""A second sessions table of the same file; it has no workflow."""

_START = 1757088000
_USERS = ("ada", "Ada", "ada1", "ad_", "ad%", "", None, "josé", "李雷", "ada' OR '1'='1")
_COMPONENTS = {
    "agent": ("helper", "Helper", "helper2", "", None, "hélper"),
    "team": ("crew", "crew-2", None),
    "workflow": ("flow", "FLOW"),
}
_NAMES = (
    "Trip to Tokyo",
    "trip to tokyo",
    "100% sure",
    "100 sure",
    "under_score",
    "underXscore",
    "Straße",
    "STRASSE",
    "Ölwechsel",
    "ölwechsel",
    "Ζεύς ΚΑΙ ΣΊΣΥΦΟΣ",
    "日本語 😀",
    "back\\slash",
    "[brackets] *star?",
    'said "hi"',
    "two\nlines",
    "a",
)
_COUNTS = {"agent": 230, "team": 45, "workflow": 21}


def _sessions() -> Iterator[Row]:
    for kind, count in _COUNTS.items():
        for number in range(count):
            yield _session(kind, number)


def _session(kind: str, number: int) -> Row:
    """Not two of three neighbours alike, and always the same ones."""
    mixed = number * 7919 % 1009
    components = _COMPONENTS[kind]
    created_at = _START + mixed // 5 * 60
    component: dict[str, Any] = {f"{kind}_id": components[mixed % len(components)]}
    return Row(
        session_id=f"{'Ss'[number % 2]}-{kind}-{mixed:04}",
        session_type=kind,
        **component,
        user_id=_USERS[number % len(_USERS)],
        session_data=_session_data(number, mixed),
        workflow_data={"name": "Brew"} if kind == "workflow" else None,
        runs=_runs(kind, number),
        created_at=created_at,
        updated_at=None if number % 11 == 0 else created_at + mixed // 100 * 3600,
    )


def _session_data(number: int, mixed: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if number % 3:
        data["session_name"] = _NAMES[mixed % len(_NAMES)]
    if number % 4:
        data["session_state"] = {"topic": f"t{mixed}", "nested": {"list": [1, None, "é"]}}
    return data


def _runs(kind: str, number: int) -> tuple[dict[str, Any], ...]:
    """Two runs; a name that is derived comes from the first."""
    fields = {"agent": {}, "team": {}, "workflow": {"input": f"brew tea {number % 6}"}}[kind]
    return tuple(
        {
            "run_id": f"{kind}-{number}-{turn}",
            **fields,
            "messages": [
                {"role": "system", "content": "You are of help"},
                {"role": "user", "content": f"Question {number % 9} of turn {turn}"},
                {"role": "assistant", "content": "Answer"},
            ],
        }
        for turn in range(2)
    )


SESSIONS: tuple[Row, ...] = tuple(_sessions())
"""What any server must be able to list."""

ARCHIVED: tuple[Row, ...] = tuple(
    Row(
        session_id=f"old-{number}",
        session_type=("agent", "agent", "team")[number % 3],
        agent_id="helper",
        team_id="crew",
        user_id="ada",
        session_data={"session_name": f"Archived {number}"},
        created_at=_START - number,
        updated_at=_START,
    )
    for number in range(9)
)

_ODD_CELLS: tuple[dict[str, Any], ...] = (
    {"session_data": Raw(None)},
    {"session_data": Raw("not JSON")},
    {"session_data": ["session_name"]},
    {"session_data": {"session_name": 42, "session_state": "text"}},
    {"session_data": {"session_name": None, "session_state": [1]}},
    {"session_data": {"session_name": "a \ud83d surrogate", "session_state": None}},
    {"session_data": {"session_name": "before\0after"}},
    {"session_data": {"session_state": {"large": 2**70 + 1, "tiny": 5e-324}}},
    {"session_data": Raw(BrokenText(b'{"session_name": "broken \xff"}'))},
    {"runs": ({"run_id": "odd-run", "messages": "none"},), "session_data": {}},
    {"runs": ({"run_id": "no-text", "input": {"cups": 2}},), "session_data": {}},
    {"runs": ("text", None, 5), "session_data": {}},
    {"created_at": 1757088000000, "updated_at": 1757088129000},
    {"created_at": 1757088000.25},
    {"created_at": 0, "updated_at": -86400},
    {"created_at": 10**17},
    {"updated_at": "2025-09-05T16:02:09+02:00"},
    {"updated_at": "some day"},
    {"session_id": "odd id/é %?#&"},
    {"session_type": "custom"},
)
_ODD_ROW: dict[str, Any] = {"agent_id": "helper", "user_id": "odd"}

ODD_SESSIONS: tuple[Row, ...] = tuple(
    Row(
        **{
            **_ODD_ROW,
            "session_id": f"odd-{number:02}",
            "session_data": {"session_name": f"Odd {number}"},
            "created_at": _START + 7 * number,
            **cells,
        }
    )
    for number, cells in enumerate(_ODD_CELLS)
)
"""What no server may lose a page over."""
