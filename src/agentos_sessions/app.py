"""The composition root: a store and an authenticator become an ASGI application."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI, Request, Response

from agentos_contract.routes import add_routes
from agentos_contract.security import Authenticator
from agentos_sessions.completeness import check_complete
from agentos_sessions.error_responses import add_error_responses
from agentos_sessions.handlers.sessions import Sessions
from agentos_sessions.response_contract import ResponseContract
from agentos_sessions.response_validation import ResponseValidation
from agentos_sessions.store import Store


def create_app(
    store: Store, authenticator: Authenticator, *, validate_responses: bool = False
) -> FastAPI:
    """The contract's operations over `store`, and the contract itself at `/openapi.json`.

    With `validate_responses` an answer that breaks the contract is a logged bug and a 500. Raises
    `HandlersDiffer`.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        lifespan=lifespan,
        openapi_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    check_complete(sessions=Sessions)
    add_routes(app, sessions=Sessions(store), authenticator=authenticator)
    add_error_responses(app)

    document = files("agentos_contract").joinpath("openapi.json").read_bytes()
    if validate_responses:
        app.add_middleware(ResponseValidation, contract=ResponseContract(json.loads(document)))

    async def openapi(_request: Request) -> Response:
        return Response(document, media_type="application/json")

    app.add_api_route("/openapi.json", openapi, methods=["GET"], response_model=None)
    return app
