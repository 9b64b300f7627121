"""Parameters arrive as they were meant, wherever they are sent."""

from datetime import UTC, date, datetime
from typing import Any

from parameters_client import Client
from parameters_client.api.rooms import get_room, list_rooms
from parameters_client.models import GetRoomClass, ListRoomsColourItem, ListRoomsOrder


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        room = await get_room.asyncio(
            7,
            GetRoomClass.BIG,
            date(2026, 11, 22),
            client=client,
            x_trace_id=3,
            x_deep=False,
            session="a b",
            visits="4",
        )
        assert room
        assert room.to_dict() == {
            "path": [7, "big", "2026-11-22"],
            "headers": [3, False],
            "cookies": ["a b", 4],
        }
        rooms = await list_rooms.asyncio(client=client)
        assert rooms
        assert rooms.to_dict() == {"colour": ["red"], "order": "desc", "free": False}
        rooms = await list_rooms.asyncio(
            client=client,
            size=[1, 2],
            colour=[ListRoomsColourItem.GREEN, ListRoomsColourItem.RED],
            order=ListRoomsOrder.ASC,
            free=True,
            since=datetime(2026, 11, 22, 12, tzinfo=UTC),
            price=1.5,
            class_="a",
        )
        assert rooms
        assert rooms.to_dict() == {
            "size": [1, 2],
            "colour": ["green", "red"],
            "order": "asc",
            "free": True,
            "since": "2026-11-22T12:00:00Z",
            "price": 1.5,
            "class": "a",
        }
        refused = await list_rooms.asyncio_detailed(client=client, price=0)
        assert refused.status_code == 422
