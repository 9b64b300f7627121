# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""The runtime of the routes: who may pass, how a query is read, how an answer is written."""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json
from starlette.types import Receive, Scope, Send

from .security import Principal

Authenticate = Callable[[Scope], Principal]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]

_PRINCIPAL = "contract.principal"


def bearer(check: Callable[[str | None], Principal]) -> Authenticate:
    """Hands the bearer token of a request to `check`."""

    def authenticate(scope: Scope) -> Principal:
        return check(bearer_token(scope["headers"]))

    return authenticate


def bearer_token(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The token of the first Authorization header; None for none, an empty one and other schemes."""
    for name, value in headers:
        if name == b"authorization":
            scheme, _, token = value.strip(b" \t").partition(b" ")
            if scheme.lower() == b"bearer":
                return token.strip(b" \t").decode("latin-1") or None
            return None
    return None


def principal_of(request: Request) -> Principal:
    """Who calls; a route that `contract_route` or `query_route` made has stored it."""
    principal: Principal = request.scope[_PRINCIPAL]
    return principal


def contract_response(value: object, status_code: int) -> Response:
    """An answer of the contract, as JSON."""
    return Response(to_json(value, by_alias=True), status_code, media_type="application/json")


def contract_route(authenticate: Authenticate) -> type[APIRoute]:
    """Routes that authenticate before FastAPI reads anything: a 401 comes before a 422."""

    class ContractRoute(APIRoute):
        def get_route_handler(self) -> Handler:
            solve = super().get_route_handler()

            async def handle(request: Request) -> Response:
                request.scope[_PRINCIPAL] = authenticate(request.scope)
                return await solve(request)

            return handle

    return ContractRoute


def query_route(authenticate: Authenticate | None, model: type[BaseModel]) -> type[APIRoute]:
    """Routes whose only input is a flat query, read without FastAPI's dependency solving.

    A query that `model` refuses goes the ordinary way after all, so refusals are FastAPI's own.
    """
    validate = model.__pydantic_validator__.validate_python

    class QueryRoute(APIRoute):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            endpoint, solve = self.endpoint, self.app

            async def app(scope: Scope, receive: Receive, send: Send) -> None:
                if authenticate is not None:
                    scope[_PRINCIPAL] = authenticate(scope)
                text = scope["query_string"].decode("latin-1")
                try:
                    query = validate(dict(parse_qsl(text, keep_blank_values=True)))
                except ValidationError:
                    await solve(scope, receive, send)
                    return
                response = await endpoint(Request(scope, receive), query)
                await response(scope, receive, send)

            self.app = app

    return QueryRoute
