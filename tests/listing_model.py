"""What a listing has to be, said plainly over the rows that `agno_files` writes."""

import json
import math
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from agentos_sessions.store import Session, SessionQuery
from tests.agno_files import BrokenText, Cell, Layout, Raw, Row, run_rows

Run = dict[str, Any]

LAST_SECOND = 253402300799
FIRST_SECOND = -62135596800
DEEPEST_STATE = 200


def list_sessions(
    rows: Sequence[Row], layout: Layout, query: SessionQuery
) -> tuple[list[Session], int]:
    """The sessions of the page and how many there are on all pages."""
    found = [row for row in rows if is_found(row, layout, query)]
    before = (query.page - 1) * query.limit
    page = ordered(found, layout, query)[before : before + query.limit]
    return [listed(row, layout) for row in page], len(found)


def listed(row: Row, layout: Layout) -> Session:
    """The item of the session."""
    return Session(
        session_id=text(row.session_id),
        name=name(row, layout),
        state=state(row),
        created_at=instant(row.created_at),
        updated_at=instant(row.updated_at),
    )


def is_found(row: Row, layout: Layout, query: SessionQuery) -> bool:
    """Whether every filter lets the session through."""
    return (
        row.session_type == query.session_type
        and query.component_id in (None, component_id(row, query.session_type))
        and query.user_id in (None, row.user_id)
        and (query.session_name or "").casefold() in name(row, layout).casefold()
    )


def ordered(rows: Sequence[Row], layout: Layout, query: SessionQuery) -> list[Row]:
    """Sorted by what is listed, then by ID in the same direction; missing values last."""
    keys: dict[str, Callable[[Row], Any]] = {
        "created_at": lambda row: instant(row.created_at),
        "updated_at": lambda row: instant(row.updated_at) or instant(row.created_at),
        "session_id": lambda row: text(row.session_id),
        "session_name": lambda row: name(row, layout),
        "user_id": lambda row: row.user_id,
        "component_id": lambda row: component_id(row, query.session_type),
        "agent_id": lambda row: row.agent_id,
        "team_id": lambda row: row.team_id,
        "workflow_id": lambda row: row.workflow_id,
    }
    key = keys[query.sort_by]
    by_id = sorted(rows, key=lambda row: text(row.session_id), reverse=query.descending)
    present = [row for row in by_id if key(row) is not None]
    missing = [row for row in by_id if key(row) is None]
    return sorted(present, key=key, reverse=query.descending) + missing


def component_id(row: Row, session_type: str) -> object:
    """The ID of the row's agent, team or workflow."""
    return {"agent": row.agent_id, "team": row.team_id, "workflow": row.workflow_id}[session_type]


def instant(cell: Cell) -> datetime | None:
    """Unix seconds, milliseconds or ISO 8601 as an instant; None for what is none."""
    try:
        return _at(float(text(cell)))
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text(cell).strip())
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _at(number: float) -> datetime | None:
    seconds = number if FIRST_SECOND <= number <= LAST_SECOND else number / 1000
    if not FIRST_SECOND <= seconds <= LAST_SECOND:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def state(row: Row) -> dict[str, Any] | None:
    """The session state where it is an object that is not nested too deep."""
    value = session_data(row).get("session_state")
    return clean(value) if isinstance(value, dict) and depth(value) <= DEEPEST_STATE else None


def name(row: Row, layout: Layout) -> str:
    """The stored name if it is text that is not empty, otherwise the one derived from the runs."""
    stored = session_data(row).get("session_name")
    return clean_text(stored if isinstance(stored, str) and stored else derived_name(row, layout))


def derived_name(row: Row, layout: Layout) -> str:
    """The name of a session that has none stored."""
    runs = runs_as_read(row, layout)
    if row.session_type == "workflow":
        return workflow_name(runs, document(row.workflow_data))
    if row.session_type == "team":
        own = [run for run in runs if not run.get("agent_id")]
        members = [run for run in runs if run.get("agent_id")]
        return first_text(own) or first_text(members)
    return first_text(runs)


