# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""The runtime of the routes: how a query is read, and how an answer is written."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json
from starlette.types import Receive, Scope, Send

from .security import Principal

Authenticate = Callable[[Scope], Principal | None]
"""Who calls, None for nobody; what it raises refuses the request."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

_PRINCIPAL = "contract.principal"


def principal_of(request: Request) -> Principal:
    """Who calls; a route that `contract_route` or `query_route` made has stored it."""
    principal: Principal = request.scope[_PRINCIPAL]
    return principal


def contract_response(
    value: object,
    status_code: int,
    headers: Mapping[str, str] | None = None,
    media_type: str = "application/json",
) -> Response:
    """An answer of the contract, as JSON."""
    return Response(to_json(value, by_alias=True), status_code, headers, media_type)


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
