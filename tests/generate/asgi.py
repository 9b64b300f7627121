"""Requests put to an ASGI application as bytes, so that nothing on the way tidies them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from fastapi import FastAPI

Headers = Sequence[tuple[bytes, bytes]]


class Answer(NamedTuple):
    """What the application sent."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


async def request(
    app: FastAPI,
    path: str,
    *,
    method: str = "GET",
    query: bytes = b"",
    headers: Headers = (),
    body: bytes = b"",
) -> Answer:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "root_path": "",
        "headers": list(headers),
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    return Answer(start["status"], start["headers"], b"".join(part["body"] for part in rest))
