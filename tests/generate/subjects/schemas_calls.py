"""A value comes back as the class that it was sent as, with all that it held."""

from typing import Any

from schemas_client import Client
from schemas_client.api.shapes import draw, plant
from schemas_client.models import Circle, Square, Tree, TreeLabels


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        circle = Circle(name="c", kind="circle", radius=2.0)
        assert await draw.asyncio(client=client, body=circle) == circle
        square = Square(name="s", kind="square", side=None)
        assert await draw.asyncio(client=client, body=square) == square
        http = client.get_async_httpx_client()
        wrong = {"name": "c", "kind": "circle", "radius": 0}
        assert (await http.post("/shapes", json=wrong)).status_code == 422
        assert (await http.post("/shapes", json=wrong | {"kind": "cube"})).status_code == 422
        labels = TreeLabels()
        labels["oak"] = 1
        tree = Tree(None, Tree(1, None, [], labels), [Tree(2, None, [], labels)], labels)
        assert await plant.asyncio(client=client, body=tree) == tree
