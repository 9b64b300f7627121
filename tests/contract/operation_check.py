"""How a check of one operation is made."""

from collections.abc import Callable
from http import HTTPStatus

import httpx

from tests.contract.checks import Check
from tests.contract.document import Operation
from tests.contract.requests import Known
from tests.contract.subject import Subject

FIRST_SERVER_ERROR = 500
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})

Run = Callable[[Subject, Operation, Known], None]


def operation_check(operation: Operation, known: Known) -> Callable[[str, Run], Check]:
    """Makes checks that carry the operation's name."""

    def check(name: str, run: Run) -> Check:
        def bound(subject: Subject) -> None:
            run(subject, operation, known)

        return Check(f"{operation.name}: {name}", bound, operation.method in SAFE_METHODS)

    return check


def assert_status(response: httpx.Response, status: HTTPStatus | int) -> None:
    """The answer's, and no other."""
    got = response.status_code
    assert got == status, f"answered {got}, not {int(status)}"
