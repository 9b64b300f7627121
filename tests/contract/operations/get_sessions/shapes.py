"""One request for each shape of answer of GET /sessions, for servers not judged at every answer."""

from functools import partial

import httpx

from agentos_sessions.response_contract import ResponseContract
from tests.contract.checks import Check
from tests.contract.error_policy import ErrorPolicy
from tests.contract.operations.get_sessions.edges import PATH
from tests.contract.subject import Request, Subject

_ERRORS = {
    "400": Request(PATH, "sort_by=runs"),
    "401": Request(PATH, key=None),
    "404": Request(PATH, "table=no-such"),
    "404 for a path": Request("/no-such-path"),
    "405": Request(PATH, method="OPTIONS"),
    "422": Request(PATH, "limit=abc"),
}


def shapes(contract: ResponseContract, policy: ErrorPolicy) -> list[Check]:
    """That a page has no field of its own, and each error its body, code, headers and words."""
    return [
        Check("a page has the fields of the contract and no others", partial(_page, contract)),
        *(
            Check(
                f"a {name} is the contract's, with its code, headers and words",
                partial(_error, contract, policy, name, request),
            )
            for name, request in _ERRORS.items()
        ),
    ]


def _page(contract: ResponseContract, subject: Subject) -> None:
    _judge(contract, PATH, subject.target.get(PATH))


def _error(
    contract: ResponseContract, policy: ErrorPolicy, name: str, request: Request, subject: Subject
) -> None:
    response = subject.target.send(request)
    got = response.status_code
    assert str(got) == name[:3], f"answered {got}, not {name[:3]}"
    if request.method == "GET":
        _judge(contract, request.path, response)
    policy.check(request.method, response)


def _judge(contract: ResponseContract, path: str, response: httpx.Response) -> None:
    content_type = response.headers.get("content-type")
    contract.check("GET", path, response.status_code, content_type, response.content)
