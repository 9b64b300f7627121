# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""The routes: from HTTP to the services, one for each operation."""

from typing import Annotated

from fastapi import FastAPI, Query, Request, Response

from . import models
from .credentials import bearer_token, required
from .routing import contract_response, principal_of, query_route
from .security import Authenticator
from .services import SessionsService


def add_routes(app: FastAPI, *, sessions: SessionsService, authenticator: Authenticator) -> None:
    """Registers every operation of the contract on `app`."""
    add_sessions_routes(app, sessions, authenticator)


def add_sessions_routes(
    app: FastAPI, service: SessionsService, authenticator: Authenticator
) -> None:
    """Registers the operations of the tag Sessions on `app`."""

    async def get_sessions_endpoint(
        request: Request, query: Annotated[models.GetSessionsParametersQuery, Query()]
    ) -> Response:
        result = await service.get_sessions(principal=principal_of(request), query=query)
        return contract_response(result, status_code=200)

    app.router.add_api_route(
        "/sessions",
        get_sessions_endpoint,
        methods=["GET"],
        operation_id="get_sessions",
        response_model=None,
        status_code=200,
        route_class_override=query_route(
            required(authenticator.http_bearer, bearer_token), models.GetSessionsParametersQuery
        ),
    )
