"""A server process that is there for as long as a block of code."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

COMMAND = str(Path(sys.executable).with_name("agentos-sessions"))

_STOP_SECONDS = 10
_URL = re.compile(r"http://\S+:(\d+)")


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, and its process."""

    url: str
    port: int
    pid: int


@contextmanager
def served(
    command: list[str], environment: Mapping[str, str], log: IO[bytes] | None = None
) -> Iterator[Served]:
    """Starts a server that prints its address, and ends it whatever happens.

    What it logs goes to `log`, or where this process logs. Raises `RuntimeError` when it does not
    come up.
    """
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=log, text=True
    )
    with process:
        try:
            assert process.stdout is not None  # noqa: S101  it is a pipe
            lines: list[str] = []
            while (address := _URL.search(lines[-1] if lines else "")) is None:
                lines.append(process.stdout.readline())
                if not lines[-1]:
                    raise RuntimeError(f"{command[0]} did not start: {''.join(lines)!r}")
            yield Served(address[0], int(address[1]), process.pid)
        finally:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
