"""A bare ASGI application that answers every request with the same bytes: the yardstick.

Run as `python -m scripts.benchmark.bare BODY_FILE`; the server is the one the product runs on.
"""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from agentos_sessions import server

Send = Callable[[dict[str, Any]], Awaitable[None]]


def application(body: bytes) -> Callable[..., Awaitable[None]]:
    """Answers 200 with `body`."""
    start = {
        "type": "http.response.start",
        "status": 200,
        "headers": [
            (b"content-length", str(len(body)).encode()),
            (b"content-type", b"application/json"),
        ],
    }

    async def answer(scope: dict[str, Any], _receive: object, send: Send) -> None:
        if scope["type"] == "http":
            await send(start)
            await send({"type": "http.response.body", "body": body})

    return answer


if __name__ == "__main__":
    listener = server.bind("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    server.serve(application(Path(sys.argv[1]).read_bytes()), listener)
