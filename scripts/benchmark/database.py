"""The database that is measured: sessions in the layout of Agno 2.x, runs and all."""

import json
import random
import sqlite3
from pathlib import Path

_TABLE = """
CREATE TABLE agno_sessions (
    session_id VARCHAR NOT NULL, session_type VARCHAR NOT NULL, agent_id VARCHAR, team_id VARCHAR,
    workflow_id VARCHAR, user_id VARCHAR, session_data JSON, agent_data JSON, team_data JSON,
    workflow_data JSON, metadata JSON, runs JSON, summary JSON, created_at BIGINT NOT NULL,
    updated_at BIGINT, PRIMARY KEY (session_id)
);
CREATE INDEX idx_agno_sessions_session_type ON agno_sessions (session_type);
CREATE INDEX idx_agno_sessions_created_at ON agno_sessions (created_at);
"""
_INSERT = """
INSERT INTO agno_sessions (session_id, session_type, agent_id, user_id, session_data, runs,
                           created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_START = 1_757_088_000
_SPAN_SECONDS = 90 * 86_400
_RUNS = 10


def build(path: Path, sessions: int, run_bytes: int) -> None:
    """Writes that many sessions, half of them unnamed, each with `run_bytes` of runs."""
    rng = random.Random(1)
    unfinished = path.with_suffix(".tmp")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    connection.executescript(_TABLE)
    for number in range(sessions):
        created_at = _START + rng.randrange(_SPAN_SECONDS)
        session_data: dict[str, object] = {"session_state": {"step": number}}
        if number % 2:
            session_data["session_name"] = f"Session {number}"
        connection.execute(
            _INSERT,
            (
                f"session-{number:07}",
                rng.choice(("agent", "agent", "team", "workflow")),
                "agent-1",
                f"user-{number % 50}",
                _encoded_twice(session_data),
                _encoded_twice(_runs(number, run_bytes)),
                created_at,
                created_at + rng.randrange(_SPAN_SECONDS),
            ),
        )
    connection.commit()
    connection.close()
    unfinished.rename(path)


def _runs(number: int, run_bytes: int) -> list[dict[str, object]]:
    answer = "x" * (run_bytes // _RUNS - 230)
    return [
        {
            "run_id": f"run-{number}-{index}",
            "agent_id": "agent-1",
            "input": {"input_content": f"question {number}"},
            "messages": [
                {"role": "system", "content": "You are a helpful assistant."},
                {"role": "user", "content": f"question {number}"},
                {"role": "assistant", "content": answer},
            ],
        }
        for index in range(_RUNS)
    ]


def _encoded_twice(value: object) -> str:
    return json.dumps(json.dumps(value))
