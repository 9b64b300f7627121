"""Names that Python cannot carry are called by others, and sent as they are."""

from typing import Any

from names_client import Client
from names_client.api.default import class_, get_lower, get_upper
from names_client.api.import_ import get_a_b, import_


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        found = await import_.asyncio(client=client)
        assert found
        assert found.to_dict() == {
            "from": "import_",
            "None": "none",
            "class-name": "class",
            "model_config": "config",
            "list": "",
            "1st": "first",
            "_private": "private",
            "größe": "8",
            "copy": "copy",
            "str": "str",
        }
        found = await get_a_b.asyncio(client=client)
        assert found
        assert found.from_ == "get_a_b"
        upper = await get_upper.asyncio("a b", client=client)
        assert upper
        assert (upper.from_, upper.list_) == ("getUpper", "a b")
        lower = await get_lower.asyncio("c", client=client)
        assert lower
        assert (lower.from_, lower.list_) == ("getLower", "c")
        found = await class_.asyncio("b", "q", client=client, self_="s", client_query="c")
        assert found
        assert (found.from_, found.list_) == ("class_", "b q s c")
