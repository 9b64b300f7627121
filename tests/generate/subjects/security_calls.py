"""Each credential is found where the contract puts it, and refused where it is wrong."""

from base64 import b64encode
from typing import Any

from security_client import AuthenticatedClient, Client
from security_client.api.default import (
    by_basic,
    by_both,
    by_choice,
    by_cookie,
    by_either,
    by_header,
    by_nobody,
    by_query,
)

KEY = {"X-Key": "right"}


async def calls(options: dict[str, Any]) -> None:
    for token, status in (("right", 200), ("wrong", 401)):
        async with AuthenticatedClient(
            **options, token=token, prefix="", auth_header_name="X-Key"
        ) as client:
            assert (await by_header.asyncio_detailed(client=client)).status_code == status
            assert (await by_either.asyncio_detailed(client=client)).status_code == status
            assert (await by_both.asyncio_detailed(client=client)).status_code == 401
            assert (await by_query.asyncio_detailed(client=client)).status_code == 401
        async with AuthenticatedClient(**options, token=token, cookies={"key": token}) as client:
            assert (await by_cookie.asyncio_detailed(client=client)).status_code == status
            assert (await by_either.asyncio_detailed(client=client)).status_code == status
            assert (await by_choice.asyncio_detailed(client=client)).status_code == status
            assert (await by_header.asyncio_detailed(client=client)).status_code == 401
        arguments = options["httpx_args"] | {"params": {"key": token}}
        async with AuthenticatedClient(
            **options | {"httpx_args": arguments}, token=token, headers=KEY
        ) as client:
            assert (await by_query.asyncio_detailed(client=client)).status_code == status
            assert (await by_both.asyncio_detailed(client=client)).status_code == status
        basic = b64encode(f"ä:{token}".encode()).decode()
        async with AuthenticatedClient(**options, token=basic, prefix="Basic") as client:
            assert (await by_basic.asyncio_detailed(client=client)).status_code == status
    await who(options)


async def who(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        assert await by_nobody.asyncio(client=client) == "nobody"
        assert await by_choice.asyncio(client=client) == "nobody"
    async with AuthenticatedClient(**options, token="right", headers=KEY) as client:
        assert await by_choice.asyncio(client=client) == "bearer"
        assert await by_either.asyncio(client=client) == "bearer"
        assert await by_both.asyncio(client=client) == "both"
        broken = await by_basic.asyncio_detailed(client=client)
        assert broken.status_code == 401
