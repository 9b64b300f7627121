"""What each error becomes for a client: the one table from facts to statuses, codes and bodies."""

from collections.abc import Mapping
from typing import NamedTuple

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from agentos_contract.models import (
    BadRequestResponse,
    InternalServerErrorResponse,
    NotFoundResponse,
    UnauthenticatedResponse,
    ValidationErrorResponse,
)
from agentos_sessions import errors
from agentos_sessions.response_contract import ContractBreach

_log = structlog.get_logger("agentos_sessions")


class _Kind(NamedTuple):
    status: int
    error_code: str
    body: type[BaseModel]


_BAD_REQUEST = _Kind(400, "BAD_REQUEST", BadRequestResponse)
_UNAUTHENTICATED = _Kind(401, "UNAUTHENTICATED", UnauthenticatedResponse)
_NOT_FOUND = _Kind(404, "NOT_FOUND", NotFoundResponse)
# The contract has no body for a method it does not have; this is its shape for every other error.
_METHOD_NOT_ALLOWED = _Kind(405, "METHOD_NOT_ALLOWED", BadRequestResponse)
_VALIDATION_ERROR = _Kind(422, "VALIDATION_ERROR", ValidationErrorResponse)
_NOT_IMPLEMENTED = _Kind(500, "NOT_IMPLEMENTED", InternalServerErrorResponse)
_INTERNAL = _Kind(500, "INTERNAL_SERVER_ERROR", InternalServerErrorResponse)

_FACTS: Mapping[type[Exception], _Kind] = {
    errors.InvalidLimit: _BAD_REQUEST,
    errors.InvalidPage: _BAD_REQUEST,
    errors.UnsortableField: _BAD_REQUEST,
    errors.DatabaseRequired: _BAD_REQUEST,
    errors.Unauthenticated: _UNAUTHENTICATED,
    errors.DatabaseNotFound: _NOT_FOUND,
    errors.TableNotFound: _NOT_FOUND,
    errors.OperationNotImplemented: _NOT_IMPLEMENTED,
}
_ROUTER = {kind.status: kind for kind in (_BAD_REQUEST, _NOT_FOUND, _METHOD_NOT_ALLOWED)}


def add_error_responses(app: FastAPI) -> None:
    """Answers every failure of `app` in the contract's shape, the router's own included."""
    for fact in _FACTS:
        app.add_exception_handler(fact, _answer_fact)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_router)
    app.add_exception_handler(errors.DatabaseUnavailable, _answer_unavailable)
    # A bug: uvicorn logs it, traceback and all.
    app.add_exception_handler(Exception, _answer_internal)


def _answer_fact(_request: Request, error: Exception) -> Response:
    kind = _FACTS[type(error)]
    challenge = {"WWW-Authenticate": "Bearer"} if kind is _UNAUTHENTICATED else None
    return _response(kind, str(error), challenge)


def _answer_invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  what it is registered for
    return _response(_VALIDATION_ERROR, "; ".join(map(_sentence, error.errors())))


def _answer_router(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  what it is registered for
    kind = _ROUTER.get(error.status_code, _INTERNAL)
    detail, headers = str(error.detail), error.headers
    if kind is _NOT_FOUND:
        detail = f"no such path: {errors.quote(request.url.path)}"
    elif kind is _METHOD_NOT_ALLOWED:
        # The router names the methods of the first route of the path, there may be several.
        allowed = ", ".join(sorted(_methods(request)))
        headers = {"Allow": allowed}
        detail = f"{errors.quote(request.method)} is not allowed here; allowed: {allowed}"
    return _response(kind, detail, headers)


def _methods(request: Request) -> set[str]:
    """Those of the path that was asked for."""
    return {
        method
        for route in request.app.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }


def _answer_unavailable(request: Request, error: Exception) -> Response:
    _log.error("database_unavailable", reason=str(error))
    return _answer_internal(request, error)


def _answer_internal(_request: Request, error: Exception) -> Response:
    if isinstance(error, ContractBreach):
        _log.error("response_breaks_the_contract", place=str(error))
    return _response(_INTERNAL, "internal server error; the server's log has the reason")


def _sentence(problem: Mapping[str, object]) -> str:
    location = problem["loc"]
    where = ".".join(map(str, location[1:])) if isinstance(location, tuple) else str(location)
    return f"{where}: {problem['msg']}, not {errors.quote(problem['input'])}"


def _response(kind: _Kind, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    body = kind.body(detail=detail, error_code=kind.error_code)
    return Response(body.model_dump_json(), kind.status, headers, media_type="application/json")