def first_text(runs: Sequence[Run]) -> str:
    """The first user message with text over all runs; failing that the first input."""
    messages = [message for run in runs for message in _list(run.get("messages"))]
    said = [
        text_of(message.get("content"))
        for message in messages
        if isinstance(message, dict) and message.get("role") == "user"
    ]
    given = [input_text(run.get("input")) for run in runs]
    return next((found for found in said + given if found), "")


def input_text(value: Any) -> str:
    """A run's input without its wrapper, as text; empty inputs are none."""
    if isinstance(value, dict) and "input_content" in value:
        value = value["input_content"]
    if value is None or value in ("", {}, []):
        return ""
    return text_of(value) or json.dumps(value)


def text_of(content: Any) -> str:
    """The text of a content: itself, a text part, a message, or the parts of a list joined."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(part for part in map(text_of, content) if part)
    if isinstance(content, dict):
        if content.get("type") == "text" and isinstance(content.get("text"), str):
            return str(content["text"])
        if "role" in content:
            return text_of(content.get("content"))
    return ""


def workflow_name(runs: Sequence[Run], workflow_data: Any) -> str:
    """The first run's input, text or an object; else a name made of the workflow's name."""
    given = runs[0].get("input") if runs else None
    if isinstance(given, str) and given:
        return given
    if isinstance(given, dict):
        return json.dumps(given)
    workflow = workflow_data.get("name") if isinstance(workflow_data, dict) else None
    return f"New {workflow} Session" if isinstance(workflow, str) and workflow else ""


def runs_as_read(row: Row, layout: Layout) -> list[Run]:
    """The run documents of the session in order, by Agno's rule for column and table."""
    column = [] if layout == "3.x" else _list(document(row.runs))
    column = [run for run in column if isinstance(run, dict)]
    if layout == "2.x":
        return column
    in_table = table_runs(row, layout)
    known = [run for run in column if isinstance(run.get("run_id"), str) and run["run_id"]]
    merged = [in_table.pop(run["run_id"], run) for run in known]
    return merged + list(in_table.values())


def table_runs(row: Row, layout: Layout) -> dict[Cell, Run]:
    """The run documents in the runs table by run ID, in Agno's order."""

    def place(cells: dict[str, Any]) -> tuple[Any, ...]:
        index = cells["run_index"]
        return index is not None, index or 0, cells["created_at"], cells["run_id"]

    rows = sorted(run_rows(row, layout), key=place)
    found = {cells["run_id"]: document(Raw(cells["run_data"])) for cells in rows}
    return {run_id: run for run_id, run in found.items() if isinstance(run, dict)}


def session_data(row: Row) -> dict[str, Any]:
    """The object in the column, empty where there is none."""
    value = document(row.session_data)
    return value if isinstance(value, dict) else {}


def document(value: Any) -> Any:
    """What a JSON column says; None where it says nothing."""
    if not isinstance(value, Raw):
        return json.loads(json.dumps(value))
    said: Any = text(value.cell)
    for _ in range(2):
        try:
            said = json.loads(said, strict=False) if isinstance(said, str) else said
        except ValueError:
            return None
    return said


def json_value(value: Any) -> Any:
    """What JSON makes of the value: it has no infinities."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [json_value(item) for item in value]
    if isinstance(value, dict):
        return {key: json_value(item) for key, item in value.items()}
    return value


def clean(value: Any) -> Any:
    """The value with every lone surrogate replaced."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean_text(key): clean(item) for key, item in value.items()}
    return value


def clean_text(value: str) -> str:
    """The text with every lone surrogate replaced."""
    return re.sub("[\ud800-\udfff]", "\ufffd", value)


def depth(value: Any) -> int:
    """How many containers are within each other at most."""
    if not isinstance(value, list | dict):
        return 0
    return 1 + max(map(depth, value.values() if isinstance(value, dict) else value), default=0)


def text(cell: Cell) -> str:
    """The cell as text."""
    if isinstance(cell, BrokenText):
        cell = cell.content
    if isinstance(cell, bytes):
        return cell.decode(errors="replace")
    return "" if cell is None else str(cell)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
