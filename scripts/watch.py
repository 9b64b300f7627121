"""`make watch`: each save is generated and served; what is broken leaves the last server up."""

import argparse
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Sequence

from watchfiles import watch

from scripts.served import COMMAND, served

_WATCHED = ("openapi", "src")
_POLL_MILLISECONDS = 500
_STOP_SECONDS = 10


def main(arguments: Sequence[str] | None = None) -> None:
    """Until it is told to end, by SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="watch", description="Generates and serves on save.")
    parser.add_argument("database", nargs="?", default="demo.db")
    parser.add_argument("--port", default="7777")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _keep_key()
    try:
        _watch([COMMAND, "serve", options.database, "--port"], options.port)
    except KeyboardInterrupt:
        print("watch: ended", flush=True)


def _watch(command: list[str], port: str) -> None:
    server: subprocess.Popen[bytes] | None = None
    is_due = True
    try:
        for changes in watch(*_WATCHED, rust_timeout=_POLL_MILLISECONDS, yield_on_timeout=True):
            is_due = is_due or bool(changes)
            if is_due and _is_generated() and _starts([*command, "0"]):
                _stop(server)
                server = subprocess.Popen([*command, port])
            elif is_due:
                said = "nothing is served yet" if server is None else "the last server stays up"
                print(f"watch: {said}", flush=True)
            is_due = False
    finally:
        _stop(server)


def _keep_key() -> None:
    """One key for all servers: each would make its own."""
    if "OS_SECURITY_KEY" not in os.environ:
        os.environ["OS_SECURITY_KEY"] = key = secrets.token_urlsafe(24)
        print(f"watch: export OS_SECURITY_KEY={key}", flush=True)


def _is_generated() -> bool:
    """Generates; what there is to say of it, the generator says."""
    generate = [sys.executable, "-m", "scripts.generate"]
    return subprocess.run(generate, check=False).returncode == 0


def _starts(command: list[str]) -> bool:
    """Whether the server comes up, seen beside the one that is up; it says why it does not."""
    try:
        with served(command, {}):
            return True
    except RuntimeError:
        return False


def _stop(server: subprocess.Popen[bytes] | None) -> None:
    if server is None:
        return
    server.terminate()
    try:
        server.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
