"""Bodies arrive as they were meant, and others than the contract has are refused."""

from io import BytesIO
from typing import Any

from bodies_client import Client
from bodies_client.api.bodies import (
    post_bytes,
    post_form,
    post_json,
    post_optional_form,
    post_text,
    upload,
)
from bodies_client.models import PostFormBody, PostJsonBody, PostOptionalFormBody, UploadBody
from bodies_client.types import File


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        assert await post_json.asyncio(client=client, body=PostJsonBody("t")) == ["t"]
        form = PostFormBody(name="", agreed=True, sizes=[1, 2], class_="c")
        assert await post_form.asyncio(client=client, body=form) == ["", True, [1, 2], "c"]
        form = PostFormBody(name="n")
        assert await post_form.asyncio(client=client, body=form) == ["n", False, None, None]
        assert await post_optional_form.asyncio(client=client) == []
        optional = PostOptionalFormBody(name="n")
        assert await post_optional_form.asyncio(client=client, body=optional) == ["n"]
        await files(client)
        await raw(client)


async def files(client: Client) -> None:
    pdf = File(BytesIO(b"pdf"), "a.pdf", "application/pdf")
    text = File(BytesIO("text ä".encode()), "ä.txt", "text/plain")
    body = UploadBody(title="t", stream=True, count=3, file=pdf, more=[text, text])
    sent = ["ä.txt", "text/plain", "text ä"]
    assert await upload.asyncio(client=client, body=body) == [
        *("t", True, 3),
        ["a.pdf", "application/pdf", "pdf"],
        *(sent, sent),
    ]
    body = UploadBody(title="t", file=File(BytesIO(b"pdf"), "a.pdf", "application/pdf"))
    found = await upload.asyncio(client=client, body=body)
    assert found == ["t", False, None, ["a.pdf", "application/pdf", "pdf"]]


async def raw(client: Client) -> None:
    text = File(BytesIO("text ä".encode()))
    assert await post_text.asyncio(client=client, body=text) == ["text ä"]
    broken = await post_text.asyncio_detailed(client=client, body=File(BytesIO(b"\xff")))
    assert broken.status_code == 422
    assert await post_bytes.asyncio(client=client, body=File(BytesIO(b"\x00\xff"))) == [[0, 255]]
    assert await post_bytes.asyncio(client=client) == [None]
    http = client.get_async_httpx_client()
    for path in ("/text", "/bytes", "/json", "/form", "/upload"):
        found = await http.post(path, content="<a/>", headers={"Content-Type": "text/xml"})
        assert found.status_code == 422, path
