"""Answers with notes."""

from fastapi import FastAPI
from files_contract import models
from files_contract.routes import add_routes
from files_contract.services import NotesService


class Notes(NotesService):
    async def first_note(self) -> models.Note:
        return models.Note(id=1, text="first")

    async def add_note(self, *, body: models.Note) -> models.Note:
        return body

    async def get_note(self, *, id: int) -> models.Note:
        return models.Note(id=id, text="note", answers=[await self.first_note()])

    async def delete_note(self, *, id: int) -> None:
        assert id > 0


app = FastAPI()
add_routes(app, notes=Notes())
