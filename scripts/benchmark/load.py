"""A load of GET requests over keep-alive connections, light enough to leave a server its core."""

import asyncio
import itertools
import re
import time
from dataclasses import dataclass
from functools import partial
from typing import cast

import uvloop

_CONNECTIONS = 8
_HEAD = re.compile(rb"HTTP/1.1 (\d+).*?\r\ncontent-length: (\d+)\r\n.*?\r\n\r\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a second, and the share of a core the client took (near 1, it was the limit)."""

    requests_per_second: float
    client_share: float


def measure(port: int, requests: list[bytes], seconds: float) -> Rate:
    """Sends the requests in turn for so long; raises `RuntimeError` at an answer but 200."""
    return uvloop.run(_measure(port, requests, seconds))


async def _measure(port: int, requests: list[bytes], seconds: float) -> Rate:
    loop = asyncio.get_running_loop()
    started, cpu = time.perf_counter(), time.process_time()
    connections = [_Connection(requests, n, started + seconds) for n in range(_CONNECTIONS)]
    for connection in connections:
        await loop.create_connection(partial(_same, connection), "127.0.0.1", port)
    answered = sum(await asyncio.gather(*(connection.done for connection in connections)))
    elapsed = time.perf_counter() - started
    return Rate(answered / elapsed, (time.process_time() - cpu) / elapsed)


def _same(connection: "_Connection") -> "_Connection":
    return connection


class _Connection(asyncio.Protocol):
    """Sends a request when the answer to the one before is complete, until the time is up."""

    def __init__(self, requests: list[bytes], number: int, ends_at: float) -> None:
        self.done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._requests = itertools.cycle(requests)
        self._ends_at = ends_at
        for _ in range(number):  # each connection begins elsewhere in the list
            next(self._requests)
        self._answered = 0
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)
        self._transport.write(next(self._requests))

    def data_received(self, data: bytes) -> None:
        self._received += data
        head = _HEAD.match(self._received)
        if not head or len(self._received) < head.end() + int(head[2]):
            return
        if head[1] != b"200":
            self.done.set_exception(RuntimeError(self._received.decode()))
            self._transport.close()
            return
        self._received = b""
        self._answered += 1
        if time.perf_counter() < self._ends_at:
            self._transport.write(next(self._requests))
        else:
            self.done.set_result(self._answered)
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionResetError("the server closed a connection"))
