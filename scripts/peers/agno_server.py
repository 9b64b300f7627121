"""Serves a database by Agno's own AgentOS; runs where Agno is installed, and nothing of ours is."""

import argparse
import os
import socket
import sys

import uvicorn
from agno.db.sqlite import SqliteDb
from agno.os import AgentOS
from agno.workflow import Workflow


def main() -> None:
    """Prints where it listens; the key is $OS_SECURITY_KEY."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("table")
    arguments = parser.parse_args()
    database = SqliteDb(id="main", db_file=arguments.file, session_table=arguments.table)
    # A workflow needs no model.
    app = AgentOS(workflows=[Workflow(id="flow", db=database)]).get_app()
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"AgentOS on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    # Nobody reads what Agno prints from here on.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listener])


if __name__ == "__main__":
    main()
