"""Answers with the bodies that were understood."""

from typing import Any

from bodies_contract import models
from bodies_contract.routes import add_routes
from bodies_contract.services import BodiesService
from fastapi import FastAPI, UploadFile


async def described(file: UploadFile) -> list[Any]:
    return [file.filename, file.content_type, (await file.read()).decode()]


class Bodies(BodiesService):
    async def post_json(self, *, body: models.PostJsonRequest) -> list[Any]:
        return [body.text]

    async def post_form(self, *, body: models.PostFormRequest) -> list[Any]:
        return [body.name, body.agreed, body.sizes, body.class_]

    async def post_optional_form(self, *, body: models.PostOptionalFormRequest | None) -> list[Any]:
        return [] if body is None else [body.name]

    async def upload(self, *, body: models.UploadRequest) -> list[Any]:
        files = [await described(file) for file in [body.file, *(body.more or [])]]
        return [body.title, body.stream, body.count, *files]

    async def post_text(self, *, body: str) -> list[Any]:
        return [body]

    async def post_bytes(self, *, body: bytes | None) -> list[Any]:
        return [None if body is None else list(body)]


app = FastAPI()
add_routes(app, bodies=Bodies())
