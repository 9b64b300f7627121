"""The checks that follow from the contract alone, for whatever operations it has."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus as S

from tests.contract.checks import Check
from tests.contract.document import METHODS, Document, Operation, operations
from tests.contract.input_checks import input_checks
from tests.contract.key_checks import key_checks
from tests.contract.operation_check import (
    FIRST_SERVER_ERROR,
    SAFE_METHODS,
    assert_status,
    operation_check,
)
from tests.contract.requests import Known, plain_request
from tests.contract.subject import Request, Subject


def contract_checks(document: Document) -> list[Check]:
    """Every check of every operation, and of every path."""
    known = Known(document)
    described = operations(document)
    return [
        *(check for operation in described for check in _operation_checks(operation, known)),
        *_path_checks(document),
    ]


def statuses_seen(document: Document) -> list[Check]:
    """That the run so far had every status that an operation documents, server errors aside."""
    return [
        Check(f"{operation.name}: {status} was seen", partial(_was_seen, operation, status))
        for operation in operations(document)
        for status in operation.statuses
        if status < FIRST_SERVER_ERROR
    ]


def _operation_checks(operation: Operation, known: Known) -> Iterator[Check]:
    yield operation_check(operation, known)("a plain request is answered", _plain)
    if operation.has_security:
        yield from key_checks(operation, known)
    yield from input_checks(operation, known)


def _plain(subject: Subject, operation: Operation, known: Known) -> None:
    response = subject.target.send(plain_request(operation, known, subject))
    status = response.status_code
    assert status not in {S.UNAUTHORIZED, S.UNPROCESSABLE_ENTITY}, f"refused with {status}"
    assert status < FIRST_SERVER_ERROR, f"answered {status}"


def _path_checks(document: Document) -> Iterator[Check]:
    for path, item in document["paths"].items():
        allowed = {method.upper() for method in METHODS if method in item}
        filled = _filled(path)
        for method in (*(name.upper() for name in METHODS), "QUERY"):
            if method not in allowed:
                yield Check(
                    f"{method} {path} is refused with 405",
                    partial(_refuses_method, filled, method, allowed),
                    is_safe=method in SAFE_METHODS,
                )
        for other in (f"{filled}/", f"/no-such-path{filled}", f"{filled}/%00/x"):
            yield Check(f"{other} is no path", partial(_no_path, other))


def _refuses_method(path: str, method: str, allowed: set[str], subject: Subject) -> None:
    response = subject.target.send(Request(path, method=method))
    assert_status(response, S.METHOD_NOT_ALLOWED)
    named = {part.strip() for part in response.headers.get("allow", "").split(",")}
    assert named == allowed, f"Allow says {sorted(named)}, the contract {sorted(allowed)}"


def _no_path(path: str, subject: Subject) -> None:
    response = subject.target.send(Request(path))
    assert_status(response, S.NOT_FOUND)


def _was_seen(operation: Operation, status: int, subject: Subject) -> None:
    assert any(
        exchange.status == status
        and operation.takes(exchange.request.method, exchange.request.path)
        for exchange in subject.target.exchanges
    ), f"no request of the run was answered {status}"


def _filled(path: str) -> str:
    return "/".join("x" if part.startswith("{") else part for part in path.split("/"))
