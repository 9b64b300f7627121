"""Mutants of authentication: whom the server lets in and should not, or keeps out."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import number_of, value_of
from tests.contract.mutants.wire import (
    INTERNAL_ERROR,
    Answer,
    Ask,
    Wrap,
    around,
    edit_answer,
    edit_scope,
)

_KEY = "mutants.key"
_HEADER = b"authorization"


def telling_key(app: ASGIApp, key: str) -> ASGIApp:
    """The application, its mutants knowing the key that is right."""
    return edit_scope(lambda _: {_KEY: key})(app)


def _admit(when: Callable[[Request, str], bool]) -> Wrap:
    """Lets in those requests too that are such, given the key."""

    def edited(request: Request) -> Mapping[str, Any]:
        return _with_key(request) if when(request, request.scope[_KEY]) else {}

    return edit_scope(edited)


def _admit_token(is_right: Callable[[str, str], bool]) -> Wrap:
    """Lets in who bears a token that is right by another rule."""

    def is_admitted(request: Request, key: str) -> bool:
        scheme, token = _credentials(request)
        return scheme.lower() == "bearer" and is_right(token, key)

    return _admit(is_admitted)


def _shut_out(when: Callable[[Request], bool]) -> Wrap:
    """Keeps those requests out that are such."""
    return edit_scope(lambda request: _with_headers(request, ()) if when(request) else {})


def _credentials(request: Request) -> tuple[str, str]:
    scheme, _, token = request.headers.get("authorization", "").strip().partition(" ")
    return scheme, token.strip()


def _with_key(request: Request) -> Mapping[str, Any]:
    return _with_headers(request, ((_HEADER, f"Bearer {request.scope[_KEY]}".encode()),))


def _with_headers(request: Request, given: tuple[tuple[bytes, bytes], ...]) -> Mapping[str, Any]:
    others = [pair for pair in request.scope["headers"] if pair[0] != _HEADER]
    return {"headers": [*others, *given]}


def _is_basic(request: Request, key: str) -> bool:
    scheme, token = _credentials(request)
    return scheme.lower() == "basic" and token in (key, b64encode(f":{key}".encode()).decode())


def _is_last_header(request: Request, key: str) -> bool:
    return request.headers.getlist("authorization")[-1:] == [f"Bearer {key}"]


def _is_not_ascii(request: Request) -> bool:
    return not request.headers.get("authorization", "").isascii()


async def _refused_first(status: int, ask: Ask, request: Request) -> Answer:
    """What refuses the request for another reason comes before the 401."""
    let_in = await ask({**request.scope, **_with_key(request)})
    return let_in if let_in.status == status else await ask(request.scope)


MUTANTS = (
    Mutant(
        "no key is asked for",
        _admit(lambda request, _: "authorization" not in request.headers),
    ),
    Mutant("any key is right", _admit_token(lambda token, _: bool(token))),
    Mutant(
        "no key is asked for past the first page",
        _admit(lambda request, _: number_of(request, "page", 1) > 1),
    ),
    Mutant("an empty key is right", _admit_token(lambda token, _: not token)),
    Mutant(
        "a prefix of the key is right",
        _admit_token(lambda token, key: bool(token) and key.startswith(token)),
    ),
    Mutant("the key and more is right", _admit_token(lambda token, key: token.startswith(key))),
    Mutant(
        "the key is compared without case",
        _admit_token(lambda token, key: token.casefold() == key.casefold()),
    ),
    Mutant("the key is right as Basic", _admit(_is_basic)),
    Mutant(
        "the key is right without a scheme",
        _admit(lambda request, key: request.headers.get("authorization") == key),
    ),
    Mutant(
        "the key is right in the query",
        _admit(lambda request, key: value_of(request, "token") == key),
    ),
    Mutant("of two Authorization headers the last counts", _admit(_is_last_header)),
    Mutant(
        "the scheme is compared with case",
        _shut_out(lambda request: _credentials(request)[0] != "Bearer"),
    ),
    Mutant(
        "spaces around the key are part of it",
        _shut_out(lambda request: "  " in request.headers.get("authorization", "")),
    ),
    Mutant(
        "a key that is not ASCII is answered 500",
        edit_answer(
            lambda answer, request: (
                INTERNAL_ERROR if answer.status == 401 and _is_not_ascii(request) else answer
            )
        ),
    ),
    Mutant("a wrong value is refused before a wrong key", around(partial(_refused_first, 422))),
    Mutant("a wrong database is refused before a wrong key", around(partial(_refused_first, 404))),
)
