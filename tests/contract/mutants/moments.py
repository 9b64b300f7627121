"""Mutants that show in time only: slow, stale, and of two moments at once."""

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import value_of
from tests.contract.mutants.wire import Answer, Ask, around, is_listed

_SLOW_SECONDS = 2.5
_BETWEEN_SECONDS = 0.002
"""What counting takes in a second transaction."""


async def _slow(ask: Ask, request: Request) -> Answer:
    if value_of(request, "component_id"):
        await asyncio.sleep(_SLOW_SECONDS)
    return await ask(request.scope)


async def _two_snapshots(ask: Ask, request: Request) -> Answer:
    counted = await ask(request.scope)
    if not is_listed(counted, request):
        return counted
    await asyncio.sleep(_BETWEEN_SECONDS)
    listed = await ask(request.scope)
    return listed.with_json({**listed.json, "meta": counted.json["meta"]})


def _stale(app: ASGIApp) -> ASGIApp:
    """Answers what it has answered once from memory."""
    remembered: dict[bytes, Answer] = {}

    async def respond(ask: Ask, request: Request) -> Answer:
        answer = await ask(request.scope)
        if not is_listed(answer, request):
            return answer
        return remembered.setdefault(request.scope["query_string"], answer)

    return around(respond)(app)


MUTANTS = (
    Mutant("a component_id takes 2.5 seconds", around(_slow)),
    Mutant("meta and data are of two snapshots", around(_two_snapshots)),
    Mutant("a page stays as it was when it was first asked for", _stale),
)
