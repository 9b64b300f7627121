"""Every status, header and media type of an answer reaches the client."""

from typing import Any

from answers_client import Client
from answers_client.api.jobs import (
    forget,
    read_events,
    read_image,
    read_log,
    read_text,
    start_job,
)
from answers_client.models import Job
from answers_client.types import File


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        done = await start_job.asyncio_detailed(client=client, how="now")
        assert (done.status_code, done.parsed) == (200, Job(id=7))
        assert done.headers["x-took"] == "1.5"
        assert "x-cached" not in done.headers
        later = await start_job.asyncio_detailed(client=client, how="later")
        assert (later.status_code, later.content) == (202, b"")
        assert later.headers["location"] == "/jobs/7"
        never = await start_job.asyncio_detailed(client=client, how="never")
        assert (never.status_code, never.content) == (204, b"")
        assert (await forget.asyncio_detailed(client=client)).status_code == 205
        await media_types(client)


async def media_types(client: Client) -> None:
    log = await read_log.asyncio_detailed(client=client)
    assert log.headers["content-type"] == "application/json"
    assert isinstance(log.parsed, File)
    assert log.parsed.payload.read() == b'["0","1"]'
    live = await read_log.asyncio_detailed(client=client, live=True)
    assert live.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert live.content == b"data: 0\n\ndata: 1\n\n"
    text = await read_text.asyncio_detailed(client=client)
    assert (text.parsed, text.headers["content-type"]) == ("a,ä\n", "text/csv; charset=utf-8")
    image = await read_image.asyncio_detailed(client=client)
    assert image.headers["content-type"] == "image/png"
    assert isinstance(image.parsed, File)
    assert image.parsed.payload.read() == b"\x89PNG"
    assert await read_events.asyncio(client=client) == "data: 0\n\ndata: 1\n\n"
