"""What stands in other files is as if it stood in the contract."""

from typing import Any

from files_client import Client
from files_client.api.notes import add_note, delete_note, first_note, get_note
from files_client.models import Note


async def calls(options: dict[str, Any]) -> None:
    async with Client(**options) as client:
        first = Note(id=1, text="first")
        found = await first_note.asyncio(client=client)
        assert isinstance(found, Note)
        assert (found.id, found.text) == (1, "first")
        note = Note(id=7, text="t", answers=[Note(id=8, text="u", answers=[])])
        assert await add_note.asyncio(client=client, body=note) == note
        wrong = await add_note.asyncio_detailed(client=client, body=Note(id=0, text=""))
        assert wrong.status_code == 422
        found = await get_note.asyncio(5, client=client)
        assert isinstance(found, Note)
        assert found.answers
        assert found.answers[0].text == first.text
        assert (await delete_note.asyncio_detailed(5, client=client)).status_code == 204
        assert (await delete_note.asyncio_detailed(0, client=client)).status_code == 422
