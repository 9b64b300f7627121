"""Mutants of methods and paths: what is answered that is not in the contract."""

from dataclasses import replace

from starlette.requests import Request

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.wire import PATH, Answer, Ask, Wrap, around, edit_scope


def _answered_as_get(method: str) -> Wrap:
    return edit_scope(
        lambda request: (
            {"method": "GET"} if request.method == method and request.url.path == PATH else {}
        )
    )


def _answers(method: str, answer: Answer) -> Wrap:
    async def respond(ask: Ask, request: Request) -> Answer:
        is_it = request.method == method and request.url.path == PATH
        return answer if is_it else await ask(request.scope)

    return around(respond)


async def _head_as_get(ask: Ask, request: Request) -> Answer:
    if request.method != "HEAD" or request.url.path != PATH:
        return await ask(request.scope)
    return replace(await ask({**request.scope, "method": "GET"}), content=b"")


async def _redirect_slash(ask: Ask, request: Request) -> Answer:
    if request.url.path != f"{PATH}/":
        return await ask(request.scope)
    return Answer(307, {"location": PATH}, b"")


MUTANTS = (
    Mutant("HEAD is answered as GET", around(_head_as_get)),
    Mutant("POST is answered as GET", _answered_as_get("POST")),
    Mutant("QUERY is answered as GET", _answered_as_get("QUERY")),
    Mutant("DELETE is answered 204", _answers("DELETE", Answer(204, {}, b""))),
    Mutant("OPTIONS is answered 200", _answers("OPTIONS", Answer(200, {"allow": "GET"}, b""))),
    Mutant(
        "TRACE is answered 200",
        _answers("TRACE", Answer(200, {"content-type": "message/http"}, b"TRACE /sessions")),
    ),
    Mutant(
        "a slash at the end of the path is overlooked",
        edit_scope(
            lambda request: (
                {"path": PATH, "raw_path": PATH.encode()} if request.url.path == f"{PATH}/" else {}
            )
        ),
    ),
    Mutant("a slash at the end of the path is redirected", around(_redirect_slash)),
)
