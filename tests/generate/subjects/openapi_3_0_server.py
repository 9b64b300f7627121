"""Answers with what it was sent."""

from fastapi import FastAPI
from openapi_3_0_contract import models
from openapi_3_0_contract.routes import add_routes
from openapi_3_0_contract.services import ValuesService


class Values(ValuesService):
    async def put_value(
        self, *, low: float, query: models.PutValueParametersQuery, body: models.Value
    ) -> models.Value:
        return body.model_copy(update={"low": low, "unit": query.unit})

    async def upload(self, *, body: models.UploadRequest) -> int:
        return len(await body.file.read()) if body.name is None else -1


app = FastAPI()
add_routes(app, values=Values())
