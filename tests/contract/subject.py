"""The server under test: what is asked of it, and what every answer of it must be."""

import asyncio
import shlex
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from json import dumps
from time import perf_counter
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
from starlette.types import ASGIApp, Message

from agentos_sessions.response_contract import ResponseContract
from tests.contract.error_policy import ErrorPolicy
from tests.contract.worlds import World

KEY = "contract key"
SLOWEST_SECONDS = 2.0
"""Two hundred times what a page takes; an answer beyond it hangs."""

_SECOND_CHANCES = 2
_VARIABLE = "$OS_SECURITY_KEY"
_BASE_URL = "http://testserver"

Send = Callable[[httpx.Request], httpx.Response]
Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Request:
    """One request, as it is written; `key` is what it bears, None for no Authorization header."""

    path: str
    query: str = ""
    method: str = "GET"
    key: str | None = KEY
    headers: Headers = ()
    json: Any = None
    content: bytes | None = None

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def shown(self) -> str:
        """The same for whoever reads it: the key is not in it."""
        return self.target.replace(quote(KEY), _VARIABLE).replace(quote_plus(KEY), _VARIABLE)

    def curl(self) -> str:
        """The command that repeats it with $URL and $OS_SECURITY_KEY set."""
        parts = ["curl -g -i"]
        if self.method != "GET":
            parts.append("--head" if self.method == "HEAD" else f"-X {self.method}")
        if self.key is not None:
            parts.append(f"-H {_shell(f'Authorization: Bearer {self.key}')}")
        for name, value in self.headers:
            parts.append(f"-H {_shell(f'{name}: ' + value.decode('latin-1'))}")
        if self.json is not None:
            parts.append(f"--json {_shell(dumps(self.json))}")
        if self.content is not None:
            parts.append(f"--data-binary {_shell(self.content.decode('latin-1'))}")
        return " ".join([*parts, f'"$URL"{_shell(self.shown)}'])


def _shell(text: str) -> str:
    """One word of a shell; where the key was, its variable."""
    parts = text.replace(KEY, _VARIABLE).split(_VARIABLE)
    return f'"{_VARIABLE}"'.join(shlex.quote(part) if part else "" for part in parts)


@dataclass(frozen=True)
class Exchange:
    """A request and how it was answered."""

    request: Request
    status: int


@dataclass
class Target:
    """Sends requests and judges each answer: contract, errors, time.

    Without a `policy` errors need only be what the contract says.
    """

    deliver: Send
    contract: ResponseContract
    policy: ErrorPolicy | None
    last: Request | None = None
    exchanges: list[Exchange] = field(default_factory=list)

    def send(self, request: Request) -> httpx.Response:
        """The answer; raises `AssertionError` or `ContractBreach` for one that must not be."""
        self.last = request
        response, seconds = self._timed(request)
        # A slow path is slow again; a machine that was busy for a moment is not.
        for _ in range(_SECOND_CHANCES if request.method == "GET" else 0):
            if seconds >= SLOWEST_SECONDS:
                response, seconds = self._timed(request)
        self.exchanges.append(Exchange(request, response.status_code))
        assert seconds < SLOWEST_SECONDS, f"answered after {seconds:.1f} s"
        content_type = response.headers.get("content-type")
        self.contract.check(
            request.method, request.path, response.status_code, content_type, response.content
        )
        if self.policy:
            self.policy.check(request.method, response)
        return response

    def _timed(self, request: Request) -> tuple[httpx.Response, float]:
        began = perf_counter()
        response = self.deliver(self.written(request))
        return response, perf_counter() - began

    def get(self, path: str, query: str = "", **options: Any) -> httpx.Response:
        """The answer to a GET."""
        return self.send(Request(path, query, **options))

    def written(self, request: Request) -> httpx.Request:
        """The request as it goes out."""
        headers = [(name.encode(), value) for name, value in request.headers]
        if request.key is not None:
            headers.append((b"Authorization", f"Bearer {request.key}".encode()))
        return httpx.Request(
            request.method,
            _BASE_URL + request.target,
            headers=headers,
            json=request.json,
            content=request.content,
        )


Serve = Callable[[World], AbstractContextManager[Send]]


@dataclass(frozen=True)
class Subject:
    """A server, what it serves, and how to have the like of it serve something else."""

    world: World
    target: Target
    serve: Serve

    @contextmanager
    def serving(self, world: World) -> Iterator[Target]:
        """The same server over other databases."""
        with self.serve(world) as deliver:
            yield Target(deliver, self.target.contract, self.target.policy)


@contextmanager
def subject_of(
    world: World, serve: Serve, contract: ResponseContract, policy: ErrorPolicy | None
) -> Iterator[Subject]:
    """Has the world served while the block runs."""
    with serve(world) as deliver:
        yield Subject(world, Target(deliver, contract, policy), serve)


@contextmanager
def in_process(app: ASGIApp) -> Iterator[Send]:
    """Delivers to an application as a server would: an exception is its own affair."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    async def deliver(request: httpx.Request) -> httpx.Response:
        response = await transport.handle_async_request(request)
        response.request = request
        await response.aread()
        return response

    with asyncio.Runner() as runner:
        try:
            yield lambda request: runner.run(deliver(request))
        finally:
            runner.run(_shut_down(app))


async def _shut_down(app: ASGIApp) -> None:
    """Starts its lifespan and ends it, as a server does that stops."""
    messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    async def receive() -> Message:
        return next(messages)

    async def send(_message: Message) -> None:
        pass

    await app({"type": "lifespan", "asgi": {"version": "3.0"}}, receive, send)


@contextmanager
def over_http(base_url: str) -> Iterator[Send]:
    """Delivers headers and methods as they are given, each request over a connection of its own.

    A server that closes one after an error is not judged for it at the next request.
    """
    address = httpx.URL(base_url)

    def deliver(request: httpx.Request) -> httpx.Response:
        request.read()
        target = request.url.raw_path.decode()
        with closing(HTTPConnection(address.host, address.port, timeout=30)) as connection:
            connection.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in request.headers.raw:
                connection.putheader(name.decode(), value)
            connection.endheaders(request.content or None)
            answer = connection.getresponse()
            return httpx.Response(
                answer.status, headers=answer.getheaders(), content=answer.read(), request=request
            )

    yield deliver
