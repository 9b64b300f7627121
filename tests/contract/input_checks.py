"""Checks of the inputs that an operation describes: what it refuses, and what must not fail."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus as S

from tests.contract.checks import Check
from tests.contract.document import Operation, Parameter
from tests.contract.operation_check import (
    FIRST_SERVER_ERROR,
    SAFE_METHODS,
    assert_status,
    operation_check,
)
from tests.contract.requests import Known, plain_request, with_query
from tests.contract.subject import Subject
from tests.contract.values import PATH_TEXTS, odd, refused

_WRONG_BODIES = {"no JSON": b"{", "a text": b'"text"', "a number": b"5"}


def input_checks(operation: Operation, known: Known) -> Iterator[Check]:
    """Of each parameter of its path and its query, and of its JSON body."""
    check = operation_check(operation, known)
    if operation.method in SAFE_METHODS:
        yield check("an unknown parameter is ignored", _unknown_parameter)
    for parameter in operation.parameters:
        if parameter.place == "path":
            name = f"an unknown {parameter.name} is no 500"
            yield check(name, partial(_unknown_path_value, parameter.name))
        elif parameter.place == "query":
            yield from _query_checks(operation, parameter, known)
    if operation.body is not None:
        for name, content in _WRONG_BODIES.items():
            yield check(f"{name} as body is refused with 422", partial(_body, content))


def _query_checks(operation: Operation, parameter: Parameter, known: Known) -> Iterator[Check]:
    check = operation_check(operation, known)
    name, schema = parameter.name, parameter.schema
    for value in refused(operation.document, schema):
        label = f"{name}={_short(value)} is refused with 422"
        yield check(label, partial(_refuses, name, value))
    for value in odd(operation.document, schema):
        yield check(f"{name}={_short(value)} is no 500", partial(_no_500, name, value))
    if refused(operation.document, schema):
        yield check(f"of a repeated {name} the last counts", partial(_last_counts, name))
    if parameter.required:
        yield check(f"without {name} it is refused with 422", partial(_without, name))


def _unknown_parameter(subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject)
    plain = subject.target.send(request)
    response = subject.target.send(with_query(request, "no-such-parameter=1"))
    assert_status(response, plain.status_code)


def _refuses(name: str, value: str, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject)
    response = subject.target.send(with_query(request, f"{name}={value}"))
    assert_status(response, S.UNPROCESSABLE_ENTITY)
    assert name in str(response.json()["detail"]), f"the detail does not name {name}"


def _no_500(name: str, value: str, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject)
    response = subject.target.send(with_query(request, f"{name}={value}"))
    assert response.status_code < FIRST_SERVER_ERROR, f"answered {response.status_code}"


def _unknown_path_value(name: str, subject: Subject, operation: Operation, known: Known) -> None:
    for value in ("no-such", *PATH_TEXTS):
        request = plain_request(operation, known, subject, path_values={name: value})
        response = subject.target.send(request)
        status = response.status_code
        assert status < FIRST_SERVER_ERROR, f"{value!r} is answered {status}"


def _last_counts(name: str, subject: Subject, operation: Operation, known: Known) -> None:
    """By a value that is refused: last it is refused, before a good one it is not."""
    parameter = next(p for p in operation.parameters if p.name == name)
    bad = refused(operation.document, parameter.schema)
    good = known.text(parameter, subject)
    assert good is not None, "no value is known that it takes"
    request = plain_request(operation, known, subject)
    last = subject.target.send(with_query(request, f"{name}={good}&{name}={bad[-1]}"))
    assert_status(last, S.UNPROCESSABLE_ENTITY)
    first = subject.target.send(with_query(request, f"{name}={bad[-1]}&{name}={good}"))
    got = first.status_code
    assert got != S.UNPROCESSABLE_ENTITY, "the first counts"
    assert got < FIRST_SERVER_ERROR, f"answered {got}"


def _without(name: str, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, leave_out=name)
    assert_status(subject.target.send(request), S.UNPROCESSABLE_ENTITY)


def _body(content: bytes, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(
        operation,
        known,
        subject,
        content=content,
        headers=(("Content-Type", b"application/json"),),
    )
    assert_status(subject.target.send(request), S.UNPROCESSABLE_ENTITY)


def _short(value: str) -> str:
    longest = 24
    return value if len(value) <= longest else f"{value[:8]}... ({len(value)})"
