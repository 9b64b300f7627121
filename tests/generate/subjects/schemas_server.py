"""Answers with what it was sent."""

from fastapi import FastAPI
from schemas_contract import models
from schemas_contract.routes import add_routes
from schemas_contract.services import ShapesService


class Shapes(ShapesService):
    async def draw(self, *, body: models.Shape) -> models.Shape:
        return body

    async def plant(self, *, body: models.Tree) -> models.Tree:
        return body


app = FastAPI()
add_routes(app, shapes=Shapes())
