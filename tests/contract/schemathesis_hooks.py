"""What schemathesis is told beyond the contract: values of the world served, and more checks.

Loaded by `schemathesis run` through $SCHEMATHESIS_HOOKS; $CONTRACT_WORLD names the world. The
contract's file stays as it is: the overlay is put on the copy that has been read.
"""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import schemathesis
from schemathesis import Case
from schemathesis.checks import CheckContext
from schemathesis.core.transport import Response
from schemathesis.hooks import HookContext

from agentos_sessions.response_contract import ContractBreach
from tests.contract.document import operations
from tests.contract.error_policy import METHOD_NOT_ALLOWED, ErrorPolicy
from tests.contract.operations import knowledge
from tests.contract.responses import contract, response_contract
from tests.contract.subject import KEY
from tests.contract.worlds import World, make_world

_UNAUTHENTICATED = 401


@schemathesis.hook
def before_load_schema(_context: HookContext, raw_schema: dict[str, Any]) -> None:
    """Gives parameters values that are there, and the bounds that their schemas cannot say."""
    known = knowledge()
    for operation in operations(raw_schema):
        found = known.get(operation.name)
        if found is None:
            continue
        examples, bounds = found.examples(_world()), found.BOUNDS
        source = raw_schema["paths"][operation.path][operation.method.lower()]
        for parameter in source["parameters"]:
            name = parameter["name"]
            values = examples.get(name, ())
            parameter["examples"] = {str(n): {"value": value} for n, value in enumerate(values)}
            for choice in parameter["schema"].get("anyOf", ()):
                if choice.get("type") != "null":
                    choice.update(bounds.get(name, {}))


@schemathesis.check
def answer_is_what_the_rows_say(
    _context: CheckContext, response: Response, case: Case[Any]
) -> None:
    """Computes status and body from the URL that was sent, and compares."""
    operation = case.operation.definition.raw["operationId"]
    request = response.request
    answer = _as_httpx(response)
    if request.method != case.operation.method.upper():
        assert response.status_code == METHOD_NOT_ALLOWED, f"answered {response.status_code}"
    elif request.headers.get("Authorization") != f"Bearer {KEY}":
        assert response.status_code == _UNAUTHENTICATED, f"answered {response.status_code}"
    elif operation in knowledge():
        query = urlsplit(str(request.url)).query
        knowledge()[operation].check_answer(_world(), query, answer)


@schemathesis.check
def answer_is_in_the_contract(_context: CheckContext, response: Response, _case: Case[Any]) -> None:
    """Nothing undocumented is in it, and an error is what errors are."""
    request = response.request
    method, answer = str(request.method), _as_httpx(response)
    path = urlsplit(str(request.url)).path
    content_type = answer.headers.get("content-type")
    try:
        response_contract().check(method, path, answer.status_code, content_type, answer.content)
    except ContractBreach as breach:
        raise AssertionError(str(breach)) from None
    ErrorPolicy(contract()).check(method, answer)


def _as_httpx(response: Response) -> httpx.Response:
    headers = [(name, value) for name, values in response.headers.items() for value in values]
    plain = [(name, value) for name, value in headers if name != "content-encoding"]
    return httpx.Response(response.status_code, headers=plain, content=response.content or b"")


@cache
def _world() -> World:
    with tempfile.TemporaryDirectory() as folder:
        return make_world(os.environ["CONTRACT_WORLD"], Path(folder))
