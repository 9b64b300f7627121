"""A contract of OpenAPI 3.2 without anything that changes what is sent."""

from typing import Any

from openapi_3_2_client import Client
from openapi_3_2_client.api.values import get_values


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        assert await get_values.asyncio(client=client) == [0, 1]
        assert await get_values.asyncio(client=client, count=3) == [0, 1, 2]
