"""Runs one task of the Agno scripts with a clock set by hand and ids that are counted."""

import hashlib
import importlib
import itertools
import logging
import os
import sys
import time

import time_machine

_START = 1757080000  # 2025-09-05T13:46:40Z


def main() -> None:
    """Import the module, call its task with the file and the function that sets the clock.

    The world stops before Agno is imported: some versions keep the time of the import as the
    time of every run.
    """
    module, task, file = sys.argv[1:]
    numbers = itertools.count()

    def counted_bytes(size: int) -> bytes:
        return hashlib.shake_256(f"{task} {next(numbers)}".encode()).digest(size)

    os.urandom = counted_bytes  # what uuid4 is made of
    time.perf_counter = float  # every duration is 0.0
    logging.disable(logging.CRITICAL)  # Agno logs at length what it thinks of the odd inputs
    with time_machine.travel(_START, tick=False) as traveller:
        getattr(importlib.import_module(module), task)(file, traveller.move_to)


if __name__ == "__main__":
    main()
