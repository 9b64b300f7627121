"""A database for trying things out, in the layout of Agno 3.x."""

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

Row = dict[str, Any]

_DAYS = 90
_DAY_SECONDS = 86_400
_SEED = 7
_ODD_EVERY = 97
_NAMED = 0.4

_COMPONENTS = {
    "agent": ("support-agent", "research-agent", "coding-agent"),
    "team": ("research-team", "release-team"),
    "workflow": ("weekly-report", "invoice-check"),
}
_WEIGHTS = (6, 3, 2)
_USERS = ("ada@example.com", "grace@example.com", "josé@example.com", "李雷@example.com", None)
_SUBJECTS = ("refund", "Café opening hours", "flaky test", "quarterly figures", "Tokyo trip")
_QUESTIONS = (
    "What tools do you have?",
    "Can you look into the {subject}?",
    "Summarise the {subject} in 100% plain words",
    "¿Qué hay de nuevo sobre {subject}?",
    "Compare the {subject} with last year's",
)
_ANSWER = "Here is what I found about the {subject}. " * 12

_metadata = sa.MetaData()
_sessions = sa.Table(
    "agno_sessions",
    _metadata,
    sa.Column("session_id", sa.String, primary_key=True),
    sa.Column("session_type", sa.String, nullable=False, index=True),
    *(sa.Column(name, sa.String) for name in ("agent_id", "team_id", "workflow_id", "user_id")),
    *(
        sa.Column(name, sa.JSON)
        for name in (
            "session_data",
            "agent_data",
            "team_data",
            "workflow_data",
            "metadata",
            "summary",
        )
    ),
    sa.Column("created_at", sa.BigInteger, nullable=False, index=True),
    sa.Column("updated_at", sa.BigInteger),
)
_runs = sa.Table(
    "agno_runs",
    _metadata,
    sa.Column("run_id", sa.String, primary_key=True),
    sa.Column("session_id", sa.ForeignKey("agno_sessions.session_id", ondelete="CASCADE")),
    sa.Column("run_type", sa.String, nullable=False),
    *(sa.Column(name, sa.String) for name in ("agent_id", "team_id", "workflow_id", "user_id")),
    sa.Column("parent_run_id", sa.String),
    sa.Column("status", sa.String),
    sa.Column("run_index", sa.BigInteger),
    sa.Column("run_data", sa.JSON, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger),
    sa.Index("idx_agno_runs_session_id_run_index", "session_id", "run_index"),
)


def write_demo(path: Path, sessions: int, until: datetime) -> None:
    """Writes that many sessions of the 90 days before `until`, the same ones each time."""
    rng = random.Random(_SEED)  # noqa: S311  made up, not secret
    end = int(until.timestamp())
    rows = [_session(rng, number, end) for number in range(sessions)]
    runs = [run for row in rows for run in _session_runs(rng, row)]
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    with engine.begin() as connection:
        _metadata.create_all(connection)
        for table, values in ((_sessions, rows), (_runs, runs)):
            if values:
                blank = dict.fromkeys(table.columns.keys())
                connection.execute(table.insert(), [blank | value for value in values])
    engine.dispose()


def _session(rng: random.Random, number: int, end: int) -> Row:
    (kind,) = rng.choices(list(_COMPONENTS), _WEIGHTS)
    component = rng.choice(_COMPONENTS[kind])
    subject = rng.choice(_SUBJECTS)
    created_at = end - rng.randrange(_DAYS * _DAY_SECONDS)
    row: Row = {
        "session_id": str(UUID(int=rng.getrandbits(128), version=4)),
        "session_type": kind,
        f"{kind}_id": component,
        "user_id": rng.choice(_USERS),
        "session_data": {
            "session_name": f"{subject.capitalize()} #{number}" if rng.random() < _NAMED else None,
            "session_state": {"subject": subject, "steps": rng.randrange(9)},
        },
        f"{kind}_data": {"name": component.replace("-", " ").title()},
        "created_at": created_at,
        "updated_at": min(end, created_at + rng.randrange(5 * _DAY_SECONDS)),
    }
    if number % _ODD_EVERY == _ODD_EVERY - 1:
        oddities = _oddities(created_at)
        row |= oddities[number // _ODD_EVERY % len(oddities)]
    return row


def _oddities(created_at: int) -> tuple[Row, ...]:
    """What has been found in real databases."""
    return (
        {"session_data": {"session_name": 42, "session_state": {}}},
        {"updated_at": None},
        {"session_data": ["no", "object"]},
        {"created_at": created_at * 1000},
        {"session_data": {"session_name": "State is a list", "session_state": [1, 2, 3]}},
    )


def _session_runs(rng: random.Random, session: Row) -> Iterator[Row]:
    for index in range(rng.randint(1, 4)):
        subject = rng.choice(_SUBJECTS)
        question = rng.choice(_QUESTIONS).format(subject=subject)
        run_id = str(UUID(int=rng.getrandbits(128), version=4))
        identity = {
            name: session.get(name)
            for name in ("session_id", "agent_id", "team_id", "workflow_id", "user_id")
        }
        document = identity | {"run_id": run_id, "status": "COMPLETED"}
        if session["session_type"] == "workflow":
            document["input"] = {"subject": subject, "question": question}
        else:
            document["input"] = {"input_content": question}
            document["messages"] = [
                {"role": "system", "content": "You are a helpful assistant."},
                {"role": "user", "content": question},
                {"role": "assistant", "content": _ANSWER.format(subject=subject)},
            ]
        moment = session["updated_at"] or session["created_at"]
        yield identity | {
            "run_id": run_id,
            "run_type": session["session_type"],
            "status": "COMPLETED",
            "run_index": index,
            "run_data": document,
            "created_at": moment,
            "updated_at": moment,
        }
