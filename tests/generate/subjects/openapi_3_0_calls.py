"""`nullable`, exclusive bounds that are booleans, and files as OpenAPI 3.0 writes them."""

from io import BytesIO
from typing import Any

from openapi_3_0_client import Client
from openapi_3_0_client.api.values import put_value, upload
from openapi_3_0_client.models import UploadBody, Value
from openapi_3_0_client.types import File


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        found = await put_value.asyncio(0.5, client=client, body=Value(value=None))
        assert found
        assert found.to_dict() == {"value": None, "low": 0.5, "of": None, "unit": None}
        inner = Value(value=8, low=0.5, of=None)
        found = await put_value.asyncio(0.5, client=client, body=Value(value=1, of=inner))
        assert found
        assert found.to_dict()["of"] == {"value": 8, "low": 0.5, "of": None, "unit": None}
        body = Value(value=9)
        assert (await put_value.asyncio_detailed(1, client=client, body=body)).status_code == 422
        body = Value(value=1)
        assert (await put_value.asyncio_detailed(0, client=client, body=body)).status_code == 422
        assert await upload.asyncio(client=client, body=UploadBody(File(BytesIO(b"abc"), "a"))) == 3
