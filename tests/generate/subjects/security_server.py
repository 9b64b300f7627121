"""Answers with who called; every right credential is the word `right`."""

from fastapi import FastAPI, HTTPException
from security_contract import models
from security_contract.routes import add_routes
from security_contract.security import Authenticator, BasicCredentials, Principal
from security_contract.services import DefaultService


def known(name: str, *credentials: str | None) -> Principal:
    if set(credentials) != {"right"}:
        raise HTTPException(401)
    return Principal(name)


class Keys(Authenticator):
    def header(self, credentials: str | None) -> Principal:
        return known("header", credentials)

    def query(self, credentials: str | None) -> Principal:
        return known("query", credentials)

    def cookie(self, credentials: str | None) -> Principal:
        return known("cookie", credentials)

    def basic(self, credentials: BasicCredentials | None) -> Principal:
        username, password = credentials or (None, None)
        return known(f"basic {username}", password)

    def bearer(self, credentials: str | None) -> Principal:
        return known("bearer", credentials)

    def bearer_and_header(self, bearer: str | None, header: str | None) -> Principal:
        return known("both", bearer, header)


class Default(DefaultService):
    async def by_header(self, *, principal: Principal) -> str:
        return principal.subject

    async def by_query(self, *, principal: Principal) -> str:
        return principal.subject

    async def by_cookie(self, *, principal: Principal) -> str:
        return principal.subject

    async def by_basic(self, *, principal: Principal) -> str:
        return principal.subject

    async def by_either(
        self, *, principal: Principal, query: models.ByEitherParametersQuery
    ) -> str:
        return principal.subject if query.page == 1 else "no page"

    async def by_both(self, *, principal: Principal) -> str:
        return principal.subject

    async def by_choice(self, *, principal: Principal | None) -> str:
        return principal.subject if principal else "nobody"

    async def by_nobody(self) -> str:
        return "nobody"


app = FastAPI()
add_routes(app, default=Default(), authenticator=Keys())
