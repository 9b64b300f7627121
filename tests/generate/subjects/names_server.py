"""Answers with the name of its method and what it was given."""

from fastapi import FastAPI
from names_contract import models
from names_contract.routes import add_routes
from names_contract.services import DefaultService, ImportService


def names(method: str, *given: str | None) -> models.Class:
    return models.Class(
        from_=method,
        none="none",
        class_name="class",
        model_config_="config",
        list=" ".join(map(str, given)),
        field_1st="first",
        field_private="private",
        größe="8",
        copy_="copy",
        str_="str",
    )


class Import(ImportService):
    async def import_(self) -> models.Class:
        return names("import_")

    async def get_a_b(self) -> models.Class:
        return names("get_a_b")


class Default(DefaultService):
    async def getUpper(self, *, id: str) -> models.Class:  # noqa: N802  as in the contract
        return names("getUpper", id)

    async def getLower(self, *, id: str) -> models.Class:  # noqa: N802  as in the contract
        return names("getLower", id)

    async def class_(
        self, *, body_: str, query_: str, query: models.ClassParametersQuery
    ) -> models.Class:
        return names("class_", body_, query_, query.self, query.client)


app = FastAPI()
add_routes(app, import_=Import(), default=Default())
