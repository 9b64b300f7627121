"""`make contract`: schemathesis against the real server, on the demo database and on Agno's own.

Every phase and every check; the contract is read from the YAML, not from the server.
"""

import secrets
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from agentos_sessions.demo import write_demo
from scripts.served import COMMAND, served

_CONTRACT = "openapi/agentos.yaml"
_AGNO_DATABASES = Path("tests/data")
_SESSIONS = 500


def main(arguments: list[str]) -> int:
    """Passes `arguments` on to schemathesis; 1 if it found something on any database."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.db"
        write_demo(demo, _SESSIONS, datetime.now(UTC))
        databases = [demo]
        for written in sorted(_AGNO_DATABASES.glob("*.db")):
            databases.append(Path(shutil.copy(written, folder)))
        return max(_run(database, arguments) for database in databases)


def _run(database: Path, arguments: list[str]) -> int:
    print(f"\n{database.name}", flush=True)
    key = secrets.token_urlsafe(16)
    serve = [COMMAND, "serve", str(database), "--port", "0"]
    with served(serve, {"OS_SECURITY_KEY": key}) as server:
        command = [
            str(Path(sys.executable).with_name("schemathesis")),
            "run",
            _CONTRACT,
            f"--url={server.url}",
            f"--header=Authorization: Bearer {key}",
            "--phases=examples,coverage,fuzzing,stateful",
            "--checks=all",
            *arguments,
        ]
        return min(subprocess.run(command, check=False).returncode, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
