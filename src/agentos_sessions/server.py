"""The process that serves: its socket, its signals and its log."""

import gc
import logging
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import NoReturn

import structlog
import uvicorn

_GRACE_SECONDS = 5


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; raises `OSError` when the address is taken or is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def serve(app: Callable[..., Awaitable[None]], listener: socket.socket) -> None:
    """Serves until the process is told to end, by SIGINT or SIGTERM, and then returns."""
    _log_to_stderr()
    config = uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    # uvicorn finishes what it is doing and then sends itself the signal again.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    # What is loaded by now stays; the collector need not look through it again.
    gc.collect()
    gc.freeze()
    uvicorn.Server(config).run(sockets=[listener])


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s [%(levelname)s] %(message)s")
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
