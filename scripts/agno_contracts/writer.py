"""Writes the OpenAPI document of the Agno that is installed."""

import json
import sys
import tempfile
from pathlib import Path

from agno.agent import Agent
from agno.db.sqlite import SqliteDb
from agno.os import AgentOS
from agno.team import Team
from agno.workflow import Workflow

from scripts.agno_databases.conversations import ScriptedModel


def document(folder: str) -> dict[str, object]:
    """What a server of one agent, one team and one workflow says of itself."""
    db = SqliteDb(db_file=f"{folder}/agno.db", id="main")
    agent = Agent(id="agent", name="Agent", model=ScriptedModel(), db=db, telemetry=False)
    team = Team(id="team", name="Team", members=[agent], model=ScriptedModel(), db=db)
    workflow = Workflow(id="workflow", name="Workflow", db=db)
    server = AgentOS(id="os", agents=[agent], teams=[team], workflows=[workflow], telemetry=False)
    found: dict[str, object] = server.get_app().openapi()
    return found


def main() -> None:
    """On one line: a document of 119 operations is 20,000 lines otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps(document(folder), ensure_ascii=False, separators=(",", ":"))
    Path(sys.argv[1]).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
