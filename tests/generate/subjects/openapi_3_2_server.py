"""Answers with numbers."""

from fastapi import FastAPI
from openapi_3_2_contract import models
from openapi_3_2_contract.routes import add_routes
from openapi_3_2_contract.services import ValuesService


class Values(ValuesService):
    async def get_values(self, *, query: models.GetValuesParametersQuery) -> list[int]:
        return list(range(query.count))


app = FastAPI()
add_routes(app, values=Values())
